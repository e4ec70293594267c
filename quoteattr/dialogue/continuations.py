"""Continuations: quotations without a cue of their own, whose speaker stands around them.

A reader takes such a quotation for part of what was just said, finds its speaker in the sentence
after it or before it, or carries the last speaker over.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import attrs

from quoteattr.attributions import Attribution, Quotation
from quoteattr.dialogue.ledger import Ledger
from quoteattr.dialogue.neighbours import Neighbour, active_before, told_after
from quoteattr.dialogue.signatures import signed
from quoteattr.dialogue.surroundings import Surroundings
from quoteattr.document import Document
from quoteattr.grammar.clauses import child, is_verbal
from quoteattr.grammar.phrases import phrase
from quoteattr.lexicon import Lexicon
from quoteattr.spans import Span
from quoteattr.typography.marks import CLOSING, SINGLE, asks
from quoteattr.typography.paragraphs import split_paragraphs
from quoteattr.weighing.recording import word_spans

_CARRIED, _ACTING, _TOLD = 0.7, 0.7, 0.8
_NEAR = 60  # characters: as far as a cue's clause reaches past its last word
_LEADING = (",", ":")
_SURE = 0.5  # below it, what somebody only points at gives way to what is said next


def with_continuations(
    document: Document,
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    lexicon: Lexicon,
) -> tuple[Attribution, ...]:
    """Give quotations that no cue took to the speaker who is talking.

    One that is reopened at the head of a paragraph, or follows the sentence of a cue, belongs to
    the content before it. Any other whole sentence in quotation marks is a claim of its own: of
    whose name stands behind its comma, of whom the next sentence names ("Those were the words of
    X"), of whom the sentence before shows speaking or doing something, or of the last speaker.

    Args:
        document: The parse.
        quotations: What stands in quotation marks.
        attributions: Attributions that have a cue.
        lexicon: Tables ``continuations``, ``cues`` and those of persons.

    Returns:
        All attributions, in the order of the text.
    """
    outermost = list(_outermost(document, quotations))
    has_double = any(quotation.span.text[0] not in SINGLE for quotation, _ in outermost)
    reader = _Reader(document, lexicon, Ledger.of(document, attributions), has_double)
    for quotation, paragraph in outermost:
        reader.read(quotation, paragraph)
    found = reader.ledger.attributions.values()
    return tuple(sorted(found, key=lambda a: (a.content[0], a.cue)))


def _outermost(
    document: Document, quotations: Iterable[Quotation]
) -> Iterator[tuple[Quotation, Span]]:
    """The quotations that may be speech, each with its paragraph."""
    paragraphs = split_paragraphs(document.text)
    starts = [paragraph.start for paragraph in paragraphs]
    for quotation in quotations:
        if quotation.is_speech and not quotation.depth:
            yield quotation, paragraphs[bisect_right(starts, quotation.span.start) - 1]


@attrs.define
class _Reader:
    """Reads quotations in order and gives each that is free to somebody.

    Attributes:
        document: The parse.
        lexicon: Tables of the language.
        ledger: What is attributed so far.
        has_double: Whether speech stands in double marks, so that single ones set off headings.
        last: Number of the attribution that holds the quotation before.
    """

    document: Document
    lexicon: Lexicon
    ledger: Ledger
    has_double: bool
    last: int | None = None

    def read(self, quotation: Quotation, paragraph: Span) -> None:
        """Leave a quotation to the attribution that has it, or find one for it."""
        words = self.document.words_in(quotation.inner.start, quotation.inner.end)
        if not words:
            return
        holder = self.ledger.holder(words)
        if holder is not None and quotation.continues:
            self._take_over(holder)
        if holder is None:
            around = Surroundings.of(self.document, quotation, paragraph, words)
            signature = signed(self.document, around, self.lexicon)
            holder = self._going_on(around) if signature is None else None
            if holder is not None:
                self.ledger.extend(holder, quotation.span)
            elif signature is not None:
                holder = self.ledger.add(signature)
            elif self._stands_alone(around):
                holder = self.ledger.add(self._claim(around))
        if holder is not None:
            self.last = holder

    def _take_over(self, holder: int) -> None:
        """Give the paragraphs of a quotation to its cue, which stands with the last of them."""
        if self.last is None or self.last == holder or self.ledger.attributions[self.last].cue:
            return
        for span in self.ledger.drop(self.last).content:
            self.ledger.extend(holder, span)

    def _going_on(self, around: Surroundings) -> int | None:
        """The attribution whose content a quotation carries on."""
        if around.quotation.continues:
            return self.last
        if around.is_paragraph and around.before is None:
            return self._next_paragraph(around)
        if around.before is None or not around.is_sentence:
            return None
        open_ones = [n for n in self.ledger.reports_in(around.before) if self._is_open(n)]
        return open_ones[-1] if open_ones else None

    def _next_paragraph(self, around: Surroundings) -> int | None:
        """The quotation at the end of the last paragraph, which goes on in one of its own.

        PolNeAR takes the two for one content. In a dialogue they are two people's.
        """
        here = self.document.sentence_of(around.words[0])
        before = self.document.sentences[here.index - 1] if here.index else here
        if self.last is None or before.paragraph != here.paragraph - 1:
            return None
        held = self.ledger.attributions.get(self.last)
        if held is None or not held.cue or not self._is_open(self.last):
            return None
        end = max(span.end for span in (*held.content, *held.cue, *held.source))
        gap = self.document.text[min(end, before.end) : around.quotation.span.start]
        quoted = held.content[-1].text[-1] in CLOSING
        dialogue = asks(held.content[-1].text) or asks(around.quotation.inner.text)
        led = gap.rstrip().endswith(_LEADING)  # "Lee declared," with the quotation behind it
        return self.last if quoted and len(gap) <= _NEAR and not (dialogue or led) else None

    def _is_open(self, number: int) -> bool:
        """Whether what follows can still be part of a content: of a plain statement."""
        held = self.ledger.attributions[number]
        plain = held.type in ("statement", "belief") and held.polarity == "positive"
        quoted = any(span.text[-1] in CLOSING for span in held.content)
        return plain and (quoted or self._is_clause(held))

    def _is_clause(self, attribution: Attribution) -> bool:
        head = attribution.content_head
        if head is None:
            return False
        return is_verbal(self.document, head) or child(self.document, head, "cop") is not None

    def _stands_alone(self, around: Surroundings) -> bool:
        """Whether a quotation is a claim of its own, not a heading, a title or left open."""
        quotation = around.quotation
        if quotation.span.text[0] in SINGLE and self.has_double:
            return False
        last = self.document.sentence_of(around.words[-1])
        if not quotation.closed and self.ledger.cued.get(last.index):
            return False
        whole = around.is_sentence or around.is_paragraph
        return whole and (around.is_clause or self._follows_speech(around))

    def _follows_speech(self, around: Surroundings) -> bool:
        first = self.document.sentence_of(around.words[0]).index
        return first > 0 and self.ledger.is_spoken(self.document.sentences[first - 1])

    def _claim(self, around: Surroundings) -> Attribution:
        """A claim of whom a neighbouring sentence names, or of the last speaker."""
        if around.after is not None and around.is_sentence:
            named = told_after(self.document, around.after, self.lexicon)
            if named is not None:
                return _attribution(self.document, around, "told after", _TOLD, named)
        if around.before is not None and around.is_sentence:
            acting = active_before(self.document, around.before, self.lexicon)
            if acting is not None and not self.ledger.is_said(acting.source):
                self._drop_object(acting, around.before.index)
                rule = "told before" if acting.cue else "acting before"
                return _attribution(self.document, around, rule, _ACTING, acting)
        last = self._last_speaker(around)
        return _attribution(self.document, around, "carried on", _CARRIED, last)

    def _drop_object(self, acting: Neighbour, sentence: int) -> None:
        """Take back a content that is only what somebody does something to."""
        for number in tuple(self.ledger.cued.get(sentence, ())):
            held = self.ledger.attributions[number]
            doubtful = held.confidence < _SURE and not self._is_clause(held)
            if held.cue_head == acting.head and doubtful:
                self.ledger.drop(number)

    def _last_speaker(self, around: Surroundings) -> Neighbour | None:
        """Who said something last, in this paragraph or the one before.

        Not where a question makes it a dialogue: there speakers take turns, which is for
        `speakers` to tell.
        """
        here = self.document.sentence_of(around.words[0])
        if asks(around.quotation.inner.text):
            return None
        for number in range(here.index - 1, -1, -1):
            sentence = self.document.sentences[number]
            if sentence.paragraph < here.paragraph - 1:
                break
            found = self.ledger.reports_in(sentence) or self.ledger.implicit_in(sentence)
            for held in (self.ledger.attributions[n] for n in reversed(found)):
                if asks(held.content[-1].text):
                    return None
                if held.source_head is not None:
                    return Neighbour(held.source_head, held.source_head)
                if held.is_implicit:  # nobody was found for it either
                    return None
        return None


def _attribution(
    document: Document,
    around: Surroundings,
    rule: str,
    confidence: float,
    by: Neighbour | None,
) -> Attribution:
    """The claim of a quotation; implicit unless its speaker stands there with a cue."""
    cue = by.cue if by is not None else frozenset[int]()
    return Attribution(
        source=word_spans(document, phrase(document, by.source)) if by and cue else (),
        cue=word_spans(document, cue),
        content=(around.quotation.span,),
        rule=rule,
        confidence=confidence,
        type="question" if asks(around.quotation.inner.text) else "statement",
        source_head=by.source if by else None,
        cue_head=by.head if by and cue else None,
        content_head=document.top(around.words),
        is_implicit=not cue,
    )
