"""Wording: the words of a language that matter for whom a content is about."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import attrs

from quoteattr.lexicon import Lexicon


@attrs.frozen
class Wording:
    """Lists of a language.

    Attributes:
        topics: Prepositions that make a noun a topic: "about".
        owners: Prepositions of owners: "of".
        doubtful: Nouns for somebody that mean something else as often: "star".
        counting: Nouns that only tell how many: "dozen".
        equivalents: By which English word the weights know a word, where they are borrowed.
    """

    topics: frozenset[str]
    owners: frozenset[str]
    doubtful: frozenset[str]
    counting: frozenset[str]
    equivalents: Mapping[str, str]

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, lexicon: Lexicon) -> Wording:
        """Read them from a lexicon."""
        return cls(
            topics=lexicon.words("about", "topic"),
            owners=lexicon.words("about", "owner"),
            doubtful=lexicon.words("about", "doubtful"),
            counting=lexicon.words("about", "counting"),
            equivalents=lexicon.table("about", "equivalents"),
        )

    def known_as(self, word: str) -> str:
        """Name a word as the weights do."""
        return self.equivalents.get(word, word)
