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


def places(numbers: np.ndarray, sizes: Sequence[int]) -> np.ndarray:
    """Where numbers stand among the values of all traits, which follow each other.

    Args:
        numbers: A row for each thing, a column for each of its traits.
        sizes: How many values each trait has.

    Returns:
        A table of the same shape: the rows of a matrix that has one for each value.
    """
    starts = np.cumsum([0, *sizes[:-1]])
    found: np.ndarray = numbers + starts
    return found
