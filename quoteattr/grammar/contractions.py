"""Contractions: a pronoun and a verb written as one, which a tagger may take for a name."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from quoteattr.document import Document, Word
from quoteattr.grammar.named import begins_name

_FUNCTION = ("PRON", "AUX", "PART")
_OWNED = ("'s", "’s", "'", "’")  # "Will's" is a name all the same


def untagged(document: Document) -> Document:
    """Take the tag of a name from contractions: "**I'm** Jim", "**Can't** you".

    Args:
        document: The parse.

    Returns:
        The same words; a name that begins with a contraction is the rest of it.
    """
    found = {
        index for word in document.words if word.ner != "O" for index in _parts(document, word)
    }
    if not found:
        return document
    words = tuple(_retagged(word, found) for word in document.words)
    return attrs.evolve(document, words=words)


def _parts(document: Document, word: Word) -> Iterator[int]:
    """The two words of a contraction of function words that a tagged word begins."""
    if not begins_name(word) or word.upos not in _FUNCTION:
        return
    for other in document.words[word.index + 1 : word.index + 2]:
        is_glued = word.end == other.start and other.upos in _FUNCTION
        if is_glued and other.text.lower() not in _OWNED:
            yield from (word.index, other.index)


def _retagged(word: Word, found: set[int]) -> Word:
    """A word without its tag where it is a part of one; what goes on behind begins the name."""
    if word.index in found:
        return attrs.evolve(word, ner="O")
    if word.index - 1 in found and word.ner[:1] in ("I", "E"):
        mark = "B" if word.ner[:1] == "I" else "S"
        return attrs.evolve(word, ner=f"{mark}-{word.label}")
    return word
