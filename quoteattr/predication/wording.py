"""Wording: the words of a language that tell in which role a content names somebody."""

from __future__ import annotations

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
        quantities: Nouns that only tell how many: "dozens".
    """

    topics: frozenset[str]
    owners: frozenset[str]
    doubtful: frozenset[str]
    quantities: frozenset[str]

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, lexicon: Lexicon) -> Wording:
        """Read them from a lexicon."""
        return cls(
            topics=lexicon.words("about", "topic"),
            owners=lexicon.words("about", "owner"),
            doubtful=lexicon.words("about", "doubtful"),
            quantities=lexicon.words("groups", "quantities"),
        )
