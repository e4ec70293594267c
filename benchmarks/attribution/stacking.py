"""Judges: fitted on articles that neither the network nor the rules' weights have seen."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs
import torch

from quoteattr.document import Document
from quoteattr.learned.judging import SIGNS
from quoteattr.learned.model import AttributionModel
from quoteattr.lexicon import Lexicon
from quoteattr.quotations import find_quotations

KINDS = ("learned", "rules")
L2, MIN_JACCARD = 0.001, 0.5


@attrs.frozen
class Sample:
    """A reading of a cue.

    Attributes:
        kind: Whose reading it is.
        signs: A number for each of `SIGNS`.
        is_right: Whether somebody annotated it.
    """

    kind: str
    signs: tuple[float, ...]
    is_right: bool


def samples(
    model: AttributionModel,
    document: Document,
    gold: Sequence[Mapping[str, Any]],
    scorer: Any,
    lexicon: Lexicon,
) -> Iterator[Sample]:
    """The readings of an annotated article, those within contents left out unless they are right.

    Args:
        model: What reads.
        document: Parse of the article.
        gold: Its annotated claims: offsets by role.
        scorer: The module ``eval/score.py``, which says what words and sources are the same.
        lexicon: Tables of the language.
    """
    article = scorer.Text(document.text)
    claims = [claim for claim in scorer.prepare(article, gold) if claim["content"]]
    inside = {
        word
        for claim in claims
        for start, end in claim["spans"]["content"]
        for word in document.words_in(start, end)
    }

    def scored(words: Iterable[int]) -> frozenset[int]:
        spans = [(document.words[word].start, document.words[word].end) for word in words]
        return article.words(spans)  # type: ignore[no-any-return]

    for reading in model.readings(document, find_quotations(document.text), lexicon):
        proposal = reading.proposal
        content, source = scored(proposal.content), scored(proposal.source)
        is_right = any(
            len(content & claim["content"]) >= MIN_JACCARD * len(content | claim["content"])
            and _same_source(scorer, article, claim["source"], source)
            for claim in claims
            if content & claim["content"]
        )
        if is_right or proposal.cue.head not in inside:
            yield Sample(reading.kind, reading.signs, is_right)


def _same_source(scorer: Any, article: Any, gold: frozenset[int], found: frozenset[int]) -> bool:
    return bool(scorer.source_overlap(article, gold, found)) if gold else not found


def fit_judges(given: Sequence[Sample]) -> dict[str, tuple[float, ...]]:
    """The weights of the signs, for each kind of reading."""
    return {kind: _fit([sample for sample in given if sample.kind == kind]) for kind in KINDS}


def calibrated(
    judges: Mapping[str, tuple[float, ...]], outcomes: Sequence[tuple[float, bool]]
) -> dict[str, tuple[float, ...]]:
    """Judges whose confidence holds of the claims that are kept, too.

    Of readings that rival each other the one judged the most probable is kept, which is judged
    too probable more often than not; Platt's scaling (1999) of the log odds takes that back.

    Args:
        judges: As `fit_judges` gives them.
        outcomes: Claims that were kept: their confidence, and whether they are right.
    """
    odds = [(1.0, math.log(p / (1 - p))) for p, _ in outcomes if 0 < p < 1]
    right = [float(is_right) for p, is_right in outcomes if 0 < p < 1]
    shift, scale = _regression(odds, right, 0.0)
    return {
        kind: tuple(
            round(scale * weight + (shift if sign == SIGNS[0] else 0.0), 4)
            for sign, weight in zip(SIGNS, weights, strict=True)
        )
        for kind, weights in judges.items()
    }


def no_judges() -> dict[str, tuple[float, ...]]:
    """Weights for a model of which only the signs are wanted."""
    return fit_judges(())


def _fit(given: Sequence[Sample]) -> tuple[float, ...]:
    if not given:  # nothing speaks for or against such readings
        return (0.0,) * len(SIGNS)
    signs = [sample.signs for sample in given]
    return _regression(signs, [float(sample.is_right) for sample in given], L2)


def _regression(
    rows: Sequence[Sequence[float]], right: Sequence[float], l2: float
) -> tuple[float, ...]:
    """Logistic regression; the first column, which is always 1, is not held back."""
    table = torch.tensor(rows, dtype=torch.float64)
    wanted = torch.tensor(right, dtype=torch.float64)
    weights = torch.zeros(table.shape[1], dtype=torch.float64, requires_grad=True)
    search = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        search.zero_grad()
        miss = torch.nn.functional.binary_cross_entropy_with_logits(table @ weights, wanted)
        total = miss + l2 * weights[1:].square().sum()
        total.backward()
        return total

    search.step(loss)
    return tuple(round(value, 4) for value in weights.tolist())
