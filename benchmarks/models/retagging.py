"""Tags as a parser will see them: with the errors that the tagger makes on unseen text.

On the text that it was trained on a tagger hardly errs, and a parser trained on such tags trusts
them too much. Dropout is left on, at the strength at which the tagger errs as often as on the
development part.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from stanza.models.common import doc
from stanza.models.common.dropout import WordDropout
from stanza.models.common.pretrain import Pretrain
from stanza.models.common.utils import unsort
from stanza.models.pos.data import Dataset
from stanza.models.pos.trainer import Trainer
from stanza.utils.conll import CoNLL
from torch import nn

FIELDS = [doc.UPOS, doc.XPOS, doc.FEATS]
STRENGTHS = (0.0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3)
SAMPLE = 1_500  # sentences to find the strength with


class Retagger:
    """A trained tagger whose dropout can be left on.

    Args:
        model: Its file.
        vectors: The file of word vectors.
        device: Torch's name of it.
    """

    def __init__(self, model: Path, vectors: Path, device: str) -> None:
        self.pretrain = Pretrain(str(vectors))
        files = {"charlm_forward_file": None, "charlm_backward_file": None}
        self.trainer = Trainer(
            pretrain=self.pretrain, model_file=str(model), device=device, args=files
        )
        self.model = self.trainer.model
        self.model.eval = lambda: self.model  # Stanza would turn dropout off before predicting

    def weaken(self, train: Path, dev: Path) -> float:
        """Sets the strength at which the tagger errs on `train` as often as it does on `dev`."""
        gold = CoNLL.conll2doc(str(dev))
        self._set(0.0)
        unseen = self._accuracy(gold)
        sample = CoNLL.conll2doc(str(train))
        sample.sentences = sample.sentences[:: max(1, len(sample.sentences) // SAMPLE)]
        sample._count_words()
        found = {}
        for strength in STRENGTHS:
            self._set(strength)
            found[strength] = abs(self._accuracy(sample) - unseen)
        best = min(found, key=lambda strength: found[strength])
        self._set(best)
        return best

    def tag(self, document: Any) -> None:
        """Sets the tags of all words."""
        data = Dataset(document, self.trainer.args, self.pretrain, vocab=self.trainer.vocab,
                       evaluation=True, sort_during_eval=True)  # fmt: skip
        order: list[int] = []
        found: list[Any] = []
        with torch.no_grad():
            for batch in data.to_length_limited_loader(batch_size=200, maximum_tokens=5_000):
                order.extend(batch[-1])
                found += self.trainer.predict(batch)
        tags = [word for sentence in unsort(found, order) for word in sentence]
        document.set(FIELDS, tags)

    def _set(self, strength: float) -> None:
        self.model.train(strength > 0)
        for part in self.model.modules():
            if isinstance(part, nn.Dropout):
                part.p = strength
            elif isinstance(part, WordDropout):
                part.dropprob = strength / 2

    def _accuracy(self, document: Any) -> float:
        gold = document.get([doc.UPOS])
        kept = document.get(FIELDS)
        self.tag(document)
        found = document.get([doc.UPOS])
        document.set(FIELDS, kept)
        return sum(one == other for one, other in zip(gold, found, strict=True)) / len(gold)
