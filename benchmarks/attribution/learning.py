"""Learning: a network from annotated paragraphs, with checkpoints and a progress bar."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
from examples import Example
from torch import Tensor, nn
from tqdm import tqdm

from quoteattr.learned import traits
from quoteattr.learned.inventory import UNKNOWN, Inventory, one_hot
from quoteattr.learned.network import Network, Tied, Words
from quoteattr.learned.weights import network_for

HIDDEN, ROLES, DROPOUT = 128, 64, 0.35
RATE, WARMUP, FALL = 0.003, 100, 0.7  # the rate falls over the last 70 % of the steps
WORDS, POOL = (
    2_000,
    1_500,
)  # words a step; paragraphs among which those of like length are put together
FORGOTTEN, UNNAMED = 0.15, 0.4  # lemmas, and vectors of names, hidden from the network in training
ROLE_SHARE = 0.3  # of the loss of a word's role, beside that of a cue
AVERAGED = 0.998  # what is kept are running averages of the weights (Polyak and Juditsky 1992)

Given = TypeVar("Given", Words, Tied)


def learn(
    articles: Sequence[Sequence[Sequence[Example]]],
    vectors: Tensor,
    inventories: Mapping[str, Inventory],
    epochs: int,
    seed: int,
    checkpoint: Path,
    *,
    device: str = "cpu",
) -> Network:
    """Train a network, or go on where a training stopped.

    Args:
        articles: What to learn from: the paragraphs of each article in each of its parses, of
            which an epoch reads one.
        vectors: Word vectors.
        inventories: Numbers of traits.
        epochs: How often each article is read.
        seed: Of all random choices.
        checkpoint: The file that keeps an epoch's end.
        device: Torch's name of what computes.

    Returns:
        The network with averaged weights, on the CPU.
    """
    torch.manual_seed(seed)
    network = network_for(inventories, HIDDEN, ROLES, DROPOUT).to(device)
    optimizer = torch.optim.AdamW(
        network.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.01
    )
    average = {name: value.clone() for name, value in network.state_dict().items()}
    first, taken = 0, 0
    if checkpoint.exists():
        kept = torch.load(checkpoint, map_location=device, weights_only=True)
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        average, first, taken = kept["average"], kept["epoch"], kept["taken"]
    names = inventories["upos"]["PROPN"]
    for epoch in range(first, epochs):
        choose = random.Random(f"{seed} {epoch}")
        torch.manual_seed(seed + epoch)
        paragraphs = [paragraph for parses in articles for paragraph in choose.choice(parses)]
        steps = list(batches(paragraphs, choose))
        for batch in tqdm(steps, f"epoch {epoch + 1} of {epochs}", unit="step", mininterval=5):
            taken += 1
            for group in optimizer.param_groups:
                group["lr"] = RATE * _factor(taken, len(steps) * epochs)
            optimizer.zero_grad()
            loss(network.train(), batch, vectors, inventories, names).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            share = 1 - min(AVERAGED, taken / (taken + 10))
            for name, value in network.state_dict().items():
                average[name].lerp_(value, share)
        _keep(checkpoint, network=network.state_dict(), optimizer=optimizer.state_dict(),
              average=average, epoch=epoch + 1, taken=taken)  # fmt: skip
    network.load_state_dict(average)
    return network.cpu().eval()


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


def loss(
    network: Network,
    batch: Sequence[Example],
    vectors: Tensor,
    inventories: Mapping[str, Inventory],
    names: int,
) -> Tensor:
    """How far the network is from the annotation, per annotated claim."""
    device = network.role.weight.device
    claims = max(1, sum(len(example.cues) for example in batch))
    words = _words(batch, vectors, inventories, names)
    encoded, scores = network.encode(_moved(words, device))
    is_cue = torch.from_numpy(np.concatenate([example.is_cue for example in batch])).to(device)
    known = is_cue >= 0
    total = nn.functional.binary_cross_entropy_with_logits(
        scores[known], is_cue[known], reduction="sum"
    )
    if any(example.cues for example in batch):
        roles = np.concatenate([role for example in batch for _, _, role in example.cues])
        total = total + ROLE_SHARE * nn.functional.cross_entropy(
            network.label(encoded, _moved(_tied(batch), device)),
            torch.from_numpy(roles).to(device),
            reduction="sum",
        )
    return total / claims


def _factor(taken: int, steps: int) -> float:
    return min(taken / WARMUP, 1.0, max(0.02, (steps - taken) / (steps * FALL)))


def _words(
    batch: Sequence[Example], vectors: Tensor, inventories: Mapping[str, Inventory], names: int
) -> Words:
    """The words of a batch, some lemmas and names hidden."""
    numbers = np.concatenate([example.traits for example in batch])
    rows = torch.from_numpy(np.concatenate([example.words for example in batch]))
    lemmas = torch.from_numpy(numbers[:, 0].copy())
    lemmas[torch.rand(len(lemmas)) < FORGOTTEN] = UNKNOWN
    is_name = torch.from_numpy(numbers[:, traits.COLUMNS.index("upos")] == names)
    rows = torch.where(is_name & (torch.rand(len(rows)) < UNNAMED), torch.ones_like(rows), rows)
    lengths = [len(example.words) for example in batch]
    starts = np.cumsum([0, *lengths[:-1]])
    heads = [example.heads + start for example, start in zip(batch, starts, strict=True)]
    return Words(
        vectors[rows],
        lemmas,
        torch.from_numpy(one_hot(numbers[:, 1:], traits.sizes(inventories))),
        torch.from_numpy(np.concatenate([example.rules for example in batch])),
        torch.from_numpy(np.concatenate(heads)),
        lengths,
    )


def _tied(batch: Sequence[Example]) -> Tied:
    """The words around every annotated cue of a batch."""
    words, cues, ties, lengths, start = [], [], [], [], 0
    for example in batch:
        size = len(example.words)
        for place, tie, _ in example.cues:
            words.append(np.arange(start, start + size))
            cues.append(start + place)
            ties.append(tie)
            lengths.append(size)
        start += size
    return Tied(
        torch.from_numpy(np.concatenate(words)),
        torch.tensor(cues),
        torch.from_numpy(np.concatenate(ties).astype(np.float32)),
        lengths,
    )


def _moved(given: Given, device: torch.device) -> Given:
    """The same with its tensors where the network computes."""
    return given._replace(
        **{
            name: part.to(device)
            for name, part in given._asdict().items()
            if isinstance(part, Tensor)
        }
    )


def _keep(path: Path, **state: Any) -> None:
    """Written beside the old one first, so that a stop in the middle loses neither."""
    fresh = path.with_suffix(".new")
    fresh.parent.mkdir(parents=True, exist_ok=True)
    torch.save(state, fresh)
    fresh.replace(path)
