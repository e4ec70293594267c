"""Paragraphs: where a text breaks, whether by blank lines or by single line ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from quoteattr.spans import Span
from quoteattr.typography.bullets import opens_item
from quoteattr.typography.lines import awaits_cue, goes_on, holds_sentence, is_unfinished

_LINE = re.compile(r"[^\r\n\u2028\u2029\v\f]+")
_WRAP_MIN, _WRAP_MAX = 40, 100
_FILLED_MIN = 30
_RAGGED = 10  # characters by which a line that was wrapped by hand may fall short

Line = tuple[int, int]


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Split a text into its paragraphs.

    Every line is a paragraph, as in most news texts, except in text that was wrapped to a fixed
    width (e-mail, plain-text archives, what one types into a program): there lines are joined up
    to the next blank line. In any text a line that breaks off is joined with the next.

    Args:
        text: Any text.

    Returns:
        The paragraphs that hold more than white space, without the white space at their edges.
    """
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if not m.group().isspace()]
    blocks = _blocks(text, lines)
    always = _is_wrapped(text, blocks)
    return tuple(
        _strip(text, start, end)
        for block in blocks
        for start, end in _joined(text, block, always=always or _is_filled(text, block))
    )


def _strip(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span.of(text, start, start + len(piece.strip()))


def _blocks(text: str, lines: Sequence[Line]) -> list[list[Line]]:
    """Lines by the blank ones between them, but for one between a quotation and its cue."""
    blocks = [[line] for line in lines[:1]]
    for before, line in pairwise(lines):
        is_apart = not awaits_cue(text[slice(*before)], text[slice(*line)])
        if is_apart and _blank_between(text, before[1], line[0]):
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _blank_between(text: str, left: int, right: int) -> bool:
    gap = text[left:right].replace("\r\n", "\n")
    return len(gap.splitlines()) > 1


def _joined(text: str, block: Sequence[Line], *, always: bool) -> list[Line]:
    """Lines put together, either always or where one goes on, but where a bullet opens one."""
    out = list(block[:1])
    for before, line in pairwise(block):
        here, following = text[slice(*before)], text[slice(*line)]
        if not opens_item(following) and (always or goes_on(here, following)):
            out[-1] = (out[-1][0], line[1])
        else:
            out.append(line)
    return out


def _is_wrapped(text: str, blocks: Iterable[Sequence[Line]]) -> bool:
    """Whether line ends are only typographic: they often fall where no sentence ends."""
    inner = [line for block in blocks for line in block[:-1]]
    if len(inner) < 3 or max(end - start for start, end in inner) > _WRAP_MAX:
        return False
    broken = sum(
        end - start >= _WRAP_MIN and is_unfinished(text[start:end]) for start, end in inner
    )
    return broken > len(inner) / 2


def _is_filled(text: str, block: Sequence[Line]) -> bool:
    """Whether a few lines look wrapped: none has room for the first word of the next.

    A headline over a short text may look so, too; of two lines the first must hold the end of a
    sentence.
    """
    lines = [text[slice(*line)].strip() for line in block]
    width = max(map(len, lines))
    if len(lines) < 2 or width > _WRAP_MAX or is_unfinished(lines[-1]):
        return False
    broken = [line for line in lines[:-1] if is_unfinished(line)]
    is_prose = len(broken) > 1 or any(map(holds_sentence, broken))
    return (
        is_prose
        and 2 * len(broken) >= len(lines) - 1
        and all(
            len(line) >= _FILLED_MIN and len(line) + len(following.split()[0]) + _RAGGED >= width
            for line, following in pairwise(lines)
        )
    )
