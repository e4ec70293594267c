"""Counts: what is usual, and what is so rare beside it that it is more likely an error."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from quoteattr.linking.spelling import pieces

# Of what many documents tell, so small a share is more likely an error than a fact.
STRAY = 0.1
T = TypeVar("T")
H = TypeVar("H", bound=Hashable)


def usual(counts: Mapping[H, int]) -> list[H]:
    """What is counted, without what is a tenth as common as the commonest: errors, mostly."""
    common = max(counts.values(), default=0)
    return [item for item, count in counts.items() if count > STRAY * common]


def grouped(items: Iterable[T], key: Callable[[T], H]) -> dict[H, list[T]]:
    """Items by what the key makes of them, in their order."""
    groups: dict[H, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups


def connected(items: Sequence[T], keys: Callable[[T], Iterable[Hashable]]) -> list[list[T]]:
    """Items in groups: those that share a key, and those that are tied by others in between."""
    above = list(range(len(items)))

    def top(number: int) -> int:
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    first: dict[Hashable, int] = {}
    for number, item in enumerate(items):
        for key in keys(item):
            above[top(number)] = top(first.setdefault(key, number))
    groups: dict[int, list[T]] = defaultdict(list)
    for number, item in enumerate(items):
        groups[top(number)].append(item)
    return list(groups.values())


def fullest(names: Iterable[str]) -> str:
    """Of several names of one entity the one with most words; of these the commonest.

    Args:
        names: The names, each as often as it is used.

    Returns:
        One of them, but none that is a freak: ten times rarer than another full name.
    """
    counts = Counter(names)
    words = {name: len(pieces(name)) for name in counts}
    full = usual({name: count for name, count in counts.items() if words[name] > 1})
    return min(full or counts, key=lambda name: (-words[name], -counts[name], -len(name), name))


def commonest_kind(kinds: Iterable[str]) -> str:
    """Of several kinds of one entity the commonest, "other" only where nothing else is known."""
    counts = Counter(kinds)
    return min(counts, key=lambda kind: (kind == "other", -counts[kind], kind))
