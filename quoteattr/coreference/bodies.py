"""Bodies: where the name of an organization begins and ends."""

from __future__ import annotations

from quoteattr.coreference.phrases import is_definite
from quoteattr.document import Document, Word
from quoteattr.vocabulary.bodies import Bodies
from quoteattr.vocabulary.keys import word_key

LONGEST = 9


def is_body(word: Word, bodies: Bodies) -> bool:
    """Whether a word is a noun as organizations have it in their names."""
    return word_key(word.lemma) in bodies.markers


def is_firm(document: Document, index: int, bodies: Bodies) -> bool:
    """Whether a word with an article is a noun for any firm."""
    is_noun = word_key(document.words[index].text) in bodies.endings
    return is_noun and is_definite(document, index)


def is_trade(document: Document, first: int, bodies: Bodies) -> bool:
    """Whether the word before a name tells what kind of organization bears it."""
    word = document.words[first - 1] if first else document.words[first]
    is_noun = word.index < first and word_key(word.lemma) in bodies.general
    return is_noun and word.head >= first and word.upos in ("ADJ", "NOUN")  # "the daily Hoy"


def after_trade(document: Document, first: int, last: int, bodies: Bodies) -> int:
    """Where a body's name begins: behind "Retailer" in "Retailer Brent Stores"."""
    key = word_key(document.words[first].lemma)
    is_noun = key in bodies.general and key not in bodies.markers
    has_article = first > 0 and document.words[first - 1].upos == "DET"  # "The Business Post"
    return first + 1 if is_noun and first < last and not has_article else first


def from_modifier(document: Document, first: int, last: int, edge: int) -> int:
    """Where an organization's name begins: with "European" in "European Union"."""
    while first > edge:
        word = document.words[first - 1]
        is_inside = first <= word.head <= last and word.relation in ("amod", "compound")
        if not is_inside or not word.text[:1].isupper():
            break
        first -= 1
    return first


def from_owners(document: Document, first: int, last: int, edge: int) -> int:
    """Where a body's name begins: with its members' in "the Workers' Front"."""
    if first - 2 < edge:
        return first
    owners, mark = document.words[first - 2 : first]
    is_owner = owners.deprel == "nmod:poss" and first <= owners.head <= last
    is_plural = owners.feature("Number") == "Plur" and owners.text[:1].isupper()
    return owners.index if is_owner and is_plural and mark.upos == "PART" else first


def to_complement(document: Document, first: int, last: int, bodies: Bodies) -> int:
    """Where an organization's name ends: with "Health" in "Ministry of Health"."""
    words = document.words
    while last - first < LONGEST and last + 1 < len(words):
        noun = words[last + 1].head
        is_inside = noun > last and first <= words[noun].head <= last
        if not is_inside or words[last + 1].lemma.lower() not in bodies.complements:
            break
        parts = [words[i] for i in document.subtree(noun)]
        small = [word for word in parts if not word.text[:1].isupper()]
        is_whole = parts[0].index == last + 1 and parts[-1].index - last == len(parts)
        if not is_whole or any(word.upos not in ("ADP", "DET", "CCONJ") for word in small):
            break
        last = parts[-1].index
    return last
