"""Writers: streams of documents in the formats of `quoteattr.export`, as they come."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TextIO

from quoteattr.export import FORMATS, export
from quoteattr.formats.csv_table import csv_parts

if TYPE_CHECKING:
    from quoteattr.result import AttributedDocument


def write(docs: Iterable[AttributedDocument], stream: TextIO, name: str, *, many: bool) -> None:
    """Write documents in a format.

    Args:
        docs: The documents, at least one.
        stream: Where to.
        name: One of `quoteattr.export.FORMATS`. Tables and JSON are written document by document;
            pages and graphs when all are known.
        many: Whether there may be several, even if there is one: an array, a merged graph.
    """
    if name in _STREAMED:
        _STREAMED[name](docs, stream, many)
    else:
        text = export(docs if many else next(iter(docs)), name)
        stream.write(text.rstrip("\n") + "\n")
    stream.flush()


def _table(docs: Iterable[AttributedDocument], stream: TextIO, _many: bool) -> None:
    terminal = stream.isatty()
    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = shutil.get_terminal_size((100, 24)).columns if terminal else 100
    for number, doc in enumerate(docs):
        gap = "\n\n" if number else ""
        stream.write(f"{gap}{doc.to_table(color=color, width=width)}\n")
        stream.flush()


def _json(docs: Iterable[AttributedDocument], stream: TextIO, many: bool) -> None:
    for number, doc in enumerate(docs):
        gap = ",\n" if number else "[" if many else ""
        stream.write(gap + doc.to_json(indent=2))
    stream.write("]\n" if many else "\n")


def _jsonl(docs: Iterable[AttributedDocument], stream: TextIO, _many: bool) -> None:
    for doc in docs:
        stream.write(doc.to_json() + "\n")
        stream.flush()


def _csv(docs: Iterable[AttributedDocument], stream: TextIO, _many: bool) -> None:
    for part in csv_parts(docs):
        stream.write(part)
        stream.flush()


_STREAMED: Mapping[str, Callable[[Iterable[AttributedDocument], TextIO, bool], None]] = (
    MappingProxyType({"table": _table, "json": _json, "jsonl": _jsonl, "csv": _csv})
)
TEXTS = tuple(FORMATS)
