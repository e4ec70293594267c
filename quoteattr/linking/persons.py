"""Persons: the same when their full names are, up to accents, middle names and spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from quoteattr.linking.bearers import Bearer, united
from quoteattr.linking.cliques import cliques
from quoteattr.linking.counts import connected, grouped
from quoteattr.linking.spelling import person_name, plain
from quoteattr.linking.surnames import with_short
from quoteattr.names.persons import PersonName, same_person
from quoteattr.names.spelling import sound, spellings
from quoteattr.names.words import NameWords


def linked_persons(persons: Sequence[Bearer]) -> list[Bearer]:
    """Link persons: full names first, then the surnames that stand alone."""
    # "De Gaulle" looks like a full name until someone is called "Charles de Gaulle".
    surnames = {name.family for bearer in persons for name in bearer.full_names}

    def is_full(bearer: Bearer) -> bool:
        return bool(person_name(bearer.name).given) and plain(bearer.name) not in surnames

    groups = grouped(persons, is_full)
    return with_short(_full_persons(groups[True]), groups[False])


def _full_persons(persons: Iterable[Bearer]) -> list[Bearer]:
    """Link persons by their full names: first the same name, then its other spellings."""
    same = [
        bearer
        for group in grouped(persons, lambda b: person_name(b.name)).values()
        for part in _split_by_gender(group)
        for bearer in _split_by_surroundings(part)
    ]
    return cliques(same, _is_same_person, _spelt_alike(same))


def _split_by_gender(group: Sequence[Bearer]) -> list[Sequence[Bearer]]:
    """Namesakes together, but apart where some are women and some men."""
    if len(united(group).genders) < 2:
        return [group]
    return list(grouped(group, lambda bearer: bearer.genders).values())


def _split_by_surroundings(group: Sequence[Bearer]) -> list[Bearer]:
    """Namesakes as one bearer, but apart where roles differ and documents share no other name."""
    parts = connected(group, lambda bearer: {*bearer.roles, *bearer.surroundings})
    if sum(any(bearer.roles for bearer in part) for part in parts) < 2:
        return [united(group)]
    return [united(part) for part in parts]


def _is_same_person(one: Bearer, two: Bearer) -> bool:
    """Whether full names fit; those that differ in more than the middle need agreement too."""
    a, b = person_name(one.name), person_name(two.name)
    if a == b:  # what is left of equal names has been split
        return False
    fits = same_person(a, b, NameWords.of_all_languages(), strict=True)
    if (a.given, a.family) == (b.given, b.family):
        return fits and not one.contradicts(two)
    # A text may give both names of one person: Joe Biden, Joseph Biden.
    return (fits or bool(one.full_names & two.full_names)) and one.agrees(two)


def _spelt_alike(bearers: Iterable[Bearer]) -> Iterator[tuple[int, int]]:
    """Numbers of bearers that have names near each other, by surname and first letter."""
    known: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, bearer in enumerate(bearers):
        keys = {key for name in bearer.full_names for key in _keys(name)}
        yield from ((number, other) for other in {n for key in keys for n in known[key]})
        for key in keys:
            known[key].append(number)


def _keys(name: PersonName) -> Iterator[tuple[str, str]]:
    """What names that fit have in common: a spelling of a surname and a given name's letter.

    The surname may be the first of two, the letter that of the given name's full form.
    """
    surnames = {name.surname, name.surname.split()[0], *name.middle[-1:]}
    full = NameWords.of_all_languages().genders.fulls(name.given)
    letters = {word[0] for given in full for word in (given, sound(given)) if word}
    for surname in surnames:
        yield from ((key, letter) for key in spellings(surname) for letter in letters)
