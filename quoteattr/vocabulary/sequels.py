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
    """

    verbs: frozenset[str]
    adverbs: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Sequels:
        """Read them from a lexicon."""
        return cls(
            verbs=keys(lexicon, "sequels", "verbs"),
            adverbs=keys(lexicon, "sequels", "adverbs"),
        )
