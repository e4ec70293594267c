"""Places: their names, and the nouns for them."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.keys import keys, phrase_key, same, word_key


@attrs.frozen(eq=False, repr=False)
class Places:
    """Names of places and words around them.

    Attributes:
        names: Names of places that taggers often miss.
        countries: Those that countries have.
        same: Each name of a place with the name to compare by.
        demonyms: Each country's adjective with its name: "rwandan" with "rwanda".
        capitals: Each capital that its government goes by, with the name of its state.
        deeds: Lemmas of verbs for what states do and towns hardly ever.
        municipal: Nouns for towns, and for who speaks and acts for one.
        nouns: Nouns that can stand for any place named before.
        country_nouns: Nouns that only a country goes by.
        styled: Nouns that only some places go by, each with the names of those.
        regions: Words for a part of the world, or for a kind of country, each with its countries.
        prepositions: Prepositions before places.
    """

    names: frozenset[str]
    countries: frozenset[str]
    same: Mapping[str, str]
    demonyms: Mapping[str, str]
    capitals: Mapping[str, str]
    deeds: frozenset[str]
    municipal: frozenset[str]
    nouns: frozenset[str]
    country_nouns: frozenset[str]
    styled: Mapping[str, frozenset[str]]
    regions: Mapping[str, frozenset[str]]
    prepositions: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Places:
        """Read them from a lexicon."""
        return cls(
            names=keys(lexicon, "places", "names") | keys(lexicon, "places", "countries"),
            countries=keys(lexicon, "places", "countries"),
            same=same(lexicon.table("places").get("same", ())),
            demonyms=same(lexicon.table("places").get("demonyms", ())),
            capitals=same(lexicon.table("places").get("capitals", ())),
            deeds=keys(lexicon, "places", "deeds"),
            municipal=keys(lexicon, "places", "municipal"),
            nouns=keys(lexicon, "organizations", "places"),
            country_nouns=keys(lexicon, "places", "country_nouns"),
            styled={
                word_key(noun): keys(lexicon, "places", "styled", noun)
                for noun in lexicon.table("places", "styled")
            },
            regions={
                phrase_key(words): keys(lexicon, "places", "regions", words)
                for words in lexicon.table("places", "regions")
            },
            prepositions=keys(lexicon, "places", "prepositions"),
        )
