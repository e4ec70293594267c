"""Assembly: from attributions, entities, speakers and abouts to the claims of a document."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.attributions import Attribution, Quotation
from quoteattr.claims import About, Claim, Form
from quoteattr.document import Document
from quoteattr.entities import EntityIndex
from quoteattr.spans import Span
from quoteattr.speakers import Speaker


def assemble(
    document: Document,
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    index: EntityIndex,
    speakers: Sequence[Speaker],
    abouts: Sequence[tuple[About, ...]],
) -> tuple[Claim, ...]:
    """Put together what the stages found.

    Args:
        document: The parse.
        quotations: What stands in quotation marks.
        attributions: What is attributed, in the order of the text.
        index: The entities.
        speakers: The speaker of each attribution.
        abouts: Whom each attribution is about.

    Returns:
        A claim for each attribution, "c1", "c2", … in their order.
    """
    parents = find_parents(attributions)
    return tuple(
        Claim(
            id=f"c{number + 1}",
            form=form(document, quotations, attribution),
            type=attribution.type,
            polarity=attribution.polarity,
            source=attribution.source,
            cue=attribution.cue,
            content=attribution.content,
            speaker=speaker.speaker,
            resolution=speaker.resolution,
            about=about,
            addressees=_addressees(attribution, index, speaker),
            parent=None if parent is None else f"c{parent + 1}",
            rule=attribution.rule,
            confidence=attribution.confidence,
            cospeakers=speaker.cospeakers,
            reason=speaker.reason,
        )
        for number, (attribution, speaker, about, parent) in enumerate(
            zip(attributions, speakers, abouts, parents, strict=True)
        )
    )


def form(document: Document, quotations: Sequence[Quotation], attribution: Attribution) -> Form:
    """Whether a content stands in quotation marks: wholly, partly or not at all.

    Marks around the cue as well as the content do not count: there the whole attribution is
    quoted, by somebody else.
    """
    marks = [q.span for q in quotations if not any(_overlap(q.span, c) for c in attribution.cue)]
    words = [
        document.words[w]
        for span in attribution.content
        for w in document.words_in(span.start, span.end)
        if document.words[w].upos != "PUNCT"
    ]
    near = [m for m in marks if any(_overlap(m, c) for c in attribution.content)]
    inside = sum(any(m.start <= w.start and w.end <= m.end for m in near) for w in words)
    return "indirect" if not inside else "direct" if inside == len(words) else "mixed"


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def find_parents(attributions: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the number of the smallest one within whose content it stands."""
    return [_parent(number, attributions) for number in range(len(attributions))]


def _parent(number: int, attributions: Sequence[Attribution]) -> int | None:
    child = attributions[number]
    anchors = child.cue or child.content
    outer = [
        (sum(map(len, other.content)), n)
        for n, other in enumerate(attributions)
        if n != number
        and any(c.start <= anchors[0].start and anchors[0].end <= c.end for c in other.content)
        and sum(map(len, other.content)) > sum(map(len, child.content))
    ]
    return min(outer)[1] if outer else None


def _addressees(attribution: Attribution, index: EntityIndex, speaker: Speaker) -> tuple[str, ...]:
    found = dict.fromkeys(
        entity for word in attribution.addressees for entity in index.of_word.get(word, ())
    )
    return tuple(e for e in found if e != speaker.speaker and e not in speaker.cospeakers)
