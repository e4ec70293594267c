"""Cuts: a content that begins within a name, or ends between a verb and its preposition."""

from __future__ import annotations

from quoteattr.grammar.clauses import lemmas, preposition
from quoteattr.grammar.named import goes_on, is_no_entity
from quoteattr.learned.readings import Readings


def mended(readings: Readings, content: frozenset[int], others: frozenset[int]) -> frozenset[int]:
    """A content with the name that it begins in whole, and with what its last verb asks for.

    Args:
        readings: The document and its tables.
        content: Words of the content.
        others: Words of the source and the cue.

    Returns:
        The content, longer or as it was.
    """
    if not content:
        return content
    first, last = min(content), max(content)
    lost = _cut_off(readings, first) | _cut_short(readings, last) | _lost_phrase(readings, last)
    lost |= _measured(readings, last)
    return content | lost - others


def _cut_off(readings: Readings, word: int) -> set[int]:
    """The words of a tagged name that stand before one of its words: "asked **Bob** Cole"."""
    words, found = readings.document.words, set()
    while word > 0 and goes_on(words[word]):
        word -= 1
        if not is_no_entity(words[word], readings.lexicon):
            found.add(word)
    return found


def _cut_short(readings: Readings, word: int) -> set[int]:
    """The words of a tagged name that stand behind one of its words: "Bob **Cole** asked"."""
    words, found = readings.document.words, set()
    while word + 1 < len(words) and goes_on(words[word + 1]):
        word += 1
        if not is_no_entity(words[word], readings.lexicon):
            found.add(word)
    return found


def _lost_phrase(readings: Readings, last: int) -> set[int]:
    """The only thing that depends on the last verb and follows it: "asked **for help**"."""
    document, linking = readings.document, readings.lexicon.words("grammar", "linking")
    behind = [c for c in document.children[last] if c > last and document.words[c].upos != "PUNCT"]
    if document.words[last].upos != "VERB" or len(behind) != 1:
        return set()
    phrase, marks = set(document.subtree(behind[0])), preposition(document, behind[0])
    is_next = document.words[behind[0]].relation == "obl" and marks[:1] == (last + 1,)
    return phrase if is_next and lemmas(document, marks[:1]) & linking else set()


def _measured(readings: Readings, last: int) -> set[int]:
    """The clause that a time at the end of a content measures: "sacked days **after going**"."""
    document, timing = readings.document, readings.lexicon.words("grammar", "timing")
    word = document.words[last]
    if word.deprel != "obl:unmarked" or word.upos != "NOUN":
        return set()
    for clause in document.children[word.head]:
        marks = preposition(document, clause)
        if document.words[clause].relation in ("advcl", "obl") and marks[:1] == (last + 1,):
            return set(document.subtree(clause)) if lemmas(document, marks) & timing else set()
    return set()
