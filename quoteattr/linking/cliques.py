"""Cliques: bearers that fit each other, none of whom could as well be somebody else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from quoteattr.linking.bearers import Bearer, united
from quoteattr.linking.counts import grouped


def cliques(
    bearers: Sequence[Bearer],
    fits: Callable[[Bearer, Bearer], bool],
    pairs: Iterable[tuple[int, int]],
) -> list[Bearer]:
    """Unite bearers that fit; one that fits two which do not fit each other stays alone.

    Only the ``pairs`` named are looked at.

    Args:
        bearers: The bearers of names.
        fits: Tells whether two of them may be one; the order does not matter.
        pairs: Numbers of those that are looked at together.

    Returns:
        The bearers, those that fit as one.
    """
    near: list[set[int]] = [set() for _ in bearers]
    for i, j in pairs:
        if fits(bearers[i], bearers[j]):
            near[i].add(j)
            near[j].add(i)
    clear = {i for i, own in enumerate(near) if all(own - {j} <= near[j] for j in own)}
    # Among the clear ones "fits" is transitive, so the lowest of a clique stands for it.
    groups = grouped(
        range(len(bearers)), lambda i: min({i} | (near[i] & clear)) if i in clear else i
    )
    return [united([bearers[i] for i in group]) for group in groups.values()]
