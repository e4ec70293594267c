"""Odds: probabilities as log odds and back, away from certainty."""

from __future__ import annotations

import math

_MOST = 30.0  # log odds: as sure as anything is, and no overflow
_LEAST = 0.01


def probability(odds: float) -> float:
    """The probability of what has these log odds."""
    return 1.0 / (1.0 + math.exp(-max(-_MOST, min(_MOST, odds))))


def log_odds(probability: float) -> float:
    """A probability in log odds; nothing is taken for certain, or for impossible."""
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))
