"""Assembly: from attributions, entities, speakers and abouts to the claims of a document."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Collection, Iterator, Sequence

from quoteattr.attributions import Attribution, Quotation
from quoteattr.claims import About, Claim, Form, Polarity
from quoteattr.document import Document
from quoteattr.entities import EntityIndex
from quoteattr.spans import Cover, Span
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
    denied = within_denials(attributions, parents)
    return tuple(
        Claim(
            id=f"c{number + 1}",
            form=form(document, quotations, attribution),
            type=attribution.type,
            polarity=_turned(attribution.polarity) if number in denied else attribution.polarity,
            source=attribution.source,
            cue=attribution.cue,
            content=attribution.content,
            speaker=speaker.speaker,
            resolution=speaker.resolution,
            about=about,
            addressees=_addressees(document, attribution, index, speaker),
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
    words = [
        document.words[w]
        for span in attribution.content
        for w in document.words_in(span.start, span.end)
        if document.words[w].upos != "PUNCT"
    ]
    near = {mark for span in attribution.content for mark in _overlapping(quotations, span)}
    marks = [mark for mark in near if not any(mark.overlaps(cue) for cue in attribution.cue)]
    marked = Cover.of(marks)
    inside = sum(marked.holds(w.start, w.end) for w in words)
    return "indirect" if not inside else "direct" if inside == len(words) else "mixed"


def _overlapping(quotations: Sequence[Quotation], span: Span) -> Iterator[Span]:
    """The quotations, in order of their starts, that share text with a span."""
    number = bisect_left(quotations, span.end, key=lambda q: q.span.start) - 1
    while number >= 0:
        quotation = quotations[number]
        if quotation.span.end > span.start:
            yield quotation.span
        elif not quotation.depth:  # outermost quotations follow each other: no earlier one can
            return
        number -= 1


def find_parents(attributions: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the number of the smallest one within whose content it stands."""
    anchors = [(a.cue or a.content)[0] for a in attributions]
    sizes = [sum(map(len, a.content)) for a in attributions]
    pieces = deque(sorted((c, n) for n, a in enumerate(attributions) for c in a.content))
    around: list[tuple[Span, int]] = []
    out: list[int | None] = [None] * len(anchors)
    for anchor, number in sorted((anchor, n) for n, anchor in enumerate(anchors)):
        while pieces and pieces[0][0].start <= anchor.start:
            around.append(pieces.popleft())
        around = [piece for piece in around if piece[0].end > anchor.start]
        outer = [
            (sizes[n], n)
            for content, n in around
            if n != number and anchor.end <= content.end and sizes[n] > sizes[number]
        ]
        out[number] = min(outer)[1] if outer else None
    return out


def within_denials(
    attributions: Sequence[Attribution], parents: Sequence[int | None]
) -> Collection[int]:
    """The numbers of attributions that the ones around them deny: "denied that **she had asked**".

    A noun may stand between them: "denied **claims** that she had asked". What is itself denied
    to be denied denies nothing.
    """
    found: set[int] = set()
    sizes = [sum(map(len, a.content)) for a in attributions]
    for number in sorted(range(len(parents)), key=lambda n: -sizes[n]):  # outer ones first
        parent = parents[number]
        above = None if parent is None else parents[parent]
        denied = [
            attributions[o].denied for o in (parent, above) if o is not None and o not in found
        ]
        if any(attributions[number].cue_head in words for words in denied):
            found.add(number)
    return found


def _turned(polarity: Polarity) -> Polarity:
    return "negative" if polarity == "positive" else "positive"


def _addressees(
    document: Document, attribution: Attribution, index: EntityIndex, speaker: Speaker
) -> tuple[str, ...]:
    joined = (
        word
        for head in attribution.addressees
        for word in (
            head,
            *(c for c in document.children[head] if document.words[c].relation == "conj"),
        )
    )
    found = dict.fromkeys(entity for word in joined for entity in index.of_word.get(word, ()))
    return tuple(e for e in found if e != speaker.speaker and e not in speaker.cospeakers)
