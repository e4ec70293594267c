"""Adjuncts: when, where and how something is said, beside what is said."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.contents.proposals import Frame
from quoteattr.grammar.clauses import lemmas, own_subject, preposition
from quoteattr.grammar.durations import lasts
from quoteattr.grammar.forms import is_time, tag
from quoteattr.typography.marks import closes

_CLAUSES = ("acl", "ccomp")


def is_aside(frame: Frame, clause: int) -> bool:
    """Whether a clause is only a participle after a comma: “…,” he said, clutching his hat."""
    document = frame.document
    first = document.subtree(clause)[0]
    after_comma = "," in (document.words[first].text, document.before(first))
    participle = tag(document.words[clause]) == "VBG" and clause > frame.cue.head
    return participle and after_comma and own_subject(document, clause) is None


def is_when(frame: Frame, noun: int) -> bool:
    """Whether a phrase with a preposition tells when something is said: "at the time"."""
    document = frame.document
    marks = preposition(document, noun)
    timed = lemmas(document, marks) & frame.listed("timing")
    return bool(marks) and (
        bool(timed)
        or frame.is_in(noun, "occasions")
        or is_time(document.words[noun])
        or lasts(document, noun, frame.lexicon)
    )


def adjuncts(frame: Frame) -> set[int]:
    """The "in a statement" of a cue, close after its verb, and the "it" of "as she put it"."""
    document = frame.document
    dummies = frame.listed("dummies")
    out = {w for w in frame.own("obj") if document.words[w].text.lower() in dummies}
    end = max(frame.cue.words)
    for index in frame.own("obl"):
        clauses = [c for c in document.children[index] if document.words[c].relation in _CLAUSES]
        medium = frame.subtree(index) - frame.subtree(*clauses)
        if min(medium) == end + 1 and frame.is_in(index, "media"):
            out |= medium
            end = max(medium)
    return out


def asides(frame: Frame, nouns: Sequence[int]) -> set[int]:
    """Clauses and appositions after a comma, which only explain the noun."""
    words = frame.document.words
    out: set[int] = set()
    for noun in nouns:
        for index in frame.document.children[noun]:
            first = frame.document.subtree(index)[0]
            before = frame.document.before(first)
            parted = "," in (words[first].text, before) or closes(before)
            if parted and index > noun and words[index].deprel in ("acl:relcl", "appos"):
                out |= frame.subtree(index)
    return out
