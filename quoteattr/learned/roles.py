"""Roles: which words a network takes for the source, the cue and the content of a claim."""

from __future__ import annotations

import attrs

from quoteattr.contents.proposals import Proposal

SAME = 0.5  # a construction that shares more than this of the content has the same reading


@attrs.frozen
class Roles:
    """The words of a claim by their roles; words are indices in the document.

    Attributes:
        head: The word that heads the cue.
        source: Words of the source.
        cue: Words of the cue.
        content: Words of the content.
        near: The construction that has most of the content in common, as far as one was found.
        same: The same, where it has nearly all of it in common.
    """

    head: int
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    near: Proposal | None = None
    same: Proposal | None = None


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of two sets of words that is in both (Jaccard index)."""
    return len(one & other) / len(one | other) if one or other else 0.0
