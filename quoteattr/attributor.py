"""Attributor: the stages in order, each replaceable by an argument."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoteattr.about import find_about
from quoteattr.assembly import assemble
from quoteattr.batches import Batch, ErrorHandler, batches, check_several
from quoteattr.dialogue.parting import parted
from quoteattr.document import Document
from quoteattr.entities import EntityIndex, find_entities
from quoteattr.errors import LanguageError, NotTextError, OptionError, ParseError
from quoteattr.explanations import Explanation, explain
from quoteattr.grammar.contractions import untagged
from quoteattr.grammar.surnames import with_surnames
from quoteattr.learned.model import AttributionModel
from quoteattr.lexicon import Lexicon
from quoteattr.options import (
    UNSET,
    Unset,
    check_exclusive,
    check_functions,
    check_kind,
    check_method,
    check_results,
    checked_probability,
    positive,
)
from quoteattr.parsing import DEFAULT_LANG, Inference, Parser, StanzaParser
from quoteattr.provenance import Provenance, version
from quoteattr.quotations import find_quotations
from quoteattr.result import AttributedDocument
from quoteattr.speakers import find_speakers
from quoteattr.stages import (
    AboutStage,
    AttributionStage,
    EntityStage,
    QuotationStage,
    SpeakerStage,
    attribution_stage,
    name_of,
    told_as,
)
from quoteattr.stanza_parses import from_stanza
from quoteattr.texts import Text, checked, checked_id, language_of, warn_of_text

if TYPE_CHECKING:
    import stanza

BATCH_CHARACTERS = 50_000  # enough for a full batch through the networks, little for memory


class Attributor:
    """Finds who claimed what about whom.

    Build one and use it for many texts: the models are loaded with the first text and kept. It
    may be used from several threads, and pickles without its models.

    Args:
        lang: Language code; by default that of the ``pipeline`` or ``parser``, where it tells one,
            or else "en". English has models and a lexicon in this package, German and Spanish a
            lexicon, which is enough for parses; for others pass one, see docs/lexicons.md.
        package: A Stanza package such as "default" instead of the models in this package; it
            may be downloaded, unless ``model_dir`` names the folder in which it lies.
        model_dir: A Stanza model folder instead of the models in this package; nothing is
            downloaded.
        pipeline: A ready ``stanza.Pipeline`` instead of any of these.
        inference: How the networks run on a CPU: "int8", "exact" or "stanza"; see
            `StanzaParser`.
        parser: Anything with a ``parse(texts)`` method that gives `Document` objects, instead
            of Stanza; see `Parser`.
        lexicon: Tables of the language; those in this package by default.
        model: What finds attributions: "embedded", the default, the model in this package, which
            reads English (other languages keep to the rules); the path of a model of your own, or
            an `AttributionModel`; None for the rules alone, whose reasons `explain` tells.
        quotations: Stage from a text to its quotations; `find_quotations` by default.
        attributions: Stage from a parse and its quotations to attributions, instead of
            ``model``.
        entities: Stage from a parse and its attributions to entities; `find_entities` by default.
        speakers: Stage from attributions and entities to speakers; `find_speakers` by default.
        about: Stage from attributions, speakers and entities to whom they are about; `find_about`
            by default.
        min_confidence: Probability, 0 to 1, below which claims are left out.

    Raises:
        LanguageError: There is no lexicon for the language, or the ``pipeline`` reads another.
        ModelError: ``model_dir`` holds no models that this Stanza can load.
        OptionError: An option has an invalid value, such as a ``min_confidence`` that is not a
            probability, or two exclude one another, such as ``parser`` and ``pipeline``, or
            ``model`` and ``attributions``.
    """

    def __init__(
        self,
        lang: str | None = None,
        *,
        package: str | None = None,
        model_dir: str | Path | None = None,
        pipeline: stanza.Pipeline | None = None,
        inference: Inference | None = None,
        parser: Parser | None = None,
        lexicon: Lexicon | None = None,
        model: str | Path | AttributionModel | Unset | None = UNSET,
        quotations: QuotationStage | None = None,
        attributions: AttributionStage | None = None,
        entities: EntityStage | None = None,
        speakers: SpeakerStage | None = None,
        about: AboutStage | None = None,
        min_confidence: float = 0.0,
    ) -> None:
        check_exclusive(
            parser=parser,
            package=package,
            model_dir=model_dir,
            pipeline=pipeline,
            inference=inference,
        )
        check_exclusive(attributions=attributions, model=None if model is UNSET else "given")
        check_functions(
            quotations=quotations,
            attributions=attributions,
            entities=entities,
            speakers=speakers,
            about=about,
        )
        check_method(
            "parser",
            parser,
            "parse",
            "pass a stanza.Pipeline as pipeline=, and for Docs of spaCy take "
            "quoteattr.integrations.spacy.DocParser()",
        )
        check_kind("lexicon", lexicon, Lexicon, "read one with Lexicon.load(lang, folder)")
        self.parser: Parser = (
            StanzaParser(
                lang,
                package=package,
                model_dir=model_dir,
                pipeline=pipeline,
                inference=inference,
                lexicon=lexicon,
            )
            if parser is None
            else parser
        )
        self.lang: str = lang or language_of(self.parser) or DEFAULT_LANG
        self.lexicon: Lexicon = Lexicon.load(self.lang) if lexicon is None else lexicon
        self.quotations: QuotationStage = quotations or partial(
            find_quotations, lexicon=self.lexicon
        )
        self.attributions: AttributionStage = attributions or attribution_stage(model, self.lang)
        self.entities: EntityStage = entities or find_entities
        self.speakers: SpeakerStage = speakers or find_speakers
        self.about: AboutStage = about or find_about
        self.min_confidence = checked_probability("min_confidence", min_confidence)

    def __repr__(self) -> str:
        return (
            f"Attributor(lang={self.lang!r}, parser={self.parser!r}, "
            f"{told_as(self.attributions)}, min_confidence={self.min_confidence})"
        )

    def attribute(self, text: Text, id: str | int = "") -> AttributedDocument:  # noqa: A002
        """Find the claims of one text.

        Args:
            text: The text; or a parse of one, as a `Document` (see `quoteattr.from_conllu`) or
                a ``stanza.Document``.
            id: Identifier of the document in the result; a whole number is taken as a string.

        Returns:
            Its claims and entities; offsets index the text as given.

        Raises:
            NotTextError: It is neither a string nor a parse, or the id is not a str or int.
            TextError: It holds a lone surrogate.
            ParseError: The parse lacks dependencies or offsets.
            LanguageError: The parse is of another language, or there are no models for a text.
        """
        (document,) = self._parsed([self.check(text)], [checked_id(id)])
        return self.attribute_document(document, id)

    def check(self, text: Text) -> Any:
        """Check that `attribute` can work on a text; nothing is parsed.

        Args:
            text: What is to be attributed.

        Returns:
            The same text; a ``stanza.Document`` comes back as a `Document`, and so does what the
            parser has only to take over.

        Raises:
            NotTextError: It is neither a string nor a parse.
            TextError: It holds a lone surrogate, or is longer than the parser takes.
            ParseError: The parse lacks dependencies or offsets.
            LanguageError: The parse is of another language, or there are no models for a text.
        """
        taken = self._taken(text)
        if isinstance(taken, Document):
            self._check_language(taken)
        return taken

    def _taken(self, text: Text) -> Any:
        if isinstance(text, Document):
            return text
        if hasattr(text, "sentences"):
            return from_stanza(text)
        check = getattr(self.parser, "check", None)
        if check is not None:
            return check(text)
        return text if hasattr(text, "sents") else checked(text)

    def _check_language(self, parse: Document) -> None:
        if parse.lang not in ("", self.lang):
            raise LanguageError(
                f"the parse is in {parse.lang!r}, but this attributor reads {self.lang!r}; take "
                f"Attributor({parse.lang!r}), or attribute(parse), which goes by its language"
            )

    def _parsed(self, texts: Sequence[Any], names: Iterable[str] = ()) -> list[Document]:
        """A parse of each text; those that are parsed already are left as they are."""
        for text, name in zip_longest(texts, names, fillvalue=""):
            warn_of_text(text, self.lang, name)
        new = [text for text in texts if not isinstance(text, Document)]
        found = self.parser.parse(new) if new else []
        is_list = isinstance(found, Sequence) and len(found) == len(new)
        if not is_list or not all(isinstance(parse, Document) for parse in found):
            raise ParseError(
                f"{self.parser!r} gave no quoteattr.Document for each of {len(new)} texts; its "
                "parse(texts) must return a list of them, in the same order"
            )
        parses = iter(found)
        return [text if isinstance(text, Document) else next(parses) for text in texts]

    def attribute_document(
        self,
        document: Document,
        id: str | int = "",  # noqa: A002
    ) -> AttributedDocument:
        """Find the claims of one parsed text.

        Args:
            document: The parse.
            id: Identifier of the document in the result.

        Returns:
            Its claims and entities; offsets index ``document.text``.

        Raises:
            NotTextError: ``document`` is not a `Document`, or the id is not a str or int.
            LanguageError: It is of another language.
            OptionError: A stage of your own returned what the next one cannot work on.
        """
        _check_parsed(document)
        self._check_language(document)
        name, lexicon = checked_id(id), self.lexicon
        document = _mended(document, lexicon)
        quotations = self.quotations(document.text)
        check_results("quotations", quotations)
        attributions = self.attributions(document, quotations, lexicon)
        check_results("attributions", attributions)
        index = self.entities(document, attributions, quotations, lexicon)
        _check_index(index)
        speakers = self.speakers(document, attributions, index, lexicon)
        check_results("speakers", speakers, len(attributions))
        abouts = self.about(document, attributions, speakers, index, lexicon)
        check_results("about", abouts, len(attributions))
        claims = assemble(document, quotations, attributions, index, speakers, abouts)
        provenance = Provenance(version(), name_of(self.attributions))
        found = AttributedDocument(
            name, document.text, self.lang, index.entities, claims, provenance
        )
        return found.confident(self.min_confidence)

    def explain(self, text: Text) -> tuple[Explanation, ...]:
        """Tell what the rules weigh in a text: for each reading of a cue its evidence.

        With a model that is one sign among others; of ``model=None`` it is the reason why.

        Args:
            text: The text, or a parse of one.

        Returns:
            The readings, in order of the text, also those that give no claim; see
            `quoteattr.explanations.explain`.

        Raises:
            NotTextError: It is neither a string nor a parse.
            TextError: It holds a lone surrogate.
            ParseError: The parse lacks dependencies or offsets.
        """
        (document,) = self._parsed([self.check(text)])
        document = _mended(document, self.lexicon)
        return explain(document, self.quotations(document.text), self.lexicon)

    def pipe(
        self,
        texts: Iterable[Text | tuple[str | int, Text]],
        *,
        batch_characters: int = BATCH_CHARACTERS,
        on_error: ErrorHandler | None = None,
    ) -> Iterator[AttributedDocument]:
        """Find the claims of a stream of texts, parsing several at a time.

        Args:
            texts: The texts, or tuples of an id for the document and its text; a text may be
                whatever `attribute` takes, an id a whole number, different for each. Without ids
                all have "": enough for a table, but not for one graph of them. No more texts are
                held than fill a batch.
            batch_characters: How many characters are parsed together; at least one text is. No
                claims come before so many have been read.
            on_error: What is handed the error of each text that is refused, such as the ``append``
                of a list or the ``warning`` of a logger; the stream goes on behind that text. By
                default the error is raised and ends the stream.

        Yields:
            The claims of each text, in the same order; when a text is refused, those of the texts
            before it come first.

        Raises:
            NotTextError: ``texts`` is not an iterable of texts, or an item or its id has the wrong
                type. The message tells which.
            TextError: One of them holds a lone surrogate, or has the id of an earlier one.
            ParseError: A parse lacks dependencies or offsets.
            LanguageError: A parse is of another language, or there are no models for texts.
            OptionError: ``batch_characters`` is not a whole number, 1 or more, or ``on_error`` no
                function.
        """
        check_several(texts)
        if on_error is not None and not callable(on_error):
            raise OptionError(
                "on_error is a function that is handed each error, such as the append of a list, "
                f"not {type(on_error).__name__}; leave it out, and errors are raised"
            )
        found = batches(texts, self.check, positive("batch_characters", batch_characters), on_error)
        return self._piped(found)

    def _piped(self, found: Iterable[Batch]) -> Iterator[AttributedDocument]:
        for batch in found:
            parsed = self._parsed([text for _, text in batch], [name for name, _ in batch])
            for (name, _), document in zip(batch, parsed, strict=True):
                yield self.attribute_document(document, name)


def _mended(document: Document, lexicon: Lexicon) -> Document:
    """A parse without what taggers and parsers of any kind make of some names and lines."""
    return with_surnames(untagged(parted(document, lexicon)), lexicon)


def _check_parsed(document: object) -> None:
    if not isinstance(document, Document):
        raise NotTextError(
            f"a quoteattr.Document is needed, not {type(document).__name__}; what is not parsed "
            "yet goes into attribute(text)"
        )


def _check_index(index: object) -> None:
    if not isinstance(index, EntityIndex):
        raise OptionError(
            f"the stage 'entities' must return an EntityIndex, not {type(index).__name__}"
        )


def check_attributor(attributor: object) -> None:
    """Check that this is an attributor, or None.

    Args:
        attributor: What the caller passed in.

    Raises:
        OptionError: It is something else.
    """
    check_kind("attributor", attributor, Attributor, "make one: quoteattr.Attributor(lang)")
