"""Continuations: quotations without a cue of their own, whose speaker a reader carries over."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quoteattr.attributions import Attribution, Quotation
from quoteattr.document import Document
from quoteattr.paragraphs import split_paragraphs
from quoteattr.spans import Span

_CONFIDENCE = 0.5
_EDGE = " \t\r\n\u00a0.,-–—"


def with_continuations(
    document: Document, quotations: Sequence[Quotation], attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Give quotations that no cue took to the speaker who is talking.

    One that is reopened at the head of a paragraph belongs to the content of the one before it.
    One that makes up a paragraph, or opens it, is a claim of its own with an implicit source.

    Args:
        document: The parse.
        quotations: What stands in quotation marks.
        attributions: Attributions that have a cue, in the order of the text.

    Returns:
        All attributions, in the order of the text.
    """
    out = list(attributions)
    starts = {p.start: p for p in split_paragraphs(document.text)}
    talking = False
    for quotation in quotations:
        taken = _taking(quotation.span, out)
        if quotation.depth or not quotation.is_speech:
            continue
        if taken is None and quotation.continues and talking:
            _extend(out, quotation)
        elif taken is None and quotation.span.start in starts:
            paragraph = starts[quotation.span.start]
            rest = document.text[quotation.span.end : paragraph.end]
            if not rest.strip(_EDGE):
                out.append(_implicit(document, quotation))
        talking = True
    return tuple(sorted(out, key=lambda a: (a.content[0], a.cue)))


def _taking(span: Span, attributions: Sequence[Attribution]) -> int | None:
    """Number of an attribution that has most of a quotation as its content."""
    for number, attribution in enumerate(attributions):
        shared = sum(
            max(0, min(c.end, span.end) - max(c.start, span.start)) for c in attribution.content
        )
        if 2 * shared > len(span):
            return number
    return None


def _extend(attributions: list[Attribution], quotation: Quotation) -> None:
    """Add a quotation to the attribution whose content ends last before it."""
    before = [
        (a.content[-1].end, number)
        for number, a in enumerate(attributions)
        if a.content[-1].end <= quotation.span.start
    ]
    if before:
        number = max(before)[1]
        held = attributions[number]
        attributions[number] = attrs.evolve(held, content=(*held.content, quotation.span))


def _implicit(document: Document, quotation: Quotation) -> Attribution:
    words = set(document.words_in(quotation.inner.start, quotation.inner.end))
    heads = [w for w in sorted(words) if document.words[w].head not in words]
    return Attribution(
        source=(),
        cue=(),
        content=(quotation.span,),
        rule="carried on",
        confidence=_CONFIDENCE,
        content_head=heads[0] if heads else None,
        is_implicit=True,
    )
