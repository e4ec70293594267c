"""Reading JSON Lines back, a document at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from quoteattr.document_claims import DocumentClaims
from quoteattr.errors import FormatError
from quoteattr.formats.reader import read_document

D = TypeVar("D", bound=DocumentClaims)


def read_documents(kind: type[D], paths: str | Path | Iterable[str | Path]) -> Iterator[D]:
    """Read documents back from JSON Lines, as of a kind.

    Args:
        kind: The class of the documents.
        paths: As for `quoteattr.AttributedDocument.read_jsonl`.

    Yields:
        The documents.

    Raises:
        FormatError: As there.
        OSError: A file cannot be read.
    """
    for path in [paths] if isinstance(paths, str | Path) else paths:
        for file in _files(Path(path)):
            yield from _documents(kind, file)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(path.glob("*.jsonl"))
    if not found:
        raise FormatError(f"{path}: holds no .jsonl file; name the folder or files that do")
    return found


def _documents(kind: type[D], path: Path) -> Iterator[D]:
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                yield read_document(kind, line)
            except FormatError as error:
                raise FormatError(f"{path}, line {number}: {error}") from error
