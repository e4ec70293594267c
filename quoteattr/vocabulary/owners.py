"""Owners: how somebody is written who owns something."""

from __future__ import annotations

import attrs

from quoteattr.lexicon import Lexicon


@attrs.frozen(eq=False, repr=False)
class Owners:
    """The way in which a language writes owners.

    Attributes:
        endings: Endings of owners on a name, where the parser has not cut them off.
        pattern: How an owner is written before what it owns, "" where a language has no
            such way.
        plural_pattern: The same of several owners, "" where it is no other.
    """

    endings: tuple[str, ...]
    pattern: str
    plural_pattern: str

    @classmethod
    def of(cls, lexicon: Lexicon) -> Owners:
        """Read them from a lexicon."""
        return cls(
            endings=tuple(sorted(lexicon.words("grammar", "possessives", "endings"))),
            pattern=str(lexicon.table("pronouns").get("possession", "")),
            plural_pattern=str(lexicon.table("pronouns").get("plural_possession", "")),
        )
