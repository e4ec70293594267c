"""Ties between a cue and the words around it: distance, path through the tree, quotation, rules.

The path is that of dependency-based semantic role labelling (Roth and Lapata 2016,
https://aclanthology.org/P16-1113/), cut down to its two ends and its length.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from quoteattr.document import Document
from quoteattr.learned.inventory import Inventory, one_hot
from quoteattr.learned.readings import Readings

COLUMNS = ("distance", "up", "branch", "turn", "depth", "quotation", "sentence")
SIZES = (27, 7, None, None, 6, 9, 5)  # None: as many as there are relations

_STEPS = (1, 2, 3, 4, 5, 7, 9, 12, 16, 24, 40, 80)
_FAR_UP, _DEEP = 5, 4


def ties(
    readings: Readings, cue: int, window: range, inventories: Mapping[str, Inventory]
) -> np.ndarray:
    """Describe how words hang together with a cue.

    Args:
        readings: The document and what the rules propose in it.
        cue: Index of the cue's head word.
        window: Indices of the words to describe, the cue among them.
        inventories: Numbers of dependency relations and of rules.

    Returns:
        A row of zeros and ones for each word: what each of `COLUMNS` says of it, for each rule
        whether it proposes the word as content, and whether any does as source, as cue.
    """
    numbers = numbered(readings, cue, window, inventories["deprel"])
    proposed = _proposed(readings, cue, window, inventories["rule"])
    return np.concatenate([one_hot(numbers, sizes(inventories)), proposed], 1)


def width(inventories: Mapping[str, Inventory]) -> int:
    """How many zeros and ones a tie has."""
    return sum(sizes(inventories)) + len(inventories["rule"]) + 2


def numbered(readings: Readings, cue: int, window: range, relations: Inventory) -> np.ndarray:
    """A row of numbers for each word, a column for each of `COLUMNS`."""
    document = readings.document
    table = np.zeros((len(window), len(COLUMNS)), np.int64)
    table[:, 0] = _distances(cue, window)
    table[:, 1] = _FAR_UP + 1
    _fill_paths(document, cue, window, relations, table)
    table[:, 5] = _quotations(readings, cue, window)
    here = document.sentence_numbers[cue]
    numbers = np.array([document.sentence_numbers[word] for word in window])
    table[:, 6] = np.clip(numbers - here, -2, 2) + 2
    return table


def _distances(cue: int, window: range) -> np.ndarray:
    away = np.arange(window.start, window.stop) - cue
    steps = np.searchsorted(_STEPS, np.abs(away), side="right")
    return np.where(away < 0, -steps, steps) + len(_STEPS)


def _fill_paths(
    document: Document, cue: int, window: range, relations: Inventory, table: np.ndarray
) -> None:
    """From the cue up, and from each word on that way down into its other branches."""
    below, up, turn = -1, 0, 0
    top = cue
    while top >= 0:
        if top in window:
            table[top - window.start, 1:5] = up, 0, turn, 0
        for child in document.children[top]:
            if child != below:
                _fill_branch(document, child, (up, relations[document.words[child].deprel], turn),
                             window, table)  # fmt: skip
        turn = relations[document.words[top].deprel]
        below, top = top, document.words[top].head
        up = min(up + 1, _FAR_UP)


def _fill_branch(
    document: Document, child: int, path: tuple[int, int, int], window: range, table: np.ndarray
) -> None:
    stack = [(child, 1)]
    while stack:
        word, depth = stack.pop()
        if word in window:
            table[word - window.start, 1:5] = *path, depth
        deeper = min(depth + 1, _DEEP + 1)
        stack.extend((below, deeper) for below in document.children[word])


def _quotations(readings: Readings, cue: int, window: range) -> list[int]:
    """0 outside; the cue's own quotation; the first, second or a later one before or after it."""
    around = readings.quoted.around
    own = around(cue)
    numbers = [around(word) for word in window]
    before = sorted(
        {n for n, w in zip(numbers, window, strict=True) if n is not None and w < cue} - {own}
    )
    after = sorted(
        {n for n, w in zip(numbers, window, strict=True) if n is not None and w > cue} - {own}
    )
    places = {own: 1}
    places |= {number: 2 + min(place, 2) for place, number in enumerate(reversed(before))}
    places |= {number: 5 + min(place, 2) for place, number in enumerate(after)}
    places[None] = 8 if own is not None else 0
    return [places[number] for number in numbers]


def _proposed(readings: Readings, cue: int, window: range, rules: Inventory) -> np.ndarray:
    table = np.zeros((len(window), len(rules) + 2), np.float32)
    for proposal in readings.by_cue.get(cue, ()):
        columns = (
            (proposal.content, rules[proposal.rule]),
            (proposal.source, len(rules)),
            (proposal.words, len(rules) + 1),
        )
        for words, column in columns:
            for word in words:
                if word in window:
                    table[word - window.start, column] = 1.0
    return table


def sizes(inventories: Mapping[str, Inventory]) -> list[int]:
    """How many numbers each of `COLUMNS` has."""
    return [size or len(inventories["deprel"]) for size in SIZES]
