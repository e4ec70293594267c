"""Paragraphs: where a text breaks, whether by blank lines or by single line ends."""

from __future__ import annotations

import re
from itertools import pairwise

from quoteattr.spans import Span
from quoteattr.typography.bullets import opens_item
from quoteattr.typography.marks import CLOSING, SENTENCE_ENDS

_LINE = re.compile(r"[^\r\n\u2028\u2029\v\f]+")
_WRAP_MIN, _WRAP_MAX = 40, 100
_COMMAS = (",", "，")
_FINAL = SENTENCE_ENDS + CLOSING + ":)"  # after which a line is as good as whole


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Split a text into its paragraphs.

    Every line is a paragraph, as in most news texts, except in text that was wrapped to a fixed
    width (e-mail, plain-text archives): there lines are joined up to the next blank line. In any
    text a line that ends without final punctuation is joined with a next one in lower case.

    Args:
        text: Any text.

    Returns:
        The paragraphs that hold more than white space, without the white space at their edges.
    """
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if not m.group().isspace()]
    lines = _joined(text, lines, always=_is_wrapped(text, lines))
    return tuple(_strip(text, start, end) for start, end in lines)


def _strip(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span.of(text, start, start + len(piece.strip()))


def _blank_between(text: str, left: int, right: int) -> bool:
    gap = text[left:right].replace("\r\n", "\n")
    return len(gap.splitlines()) > 1


def _joined(text: str, lines: list[tuple[int, int]], *, always: bool) -> list[tuple[int, int]]:
    """Lines put together where no blank one is between, either always or where one goes on.

    Blank or not, where the cue of a quotation stands in a line of its own: "“A step,”⏎⏎said Lee".
    """
    out = lines[:1]
    for before, line in pairwise(lines):
        if _waits(text[slice(*before)]) and text[slice(*line)].lstrip()[0].islower():
            out[-1] = (out[-1][0], line[1])
            continue
        is_apart = _blank_between(text, before[1], line[0]) or opens_item(text[slice(*line)])
        if not is_apart and (always or _goes_on(text[slice(*before)], text[slice(*line)])):
            out[-1] = (out[-1][0], line[1])
        else:
            out.append(line)
    return out


def _goes_on(line: str, following: str) -> bool:
    """Whether a line ends within a sentence: without its stop, and the next in lower case."""
    return line.rstrip()[-1] not in _FINAL and following.lstrip()[0].islower()


def _waits(line: str) -> bool:
    """Whether a line ends with a comma within quotation marks, behind which a cue follows."""
    end = line.rstrip()
    return end[-1] in CLOSING and end.rstrip(CLOSING).endswith(_COMMAS)


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether line ends are only typographic: they often fall where no sentence ends."""
    inner = [
        (start, end)
        for (start, end), (after, _) in pairwise(lines)
        if not _blank_between(text, end, after)
    ]
    if len(inner) < 3 or max(end - start for start, end in inner) > _WRAP_MAX:
        return False
    broken = sum(
        end - start >= _WRAP_MIN and text[start:end].rstrip()[-1] not in _FINAL
        for start, end in inner
    )
    return broken > len(inner) / 2
