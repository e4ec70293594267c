"""What the words of a language say about who is meant: titles, kinds of nouns, given names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import attrs

from quoteattr.claims import EntityKind, Gender, folded
from quoteattr.lexicon import Lexicon


@attrs.frozen(eq=False, repr=False)
class Vocabulary:
    """The tables of a lexicon that find entities, made ready for looking up folded words.

    Attributes:
        title_gender: Each title with the gender it tells, None where it tells none.
        title_modifiers: Words that begin a title only before another title.
        same_title: Each title with the one to compare by: "sen" with "senator".
        suffixes: Parts after a name ("jr").
        generations: Those suffixes that tell a parent from a child.
        particles: Parts within a name that are no name alone ("van").
        nouns: Each noun with the kind of entity that it names in the singular.
        officers: Nouns of offices that one person holds.
        kin: Nouns of kinship.
        epithets: Nouns by which news takes up a person it has just named.
        formers: Words that make any noun of persons such a one: "the former minister".
        anonymous: Nouns for persons who speak without giving their names.
        anyone: Nouns that say hardly more of a person than gender and age.
        callings: For a noun that tells what a person is known as the numbers of the lists that
            hold it; who is known by one list is not called by a noun of others.
        families: Kinds of organizations: nouns for one, and words within the names of such.
        general: Nouns that can stand for any organization named before.
        general_places: Nouns that can stand for any place named before.
        noun_gender: Gender that a noun tells.
        name_gender: Gender that a given name tells.
        part_gender: Gender that a part within a name tells.
        nicknames: Each short given name with its full form.
        endings: Endings of nouns that name a person.
        exceptions: Nouns with such an ending that name none.
        possessives: Endings of owners on a name, where the parser has not cut them off.
        family_endings: Endings that make a surname the name of a family: "the Bakers".
        collective_endings: Endings of nationalities that name a people: "the French".
        title_plurals: Endings of titles before several names: "Senators".
        markers: Words within a name that make it an organization's.
        belonging: Last words of modifiers that tell where a body belongs: "Oslo-based".
        seats: Names of organizations that taggers often miss.
        firm_endings: Words at the end of a firm's name that fall away in its short form.
        group_names: Names of groups of people.
        couples: Nouns for two persons.
        nationals: Nouns for one of a people that taggers often take for a name or a place.
        place_names: Names of places that taggers often miss.
        countries: Names of countries.
        country_nouns: Nouns that only a country goes by.
        same_place: Each name of a place with the name to compare by.
        same_body: Each name of an organization with the name to compare by.
        labels: Kind of entity for each label of a tagger, "" for none.
        pairs: Words for members of two who were named together, with their places: "the latter".
        expletive_verbs: Verbs with which "it" names nothing: "it seems".
        clausal_verbs: Verbs with which it names nothing before a clause: "it emerged that".
        possession: How an owner is written before what it owns, "" where a language has no
            such way.
        plural_possession: The same of several owners, "" where it is no other.
        animate: Relative pronouns of persons.
        plurals: Nouns that are plural whatever their form.
        complements: Prepositions within the names of organizations.
        linkers: Of these, those that only organizations have as their second word.
        articles: Articles that may begin a name.
        small: Words that an acronym passes over.
        locatives: Prepositions before places.
        calendar: Capitalised words that name no entity.
    """

    title_gender: Mapping[str, Gender | None]
    title_modifiers: frozenset[str]
    same_title: Mapping[str, str]
    suffixes: frozenset[str]
    generations: frozenset[str]
    particles: frozenset[str]
    nouns: Mapping[str, EntityKind]
    officers: frozenset[str]
    kin: frozenset[str]
    epithets: frozenset[str]
    formers: frozenset[str]
    anonymous: frozenset[str]
    anyone: frozenset[str]
    callings: Mapping[str, frozenset[int]]
    families: Sequence[tuple[frozenset[str], frozenset[str]]]
    general: frozenset[str]
    general_places: frozenset[str]
    noun_gender: Mapping[str, Gender]
    name_gender: Mapping[str, Gender]
    part_gender: Mapping[str, Gender]
    nicknames: Mapping[str, str]
    endings: tuple[str, ...]
    exceptions: frozenset[str]
    possessives: tuple[str, ...]
    family_endings: tuple[str, ...]
    collective_endings: tuple[str, ...]
    title_plurals: tuple[str, ...]
    markers: frozenset[str]
    belonging: frozenset[str]
    seats: frozenset[str]
    firm_endings: frozenset[str]
    group_names: frozenset[str]
    couples: frozenset[str]
    nationals: frozenset[str]
    place_names: frozenset[str]
    countries: frozenset[str]
    country_nouns: frozenset[str]
    same_place: Mapping[str, str]
    same_body: Mapping[str, str]
    labels: Mapping[str, str]
    pairs: Mapping[str, Sequence[int]]
    expletive_verbs: frozenset[str]
    clausal_verbs: frozenset[str]
    possession: str
    plural_possession: str
    animate: frozenset[str]
    plurals: frozenset[str]
    complements: frozenset[str]
    linkers: frozenset[str]
    articles: frozenset[str]
    small: frozenset[str]
    locatives: frozenset[str]
    calendar: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Vocabulary:
        """Read it from a lexicon; the same object each time for the same lexicon."""
        return _read(lexicon)

    def noun_kind(self, noun: str) -> EntityKind | None:
        """The kind of entity that a noun names in the singular, None where that is unknown."""
        if noun in self.nouns:
            return self.nouns[noun]
        if noun.endswith(self.endings) and noun not in self.exceptions:
            return "person"
        tail = noun.rpartition("-")[2]
        if tail != noun and tail in self.nouns:
            return self.nouns[tail]
        return "person" if noun in self.title_gender else None

    def is_title(self, word: str) -> bool:
        """Whether a folded word can stand as a title before a name."""
        return word in self.title_gender


@lru_cache(maxsize=8)
def _read(lexicon: Lexicon) -> Vocabulary:
    def words(*keys: str) -> frozenset[str]:
        return frozenset(map(word_key, lexicon.words(*keys)))

    def gendered(*keys: str) -> dict[str, Gender]:
        return {
            **dict.fromkeys(words(*keys, "female"), "female"),
            **dict.fromkeys(words(*keys, "male"), "male"),
        }

    officers, kin = words("person_nouns", "officers"), words("person_nouns", "kin")
    epithets, anonymous = words("person_nouns", "epithets"), words("person_nouns", "anonymous")
    others = words("person_nouns", "others") | epithets | anonymous
    groups, places = words("groups", "nouns"), words("organizations", "places")
    return Vocabulary(
        title_gender={
            **dict.fromkeys(words("titles", "other")),
            **gendered("titles"),
        },
        title_modifiers=words("titles", "modifiers"),
        same_title=_same(lexicon.table("titles").get("same", ())),
        suffixes=words("titles", "suffixes"),
        generations=words("titles", "generations"),
        particles=words("titles", "particles"),
        nouns={
            **_kinds("group", groups | words("groups", "quantities")),
            **_kinds("document", words("documents", "nouns")),
            **_kinds("organization", words("organizations", "nouns")),
            **_kinds("place", places),
            **_kinds("person", officers | kin | others),
        },
        officers=officers,
        kin=kin,
        epithets=epithets,
        formers=words("person_nouns", "formers"),
        anonymous=anonymous,
        anyone=words("person_nouns", "anyone"),
        callings=_lists(lexicon.table("person_nouns").get("callings", ())),
        families=tuple(
            (frozenset(family["nouns"]), frozenset(family["names"]))
            for family in lexicon.table("organizations").get("families", ())
        ),
        general=words("organizations", "general"),
        general_places=places,
        noun_gender=gendered("gender", "nouns"),
        name_gender=gendered("gender", "names"),
        part_gender=gendered("gender", "parts"),
        nicknames={
            word_key(short): word_key(full)
            for short, full in lexicon.table("gender", "nicknames").items()
        },
        endings=tuple(sorted(words("person_nouns", "endings"))),
        exceptions=words("person_nouns", "exceptions"),
        possessives=tuple(sorted(lexicon.words("grammar", "possessives", "endings"))),
        family_endings=tuple(sorted(words("groups", "families"))),
        collective_endings=tuple(sorted(words("groups", "collective"))),
        title_plurals=tuple(sorted(words("titles", "plurals"))),
        markers=words("organizations", "markers"),
        belonging=words("organizations", "belonging"),
        seats=words("organizations", "seats"),
        firm_endings=words("organizations", "endings"),
        group_names=words("groups", "names"),
        couples=words("groups", "couples"),
        nationals=words("groups", "nationals"),
        place_names=words("places", "names") | words("places", "countries"),
        countries=words("places", "countries"),
        country_nouns=words("places", "country_nouns"),
        same_place=_same(lexicon.table("places").get("same", ())),
        same_body=_same(lexicon.table("organizations").get("same", ())),
        labels=dict(lexicon.table("ner", "kinds")),
        pairs=lexicon.table("pronouns", "pairs"),
        expletive_verbs=words("pronouns", "expletive"),
        clausal_verbs=words("pronouns", "clausal"),
        possession=str(lexicon.table("pronouns").get("possession", "")),
        plural_possession=str(lexicon.table("pronouns").get("plural_possession", "")),
        animate=words("pronouns", "animate"),
        plurals=words("groups", "plurals"),
        complements=words("organizations", "complements"),
        linkers=words("organizations", "linkers"),
        articles=words("titles", "articles"),
        small=words("organizations", "small"),
        locatives=words("places", "prepositions"),
        calendar=words("ner", "calendar", "words"),
    )


def _kinds(kind: EntityKind, words: Iterable[str]) -> dict[str, EntityKind]:
    return dict.fromkeys(words, kind)


def _lists(lists: Iterable[Sequence[str]]) -> dict[str, frozenset[int]]:
    """For each word the numbers of the lists that hold it."""
    out: dict[str, frozenset[int]] = {}
    for number, words in enumerate(lists):
        for word in map(word_key, words):
            out[word] = out.get(word, frozenset()) | {number}
    return out


def _same(lists: Iterable[Sequence[str]]) -> dict[str, str]:
    """For each of several names of one thing the first one."""
    return {word_key(name): word_key(names[0]) for names in lists for name in names}


@lru_cache(maxsize=2**16)
def word_key(word: str) -> str:
    """A word as the tables compare it: without case, accents, full stops and possessive 's."""
    key = folded(word.replace("’", "'")).replace(".", "")
    return key.removesuffix("'s").removesuffix("'")
