"""Edges: where a name begins and ends in a stretch that looks like one."""

from __future__ import annotations

from collections.abc import Collection

from quoteattr.coreference.bodies import (
    after_trade,
    from_modifier,
    from_owners,
    is_body,
    is_trade,
    to_complement,
)
from quoteattr.coreference.chunks import Chunk
from quoteattr.coreference.phrases import is_definite
from quoteattr.coreference.titles import (
    after_titles,
    is_before_name,
    is_short_title,
    is_surname,
)
from quoteattr.document import Document
from quoteattr.vocabulary.bodies import Bodies
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.tables import Vocabulary

NO_BEGIN = {"DET", "PUNCT", "ADP", "CCONJ", "PRON", "PART"}
NO_END = {"PUNCT", "PART", "ADP", "DET", "CCONJ", "VERB", "AUX", "ADV", "SCONJ", "PRON"}


def edges_of(
    document: Document,
    chunk: Chunk,
    vocabulary: Vocabulary,
    surnames: Collection[str],
    edge: int,
) -> tuple[str, int, int]:
    """The kind of a name, its first and its last word.

    Args:
        document: The parsed text.
        chunk: A stretch that looks like a name.
        vocabulary: What words say about who is meant.
        surnames: Words of the text that are surnames though they could be titles.
        edge: First word of the sentence.

    Returns:
        The kind, "" where nothing tells, and two indices. A chunk that is a title alone, or no
        name, ends before it begins.
    """
    sort, words = chunk.kind, document.words
    first, last = _trimmed(document, chunk)
    if sort == "organization" and first < last and is_short_title(words[first], vocabulary.titles):
        sort = "person"  # "Rep. Ann Lee"
    if is_before_name(document, last, vocabulary.titles):
        return sort, last + 1, last
    if sort in ("", "person") and first <= last:
        start = after_titles(document, first, last, vocabulary)
        is_known = word_key(words[last].text) in surnames and not is_definite(document, first)
        if start <= last or not (is_known or is_surname(document, last, sort, vocabulary)):
            first = start
        elif is_known:
            sort, first = "person", last
    if first > last or _is_small(document, first):
        return sort, last + 1, last
    if sort == "person" and first == last:
        first = _from_given_name(document, first, edge, vocabulary)
    if sort in ("", "person") and _is_traded(document, first, last, vocabulary.bodies):
        sort = "organization"
    return sort, *_body_bounds(document, sort, (first, last, edge), vocabulary.bodies)


def _is_traded(document: Document, first: int, last: int, bodies: Bodies) -> bool:
    """Whether the trade before a name, or at its head, tells a firm: "carmaker Lindqvist"."""
    at_head = first < last and after_trade(document, first, last, bodies) > first
    return at_head or is_trade(document, first, bodies)


def _body_bounds(
    document: Document, sort: str, place: tuple[int, int, int], bodies: Bodies
) -> tuple[int, int]:
    """The first and the last word of a body's name, and of any other as they are."""
    first, last, edge = place
    has_noun = is_body(document.words[last], bodies)
    if sort == "organization":
        begin = from_modifier(document, first, last, edge)
        first = after_trade(document, begin, last, bodies)
    if sort == "organization" or has_noun:
        first = from_owners(document, first, last, edge)
    if sort in ("organization", "") and has_noun:
        last = to_complement(document, first, last, bodies)
    return first, last


def _trimmed(document: Document, chunk: Chunk) -> tuple[int, int]:
    first, last, words = chunk.first, chunk.last, document.words
    while first < last and words[first].upos in NO_BEGIN and not _is_given(document, first):
        first += 1
    while first < last and words[first].upos == "NOUN" and words[first].text.islower():
        first += 1
    if last > first and _belongs_further(document, last):
        last -= 1
    while last > first and words[last].upos in NO_END:
        if words[last].text[:1].isupper() and chunk.first <= words[last].head <= chunk.last:
            break
        last -= 1
    return first, last


def _is_small(document: Document, index: int) -> bool:
    """Whether no name begins with a word: an article, a preposition, a pronoun, a mark."""
    word = document.words[index]
    return word.upos in NO_BEGIN and not word.text.isupper() and not _is_given(document, index)


def _is_given(document: Document, index: int) -> bool:
    """Whether a tagged name begins with a word that looks like a small one.

    A conjunction, as in "Nor Azizah"; behind an article another, as in "the All Indies Front".
    """
    before, word = document.words[index - 1], document.words[index]
    is_inside = index > document.sentence_of(index).first
    is_second = word.upos == before.upos == "DET"
    is_small = word.upos in ("CCONJ", "SCONJ") or is_second
    return is_inside and is_small and word.text.istitle() and word.ner != "O"


def _belongs_further(document: Document, last: int) -> bool:
    """Whether an owner's name ends with a word of what it owns: "Chile's **National** Board"."""
    before, word = document.words[last - 1 : last + 1]
    return before.upos == "PART" and word.upos == "ADJ" and word.head > last


def _from_given_name(document: Document, surname: int, edge: int, vocabulary: Vocabulary) -> int:
    """Where a person's name begins: with a given name that is a common word, "Patience Oke".

    A capital tells it within a sentence; at its head, a table or the tree.
    """
    word, name = document.words[surname - 1], document.words[surname]
    key = word_key(word.text)
    is_capitalised = word.text.istitle() and document.text[word.end : name.start] == " "
    is_day = key in vocabulary.calendar
    if surname <= edge or not is_capitalised or word.ner != "O" or is_day:
        return surname
    if key in vocabulary.genders.names:
        return word.index
    is_known = vocabulary.nouns.kind(key) or key in vocabulary.titles
    if is_known or key in vocabulary.titles.modifiers or word.upos not in ("NOUN", "ADJ"):
        return surname
    is_below = name.relation == "flat" and name.head == word.index
    return word.index if is_below or word.index > edge else surname
