"""Scoring: a document through the network, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

import numpy as np
import torch
from torch import Tensor

from quoteattr.forks import survive_forks
from quoteattr.learned import ties, traits
from quoteattr.learned.chunks import chunks, heads_within
from quoteattr.learned.decoding import Scored
from quoteattr.learned.inventory import Inventory, multi_hot, one_hot
from quoteattr.learned.network import Tied, Words
from quoteattr.learned.readings import Readings
from quoteattr.learned.weights import Weights

LEAST = 0.3  # probability under which a word is no cue, whatever stands around it
ROWS = 20_000  # words around cues that are read at a time: more of them fill the memory


def score(weights: Weights, readings: Readings, asked: Container[int] = ()) -> list[Scored]:
    """Find words that may head cues, and what the words around them are to them.

    Args:
        weights: The network and what it knows words by.
        readings: A document and what the rules propose in it.
        asked: Words to score in any case; others only if the network takes them for cues.

    Returns:
        The words in order, with their scores.
    """
    survive_forks()
    windows = list(chunks(readings.document))
    if not windows:
        return []
    with torch.inference_mode():
        encoded, cues = weights.network.encode(_words(weights, readings, windows))
        probabilities = torch.sigmoid(cues).tolist()
        found = [
            (word, window)
            for window in windows
            for word in window
            if probabilities[word] >= LEAST or word in asked
        ]
        return [
            Scored(word, probabilities[word], window, roles)
            for group in _groups(found)
            for (word, window), roles in zip(
                group, _roles(weights, readings, encoded, group), strict=True
            )
        ]


def _groups(found: Sequence[tuple[int, range]]) -> Iterator[list[tuple[int, range]]]:
    """Cues together as long as there are not too many words around them."""
    group: list[tuple[int, range]] = []
    rows = 0
    for word, window in found:
        if group and rows + len(window) > ROWS:
            yield group
            group, rows = [], 0
        group.append((word, window))
        rows += len(window)
    if group:
        yield group


def _roles(
    weights: Weights, readings: Readings, encoded: Tensor, found: Sequence[tuple[int, range]]
) -> Iterator[np.ndarray]:
    """For each cue the log probabilities of the roles of the words around it."""
    tied = _tied(readings, found, weights.inventories)
    roles = torch.log_softmax(weights.network.label(encoded, tied), 1).numpy()
    edges = accumulate((len(window) for _, window in found), initial=0)
    return (roles[start:end] for start, end in pairwise(edges))


def _words(weights: Weights, readings: Readings, windows: Sequence[range]) -> Words:
    document, inventories = readings.document, weights.inventories
    rows = [weights.vocabulary.get(word.text.lower(), 0) for word in document.words]
    described = traits.traits(document, readings.quotations, readings.lexicon)
    known = traits.numbered(described, inventories)
    rules = multi_hot([readings.rules_of(w.index) for w in document.words], inventories["rule"])
    heads = [head + window.start for window in windows for head in heads_within(document, window)]
    return Words(
        weights.vectors[rows],
        torch.from_numpy(known[:, 0].copy()),
        torch.from_numpy(one_hot(known[:, 1:], traits.sizes(inventories))),
        torch.from_numpy(rules),
        torch.tensor(heads),
        [len(window) for window in windows],
    )


def _tied(
    readings: Readings, found: Sequence[tuple[int, range]], inventories: Mapping[str, Inventory]
) -> Tied:
    tied = [ties.ties(readings, word, window, inventories) for word, window in found]
    words = [np.arange(window.start, window.stop) for _, window in found]
    return Tied(
        torch.from_numpy(np.concatenate(words)),
        torch.tensor([word for word, _ in found]),
        torch.from_numpy(np.concatenate(tied)),
        [len(window) for _, window in found],
    )
