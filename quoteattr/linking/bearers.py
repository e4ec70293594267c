"""Bearers: who bears a name, one entity of one document or several found to be the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

import attrs

from quoteattr.claims import Entity
from quoteattr.document_claims import DocumentClaims
from quoteattr.folding import folded
from quoteattr.linking.countries import home_of
from quoteattr.linking.counts import STRAY, fullest, usual
from quoteattr.linking.spelling import is_everywhere, person_name, pieces, plain
from quoteattr.names.persons import PersonName

Key = tuple[str, str]


@attrs.frozen
class Bearer:
    """Who bears a name: one entity of one document, or several found to be the same.

    Attributes:
        keys: The entities, each as identifiers of its document and of itself.
        names: Their names.
        aliases: Other names of theirs.
        kinds: Of which kind each is.
        all_genders: The gender of each that has one.
        all_roles: The words that tell the roles of each.
        company: The persons named in their documents, folded.
        surroundings: What else is named in their documents, folded, without "Parliament" and its
            like.
        homes: The country of which each document tells most, "" where none is known.
    """

    keys: tuple[Key, ...]
    names: tuple[str, ...]
    aliases: frozenset[str]
    kinds: tuple[str, ...]
    all_genders: tuple[str, ...]
    all_roles: tuple[str, ...]
    company: frozenset[str]
    surroundings: frozenset[str]
    homes: tuple[str, ...]

    @property
    def is_person(self) -> bool:
        """Whether a document takes the bearer for a person."""
        return "person" in self.kinds

    @cached_property
    def name(self) -> str:
        """The fullest name."""
        return fullest(self.names)

    @cached_property
    def genders(self) -> frozenset[str]:
        """The genders that are more than an error."""
        return frozenset(usual(Counter(self.all_genders)))

    @cached_property
    def roles(self) -> Counter[str]:
        """How often each word tells a role of the bearer."""
        return Counter(self.all_roles)

    @cached_property
    def documents(self) -> frozenset[str]:
        """The documents that name the bearer."""
        return frozenset(document for document, _ in self.keys)

    @cached_property
    def full_names(self) -> frozenset[PersonName]:
        """The names that have a given name and a surname."""
        every = map(person_name, {*self.names, *self.aliases})
        return frozenset(name for name in every if name.given)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Surnames with and without their particles."""
        whole = {name.family for name in self.full_names}
        return frozenset(whole | {surname.split()[-1] for surname in whole})

    @cached_property
    def short_names(self) -> frozenset[str]:
        """What the bearer can be called for short: surnames, and words that stood alone."""
        words = {word for name in self.names for word in plain(name).split()}
        return self.surnames | (words & set(map(plain, self.aliases)))

    @property
    def others(self) -> frozenset[str]:
        """The persons named beside the bearer."""
        return self.company - set(map(plain, self.names))

    def contradicts(self, other: Bearer) -> bool:
        """Whether the two are told apart by gender or by the documents that have both."""
        apart = len(self.documents & other.documents)
        # A few documents of many may have failed to see that two names are one person's.
        is_rule = apart > STRAY * min(len(self.documents), len(other.documents))
        return len(self.genders | other.genders) > 1 or is_rule

    def shared_roles(self, other: Bearer) -> int:
        """How often the bearer is given a role that the other has too."""
        return sum(self.roles[role] for role in other.roles)

    def agrees(self, other: Bearer) -> bool:
        """Whether nothing told of the two makes them different; company outweighs roles."""
        if self.contradicts(other):
            return False
        return not (self.roles and other.roles) or self.is_near(other)

    def is_near(self, other: Bearer) -> bool:
        """Whether a role or the company they keep speaks for the two being one."""
        return self.shared_roles(other) > 0 or bool(self.others & other.others)


def bearers_of(doc: DocumentClaims) -> Iterable[Bearer]:
    """The entities of a document that can be linked: those with a name of their own."""
    named = [entity for entity in doc.entities if entity.kind != "group" and _has_name(entity)]
    company = frozenset(plain(entity.name) for entity in named if entity.kind == "person")
    every = {plain(entity.name) for entity in named}
    surroundings = frozenset(name for name in every if not is_everywhere(name))
    home = home_of(named)
    for entity in named:
        yield Bearer(
            keys=((doc.id, entity.id),),
            names=(" ".join(entity.name.split()),),
            aliases=frozenset(_other_names(entity)),
            kinds=(entity.kind,),
            all_genders=(entity.gender,) if entity.gender else (),
            all_roles=tuple(sorted(set(_role_words(entity)))),
            company=company,
            surroundings=surroundings - {plain(entity.name)},
            homes=(home,),
        )


def united(bearers: Sequence[Bearer]) -> Bearer:
    """Several bearers as one."""
    return Bearer(
        keys=tuple(key for bearer in bearers for key in bearer.keys),
        names=tuple(name for bearer in bearers for name in bearer.names),
        aliases=frozenset[str]().union(*(bearer.aliases for bearer in bearers)),
        kinds=tuple(kind for bearer in bearers for kind in bearer.kinds),
        all_genders=tuple(gender for bearer in bearers for gender in bearer.all_genders),
        all_roles=tuple(role for bearer in bearers for role in bearer.all_roles),
        company=frozenset[str]().union(*(bearer.company for bearer in bearers)),
        surroundings=frozenset[str]().union(*(bearer.surroundings for bearer in bearers)),
        homes=tuple(home for bearer in bearers for home in bearer.homes),
    )


def _has_name(entity: Entity) -> bool:
    is_letter = len(plain(entity.name)) <= 1 and entity.name.isascii()
    return not is_letter and any(m.kind == "name" for m in entity.mentions)


def _other_names(entity: Entity) -> Iterable[str]:
    """The aliases that are names, not nominals: a mention of that kind ends in them."""
    names = {" " + folded(m.span.text) for m in entity.mentions if m.kind == "name"}
    for alias in entity.aliases:
        if plain(alias) and any(name.endswith(" " + folded(alias)) for name in names):
            yield alias


def _role_words(entity: Entity) -> Iterable[str]:
    """The words that tell a role: long ones and abbreviations, not "of", "the", "Mr."."""
    for word in (word for role in entity.roles for word in pieces(role)):
        if len(word) > 3 or (len(word) > 1 and word.isupper()):
            yield folded(word)
