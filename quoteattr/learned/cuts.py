"""Cuts: a content or a source that begins within a phrase, or ends where its verb asks for more."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import lemmas, preposition
from quoteattr.grammar.forms import tag
from quoteattr.grammar.named import goes_on, is_no_entity
from quoteattr.learned.readings import Readings

_ASKING = ("WRB", "WP", "WDT", "WP$")  # tags of the words of a question


def mended(readings: Readings, content: frozenset[int], others: frozenset[int]) -> frozenset[int]:
    """A content with the phrase that it begins in whole, and with what its last verb asks for.

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
    whole = content | lost - others
    return whole | _opener(readings, min(whole), whole, others) - others


def article(document: Document, source: frozenset[int], others: frozenset[int]) -> frozenset[int]:
    """The article that a source has lost: "**a** Lyon-based channel that".

    Args:
        document: The parse.
        source: Words of the source.
        others: Words of the cue and the content.

    Returns:
        Its index, none where the source does not begin behind its article.
    """
    before = min(source, default=0) - 1
    if before < 0 or before in others:
        return frozenset()
    word = document.words[before]
    is_article = word.feature("PronType") == "Art" and word.head in source
    return frozenset({before}) if is_article else frozenset()


def _cut_off(readings: Readings, word: int) -> set[int]:
    """The words of a tagged name that stand before one of its words: "asked **Bob** Cole"."""
    words, found = readings.document.words, set()
    while word > 0 and goes_on(words[word]):
        word -= 1
        if not is_no_entity(words[word], readings.lexicon):
            found.add(word)
    return found


def _opener(
    readings: Readings, first: int, content: frozenset[int], others: frozenset[int]
) -> set[int]:
    """The article or the word of a question that a content opens with: "urged **the** miners to".

    The latter also where the parser hung it on the cue before it: "asked **why** Lee, 40, left".
    """
    words = readings.document.words
    before = words[first - 1] if first else None
    if before is None:
        return set()
    is_inside, asks = before.head in content, tag(before) in _ASKING
    is_asked = asks and before.head in others and before.head < before.index
    is_opener = is_inside and (asks or before.relation == "det")
    return {before.index} if is_asked or is_opener else set()


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
