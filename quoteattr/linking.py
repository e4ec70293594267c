"""Entity linking: which entities of many documents are the same person or body.

Names decide, then gender, then roles and the company in which a name stands. Doubt keeps two
entities apart: a name that fits two names which do not fit each other is linked to neither.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import TypeVar

import attrs

from quoteattr.claims import DocumentClaims, Entity, folded
from quoteattr.formats import nodes
from quoteattr.formats.spelling import (
    PersonName,
    initials,
    is_acronym,
    is_near,
    pieces,
    plain,
    skeleton,
    spellings,
)

Key = tuple[str, str]
Linker = Callable[[Sequence[DocumentClaims]], Mapping[Key, str]]
# Of what many documents tell, so small a share is more likely an error than a fact.
_STRAY = 0.1
T = TypeVar("T")
H = TypeVar("H", bound=Hashable)


def link_entities(docs: Sequence[DocumentClaims]) -> dict[Key, str]:
    """Find the entities that are the same across documents.

    Persons are the same when their full names are, up to accents, middle names and spelling
    (Zelensky, Zelenskyy); a surname alone goes to the one full name that it can mean. All other
    entities are the same when their names are, or when one is the acronym of the other. Groups
    and entities that only nominals name ("two witnesses") are never linked.

    Args:
        docs: Documents with different ids.

    Returns:
        For ``(document id, entity id)`` the identifier of its node, such as "person:Oleg Kiper".
        Entities that stay their document's own are left out.
    """
    bearers = [bearer for doc in docs for bearer in _bearers(doc)]
    persons = [bearer for bearer in bearers if bearer.is_person]
    things = [bearer for bearer in bearers if not bearer.is_person]
    return _identifiers([*_linked_persons(persons), *_linked_things(things)])


def fullest(names: Iterable[str]) -> str:
    """Of several names of one entity the one with most words; of these the commonest.

    Args:
        names: The names, each as often as it is used.

    Returns:
        One of them, but none that is a freak: ten times rarer than another full name.
    """
    counts = Counter(names)
    words = {name: len(pieces(name)) for name in counts}
    full = _usual({name: count for name, count in counts.items() if words[name] > 1})
    return min(full or counts, key=lambda name: (-words[name], -counts[name], -len(name), name))


def commonest_kind(kinds: Iterable[str]) -> str:
    """Of several kinds of one entity the commonest, "other" only where nothing else is known."""
    counts = Counter(kinds)
    return min(counts, key=lambda kind: (kind == "other", -counts[kind], kind))


@attrs.frozen
class _Bearer:
    """Who bears a name: one entity of one document, or several found to be the same."""

    keys: tuple[Key, ...]
    names: tuple[str, ...]
    aliases: frozenset[str]
    kinds: tuple[str, ...]
    all_genders: tuple[str, ...]
    all_roles: tuple[str, ...]
    company: frozenset[str]

    @property
    def is_person(self) -> bool:
        return "person" in self.kinds

    @cached_property
    def name(self) -> str:
        return fullest(self.names)

    @cached_property
    def genders(self) -> frozenset[str]:
        return frozenset(_usual(Counter(self.all_genders)))

    @cached_property
    def roles(self) -> Counter[str]:
        return Counter(self.all_roles)

    @cached_property
    def documents(self) -> frozenset[str]:
        return frozenset(document for document, _ in self.keys)

    @cached_property
    def full_names(self) -> frozenset[PersonName]:
        every = map(PersonName.of, {*self.names, *self.aliases})
        return frozenset(name for name in every if name.given)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Surnames with and without their particles."""
        whole = {name.surname for name in self.full_names}
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

    def contradicts(self, other: _Bearer) -> bool:
        """Whether the two are told apart by gender or by the documents that have both."""
        apart = len(self.documents & other.documents)
        # A few documents of many may have failed to see that two names are one person's.
        is_rule = apart > _STRAY * min(len(self.documents), len(other.documents))
        return len(self.genders | other.genders) > 1 or is_rule

    def shared_roles(self, other: _Bearer) -> int:
        """How often the bearer is given a role that the other has too."""
        return sum(self.roles[role] for role in other.roles)

    def agrees(self, other: _Bearer) -> bool:
        """Whether nothing told of the two makes them different; company outweighs roles."""
        if self.contradicts(other):
            return False
        return not (self.roles and other.roles) or self.is_near(other)

    def is_near(self, other: _Bearer) -> bool:
        """Whether a role or the company they keep speaks for the two being one."""
        return self.shared_roles(other) > 0 or bool(self.others & other.others)


