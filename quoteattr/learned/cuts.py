"""Cuts: borders of a content that run through a name, or between a verb and its preposition."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import lemmas, preposition
from quoteattr.grammar.named import goes_on, is_no_entity
from quoteattr.learned.readings import Readings


def mended(
    readings: Readings, cue: int, content: frozenset[int], others: frozenset[int]
) -> frozenset[int]:
    """A content with the names at its borders whole, or without who is asked, and with all it asks.

    Args:
        readings: The document and its tables.
        cue: The word that heads the cue.
        content: Words of the content.
        others: Words of the source and the cue.
    """
    if not content:
        return content
    head = _cut_off(readings, min(content), -1) - others
    asked = content - _listener(readings, cue, head)
    if asked and asked != content and not _is_infinitive(readings, min(asked)):
        return asked
    tail = _cut_off(readings, max(content), 1) - others
    return content | head | tail | (_lost_phrase(readings, max(content)) - others)


def _cut_off(readings: Readings, word: int, step: int) -> set[int]:
    """The words of a tagged name that stand before (-1) or behind (1) one of its words."""
    words, found = readings.document.words, set()
    while 0 <= word + step < len(words) and goes_on(words[max(word, word + step)]):
        word += step
        if not is_no_entity(words[word], readings.lexicon):
            found.add(word)
    return found


def _listener(readings: Readings, cue: int, name: set[int]) -> set[int]:
    """All words of who is asked or told, where a name is theirs: "asked **Bob Cole** for help"."""
    document = readings.document
    if document.words[cue].lemma.lower() not in readings.lexicon.words("cues", "addressed"):
        return set()
    objects = (w for w in name if _is_object(document, cue, w))
    return {word for noun in objects for word in document.subtree(noun)}


def _is_infinitive(readings: Readings, first: int) -> bool:
    """Whether an infinitive begins, to whose content its doer belongs: "**Lee** to resign"."""
    opener = readings.document.words[first].text.lower()
    return opener in readings.lexicon.words("grammar", "infinitives")


def _is_object(document: Document, cue: int, word: int) -> bool:
    """Whether a word is an object of a verb."""
    found = document.words[word]
    return found.head == cue and found.relation in ("obj", "iobj")


def _lost_phrase(readings: Readings, last: int) -> set[int]:
    """The only thing that depends on the last verb and follows it: "asked **for help**"."""
    document, linking = readings.document, readings.lexicon.words("grammar", "linking")
    behind = [c for c in document.children[last] if c > last and document.words[c].upos != "PUNCT"]
    if document.words[last].upos != "VERB" or len(behind) != 1:
        return set()
    phrase, marks = set(document.subtree(behind[0])), preposition(document, behind[0])
    is_next = document.words[behind[0]].relation == "obl" and marks[:1] == (last + 1,)
    return phrase if is_next and lemmas(document, marks[:1]) & linking else set()
