"""Proposals: ways to read a cue, and the frame in which constructions make them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Literal, TypeAlias

import attrs

from quoteattr.contents.bounds import within_clause
from quoteattr.contents.carriers import saying
from quoteattr.cues import Cue
from quoteattr.document import Document
from quoteattr.grammar.datelines import without_dateline
from quoteattr.grammar.phrases import main_word, trimmed_words
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.lexicon import Lexicon

NounKind: TypeAlias = Literal["", "noun", "cue noun"]

# Rules that others ask for by name; the rest are named where they propose, and in the lexicon.
CLAUSE = "clause"  # "told sailors that …", with those who are told
IDIOM = "idiom"  # whose cue is a whole phrase: "took aim at"
TURN = "turn"  # what stands under a label of an interview
QUOTATION = "quotation"  # right before or after its cue
LIGHT_VERB = "light verb"  # whose noun claims: "made the claim that …"

NEAR = 8  # words: as far as a name, a label or a phrase of the cue reaches


@attrs.frozen
class Proposal:
    """One way to read a cue: with this source and this content.

    Attributes:
        rule: Name of the construction.
        cue: The cue.
        cue_words: All words of the cue, those the construction adds included.
        source_head: Head word of the source, or None.
        source: Words of the source.
        content_head: Head word of the content.
        content: Words of the content.
        link: The preposition or mark that ties the content to the cue, or "".
        noun: Whether the content is that of a noun: "cue noun" of one that the lexicon has as a
            cue, "noun" of any other, "" of none.
        is_infinitive: Whether it is an infinitive, with the words of its subject or without.
        addressees: Head words of those to whom it is said.
        targets: Head words of what the cue takes as object of blame or praise.
    """

    rule: str
    cue: Cue
    cue_words: frozenset[int]
    source_head: int | None
    source: frozenset[int]
    content_head: int
    content: frozenset[int]
    link: str = ""
    noun: NounKind = ""
    is_infinitive: bool = False
    addressees: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()

    @property
    def tie(self) -> str:
        """What ties the content to the cue, as weights and lists name it: "cue noun of"."""
        return f"{self.noun} {self.link}".strip()


@attrs.frozen
class Frame:
    """A cue with all that its constructions look at.

    Attributes:
        document: The parse.
        cue: The cue.
        lexicon: Tables of the language.
        source_head: Head word of the source that the tree gives the cue, or None.
        source: Words of that source.
        quoted: Words in quotation marks.
    """

    document: Document
    cue: Cue
    lexicon: Lexicon
    source_head: int | None
    source: frozenset[int]
    quoted: QuotedWords

    def propose(
        self,
        rule: str,
        head: int,
        content: Iterable[int],
        *,
        words: Iterable[int] = (),
        link: str = "",
        noun: NounKind = "",
        is_infinitive: bool = False,
        addressees: tuple[int, ...] = (),
        targets: tuple[int, ...] = (),
    ) -> Proposal:
        """Make a proposal: quotations taken whole, cue and source kept out of the content.

        Where its head is cut off the content, another word of that stands for it; where only marks
        are left, there is none.

        Args:
            rule: Name of the construction.
            head: Head word of the content.
            content: Words of the content.
            words: Words that the construction adds to the cue.
            link: The preposition or mark that ties the content to the cue.
            noun: Whether the content is that of a noun.
            is_infinitive: Whether it is an infinitive.
            addressees: Head words of those to whom it is said.
            targets: Head words of the objects of blame or praise.

        Returns:
            The reading; its content is empty where nothing but marks, cue and source is left of it.
        """
        quoting = saying(self.document, self.cue.head, self.lexicon)
        cue = self.cue.words.union(words, quoting)
        kept = self.quoted.whole(set(content) - cue - self.source, cue | self.source)
        own = self.quoted.around(self.cue.head)
        if own is not None:  # what is said within a quotation does not reach beyond it
            kept = self.quoted.inside.whole(kept, cue | self.source)
            kept &= set(self.quoted.regions[own][1])
        bounded = within_clause(self.document, kept, self.cue.head, self.quoted, self.lexicon)
        undated = without_dateline(self.document, bounded, self.lexicon)
        inside = frozenset(trimmed_words(self.document, undated))
        if head in quoting or all(self.document.words[w].upos == "PUNCT" for w in inside):
            inside = frozenset()
        if inside and head not in inside:
            head = main_word(self.document, inside)
        return Proposal(
            rule, self.cue, cue, self.source_head, self.source - inside, head, inside, link,
            noun, is_infinitive, addressees, targets,
        )  # fmt: skip

    def by(self, head: int | None, source: Iterable[int]) -> Frame:
        """The same frame with another source."""
        return attrs.evolve(self, source_head=head, source=frozenset(source) - self.cue.words)

    def own(self, *relations: str) -> list[int]:
        """The cue's dependents in one of these relations, in order."""
        return sorted(c for relation in relations for c in self._dependents.get(relation, ()))

    @cached_property
    def _dependents(self) -> dict[str, list[int]]:
        """The cue's dependents by their relation, in order."""
        found: dict[str, list[int]] = {}
        for index in self.document.children[self.cue.head]:
            found.setdefault(self.document.words[index].relation, []).append(index)
        return found

    def subtree(self, *heads: int) -> set[int]:
        """All words below some heads, the heads included."""
        return {word for head in heads for word in self.document.subtree(head)}

    def lemma(self, word: int) -> str:
        """The lemma of a word in lower case, the right one where a parser makes one up."""
        lemma = self.document.words[word].lemma.lower()
        misread: str | None = self.lexicon.table("cues", "misread").get(lemma)
        return lemma if misread is None else misread

    def wording(self, words: Iterable[int]) -> str:
        """The forms of some words in lower case, as one string."""
        return " ".join(self.document.words[w].text.lower() for w in sorted(words))

    def is_in(self, word: int, *keys: str) -> bool:
        """Whether the lemma of a word stands in a list of the table ``cues``."""
        joined = word == self.cue.head and self.lexicon.table("grammar").get("particles_join")
        lemma = self.cue.lemma if joined else self.lemma(word)
        return lemma in self.lexicon.words("cues", *keys)

    def listed(self, name: str) -> frozenset[str]:
        """A list of function words."""
        return self.lexicon.words("grammar", name)
