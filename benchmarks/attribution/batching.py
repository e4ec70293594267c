"""Batches: paragraphs of like length together, as a network reads them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import torch
from examples import Example
from torch import Tensor, nn

from quoteattr.learned import traits
from quoteattr.learned.inventory import Inventory, places
from quoteattr.learned.network import Tied, Words

WORDS = 2_000  # a batch
POOL = 1_500  # paragraphs among which those of like length are put together

Hide = Callable[[Tensor, Tensor, np.ndarray], tuple[Tensor, Tensor]]


class Context(nn.Module):
    """Adds to the vector of a word what a pretrained network makes of it where it stands.

    Attributes:
        width: Of what it adds.
        rate: At which it learns, beside that of the network.
    """

    width: int
    rate: float

    def forward(self, batch: Sequence[Example]) -> Tensor:
        """A row for each word of a batch."""
        raise NotImplementedError


def batches(paragraphs: Sequence[Example], choose: random.Random) -> Iterator[list[Example]]:
    """Paragraphs of like length together, in random order."""
    shuffled = list(paragraphs)
    choose.shuffle(shuffled)
    found: list[list[Example]] = []
    for start in range(0, len(shuffled), POOL):
        batch: list[Example] = []
        for paragraph in sorted(shuffled[start : start + POOL], key=lambda p: len(p.words)):
            batch.append(paragraph)
            if sum(len(p.words) for p in batch) >= WORDS:
                found.append(batch)
                batch = []
        if batch:
            found.append(batch)
    choose.shuffle(found)
    yield from found


def words(
    batch: Sequence[Example],
    vectors: Tensor,
    inventories: Mapping[str, Inventory],
    hide: Hide | None = None,
    context: Context | None = None,
) -> Words:
    """The words of a batch.

    Args:
        batch: Paragraphs.
        vectors: Word vectors, where the network computes.
        inventories: Numbers of traits.
        hide: Takes the words' rows in `vectors`, their lemmas and all of their traits, and gives
            other rows and lemmas.
        context: Gives for each word of the batch a row that is put behind its vector.
    """
    device = vectors.device
    numbers = np.concatenate([example.traits for example in batch])
    rows = torch.from_numpy(np.concatenate([example.words for example in batch]))
    lemmas = torch.from_numpy(numbers[:, 0].copy())
    if hide:
        rows, lemmas = hide(rows, lemmas, numbers)
    lengths = [len(example.words) for example in batch]
    starts = np.cumsum([0, *lengths[:-1]])
    heads = [example.heads + start for example, start in zip(batch, starts, strict=True)]
    known = vectors[rows.to(device)]
    return Words(
        torch.cat([known, context(batch)], 1) if context else known,
        lemmas.to(device),
        torch.from_numpy(places(numbers[:, 1:], traits.sizes(inventories))).to(device),
        torch.from_numpy(np.concatenate([example.rules for example in batch])).to(device),
        torch.from_numpy(np.concatenate(heads)).to(device),
        lengths,
    )


def groups(paragraphs: Sequence[Example], most: int = WORDS) -> Iterator[list[Example]]:
    """Paragraphs in order, some together that have hardly more words and words around cues."""
    group: list[Example] = []
    size = 0
    for paragraph in paragraphs:
        size += len(paragraph.words) * (1 + len(paragraph.cues))
        group.append(paragraph)
        if size >= most:
            yield group
            group, size = [], 0
    if group:
        yield group


def tied(batch: Sequence[Example], device: torch.device) -> Tied:
    """The words around every cue of a batch."""
    rows, cues, ties, lengths, start = [], [], [], [], 0
    for example in batch:
        size = len(example.words)
        for place, tie, _ in example.cues:
            rows.append(np.arange(start, start + size))
            cues.append(start + place)
            ties.append(tie)
            lengths.append(size)
        start += size
    return Tied(
        torch.from_numpy(np.concatenate(rows)).to(device),
        torch.tensor(cues, device=device),
        torch.from_numpy(np.concatenate(ties).astype(np.int64)).to(device),
        lengths,
    )
