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
        addressees: Head words of those to whom it is said.
        targets: Head words of whom the cue blames or praises.
        barred: Entities that the claim is not about: its speakers.
    """

    document: Document
    index: EntityIndex
    wording: Wording
    words: frozenset[int]
    head: int | None
    addressees: tuple[int, ...]
    targets: tuple[int, ...]
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

        Of those to whom it is said a claim is where its content speaks of them: "told Lee that
        **he** was late".
        """
        words = frozenset(
            word for span in attribution.content for word in document.words_in(span.start, span.end)
        )
        return cls(
            document,
            index,
            wording,
            words,
            head=attribution.content_head,
            addressees=attribution.addressees,
            targets=attribution.targets,
            barred=frozenset({speaker.speaker, *speaker.cospeakers}),
        )

    def children(self, head: int) -> list[Word]:
        """The words that a word governs."""
        return [self.document.words[c] for c in self.document.children[head]]

    def case(self, head: int) -> str:
        """The lemma of the preposition before a noun, "" where it has none."""
        return next((c.lemma.lower() for c in self.children(head) if c.relation == "case"), "")
