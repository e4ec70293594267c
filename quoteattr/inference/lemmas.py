"""Lemmas: Stanza's lemmatizer, asked once for each word with a part of speech."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stanza.models.common.doc import Document
from stanza.pipeline.lemma_processor import LemmaProcessor

MOST_KEPT = 100_000


class Lemmatizer:
    """Does what Stanza's `LemmaProcessor` does, which looks at a word and its tag alone.

    Args:
        processor: The processor as the pipeline has loaded it.
    """

    def __init__(self, processor: LemmaProcessor) -> None:
        self.processor = processor
        self.known: dict[tuple[str, str], str] = {}

    @staticmethod
    def takes(processor: Any) -> bool:
        """Whether the processor is of the kind that runs here: no context, nothing of its own."""
        return (
            type(processor) is LemmaProcessor
            and not hasattr(processor, "_variant")
            and not processor.use_identity
            and processor.trainer is not None
            and not processor.trainer.has_contextual_lemmatizers()
        )

    def __call__(self, sentences: Sequence[Any]) -> None:
        """Sets the lemmas of all words."""
        words = [word for sentence in sentences for word in sentence.words]
        keys = [(word.text, word.upos) for word in words]
        distinct = set(keys)
        if len(self.known) + len(distinct) > MOST_KEPT:
            self.known.clear()
        self._learn(sorted(distinct - self.known.keys(), key=str))
        for word, key in zip(words, keys, strict=True):
            word.lemma = self.known[key]

    def _learn(self, keys: Sequence[tuple[str, str]]) -> None:
        if not keys:
            return
        rows = [
            {"id": place, "text": text, "upos": upos} for place, (text, upos) in enumerate(keys, 1)
        ]
        done = self.processor.process(Document([rows]))
        lemmas = (word.lemma for word in done.iter_words())
        self.known.update(zip(keys, lemmas, strict=True))
