"""Texts: what can be attributed, checked before it is parsed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from numbers import Integral
from pathlib import PurePath
from typing import Any, Protocol, TypeAlias

from quoteattr.document import Document
from quoteattr.errors import NotTextError, TextError, TextWarning
from quoteattr.notices import notice
from quoteattr.typography.remnants import remnant_advice
from quoteattr.typography.tongues import language_advice


class StanzaParse(Protocol):
    """A ``stanza.Document``."""

    sentences: Any


class SpacyParse(Protocol):
    """A ``spacy.tokens.Doc``, for a parser that reads it."""

    @property
    def sents(self) -> Any:
        """Its sentences."""


Text: TypeAlias = str | Document | StanzaParse | SpacyParse

_SURROGATE = re.compile("[\ud800-\udfff]")


def checked(text: object) -> str:
    """Check that a text can be worked on.

    Args:
        text: What the caller passed in.

    Returns:
        The same string.

    Raises:
        NotTextError: It is not a string.
        TextError: It holds a lone surrogate.
    """
    if not isinstance(text, str):
        raise NotTextError(f"the text must be a str, not {type(text).__name__}; {_advice(text)}")
    lone = _SURROGATE.search(text)
    if lone:
        raise TextError(
            f"the text holds a lone surrogate at offset {lone.start()}, which is no character; "
            "read the file as UTF-8, or use text.encode('utf-8', 'replace').decode('utf-8')"
        )
    return text


def language_of(text: object) -> str:
    """The language that a parse tells; "" for a text, and for a parse that tells none."""
    lang = getattr(text, "lang", None)
    return lang if isinstance(lang, str) else ""


# What somebody may have meant who passed something other than a text; the first that fits.
_ADVICE: tuple[tuple[Callable[[object], bool], str], ...] = (
    (lambda it: isinstance(it, bytes | bytearray), "decode bytes first: data.decode('utf-8')"),
    (lambda it: it is None, "leave missing texts out first, or put '' in their place"),
    (lambda it: isinstance(it, PurePath), "read the file: path.read_text(encoding='utf-8')"),
    (lambda it: hasattr(it, "read"), "read the file: file.read()"),
    (
        lambda it: hasattr(it, "sents"),
        "to read a spaCy Doc: from quoteattr.integrations.spacy import DocParser, and "
        "Attributor(parser=DocParser())",
    ),
    (
        lambda it: isinstance(it, Mapping),
        "pass the text that is in it: article['text']; to pipe, as a pair with its id",
    ),
    (
        lambda it: isinstance(it, Iterable),
        "several texts go into Attributor().pipe(texts), with their ids as tuples (id, text)",
    ),
)


def _advice(wrong: object) -> str:
    return next((told for fits, told in _ADVICE if fits(wrong)), "pass the text of an article")


def checked_id(name: object) -> str:
    """The identifier of a document, whole numbers as strings.

    Args:
        name: What the caller passed in.

    Returns:
        The identifier.

    Raises:
        NotTextError: It is neither a string nor a whole number.
    """
    if isinstance(name, str):
        return name
    if isinstance(name, Integral) and not isinstance(name, bool):
        return str(int(name))
    raise NotTextError(
        f"the id of a document must be a str or a whole number, not {type(name).__name__}; "
        "give each document its own"
    )


def warn_of_text(text: object, lang: str, name: str = "") -> None:
    """Warn of a text that hardly is one.

    Args:
        text: What is parsed; only of a string anything is known.
        lang: The language that it is read in.
        name: The id of its document, which the warning tells.
    """
    advice = (remnant_advice(text) or language_advice(text, lang)) if isinstance(text, str) else ""
    if advice:
        notice(f"{name}: {advice}" if name else advice, TextWarning)
