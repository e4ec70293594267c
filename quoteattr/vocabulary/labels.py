"""Labels: what a tagger's labels stand for, and what no label should make a name of."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.keys import keys


@attrs.frozen(eq=False, repr=False)
class Labels:
    """Labels of named entities.

    Attributes:
        kinds: Kind of entity for each label of a tagger, "" for none.
        calendar: Capitalised words that name no entity.
    """

    kinds: Mapping[str, str]
    calendar: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Labels:
        """Read them from a lexicon."""
        return cls(
            kinds=dict(lexicon.table("ner", "kinds")),
            calendar=keys(lexicon, "ner", "calendar", "words"),
        )
