"""Parsed text as frozen values: words in a dependency tree, sentences, paragraphs.

Nothing of Stanza is in here, so a parse can be stored, pickled, compared and faked. Words are
numbered through the whole document, so that a head or a child is one integer.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

import attrs

from quoteattr.spans import Span


@lru_cache(maxsize=1_000)
def _without_subtype(deprel: str) -> str:
    return deprel.partition(":")[0]


@lru_cache(maxsize=10_000)
def _features(feats: str) -> Mapping[str, str]:
    pairs = (pair.partition("=") for pair in reversed(feats.split("|")))
    return {name: value for name, _, value in pairs}


def _counted(many: Sequence[object]) -> str:
    """How many there are: a whole parse is no help on a screen."""
    return str(len(many))


@attrs.frozen
class Word:
    """A syntactic word (https://universaldependencies.org/u/overview/tokenization.html).

    Attributes:
        index: Its number in the document, from 0.
        text: Its form; for a part of a multi-word token that of the syntactic word.
        lemma: Its dictionary form, the form itself where the parser gives none.
        upos: Universal part of speech.
        xpos: The treebank's own tag, or "".
        feats: Morphological features as ``Name=Value|Name=Value``, or "".
        head: Index of its head in the document, -1 for the root of a sentence.
        deprel: Universal dependency relation to the head, subtype included.
        start: Offset of its first character in the document's text.
        end: Offset after its last character.
        ner: Entity tag in BIOES notation ("B-PERSON"), "O" outside.
    """

    index: int
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    start: int
    end: int
    ner: str = "O"

    @cached_property
    def relation(self) -> str:
        """The dependency relation without its subtype: "nsubj" for "nsubj:pass"."""
        return _without_subtype(self.deprel)

    @property
    def label(self) -> str:
        """What kind of entity it is tagged as: "PERSON" for "B-PERSON"; "" outside."""
        return self.ner.partition("-")[2]

    def feature(self, name: str) -> str:
        """The value of a morphological feature, or ""."""
        return _features(self.feats).get(name, "")


@attrs.frozen
class Sentence:
    """A sentence as a range of words.

    Attributes:
        index: Its number in the document, from 0.
        first: Index of its first word.
        last: Index after its last word.
        paragraph: Number of its paragraph, from 0.
        start: Offset of its first character.
        end: Offset after its last character.
    """

    index: int
    first: int
    last: int
    paragraph: int
    start: int
    end: int

    def __contains__(self, word: int) -> bool:
        return self.first <= word < self.last


@attrs.frozen
class Document:
    """A parsed text.

    Attributes:
        text: The caller's own text, untouched; all offsets index it.
        words: All words, in order.
        sentences: All sentences, in order.
        lang: Language code, as Stanza writes it ("en"); "" where nobody tells it.
        coref: Coreference chains as the parser found them, each a tuple of
            ``(first word, index after the last word)``; empty where it has none.
    """

    text: str = attrs.field(repr=_counted)
    words: tuple[Word, ...] = attrs.field(default=(), repr=_counted)
    sentences: tuple[Sentence, ...] = attrs.field(default=(), repr=_counted)
    lang: str = ""
    coref: tuple[tuple[tuple[int, int], ...], ...] = attrs.field(default=(), repr=_counted)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each word the indices of the words it governs, in order."""
        table: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head >= 0:
                table[word.head].append(word.index)
        return tuple(map(tuple, table))

    @cached_property
    def facts(self) -> defaultdict[Any, dict[int, Any]]:
        """What has been found of words so far, by what finds it; see `quoteattr.grammar.facts`."""
        return defaultdict(dict)

    @cached_property
    def sentence_numbers(self) -> tuple[int, ...]:
        """For each word the number of its sentence."""
        return tuple(s.index for s in self.sentences for _ in range(s.first, s.last))

    def before(self, word: int) -> str:
        """The form of the word before one; "" at the head of the text."""
        return self.words[word - 1].text if word else ""

    def sentence_of(self, word: int) -> Sentence:
        """The sentence in which the word with this index stands."""
        return self.sentences[self.sentence_numbers[word]]

    def subtree(self, word: int) -> list[int]:
        """Indices of a word and of all it governs, directly or not, in order."""
        children, out = self.children, [word]
        for top in out:  # which grows as they are found
            if children[top]:
                out.extend(children[top])
        return sorted(out) if len(out) > 1 else out

    def ancestors(self, word: int) -> list[int]:
        """Indices of the heads above a word, the nearest first."""
        out, head = [], self.words[word].head
        while head >= 0:
            out.append(head)
            head = self.words[head].head
        return out

    def top(self, words: range) -> int | None:
        """The first word of a stretch whose head lies outside it; None of an empty one."""
        return next((word for word in words if self.words[word].head not in words), None)

    def span(self, first: int, last: int) -> Span:
        """The text from the first of two words to the end of the last, both included."""
        return Span.of(self.text, self.words[first].start, self.words[last].end)

    def words_in(self, start: int, end: int) -> range:
        """Indices of the words that share a character with a stretch of text."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _ends(self) -> list[int]:
        return [word.end for word in self.words]
