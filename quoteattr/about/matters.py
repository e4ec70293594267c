"""Matters: a content, with what tells whom it is about."""

from __future__ import annotations

from functools import cached_property

import attrs

from quoteattr.about.clauses import lacks_doer
from quoteattr.about.wording import Wording
from quoteattr.attributions import Attribution
from quoteattr.contents.proposals import TURN
from quoteattr.document import Document, Word
from quoteattr.entities import EntityIndex
from quoteattr.speakers import Speaker


@attrs.frozen
class Matter:
    """A content between its speakers and the entities of its document.

    Attributes:
        document: The parse.
        index: The entities of the document.
        wording: Lists of the language.
        words: Words of the content.
        head: Head word of the content, if it is known.
        addressees: Head words of those to whom it is said, but not in a turn of an interview:
            what is told to them there may be about anybody.
        targets: Head words of whom the cue blames or praises.
        spoken_of: Head words of whom it tells to be spoken of, outside the content.
        speakers: Who says it, and whom it is not about.
    """

    document: Document
    index: EntityIndex
    wording: Wording
    words: frozenset[int]
    head: int | None
    addressees: tuple[int, ...]
    targets: tuple[int, ...]
    spoken_of: tuple[int, ...]
    speakers: frozenset[str]

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

        Args:
            document: The parse.
            attribution: One of its attributions.
            speaker: Who makes it.
            index: Its entities.
            wording: What verbs and links tell of whom something is about.

        Returns:
            Its content, with what tells of whom it is about.
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
            addressees=() if attribution.rule == TURN else attribution.addressees,
            targets=attribution.targets,
            spoken_of=tuple(w for w in attribution.spoken_of if w not in words),
            speakers=frozenset(filter(None, (speaker.speaker, *speaker.cospeakers))),
        )

    def is_top(self, word: int) -> bool:
        """Whether a word hangs on nothing in the content, or is whom the cue blames."""
        is_head = word == self.head or word in self.targets or word not in self.words
        return is_head or self.document.words[word].head not in self.words

    @cached_property
    def lacks_doer(self) -> bool:
        """Whether the content leaves unsaid who does what it says: "told Lee **to leave**"."""
        return any(self.is_top(w) and lacks_doer(self.document, w) for w in self.words)

    def children(self, head: int) -> list[Word]:
        """The words that a word governs."""
        return [self.document.words[c] for c in self.document.children[head]]

    def case(self, head: int) -> str:
        """The lemma of the preposition before a noun, or before what it is joined to.

        Without one "genitive" for a noun in that case, else "".
        """
        word = self.document.words[head]
        own = next((c.lemma.lower() for c in self.children(head) if c.relation == "case"), "")
        own = own or ("genitive" if word.upos != "PRON" and word.feature("Case") == "Gen" else "")
        is_joined = not own and word.relation == "conj" and word.head in self.words
        return self.case(word.head) if is_joined else own

    def is_counted(self, word: int) -> bool:
        """Whether what a word hangs on only tells how many: "58% of **families**"."""
        found = self.document.words[word]
        if found.relation != "nmod" or self.case(word) not in self.wording.owners:
            return False
        above = self.document.words[found.head]
        return above.upos in ("NUM", "SYM") or above.lemma.lower() in self.wording.counting
