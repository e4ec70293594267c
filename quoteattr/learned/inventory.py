"""Inventories: the numbers by which a network knows words, tags and relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import attrs
import numpy as np

UNKNOWN = 0


@attrs.frozen
class Inventory:
    """Values with their numbers, from 1; 0 stands for any other value.

    Attributes:
        values: The known values in the order of their numbers.
    """

    values: tuple[str, ...]
    _numbers: Mapping[str, int] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        numbers = {value: number for number, value in enumerate(self.values, start=1)}
        object.__setattr__(self, "_numbers", numbers)

    @classmethod
    def of(cls, values: Iterable[str], least: int = 1) -> Inventory:
        """The values that occur at least so often, the most frequent first."""
        counts = Counter(values)
        kept = sorted((v for v, n in counts.items() if n >= least), key=lambda v: (-counts[v], v))
        return cls(tuple(kept))

    def __len__(self) -> int:
        return len(self.values) + 1

    def __getitem__(self, value: str) -> int:
        return self._numbers.get(value, UNKNOWN)

    def numbers(self, values: Iterable[str]) -> list[int]:
        """The numbers of many values."""
        known = self._numbers
        return [known.get(value, UNKNOWN) for value in values]


def one_hot(numbers: np.ndarray, sizes: Sequence[int]) -> np.ndarray:
    """Numbers as zeros and ones.

    Args:
        numbers: A row for each thing, a column for each of its traits.
        sizes: How many values each trait has.

    Returns:
        A row for each thing, as wide as all sizes together, with a one for each trait.
    """
    starts = np.cumsum([0, *sizes[:-1]])
    table = np.zeros((len(numbers), sum(sizes)), np.float32)
    np.put_along_axis(table, numbers + starts, 1.0, axis=1)
    return table


def multi_hot(names: Sequence[Sequence[str]], inventory: Inventory) -> np.ndarray:
    """Lists of values as zeros and ones, a row for each list."""
    table = np.zeros((len(names), len(inventory)), np.float32)
    for row, given in zip(table, names, strict=True):
        for name in given:
            row[inventory[name]] = 1.0
    return table
