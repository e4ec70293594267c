"""Surnames: who is meant where a name stands alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from quoteattr.linking.bearers import Bearer, united
from quoteattr.linking.cliques import cliques
from quoteattr.linking.counts import grouped, usual
from quoteattr.linking.spelling import plain
from quoteattr.names.spelling import is_near, sound


def with_short(known: list[Bearer], short: Iterable[Bearer]) -> list[Bearer]:
    """Link surnames that stand alone to the one full name each can mean, or to each other."""
    by_sound: dict[str, set[int]] = defaultdict(set)
    for number, bearer in enumerate(known):
        for name in bearer.short_names:
            by_sound[sound(name)].add(number)
    joined: dict[int, list[Bearer]] = defaultdict(list)
    alone, unknown = [], []
    for bearer in short:
        meant = [
            i
            for i in sorted(by_sound[sound(plain(bearer.name))])
            if _can_be_called(known[i], bearer)
        ]
        target = _only(bearer, known, meant)
        if target is not None:
            joined[target].append(bearer)
        elif meant:
            alone.append(bearer)
        else:
            unknown.append(bearer)
    full = [united([bearer, *joined[i]]) for i, bearer in enumerate(known)]
    return [*full, *alone, *_surnames_only(unknown)]


def _can_be_called(known: Bearer, short: Bearer) -> bool:
    name = plain(short.name)
    is_called = any(is_near(name, other, edits=0) for other in known.short_names)
    return is_called and len(known.genders | short.genders) < 2


def _only(bearer: Bearer, known: Sequence[Bearer], meant: Sequence[int]) -> int | None:
    """The one of several that a short name means; a role they share decides between them."""
    if len(meant) > 1:
        meant = usual({i: known[i].shared_roles(bearer) for i in meant})
    if len(meant) != 1:
        return None
    other = known[meant[0]]
    # Given names alone are too common to tell who is meant.
    is_surname = any(is_near(plain(bearer.name), name, edits=0) for name in other.surnames)
    is_clear = is_surname or other.is_near(bearer)
    return meant[0] if is_clear and other.agrees(bearer) else None


def _surnames_only(bearers: Iterable[Bearer]) -> list[Bearer]:
    """Link short names that no document gives in full."""
    out = []
    for group in grouped(bearers, lambda bearer: plain(bearer.name)).values():
        alike = grouped(group, lambda bearer: (bearer.genders, bearer.all_roles))
        different = [united(bearers) for bearers in alike.values()]
        out += cliques(different, Bearer.agrees, combinations(range(len(different)), 2))
    return out
