"""Learning: a network from annotated paragraphs, with checkpoints and a progress bar."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import torch
from batching import Context, batches, tied, words
from examples import Example
from torch import Tensor, nn
from tqdm import tqdm

from quoteattr.learned import traits
from quoteattr.learned.inventory import UNKNOWN, Inventory
from quoteattr.learned.network import Network
from quoteattr.learned.weights import network_for

WARMUP, FALL = 100, 0.7  # steps; the rate falls over the last 70 % of them
FORGOTTEN, UNNAMED = 0.15, 0.4  # lemmas, and vectors of names, hidden from the network in training
ROLE_SHARE = 0.3  # of the loss of a word's role, beside that of a cue
AVERAGED = 0.998  # what is kept are running averages of the weights (Polyak and Juditsky 1992)


@attrs.frozen
class Plan:
    """How a network learns.

    Attributes:
        epochs: How often each article is read.
        seed: Of all random choices.
        hidden: Width of the encoder in one direction.
        roles: Width of the labeller in one direction.
        dropout: Share of the values left out.
        rate: Of learning, at its highest.
        device: Torch's name of what computes.
    """

    epochs: int
    seed: int
    hidden: int = 128
    roles: int = 64
    dropout: float = 0.35
    rate: float = 0.003
    device: str = "cpu"


def learn(
    articles: Sequence[Sequence[Sequence[Example]]],
    vectors: Tensor,
    inventories: Mapping[str, Inventory],
    plan: Plan,
    checkpoint: Path,
    context: Context | None = None,
) -> Network:
    """Train a network, or go on where a training stopped.

    Args:
        articles: What to learn from: the paragraphs of each article in each of its parses, of
            which an epoch reads one.
        vectors: Word vectors.
        inventories: Numbers of traits.
        plan: How to learn.
        checkpoint: The file that keeps an epoch's end.
        context: Adds to the word vectors, and is trained as well.

    Returns:
        The network with averaged weights; it is where it was trained, and so is the context.
    """
    torch.manual_seed(plan.seed)
    known = vectors.shape[1] + (context.width if context else 0)
    network = network_for(inventories, plan.hidden, plan.roles, plan.dropout, vectors=known)
    whole = nn.ModuleDict({"network": network} | ({"context": context} if context else {}))
    whole.to(plan.device)
    vectors = vectors.to(plan.device)
    optimizer = _optimizer(network, context, plan.rate)
    average = {name: value.clone() for name, value in whole.state_dict().items()}
    first, taken = 0, 0
    if checkpoint.exists():
        kept = torch.load(checkpoint, map_location=plan.device, weights_only=True)
        whole.load_state_dict(kept["weights"])
        optimizer.load_state_dict(kept["optimizer"])
        average, first, taken = kept["average"], kept["epoch"], kept["taken"]
    names = inventories["upos"]["PROPN"]
    for epoch in range(first, plan.epochs):
        choose = random.Random(f"{plan.seed} {epoch}")
        torch.manual_seed(plan.seed + epoch)
        whole.train()
        paragraphs = [paragraph for parses in articles for paragraph in choose.choice(parses)]
        steps = list(batches(paragraphs, choose))
        label = f"epoch {epoch + 1} of {plan.epochs}"
        for batch in tqdm(steps, label, unit="step", mininterval=5):
            taken += 1
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * _factor(taken, len(steps) * plan.epochs)
            optimizer.zero_grad()
            loss(network, batch, vectors, inventories, names, context).backward()
            for group in optimizer.param_groups:
                nn.utils.clip_grad_norm_(group["params"], group["longest"])
            optimizer.step()
            _drift(average, whole.state_dict(), 1 - min(AVERAGED, taken / (taken + 10)))
        _keep(checkpoint, weights=whole.state_dict(), optimizer=optimizer.state_dict(),
              average=average, epoch=epoch + 1, taken=taken)  # fmt: skip
    whole.load_state_dict(average)
    whole.eval()
    return network


def loss(
    network: Network,
    batch: Sequence[Example],
    vectors: Tensor,
    inventories: Mapping[str, Inventory],
    names: int,
    context: Context | None = None,
) -> Tensor:
    """How far the network is from what is known, per claim."""
    device = vectors.device

    def hide(rows: Tensor, lemmas: Tensor, numbers: np.ndarray) -> tuple[Tensor, Tensor]:
        lemmas[torch.rand(len(lemmas)) < FORGOTTEN] = UNKNOWN
        is_name = torch.from_numpy(numbers[:, traits.COLUMNS.index("upos")] == names)
        unnamed = is_name & (torch.rand(len(rows)) < UNNAMED)
        return torch.where(unnamed, torch.ones_like(rows), rows), lemmas

    encoded, scores = network.encode(words(batch, vectors, inventories, hide, context))
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


def _optimizer(network: Network, context: Context | None, rate: float) -> torch.optim.AdamW:
    """Each part with the rate at its height, and how long a gradient may be."""
    groups: list[dict[str, Any]] = [
        {"params": list(network.parameters()), "peak": rate, "longest": 5.0}
    ]
    if context:
        parameters = list(context.parameters())
        groups.append({"params": parameters, "peak": context.rate, "longest": 1.0})
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98), weight_decay=0.01)


def _factor(taken: int, steps: int) -> float:
    return min(taken / WARMUP, 1.0, max(0.02, (steps - taken) / (steps * FALL)))


def _drift(average: dict[str, Tensor], values: Mapping[str, Tensor], share: float) -> None:
    """Moves averages towards values."""
    for name, value in values.items():
        if value.is_floating_point():
            average[name].lerp_(value, share)


def _keep(path: Path, **state: Any) -> None:
    """Written beside the old one first, so that a stop in the middle loses neither."""
    fresh = path.with_suffix(".new")
    fresh.parent.mkdir(parents=True, exist_ok=True)
    torch.save(state, fresh)
    fresh.replace(path)
