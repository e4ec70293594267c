"""Things: organizations, places and the rest, the same by name or by acronym."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable

from quoteattr.folding import folded
from quoteattr.linking.bearers import Bearer, united
from quoteattr.linking.counts import commonest_kind, grouped
from quoteattr.linking.spelling import is_acronym, is_everywhere, pieces, plain
from quoteattr.names.acronyms import acronyms
from quoteattr.names.words import NameWords


def linked_things(things: Iterable[Bearer]) -> list[Bearer]:
    """Link organizations, places and the rest: by name, then by acronym."""
    same = [united(group) for group in grouped(things, _whose).values()]
    groups = grouped(same, lambda bearer: is_acronym(bearer.name))
    known = groups[False]
    proven = grouped(
        ((i, letters) for i, bearer in enumerate(known) for letters in map(plain, bearer.aliases)),
        lambda pair: pair[1],
    )
    guessed = grouped(
        ((i, letters) for i, bearer in enumerate(known) for letters in _acronyms(bearer.name)),
        lambda pair: pair[1],
    )
    joined: dict[int, list[Bearer]] = defaultdict(list)
    alone = []
    for bearer in groups[True]:
        letters = plain(bearer.name)
        used = {i for i, _ in proven.get(letters, ())}
        fits = {i for i, _ in guessed.get(letters, ()) if _kinds_agree(bearer, known[i])}
        # A text that uses both for one thing is better proof than initials; two prove nothing.
        meant = used & fits or used or (fits if len(letters) > 2 else set())
        if len(meant) == 1:
            joined[meant.pop()].append(bearer)
        else:
            alone.append(bearer)
    return [*(united([bearer, *joined[i]]) for i, bearer in enumerate(known)), *alone]


def _whose(bearer: Bearer) -> Hashable:
    """What bearers have in common that are one: a name and, where many bear it, a country."""
    name = plain(bearer.name)
    if not is_everywhere(name):
        return name
    return name, *(bearer.homes if all(bearer.homes) else bearer.keys)


def _acronyms(name: str) -> set[str]:
    """The acronyms that a name may have; small words of any language begin in lower case."""
    words, small = pieces(name), NameWords.of_all_languages().bodies.small
    capitalised = [folded(word) for word in words if word[0].isupper()]
    return acronyms([folded(word) for word in words], small) | acronyms(capitalised, small)


def _kinds_agree(one: Bearer, two: Bearer) -> bool:
    kinds = {commonest_kind(one.kinds), commonest_kind(two.kinds)}
    return len(kinds - {"other"}) < 2
