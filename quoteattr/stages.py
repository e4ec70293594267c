"""Stages: the functions that an `Attributor` is made of, and how that of attribution is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from quoteattr.attributions import Attribution, Quotation
from quoteattr.claims import About
from quoteattr.document import Document
from quoteattr.entities import EntityIndex
from quoteattr.learned.model import AttributionModel
from quoteattr.lexicon import Lexicon
from quoteattr.options import UNSET, Unset, optional_path
from quoteattr.rules import find_attributions
from quoteattr.speakers import Speaker

QuotationStage: TypeAlias = Callable[[str], Sequence[Quotation]]
AttributionStage: TypeAlias = Callable[
    [Document, Sequence[Quotation], Lexicon], Sequence[Attribution]
]
EntityStage: TypeAlias = Callable[
    [Document, Sequence[Attribution], Sequence[Quotation], Lexicon], EntityIndex
]
SpeakerStage: TypeAlias = Callable[
    [Document, Sequence[Attribution], EntityIndex, Lexicon], Sequence[Speaker]
]
AboutStage: TypeAlias = Callable[
    [Document, Sequence[Attribution], Sequence[Speaker], EntityIndex, Lexicon],
    Sequence[tuple[About, ...]],
]

EMBEDDED_MODEL = "embedded"


def attribution_stage(
    model: str | Path | AttributionModel | Unset | None, lang: str
) -> AttributionStage:
    """The stage that the option ``model`` of `quoteattr.Attributor` names.

    Args:
        model: "embedded", a model or its path, None for the rules; unset it is "embedded".
        lang: Language code: the embedded model reads English alone.

    Returns:
        The stage.

    Raises:
        OptionError: It is none of these.
    """
    if isinstance(model, AttributionModel):
        return model
    if model is None:
        return find_attributions
    if model is UNSET or model == EMBEDDED_MODEL:
        return AttributionModel() if lang == "en" else find_attributions
    return AttributionModel(optional_path("model", model, "a function goes in as attributions="))


def told_as(stage: AttributionStage) -> str:
    """The argument that gives a stage of attribution."""
    if stage is find_attributions:
        return "model=None"
    if isinstance(stage, AttributionModel):
        return f"model={stage!r}"
    return f"attributions={stage!r}"


def name_of(stage: AttributionStage) -> str | None:
    """By what a stage of attribution is known; None for the rules."""
    if stage is find_attributions:
        return None
    if isinstance(stage, AttributionModel):
        return stage.name
    named = stage if hasattr(stage, "__qualname__") else type(stage)
    return f"{named.__module__}.{named.__qualname__}"
