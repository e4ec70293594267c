"""The component of spaCy pipelines: ``nlp.add_pipe("quoteattr")``.

Importing it gives spaCy's Docs ``doc._.attributed``, ``doc._.claims`` and ``doc._.quotes``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, Literal

from quoteattr.attributor import Attributor
from quoteattr.claims import Claim
from quoteattr.errors import ExtraError
from quoteattr.inference.folders import check_embedded
from quoteattr.integrations.spacy_parses import DocParser, from_spacy
from quoteattr.lexicon import Lexicon
from quoteattr.options import checked_probability
from quoteattr.result import AttributedDocument
from quoteattr.stages import EMBEDDED_MODEL

try:
    from spacy.language import Language
    from spacy.pipeline import Pipe
    from spacy.tokens import Doc, Span, SpanGroup
except ImportError as _missing:
    raise ExtraError.of("this module needs spaCy", "spacy") from _missing

__all__ = ["DocParser", "QuoteattrComponent", "from_spacy", "make_component"]

# Of the result in doc.user_data: JSON, which every store of Docs can keep, under a key as those of
# spaCy's own extensions, of which it knows that they are of one Doc and no part or union of it.
_KEY: Any = ("._.", "quoteattr", None, None)
_ROLES = ("content", "source", "cue")


class QuoteattrComponent(Pipe):
    """Finds who claimed what about whom in each Doc of a pipeline.

    The result lies in ``doc.user_data`` and ``doc.spans``, so that it goes wherever the Doc goes:
    to other processes, to bytes, to a ``DocBin(store_user_data=True)``.

    Args:
        attributor: Finds the claims. With `DocParser` as its parser it reads the Doc's own
            parse, with any other it parses the Doc's text.
        name: Name of the component in its pipeline.
        min_confidence: Least probability, 0 to 1, of the claims that are kept.

    Raises:
        OptionError: ``min_confidence`` is not a probability.
    """

    def __init__(
        self, attributor: Attributor, name: str = "quoteattr", *, min_confidence: float = 0.0
    ) -> None:
        self.attributor = attributor
        self.name = name
        self.min_confidence = checked_probability("min_confidence", min_confidence)

    def __repr__(self) -> str:
        return f"QuoteattrComponent({self.attributor!r}, min_confidence={self.min_confidence})"

    def __call__(self, doc: Doc) -> Doc:
        """Find the claims of one Doc.

        Args:
            doc: A Doc, parsed unless the attributor parses by itself.

        Returns:
            The same Doc with ``doc._.attributed`` and its spans.

        Raises:
            ParseError: The Doc lacks an annotation that is needed; the message names the pipe.
            TextError: Its text holds a lone surrogate.
        """
        return self._annotated([doc])[0]

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Find the claims of a stream of Docs; texts are parsed a batch at a time.

        Args:
            stream: The Docs; no more of them are held than fill a batch.
            batch_size: How many.

        Yields:
            The same Docs in the same order.

        Raises:
            ParseError: As for a single Doc.
            TextError: As for a single Doc.
        """
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            try:
                yield from self._annotated(batch)
            except Exception as error:
                self.get_error_handler()(self.name, self, batch, error)

    def _annotated(self, docs: list[Doc]) -> list[Doc]:
        parser = self.attributor.parser
        texts: list[Any] = docs if isinstance(parser, DocParser) else [doc.text for doc in docs]
        for doc, document in zip(docs, parser.parse(texts), strict=True):
            found = self.attributor.attribute_document(document)
            _store(doc, found.confident(self.min_confidence))
        return docs


@Language.factory(
    "quoteattr",
    default_config={
        "lang": None,
        "parser": "spacy",
        "lexicon": None,
        "model": EMBEDDED_MODEL,
        "min_confidence": 0.0,
    },
    assigns=["doc._.attributed", "doc._.claims", "doc._.quotes"],
)
def make_component(
    nlp: Language,
    name: str,
    *,
    lang: str | None,
    parser: Literal["spacy", "quoteattr"],
    lexicon: str | None,
    model: str | None,
    min_confidence: float,
) -> QuoteattrComponent:
    """Make the component for ``nlp.add_pipe("quoteattr", config={...})``.

    Args:
        nlp: The pipeline.
        name: Name of the component in it.
        lang: Language code of the lexicon; the pipeline's own by default.
        parser: "spacy" reads the parse that the pipeline has made, "quoteattr" parses the text
            anew with the models in this package.
        lexicon: Folder of the language's tables, where they are not in this package.
        model: What finds attributions, as in `Attributor`; None for the rules alone, which with
            spaCy's parse need no torch.
        min_confidence: Least probability, 0 to 1, of the claims that are kept.

    Returns:
        The component.

    Raises:
        LanguageError: There is no lexicon for the language, or no models and ``parser`` asks for
            them.
        OptionError: ``min_confidence`` is not a probability.
    """
    lang = lang or nlp.lang or "en"
    if parser == "quoteattr":
        check_embedded(lang)
    attributor = Attributor(
        lang,
        parser=DocParser(lang) if parser == "spacy" else None,
        lexicon=Lexicon.load(lang, lexicon),
        model=model,
    )
    return QuoteattrComponent(attributor, name, min_confidence=min_confidence)


def _store(doc: Doc, found: AttributedDocument) -> None:
    doc.user_data[_KEY] = {"characters": len(found.text), "json": found.to_json(text=False)}
    for role in _ROLES:
        spans = [span for claim in found.claims for span in _spans(doc, claim, role)]
        doc.spans[f"quoteattr_{role}"] = SpanGroup(doc, spans=spans)


def _spans(doc: Doc, claim: Claim, role: str) -> Iterator[Span]:
    """The tokens of a claim's content, source or cue; label and id are the claim's."""
    for part in getattr(claim, role):
        span = doc.char_span(
            part.start, part.end, label=claim.id, span_id=claim.id, alignment_mode="expand"
        )
        if span is not None:
            yield span


def _attributed(doc: Doc) -> AttributedDocument | None:
    stored, text = doc.user_data.get(_KEY), doc.text
    if stored is None or stored["characters"] != len(text):  # spaCy copies it to parts of a Doc
        return None
    return _read(stored["json"], text)


@lru_cache(maxsize=16)
def _read(data: str, text: str) -> AttributedDocument:
    """The result from its JSON; kept, for whoever asks for claims asks again."""
    return AttributedDocument.from_json(data, text)


def _claims(doc: Doc) -> Sequence[Claim]:
    found = _attributed(doc)
    return () if found is None else found.claims


def _quotes(doc: Doc) -> Sequence[Claim]:
    found = _attributed(doc)
    return () if found is None else found.quotes


for _name, _getter in (("attributed", _attributed), ("claims", _claims), ("quotes", _quotes)):
    Doc.set_extension(_name, getter=_getter, force=True)
