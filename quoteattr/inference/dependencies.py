"""Dependencies: Stanza's graph parser, with labels scored for the chosen heads alone.

Stanza scores every label for every pair of words and searches for the best tree in every sentence.
Labels are read for one head a word only, and most sentences' best heads are a tree already.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from stanza.models.common.vocab import PAD_ID, ROOT_ID, VOCAB_PREFIX_SIZE
from stanza.models.depparse.head_constraints import (
    find_head_constraint_violations,
    resolve_head_constraint_violations,
)
from stanza.models.depparse.model import GraphParser
from torch import Tensor, nn
from torch.nn import functional

from quoteattr.inference.batches import Batch, by_length
from quoteattr.inference.integers import IntegerLinear, available
from quoteattr.inference.trees import best_heads
from quoteattr.inference.twins import twin
from quoteattr.inference.words import Characters, Numbers, PackedWords, reads_characters

AT_ONCE = 256  # words whose labels are scored together: their products stay in the cache
ROOT = ""  # stands for the root where words are listed


class DependencyParser:
    """Does what Stanza's `DepparseProcessor` does.

    Args:
        trainer: The parser as the processor has loaded it.
        pretrain: Its word vectors.
        one_subject: Whether a head with two subjects or two objects is parsed again, as Stanza
            does by default (`resolve_head_constraints`).
        int8: Whether its layers multiply in 8-bit integers.
    """

    def __init__(
        self, trainer: Any, pretrain: Any, *, one_subject: bool = True, int8: bool = False
    ) -> None:
        model, vocab = trainer.model, trainer.vocab
        self.labels: Labels = Labels(model.deprel, int8=int8)
        parts = {
            "charmodel": Characters(
                model.charmodel, lambda form: vocab["char"].map(form) if form else [ROOT_ID]
            ),
            "deprel": _Later(),
        }
        self.model: Any = twin(model.eval(), int8=int8, **parts)
        self.vocab = vocab
        self.one_subject = one_subject
        self.words: Numbers = Numbers(vocab["word"].unit2id)
        self.lemmas: Numbers = Numbers(vocab["lemma"].unit2id)
        self.upos: Numbers = Numbers(vocab["upos"].unit2id)
        self.xpos: Numbers = Numbers(vocab["xpos"].unit2id)
        self.feats: Numbers = Numbers(vocab["feats"].unit2id)
        self.known: Numbers = Numbers(lambda form: pretrain.vocab.unit2id(form.lower()))

    @staticmethod
    def takes(trainer: Any, pretrain: Any) -> bool:
        """Whether the model is of the kind that runs here."""
        args = trainer.args
        return (
            type(trainer.model) is GraphParser
            and pretrain is not None
            and reads_characters(trainer)
            and not any(map(args.get, ("use_arc_embedding", "reversed")))
        )

    def __call__(self, sentences: Sequence[Any]) -> None:
        """Sets the heads and labels of all words."""
        if not sentences:
            return
        forms, columns = self._columns(sentences)
        for batch in by_length([len(sentence.words) + 1 for sentence in sentences]):
            inputs = {name: batch.padded(values) for name, values in columns.items()}
            packed = PackedWords([forms[row] for row in batch.rows], batch.sizes)
            heads = torch.zeros(len(batch.lengths), batch.lengths[0] - 1, dtype=torch.int64)
            scores, vectors, *_ = self.model.forward_scores(
                wordchars=packed, wordchars_mask=None, head=heads, deprel=None,
                word_orig_idx=None, sentlens=batch.lengths, wordlens=None, text=None,
                word_mask=inputs["word"] == PAD_ID, **inputs,
            )  # fmt: skip
            self._set(sentences, batch, functional.log_softmax(scores, 2).numpy(), vectors)
        for sentence in sentences:
            sentence.build_dependencies()

    def _columns(self, sentences: Sequence[Any]) -> tuple[list[str], dict[str, np.ndarray]]:
        """All words with a root before each sentence, and their numbers by Stanza's names."""
        words: list[Any] = []
        for sentence in sentences:
            words += [None, *sentence.words]
        forms = [word.text if word else ROOT for word in words]
        places = np.array([bool(word) for word in words])
        real = [word for word in words if word]

        def column(numbers: Numbers, values: list[Any]) -> np.ndarray:
            found = numbers.array(values)
            all_words = np.full((len(words), *found.shape[1:]), ROOT_ID, np.int64)
            all_words[places] = found
            return all_words

        texts = [word.text for word in real]
        return forms, {
            "word": column(self.words, texts),
            "pretrained": column(self.known, texts),
            "lemma": column(self.lemmas, [word.lemma for word in real]),
            "upos": column(self.upos, [word.upos for word in real]),
            "xpos": column(self.xpos, [word.xpos for word in real]),
            "ufeats": column(self.feats, [word.feats for word in real]),
        }

    def _set(
        self, sentences: Sequence[Any], batch: Batch, scores: np.ndarray, vectors: Tensor
    ) -> None:
        trees = [
            best_heads(scores[line, :length, :length]) for line, length in enumerate(batch.lengths)
        ]
        lines = np.repeat(np.arange(len(trees)), [len(tree) - 1 for tree in trees])
        words = np.concatenate([np.arange(1, len(tree)) for tree in trees])
        heads = np.concatenate([tree[1:] for tree in trees])
        labels = self.labels(vectors[lines, words], vectors[lines, heads]).argmax(1).numpy()
        names = self.vocab["deprel"].unmap((labels + VOCAB_PREFIX_SIZE).tolist())
        start = 0
        for line, (number, tree) in enumerate(zip(batch.sentences, trees, strict=True)):
            length = len(tree)
            found = tree, names[start : start + length - 1]
            start += length - 1
            if self.one_subject and find_head_constraint_violations(*found):
                own = scores[line, :length, :length]
                found = self._resolved(own, vectors[line, :length], tree)
            for word, head, name in zip(
                sentences[number].words, found[0][1:].tolist(), found[1], strict=True
            ):
                word.head, word.deprel = head, name

    def _resolved(
        self, scores: np.ndarray, vectors: Tensor, tree: np.ndarray
    ) -> tuple[np.ndarray, list[str]]:
        """The tree parsed again by Stanza, which needs all labels of all pairs for it."""
        labels = functional.log_softmax(self.labels.pairs(vectors), 2).numpy()
        vocab = self.vocab["deprel"]
        found, numbers = resolve_head_constraint_violations(scores, labels, tree, vocab)
        return found, vocab.unmap([int(number) + VOCAB_PREFIX_SIZE for number in numbers])


