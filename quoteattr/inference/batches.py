"""Sentences of many documents put together into batches of like length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from attrs import field, frozen
from torch import Tensor

MOST_WORDS = 2_000
MOST_PAIRS = 400_000


@frozen(eq=False)
class Batch:
    """Some sentences, the longest first, and how their words lie in a packed sequence.

    Attributes:
        sentences: Their numbers.
        lengths: Their lengths in words.
        rows: For each packed row the place of its word among the words of all sentences.
        sizes: The number of sentences that have a first, a second, a third word …
    """

    sentences: list[int]
    lengths: list[int]
    rows: np.ndarray = field(repr=False)
    sizes: Tensor = field(repr=False)

    def padded(self, values: np.ndarray) -> Tensor:
        """Values of all words as a matrix with a line for each sentence, filled up with zeros."""
        matrix = np.zeros((len(self.lengths), self.lengths[0], *values.shape[1:]), values.dtype)
        matrix[self._lines()] = values[self.rows]
        return torch.from_numpy(matrix)

    def unpadded(self, matrix: Tensor, values: np.ndarray) -> None:
        """Writes a matrix back to the values of all words, the reverse of `padded`."""
        values[self.rows] = matrix.numpy()[self._lines()]

    def _lines(self) -> tuple[np.ndarray, np.ndarray]:
        sizes = self.sizes.numpy()
        line = np.concatenate([np.arange(size) for size in sizes])
        return line, np.repeat(np.arange(len(sizes)), sizes)


def by_length(
    lengths: Sequence[int], most_words: int = MOST_WORDS, most_pairs: int = MOST_PAIRS
) -> Iterator[Batch]:
    """Batches that hold every sentence once.

    Args:
        lengths: The lengths of all sentences in words, none of them zero.
        most_words: How many words a batch may hold, filled up to the longest sentence's length.
        most_pairs: How many pairs of words of one sentence, likewise. A longer sentence has a
            batch of its own.

    Yields:
        The batches, longest sentences first.
    """
    starts = np.cumsum([0, *lengths])
    chosen: list[int] = []
    for sentence in sorted(range(len(lengths)), key=lambda number: -lengths[number]):
        if chosen:
            words = lengths[chosen[0]] * (len(chosen) + 1)
            if words > most_words or words * lengths[chosen[0]] > most_pairs:
                yield _batch(chosen, lengths, starts)
                chosen = []
        chosen.append(sentence)
    if chosen:
        yield _batch(chosen, lengths, starts)


def _batch(chosen: list[int], lengths: Sequence[int], starts: np.ndarray) -> Batch:
    own = [lengths[sentence] for sentence in chosen]
    places = np.arange(own[0])
    sizes = np.searchsorted(-np.array(own), -places, side="left")
    first = starts[chosen]
    rows = np.concatenate([first[:size] + place for place, size in zip(places, sizes, strict=True)])
    return Batch(chosen, own, rows, torch.from_numpy(sizes))
