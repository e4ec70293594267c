"""Stanza's parses to documents: what its pipelines gave, with nothing of Stanza in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quoteattr.document import Document, Sentence, Word
from quoteattr.errors import LanguageError, NotTextError, ParseError
from quoteattr.inference.folders import PROCESSORS
from quoteattr.texts import language_of
from quoteattr.typography.cleaning import CleanText, clean


def from_stanza(parsed: Any, text: str | None = None, lang: str = "") -> Document:
    """Take over a document that Stanza has parsed.

    Args:
        parsed: A ``stanza.Document`` with lemmas and dependencies; named entities and
            coreference chains are used where it has them.
        text: The text that its offsets index; the document's own by default.
        lang: Language code; the document's own by default, "" where that tells none.

    Returns:
        The same parse with nothing of Stanza in it.

    Raises:
        NotTextError: ``parsed`` is not a Stanza document.
        ParseError: It has no dependencies, or its words have no offsets.
    """
    if not hasattr(parsed, "sentences"):
        raise NotTextError(f"a stanza.Document is needed, not {type(parsed).__name__}")
    text = text if text is not None else parsed.text
    if text is None:
        raise ParseError(
            "the Stanza document has no text: set its doc.text, or hand it in, from_stanza(doc, "
            "text); CoNLL-U is read with its text by quoteattr.from_conllu"
        )
    return _document(parsed, text, None, lang or language_of(parsed))


def read_stanza(parsed: Any, text: str, cleaned: CleanText, lang: str) -> Document:
    """Take over the parse of a text that was cleaned for Stanza.

    Args:
        parsed: The ``stanza.Document``; its pipeline may have spaced the clean text anew, as it
            does with ``tokenize_pretokenized``.
        text: The caller's text.
        cleaned: What was sent to the pipeline.
        lang: Language code, where the pipeline tells none (one for many languages tells it).

    Returns:
        The parse, with offsets into the caller's text.

    Raises:
        ParseError: The pipeline read something other than white space differently, or its words
            have no heads.
    """
    respaced = cleaned if parsed.text is None else cleaned.respaced(parsed.text)
    if respaced is None:
        raise ParseError(
            f"the Stanza pipeline gave a parse of another text, which begins {parsed.text[:40]!r}, "
            f"not {cleaned.text[:40]!r}; make it without options that change the text"
        )
    return _document(parsed, text, respaced, language_of(parsed) or lang)


def check_language(lang: str, pipeline: Any) -> None:
    """Raises `LanguageError` if a pipeline reads another language, as far as it tells."""
    known = languages(pipeline)
    if known and lang not in known:
        raise LanguageError(
            f"the pipeline reads {known[0]!r}, not {lang!r}: name its language, {known[0]!r}, or "
            f"leave it out; or hand in a pipeline for {lang!r}"
        )


def languages(pipeline: Any) -> tuple[str, ...]:
    """The codes of a pipeline's language, Stanza's own first: "zh-hans" for "zh"."""
    config = getattr(pipeline, "config", None)
    own = config.get("lang") if isinstance(config, Mapping) else None
    return tuple(
        code for code in (own, getattr(pipeline, "lang", None)) if isinstance(code, str) and code
    )


def _document(parsed: Any, text: str, cleaned: CleanText | None, lang: str) -> Document:
    """A parse of a text, or of what that became when it was cleaned."""
    paragraphs = cleaned if cleaned is not None else clean(text)
    words: list[Word] = []
    sentences: list[Sentence] = []
    for sentence in parsed.sentences:
        first = len(words)
        for token in sentence.tokens:
            words.extend(_words(token, first, len(words), cleaned))
        start, end = words[first].start, words[-1].end
        number = paragraphs.paragraph(start)
        sentences.append(Sentence(len(sentences), first, len(words), number, start, end))
    return Document(text, tuple(words), tuple(sentences), lang, _coref(parsed, sentences))


def _words(token: Any, first: int, index: int, cleaned: CleanText | None) -> Iterable[Word]:
    for shift, word in enumerate(token.words):
        start, end = word.start_char, word.end_char
        if start is None or end is None:
            start, end = token.start_char, token.end_char
        if start is None or word.head is None:
            raise ParseError(
                "the Stanza document has words without offsets or heads; parse with the "
                "processors " + PROCESSORS
            )
        if cleaned is not None:
            start, end = cleaned.source(start, end)
        yield Word(
            index + shift,
            word.text,
            word.lemma or word.text,
            word.upos or "X",
            word.xpos or "",
            word.feats or "",
            first + word.head - 1 if word.head else -1,
            word.deprel or "dep",
            start,
            end,
            token.ner or "O",
        )


def _coref(parsed: Any, sentences: Sequence[Sentence]) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Stanza's coreference chains without zero anaphors, which have no words."""
    return tuple(
        tuple(
            (sentences[m.sentence].first + m.start_word, sentences[m.sentence].first + m.end_word)
            for m in chain.mentions
            if isinstance(m.start_word, int)
        )
        for chain in getattr(parsed, "coref", None) or ()
    )
