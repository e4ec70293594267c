"""Stretches: words of a sentence that may be a name, cut and extended until they are one."""

from __future__ import annotations

from functools import cached_property

import attrs

from quoteattr.claims import EntityKind
from quoteattr.document import Document, Word
from quoteattr.entities.mentions.phrases import chunk_head
from quoteattr.folding import without_invisible
from quoteattr.vocabulary.keys import word_key

_AROUND = ',;:"“”‘()'  # marks that may be glued to the words of a name


@attrs.frozen(eq=False)
class Stretch:
    """Words of a sentence that may be a name.

    Attributes:
        document: The parsed text.
        edge: Index of the first word of the sentence.
        first: Index of its own first word.
        last: Index of its last word, included.
        sort: Kind of entity that it names, None where nothing tells.
        tagged: Whether the tagger takes it for a name.
    """

    document: Document = attrs.field(repr=False)
    edge: int
    first: int
    last: int
    sort: EntityKind | None = None
    tagged: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words."""
        return self.document.words[self.first : self.last + 1]

    @property
    def is_single(self) -> bool:
        """Whether it is one word."""
        return self.first == self.last

    @property
    def text(self) -> str:
        """Its words as a reader sees them."""
        return without_invisible(self.document.span(self.first, self.last).text)

    @cached_property
    def head(self) -> int:
        """Index of the word that governs most of the others."""
        return chunk_head(self.document, self.first, self.last)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Its folded words, hyphenated ones as one."""
        found = (word_key(part.strip(_AROUND)) for part in self.text.split())
        return tuple(key for key in found if key)

    def beginning(self, first: int) -> Stretch:
        """The same that begins with another word."""
        return self if first == self.first else attrs.evolve(self, first=first)

    def ending(self, last: int) -> Stretch:
        """The same that ends with another word."""
        return self if last == self.last else attrs.evolve(self, last=last)

    def sorted_as(self, sort: EntityKind) -> Stretch:
        """The same as the name of an entity of some kind."""
        return attrs.evolve(self, sort=sort)
