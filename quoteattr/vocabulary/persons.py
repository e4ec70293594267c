"""Persons: nouns for somebody, by what they tell of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import attrs

from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.keys import keys, same, united, word_key


@attrs.frozen(eq=False, repr=False)
class Persons:
    """Nouns for persons.

    Attributes:
        officers: Nouns of offices that one person holds.
        kin: Nouns for relatives.
        epithets: Nouns by which news takes up a person it has just named.
        formers: Words that make any noun of persons such a one: "the former minister".
        altering: Each word that makes another office of one, as "vice" does of a president,
            with the word of the same meaning to compare by.
        subordinate: Of these words those that never fall away, as "vice".
        predecessors: Nouns for who held an office before somebody else.
        aged: What stands for somebody by age alone: "the 15-**year-old**".
        either: Nouns for persons and for firms alike, as "developer".
        inverses: For a noun that tells what somebody is to another the nouns for what the other
            is to them: "client" for "lawyer".
        anonymous: Nouns for persons who speak without giving their names.
        newcomers: Nouns that bring in somebody new where nothing else tells who it is.
        wider: For the words by which news takes up whoever has a narrower calling, "the
            official", the nouns for these.
        proxies: Nouns for those who speak for the one whose they are.
        superiors: Nouns for those who tell others what these are, as judges and doctors do.
        proxy_acts: Lemmas of verbs for what they, and kin, do and think themselves.
        kin_feelings: Lemmas for what kin feel themselves at what has become of somebody.
        feelings: Lemmas for what anybody feels who tells another of it.
        anyone: Nouns that say hardly more of a person than gender and age.
        heads: Nouns for who is at the head of something.
        heading: Verbs for what they do: "who leads the party".
        leaders: Nouns for who leads a country, whatever the office.
        presiding: Phrases for the same, which need no country beside them.
        ruling: Words for such offices.
        callings: For a noun that tells what a person is known as the numbers of the lists
            that hold it; who is known by one list is not called by a noun of others.
    """

    officers: frozenset[str]
    kin: frozenset[str]
    epithets: frozenset[str]
    formers: frozenset[str]
    altering: Mapping[str, str]
    subordinate: frozenset[str]
    predecessors: frozenset[str]
    aged: str
    either: frozenset[str]
    inverses: Mapping[str, frozenset[str]]
    anonymous: frozenset[str]
    newcomers: frozenset[str]
    wider: Mapping[tuple[str, ...], frozenset[str]]
    proxies: frozenset[str]
    superiors: frozenset[str]
    proxy_acts: frozenset[str]
    kin_feelings: frozenset[str]
    feelings: frozenset[str]
    anyone: frozenset[str]
    heads: frozenset[str]
    heading: frozenset[str]
    leaders: frozenset[str]
    presiding: frozenset[str]
    ruling: frozenset[str]
    callings: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Persons:
        """Read them from a lexicon."""
        return cls(
            officers=keys(lexicon, "person_nouns", "officers"),
            kin=keys(lexicon, "person_nouns", "kin"),
            epithets=keys(lexicon, "person_nouns", "epithets"),
            formers=keys(lexicon, "person_nouns", "formers"),
            altering=same(lexicon.table("person_nouns").get("altering", ())),
            subordinate=keys(lexicon, "person_nouns", "subordinate"),
            predecessors=keys(lexicon, "person_nouns", "predecessors"),
            aged=lexicon.table("person_nouns").get("aged", ""),
            either=keys(lexicon, "person_nouns", "either"),
            inverses=united(_inverses(lexicon.table("person_nouns").get("inverses", ()))),
            anonymous=keys(lexicon, "person_nouns", "anonymous"),
            newcomers=keys(lexicon, "person_nouns", "newcomers"),
            wider=united(_wider(lexicon)),
            proxies=keys(lexicon, "person_nouns", "proxies"),
            superiors=keys(lexicon, "person_nouns", "superiors"),
            proxy_acts=keys(lexicon, "person_nouns", "proxy_acts"),
            kin_feelings=keys(lexicon, "person_nouns", "kin_feelings"),
            feelings=keys(lexicon, "person_nouns", "feelings"),
            anyone=keys(lexicon, "person_nouns", "anyone"),
            heads=keys(lexicon, "person_nouns", "heading", "nouns"),
            heading=keys(lexicon, "person_nouns", "heading", "verbs"),
            leaders=keys(lexicon, "person_nouns", "ruling", "nouns"),
            presiding=keys(lexicon, "person_nouns", "ruling", "phrases"),
            ruling=keys(lexicon, "person_nouns", "ruling", "offices"),
            callings=_lists(lexicon.table("person_nouns").get("callings", ())),
        )

    def altered(self, words: Collection[str]) -> frozenset[str]:
        """The words that make another office of one: "vice", "former", each by its first form."""
        if self.altering.keys().isdisjoint(words):
            return frozenset()
        return frozenset(self.altering[word] for word in words if word in self.altering)


def _wider(lexicon: Lexicon) -> Iterator[tuple[tuple[str, ...], Iterable[str]]]:
    """Wider nouns for persons, in words, with narrower ones; offices for "officials"."""
    titles = same(lexicon.table("titles").get("same", ()))
    officers = keys(lexicon, "person_nouns", "officers")
    for phrase in lexicon.table("person_nouns").get("officials", ()):
        yield tuple(word_key(phrase).split()), officers
    for table in lexicon.table("person_nouns").get("wider", ()):
        narrower = {titles.get(noun, noun) for noun in map(word_key, table["of"])}
        yield from (((word_key(noun),), narrower) for noun in table["nouns"])


def _lists(lists: Iterable[Sequence[str]]) -> dict[str, frozenset[int]]:
    """For each word the numbers of the lists that hold it."""
    out: dict[str, frozenset[int]] = {}
    for number, words in enumerate(lists):
        for word in map(word_key, words):
            out[word] = out.get(word, frozenset()) | {number}
    return out


def _inverses(
    pairs: Iterable[Sequence[Sequence[str]]],
) -> Iterator[tuple[str, Iterable[str]]]:
    """Each word of a pair of lists with the words of the other list."""
    for pair in pairs:
        for here, there in (pair, pair[::-1]):
            yield from ((word_key(word), there) for word in here)
