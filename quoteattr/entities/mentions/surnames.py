"""Surnames: words of a text that are people's names though they look like titles or nouns."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.document import Document, Word
from quoteattr.grammar.named import is_no_entity, kind_of, named_spans, person_names
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.tables import Vocabulary

_LOOKS = ("NOUN", "PROPN", "ADJ")
_PLACES = ("nsubj", "obj", "iobj", "obl", "nmod", "conj")
_PHRASE = ("det", "amod", "nummod", "compound")  # what a noun has before it, and no lone surname


def title_surnames(document: Document, vocabulary: Vocabulary) -> Iterator[str]:
    """Find the surnames that could be titles, as "King" in "Stephen King".

    Args:
        document: The parsed text.
        vocabulary: What words say about who is meant.

    Yields:
        Their keys.
    """
    for name in person_names(document, vocabulary.lexicon):
        if len(name) > 1:
            given, surname = (word_key(document.words[name[i]].text) for i in (0, -1))
            if surname in vocabulary.titles and given not in vocabulary.titles:
                yield surname


def noun_surnames(document: Document, vocabulary: Vocabulary) -> Iterator[int]:
    """Find the nouns that are the surname of somebody whom the text names in full.

    As in "Ann **Price** … **Price** said", where the tagger sees what things cost.

    Args:
        document: The parsed text.
        vocabulary: What words say about who is meant.

    Yields:
        Their indices.
    """
    surnames = frozenset(_full_surnames(document, vocabulary))
    if not surnames:
        return
    for word in document.words:
        if word.text in surnames and _stands_alone(document, word, vocabulary):
            yield word.index


def _full_surnames(document: Document, vocabulary: Vocabulary) -> Iterator[str]:
    """The last words of persons' full names, as written; titles and officers are none.

    Behind a given name also where the tagger sees a body, elsewhere no noun for a person: "Poet".
    """
    titles, genders, nouns = vocabulary.titles, vocabulary.genders, vocabulary.nouns
    for name in named_spans(document.words):
        first, last = (document.words[name[i]] for i in (0, -1))
        key, opening = word_key(last.text), word_key(first.text)
        is_role = key in titles.suffixes or key in vocabulary.persons.officers
        if len(name) == 1 or is_role or opening in titles:
            continue
        kind = kind_of(last, vocabulary.lexicon)
        if genders.given.isdisjoint(genders.fulls(opening)):
            is_person = kind == "person" and nouns.kind(key) != "person"
        else:
            is_person = kind in ("person", "organization")
        if is_person:
            yield last.text


def _stands_alone(document: Document, word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a word that looks like a noun has nothing of a noun's phrase with it.

    A plural at the head of a sentence is one where the text has the noun as well: "Banks".
    """
    is_noun = word.upos in _LOOKS and word.text.istitle() and word.relation in _PLACES
    is_open = word.ner == "O" or is_no_entity(word, vocabulary.lexicon)
    if not (is_noun and is_open) or word_key(word.text) in vocabulary.places.names:
        return False
    below = (document.words[child] for child in document.children[word.index])
    if any(child.relation in _PHRASE for child in below):
        return False
    is_first = word.index == document.sentence_of(word.index).first
    is_many = word.feature("Number") == "Plur"
    return not (is_first and is_many and _has_noun(document, word))


def _has_noun(document: Document, word: Word) -> bool:
    """Whether a text has the noun that a word looks like, in small letters."""
    return any(other.text == word.text.lower() for other in document.words)
