"""Reading JSON Lines back, a document at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from quoteattr.claims import DocumentClaims
from quoteattr.errors import FormatError
from quoteattr.formats.reader import from_json


def read_jsonl(paths: str | Path | Iterable[str | Path]) -> Iterator[DocumentClaims]:
    """Read documents back from JSON Lines, holding one at a time.

    Args:
        paths: A file, a folder of ``.jsonl`` files, which are read in the order of their names,
            or several of either.

    Yields:
        The documents, equal to those that were written.

    Raises:
        FormatError: A line is not a document of this library; the message names file and line.
        OSError: A file cannot be read.
    """
    for path in [paths] if isinstance(paths, str | Path) else paths:
        for file in _files(Path(path)):
            yield from _documents(file)


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("*.jsonl")) if path.is_dir() else [path]


def _documents(path: Path) -> Iterator[DocumentClaims]:
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            try:
                yield from_json(line)
            except FormatError as error:
                raise FormatError(f"{path}, line {number}: {error}") from error
