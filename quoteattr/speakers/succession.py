"""Succession: who goes on speaking where the text names nobody."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

import attrs

from quoteattr.attributions import Attribution
from quoteattr.document import Document, Sentence
from quoteattr.entities import EntityIndex
from quoteattr.grammar.clauses import main_subject
from quoteattr.typography.marks import asks, opens

_MOST_BETWEEN = 3  # paragraphs that tell what a speaker does before speaking on


@attrs.frozen
class Course:
    """Who says something where in a text.

    Attributes:
        document: The parsed text.
        attributions: Its attributions.
        index: Its entities.
        told: The paragraphs in which somebody says something.
    """

    document: Document
    attributions: Sequence[Attribution]
    index: EntityIndex
    told: Collection[int]

    @classmethod
    def of(
        cls, document: Document, attributions: Sequence[Attribution], index: EntityIndex
    ) -> Course:
        """Note where somebody says something.

        Args:
            document: The parse.
            attributions: Its attributions.
            index: Its entities.

        Returns:
            The course of the text.
        """
        told = frozenset(_paragraph(document, attribution) for attribution in attributions)
        return cls(document, attributions, index, told)

    def paragraph(self, number: int) -> int:
        """The paragraph in which an attribution, by its number, stands."""
        return _paragraph(self.document, self.attributions[number])


def place(attribution: Attribution) -> int:
    """Where an attribution begins: an offset of its content or of its cue."""
    return min((s.start for s in (*attribution.content, *attribution.cue)), default=0)


def predecessor(course: Course, number: int, before: Sequence[tuple[int, str]]) -> int | None:
    """Find the attribution before whose speaker goes on, in this paragraph or after the last.

    Paragraphs between that tell of nobody else do not count. In a dialogue, where a paragraph is a
    question or answers one, it is the other speaker who goes on.

    Args:
        course: Who says something where.
        number: Number of an attribution whose source names nobody.
        before: Numbers of those before it, each with the identifier of its speaker; not empty.

    Returns:
        One of these numbers, None where the last one is too far.
    """
    last, speaker = before[-1]
    here, there = course.paragraph(number), course.paragraph(last)
    between = range(there + 1, here)
    gap = here - there - (len(between) if _is_aside(course, between, speaker) else 0)
    if gap > 1:
        return None
    if gap == 1 and _is_dialogue(course, number, last):
        for other, name in reversed(before[-4:]):
            if here - course.paragraph(other) > 3:
                break
            if name != speaker:
                return other
    return last


def listener(course: Course, number: int, before: Sequence[tuple[int, str]]) -> str | None:
    """Find who was spoken to in the paragraph before and, in a dialogue, speaks next.

    Args:
        course: Who says something where.
        number: Number of an attribution whose source names nobody.
        before: Numbers of those before it, each with the identifier of its speaker; not empty.

    Returns:
        The identifier of the only person who was: of X in "“Where is it?” he asked X."
    """
    last, speaker = before[-1]
    if course.paragraph(number) - course.paragraph(last) != 1:
        return None
    addressees = course.attributions[last].addressees
    if not addressees or not _is_dialogue(course, number, last):
        return None
    told = {key for word in addressees for key in course.index.of_word.get(word, ())}
    is_other = len(told) == 1 and speaker not in told
    found = next(iter(told)) if is_other else None
    is_person = found is not None and course.index.entity(found).kind == "person"
    return found if is_person else None


def _is_dialogue(course: Course, number: int, last: int) -> bool:
    """Whether one of two turns is a question, the first of them in quotation marks."""
    one, other = course.attributions[last], course.attributions[number]
    return (_asks(one) or _asks(other)) and _is_quoted(one)


def _is_aside(course: Course, paragraphs: range, speaker: str | None) -> bool:
    """Whether paragraphs tell what a speaker does, or a single one tells of nobody else."""
    is_silent = len(paragraphs) == 1 and paragraphs[0] not in course.told
    return _does(course.document, paragraphs, speaker, course.index) or (
        is_silent and _names_nobody(course.document, paragraphs[0], speaker, course.index)
    )


def _does(document: Document, paragraphs: range, speaker: str | None, index: EntityIndex) -> bool:
    """Whether some paragraphs, a few, all begin with what a speaker does."""
    if not 0 < len(paragraphs) <= _MOST_BETWEEN:
        return False
    starts = (
        bisect_left(document.sentences, paragraph, key=_paragraph_of) for paragraph in paragraphs
    )
    return all(speaker in _subject(document, document.sentences[at], index) for at in starts)


def _names_nobody(
    document: Document, paragraph: int, speaker: str | None, index: EntityIndex
) -> bool:
    """Whether a paragraph mentions no person but a speaker."""
    starts = (
        bisect_left(document.sentences, n, key=_paragraph_of) for n in (paragraph, paragraph + 1)
    )
    first, behind = (document.sentences[n].first for n in starts)
    named = {key for word in range(first, behind) for key in index.of_word.get(word, ())}
    return all(index.entity(key).kind != "person" for key in named - {speaker})


def _paragraph_of(sentence: Sentence) -> int:
    """The number of the paragraph in which a sentence stands."""
    return sentence.paragraph


def _subject(document: Document, sentence: Sentence, index: EntityIndex) -> tuple[str, ...]:
    """Identifiers of the subject of a sentence's main clause."""
    found = main_subject(document, range(sentence.first, sentence.last))
    return () if found is None else index.of_word.get(found, ())


def _asks(attribution: Attribution) -> bool:
    """Whether a content ends as a question."""
    return bool(attribution.content) and asks(attribution.content[-1].text)


def _is_quoted(attribution: Attribution) -> bool:
    """Whether a content is said in the speaker's own words, as in a dialogue."""
    return bool(attribution.content) and opens(attribution.content[0].text)


def _paragraph(document: Document, attribution: Attribution) -> int:
    words = document.words_in(place(attribution), place(attribution) + 1)
    return document.sentence_of(words[0]).paragraph if words else 0
