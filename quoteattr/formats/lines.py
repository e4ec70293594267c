"""Reading JSON Lines back, a document at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from quoteattr.document_claims import DocumentClaims
from quoteattr.errors import FormatError
from quoteattr.formats.reader import from_json


def read_jsonl(paths: str | Path | Iterable[str | Path]) -> Iterator[DocumentClaims]:
    """Read documents back from JSON Lines; see `quoteattr.AttributedDocument.read_jsonl`."""
    for path in [paths] if isinstance(paths, str | Path) else paths:
        for file in _files(Path(path)):
            yield from _documents(file)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(path.glob("*.jsonl"))
    if not found:
        raise FormatError(f"{path}: holds no .jsonl file; name the folder or files that do")
    return found


def _documents(path: Path) -> Iterator[DocumentClaims]:
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                yield from_json(line)
            except FormatError as error:
                raise FormatError(f"{path}, line {number}: {error}") from error
