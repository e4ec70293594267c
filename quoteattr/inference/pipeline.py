"""A Stanza pipeline whose networks run here wherever they can."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from stanza.pipeline.depparse_processor import DepparseProcessor
from stanza.pipeline.mwt_processor import MWTProcessor
from stanza.pipeline.ner_processor import NERProcessor
from stanza.pipeline.pos_processor import POSProcessor
from stanza.pipeline.tokenize_processor import TokenizeProcessor

from quoteattr.inference.dependencies import DependencyParser
from quoteattr.inference.entities import EntityTagger
from quoteattr.inference.lemmas import Lemmatizer
from quoteattr.inference.sentences import MOST_WORDS, cut, join
from quoteattr.inference.stops import Stops
from quoteattr.inference.tags import Tagger
from quoteattr.inference.tokens import filled, takes

Stage = Callable[[Sequence[Any]], None]


class FastPipeline:
    """Runs a loaded pipeline's processors over many documents at once.

    A processor of a kind not known here (a transformer, a character language model, an ensemble,
    a variant of one's own) runs as it is. The pipeline itself is not changed.

    Args:
        pipeline: A `stanza.Pipeline` on the CPU.
        int8: Whether large layers multiply in 8-bit integers: faster, with small differences.
        most_words: How many words a sentence may have; longer ones are cut before the networks
            see them.
        stops: Abbreviations behind which no sentence ends: with them sentences are joined that
            a splitter has torn within a line.
    """

    def __init__(
        self,
        pipeline: Any,
        *,
        int8: bool = False,
        most_words: int = MOST_WORDS,
        stops: Stops | None = None,
    ) -> None:
        self.pipeline = pipeline
        self.most_words = most_words
        self.stops = stops
        self.stages: dict[str, Stage] = {
            name: stage
            for name, processor in pipeline.processors.items()
            if (stage := _stage(processor, int8)) is not None
        }
        self.tokenizers: dict[str, Any] = {
            name: filled(processor)
            for name, processor in pipeline.processors.items()
            if takes(processor) and not _is_elsewhere(processor.trainer.model)
        }

    def bulk_process(self, docs: list[Any]) -> list[Any]:
        """Annotates the documents, in place where Stanza does so too."""
        is_tokenized = False
        for processor in self.pipeline.loaded_processors:
            if not (is_tokenized or isinstance(processor, TokenizeProcessor | MWTProcessor)):
                is_tokenized = True
                self._mend(docs)
            name = _name(self.pipeline, processor)
            stage = self.stages.get(name)
            if stage is None:
                docs = self.tokenizers.get(name, processor).bulk_process(docs)
            else:
                with torch.inference_mode():
                    stage([sentence for doc in docs for sentence in doc.sentences])
                if isinstance(processor, NERProcessor):
                    for doc in docs:
                        doc.build_ents()
        return docs

    def _mend(self, docs: Sequence[Any]) -> None:
        """Joins and cuts sentences that need it."""
        for doc in docs:
            if self.stops is not None:
                join(doc, self.stops)
            cut(doc, self.most_words)


def _name(pipeline: Any, processor: Any) -> Any:
    return next(name for name, other in pipeline.processors.items() if other is processor)


def _stage(processor: Any, int8: bool) -> Stage | None:
    if Lemmatizer.takes(processor):
        return Lemmatizer(processor)
    known = type(processor) in (POSProcessor, DepparseProcessor, NERProcessor)
    if not known or processor.trainer is None or _is_elsewhere(processor.trainer.model):
        return None
    trainer, pretrain = processor.trainer, processor.pretrain
    if type(processor) is POSProcessor:
        return Tagger(trainer, pretrain, int8=int8) if Tagger.takes(trainer) else None
    if type(processor) is NERProcessor:
        alone = len(processor.trainers) == 1 and EntityTagger.takes(trainer)
        return EntityTagger(trainer, int8=int8) if alone else None
    if not DependencyParser.takes(trainer, pretrain):
        return None
    one_subject = processor.config.get("resolve_head_constraints", True)
    return DependencyParser(trainer, pretrain, one_subject=one_subject, int8=int8)


def _is_elsewhere(model: Any) -> bool:
    """Whether the model lies on a GPU, where Stanza's own way is the faster one."""
    device: str = next(model.parameters()).device.type
    return device != "cpu"
