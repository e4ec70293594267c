"""Scoring: a document through the network, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from typing import TypeAlias, TypeVar

import numpy as np
import torch
from torch import Tensor

from quoteattr.inference.forks import survive_forks
from quoteattr.learned import ties, traits
from quoteattr.learned.chunks import chunks, heads_within
from quoteattr.learned.decoding import Scored
from quoteattr.learned.inventory import places
from quoteattr.learned.network import Tied, Words
from quoteattr.learned.readings import Readings
from quoteattr.learned.weights import Weights

LEAST = 0.3  # probability under which a word is no cue, whatever stands around it
WORDS = 5_000  # that are read at a time: more of them fill the memory
ROWS = 20_000  # words around cues that are read at a time, likewise

T = TypeVar("T")
Cue: TypeAlias = tuple[int, range]  # with the words around it


def score(weights: Weights, readings: Readings, asked: Container[int] = ()) -> Iterator[Scored]:
    """Find words that may head cues, and what the words around them are to them.

    Args:
        weights: The network and what it knows words by.
        readings: A document and what the rules propose in it.
        asked: Words to score in any case; others only if the network takes them for cues.

    Yields:
        The words in order, with their scores.
    """
    survive_forks()
    described = traits.traits(readings.document, readings.quotations, readings.lexicon)
    known = traits.numbered(described, weights.inventories)
    windows = ((window, len(window)) for window in chunks(readings.document))
    for group in _groups(windows, WORDS):
        yield from _scored(weights, readings, known, group, asked)


def _groups(sized: Iterable[tuple[T, int]], most: int) -> Iterator[list[T]]:
    """Things together as long as they are not too long; one that is, by itself."""
    group: list[T] = []
    held = 0
    for thing, size in sized:
        if group and held + size > most:
            yield group
            group, held = [], 0
        group.append(thing)
        held += size
    if group:
        yield group


@torch.inference_mode()
def _scored(
    weights: Weights,
    readings: Readings,
    known: np.ndarray,
    windows: Sequence[range],
    asked: Container[int],
) -> list[Scored]:
    """Score the cues in windows that follow each other."""
    encoded, cues = weights.network.encode(_words(weights, readings, known, windows))
    first = windows[0].start
    probabilities = torch.sigmoid(cues).tolist()
    found = [
        (word, window)
        for window in windows
        for word in window
        if probabilities[word - first] >= LEAST or word in asked
    ]
    return [
        Scored(word, probabilities[word - first], window, roles)
        for group in _groups(((cue, len(cue[1])) for cue in found), ROWS)
        for (word, window), roles in zip(
            group, _roles(weights, readings, encoded, first, group), strict=True
        )
    ]


def _roles(
    weights: Weights, readings: Readings, encoded: Tensor, first: int, found: Sequence[Cue]
) -> Iterator[np.ndarray]:
    """For each cue the log probabilities of the roles of the words around it."""
    tied = _tied(weights, readings, first, found)
    roles = torch.log_softmax(weights.network.label(encoded, tied), 1).numpy()
    edges = accumulate((len(window) for _, window in found), initial=0)
    return (roles[start:end] for start, end in pairwise(edges))


def _words(
    weights: Weights, readings: Readings, known: np.ndarray, windows: Sequence[range]
) -> Words:
    """The words of windows that follow each other."""
    document, inventories = readings.document, weights.inventories
    span = range(windows[0].start, windows[-1].stop)
    rows = [weights.vocabulary.get(document.words[word].text.lower(), 0) for word in span]
    numbers = known[span.start : span.stop]
    rules = traits.constructions(readings, span, inventories["rule"])
    starts = ((window.start - span.start, heads_within(document, window)) for window in windows)
    return Words(
        weights.vectors[rows],
        torch.from_numpy(numbers[:, 0].copy()),
        torch.from_numpy(places(numbers[:, 1:], traits.sizes(inventories))),
        torch.from_numpy(rules),
        torch.tensor([start + head for start, heads in starts for head in heads]),
        [len(window) for window in windows],
    )


def _tied(weights: Weights, readings: Readings, first: int, found: Sequence[Cue]) -> Tied:
    tied = [
        ties.ties(around, word, weights.inventories)
        for window, cues in groupby(found, lambda cue: cue[1])
        for around in [ties.Window.of(readings, window)]
        for word, _ in cues
    ]
    words = [np.arange(window.start, window.stop) - first for _, window in found]
    return Tied(
        torch.from_numpy(np.concatenate(words)),
        torch.tensor([word - first for word, _ in found]),
        torch.from_numpy(np.concatenate(tied)),
        [len(window) for _, window in found],
    )
