"""Bodies: where the name of an organization begins and ends."""

from __future__ import annotations

from collections.abc import Collection

from quoteattr.document import Document, Word
from quoteattr.entities.mentions.phrases import is_definite
from quoteattr.entities.mentions.stretches import Stretch
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


def is_traded(stretch: Stretch, bodies: Bodies) -> bool:
    """Whether the trade before a name, or at its head, tells a firm: "carmaker Lindqvist"."""
    return _after_trade(stretch, bodies).first > stretch.first or _is_behind_trade(stretch, bodies)


def _is_behind_trade(stretch: Stretch, bodies: Bodies) -> bool:
    """Whether the word before a name tells what kind of organization bears it."""
    if not stretch.first:
        return False
    word = stretch.document.words[stretch.first - 1]
    is_noun = word_key(word.lemma) in bodies.general and word.upos in ("ADJ", "NOUN")
    return is_noun and word.head >= stretch.first  # "the daily Hoy"


def whole_body(stretch: Stretch, bodies: Bodies, officers: Collection[str]) -> Stretch:
    """The whole name of an organization, without its trade; that of anything else as it is.

    Args:
        stretch: Words that are a name.
        bodies: What is known of organizations.
        officers: Nouns for those who have an office.

    Returns:
        The stretch, longer or shorter.
    """
    is_known, has_noun = stretch.sort == "organization", is_body(stretch.words[-1], bodies)
    if is_known:
        stretch = _after_trade(_from_modifier(stretch), bodies)
    if is_known or has_noun:
        stretch = _from_owners(stretch, officers)
    is_open = stretch.sort in ("organization", None)
    return _to_complement(stretch, bodies) if is_open and has_noun else stretch


def _after_trade(stretch: Stretch, bodies: Bodies) -> Stretch:
    """A body's name without its trade: without "Retailer" in "Retailer Brent Stores"."""
    key = word_key(stretch.words[0].lemma)
    is_noun = key in bodies.general and key not in bodies.markers
    is_noun = is_noun or (key in bodies.trades and stretch.first == stretch.edge)
    before = stretch.document.words[stretch.first - 1] if stretch.first else None
    has_article = before is not None and before.upos == "DET"  # "The Business Post"
    is_trade = is_noun and not stretch.is_single and not has_article
    return stretch.beginning(stretch.first + 1) if is_trade else stretch


def _from_modifier(stretch: Stretch) -> Stretch:
    """An organization's name with what modifies it: with "European" in "European Union"."""
    first = stretch.first
    while first > stretch.edge:
        word = stretch.document.words[first - 1]
        is_inside = first <= word.head <= stretch.last and word.relation in ("amod", "compound")
        if not is_inside or not word.text[:1].isupper():
            break
        first -= 1
    return stretch.beginning(first)


def _from_owners(stretch: Stretch, officers: Collection[str]) -> Stretch:
    """A body's name with its members' or its officer's: "the **Workers'** Front"."""
    if stretch.first - 2 < stretch.edge:
        return stretch
    owner, mark = stretch.document.words[stretch.first - 2 : stretch.first]
    is_owner = owner.deprel == "nmod:poss" and stretch.first <= owner.head <= stretch.last
    if not (is_owner and mark.upos == "PART" and owner.text[:1].isupper()):
        return stretch
    if owner.feature("Number") == "Plur":
        return stretch.beginning(owner.index)
    is_officer = word_key(owner.text) in officers
    return _from_modifier(stretch.beginning(owner.index)) if is_officer else stretch


def _to_complement(stretch: Stretch, bodies: Bodies) -> Stretch:
    """An organization's name with its complement: with "Health" in "Ministry of Health"."""
    document, first, last = stretch.document, stretch.first, stretch.last
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
    return stretch.ending(last)
