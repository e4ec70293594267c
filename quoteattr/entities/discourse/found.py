"""Findings: what a mention takes up, before anything of it is noted."""

from __future__ import annotations

import attrs

from quoteattr.claims import EntityKind
from quoteattr.entities.discourse.referents import Referent


@attrs.frozen
class Found:
    """What a mention takes up, with what that tells.

    Attributes:
        referents: What it takes up, one at least.
        sort: What that turns out to be, None where its kind stays.
        closes: Noun by which a headline named it, which the text has taken up now: "Judge
            rejects …", "A judge has rejected …". None where it is known otherwise.
    """

    referents: tuple[Referent, ...]
    sort: EntityKind | None = None
    closes: str | None = None

    @classmethod
    def of(cls, *referents: Referent | None) -> Found | None:
        """Some referents, or None where there are none."""
        found = tuple(referent for referent in referents if referent is not None)
        return cls(found) if found else None
