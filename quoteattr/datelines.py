"""Datelines: the place, date and agency before the first words of a news text, and bullets."""

from __future__ import annotations

from quoteattr.document import Document

_DASHES = ("-", "--", "–", "—", "―")
_BULLETS = ("•", "·", "▪", "●", "■", "►", "*", *_DASHES)
_VERBS = ("VERB", "AUX")
_LONGEST = 12  # words, the dash included


def after_dateline(document: Document, inside: int) -> int:
    """Where a sentence begins: after "LYON, France (AP) —" or "•" if it opens so.

    Args:
        document: The parse.
        inside: Index of a word of the sentence.

    Returns:
        Index of the first word that belongs to what is told.
    """
    sentence = document.sentence_of(inside)
    first, last = sentence.first, min(sentence.last, sentence.first + _LONGEST)
    place = document.words[first].text
    if place in _BULLETS:
        return first + 1
    if not place.isupper() or len(place) == 1:
        return first
    for word in document.words[first + 1 : last]:
        if word.text in _DASHES:
            return word.index + 1
        if word.upos in _VERBS:  # "UN officials said aid — food and water — had come"
            break
    return first
