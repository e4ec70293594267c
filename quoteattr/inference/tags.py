"""Parts of speech: Stanza's tagger over batches of like length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from stanza.models.common import doc
from stanza.models.common.vocab import PAD_ID
from torch import Tensor

from quoteattr.inference.batches import Batch, by_length
from quoteattr.inference.twins import twin
from quoteattr.inference.words import Characters, Numbers, PackedWords, reads_characters

FIELDS: tuple[str, ...] = (doc.UPOS, doc.XPOS, doc.FEATS)


class Tagger:
    """Does what Stanza's `POSProcessor` does.

    Args:
        trainer: The tagger as the processor has loaded it.
        pretrain: Its word vectors.
        int8: Whether its layers multiply in 8-bit integers.
    """

    def __init__(self, trainer: Any, pretrain: Any, *, int8: bool = False) -> None:
        model, vocab = trainer.model, trainer.vocab
        parts = {"charmodel": Characters(model.charmodel, vocab["char"].map)}
        self.model: Any = twin(model.eval(), int8=int8, **parts)
        self.columns: list[Any] = [vocab[name] for name in model.tag_names[: len(FIELDS)]]
        self.words: Numbers = Numbers(vocab["word"].unit2id)
        self.known: Numbers = Numbers(_known(pretrain))
        self.tags: list[Numbers] = [Numbers(column.id2unit) for column in self.columns]

    @staticmethod
    def takes(trainer: Any) -> bool:
        """Whether the model is of the kind that runs here."""
        columns = trainer.model.tag_columns
        native = [column.field for column in columns if column.output]
        return (
            reads_characters(trainer)
            and native == [*FIELDS]
            and all(column.output for column in columns[: len(FIELDS)])
        )

    def __call__(self, sentences: Sequence[Any]) -> None:
        """Sets the tags of all words."""
        if not sentences:
            return
        words = [word for sentence in sentences for word in sentence.words]
        forms = [word.text for word in words]
        numbers, known = self.words.array(forms), self.known.array(forms)
        shapes = [(len(words), *_width(column)) for column in self.columns]
        found = [np.zeros(shape, np.int64) for shape in shapes]
        for batch in by_length([len(sentence.words) for sentence in sentences]):
            packed = PackedWords([forms[row] for row in batch.rows], batch.sizes)
            tags = self._tags(batch, batch.padded(numbers), batch.padded(known), packed)
            for values, matrix in zip(found, tags, strict=False):
                batch.unpadded(matrix, values)
        for name, column, values in zip(FIELDS, self.tags, found, strict=True):
            keys = values.tolist() if values.ndim == 1 else map(tuple, values.tolist())
            for one, key in zip(words, keys, strict=True):
                setattr(one, name, column[key])

    def _tags(self, batch: Batch, word: Tensor, known: Tensor, packed: PackedWords) -> list[Tensor]:
        """The numbers of a batch's tags, a matrix for each kind."""
        _, tags = self.model(
            word, word == PAD_ID, packed, None, None, known, None, batch.lengths, None, None
        )
        return tags  # type: ignore[no-any-return]


def _known(pretrain: Any) -> Any:
    if pretrain is None:
        return lambda _: PAD_ID
    return lambda form: pretrain.vocab.unit2id(form.lower())


def _width(column: Any) -> tuple[int, ...]:
    """How many numbers a tag has: none but one, or one for each feature."""
    return (len(column.lens()),) if hasattr(column, "lens") else ()
