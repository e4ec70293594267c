"""Dashes: speech that a dash opens at the head of a paragraph, as Spanish sets dialogue.

In "—No habrá acuerdo —dijo Pérez—. Seguiremos." the first dash opens the speech, one after a
blank opens what the narrator puts in, and one before a blank or a mark ends that again
(Real Academia Española, Ortografía de la lengua española, 2010, "La raya").
"""

from __future__ import annotations

import re

from quoteattr.attributions import Quotation
from quoteattr.lexicon import Lexicon
from quoteattr.spans import Span

_OPENING = re.compile(r"[—–]\s?(?=\S)")
_ASIDE = re.compile(r"\s[—–](?=\S).*?(?:(?<=\S)[—–](?=[\s.,;:!?…]|$)|$)", re.DOTALL)
_AFTER_ASIDE = re.compile(r"[.,;:…]?\s*")


def dashed_speech(text: str, paragraph: Span, lexicon: Lexicon) -> list[Quotation]:
    """Find what is said in a paragraph that opens with a dash.

    Args:
        text: The whole text.
        paragraph: One of its paragraphs.
        lexicon: Table ``quotations``: whether the language sets speech off so.

    Returns:
        The stretches of speech between what the narrator puts in, the opening dash within the
        span of the first; none where the paragraph opens otherwise. Offsets index ``text``.
    """
    opening = _OPENING.match(paragraph.text)
    if opening is None or not lexicon.table("quotations").get("dialogue_dashes"):
        return []
    pieces: list[tuple[int, int]] = []
    start = opening.end()
    for aside in _ASIDE.finditer(paragraph.text, start):
        pieces.append((start, aside.start()))
        after = _AFTER_ASIDE.match(paragraph.text, aside.end())
        start = after.end() if after is not None else aside.end()
    pieces.append((start, len(paragraph.text)))
    return [
        _quotation(text, paragraph.start, piece, opening.end() if not number else 0)
        for number, piece in enumerate(pieces)
        if paragraph.text[slice(*piece)].strip()
    ]


def _quotation(text: str, base: int, piece: tuple[int, int], dash: int) -> Quotation:
    """A stretch of speech; ``dash`` characters before it are its opening mark."""
    inner = Span.of(text, base + piece[0], base + piece[1])
    return Quotation(Span.of(text, inner.start - dash, inner.end), inner)
