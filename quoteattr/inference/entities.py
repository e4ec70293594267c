"""Named entities: Stanza's tagger, decoded for a whole batch at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from stanza.models.common.vocab import PAD_ID, VOCAB_PREFIX_SIZE
from stanza.models.ner.trainer import fix_singleton_tags
from torch import Tensor, nn

from quoteattr.inference.batches import by_length
from quoteattr.inference.twins import twin
from quoteattr.inference.words import Characters, Numbers, PackedWords, reads_characters


class EntityTagger:
    """Does what Stanza's `NERProcessor` does with one model.

    Args:
        trainer: The tagger as the processor has loaded it.
        int8: Whether its layers multiply in 8-bit integers.
    """

    def __init__(self, trainer: Any, *, int8: bool = False) -> None:
        model, vocab, args = trainer.model, trainer.vocab, trainer.args
        spell = vocab["char"].map
        lower = args.get("char_lowercase", False)
        parts: dict[str, nn.Module] = {
            "charmodel": Characters(
                model.charmodel, (lambda form: spell(form.lower())) if lower else spell
            ),
            "crits": nn.ModuleList(_Transitions(part) for part in model.crits),
        }
        self.model: Any = twin(model.eval(), int8=int8, **parts)
        self.model.extract_static_embeddings = self._numbers
        self.tags: Any = vocab["tag"]
        self.column = args.get("predict_tagset") or 0
        lower = args.get("lowercase", True)
        self.known: dict[int, Numbers] = {
            id(vocab[name]): Numbers(_look_up(vocab[name], lower))
            for name in ("word", "delta")
            if name in vocab
        }
        self.names: Numbers = Numbers(lambda number: self.tags.unmap([[number]])[0])

    @staticmethod
    def takes(trainer: Any) -> bool:
        """Whether the model is of the kind that runs here."""
        return (
            reads_characters(trainer) and len(trainer.model.crits) == 1 and "word" in trainer.vocab
        )

    def __call__(self, sentences: Sequence[Any]) -> None:
        """Sets the entity tags of all tokens."""
        if not sentences:
            return
        tokens = [token for sentence in sentences for token in sentence.tokens]
        forms = [token.text for token in tokens]
        found = np.zeros(len(tokens), np.int64)
        for batch in by_length([len(sentence.tokens) for sentence in sentences]):
            packed = PackedWords([forms[row] for row in batch.rows], batch.sizes)
            texts = [[token.text for token in sentences[number].tokens]
                     for number in batch.sentences]  # fmt: skip
            none = torch.zeros(len(texts), batch.lengths[0], 1, dtype=torch.int64)
            _, scores, transitions = self.model(
                texts, packed, None, none, None, batch.lengths, *[None] * 5
            )
            best = viterbi(scores[0].numpy(), transitions[0].numpy(), batch.lengths)
            batch.unpadded(torch.from_numpy(best), found)
        names = [self._name(number) for number in np.maximum(found, VOCAB_PREFIX_SIZE).tolist()]
        start = 0
        for sentence in sentences:
            own = names[start : start + len(sentence.tokens)]
            start += len(own)
            if any(name != "O" for name in own):
                own = fix_singleton_tags(own)
            for token, name in zip(sentence.tokens, own, strict=True):
                token.ner, token.multi_ner = name, (name,)

    def _name(self, number: int) -> str:
        name = self.names[number]
        return str(name[self.column] if isinstance(name, list) else name)

    def _numbers(self, _: Any, sentences: list[list[str]], vocab: Any) -> tuple[Tensor, Tensor]:
        """Stands for Stanza's function of this name, which looks each word up again."""
        numbers = self.known[id(vocab)]
        words = np.full((len(sentences), len(sentences[0])), PAD_ID, np.int64)
        for line, sentence in enumerate(sentences):
            words[line, : len(sentence)] = numbers.array(sentence)
        found = torch.from_numpy(words)
        return found, found == PAD_ID


class _Transitions(nn.Module):
    """Stands where the loss is computed, which needs all paths summed; only decoding is wanted."""

    def __init__(self, loss: Any) -> None:
        super().__init__()
        self.transitions = loss._transitions

    def forward(self, *_: Any) -> tuple[float, Tensor]:
        return 0.0, self.transitions


def viterbi(scores: np.ndarray, transitions: np.ndarray, lengths: Sequence[int]) -> np.ndarray:
    """The best tags of each sentence, all sentences a step at a time.

    By the algorithm of Viterbi (1967, https://doi.org/10.1109/TIT.1967.1054010).

    Args:
        scores: Of every tag of every token of every sentence, padded.
        transitions: From tag to tag.
        lengths: The lengths of the sentences, longest first.

    Returns:
        A line of tags for each sentence, padded with zeros.
    """
    sentences, longest, _ = scores.shape
    rest = np.array(lengths)
    total = scores[:, 0].copy()
    back = np.zeros(scores.shape, np.int32)
    for step in range(1, longest):
        going = np.count_nonzero(rest > step)
        paths = total[:going, :, None] + transitions
        back[:going, step] = paths.argmax(1)
        total[:going] = scores[:going, step] + paths.max(1)
    best = np.zeros((sentences, longest), np.int64)
    last = np.asarray(total.argmax(1))
    lines = np.arange(sentences)
    for step in range(longest - 1, -1, -1):
        on = lines[rest > step]
        best[on, step] = last[on]
        last[on] = back[on, step, last[on]]
    return best


def _look_up(vocab: Any, lower: bool) -> Any:
    return (lambda form: vocab.unit2id(form.lower())) if lower else vocab.unit2id
