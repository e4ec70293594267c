"""Batches: streams of texts, cut into what is parsed together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias, TypeVar

from quoteattr.document import Document
from quoteattr.errors import (
    LanguageError,
    NotTextError,
    ParseError,
    QuoteattrError,
    TextError,
)
from quoteattr.texts import checked_id

Batch: TypeAlias = list[tuple[str, Any]]
ErrorHandler: TypeAlias = Callable[[QuoteattrError], object]
T = TypeVar("T")

_LONG_ID = 200  # characters; more have only addresses, without a space


def check_several(texts: object) -> None:
    """Check that these are several texts.

    Args:
        texts: What the caller passed in.

    Raises:
        NotTextError: It is a mapping, a data frame, a single text, or nothing that holds texts.
    """
    if hasattr(texts, "columns"):
        raise NotTextError(
            f"pipe takes texts, of which a {type(texts).__name__} has a column: "
            "pipe(frame['text']), with ids pipe(zip(frame['id'], frame['text']))"
        )
    if isinstance(texts, Mapping):
        raise NotTextError("pipe takes pairs, not a mapping: pipe(texts.items())")
    if isinstance(texts, str | bytes | Document) or not isinstance(texts, Iterable):
        raise NotTextError(
            f"pipe takes several texts, not {type(texts).__name__}; for a single one: "
            "attribute(text)"
        )


def batches(
    texts: Iterable[object],
    take: Callable[[Any], Any],
    characters: int,
    on_error: ErrorHandler | None = None,
) -> Iterator[Batch]:
    """Cut a stream of texts into batches.

    Args:
        texts: The texts, or tuples of a name and a text.
        take: Gives a text as it is parsed, or refuses it.
        characters: How many a batch holds before it is full.
        on_error: Is handed the error of each text that is refused, which is then left out; None to
            raise it.

    Yields:
        Ids with what was taken; also what came before a text that is refused.

    Raises:
        NotTextError: A text or its id has the wrong type; the message says which.
        TextError: A text holds a lone surrogate.
        ParseError: A parse lacks what is needed.
        LanguageError: A parse is of another language, or there are no models for texts.
    """
    return filled(_taken(texts, take, on_error), lambda pair: _length(pair[1]), characters)


def filled(items: Iterable[T], size: Callable[[T], int], full: int) -> Iterator[list[T]]:
    """Cut a stream into batches, all full except perhaps the last.

    Args:
        items: What fills them.
        size: How much of a batch an item takes.
        full: How much a batch holds before it is full.

    Yields:
        Batches of at least one item; what came before an error of this library is one, too.
    """
    batch: list[T] = []
    held = 0
    try:
        for item in items:
            batch.append(item)
            held += size(item)
            if held >= full:
                yield batch
                batch, held = [], 0
    except QuoteattrError:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def _taken(
    texts: Iterable[object], take: Callable[[Any], Any], on_error: ErrorHandler | None
) -> Iterator[tuple[str, Any]]:
    """Names with what was taken; the error of a text that is refused tells its place."""
    names: dict[str, int] = {}
    for number, item in enumerate(texts):
        place = f"text {number} (counted from 0)"
        try:
            name, text = _pair(item)
            place = f"{place}, {name!r}" if name else place
            taken = _own_id(checked_id(name), text, names, number), take(text)
        except (NotTextError, TextError, ParseError, LanguageError) as error:
            placed = type(error)(f"{place}: {error}")
            if on_error is None:
                raise placed from error
            placed.__cause__ = error
            on_error(placed)
        else:
            yield taken


def _own_id(name: str, text: object, names: dict[str, int], number: int) -> str:
    """An id that no earlier text has, and that is not the text: without one there is ""."""
    if len(name) > _LONG_ID and isinstance(text, str) and len(text) < len(name) and " " in name:
        raise NotTextError("the id is longer than its text; the id comes first: (id, text)")
    if name and names.setdefault(name, number) != number:
        raise TextError(
            f"text {names[name]} has this id, too; give each its own, so that ids tell documents "
            "apart, or leave them out: pipe(texts)"
        )
    return name


def _pair(item: object) -> tuple[object, object]:
    """A name and a text, of which an item may have both."""
    if not isinstance(item, tuple):
        return "", item
    if len(item) != 2:
        raise NotTextError(f"a pair (id, text) is needed, not a tuple of {len(item)}")
    return item


def _length(text: Any) -> int:
    return len(text if isinstance(text, str) else str(text.text))
