"""Claims as CSV (RFC 4180): the table of `formats.frames`, for spreadsheets and R."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from quoteattr.document_claims import DocumentClaims
from quoteattr.formats.frames import COLUMNS, rows
from quoteattr.formats.scalars import scalar

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would work out what begins so


def csv_parts(docs: Iterable[DocumentClaims]) -> Iterator[str]:
    """Write claims as CSV, a row a claim.

    Args:
        docs: The documents; each is released once written.

    Yields:
        The line of the columns' names, and then the lines of each document, with line ends behind
        them. What may be several is joined by "; ", what is not there is empty, and a text that a
        spreadsheet would take for a formula has an apostrophe before it.
    """
    yield _lines([tuple(COLUMNS)])
    for doc in docs:
        yield _lines(rows(doc))


def _lines(table: Iterable[tuple[Any, ...]]) -> str:
    out = StringIO()
    csv.writer(out).writerows(map(_cell, row) for row in table)
    return out.getvalue()


def _cell(value: Any) -> str | int | float | None:
    flat = None if value is None else scalar(value)
    return f"'{flat}" if isinstance(flat, str) and flat.startswith(_FORMULAS) else flat
