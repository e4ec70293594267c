"""Classes: by what kind of word a noun phrase is headed."""

from __future__ import annotations

from functools import lru_cache

from quoteattr.document import Document
from quoteattr.lexicon import Lexicon
from quoteattr.weighing.equivalents import known_as

_NOUNS = {
    "person_nouns": ("officers", "kin", "others"),
    "groups": ("nouns", "plurals"),
    "organizations": ("nouns", "general"),
    "documents": ("nouns",),
}


def source_class(document: Document, head: int | None, lexicon: Lexicon) -> str:
    """What kind of word a noun phrase is headed by: a pronoun, a kind of name, of noun.

    Args:
        document: The parse.
        head: Head word of the phrase, None where there is none.
        lexicon: Tables of the language.

    Returns:
        The class, by the names that the weights know; "none" without a phrase.
    """
    if head is None:
        return "none"
    word = document.words[head]
    if word.upos in ("PRON", "DET"):
        return known_as(word.text.lower(), lexicon)
    if word.ner != "O":
        return str(lexicon.table("ner", "kinds").get(word.label, word.label)) or "quantity"
    if word.upos == "NOUN":
        return _noun_tables(lexicon).get(word.lemma.lower(), word.upos)
    return word.upos


@lru_cache(maxsize=8)
def _noun_tables(lexicon: Lexicon) -> dict[str, str]:
    """The table that lists each noun; of several the first of `_NOUNS`."""
    return {
        lemma: table
        for table, lists in reversed(_NOUNS.items())
        for name in lists
        for lemma in lexicon.words(table, name)
    }
