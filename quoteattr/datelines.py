"""Datelines: the place, date and agency before the first words of a news text, and bullets."""

from __future__ import annotations

from quoteattr.document import Document

_DASHES = ("-", "--", "–", "—", "―")
_BULLETS = ("•", "·", "▪", "●", "■", "►", "*", *_DASHES)
_LONGEST = 12  # words, the dash included


def after_dateline(document: Document, word: int) -> int:
    """Where the sentence of a word begins: after "LYON, France (AP) —" or "•" if it opens so.

    Args:
        document: The parse.
        word: Index of a word.

    Returns:
        Index of the first word that belongs to what is told.
    """
    sentence = document.sentence_of(word)
    first, last = sentence.first, min(sentence.last, sentence.first + _LONGEST)
    place = document.words[first].text
    if place in _BULLETS:
        return first + 1
    if not place.isupper() or len(place) == 1:
        return first
    opening = range(first + 1, last)
    return next((i + 1 for i in opening if document.words[i].text in _DASHES), first)
