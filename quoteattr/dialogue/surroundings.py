"""Surroundings: how a quotation stands in its paragraph, and the sentences before and after it."""

from __future__ import annotations

import attrs

from quoteattr.attributions import Quotation
from quoteattr.document import Document, Sentence
from quoteattr.grammar.clauses import is_verbal
from quoteattr.spans import Span
from quoteattr.typography.marks import CLOSING, DASHES, SENTENCE_ENDS

_EDGE = " \t\r\n\u00a0.," + DASHES
_END = tuple(SENTENCE_ENDS)
_CLOSED = CLOSING + ")] \u00a0"
_MIN_WORDS = 3


@attrs.frozen
class _Stretch:
    """A stretch of text that is looked at from its ends and not cut out, however long it is."""

    text: str
    start: int
    end: int

    def __len__(self) -> int:
        return max(0, self.end - self.start)

    def lstrip(self, characters: str) -> _Stretch:
        """The stretch without some characters at its head."""
        start = self.start
        while start < self.end and self.text[start] in characters:
            start += 1
        return _Stretch(self.text, start, self.end)

    def rstrip(self, characters: str) -> _Stretch:
        """The stretch without some characters at its end."""
        end = self.end
        while end > self.start and self.text[end - 1] in characters:
            end -= 1
        return _Stretch(self.text, self.start, end)


@attrs.frozen
class Surroundings:
    """A quotation with what stands around it.

    Attributes:
        quotation: The quotation.
        words: Indices of the words between its marks.
        before: The sentence before it in its paragraph, None at the head of one.
        after: The sentence after it, in its paragraph or in the next.
        is_opening: Whether it begins as sentences do, where they do.
        is_sentence: Whether it begins and ends as sentences do, at the places where they do.
        is_clause: Whether it has a verb and some words.
        is_paragraph: Whether it is all of its paragraph.
    """

    quotation: Quotation
    words: range
    before: Sentence | None
    after: Sentence | None
    is_opening: bool
    is_sentence: bool
    is_clause: bool
    is_paragraph: bool

    @classmethod
    def of(
        cls, document: Document, quotation: Quotation, paragraph: Span, words: range
    ) -> Surroundings:
        """Look around a quotation.

        Args:
            document: The parse.
            quotation: One of its quotations.
            paragraph: The paragraph in which it begins.
            words: Its words without the marks.

        Returns:
            What stands around it.
        """
        ahead = _Stretch(document.text, paragraph.start, quotation.span.start).rstrip(" \t\u00a0")
        rest = _Stretch(document.text, quotation.span.end, paragraph.end)
        is_opening = _begins(ahead, quotation)
        has_verb = any(is_verbal(document, w) for w in words)
        first = document.sentence_of(words[0]).index
        last = document.sentence_of(words[-1])
        following = document.sentences[last.index + 1 : last.index + 2]
        return cls(
            quotation,
            words,
            before=_before(document, quotation.span.start, first) if ahead else None,
            after=following[0] if following and last.end <= following[0].start else None,
            is_opening=is_opening,
            is_sentence=is_opening and _ends(quotation, rest),
            is_clause=has_verb and len(words) >= _MIN_WORDS,
            is_paragraph=not ahead and not rest.lstrip(_EDGE),
        )


def _before(document: Document, start: int, first: int) -> Sentence | None:
    """The sentence that ends before an offset: the one around it, or the one before that."""
    around = document.sentences[first]
    words = range(around.first, document.words_in(start, start + 1).start)
    if any(document.words[w].upos != "PUNCT" for w in words):
        return around
    return document.sentences[first - 1] if first else None


def _begins(ahead: _Stretch, quotation: Quotation) -> bool:
    letters = quotation.inner.text.lstrip(" \u00a0…[(")
    end = ahead.rstrip(_CLOSED)
    new = not ahead or end.text.endswith(_END, end.start, end.end)
    return new and not letters[:1].islower()


def _ends(quotation: Quotation, rest: _Stretch) -> bool:
    is_ended = rest.text.startswith(_END, rest.start, rest.end)
    following = rest.lstrip(".!?… \u00a0")
    goes_on = bool(following) and rest.text[following.start].islower()
    return (quotation.inner.text.rstrip(_CLOSED).endswith(_END) or is_ended) and not goes_on
