"""People: words that name somebody, or a body or place that speaks like one."""

from __future__ import annotations

from quoteattr.document import Word
from quoteattr.grammar.named import kind_of
from quoteattr.lexicon import Lexicon

_SOMEBODY = {
    "person_nouns": ("officers", "kin", "others"),
    "groups": ("nouns",),
    "organizations": ("nouns", "places"),
}


def is_somebody(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word names or means people, or a body or place that stands for them."""
    if word.upos == "PRON":
        return word.feature("PronType") == "Prs"
    lists = ((table, name) for table, names in _SOMEBODY.items() for name in names)
    return kind_of(word, lexicon) in ("person", "organization", "group", "place") or any(
        word.lemma.lower() in lexicon.words(*path) for path in lists
    )
