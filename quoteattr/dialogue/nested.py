"""Nested: claims made within a quotation, which reach no further than its marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import attrs

from quoteattr.attributions import Attribution, Quotation
from quoteattr.spans import Cover, Span

_STRAY_CONFIDENCE = 0.8


def unquoted(
    quotations: Sequence[Quotation], attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Cut contents and sources of claims made within a quotation where its marks begin.

    Args:
        quotations: What stands in quotation marks.
        attributions: All attributions.

    Returns:
        The same, none of which has a closing mark that it does not open.
    """
    outer = [quotation for quotation in quotations if not quotation.depth]
    starts = [quotation.span.start for quotation in outer]
    return tuple(
        _unquoted(outer[bisect_right(starts, a.cue[0].start) - 1], a)
        if a.cue and starts and starts[0] <= a.cue[0].start
        else a
        for a in attributions
    )


def _unquoted(quotation: Quotation, attribution: Attribution) -> Attribution:
    """A claim without the marks of the quotation in which it is made, if it is made in one."""
    inner = quotation.inner
    if attribution.cue[-1] not in inner:
        return attribution
    source = tuple(span for span in attribution.source if span in inner) or attribution.source
    kept = (_cut(span, inner) for span in attribution.content)
    content = tuple(span for span in kept if span is not None) or attribution.content
    return attrs.evolve(attribution, source=source, content=content)


def _cut(span: Span, inner: Span) -> Span | None:
    """What a span has of a quotation without its marks, and without a comma before these."""
    if span in inner:
        return span
    start, end = max(span.start, inner.start), min(span.end, inner.end)
    if start >= end:
        return None
    text = span.text[start - span.start : end - span.start].rstrip(" \u00a0,.;")
    return Span(start, start + len(text), text) if text else None


def without_strays(
    quotations: Sequence[Quotation], attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Drop doubtful claims within a quotation that nobody is known to have said, and bare marks.

    Args:
        quotations: What stands in quotation marks.
        attributions: All attributions.

    Returns:
        Those whose cue stands outside quotations, or within a content, or that are sure. A
        quotation left open is none here: nobody knows where it ends.
    """
    marked = Cover.of(q.span for q in quotations if q.closed and not q.depth)
    said = Cover.of(span for a in attributions for span in a.content)
    return tuple(
        a
        for a in attributions
        if any(map(_has_word, a.content))
        and (
            a.confidence >= _STRAY_CONFIDENCE
            or not a.cue
            or not marked.holds(a.cue[0].start, a.cue[0].end)
            or said.holds(a.cue[0].start, a.cue[0].end)
        )
    )


def _has_word(span: Span) -> bool:
    return any(map(str.isalnum, span.text))