def _bearers(doc: DocumentClaims) -> Iterable[_Bearer]:
    """The entities of a document that can be linked: those with a name of their own."""
    named = [entity for entity in doc.entities if entity.kind != "group" and _has_name(entity)]
    company = frozenset(plain(entity.name) for entity in named if entity.kind == "person")
    for entity in named:
        yield _Bearer(
            keys=((doc.id, entity.id),),
            names=(" ".join(entity.name.split()),),
            aliases=frozenset(_other_names(entity)),
            kinds=(entity.kind,),
            all_genders=(entity.gender,) if entity.gender else (),
            all_roles=tuple(sorted(set(_role_words(entity)))),
            company=company,
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


def _united(bearers: Sequence[_Bearer]) -> _Bearer:
    """Several bearers as one."""
    return _Bearer(
        keys=tuple(key for bearer in bearers for key in bearer.keys),
        names=tuple(name for bearer in bearers for name in bearer.names),
        aliases=frozenset[str]().union(*(bearer.aliases for bearer in bearers)),
        kinds=tuple(kind for bearer in bearers for kind in bearer.kinds),
        all_genders=tuple(gender for bearer in bearers for gender in bearer.all_genders),
        all_roles=tuple(role for bearer in bearers for role in bearer.all_roles),
        company=frozenset[str]().union(*(bearer.company for bearer in bearers)),
    )


def _usual(counts: Mapping[H, int]) -> list[H]:
    """What is counted, without what is a tenth as common as the commonest: errors, mostly."""
    common = max(counts.values(), default=0)
    return [item for item, count in counts.items() if count > _STRAY * common]


def _grouped(items: Iterable[T], key: Callable[[T], H]) -> dict[H, list[T]]:
    groups: dict[H, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups


def _linked_persons(persons: Sequence[_Bearer]) -> list[_Bearer]:
    # "De Gaulle" looks like a full name until someone is called "Charles de Gaulle".
    surnames = {name.surname for bearer in persons for name in bearer.full_names}

    def is_full(bearer: _Bearer) -> bool:
        return bool(PersonName.of(bearer.name).given) and plain(bearer.name) not in surnames

    groups = _grouped(persons, is_full)
    return _with_short(_full_persons(groups[True]), groups[False])


def _full_persons(persons: Iterable[_Bearer]) -> list[_Bearer]:
    """Link persons by their full names: first the same name, then its other spellings."""
    same = [
        bearer
        for group in _grouped(persons, lambda b: PersonName.of(b.name)).values()
        for bearer in _split_by_gender(group)
    ]
    return [
        bearer
        for block in _grouped(same, _first_letters).values()
        for bearer in _cliques(block, _is_same_person, _spelt_alike(block))
    ]


def _split_by_gender(group: Sequence[_Bearer]) -> list[_Bearer]:
    """Namesakes as one bearer, but apart where some are women and some men."""
    every = _united(group)
    if len(every.genders) < 2:
        return [every]
    return [_united(some) for some in _grouped(group, lambda bearer: bearer.genders).values()]


def _first_letters(bearer: _Bearer) -> tuple[str, str]:
    name = PersonName.of(bearer.name)
    return name.given[:1], name.surname[:1]


def _is_same_person(one: _Bearer, two: _Bearer) -> bool:
    """Whether full names fit; those that differ in more than the middle need agreement too."""
    a, b = PersonName.of(one.name), PersonName.of(two.name)
    if (a.given, a.surname) == (b.given, b.surname):
        return a.fits(b) and not one.contradicts(two)
    # A text may give both names of one person: Joe Biden, Joseph Biden.
    return (a.fits(b) or bool(one.full_names & two.full_names)) and one.agrees(two)


def _spelt_alike(bearers: Iterable[_Bearer]) -> Iterator[tuple[int, int]]:
    """Numbers of bearers that have names with surnames near each other."""
    known: dict[str, list[int]] = defaultdict(list)
    for number, bearer in enumerate(bearers):
        keys = {key for name in bearer.full_names for key in spellings(name.surname)}
        yield from ((number, other) for other in {n for key in keys for n in known[key]})
        for key in keys:
            known[key].append(number)


def _cliques(
    bearers: Sequence[_Bearer],
    fits: Callable[[_Bearer, _Bearer], bool],
    pairs: Iterable[tuple[int, int]],
) -> list[_Bearer]:
    """Unite bearers that fit; one that fits two which do not fit each other stays alone.

    Only the ``pairs`` named are looked at.
    """
    near: list[set[int]] = [set() for _ in bearers]
    for i, j in pairs:
        if fits(bearers[i], bearers[j]):
            near[i].add(j)
            near[j].add(i)
    clear = {i for i, own in enumerate(near) if all(own - {j} <= near[j] for j in own)}
    # Among the clear ones "fits" is transitive, so the lowest of a clique stands for it.
    groups = _grouped(
        range(len(bearers)), lambda i: min({i} | (near[i] & clear)) if i in clear else i
    )
    return [_united([bearers[i] for i in group]) for group in groups.values()]


def _with_short(known: list[_Bearer], short: Iterable[_Bearer]) -> list[_Bearer]:
    """Link surnames that stand alone to the one full name each can mean, or to each other."""
    by_sound: dict[str, set[int]] = defaultdict(set)
    for number, bearer in enumerate(known):
        for name in bearer.short_names:
            by_sound[skeleton(name)].add(number)
    joined: dict[int, list[_Bearer]] = defaultdict(list)
    alone, unknown = [], []
    for bearer in short:
        meant = [
            i
            for i in sorted(by_sound[skeleton(plain(bearer.name))])
            if _can_be_called(known[i], bearer)
        ]
        target = _only(bearer, known, meant)
        if target is not None:
            joined[target].append(bearer)
        elif meant:
            alone.append(bearer)
        else:
            unknown.append(bearer)
    full = [_united([bearer, *joined[i]]) for i, bearer in enumerate(known)]
    return [*full, *alone, *_surnames_only(unknown)]


def _can_be_called(known: _Bearer, short: _Bearer) -> bool:
    name = plain(short.name)
    is_called = any(is_near(name, other, edits=0) for other in known.short_names)
    return is_called and len(known.genders | short.genders) < 2


def _only(bearer: _Bearer, known: Sequence[_Bearer], meant: Sequence[int]) -> int | None:
    """The one of several that a short name means; a role they share decides between them."""
    if len(meant) > 1:
        meant = _usual({i: known[i].shared_roles(bearer) for i in meant})
    if len(meant) != 1:
        return None
    other = known[meant[0]]
    # Given names alone are too common to tell who is meant.
    is_surname = any(is_near(plain(bearer.name), name, edits=0) for name in other.surnames)
    is_clear = is_surname or other.is_near(bearer)
    return meant[0] if is_clear and other.agrees(bearer) else None


def _surnames_only(bearers: Iterable[_Bearer]) -> list[_Bearer]:
    """Link short names that no document gives in full."""
    out = []
    for group in _grouped(bearers, lambda bearer: plain(bearer.name)).values():
        alike = _grouped(group, lambda bearer: (bearer.genders, bearer.all_roles))
        different = [_united(bearers) for bearers in alike.values()]
        out += _cliques(different, _Bearer.agrees, combinations(range(len(different)), 2))
    return out


def _linked_things(things: Iterable[_Bearer]) -> list[_Bearer]:
    """Link organizations, places and the rest: by name, then by acronym."""
    same = [_united(group) for group in _grouped(things, lambda b: plain(b.name)).values()]
    groups = _grouped(same, lambda bearer: is_acronym(bearer.name))
    known = groups[False]
    proven = _grouped(
        ((i, letters) for i, bearer in enumerate(known) for letters in map(plain, bearer.aliases)),
        lambda pair: pair[1],
    )
    guessed = _grouped(enumerate(known), lambda pair: initials(pair[1].name))
    joined: dict[int, list[_Bearer]] = defaultdict(list)
    alone = []
    for bearer in groups[True]:
        letters = plain(bearer.name)
        used = {i for i, _ in proven.get(letters, ())}
        fits = {i for i, other in guessed.get(letters, ()) if _kinds_agree(bearer, other)}
        # A text that uses both for one thing is better proof than initials; two prove nothing.
        meant = used & fits or used or (fits if len(letters) > 2 else set())
        if len(meant) == 1:
            joined[meant.pop()].append(bearer)
        else:
            alone.append(bearer)
    return [*(_united([bearer, *joined[i]]) for i, bearer in enumerate(known)), *alone]


def _kinds_agree(one: _Bearer, two: _Bearer) -> bool:
    kinds = {commonest_kind(one.kinds), commonest_kind(two.kinds)}
    return len(kinds - {"other"}) < 2


def _identifiers(bearers: Iterable[_Bearer]) -> dict[Key, str]:
    """Name the nodes; namesakes get a number, in the order of their first documents."""
    taken: set[str] = set()
    out: dict[Key, str] = {}
    for bearer in sorted(bearers, key=lambda bearer: min(bearer.keys)):
        base = nodes.shared(commonest_kind(bearer.kinds), bearer.name)
        number, node = 1, base
        while node in taken:
            number += 1
            node = f"{base}#{number}"
        taken.add(node)
        out.update(dict.fromkeys(bearer.keys, node))
    return out
