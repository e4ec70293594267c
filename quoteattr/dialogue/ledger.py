"""Ledger: who has which words, while attributions are still being found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

import attrs

from quoteattr.attributions import Attribution
from quoteattr.document import Document, Sentence
from quoteattr.spans import Span, merged


@attrs.define
class Ledger:
    """Attributions by number, with the words and sentences in which they stand.

    Attributes:
        document: The parse.
        attributions: What is attributed so far.
        holders: For a word the attributions whose content holds it.
        cued: For a sentence the attributions whose cue stands in it.
        numbers: The numbers still to be given.
    """

    document: Document
    attributions: dict[int, Attribution] = attrs.Factory(dict)
    holders: dict[int, list[int]] = attrs.Factory(lambda: defaultdict(list))
    cued: dict[int, list[int]] = attrs.Factory(lambda: defaultdict(list))
    numbers: Iterator[int] = attrs.Factory(count)

    @classmethod
    def of(cls, document: Document, attributions: Iterable[Attribution]) -> Ledger:
        """Enter attributions."""
        ledger = cls(document)
        for attribution in attributions:
            ledger.add(attribution)
        return ledger

    def add(self, attribution: Attribution) -> int:
        """Enter an attribution and give its number."""
        number = next(self.numbers)
        self.attributions[number] = attribution
        self._hold(number, attribution.content)
        if attribution.cue_head is not None:
            self.cued[self.document.sentence_numbers[attribution.cue_head]].append(number)
        return number

    def extend(self, number: int, span: Span) -> None:
        """Add a stretch to the content of an attribution."""
        held = self.attributions[number]
        content = merged(self.document.text, (*held.content, span))
        self.attributions[number] = attrs.evolve(held, content=content)
        self._hold(number, (span,))

    def drop(self, number: int) -> Attribution:
        """Take an attribution out and return it."""
        held = self.attributions.pop(number)
        for word in set(self.words_of(held)):
            self.holders[word].remove(number)
        if held.cue_head is not None:
            self.cued[self.document.sentence_numbers[held.cue_head]].remove(number)
        return held

    def holder(self, words: range) -> int | None:
        """The attribution that has most of these words as its content; of several the longest.

        One whose cue is among the words is itself part of what is quoted.
        """
        counts = Counter(n for w in words for n in self.holders.get(w, ()))
        held = [
            number
            for number, count in counts.items()
            if 2 * count > len(words) and self.attributions[number].cue_head not in words
        ]
        return max(held, key=lambda n: (self._length(n), -n), default=None)

    def is_said(self, word: int) -> bool:
        """Whether a word is part of what somebody says."""
        return bool(self.holders.get(word))

    def is_spoken(self, sentence: Sentence) -> bool:
        """Whether a sentence is said by somebody, or tells who says something."""
        words = range(sentence.first, sentence.last)
        return bool(self.cued.get(sentence.index)) or any(map(self.is_said, words))

    def reports_in(self, sentence: Sentence) -> Sequence[int]:
        """Attributions whose cue stands in a sentence and is not itself part of what is said."""
        return [n for n in self.cued.get(sentence.index, ()) if not self._is_nested(n)]

    def implicit_in(self, sentence: Sentence) -> Sequence[int]:
        """Attributions without a cue that have words of a sentence."""
        words = range(sentence.first, sentence.last)
        held = {n for w in words for n in self.holders.get(w, ())}
        return sorted(n for n in held if self.attributions[n].is_implicit)

    def words_of(self, attribution: Attribution) -> list[int]:
        """Indices of the words of a content."""
        spans = attribution.content
        return [w for span in spans for w in self.document.words_in(span.start, span.end)]

    def _hold(self, number: int, spans: Iterable[Span]) -> None:
        for span in spans:
            for word in self.document.words_in(span.start, span.end):
                if number not in self.holders[word]:
                    self.holders[word].append(number)

    def _is_nested(self, number: int) -> bool:
        head = self.attributions[number].cue_head
        return head is not None and any(n != number for n in self.holders.get(head, ()))

    def _length(self, number: int) -> int:
        return sum(map(len, self.attributions[number].content))
