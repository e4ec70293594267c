"""Extents: how far a content seems to reach, before its bounds are known."""

from __future__ import annotations

from functools import cached_property

import attrs

from quoteattr.document import Document
from quoteattr.lexicon import Lexicon


@attrs.frozen
class Extent:
    """The words that a content seems to have.

    Attributes:
        document: The parse.
        words: Words of the content.
        cue: Head word of its cue.
        lexicon: Tables of the language.
    """

    document: Document
    words: frozenset[int]
    cue: int
    lexicon: Lexicon

    @cached_property
    def behind(self) -> list[int]:
        """Its words behind the cue, in order, marks left aside."""
        return [w for w in self.unmarked if w > self.cue]

    @cached_property
    def unmarked(self) -> list[int]:
        """Its words in order, marks left aside."""
        return [w for w in sorted(self.words) if self.document.words[w].upos != "PUNCT"]

    @cached_property
    def joined(self) -> list[int]:
        """The verbs that the tree coordinates with the cue."""
        words, children = self.document.words, self.document.children[self.cue]
        return [c for c in children if words[c].relation == "conj"]

    def since(self, start: int) -> set[int]:
        """Its words from one on."""
        return {w for w in self.words if w >= start}

    def listed(self, name: str) -> frozenset[str]:
        """A list of function words."""
        return self.lexicon.words("grammar", name)
