"""Persons: the same when their full names are, up to accents, middle names and spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from quoteattr.namesakes.bearers import Bearer, united
from quoteattr.namesakes.cliques import cliques
from quoteattr.namesakes.counts import grouped
from quoteattr.namesakes.spelling import PersonName, plain, spellings
from quoteattr.namesakes.surnames import with_short


def linked_persons(persons: Sequence[Bearer]) -> list[Bearer]:
    """Link persons: full names first, then the surnames that stand alone."""
    # "De Gaulle" looks like a full name until someone is called "Charles de Gaulle".
    surnames = {name.surname for bearer in persons for name in bearer.full_names}

    def is_full(bearer: Bearer) -> bool:
        return bool(PersonName.of(bearer.name).given) and plain(bearer.name) not in surnames

    groups = grouped(persons, is_full)
    return with_short(_full_persons(groups[True]), groups[False])


def _full_persons(persons: Iterable[Bearer]) -> list[Bearer]:
    """Link persons by their full names: first the same name, then its other spellings."""
    same = [
        bearer
        for group in grouped(persons, lambda b: PersonName.of(b.name)).values()
        for bearer in _split_by_gender(group)
    ]
    return [
        bearer
        for block in grouped(same, _first_letters).values()
        for bearer in cliques(block, _is_same_person, _spelt_alike(block))
    ]


def _split_by_gender(group: Sequence[Bearer]) -> list[Bearer]:
    """Namesakes as one bearer, but apart where some are women and some men."""
    every = united(group)
    if len(every.genders) < 2:
        return [every]
    return [united(some) for some in grouped(group, lambda bearer: bearer.genders).values()]


def _first_letters(bearer: Bearer) -> tuple[str, str]:
    name = PersonName.of(bearer.name)
    return name.given[:1], name.surname[:1]


def _is_same_person(one: Bearer, two: Bearer) -> bool:
    """Whether full names fit; those that differ in more than the middle need agreement too."""
    a, b = PersonName.of(one.name), PersonName.of(two.name)
    if (a.given, a.surname) == (b.given, b.surname):
        return a.fits(b) and not one.contradicts(two)
    # A text may give both names of one person: Joe Biden, Joseph Biden.
    return (a.fits(b) or bool(one.full_names & two.full_names)) and one.agrees(two)


def _spelt_alike(bearers: Iterable[Bearer]) -> Iterator[tuple[int, int]]:
    """Numbers of bearers that have names with surnames near each other."""
    known: dict[str, list[int]] = defaultdict(list)
    for number, bearer in enumerate(bearers):
        keys = {key for name in bearer.full_names for key in spellings(name.surname)}
        yield from ((number, other) for other in {n for key in keys for n in known[key]})
        for key in keys:
            known[key].append(number)
