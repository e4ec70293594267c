"""Matters: a content, with what tells whom it is about."""

from __future__ import annotations

import attrs

from quoteattr.attributions import Attribution
from quoteattr.document import Document, Word
from quoteattr.entities import EntityIndex
from quoteattr.predication.wording import Wording
from quoteattr.speakers import Speaker


@attrs.frozen
class Matter:
    """A content between its speaker and the entities of its document.

    Attributes:
        document: The parse.
        index: The entities of the document.
        wording: Lists of the language.
        words: Words of the content.
        head: Head word of the content, if it is known.
        barred: Entities that the claim is not about: its speaker and those to whom it is said.
    """

    document: Document
    index: EntityIndex
    wording: Wording
    words: frozenset[int]
    head: int | None
    barred: frozenset[str | None]

    @classmethod
    def of(
        cls,
        document: Document,
        attribution: Attribution,
        speaker: Speaker,
        index: EntityIndex,
        wording: Wording,
    ) -> Matter:
        """Take an attribution with its speaker.

        Of those to whom it is said a claim can be, where it says what they are to do:
        "**residents** were urged to stay".
        """
        words = frozenset(
            word for span in attribution.content for word in document.words_in(span.start, span.end)
        )
        said_of = words.union(attribution.targets)
        heads = (head for head in attribution.addressees if head not in said_of)
        addressed = (key for head in heads for key in index.of_word.get(head, ()))
        barred = frozenset({speaker.speaker, *speaker.cospeakers, *addressed})
        return cls(document, index, wording, words, attribution.content_head, barred)

    def children(self, head: int) -> list[Word]:
        """The words that a word governs."""
        return [self.document.words[c] for c in self.document.children[head]]

    def case(self, head: int) -> str:
        """The lemma of the preposition before a noun, "" where it has none."""
        return next((c.lemma.lower() for c in self.children(head) if c.relation == "case"), "")
