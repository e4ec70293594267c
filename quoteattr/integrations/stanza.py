"""Stanza: a processor ``quotes`` that adds claims to Stanza's own documents, and a faster parser.

Importing this module makes them known to Stanza, once however often it is imported:

    stanza.Pipeline("en", processors="tokenize,mwt,pos,lemma,depparse,ner,quotes")
    stanza.Pipeline("en", depparse_with_quoteattr=True)
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from difflib import get_close_matches
from pathlib import Path
from typing import Any, ClassVar

from stanza.models.common.doc import Document, Sentence
from stanza.pipeline.processor import Processor, register_processor
from stanza.pipeline.registry import PIPELINE_NAMES

from quoteattr.attributor import Attributor
from quoteattr.claims import Claim
from quoteattr.errors import OptionError, ParseError
from quoteattr.inference.variant import DependencyVariant
from quoteattr.lexicon import Lexicon
from quoteattr.options import check_kind, checked_probability
from quoteattr.result import AttributedDocument
from quoteattr.stanza_parses import check_language

__all__ = ["DependencyVariant", "QuotesProcessor"]

NAME = "quotes"
OPTIONS = {"min_confidence", "lexicon", "attributor", "pretagged"}


class QuotesProcessor(Processor):  # type: ignore[misc]
    """Finds who claims what about whom in documents that the pipeline has parsed.

    It sets ``doc.attributed``, an `AttributedDocument` whose offsets index ``doc.text``, and
    with it ``doc.claims``, ``doc.quotes`` and, for each sentence, ``sentence.claims``: those
    whose cue, or content where there is no cue, begins in the sentence.

    Args:
        config: Options, which `stanza.Pipeline` takes with the prefix ``quotes_``:
            ``min_confidence``, least probability of the claims that are kept, 0 to 1;
            ``lexicon``, a `Lexicon` or a folder with the tables of one;
            ``attributor``, an `Attributor` with stages of its own, instead of a lexicon;
            ``pretagged``, whether documents come parsed, by no processor of this pipeline.
        pipeline: The pipeline to which it belongs.
        device: Ignored: there is no model.

    Raises:
        LanguageError: There is no lexicon for the pipeline's language, or the ``attributor`` reads
            another one.
        OptionError: An option has an invalid value, or a name that is misspelt.
    """

    PROVIDES_DEFAULT: ClassVar[set[str]] = {NAME}
    REQUIRES_DEFAULT: ClassVar[set[str]] = {"tokenize", "pos", "lemma", "depparse"}

    def __init__(self, config: dict[str, Any], pipeline: Any, device: Any) -> None:
        super().__init__(config, pipeline, device)
        _check_names(config)
        self.min_confidence: float = _probability(config.get("min_confidence", 0.0))
        self.attributor: Attributor = _attributor(config, pipeline)

    def __str__(self) -> str:
        return type(self).__name__  # Stanza's own would name a model, and there is none

    def _set_up_requires(self) -> None:
        self._requires = set() if self.config.get("pretagged") else self.REQUIRES_DEFAULT

    def mark_inactive(self) -> None:
        """Nothing to release; Stanza asks when a processor that this one needs is missing."""

    def process(self, document: Any) -> Any:
        """Find the claims of a document.

        Args:
            document: A parsed ``stanza.Document``, one read back from its serialized form too.

        Returns:
            The same document.

        Raises:
            ParseError: It lacks dependencies, offsets or its text.
        """
        attributed = self.attributor.attribute(document)
        document.attributed = attributed.confident(self.min_confidence)
        return document


def _attributor(config: dict[str, Any], pipeline: Any) -> Attributor:
    attributor: Attributor | None = config.get("attributor")
    if attributor is None:
        return Attributor(config["lang"], lexicon=_lexicon(config), pipeline=pipeline)
    check_kind("quotes_attributor", attributor, Attributor, "make one: quoteattr.Attributor(lang)")
    check_language(attributor.lang, pipeline)
    return attributor


def _lexicon(config: dict[str, Any]) -> Lexicon | None:
    lexicon = config.get("lexicon")
    if isinstance(lexicon, str | Path):
        return Lexicon.load(config["lang"], lexicon)
    check_kind("quotes_lexicon", lexicon, Lexicon, "or name a folder with its tables")
    return lexicon


def _check_names(config: dict[str, Any]) -> None:
    """Stanza passes over an option that no processor has, such as "quotes_minconfidence"."""
    for name in config.keys() - OPTIONS:
        close = get_close_matches(name, OPTIONS, 1)
        if close:
            raise OptionError(
                f"there is no option 'quotes_{name}'; did you mean 'quotes_{close[0]}'?"
            )


def _probability(value: Any) -> float:
    """A probability, which a pipeline's configuration may give as a string."""
    try:
        number = float(value) if isinstance(value, str) else value
    except ValueError:
        number = value
    return checked_probability("quotes_min_confidence", number)


def _set_attributed(document: Any, attributed: AttributedDocument | None) -> None:
    """Hands the claims out to the sentences as well."""
    if attributed is not None and attributed.text != document.text:
        raise ParseError(
            "these claims are of another text than this Stanza document; run the processor on it: "
            "pipeline(doc, processors='quotes')"
        )
    document._attributed = attributed
    starts = [sentence.tokens[0].start_char for sentence in document.sentences[1:]]
    claims: dict[int, list[Claim]] = defaultdict(list)
    for claim in _claims(document):
        begin = (claim.cue or claim.content)[0].start
        claims[bisect_right(starts, begin)].append(claim)
    for number, sentence in enumerate(document.sentences):
        sentence._claims = tuple(claims[number])


def _claims(document: Any) -> tuple[Claim, ...]:
    return document.attributed.claims if document.attributed is not None else ()


def _quotes(document: Any) -> tuple[Claim, ...]:
    return document.attributed.quotes if document.attributed is not None else ()


def _register() -> None:
    """Tells Stanza of the processor, unless it knows: a name told twice would be run twice."""
    if NAME in PIPELINE_NAMES:
        return
    Document.add_property("attributed", setter=_set_attributed)
    Document.add_property("claims", getter=_claims)
    Document.add_property("quotes", getter=_quotes)
    Sentence.add_property("claims", default=())
    register_processor(NAME)(QuotesProcessor)


_register()
