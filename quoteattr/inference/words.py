"""Words as the numbers and the vectors that a model knows them by, each looked up once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import PackedSequence

MOST_KEPT = 30_000  # words: as many as some hundred articles have


class Numbers(dict[Any, Any]):
    """The numbers of words, remembered from the first time that each was looked up.

    A missing value is looked up as Stanza does it, as an underscore.
    """

    def __init__(self, look_up: Callable[[Any], Any]) -> None:
        super().__init__()
        self.look_up = look_up

    def __missing__(self, word: Any) -> Any:
        if len(self) >= MOST_KEPT:
            self.clear()
        number = self[word] = self.look_up("_" if word is None else word)
        return number

    def array(self, words: Iterable[Any]) -> np.ndarray:
        """The numbers of some words."""
        return np.array([self[word] for word in words], dtype=np.int64)


class PackedWords:
    """Words in the order of a packed sequence; stands where Stanza hands on characters."""

    def __init__(self, words: Sequence[str], sizes: Tensor) -> None:
        self.words = words
        self.sizes = sizes


def reads_characters(trainer: Any) -> bool:
    """Whether a model reads words by a character model of its own, and by nothing larger.

    Transformers and character language models read a word in its sentence: their vectors cannot
    be kept for the next text.
    """
    args = trainer.args
    larger = args.get("bert_model") is not None or args.get("charlm")
    return not larger and hasattr(trainer.model, "charmodel")


class Characters(nn.Module):
    """Stanza's character model, run once for each distinct word and not again for the next text.

    Args:
        model: Stanza's `CharacterModel`.
        spell: The numbers of a word's characters.
    """

    def __init__(self, model: nn.Module, spell: Callable[[str], list[int]]) -> None:
        super().__init__()
        self.model = model
        self.spell = spell
        self.places: dict[str, int] = {}
        self.vectors: Tensor = torch.empty(0, 0)

    def forward(self, packed: PackedWords, *_: Any) -> PackedSequence:
        """The vectors of the words, in their order."""
        self._learn(packed.words)
        rows = torch.tensor([self.places[word] for word in packed.words])
        return PackedSequence(self.vectors[rows], packed.sizes)

    def _learn(self, words: Sequence[str]) -> None:
        new = [word for word in dict.fromkeys(words) if word not in self.places]
        if len(self.places) + len(new) > MOST_KEPT:
            self.places, new = {}, list(dict.fromkeys(words))
        if not new:
            return
        vectors = self._vectors(new)
        start, end = len(self.places), len(self.places) + len(new)
        if end > len(self.vectors):
            room = vectors.new_empty(max(2 * end, 1_000), vectors.shape[1])
            if start:
                room[:start] = self.vectors[:start]
            self.vectors = room
        self.vectors[start:end] = vectors
        self.places.update(zip(new, range(start, end), strict=True))

    def _vectors(self, words: list[str]) -> Tensor:
        spelled = sorted(((self.spell(word), place) for place, word in enumerate(words)),
                         key=lambda pair: -len(pair[0]))  # fmt: skip
        lengths = [len(characters) for characters, _ in spelled]
        matrix = np.zeros((len(words), lengths[0]), np.int64)
        for line, (characters, _) in enumerate(spelled):
            matrix[line, : len(characters)] = characters
        order = [place for _, place in spelled]
        packed = self.model(torch.from_numpy(matrix), None, order, [len(words)], lengths)
        data: Tensor = packed.data
        return data
