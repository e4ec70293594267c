"""Groups: peoples, couples and families."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.keys import endings, keys, same


@attrs.frozen(eq=False, repr=False)
class Groups:
    """Words for several persons.

    Attributes:
        names: Names of groups of people.
        adjectives: Adjectives that with an article name all who are so: "the injured".
        couples: Nouns for two persons.
        pairs: Of these, those for any two named in one sentence.
        married: Of these, those for somebody and the spouse told of.
        spouses: Nouns for a spouse.
        two: Words that make any noun for persons one for two: "both leaders".
        counts: Words for as many persons named together, with their number: "all **three**".
        nationals: Nouns for one of a people that taggers often take for a name or a place.
        quantities: Words of number, and nouns as vague, that stand for people: "others".
        shares: Those that another number is a part of: "27 **percent**".
        measures: Nouns that tell how much there is of something: "the last **quarter**".
        plurals: Nouns that are plural whatever their form.
        parties: Words for a party and its members, each with the one to compare by.
        letters: Members of parties by the letter behind a name: "Ann Lee, **R**-Ohio".
        states: States by the short forms behind such a letter: "D-**N.M.**".
        families: Endings that make a surname the name of a family: "the Bakers".
        collective: Endings of nationalities that name a people: "the French".
    """

    names: frozenset[str]
    adjectives: frozenset[str]
    couples: frozenset[str]
    pairs: frozenset[str]
    married: frozenset[str]
    spouses: frozenset[str]
    two: frozenset[str]
    counts: Mapping[str, int]
    nationals: frozenset[str]
    quantities: frozenset[str]
    shares: frozenset[str]
    measures: frozenset[str]
    plurals: frozenset[str]
    parties: Mapping[str, str]
    letters: Mapping[str, str]
    states: Mapping[str, str]
    families: tuple[str, ...]
    collective: tuple[str, ...]

    def parties_in(self, words: Iterable[str]) -> frozenset[str]:
        """The parties that words tell, each by its first form."""
        return frozenset(self.parties[word] for word in words if word in self.parties)

    @classmethod
    def of(cls, lexicon: Lexicon) -> Groups:
        """Read them from a lexicon."""
        return cls(
            names=keys(lexicon, "groups", "names"),
            adjectives=keys(lexicon, "groups", "adjectives"),
            couples=keys(lexicon, "groups", "couples"),
            pairs=keys(lexicon, "groups", "pairs"),
            married=keys(lexicon, "groups", "married"),
            spouses=keys(lexicon, "groups", "spouses"),
            two=keys(lexicon, "groups", "two"),
            counts=lexicon.table("groups", "counts"),
            nationals=keys(lexicon, "groups", "nationals"),
            quantities=keys(lexicon, "groups", "quantities"),
            shares=keys(lexicon, "groups", "shares"),
            measures=keys(lexicon, "groups", "measures"),
            plurals=keys(lexicon, "groups", "plurals"),
            parties=same(lexicon.table("groups").get("parties", ())),
            letters=lexicon.table("groups", "letters"),
            states=lexicon.table("groups", "states"),
            families=endings(lexicon, "groups", "families"),
            collective=endings(lexicon, "groups", "collective"),
        )
