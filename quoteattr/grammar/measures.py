"""Measures: "according to" something that says nothing: "paid **according to age**"."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.lexicon import Lexicon


def is_measured(document: Document, opener: int, noun: int, lexicon: Lexicon) -> bool:
    """Whether a phrase right behind what it measures tells by what that is done, not who says it.

    As in "seats are given **according to age**"; not "according to its standards, …".

    Args:
        document: The parse.
        opener: The first word of its preposition.
        noun: The head word of the phrase.
        lexicon: Table ``grammar``.
    """
    first = document.sentence_of(opener).first
    is_behind = opener > first and document.words[opener - 1].upos != "PUNCT"
    return is_behind and document.words[noun].lemma.lower() in lexicon.words("grammar", "measures")
