"""Learning: a network from annotated paragraphs, with checkpoints and a progress bar."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from batching import batches, tied, words
from examples import Example
from torch import Tensor, nn
from tqdm import tqdm

from quoteattr.learned import traits
from quoteattr.learned.inventory import UNKNOWN, Inventory
from quoteattr.learned.network import Network
from quoteattr.learned.weights import network_for

HIDDEN, ROLES, DROPOUT = 128, 64, 0.35
RATE, WARMUP, FALL = 0.003, 100, 0.7  # the rate falls over the last 70 % of the steps
FORGOTTEN, UNNAMED = 0.15, 0.4  # lemmas, and vectors of names, hidden from the network in training
ROLE_SHARE = 0.3  # of the loss of a word's role, beside that of a cue
AVERAGED = 0.998  # what is kept are running averages of the weights (Polyak and Juditsky 1992)


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
    vectors = vectors.to(device)
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


def loss(
    network: Network,
    batch: Sequence[Example],
    vectors: Tensor,
    inventories: Mapping[str, Inventory],
    names: int,
) -> Tensor:
    """How far the network is from what is known, per claim."""
    device = vectors.device

    def hide(rows: Tensor, lemmas: Tensor, numbers: np.ndarray) -> tuple[Tensor, Tensor]:
        lemmas[torch.rand(len(lemmas)) < FORGOTTEN] = UNKNOWN
        is_name = torch.from_numpy(numbers[:, traits.COLUMNS.index("upos")] == names)
        unnamed = is_name & (torch.rand(len(rows)) < UNNAMED)
        return torch.where(unnamed, torch.ones_like(rows), rows), lemmas

    encoded, scores = network.encode(words(batch, vectors, inventories, hide))
    is_cue = torch.from_numpy(np.concatenate([example.is_cue for example in batch])).to(device)
    known = is_cue >= 0
    total = nn.functional.binary_cross_entropy_with_logits(
        scores[known], is_cue[known], reduction="sum"
    )
    if any(example.cues for example in batch):
        roles = np.concatenate([role for example in batch for _, _, role in example.cues])
        total = total + ROLE_SHARE * nn.functional.cross_entropy(
            network.label(encoded, tied(batch, device)),
            torch.from_numpy(roles).to(device),
            reduction="sum",
        )
    return total / is_cue[known].sum().clamp(min=1)


def _factor(taken: int, steps: int) -> float:
    return min(taken / WARMUP, 1.0, max(0.02, (steps - taken) / (steps * FALL)))


def _keep(path: Path, **state: Any) -> None:
    """Written beside the old one first, so that a stop in the middle loses neither."""
    fresh = path.with_suffix(".new")
    fresh.parent.mkdir(parents=True, exist_ok=True)
    torch.save(state, fresh)
    fresh.replace(path)
