"""The dependency parser as a processor variant, for pipelines that Stanza runs itself.

Importing `quoteattr.integrations.stanza` makes it known to Stanza:

    stanza.Pipeline("en", depparse_with_quoteattr=True)
"""

from __future__ import annotations

from typing import Any

import torch
from stanza.models.common.foundation_cache import FoundationCache
from stanza.models.depparse.trainer import Trainer
from stanza.pipeline.processor import ProcessorVariant, register_processor_variant

from quoteattr.errors import ModelError
from quoteattr.inference.dependencies import DependencyParser

CACHE: Any = FoundationCache()  # word vectors, shared by the variants of a process


@register_processor_variant("depparse", "quoteattr")
class DependencyVariant(ProcessorVariant):  # type: ignore[misc]
    """Stanza's parser with labels scored for the chosen heads alone: the same results, faster.

    Args:
        config: Options of the pipeline's parser; ``int8=True`` multiplies in 8-bit integers.

    Raises:
        ModelError: The pipeline's parser is of a kind that cannot be run so: with a character
            language model, a transformer, or an ensemble.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        path = config.get("pretrain_path")
        pretrain = CACHE.load_pretrain(path) if path else None
        trainer = Trainer.load(filename=config["model_path"], pretrain=pretrain, device="cpu")
        if not DependencyParser.takes(trainer, pretrain):
            raise ModelError(
                f"the parser {config['model_path']} is of a kind that only Stanza itself can "
                "run; leave depparse_with_quoteattr out"
            )
        settings = trainer.args | config  # as Stanza puts a processor's together
        self.parser: DependencyParser = DependencyParser(
            trainer,
            pretrain,
            one_subject=settings.get("resolve_head_constraints", True),
            int8=settings.get("int8", False),
        )

    def process(self, doc: Any) -> Any:
        """Sets the heads and labels of a document."""
        with torch.inference_mode():
            self.parser(doc.sentences)
        return doc

    def bulk_process(self, docs: list[Any]) -> list[Any]:
        """Sets the heads and labels of several documents, batched together."""
        with torch.inference_mode():
            self.parser([sentence for doc in docs for sentence in doc.sentences])
        return docs
