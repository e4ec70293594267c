"""Texts: what can be attributed, and streams of it cut into batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeAlias

from quoteattr.document import Document
from quoteattr.errors import NotTextError, ParseError, TextError
from quoteattr.typography.cleaning import checked_id


class StanzaParse(Protocol):
    """A ``stanza.Document``."""

    sentences: Any


class SpacyParse(Protocol):
    """A ``spacy.tokens.Doc``, for a parser that reads it."""

    @property
    def sents(self) -> Any:
        """Its sentences."""


Text: TypeAlias = str | Document | StanzaParse | SpacyParse
Batch: TypeAlias = list[tuple[str, Any]]


def check_several(texts: object) -> None:
    """Raises `NotTextError` unless these are several texts."""
    if isinstance(texts, Mapping):
        raise NotTextError("pipe takes pairs, not a mapping: pipe(texts.items())")
    if isinstance(texts, str | bytes | Document) or not isinstance(texts, Iterable):
        raise NotTextError(
            f"pipe takes several texts, not {type(texts).__name__}; for a single one: "
            "attribute(text)"
        )


def batches(
    texts: Iterable[object], take: Callable[[Any], Any], characters: int
) -> Iterator[Batch]:
    """Cut a stream of texts into batches.

    Args:
        texts: The texts, or tuples of a name and a text.
        take: Gives a text as it is parsed, or refuses it.
        characters: How many a batch holds before it is full.

    Yields:
        Names with what was taken; also what came before a text that is refused.

    Raises:
        NotTextError: A text or its name is none; the message tells which.
        TextError: A text holds a lone surrogate.
        ParseError: A parse lacks what is needed.
    """
    batch: Batch = []
    held = 0
    for number, item in enumerate(texts):
        place = f"text {number} (counted from 0)"
        try:
            name, text = _pair(item)
            place = f"{place}, {name!r}" if name else place
            batch.append((checked_id(name), take(text)))
        except (NotTextError, TextError, ParseError) as error:
            if batch:
                yield batch
            raise type(error)(f"{place}: {error}") from error
        held += _length(batch[-1][1])
        if held >= characters:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _pair(item: object) -> tuple[object, object]:
    """A name and a text, of which an item may have both."""
    if not isinstance(item, tuple):
        return "", item
    if len(item) != 2:
        raise NotTextError(f"a pair (id, text) is needed, not a tuple of {len(item)}")
    return item


def _length(text: Any) -> int:
    return len(text if isinstance(text, str) else str(text.text))
