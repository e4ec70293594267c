"""Trials: words for what courts and the police do with somebody."""

from __future__ import annotations

import attrs

from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.keys import keys


@attrs.frozen(eq=False, repr=False)
class Trials:
    """Words that tell who is on trial, and that take up who is.

    Attributes:
        passive: Lemmas of verbs for what is done to such a one: "was **charged** with theft".
        active: Lemmas of verbs for what such a one does: "**pleaded** guilty".
        nouns: Nouns that such a one owns: "Lee's **arrest**".
        defendants: Nouns that take up such a one: "the **defendant**".
        clients: Nouns for such a one as a lawyer's: "his **client**".
        pleading: Words that tell that a lawyer speaks: "**mitigating**, Lee said".
    """

    passive: frozenset[str]
    active: frozenset[str]
    nouns: frozenset[str]
    defendants: frozenset[str]
    clients: frozenset[str]
    pleading: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Trials:
        """Read them from a lexicon."""
        return cls(
            passive=keys(lexicon, "trials", "passive"),
            active=keys(lexicon, "trials", "active"),
            nouns=keys(lexicon, "trials", "nouns"),
            defendants=keys(lexicon, "trials", "defendants"),
            clients=keys(lexicon, "trials", "clients"),
            pleading=keys(lexicon, "trials", "pleading"),
        )
