"""The raw data made into the files that Stanza's trainers read."""

from __future__ import annotations

from pathlib import Path

import newswire
import treebanks
import vectors
from stanza.utils.datasets import conllu_to_text, prepare_tokenizer_data

TRAINED = ("ewt-train", "gum-train")
DEVELOPED = ("ewt-dev", "gum-dev")
HELD_OUT = ("ewt-dev", "ewt-test", "gum-dev", "gum-test", "pud-test")


def prepare_treebanks(raw: Path, folder: Path, seed: int) -> None:
    """Sentences for the tagger and the parser, and running text for the tokenizer.

    Args:
        raw: Where `ewt-train.conllu`, `gum-dev.conllu`, `pud-test.conllu` and so on lie.
        folder: Where to write.
        seed: For the choice of the sentences that are typeset anew.
    """
    train = [sentence for name in TRAINED for sentence in treebanks.read(raw / f"{name}.conllu")]
    dev = [sentence for name in DEVELOPED for sentence in treebanks.read(raw / f"{name}.conllu")]
    treebanks.write(treebanks.typeset(train, seed), folder / "train.conllu")
    treebanks.write(dev, folder / "dev.conllu")
    for name in HELD_OUT:
        treebanks.write(treebanks.read(raw / f"{name}.conllu"), folder / f"{name}.conllu")
    titled = treebanks.titled(treebanks.typeset(train, seed + 1), seed + 2)
    treebanks.write([*treebanks.typeset(train, seed), *titled], folder / "text-train.conllu")
    treebanks.write(dev, folder / "text-dev.conllu")
    for part in ("train", "dev"):
        stem = str(folder / f"text-{part}")
        conllu_to_text.main([f"{stem}.conllu", f"{stem}.txt"])
        prepare_tokenizer_data.main(
            [f"{stem}.txt", f"{stem}.conllu", "-o", f"{stem}.labels", "-m", f"{stem}.mwt.json"]
        )


def prepare_newswire(raw: Path, folder: Path, seed: int) -> None:
    """Sentences for the entity tagger.

    Args:
        raw: Where the articles lie, one `.tsv` each.
        folder: Where to write.
        seed: For the choice of the sentences that are typeset anew.
    """
    train, dev = newswire.split(raw)
    newswire.write(newswire.typeset(newswire.read(train), seed), folder / "ner-train.json")
    newswire.write(newswire.read(dev), folder / "ner-dev.json")


def prepare_vectors(raw: Path, folder: Path, frequent: int) -> None:
    """Word vectors of the frequent words and of those trained on; after the two others.

    Args:
        raw: GloVe's file.
        folder: Where to write; it holds the training data.
        frequent: How many of the most frequent words to take.
    """
    sentences = treebanks.read(folder / "train.conllu")
    needed = {row[treebanks.FORM].lower() for sentence in sentences for row in sentence.rows}
    needed |= newswire.words(folder / "ner-train.json")
    chosen = vectors.select(vectors.read(raw), frequent, needed)
    vectors.write(chosen, folder / "glove.pt")
