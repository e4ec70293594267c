"""Quotation marks: where quoted stretches begin and end, in every convention news uses."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from quoteattr.attributions import Quotation
from quoteattr.lexicon import Lexicon
from quoteattr.spans import Span
from quoteattr.typography.dashes import dashed_speech
from quoteattr.typography.marks import CLOSERS, DASHES, MARKS, OPENING, SENTENCE_ENDS, SINGLE
from quoteattr.typography.paragraphs import split_paragraphs

MAX_DEPTH = 8  # marks nested deeper are read as plain characters, so that time stays linear

_ALWAYS_OPEN = frozenset(["“", "„", "‟", "〝", "``", "‘‘", "「", "『", "《", "〈"])
_DOUBLED = sorted(mark for mark in MARKS if len(mark) > 1)
_MARK = re.compile("|".join((*_DOUBLED, f"[{''.join(sorted(MARKS.difference(_DOUBLED)))}]")))
_BEFORE_OPENING = SINGLE.union("([{/:;=>…", DASHES, OPENING)
_FIRST_WORD = re.compile(r"\w+")
_SPEECH_END = frozenset(SENTENCE_ENDS + DASHES + ",;，")
_MIN_SPEECH_WORDS = 5


@attrs.frozen
class _Habits:
    """What a language writes with an apostrophe that is no quotation mark.

    Attributes:
        elisions: Words, in lower case, that begin with one.
        possessives: Last letters of words that take one for what they own.
    """

    elisions: frozenset[str]
    possessives: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> _Habits:
        """Read them from a lexicon."""
        return cls(
            lexicon.words("quotations", "elisions"), lexicon.words("quotations", "possessives")
        )


@attrs.define
class _Open:
    """A mark that waits for the one that closes it."""

    mark: str
    at: int
    inner: int
    continues: bool = False


@attrs.frozen
class _Mark:
    """A quotation mark between its neighbours; white space stands for the paragraph's edge."""

    text: str
    start: int
    end: int
    before: str
    after: str
    word_after: str
    habits: _Habits
    is_last: bool  # in its paragraph, with nothing behind it

    @property
    def can_close(self) -> bool:
        if self.text in SINGLE:
            return not self.before.isspace() and not self.after.isalnum()
        if self.text == "“":  # typed for the closing mark, or closing a German „
            return self.is_last or not (self.before.isspace() or self.after.isalnum())
        if self.text in ('"', "''", "＂"):
            return not (self.before.isspace() and self.after.isalnum())
        return True

    @property
    def can_open(self) -> bool:
        if self.text in _ALWAYS_OPEN or self.text in "«‹":
            return True
        free = self.before.isspace() or self.before in _BEFORE_OPENING
        if self.text in SINGLE:
            opens = free and not self.after.isspace() and self.text in CLOSERS
            return opens and not (self.text in "'’‘" and self._is_elision)
        return self.text in CLOSERS and not self.after.isspace() and free

    @property
    def _is_elision(self) -> bool:
        word = _FIRST_WORD.match(self.word_after)
        return word is not None and word.group().lower() in self.habits.elisions

    @property
    def looks_possessive(self) -> bool:
        """As in “the workers' rights”: a plural before it, a lower-case word after it."""
        follows = self.word_after[:1].isspace() and self.word_after[1:2].islower()
        return self.text in "'’" and self.before.lower() in self.habits.possessives and follows


def find_quotations(text: str, lexicon: Lexicon | None = None) -> tuple[Quotation, ...]:
    """Find what stands in quotation marks.

    Marks are matched paragraph by paragraph. A quotation left open runs to the end of its
    paragraph; if the next one begins with the same mark, it carries on there. Apostrophes,
    measures (6'2") and stray closing marks open nothing. Where the language sets speech off with
    dashes, these are read as well.

    Args:
        text: Any text.
        lexicon: Table ``quotations`` of the language; English by default.

    Returns:
        The quotations in order of their opening marks, outer ones before those within them.
        Offsets index ``text``.
    """
    lexicon = lexicon if lexicon is not None else Lexicon.load("en")
    habits = _Habits.of(lexicon)
    found: list[Quotation] = []
    paragraphs = split_paragraphs(text)
    carried = ""
    for number, paragraph in enumerate(paragraphs):
        ahead = paragraphs[number + 1].text if number + 1 < len(paragraphs) else ""
        speech = dashed_speech(text, paragraph, lexicon)
        found.extend(speech)
        carried = "" if speech else _read_paragraph(text, paragraph, carried, ahead, found, habits)
    return tuple(found)


