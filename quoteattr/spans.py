"""Spans: half-open character offsets into the caller's own text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

import attrs

from quoteattr.errors import OptionError


def _check_end(span: Span, _: attrs.Attribute[int], end: int) -> None:
    if not 0 <= span.start <= end:
        raise OptionError(f"a span needs 0 <= start <= end, not {span.start}, {end}")


@attrs.frozen(order=True)
class Span:
    """A stretch of text, as Python slices it: ``text[span.start:span.end] == span.text``.

    Attributes:
        start: Offset of the first character, in code points, from 0.
        end: Offset after the last character.
        text: The characters themselves.
    """

    start: int
    end: int = attrs.field(validator=_check_end)
    text: str = attrs.field(order=False)

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Cut the span from ``start`` to ``end`` out of ``text``.

        Args:
            text: The caller’s own text.
            start: Offset of its first character.
            end: Offset after its last.

        Returns:
            The span with its text.
        """
        return cls(start, end, text[start:end])

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@attrs.frozen
class Cover:
    """Stretches of text merged into disjoint ones, for asking what lies in them.

    Attributes:
        starts: Offsets where the stretches begin, in order.
        ends: Offsets where they end.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Cover:
        """Merge spans that overlap or touch."""
        starts: list[int] = []
        ends: list[int] = []
        for span in sorted(spans):
            if ends and span.start <= ends[-1]:
                ends[-1] = max(ends[-1], span.end)
            else:
                starts.append(span.start)
                ends.append(span.end)
        return cls(tuple(starts), tuple(ends))

    def holds(self, start: int, end: int) -> bool:
        """Whether the text between two offsets lies wholly within one stretch."""
        number = bisect_right(self.starts, start) - 1
        return number >= 0 and end <= self.ends[number]


def joined(spans: Iterable[Span]) -> str:
    """The words of spans as one string, gaps shown as " … "."""
    return " … ".join(span.text for span in spans)


def trimmed(text: str, start: int, end: int, strip: str = "") -> Span | None:
    """Cut a span without white space (and characters of ``strip``) at its edges.

    Args:
        text: The whole text.
        start: Offset of the first character.
        end: Offset after the last character.
        strip: Further characters to leave out at both edges.

    Returns:
        The span, or None where nothing is left.
    """
    while start < end and (text[start].isspace() or text[start] in strip):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in strip):
        end -= 1
    return Span.of(text, start, end) if start < end else None


def merged(text: str, spans: Iterable[Span], bridge: str = " \t\n\r\u00a0") -> tuple[Span, ...]:
    """Sort spans and join those that overlap or have only ``bridge`` characters between them.

    Args:
        text: The whole text.
        spans: Spans of it, in any order.
        bridge: Characters that may lie between two spans that are joined.

    Returns:
        Disjoint spans in the order of the text.
    """
    out: list[Span] = []
    for span in sorted(spans):
        if out and (span.start <= out[-1].end or not text[out[-1].end : span.start].strip(bridge)):
            last = out.pop()
            out.append(Span.of(text, last.start, max(last.end, span.end)))
        else:
            out.append(span)
    return tuple(out)
