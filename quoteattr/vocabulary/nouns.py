"""Nouns: which kind of entity a common noun names."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from quoteattr.claims import EntityKind
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.keys import endings, keys
from quoteattr.vocabulary.titles import Titles


@attrs.frozen(eq=False, repr=False)
class Nouns:
    """The nouns of all tables.

    Attributes:
        kinds: Each noun with the kind of entity that it names in the singular.
        endings: Endings of nouns that name a person.
        exceptions: Nouns with such an ending that name none.
        titles: Titles, which are nouns for persons as well.
    """

    kinds: Mapping[str, EntityKind]
    endings: tuple[str, ...]
    exceptions: frozenset[str]
    titles: Titles

    @classmethod
    def of(cls, lexicon: Lexicon, titles: Titles) -> Nouns:
        """Read them from a lexicon; a noun of several tables is what the last one here says."""
        lists: tuple[tuple[EntityKind, str, tuple[str, ...]], ...] = (
            ("group", "groups", ("nouns", "quantities", "adjectives")),
            ("document", "documents", ("nouns",)),
            ("organization", "organizations", ("nouns",)),
            ("place", "organizations", ("places",)),
            ("person", "person_nouns", ("officers", "kin", "others", "epithets", "anonymous")),
        )
        return cls(
            kinds={
                noun: kind
                for kind, table, names in lists
                for name in names
                for noun in keys(lexicon, table, name)
            },
            endings=endings(lexicon, "person_nouns", "endings"),
            exceptions=keys(lexicon, "person_nouns", "exceptions"),
            titles=titles,
        )

    def kind(self, noun: str) -> EntityKind | None:
        """The kind of entity that a noun names in the singular, None where that is unknown."""
        if noun in self.kinds:
            return self.kinds[noun]
        if noun.endswith(self.endings) and noun not in self.exceptions:
            return "person"
        tail = noun.rpartition("-")[2]
        if tail != noun and tail in self.kinds:
            return self.kinds[tail]
        return "person" if noun in self.titles else None
