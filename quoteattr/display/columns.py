"""Columns: text measured and wrapped by the cells it takes on a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_ZERO_WIDTH = frozenset(("Mn", "Me", "Cf"))
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"


def width_of(text: str) -> int:
    """How many cells of a terminal a line takes.

    Wide and full-width characters take two (Unicode Standard Annex 11), combining ones none,
    and an emoji joined from several characters two.

    Args:
        text: One line, without control characters.

    Returns:
        The number of cells.
    """
    return sum(map(_cells, _clusters(text)))


def pad(text: str, width: int) -> str:
    """Fill a line with spaces up to a width in cells."""
    return text + " " * (width - width_of(text))


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines.

    Args:
        text: A text whose words are separated by spaces.
        width: Cells that a line may take, at least 2.

    Returns:
        The lines, at least one; a word wider than a line is cut, though never within a
        character and its accents.
    """
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width_of(joined) <= width:
            lines[-1] = joined
        elif width_of(word) <= width:
            lines.append(word)
        else:
            lines[-1:] = (line.strip(" ") for line in _cut(joined, width))
    return lines


def shortened(text: str, width: int) -> str:
    """A line cut to a width in cells, with "…" at its end where something is left out."""
    return text if width_of(text) <= width else _cut(text, width - 1)[0].rstrip() + "…"


def _cut(text: str, width: int) -> list[str]:
    lines = [""]
    for cluster in _clusters(text):
        if width_of(lines[-1]) + _cells(cluster) > width:
            lines.append("")
        lines[-1] += cluster
    return lines


def _clusters(text: str) -> Iterator[str]:
    """Cut a text into what a reader takes for characters (Unicode Standard Annex 29, in short)."""
    cluster = ""
    for char in text:
        if cluster and not _belongs(char, cluster):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _belongs(char: str, cluster: str) -> bool:
    return (
        _is_zero_width(char)
        or cluster[-1] == _JOINER
        or "\U0001f3fb" <= char <= "\U0001f3ff"  # skin tones
        or (_is_flag_letter(char) and len(cluster) == 1 and _is_flag_letter(cluster))
    )


def _cells(cluster: str) -> int:
    if _is_flag_letter(cluster[0]) or _EMOJI_STYLE in cluster:
        return min(2, len(cluster))
    if _is_zero_width(cluster[0]):
        return 0
    return 2 if unicodedata.east_asian_width(cluster[0]) in "WF" else 1


def _is_zero_width(char: str) -> bool:
    return unicodedata.category(char) in _ZERO_WIDTH or "\u1160" <= char <= "\u11ff"


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
