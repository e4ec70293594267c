"""Rows: the articles, or the claims found in them, that JSON Lines hold."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from quoteattr.corpus.files import unreadable
from quoteattr.errors import FormatError, TextError
from quoteattr.result import AttributedDocument
from quoteattr.texts import checked

_TOLD = 5  # lines of a file that cannot be read for one reason
_STORED = {"doc", "schema", "claims"}  # keys of every line that `to_json` writes


@attrs.frozen
class Fields:
    """Where a line of JSON has its article.

    Attributes:
        text: The key of the text.
        id: The key of the name, a string or a whole number; None for "id" where there is one,
            else the name of the file with the number of the line.
    """

    text: str = "text"
    id: str | None = None


@attrs.frozen
class Row:
    """What a line holds.

    Attributes:
        id: Name of the document; None where the line has none.
        text: Its text.
        found: Its claims, where the line is one that this library wrote.
    """

    id: str | None
    text: str = attrs.field(repr=False)
    found: AttributedDocument | None = None


def read_rows(path: str | Path, fields: Fields) -> Iterator[tuple[int, int, Row | TextError]]:
    """Read a file of JSON Lines, a line at a time; blank ones are passed over.

    Args:
        path: The file.
        fields: Where its lines have their articles. Lines that this library wrote are recognised
            unless fields are named.

    Yields:
        The number of the line, the bytes read up to its end since the one before, and what it
        holds or why it cannot be read. Of many that cannot for one reason, such as a field of
        another name, the first are told one by one, and the others together at the end.
    """
    reasons: Counter[str] = Counter()
    read = 0
    try:
        with Path(path).open("rb") as stream:
            for number, line in enumerate(stream, 1):
                read += len(line)
                found = _row_or_reason(line, fields) if line.strip() else ""
                if isinstance(found, Row):
                    yield number, read, found
                    read = 0
                elif found:
                    reasons[found] += 1
                    if reasons[found] <= _TOLD:
                        yield number, read, TextError(f"{path}, line {number}: {found}")
                        read = 0
    except OSError as error:
        yield 0, 0, unreadable(path, error)
    for reason, lines in reasons.items():
        if lines > _TOLD:
            yield 0, 0, TextError(f"{path}, {lines - _TOLD:,} more lines: {reason}")


def _row_or_reason(line: bytes, fields: Fields) -> Row | str:
    try:
        return _row(line, fields)
    except (TextError, FormatError) as error:
        return str(error)


def _row(line: bytes, fields: Fields) -> Row:
    row = _decoded(line)
    if not isinstance(row, dict):
        raise TextError("is no JSON object; write one an article, with its text in a field")
    if fields == Fields() and row.keys() >= _STORED:
        found = AttributedDocument.from_json(row)
        return Row(checked(found.id), checked(found.text), found)
    text = _value(row, fields.text, "--text-field")
    if not isinstance(text, str):
        raise TextError(f"the field {fields.text!r} is not a string; it must hold the text")
    if fields.id is None and "id" not in row:
        return Row(None, checked(text))
    key = fields.id or "id"
    name = _value(row, key, "--id-field")
    if isinstance(name, bool) or not isinstance(name, str | int):
        raise TextError(f"the field {key!r} is neither a string nor a whole number; mend it")
    return Row(checked(str(name)), checked(text))


def _decoded(line: bytes) -> Any:
    try:
        return json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise TextError(f"byte {error.start} is not UTF-8; convert the file first") from error
    except (ValueError, RecursionError) as error:
        raise TextError(f"is not JSON ({error}); mend the line") from error


def _value(row: dict[str, Any], key: str, option: str) -> Any:
    if key not in row:
        known = ", ".join(sorted(row)) or "none"
        raise TextError(f"has no field {key!r}; name another with {option}, there are: {known}")
    return row[key]
