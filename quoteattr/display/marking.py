"""Marking: the text as HTML in which contents, sources and cues are marked by speaker."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

import attrs

from quoteattr.display import wording
from quoteattr.display.palette import tones
from quoteattr.display.tags import escaped, opening
from quoteattr.document_claims import DocumentClaims
from quoteattr.typography.paragraphs import split_paragraphs

_LAYERS = ("claim", "source", "cue")
_MAX_HEIGHT = 2  # a line of text has room for the lines below three nested claims


@attrs.frozen
class Mark:
    """A stretch of text that belongs to a claim.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        layer: 0 for a content, 1 for a source, 2 for a cue: the order in which they nest.
        claim: Place of the claim in the document, from 0.
    """

    start: int
    end: int
    layer: int
    claim: int


@attrs.frozen
class _Piece:
    """A stretch of text with the marks that cover the whole of it, the outermost first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marked(doc: DocumentClaims) -> str:
    """Mark a text.

    Args:
        doc: The claims of a document.

    Returns:
        Paragraphs in HTML whose text is that of the document, character by character. Each
        stretch lies within a ``span`` for each mark that covers it; marks that overlap without
        nesting are cut where they cross.
    """
    waiting = deque(_marks(doc))
    palette = tones(doc)
    near: list[Mark] = []
    out, position = [], 0
    for paragraph in split_paragraphs(doc.text):
        start, end = paragraph.start, paragraph.end
        while waiting and waiting[0].start < end:
            near.append(waiting.popleft())
        near = [mark for mark in near if start < mark.end]
        pieces = list(_pieces(near, start, end))
        out += [escaped(doc.text[position:start]), '<p dir="auto">']
        out += [*_paragraph(doc, pieces, _attributes(doc, pieces, palette)), "</p>"]
        position = end
    return "".join((*out, escaped(doc.text[position:])))


def _marks(doc: DocumentClaims) -> list[Mark]:
    marks = (
        Mark(span.start, span.end, layer, number)
        for number, claim in enumerate(doc.claims)
        for layer, spans in enumerate((claim.content, claim.source, claim.cue))
        for span in spans
    )
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.layer, mark.claim))


def _pieces(marks: Sequence[Mark], start: int, end: int) -> Iterator[_Piece]:
    """Cut a paragraph wherever a mark begins or ends."""
    borders = {border for mark in marks for border in (mark.start, mark.end)}
    waiting = deque(marks)
    active: list[Mark] = []
    for left, right in pairwise(sorted({start, end} | {b for b in borders if start < b < end})):
        while waiting and waiting[0].start <= left:
            active.append(waiting.popleft())
        active = [mark for mark in active if mark.end > left]
        yield _Piece(left, right, tuple(active))


def _paragraph(
    doc: DocumentClaims, pieces: Sequence[_Piece], attributes: Mapping[Mark, Mapping[str, object]]
) -> Iterator[str]:
    before: tuple[Mark, ...] = ()
    for piece in pieces:
        kept = _shared(before, piece.marks)
        yield "</span>" * (len(before) - kept)
        for mark in piece.marks[kept:]:
            begins = mark.layer == 0 and mark.start == piece.start
            number = wording.number(doc, doc.claims[mark.claim]) if begins else None
            yield opening("span", {**attributes[mark], "data-n": number})
        yield escaped(doc.text[piece.start : piece.end])
        before = piece.marks
    yield "</span>" * len(before)


def _shared(one: Sequence[Mark], other: Sequence[Mark]) -> int:
    """How many marks the two begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _attributes(
    doc: DocumentClaims, pieces: Sequence[_Piece], palette: Mapping[str | None, str]
) -> dict[Mark, dict[str, object]]:
    heights = _heights(pieces)
    table: dict[Mark, dict[str, object]] = {}
    for mark in {mark for piece in pieces for mark in piece.marks}:
        claim = doc.claims[mark.claim]
        classes = [f"qa-{_LAYERS[mark.layer]}", f"qa-{palette[claim.speaker]}"]
        if mark.layer == 0:
            classes.append(f"qa-h{min(heights[mark], _MAX_HEIGHT)}")
            classes += ["qa-negative"] if claim.polarity == "negative" else []
        title = f"{wording.number(doc, claim)}  {wording.summary(doc, claim)}"
        table[mark] = {"class": " ".join(classes), "title": title}
    return table


def _heights(pieces: Sequence[_Piece]) -> Mapping[Mark, int]:
    """How many contents at most lie one within the other inside each content."""
    heights: Counter[Mark] = Counter()
    for piece in pieces:
        contents = [mark for mark in piece.marks if mark.layer == 0]
        for height, mark in enumerate(reversed(contents)):
            heights[mark] = max(heights[mark], height)
    return heights
