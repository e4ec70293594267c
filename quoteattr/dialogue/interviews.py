"""Interviews: turns under labels ("Q:", "JM:", "PROSECUTOR:") as attributions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat

import attrs

from quoteattr.attributions import Attribution
from quoteattr.contents.proposals import TURN
from quoteattr.dialogue.answers import find_answers
from quoteattr.dialogue.names import LabelNames
from quoteattr.dialogue.turns import Label, Turn, find_turns
from quoteattr.document import Document
from quoteattr.grammar.clauses import lemmas, preposition
from quoteattr.grammar.named import person_names
from quoteattr.lexicon import Lexicon
from quoteattr.typography.marks import asks

_CONFIDENCE = 0.9
_UNLABELLED = 0.7
_NEAR = 3  # words between a name and the head of its phrase: "with senior writer Jo Mills"


def with_interviews(
    document: Document, attributions: Sequence[Attribution], lexicon: Lexicon
) -> tuple[Attribution, ...]:
    """Give what stands under labels that take turns to those whom the labels mean.

    "A" is the person named most before the first label, "Q" the one who is said to hold the
    interview, if any; initials are those of a person named in the text. Without labels, what
    answers the questions is said by the person named most before them.

    Args:
        document: The parse.
        attributions: What cues attribute; those whose cue is the mark of a label give way.
        lexicon: Table ``continuations`` and those of persons.

    Returns:
        All attributions, those of labels last.
    """
    turns = find_turns(document, lexicon)
    if not turns:
        return (*attributions, *_unlabelled(document, lexicon))
    cast = _Cast.of(document, turns[0].label.words[0], lexicon)
    marks = {turn.label.mark.start for turn in turns}
    kept = [a for a in attributions if not any(span.start in marks for span in a.cue)]
    speakers = [cast.meant_by(turn.label) for turn in turns]
    listeners = _listeners(turns, speakers)
    found = map(_attribution, repeat(document), turns, speakers, listeners)
    return (*kept, *found, *_questions(document, turns, speakers))


@attrs.frozen
class _Cast:
    """Whom the labels of a text mean.

    Attributes:
        document: The parse.
        lexicon: Tables of the language.
        interviewee: A word of the name of who answers, None where nobody is named.
        interviewer: A word of the name of who asks.
        names: All names of persons.
    """

    document: Document
    lexicon: Lexicon
    interviewee: int | None
    interviewer: int | None
    names: LabelNames

    @classmethod
    def of(cls, document: Document, first: int, lexicon: Lexicon) -> _Cast:
        """Read them from what stands before the word with which the interview begins."""
        persons = tuple(person_names(document, lexicon))
        names = [name for name in persons if name[-1] < first]
        counts = Counter(_surname(document, name) for name in names)
        most = max(counts, key=lambda surname: counts[surname], default="")
        others = [name for name in names if _surname(document, name) != most]
        return cls(
            document,
            lexicon,
            next((name[0] for name in names if _surname(document, name) == most), None),
            next((name[0] for name in others if _holds_interview(document, name, lexicon)), None),
            LabelNames.of(document, persons),
        )

    def meant_by(self, label: Label) -> int | None:
        """The word that stands for the speaker whom a label means."""
        words = self.lexicon.words
        if label.name in words("continuations", "interviews", "question"):
            return self.interviewer
        if label.name in words("continuations", "interviews", "answer"):
            return self.interviewee
        name = self.names.meant_by(label.span.text)
        if name is not None:
            return name[0]
        return self.document.top(label.words)


def _surname(document: Document, name: range) -> str:
    """The last word of a name, a possessive ending aside."""
    words = [document.words[index] for index in name]
    return next((w.text for w in reversed(words) if w.upos != "PART"), "").casefold()


def _holds_interview(document: Document, name: range, lexicon: Lexicon) -> bool:
    """Whether a name stands in "spoke with X", "was interviewed by X"."""
    verbs = lexicon.words("continuations", "interviews", "verbs")
    ties = lexicon.words("continuations", "interviews", "prepositions")
    for word in (name[0], *document.ancestors(name[0])[:_NEAR]):
        head = document.words[word].head
        tied = lemmas(document, preposition(document, word)) & ties
        if tied and head >= 0 and document.words[head].lemma.lower() in verbs:
            return True
    return False


def _unlabelled(document: Document, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """The answers of an interview whose questions bear no labels."""
    answers = find_answers(document)
    if not answers:
        return ()
    words = [document.words_in(answer[0].start, answer[0].end) for answer in answers]
    speaker = _guest(document, words[0][0], lexicon)
    if speaker is None:
        return ()
    return tuple(
        Attribution(
            source=(),
            cue=(),
            content=answer,
            rule="answer",
            confidence=_UNLABELLED,
            source_head=speaker,
            content_head=document.top(inside),
        )
        for answer, inside in zip(answers, words, strict=True)
    )


def _guest(document: Document, first: int, lexicon: Lexicon) -> int | None:
    """The only person, who asks aside, named in full before the first words of an interview."""
    names = [n for n in person_names(document, lexicon) if n[-1] < first]
    hosts = {_surname(document, n) for n in names if _holds_interview(document, n, lexicon)}
    full = {_surname(document, name): name[0] for name in reversed(names) if len(name) > 1}
    guests = [word for surname, word in full.items() if len(full) == 1 or surname not in hosts]
    return guests[0] if len(guests) == 1 else None


def _listeners(turns: Sequence[Turn], speakers: Sequence[int | None]) -> list[int | None]:
    """To whom each turn is said, as far as a question or an answer beside it tells."""
    listeners: list[int | None] = [None] * len(turns)
    for asking, (asked, answer) in enumerate(pairwise(turns)):
        if _asks(asked) and asked.label.name != answer.label.name:
            listeners[asking] = speakers[asking + 1]
            listeners[asking + 1] = listeners[asking + 1] or speakers[asking]
    return listeners


def _questions(
    document: Document, turns: Sequence[Turn], speakers: Sequence[int | None]
) -> Iterator[Attribution]:
    """Questions without labels between two turns of one speaker, put by the only other one."""
    by_name = {turn.label.name: speaker for turn, speaker in zip(turns, speakers, strict=True)}
    for turn, answering in zip(turns, speakers, strict=True):
        others = [speaker for name, speaker in by_name.items() if name != turn.label.name]
        asking = others[0] if len(others) == 1 else None
        if turn.question is not None and asking is not None:
            words = document.words_in(turn.question.start, turn.question.end)
            yield Attribution(
                source=(),
                cue=(),
                content=(turn.question,),
                rule="question",
                confidence=_UNLABELLED,
                type="question",
                source_head=asking,
                content_head=document.top(words),
                addressees=() if answering is None else (answering,),
            )


def _asks(turn: Turn) -> bool:
    return asks(turn.said[-1].text)


def _attribution(
    document: Document, turn: Turn, speaker: int | None, listener: int | None
) -> Attribution:
    label = turn.label
    words = document.words_in(turn.said[0].start, turn.said[0].end)
    return Attribution(
        source=(label.whole,),
        cue=(label.mark,),
        content=turn.said,
        rule=TURN,
        confidence=_CONFIDENCE,
        type="question" if _asks(turn) else "statement",
        source_head=speaker,
        cue_head=document.words_in(label.mark.start, label.mark.end)[0],
        content_head=document.top(words),
        addressees=() if listener is None else (listener,),
    )
