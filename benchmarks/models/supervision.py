"""What Stanza's training loops lack: a learning rate that falls to zero, resuming, a progress bar.

All four trainers of Stanza call `Trainer.update` once a step. `supervise` wraps that method: the
learning rate rises and then falls linearly; every so many steps all that a training consists of is
kept in a checkpoint; and a run that finds one passes over the steps already taken, so that it ends
with the weights of an undisturbed run.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tqdm import tqdm

WARMUP = 0.02  # the share of the steps in which the learning rate rises


def supervise(
    trainer_class: type,
    steps: int,
    checkpoint: Path,
    *,
    start: Path | None = None,
    every: int = 250,
) -> None:
    """Lets every trainer of this class learn for `steps` steps, kept in `checkpoint`.

    Args:
        trainer_class: One of Stanza's, whose `update` takes one step.
        steps: The number of steps of the whole training.
        checkpoint: The file that keeps weights, optimizer, random states and the steps taken.
        start: The model of an earlier training, of the same vocabulary, from whose weights this
            one begins.
        every: The number of steps between two checkpoints.
    """
    training = _Training(trainer_class.update, steps, checkpoint, every, start)  # type: ignore[attr-defined]

    def update(trainer: Any, *arguments: Any, **options: Any) -> Any:
        return training.step(trainer, *arguments, **options)

    trainer_class.update = update  # type: ignore[attr-defined]


class _Training:
    """The steps taken so far, and what is kept of them."""

    def __init__(
        self, update: Any, steps: int, checkpoint: Path, every: int, start: Path | None
    ) -> None:
        self.update, self.steps, self.checkpoint, self.every = update, steps, checkpoint, every
        self.start = start
        self.taken = 0
        self.kept: dict[str, Any] = {}
        self.bar = tqdm(total=steps, unit="step", mininterval=5, dynamic_ncols=True)

    def step(self, trainer: Any, *arguments: Any, **options: Any) -> Any:
        """Takes one step, or passes over it if a checkpoint holds it."""
        if self.taken == 0:
            self._begin(trainer)
        self.taken += 1
        self.bar.update()
        if self.taken == self.steps:
            self.bar.close()
        if self.taken <= self.kept.get("taken", 0):
            if self.taken == self.kept["taken"]:
                _set_random_states(self.kept["random"])
            return self.kept["result"]
        for group in _groups(trainer):
            group["lr"] = group["peak"] * self._factor()
        result = self.update(trainer, *arguments, **options)
        if self.taken % self.every == 0 or self.taken == self.steps:
            self._keep(trainer, result)
        return result

    def _factor(self) -> float:
        done = self.taken / self.steps
        return min(done / WARMUP, max(0.0, 1 - done) / (1 - WARMUP), 1.0)

    def _begin(self, trainer: Any) -> None:
        for group in _groups(trainer):
            group["peak"] = group["lr"]
        if not self.checkpoint.exists():
            if self.start:
                weights = torch.load(self.start, weights_only=True)["model"]
                trainer.model.load_state_dict(weights, strict=False)  # without the word vectors
            return
        self.kept = torch.load(self.checkpoint, weights_only=False)  # our own, of this machine
        trainer.model.load_state_dict(self.kept["model"])
        for optimizer, state in zip(_optimizers(trainer), self.kept["optimizers"], strict=True):
            optimizer.load_state_dict(state)

    def _keep(self, trainer: Any, result: Any) -> None:
        """Written beside the old one first, so that a stop in the middle loses neither."""
        self.kept = {
            "taken": self.taken,
            "result": result,
            "model": trainer.model.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in _optimizers(trainer)],
            "random": _random_states(),
        }
        fresh = self.checkpoint.with_suffix(".new")
        fresh.parent.mkdir(parents=True, exist_ok=True)
        torch.save(self.kept, fresh)
        fresh.replace(self.checkpoint)
        self.kept = {}


def _optimizers(trainer: Any) -> list[Any]:
    held = getattr(trainer, "optimizers", None) or trainer.optimizer
    return list(held.values()) if isinstance(held, dict) else [held]


def _groups(trainer: Any) -> Iterator[dict[str, Any]]:
    for optimizer in _optimizers(trainer):
        yield from optimizer.param_groups


def _random_states() -> tuple[Any, ...]:
    return random.getstate(), np.random.get_state(), torch.get_rng_state()


def _set_random_states(states: tuple[Any, ...]) -> None:
    random.setstate(states[0])
    np.random.set_state(states[1])
    torch.set_rng_state(states[2])
