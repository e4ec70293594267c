"""Provenance: how the claims of a document were found, and by which version."""

from __future__ import annotations

from functools import cache

import attrs


@attrs.frozen
class Provenance:
    """How the claims of a document were found; what a result must say to be made again.

    Attributes:
        version: The version of this package.
        model: Name and checksum of the model that found them, or name of a stage of the
            caller's own; None for the rules alone.
        min_confidence: Probability below which claims have been left out.
    """

    version: str
    model: str | None
    min_confidence: float = 0.0

    def at_least(self, minimum: float) -> Provenance:
        """The same, where claims below a probability have been left out, too."""
        return attrs.evolve(self, min_confidence=max(self.min_confidence, minimum))


@cache
def version() -> str:
    """The version; "0+source" of a source folder that is not installed.

    Looking it up takes longer than importing the package: ask only when it is needed.
    """
    from importlib import metadata

    try:
        return metadata.version("quoteattr")
    except metadata.PackageNotFoundError:
        return "0+source"
