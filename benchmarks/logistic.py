"""Logistic regression over named features: fitted, applied, and judged on examples held out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import attrs
import torch

from quoteattr.weighing.odds import probability as as_probability

BINS = 10


@attrs.frozen
class Example:
    """What is known of one thing that is right or not.

    Attributes:
        features: Names of what is known; naming one twice changes nothing.
        is_right: Whether it is right.
        odds: Log odds that it is, known beforehand, to which the weights add.
    """

    features: tuple[str, ...]
    is_right: bool
    odds: float = 0.0


def fit(
    examples: Sequence[Example], l2: float, min_count: int, steps: int = 100
) -> dict[str, float]:
    """Find the weight of each feature, the same ones each time.

    Minimizes the log loss plus half of ``l2`` times the sum of squared weights, with L-BFGS from
    zero. There is no bias: a feature that all examples of a kind have serves as one.

    Args:
        examples: At least one.
        l2: How strongly weights are held back.
        min_count: Features of fewer examples are left out.
        steps: Most steps of the search.

    Returns:
        Weights in log odds by feature.
    """
    counts = Counter(feature for example in examples for feature in set(example.features))
    vocabulary = {f: i for i, f in enumerate(sorted(f for f in counts if counts[f] >= min_count))}
    bags = [sorted({vocabulary[f] for f in e.features if f in vocabulary}) for e in examples]
    flat = torch.tensor([index for bag in bags for index in bag], dtype=torch.long)
    sizes = torch.tensor([len(bag) for bag in bags], dtype=torch.long)
    rows = torch.repeat_interleave(torch.arange(len(bags)), sizes)
    right = torch.tensor([float(example.is_right) for example in examples])
    known = torch.tensor([example.odds for example in examples])
    weights = torch.zeros(len(vocabulary), requires_grad=True)
    search = torch.optim.LBFGS(
        [weights], max_iter=steps, history_size=10, line_search_fn="strong_wolfe"
    )

    def loss() -> torch.Tensor:
        search.zero_grad()
        odds = known.index_add(0, rows, weights[flat])
        miss = torch.nn.functional.binary_cross_entropy_with_logits(odds, right, reduction="sum")
        total = miss + l2 / 2 * (weights**2).sum()
        total.backward()
        return total

    torch.set_num_threads(1)  # sums in one order, so that two runs give the same weights
    search.step(loss)
    return dict(zip(vocabulary, weights.tolist(), strict=True))


def probability(weights: Mapping[str, float], example: Example) -> float:
    """Probability that an example is right."""
    known = sum(weights.get(f, 0.0) for f in set(example.features))
    return as_probability(example.odds + known)


def log_loss(probabilities: Sequence[float], right: Sequence[bool]) -> float:
    """Mean surprise, in nats, at what is right and what is not."""
    given = (p if r else 1 - p for p, r in zip(probabilities, right, strict=True))
    return sum(-math.log(max(p, 1e-9)) for p in given) / len(right)


def calibration_error(probabilities: Sequence[float], right: Sequence[bool]) -> float:
    """Expected calibration error (Naeini et al. 2015, https://doi.org/10.1609/aaai.v29i1.9602).

    Returns:
        Mean distance, 0 to 1, between the probability that ten equal bins of examples were given
        and the share of them that is right.
    """
    bins: dict[int, list[float]] = {}
    for p, r in zip(probabilities, right, strict=True):
        bins.setdefault(min(int(p * BINS), BINS - 1), []).append(p - r)
    return sum(abs(sum(gaps)) for gaps in bins.values()) / len(right)


def precision_recall_f1(
    probabilities: Sequence[float], right: Sequence[bool], threshold: float
) -> tuple[float, float, float]:
    """Precision, recall and F1, 0 to 1, of keeping what is at least as probable as a threshold."""
    kept = [r for p, r in zip(probabilities, right, strict=True) if p >= threshold]
    hits = sum(kept)
    return (
        hits / len(kept) if kept else 0.0,
        hits / sum(right) if any(right) else 0.0,
        2 * hits / (len(kept) + sum(right)) if kept or any(right) else 0.0,
    )
