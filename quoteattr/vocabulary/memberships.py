"""Memberships: who belongs to which kind of body, as captains do to teams."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.keys import united, word_key


@attrs.frozen(eq=False, repr=False)
class Memberships:
    """Nouns for bodies, with those for who belongs to one.

    Attributes:
        members: For a noun of a body those for its members: "captain" for "side".
        kinds: For a noun of a body the kinds of entities that it may be.
    """

    members: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Memberships:
        """Read them from a lexicon."""
        tables = lexicon.table("organizations").get("memberships", ())
        pairs = [(word_key(noun), table) for table in tables for noun in table["nouns"]]
        return cls(
            members=united((noun, table["members"]) for noun, table in pairs),
            kinds=united((noun, table["kinds"]) for noun, table in pairs),
        )