class Labels:
    """Stanza's `DeepBiaffineScorer` for some pairs of words instead of all.

    Args:
        scorer: The model's own.
        int8: Whether its bilinear form multiplies in 8-bit integers.
    """

    def __init__(self, scorer: Any, *, int8: bool = False) -> None:
        self.scorer = scorer
        weight = scorer.scorer.W_bilin.weight
        self.width: int = weight.shape[1]
        self.labels: int = weight.shape[2]
        self.flat: Tensor = weight.detach().flatten(1)
        self.integers: IntegerLinear | None = None
        if int8 and available():
            self.integers = IntegerLinear(self.flat.t(), None)

    def __call__(self, words: Tensor, heads: Tensor) -> Tensor:
        """A line of label scores for each word and its head."""
        scorer = self.scorer
        left = _with_one(scorer.hidden_func(scorer.W1(words)))
        right = _with_one(scorer.hidden_func(scorer.W2(heads))).unsqueeze(1)
        scores = [
            self._scores(rows, some)
            for rows, some in zip(
                torch.split(left, AT_ONCE), torch.split(right, AT_ONCE), strict=True
            )
        ]
        bias: Tensor = scorer.scorer.W_bilin.bias
        return torch.cat(scores) + bias

    def _scores(self, left: Tensor, right: Tensor) -> Tensor:
        if self.integers:
            product, scale = self.integers.unscaled(left)
            right = right * scale.unsqueeze(1)
        else:
            product = left @ self.flat
        return torch.bmm(right, product.view(-1, self.width, self.labels)).squeeze(1)

    def pairs(self, vectors: Tensor) -> Tensor:
        """The label scores for all pairs of one sentence's words."""
        scores: Tensor = self.scorer(vectors.unsqueeze(0), vectors.unsqueeze(0)).squeeze(0)
        return scores


class _Later(nn.Module):
    """Stands where labels would be scored, and hands on what they are scored from."""

    def forward(self, vectors: Tensor, _: Tensor) -> Tensor:
        return vectors


def _with_one(vectors: Tensor) -> Tensor:
    return torch.cat([vectors, vectors.new_ones(*vectors.shape[:-1], 1)], -1)
