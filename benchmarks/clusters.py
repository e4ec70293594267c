"""How well clusters of mentions agree: B³ and LEA.

B³ is of Bagga & Baldwin, "Algorithms for Scoring Coreference Chains" (LREC 1998 workshop); LEA,
which counts links and weighs entities by their size, of Moosavi & Strube, "Which Coreference
Evaluation Metric Do You Trust?" (ACL 2016).
"""

from __future__ import annotations

from collections.abc import Collection, Hashable
from itertools import combinations

Clusters = Collection[frozenset[Hashable]]
Share = tuple[float, float]


def b_cubed(key: Clusters, response: Clusters) -> tuple[Share, Share]:
    """B³ of clusters of the same mentions.

    Args:
        key: The right clusters.
        response: Those that were found.

    Returns:
        Recall and precision, each as a numerator and a denominator, to be summed over articles.
    """
    return _b_cubed(key, response), _b_cubed(response, key)


def _b_cubed(clusters: Clusters, others: Clusters) -> Share:
    shared = sum(len(c & o) ** 2 / len(c) for c in clusters for o in others)
    return shared, sum(map(len, clusters))


def lea(key: Clusters, response: Clusters) -> tuple[Share, Share]:
    """LEA of clusters of the same mentions; one that is alone is a link to itself.

    Args:
        key: The right clusters.
        response: Those that were found.

    Returns:
        Recall and precision, each as a numerator and a denominator, to be summed over articles.
    """
    return _lea(key, response), _lea(response, key)


def _lea(clusters: Clusters, others: Clusters) -> Share:
    found = sum(
        len(c) * sum(_links(c & o, c, o) for o in others) / _links(c, c, c) for c in clusters
    )
    return found, sum(map(len, clusters))


def _links(
    shared: frozenset[Hashable], one: frozenset[Hashable], other: frozenset[Hashable]
) -> int:
    if len(one) == 1:
        return int(shared == one == other)
    return sum(1 for _ in combinations(shared, 2))


def f1(recall: Share, precision: Share) -> float:
    """Harmonic mean of recall and precision, 0 where nothing is right."""
    r, p = (part / whole if whole else 0.0 for part, whole in (recall, precision))
    return 2 * r * p / (r + p) if r + p else 0.0
