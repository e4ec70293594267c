"""Choosing: of all that a content names those that the claim is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from quoteattr.about.paths import BLAMED, OF
from quoteattr.lexicon import Lexicon
from quoteattr.weighing.odds import probability

Weights: TypeAlias = Mapping[str, float]

MOST = 5
PROBABLE, LEAST = 0.4, 0.2  # the best of several on articles held out
# Who is blamed or praised is always among them, and so is of whom it is said; they come first.
_TOLD = {f"path {BLAMED}", f"path {OF}"}


def weights_of(lexicon: Lexicon) -> tuple[Weights, Weights]:
    """The weights that tell whether a claim is about somebody, and whether about them first."""
    return lexicon.table("about_weights", "among"), lexicon.table("about_weights", "first")


def choose(evidence: Sequence[Sequence[str]], among: Weights, first: Weights) -> list[int]:
    """Choose whom a claim is about.

    Args:
        evidence: For each entity that the content names what is known of it.
        among: Weights in log odds of the claim's being about an entity.
        first: Weights of its being about it before all others.

    Returns:
        Numbers of at most five entities, the most central first; of entities of which none is
        probable the likeliest, if it may well be.
    """
    likely = [_probability(names, among) for names in evidence]
    central = [_probability(names, first) for names in evidence]
    numbers = range(len(evidence))
    chosen = [n for n in numbers if likely[n] >= PROBABLE or _is_told(evidence[n])]
    if not chosen:
        best = sorted(numbers, key=lambda n: -likely[n])[:1]
        chosen = [n for n in best if likely[n] >= LEAST]
    return sorted(chosen, key=lambda n: (not _is_told(evidence[n]), -central[n]))[:MOST]


def _is_told(names: Sequence[str]) -> bool:
    """Whether the cue itself tells that it is about somebody."""
    return not _TOLD.isdisjoint(names)


def _probability(names: Sequence[str], weights: Weights) -> float:
    return probability(sum(weights.get(name, 0.0) for name in names))
