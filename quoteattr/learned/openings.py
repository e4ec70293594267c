"""Openings: what a content seems to open with and belongs to the verb: a day, a count of votes."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import lemmas
from quoteattr.grammar.forms import is_time
from quoteattr.learned.readings import Readings
from quoteattr.learned.roles import Roles

_OWN = ("DET", "PRON")
_COUNT = 3  # words: "7 to 2"
_NOUNS = ("NOUN", "PROPN")


def without_day(document: Document, content: frozenset[int], cue: int) -> frozenset[int]:
    """A content without the day before its article: "announced **Monday** the closure of".

    Args:
        document: The parse.
        content: Words of the content.
        cue: Head word of the cue.

    Returns:
        The words that are left.
    """
    first = min(content, default=-1)
    if first != cue + 1 or first + 1 not in content:
        return content
    day, after = document.words[first : first + 2]
    opens = after.upos in _OWN and after.head not in (first, cue)
    is_day = is_time(day) and day.upos == "PROPN" and day.ner[:1] == "S"
    return content - {first} if is_day and opens else content


def with_count(readings: Readings, roles: Roles) -> Roles:
    """A count of votes to the verb of voting: "**voted 7 to 2** to keep", "voted 7-2"."""
    document, first = readings.document, roles.head + 1
    voting = readings.lexicon.words("cues", "voting")
    if not lemmas(document, (roles.head,)) & voting or first + _COUNT > len(document.words):
        return roles
    one, link, other = document.words[first : first + _COUNT]
    is_count = one.upos == other.upos == "NUM" and (link.upos == "ADP" or link.text in "-–")
    if not is_count:
        return roles
    count = frozenset(range(first, first + _COUNT))
    days = _days(document, first + _COUNT)
    cue = (roles.cue | count) - days
    return Roles(roles.head, roles.source - count, cue, roles.content - count - days)


def _days(document: Document, start: int) -> frozenset[int]:
    """The words from one on that tell when: "late Monday", "earlier this week"."""
    noun = next((w.index for w in document.words[start : start + _COUNT] if w.upos in _NOUNS), -1)
    if noun < 0 or document.words[noun].deprel != "obl:unmarked":
        return frozenset()
    return frozenset(range(start, noun + 1))


def with_phrase(document: Document, cue: frozenset[int], others: frozenset[int]) -> frozenset[int]:
    """A cue with the words of a phrase before its noun: "said **in an** e-mail".

    Args:
        document: The parse.
        cue: Words of the cue.
        others: Words of the source and the content.

    Returns:
        The cue, longer or as it was.
    """
    lost: set[int] = set()
    for noun in cue:
        word = document.words[noun]
        if word.relation == "obl" and word.head in cue:
            marks = (c for c in document.children[noun] if document.words[c].relation == "case")
            first = next((mark for mark in marks if mark < noun), noun)
            lost.update(w for w in document.subtree(noun) if first <= w < noun)
    return cue | lost - others
