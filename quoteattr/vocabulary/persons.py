"""Persons: nouns for somebody, by what they tell of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.keys import keys, word_key


@attrs.frozen(eq=False, repr=False)
class Persons:
    """Nouns for persons.

    Attributes:
        officers: Nouns of offices that one person holds.
        kin: Nouns for relatives.
        epithets: Nouns by which news takes up a person it has just named.
        formers: Words that make any noun of persons such a one: "the former minister".
        anonymous: Nouns for persons who speak without giving their names.
        proxies: Nouns for those who speak for the one whose they are.
        anyone: Nouns that say hardly more of a person than gender and age.
        callings: For a noun that tells what a person is known as the numbers of the lists
            that hold it; who is known by one list is not called by a noun of others.
    """

    officers: frozenset[str]
    kin: frozenset[str]
    epithets: frozenset[str]
    formers: frozenset[str]
    anonymous: frozenset[str]
    proxies: frozenset[str]
    anyone: frozenset[str]
    callings: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Persons:
        """Read them from a lexicon."""
        return cls(
            officers=keys(lexicon, "person_nouns", "officers"),
            kin=keys(lexicon, "person_nouns", "kin"),
            epithets=keys(lexicon, "person_nouns", "epithets"),
            formers=keys(lexicon, "person_nouns", "formers"),
            anonymous=keys(lexicon, "person_nouns", "anonymous"),
            proxies=keys(lexicon, "person_nouns", "proxies"),
            anyone=keys(lexicon, "person_nouns", "anyone"),
            callings=_lists(lexicon.table("person_nouns").get("callings", ())),
        )


def _lists(lists: Iterable[Sequence[str]]) -> dict[str, frozenset[int]]:
    """For each word the numbers of the lists that hold it."""
    out: dict[str, frozenset[int]] = {}
    for number, words in enumerate(lists):
        for word in map(word_key, words):
            out[word] = out.get(word, frozenset()) | {number}
    return out
