"""Wording: the words of a language that tell whom a content is about."""

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
        places: Prepositions that make a place the scene of what happens: "in".
        owners: Prepositions of owners: "of".
        doubtful: Nouns for somebody that mean something else as often: "star".
        states: Nouns with the prepositions of what they are, not of whom: "state of health".
        quantities: Nouns that only tell how many: "quarter".
        possessives: Endings of owners.
    """

    topics: frozenset[str]
    places: frozenset[str]
    owners: frozenset[str]
    doubtful: frozenset[str]
    states: Mapping[str, str]
    quantities: frozenset[str]
    possessives: tuple[str, ...]

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, lexicon: Lexicon) -> Wording:
        """Read them from a lexicon."""
        return cls(
            topics=lexicon.words("about", "topic"),
            places=lexicon.words("about", "place"),
            owners=lexicon.words("about", "owner"),
            doubtful=lexicon.words("about", "doubtful"),
            states=lexicon.table("about").get("states", {}),
            quantities=lexicon.words("groups", "quantities"),
            possessives=tuple(
                lexicon.words("grammar", "possessives", "endings")
                | lexicon.words("grammar", "possessives", "plurals")
            ),
        )
