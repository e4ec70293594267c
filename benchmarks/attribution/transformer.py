"""Transformer: a large pretrained network that reads words where they stand, for a teacher."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from batching import Context
from examples import Example
from torch import Tensor, nn

from quoteattr.learned import traits

PIECES = 512  # of a paragraph that are read at most
UNNAMED = 0.25  # names hidden from it in training
DROPOUT = 0.2


class Transformer(Context):
    """A word is the mean of its pieces in the last layer, made narrower.

    Args:
        folder: A model in the form of Hugging Face's transformers, with its tokenizer.
        names: Number of the part of speech of proper nouns.
    """

    width = 256
    rate = 6e-5

    def __init__(self, folder: Path, names: int) -> None:
        from transformers import AutoModel, AutoTokenizer  # needed by those who train a teacher

        super().__init__()
        self.names = names
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModel.from_pretrained(folder)
        size = self.model.config.hidden_size
        self.narrow = nn.Sequential(nn.Dropout(DROPOUT), nn.Linear(size, self.width))

    def forward(self, batch: Sequence[Example]) -> Tensor:
        """A row for each word of a batch."""
        device = next(self.parameters()).device
        pieces = self.tokenizer(
            [list(example.texts) for example in batch], is_split_into_words=True, truncation=True,
            max_length=PIECES, padding=True, return_tensors="pt",
        )  # fmt: skip
        words, start = [], 0
        for number, example in enumerate(batch):
            own = pieces.word_ids(number)
            words.append([-1 if word is None else start + word for word in own])
            start += len(example.texts)
        word = torch.tensor(words, device=device)  # of each piece, -1 for none
        ids = pieces["input_ids"].to(device)
        if self.training:
            hidden = self._hidden(batch).to(device)
            ids = ids.masked_fill(hidden[word] & (word >= 0), self.tokenizer.mask_token_id)
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            mask = pieces["attention_mask"].to(device)
            read = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
        is_word = word >= 0
        summed = torch.zeros(start, read.shape[-1], device=device)
        summed.index_add_(0, word[is_word], read.float()[is_word])
        counts = torch.bincount(word[is_word], minlength=start).clamp(min=1)
        narrow: Tensor = self.narrow(summed / counts.unsqueeze(1))
        return narrow

    def _hidden(self, batch: Sequence[Example]) -> Tensor:
        """Names to be read as if they were not known."""
        column = traits.COLUMNS.index("upos")
        is_name = np.concatenate([example.traits[:, column] for example in batch]) == self.names
        return torch.from_numpy(is_name) & (torch.rand(len(is_name)) < UNNAMED)
