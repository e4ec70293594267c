"""Dask: corpora attributed by many processes or machines, in bags and data frames."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from quoteattr.attributor import Attributor, check_attributor
from quoteattr.errors import ExtraError, NotTextError, TextError
from quoteattr.formats.frames import frame, load_pandas
from quoteattr.integrations.dask_parts import write
from quoteattr.integrations.pandas import attribute
from quoteattr.result import AttributedDocument

try:
    import dask
    from dask import bag as db
    from dask.delayed import Delayed
except ImportError as _missing:
    raise ExtraError.of("this module needs Dask", "dask") from _missing

if TYPE_CHECKING:
    import pandas as pd
    from dask import dataframe as dd

__all__ = ["attribute_bag", "attribute_frame", "write"]

Item: TypeAlias = str | tuple[str | int, str] | Mapping[str, Any]


def attribute_bag(
    bag: db.Bag,
    attributor: Attributor | None = None,
    *,
    text: str = "text",
    id: str = "id",  # noqa: A002
) -> db.Bag:
    """Find the claims of a bag of texts.

    Args:
        bag: Texts, pairs of a name for the document and its text, or dicts that hold both; a
            text that is missing (None, NaN) gives a document without text and claims.
        attributor: What finds the claims; `Attributor` with its defaults by default. It travels
            without its models, which each process loads once, when its first text comes.
        text: Where dicts have the text.
        id: Where dicts have the name; those without take "".

    Returns:
        A bag of `AttributedDocument` in the same partitions and order, nothing computed yet.

    Raises:
        NotTextError: It is not a bag; or, when it is computed, an item is none of these.
        OptionError: ``attributor`` is not an `Attributor`.
        TextError: When it is computed: a text holds a lone surrogate, or two of a partition have
            one id.
    """
    if not isinstance(bag, db.Bag):
        raise NotTextError(
            f"a Dask bag is needed, not {type(bag).__name__}: dask.bag.from_sequence(texts); "
            "without Dask: Attributor().pipe(texts)"
        )
    return bag.map_partitions(_documents, settings=_settings(attributor), text=text, key=id)


def attribute_frame(
    frame: dd.DataFrame, column: str, attributor: Attributor | None = None
) -> dd.DataFrame:
    """Find the claims of a column of a data frame.

    Args:
        frame: The data frame.
        column: The column that holds the texts.
        attributor: As for `attribute_bag`.

    Returns:
        A data frame with a row a claim, in the columns of
        `quoteattr.integrations.pandas.attribute`. Each row has the index of its text, so that
        ``frame.join`` puts the two side by side.

    Raises:
        NotTextError: It is not a Dask frame or has no such column; or, when it is computed, the
            column does not hold texts.
        OptionError: ``attributor`` is not an `Attributor`.
    """
    if not hasattr(frame, "map_partitions"):
        raise NotTextError(
            f"a Dask data frame is needed, not {type(frame).__name__}: "
            "dask.dataframe.from_pandas(frame, npartitions=8); without Dask: "
            "quoteattr.integrations.pandas.attribute(frame[column])"
        )
    if column not in frame.columns:
        raise NotTextError(
            f"there is no column {column!r}; name the one with the texts, of: "
            + ", ".join(map(str, frame.columns))
        )
    return frame[column].map_partitions(
        _claims, settings=_settings(attributor), meta=_no_claims(frame)
    )


# What follows runs in the processes of Dask.


@attrs.frozen
class _Settings:
    """A pickled attributor: the same bytes are the same attributor."""

    pickled: bytes = attrs.field(repr=False)

    def __dask_tokenize__(self) -> bytes:
        return self.pickled


def _settings(attributor: Attributor | None) -> Delayed:
    """An attributor as one node of Dask's graph, so that it is sent once to each process."""
    import cloudpickle

    check_attributor(attributor)
    pickled = cloudpickle.dumps(attributor or Attributor())
    return dask.delayed(_Settings(pickled), pure=True, traverse=False)


_loading = threading.Lock()  # one attributor a process, also where it has several threads


def _attributor(settings: _Settings) -> Attributor:
    with _loading:
        return _load(settings.pickled)


@lru_cache(maxsize=4)
def _load(pickled: bytes) -> Attributor:
    import cloudpickle

    attributor: Attributor = cloudpickle.loads(pickled)
    return attributor


def _documents(
    items: Iterable[Item], settings: _Settings, text: str, key: str
) -> list[AttributedDocument]:
    """The documents of a partition; a generator would not travel from one process to another."""
    return list(_attributor(settings).pipe(_named(items, text, key)))


def _named(items: Iterable[Item], text: str, key: str) -> Iterator[tuple[str | int, str]]:
    """The name and the text of each item, "" for a text that is missing."""
    numbers: dict[str, int] = {}
    for number, item in enumerate(items):
        name, found = _pair(number, item, text, key)
        before = numbers.setdefault(str(name), number)
        if name != "" and before != number:
            place = 0 if isinstance(item, tuple) else key
            raise TextError(
                f"items {before} and {number} of a partition (counted from 0) have the id "
                f"{name!r}, but ids tell documents apart; leave doubles out first, "
                f"bag.distinct(key={place!r}), or name another key of dicts with id=..."
            )
        yield name, "" if _is_missing(found) else found


def _pair(number: int, item: object, text: str, key: str) -> tuple[Any, Any]:
    if isinstance(item, tuple) and len(item) == 2:
        return item
    if isinstance(item, Mapping) and text in item:
        return item.get(key, ""), item[text]
    if isinstance(item, str) or _is_missing(item):
        return "", item
    told = f"of type {type(item).__name__}"
    if isinstance(item, Mapping):
        told = f"a dict with {', '.join(map(repr, item)) or 'no key at all'}"
    raise NotTextError(
        f"item {number} of a partition (counted from 0) is {told}; a bag of texts, of pairs (name, "
        f"text) or of dicts with the key {text!r} is needed (text=... names another)"
    )


def _is_missing(text: object) -> bool:
    pd = load_pandas()
    return bool(pd.api.types.is_scalar(text) and pd.isna(text))


def _claims(texts: pd.Series[Any], settings: _Settings) -> pd.DataFrame:
    return attribute(texts, _attributor(settings))


def _no_claims(texts: dd.DataFrame) -> pd.DataFrame:
    return frame([]).drop(columns="doc").set_axis(texts._meta.index[:0])