def _read_paragraph(
    text: str,
    paragraph: Span,
    carried: str,
    ahead: str,
    found: list[Quotation],
    habits: _Habits,
) -> str:
    """Add the quotations of a paragraph; return the mark that the next one carries on."""
    marks = _marks(text, paragraph, habits)
    last_single = max((m.start for m in marks if m.text in SINGLE and m.can_close), default=-1)
    stack: list[_Open] = []
    closed: list[tuple[_Open, int, int]] = []
    for number, mark in enumerate(marks):
        opener = _closed_by(mark, stack, last_single)
        if opener is not None:
            closed.append((opener, mark.start, mark.end))
        elif _opens(number, marks, stack, last_single, paragraph, ahead):
            carries_on = carried == mark.text and mark.start == paragraph.start
            stack.append(_Open(mark.text, mark.start, mark.end, carries_on))
    left_open = [o for o in stack if o.mark not in SINGLE or _reopened(o.mark, ahead)]
    closed.extend((o, paragraph.end, paragraph.end) for o in left_open)
    found.extend(_quotations(text, closed))
    outer = left_open[0].mark if left_open else ""
    return outer if outer and _reopened(outer, ahead) else ""


def _marks(text: str, paragraph: Span, habits: _Habits) -> list[_Mark]:
    """The marks of a paragraph; two before a word, of which one was typed too many, are one."""
    out: list[_Mark] = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        next_ones, is_last = text[end : end + 6], end == paragraph.end
        last = out[-1] if out else None
        if last is not None and _is_doubled(last, match.group(), start) and after.isalnum():
            out[-1] = attrs.evolve(last, end=end, after=after, word_after=next_ones)
            continue
        out.append(_Mark(match.group(), start, end, before, after, next_ones, habits, is_last))
    return out


def _is_doubled(last: _Mark, mark: str, start: int) -> bool:
    """Whether a mark stands right behind one that it would close, as in "he said “”It is"."""
    return last.end == start and last.before.isspace() and mark in CLOSERS.get(last.text, ())


def _closed_by(mark: _Mark, stack: list[_Open], last_single: int) -> _Open | None:
    """Take the quotation that a mark closes off the stack, with all left open within it."""
    if not mark.can_close or (mark.looks_possessive and mark.start < last_single):
        return None
    for depth in range(len(stack) - 1, -1, -1):
        opener = stack[depth]
        if mark.text in CLOSERS[opener.mark]:
            del stack[depth:]
            return opener
    return None


def _opens(
    number: int,
    marks: Sequence[_Mark],
    stack: list[_Open],
    last_single: int,
    paragraph: Span,
    ahead: str,
) -> bool:
    """Whether a mark opens a quotation; one that was never closed gives way to it."""
    mark = marks[number]
    if not mark.can_open or len(stack) >= MAX_DEPTH:
        return False
    if mark.text in SINGLE:
        carried_on = mark.start == paragraph.start and _reopened(mark.text, ahead)
        return mark.start < last_single or carried_on
    same = next((d for d, opener in enumerate(stack) if opener.mark == mark.text), None)
    if same is not None and not _closes_twice(number, marks):
        del stack[same:]
    return True


def _closes_twice(number: int, marks: Sequence[_Mark]) -> bool:
    """Whether two closing marks come before the next opening one, so that two can be open."""
    count, opening = 0, marks[number].text
    for mark in marks[number + 1 : number + 1 + 4 * MAX_DEPTH]:
        if mark.text == opening:
            return False
        count += mark.text in CLOSERS[opening]
        if count == 2:
            return True
    return False


def _reopened(mark: str, ahead: str) -> bool:
    return bool(mark) and ahead.startswith(mark)


def _quotations(text: str, closed: list[tuple[_Open, int, int]]) -> list[Quotation]:
    out: list[Quotation] = []
    ends: list[int] = []
    for opener, inner_end, end in sorted(closed, key=lambda c: (c[0].at, -c[2])):
        while ends and ends[-1] <= opener.at:
            ends.pop()
        inner = Span.of(text, opener.inner, max(inner_end, opener.inner))
        if inner.text.strip():
            out.append(
                Quotation(
                    Span.of(text, opener.at, end),
                    inner,
                    depth=len(ends),
                    is_speech=_is_speech(text, opener.at, inner, end),
                    closed=end > inner_end,
                    continues=opener.continues,
                )
            )
            ends.append(end)
    return out


def _is_speech(text: str, at: int, inner: Span, end: int) -> bool:
    """Whether it reads like something said, not like a title, a nickname or a scare quote."""
    said = inner.text.strip()
    before = text[max(0, at - 3) : at].rstrip()
    if said[-1] in _SPEECH_END or before.endswith((":", ",")) or text.startswith(",", end):
        return True
    return len(said.split()) >= _MIN_SPEECH_WORDS
