"""Heads: the word of a source that names its speaker, where the parser took another one for it."""

from __future__ import annotations

from quoteattr.attributions import Attribution
from quoteattr.document import Document
from quoteattr.entities import EntityIndex
from quoteattr.grammar.datelines import after_dateline
from quoteattr.lexicon import Lexicon
from quoteattr.speakers.naming import ids_of, last_word

_PARTING = ("ADP", "CCONJ", "PUNCT", "SCONJ", "VERB")  # between a body and somebody else
_APART = ("ADP", "AUX", "DET", "PART", "PRON", "SCONJ", "VERB")  # in no list of trades
_JOINING = ("-", "(", ")")  # between a body and who heads it: "the Union (UB) secretary-general"


def speaking_head(
    document: Document, head: int, attribution: Attribution, index: EntityIndex, lexicon: Lexicon
) -> int:
    """Find the word that names who speaks.

    Args:
        document: The parsed text.
        head: Head word of the source, as the tree has it.
        attribution: The attribution.
        index: The entities of the text.
        lexicon: Table ``ner``, by which a dateline is known.

    Returns:
        The same word, or another one of the source.
    """
    if head < (told := after_dateline(document, head, lexicon)):
        head = _behind_dateline(document, head, told, attribution, index)
    for moved in (_doubled, _of_body, _of_list):
        head = moved(document, head, attribution, index)
    return head


def _behind_dateline(
    document: Document, head: int, start: int, attribution: Attribution, index: EntityIndex
) -> int:
    """The speaker after a place and a dash, read as one phrase: "LYON (AP) - Ann Lee said"."""
    for span in attribution.source:
        for word in document.words_in(span.start, span.end):
            above = document.words[word].head
            if word >= start and head <= above < start and ids_of(document, word, index):
                return word
    return head


def _doubled(document: Document, head: int, attribution: Attribution, index: EntityIndex) -> int:
    """The second of two subjects side by side, a person's name: "Air Force Gen. Ann Lee said".

    The parser sometimes takes a long title for a subject of its own, or for whom it is said to.
    """
    word = document.words[head]
    for span in attribution.source:
        for other in document.words_in(span.start, span.end):
            near = document.words[other]
            if (
                head < other
                and near.relation == "nsubj"
                and near.head in (word.head, attribution.cue_head)
                and not any(w.upos == "PUNCT" for w in document.words[head:other])
                and _is_person(index, other)
            ):
                return other
    return head


def _of_body(document: Document, head: int, attribution: Attribution, index: EntityIndex) -> int:
    """The person behind the name of a body, read as its head: "Union of Teachers head Ann Lee"."""
    named = index.of_word.get(head, ())
    if [index.entity(key).kind for key in named] != ["organization"]:
        return head
    for span in attribution.source:
        for word in document.words_in(span.start, span.end):
            between = document.words[head + 1 : word]
            inner = (w for w in between if index.of_word.get(w.index) != named)
            if any(w.upos in _PARTING and w.text not in _JOINING for w in inner):
                break
            if word > head and _is_person(index, word):
                return word
    return head


def _of_list(document: Document, head: int, attribution: Attribution, index: EntityIndex) -> int:
    """The name behind a list of trades: "Gas, tea and rice giant **Delta Group** said"."""
    words = document.words
    kinds = {index.entity(key).kind for key in index.of_word.get(head, ())}
    has_article = any(words[child].relation == "det" for child in document.children[head])
    last = last_word(document, head, attribution)
    named = index.of_word.get(last, ())
    if words[head].upos != "NOUN" or has_article or kinds - {"other"} or len(named) != 1:
        return head
    first = last
    while (
        first > head and index.of_word.get(first - 1) == named and words[first - 1].upos == "PROPN"
    ):
        first -= 1
    *listed, trade = words[head + 1 : first] or words[head : head + 1]
    is_list = any(word.upos == "CCONJ" for word in listed) and trade.text.islower()
    is_one = not any(word.upos in _APART for word in listed) and trade.upos in ("ADJ", "NOUN")
    is_named = index.entity(named[0]).kind in ("person", "organization")
    return last if is_list and is_one and is_named else head


def _is_person(index: EntityIndex, word: int) -> bool:
    """Whether a word names one person."""
    return [index.entity(key).kind for key in index.of_word.get(word, ())] == ["person"]
