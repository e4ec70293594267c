"""Ties between a cue and the words around it: distance, path through the tree, quotation, rules.

The path is that of dependency-based semantic role labelling (Roth and Lapata 2016,
https://aclanthology.org/P16-1113/), cut down to its two ends and its length.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs
import numpy as np

from quoteattr.document import Document
from quoteattr.learned.inventory import Inventory, places
from quoteattr.learned.readings import Readings

COLUMNS = ("distance", "up", "branch", "turn", "depth", "quotation", "sentence")
SIZES = (27, 7, None, None, 6, 9, 5)  # None: as many as there are relations

_STEPS = (1, 2, 3, 4, 5, 7, 9, 12, 16, 24, 40, 80)
_BOUNDS = np.array([*(1 - step for step in reversed(_STEPS)), *_STEPS])  # on both sides
_FAR_UP, _DEEP = 5, 4

_Path: TypeAlias = tuple[int, int, int, int]  # up, branch, turn, depth


@attrs.frozen
class Window:
    """Words around cues, with what is the same for each cue among them.

    Attributes:
        readings: The document and what the rules propose in it.
        words: Indices of the words.
        below: For each word of the window, and each head above one, the words that it governs and
            that lie in the window or lead there.
        sentences: Numbers of the words' sentences.
        starts: Where each quotation begins of which there are words in the window.
        quotations: For each word which of these quotations it stands in, -1 outside quotations.
    """

    readings: Readings
    words: range
    below: Mapping[int, Sequence[int]]
    sentences: np.ndarray
    starts: np.ndarray
    quotations: np.ndarray

    @classmethod
    def of(cls, readings: Readings, words: range) -> Window:
        """Look at a stretch of a document."""
        document = readings.document
        numbers = np.array([_number(readings, word) for word in words])
        known, starts = np.unique(numbers, return_index=True)
        is_outside = int(len(known) > 0 and known[0] < 0)
        return cls(
            readings,
            words,
            _below(document, words),
            np.array([document.sentence_numbers[word] for word in words]),
            starts[is_outside:] + words.start,
            np.searchsorted(known, numbers) - is_outside,
        )


def _number(readings: Readings, word: int) -> int:
    number = readings.quoted.around(word)
    return -1 if number is None else number


def _below(document: Document, words: range) -> dict[int, list[int]]:
    below: dict[int, list[int]] = {}
    for word in words:
        child, is_new = word, True
        while is_new and (head := document.words[child].head) >= 0:
            is_new = head not in below and head not in words  # else its own way up is gone already
            below.setdefault(head, []).append(child)
            child = head
    return below


def ties(window: Window, cue: int, inventories: Mapping[str, Inventory]) -> np.ndarray:
    """Describe how words hang together with a cue.

    Args:
        window: The words to describe, the cue among them.
        cue: Index of the cue's head word.
        inventories: Numbers of dependency relations and of rules.

    Returns:
        A row for each word: what each of `COLUMNS` says of it, as its place among all values of
        all columns; then zeros and ones: for each rule whether it proposes the word as content,
        and whether any does as source, as cue.
    """
    numbers = numbered(window, cue, inventories["deprel"])
    proposed = _proposed(window, cue, inventories["rule"])
    return np.concatenate([places(numbers, sizes(inventories)), proposed], 1)


def width(inventories: Mapping[str, Inventory]) -> int:
    """How many values a tie can have: those of all columns, and what the rules propose."""
    return sum(sizes(inventories)) + len(inventories["rule"]) + 2


def numbered(window: Window, cue: int, relations: Inventory) -> np.ndarray:
    """A row of numbers for each word, a column for each of `COLUMNS`.

    Args:
        window: The words that the network reads.
        cue: Head word of the cue.
        relations: Numbers of the relations of a path.

    Returns:
        The table.
    """
    table = np.zeros((len(window.words), len(COLUMNS)), np.int64)
    table[:, 0] = _distances(cue, window.words)
    table[:, 1] = _FAR_UP + 1
    paths = _paths(window, cue, relations)
    found = {word: path for word, path in paths.items() if word in window.words}
    table[[word - window.words.start for word in found], 1:5] = list(found.values())
    table[:, 5] = _quotations(window, cue)
    here = window.readings.document.sentence_numbers[cue]
    table[:, 6] = np.minimum(np.maximum(window.sentences - here, -2), 2) + 2
    return table


def _distances(cue: int, words: range) -> np.ndarray:
    away = np.arange(words.start - cue, words.stop - cue)
    found: np.ndarray = np.searchsorted(_BOUNDS, away, side="right")
    return found


def _paths(window: Window, cue: int, relations: Inventory) -> dict[int, _Path]:
    """From the cue up, and from each word on that way down into its other branches."""
    words = window.readings.document.words
    found: dict[int, _Path] = {}
    below, up, turn = -1, 0, 0
    top = cue
    while top >= 0:
        found[top] = (up, 0, turn, 0)
        for child in window.below.get(top, ()):
            if child != below:
                branch = relations[words[child].deprel]
                for depth, layer in _layers(window, child):
                    found.update(dict.fromkeys(layer, (up, branch, turn, depth)))
        turn = relations[words[top].deprel]
        below, top = top, words[top].head
        up = min(up + 1, _FAR_UP)
    return found


def _layers(window: Window, child: int) -> Iterator[tuple[int, list[int]]]:
    """A word and all below it, those of one depth together."""
    depth, layer = 1, [child]
    while layer:
        yield depth, layer
        depth = min(depth + 1, _DEEP + 1)
        layer = [below for word in layer for below in window.below.get(word, ())]


def _quotations(window: Window, cue: int) -> np.ndarray:
    """0 outside; the cue's own quotation; the first, second or a later one before or after it."""
    if not len(window.starts):
        return np.zeros_like(window.quotations)
    own = window.quotations[cue - window.words.start] >= 0
    ahead = int(np.searchsorted(window.starts, cue, side="right"))  # the cue's own among them
    numbers = np.arange(len(window.starts))
    before, after = ahead - own - 1 - numbers, numbers - ahead
    known = np.where(numbers < ahead, 2 + np.minimum(before, 2), 5 + np.minimum(after, 2))
    found: np.ndarray = np.append(known, 8 if own else 0)[window.quotations]
    return found


def _proposed(window: Window, cue: int, rules: Inventory) -> np.ndarray:
    table = np.zeros((len(window.words), len(rules) + 2), np.int64)
    for proposal in window.readings.by_cue.get(cue, ()):
        columns = (
            (proposal.content, rules[proposal.rule]),
            (proposal.source, len(rules)),
            (proposal.cue_words, len(rules) + 1),
        )
        for words, column in columns:
            rows = [word - window.words.start for word in words if word in window.words]
            table[rows, column] = 1
    return table


def sizes(inventories: Mapping[str, Inventory]) -> list[int]:
    """How many numbers each of `COLUMNS` has."""
    return [size or len(inventories["deprel"]) for size in SIZES]
