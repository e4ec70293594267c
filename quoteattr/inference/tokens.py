"""Tokens: Stanza's tokenizer, whose LSTMs read sequences filled up to one length."""

from __future__ import annotations

import copy
from typing import Any

from stanza.pipeline.tokenize_processor import TokenizeProcessor

from quoteattr.inference.recurrence import FilledLSTM
from quoteattr.inference.twins import twin


def takes(processor: Any) -> bool:
    """Whether a processor is a tokenizer whose network can be filled up."""
    is_own = type(processor) is TokenizeProcessor and not hasattr(processor, "_variant")
    return is_own and processor.trainer is not None and bool(_recurrent(processor.trainer.model))


def filled(processor: Any) -> Any:
    """A tokenizer that finds what another does, and shares its weights.

    Args:
        processor: Stanza's `TokenizeProcessor`, left as it is.

    Returns:
        The other one.
    """
    trainer = copy.copy(processor.trainer)
    parts: dict[str, Any] = {n: FilledLSTM(lstm) for n, lstm in _recurrent(trainer.model).items()}
    trainer.model = twin(trainer.model.eval(), **parts)
    copied = copy.copy(processor)
    copied._trainer = trainer
    return copied


def _recurrent(model: Any) -> dict[str, Any]:
    """The LSTMs of a tokenizer by their names."""
    return {name: part for name, part in model.named_children() if FilledLSTM.takes(part)}
