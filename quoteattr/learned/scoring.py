"""Scoring: a document through the network, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

import numpy as np
import torch

from quoteattr.learned import ties, traits
from quoteattr.learned.chunks import chunks, heads_within
from quoteattr.learned.decoding import Scored
from quoteattr.learned.inventory import Inventory, multi_hot, one_hot
from quoteattr.learned.network import Tied, Words
from quoteattr.learned.readings import Readings
from quoteattr.learned.weights import Weights

LEAST = 0.15  # probability under which a word is no cue, whatever stands around it


def score(weights: Weights, readings: Readings, asked: Container[int] = ()) -> list[Scored]:
    """Find words that may head cues, and what the words around them are to them.

    Args:
        weights: The network and what it knows words by.
        readings: A document and what the rules propose in it.
        asked: Words to score in any case; others only if the network takes them for cues.

    Returns:
        The words in order, with their scores.
    """
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
        if not found:
            return []
        tied = _tied(readings, found, weights.inventories)
        roles = torch.log_softmax(weights.network.label(encoded, tied), 1).numpy()
    edges = np.cumsum([0, *(len(window) for _, window in found)])
    return [
        Scored(word, probabilities[word], window, roles[start:end])
        for (word, window), (start, end) in zip(found, pairwise(edges), strict=True)
    ]


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
