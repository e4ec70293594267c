"""Judging: how probable a reading is, from what the network and the rules say of it.

Logistic regression over a handful of signs, fitted on articles that neither the network nor the
rules' weights were fitted on (stacked generalization, Wolpert 1992,
https://doi.org/10.1016/S0893-6080(05)80023-1): so `confidence` is calibrated.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from quoteattr.constructions.proposals import Proposal
from quoteattr.learned.decoding import CONTENT, CUE, SOURCE, Scored
from quoteattr.selection import Judged

SIGNS = ("always", "cue", "content", "source", "doubtful words", "no source", "length",
         "same reading", "any reading")  # fmt: skip
_DOUBTFUL = 5  # words, those whose roles are least sure
_NEVER = 0.01


def signs(scored: Scored, proposal: Proposal, same: float, best: float) -> tuple[float, ...]:
    """What tells how probable a reading is, a number for each of `SIGNS`.

    Args:
        scored: The cue, as the network sees it.
        proposal: The reading.
        same: Probability that the rules give to this reading.
        best: Probability that the rules give to their best reading of this cue.
    """
    roles = np.zeros(len(scored.window), np.int64)
    for role, words in (
        (SOURCE, proposal.source),
        (CUE, proposal.words),
        (CONTENT, proposal.content),
    ):
        inside = [word - scored.window.start for word in words if word in scored.window]
        roles[inside] = role
    chosen = scored.roles[np.arange(len(roles)), roles]
    content, source = chosen[roles == CONTENT], chosen[roles == SOURCE]
    return (
        1.0,
        odds(scored.probability),
        float(content.mean()) if len(content) else -5.0,
        float(source.mean()) if len(source) else 0.0,
        float(np.sort(chosen)[:_DOUBTFUL].mean()),
        float(not proposal.source),
        math.log(len(proposal.content)),
        odds(same),
        odds(best),
    )


def odds(probability: float) -> float:
    """A probability in log odds, kept away from certainty."""
    kept = min(max(probability, _NEVER), 1 - _NEVER)
    return math.log(kept / (1 - kept))


def judged(proposal: Proposal, given: Sequence[float], weights: Sequence[float]) -> Judged:
    """A reading with its probability, by the weights of its signs."""
    total = sum(sign * weight for sign, weight in zip(given, weights, strict=True))
    return Judged(proposal, 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))))
