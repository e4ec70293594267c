"""Quoted words: which words stand in which quotation, and what stands beside a clause."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

import attrs

from quoteattr.attributions import Quotation
from quoteattr.document import Document, Sentence
from quoteattr.typography.marks import CLOSING, DASHES, SENTENCE_ENDS

_BEFORE_CUE = " \t\r\n\u00a0,.;:" + DASHES
_SENTENCE_END = frozenset(SENTENCE_ENDS + CLOSING + ")")
_SOURCE_WORDS = 12
_LOOK_AHEAD = 3  # quotations past a cue among which the one that goes on is looked for
_AFTER_CUE = " \t\r\n\u00a0,:;" + DASHES


@attrs.frozen
class QuotedWords:
    """The words of the outermost quotations of a document.

    Attributes:
        document: The parse.
        regions: Outermost quotations with the range of their words.
        nested: Quotations right within them with the range of theirs.
    """

    document: Document
    regions: tuple[tuple[Quotation, range], ...]
    nested: tuple[tuple[Quotation, range], ...] = ()

    @classmethod
    def of(cls, document: Document, quotations: Sequence[Quotation]) -> QuotedWords:
        """Find the words of each outermost quotation, and of those within them."""
        found = [(q, document.words_in(q.span.start, q.span.end)) for q in quotations]
        outer, nested = (
            tuple((q, words) for q, words in found if words and q.depth == depth)
            for depth in (0, 1)
        )
        return cls(document, outer, nested)

    @cached_property
    def inside(self) -> QuotedWords:
        """The quotations within quotations, as if nothing were quoted around them."""
        return QuotedWords(self.document, self.nested)

    def beside_quoted(self, word: int) -> QuotedWords:
        """The quotations that a cue may attribute: for one within a quotation, those within it."""
        return self if self.around(word) is None else self.inside

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {w: number for number, (_, words) in enumerate(self.regions) for w in words}

    def around(self, word: int) -> int | None:
        """Number of the quotation in which a word stands, None outside quotations."""
        return self._numbers.get(word)

    def among(self, words: frozenset[int]) -> set[int]:
        """Those of some words that stand in a quotation."""
        return self._numbers.keys() & words

    def whole(self, content: set[int], outside: frozenset[int]) -> set[int]:
        """Add to a content the rest of each quotation that it shares words with.

        Quotations that hold words of the cue or the source stay as they are: there the whole
        attribution is quoted.
        """
        numbers = {n for w in content if (n := self._numbers.get(w)) is not None}
        out = set(content)
        for number in numbers:
            words = self.regions[number][1]
            if not outside.intersection(words):
                out.update(words)
        return out

    def cut_by(self, removed: frozenset[int], content: frozenset[int], cue: int) -> frozenset[int]:
        """The words that would be cut out of quotations, of which a content keeps the rest.

        Args:
            removed: Words to remove from a content.
            content: Words of the content.
            cue: Head word of its cue; a quotation around that may be cut.

        Returns:
            Those of the words that stand in such quotations.
        """
        numbers = {self._numbers.get(w) for w in removed} - {None, self._numbers.get(cue)}
        found = (content.intersection(self.regions[n][1]) for n in numbers if n is not None)
        return frozenset[int]().union(*(removed & words for words in found if words - removed))

    def is_beside(self, sentence: Sentence) -> bool:
        """Whether a quotation has words of a sentence, or stands right before or after it."""
        if not self._numbers.keys().isdisjoint(range(sentence.first, sentence.last)):
            return True
        after = self._starting_after(sentence.end)
        gaps = (self.document.text[sentence.end : s] for s in self._starts[after : after + 1])
        is_before = self._ending_before(sentence.start) is not None
        return is_before or any(not gap.strip(_AFTER_CUE) for gap in gaps)

    def beside(self, first: int, last: int) -> tuple[list[int], list[int]]:
        """Words of the quotations right before and right after a cue's own clause.

        Args:
            first: First word of the clause.
            last: Last word of the clause.

        Returns:
            The words before and those after, with those of quotations that go on after the
            clause's sentence; empty where no quotation stands there.
        """
        text, words = self.document.text, self.document.words
        before = self._ending_before(words[first].start)
        left = list(self.regions[before][1]) if before is not None else []
        after = self._starting_after(words[last].end)
        for number in range(after, min(after + _LOOK_AHEAD, len(self.regions))):
            quotation, region = self.regions[number]
            gap = text[words[last].end : quotation.span.start]
            near = not gap.strip(_AFTER_CUE) and "\n" not in gap.strip()
            if near and (quotation.is_speech or not gap.strip()):
                return left, [*region, *self._following(number)]
            if left and quotation.is_speech and self._goes_on(last, number, gap):
                return left, [*region, *self._following(number)]
        return left, []

    def _goes_on(self, last: int, number: int, gap: str) -> bool:
        """Whether a quotation broken off for its cue goes on in the one with this number.

        It does right after the cue's sentence, or after a comma in it ("…, said X, the mayor,
        “and …”"), unless a comma at its end announces a cue of its own.
        """
        quotation, region = self.regions[number]
        opening = min(region[0] + 1, region[-1])
        here = self.document.sentence_of(last)
        there = self.document.sentence_of(opening)
        near = here.paragraph == there.paragraph and there.index <= here.index + 1
        if not near or _announces_cue(self.document.text, quotation):
            return False
        if gap.rstrip().endswith(","):
            low = self.document.words[opening].text[:1].islower()
            return here.index == there.index and low
        return gap.rstrip()[-1:] in _SENTENCE_END

    def since_quotation(self, word: int) -> range:
        """Words between the quotation that ends last before a word, and it; a dozen at most."""
        number = self._numbers_before(self.document.words[word].start)
        if number is None:
            return range(0)
        start = self.regions[number][1][-1] + 1
        near = word - start <= _SOURCE_WORDS and start in self.document.sentence_of(word)
        return range(start, word) if near else range(0)

    def _ending_before(self, start: int) -> int | None:
        """The quotation that ends right before an offset, with only a comma between."""
        number = self._numbers_before(start)
        if number is None:
            return None
        quotation = self.regions[number][0]
        gap = self.document.text[quotation.span.end : start]
        joined = not gap.strip(_BEFORE_CUE) and "\n" not in gap
        return number if joined and quotation.is_speech else None

    def _starting_after(self, end: int) -> int:
        return bisect_left(self._starts, end)

    def _numbers_before(self, start: int) -> int | None:
        number = bisect_right(self._ends, start) - 1
        return number if number >= 0 else None

    def _following(self, number: int) -> list[int]:
        """Words of the quotations that follow with only blanks between, in one paragraph."""
        out: list[int] = []
        for place in range(number + 1, len(self.regions)):
            left, (right, words) = self.regions[place - 1][0], self.regions[place]
            gap = self.document.text[left.span.end : right.span.start]
            if (
                gap.strip(" \u00a0")
                or not right.is_speech
                or _announces_cue(self.document.text, right)
            ):
                break
            out.extend(words)
        return out

    @cached_property
    def _starts(self) -> list[int]:
        return [quotation.span.start for quotation, _ in self.regions]

    @cached_property
    def _ends(self) -> list[int]:
        return [quotation.span.end for quotation, _ in self.regions]


def _announces_cue(text: str, quotation: Quotation) -> bool:
    """Whether a cue of its own follows: after a comma, or in lower case ("“Go!” she cried")."""
    following = text[quotation.span.end : quotation.span.end + 2].lstrip(" \u00a0")[:1]
    return quotation.inner.text.rstrip().endswith(",") or following.islower()
