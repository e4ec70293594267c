"""Sequels: how a text says that a speaker goes on."""

from __future__ import annotations

import attrs

from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.keys import keys


@attrs.frozen(eq=False, repr=False)
class Sequels:
    """Words of cues that are not the first of their speaker.

    Attributes:
        verbs: Lemmas, with a particle where one belongs to them: "**went on** to say".
        adverbs: Words beside any verb: "**also** said".
        nouns: Nouns that may call a speaker of whom no name is told: "the **official** added".
    """

    verbs: frozenset[str]
    adverbs: frozenset[str]
    nouns: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Sequels:
        """Read them from a lexicon."""
        return cls(
            verbs=keys(lexicon, "sequels", "verbs"),
            adverbs=keys(lexicon, "sequels", "adverbs"),
            nouns=keys(lexicon, "sequels", "nouns"),
        )
