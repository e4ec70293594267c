"""Introductions: how a text gives a name to somebody for whom it has a noun."""

from __future__ import annotations

import attrs

from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.keys import keys


@attrs.frozen(eq=False, repr=False)
class Introductions:
    """Words before a name that is given.

    Attributes:
        verbs: Lemmas of verbs of naming: "a nurse **named** Ann Lee".
        surnaming: Those of them that give it to whoever stands before: "a man **surnamed** Lee".
        bearing: Verbs of bearing a name: "who **used** the pseudonym Otter".
        nouns: Nouns for names: "by his **call sign**, Otter".
        roles: Words between a verb and the name: "identified her **as** Ann Lee".
        owners: Words between a noun and the name: "by the name **of** Ann Lee".
    """

    verbs: frozenset[str]
    surnaming: frozenset[str]
    bearing: frozenset[str]
    nouns: frozenset[str]
    roles: frozenset[str]
    owners: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Introductions:
        """Read them from a lexicon."""
        return cls(
            verbs=keys(lexicon, "introductions", "verbs"),
            surnaming=keys(lexicon, "introductions", "surnaming"),
            bearing=keys(lexicon, "introductions", "bearing"),
            nouns=keys(lexicon, "introductions", "nouns"),
            roles=keys(lexicon, "introductions", "roles"),
            owners=keys(lexicon, "introductions", "owners"),
        )
