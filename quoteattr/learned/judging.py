"""Judging: how probable a reading is, from what the network and the rules say of it.

Logistic regression over a handful of signs, fitted on articles that neither the network nor the
rules' weights were fitted on (stacked generalization, Wolpert 1992,
https://doi.org/10.1016/S0893-6080(05)80023-1): so `confidence` is calibrated.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

import attrs
import numpy as np

from quoteattr.contents.proposals import IDIOM, QUOTATION, Proposal
from quoteattr.learned.decoding import CONTENT, CUE, SOURCE, Scored, read_roles
from quoteattr.learned.readings import Readings
from quoteattr.learned.roles import SAME, overlap
from quoteattr.weighing.judging import Judged
from quoteattr.weighing.odds import log_odds, probability

Kind: TypeAlias = Literal["learned", "rules"]
SIGNS = ("always", "cue", "content", "source", "doubtful words", "no source", "length",
         "same reading", "any reading")  # fmt: skip
_SURE = 0.9  # probability from which on the rules' words are better than the network's
_LISTED = 0.4  # floor from which on a construction is kept, however rare it was in training
_DOUBTFUL = 5  # words, those whose roles are least sure
_UNREAD = -5.0


@attrs.frozen
class Reading:
    """A reading of a cue with what tells how probable it is.

    Attributes:
        kind: Whose reading it is: the network's or the rules'.
        proposal: The reading.
        signs: A number for each of `SIGNS`.
        floor: What the lexicon says that its probability is at least.
    """

    kind: Kind
    proposal: Proposal
    signs: tuple[float, ...]
    floor: float = 0.0

    def judged(self, weights: Sequence[float]) -> Judged:
        """The reading with its probability, by the weights of its signs."""
        total = sum(sign * weight for sign, weight in zip(self.signs, weights, strict=True))
        return Judged(self.proposal, max(probability(total), self.floor), self.floor)


def weigh(readings: Readings, scored: Scored, ruled: Sequence[Judged]) -> Iterator[Reading]:
    """Read a cue as the network does, and as the rules do where they differ.

    Where the evidence of the rules leaves no doubt, or the lexicon none, their words are taken; but
    how far the name of a source reaches, and what belongs to a cue, the network knows better.

    Args:
        readings: The document and what the rules propose in it.
        scored: The cue, as the network sees it.
        ruled: The rules' readings of it with their probabilities.

    Yields:
        Two readings at most.
    """
    best = max(ruled, key=lambda one: one.confidence, default=None)
    any_reading = best.confidence if best is not None else 0.0
    own = read_roles(readings, scored)
    if own is not None:
        same = [one for one in ruled if overlap(one.proposal.content, own.content) > SAME]
        near = max(same, key=lambda one: one.confidence, default=Judged(own, 0.0))
        sure = near.confidence >= _SURE or near.floor >= _LISTED
        own = _worded(near.proposal, own) if sure else own
        signs = _signs(scored, own, near.confidence, any_reading)
        yield Reading("learned", own, signs, near.floor)
    if best is not None and (own is None or overlap(best.proposal.content, own.content) <= SAME):
        signs = _signs(scored, best.proposal, any_reading, any_reading)
        yield Reading("rules", best.proposal, signs, best.floor)


def _worded(ruled: Proposal, own: Proposal) -> Proposal:
    """The rules' reading with the words that the network gives to the same cue and source.

    Of a quotation's cue the network knows, too, what is none of it: "said in a note **on Monday**".
    """
    if ruled.cue.kind == "mark":
        return ruled
    if ruled.rule != IDIOM:  # whose words are the proof
        cue = own.cue_words if ruled.rule == QUOTATION else own.cue_words | ruled.cue_words
        ruled = attrs.evolve(ruled, cue_words=cue - ruled.content - ruled.source)
    if ruled.source_head not in own.source:
        return ruled
    return attrs.evolve(ruled, source=own.source - ruled.content - ruled.cue_words)


def _signs(scored: Scored, proposal: Proposal, same: float, best: float) -> tuple[float, ...]:
    """What tells how probable a reading is.

    Args:
        scored: The cue, as the network sees it.
        proposal: The reading.
        same: Probability that the rules give to this reading.
        best: Probability that the rules give to their best reading of this cue.
    """
    roles = np.zeros(len(scored.window), np.int64)
    read = ((SOURCE, proposal.source), (CUE, proposal.cue_words), (CONTENT, proposal.content))
    for role, words in read:
        roles[[word - scored.window.start for word in words if word in scored.window]] = role
    chosen = scored.roles[np.arange(len(roles)), roles]
    content, source = chosen[roles == CONTENT], chosen[roles == SOURCE]
    return (
        1.0,
        log_odds(scored.probability),
        float(content.mean()) if len(content) else _UNREAD,
        float(source.mean()) if len(source) else 0.0,
        float(np.sort(chosen)[:_DOUBTFUL].mean()),
        float(not proposal.source),
        math.log(len(proposal.content)),
        log_odds(same),
        log_odds(best),
    )
