"""Mentions: all of a text together, each found by its head word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from quoteattr.document import Document
from quoteattr.entities.mentions.candidates import Candidate


@attrs.frozen(eq=False, repr=False)
class Mentions:
    """The mentions of a text.

    Attributes:
        document: The parsed text.
        candidates: All its mentions; a mention's number is its place among them.
        by_head: For each head word, or title above it, the number of its mention.
    """

    document: Document
    candidates: Sequence[Candidate]
    by_head: Mapping[int, int]

    @classmethod
    def of(cls, document: Document, candidates: Sequence[Candidate]) -> Mentions:
        """Note the head words of mentions."""
        by_head = {c.tie: n for n, c in enumerate(candidates)}
        by_head |= {c.head: n for n, c in enumerate(candidates)}
        return cls(document, candidates, by_head)

    def headed_by(self, word: int) -> Candidate | None:
        """The mention with a head word, None where the word heads none."""
        number = self.by_head.get(word)
        return None if number is None else self.candidates[number]
