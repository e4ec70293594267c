"""Bullets: the marks that open the items of a list, in plain text often an asterisk or a dash."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoteattr.spans import Span
from quoteattr.typography.marks import DASHES

_BULLET = re.compile(r"[•·▪●■►‣⁃*][ \t\u00a0]+(?=\S)")
_DASH = re.compile(rf"[{DASHES}][ \t\u00a0]+(?=\S)")


def opens_item(line: str) -> bool:
    """Whether a line begins with a bullet that is no dash."""
    return _BULLET.match(line.lstrip()) is not None


def after_bullet(paragraphs: Sequence[Span], number: int) -> int:
    """Where a paragraph begins behind its bullet, if it has one.

    A dash is a bullet beside another paragraph with one; alone it may sign a quotation.

    Args:
        paragraphs: Those of a text.
        number: Of one of them.

    Returns:
        The offset of its first character that is no bullet.
    """
    here = paragraphs[number]
    bullet = _BULLET.match(here.text)
    if bullet is None and (dash := _DASH.match(here.text)):
        beside = (*paragraphs[max(number - 1, 0) : number], *paragraphs[number + 1 : number + 2])
        is_list = any(other.text[0] == here.text[0] and _DASH.match(other.text) for other in beside)
        bullet = dash if is_list else None
    return here.start + bullet.end() if bullet is not None else here.start
