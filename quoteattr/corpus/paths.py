"""Paths of a corpus: which files they name, and whether those are articles at all."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

from quoteattr.corpus.files import STDIN, unreadable
from quoteattr.errors import TextError

ROWS, TEXT = (".jsonl", ".ndjson"), ".txt"
_EXTRACT = "extract the article's text first, for example with trafilatura: "
_ADVICE = {  # what would be attributed as if its markup were prose, or is no text
    ".json": "write an object a line, of an array: jq -c '.[]' {path} > {rows}",
    ".csv": (
        "write its rows as JSON Lines, for example with pandas: "
        "read_csv({0!r}).to_json({1!r}, orient='records', lines=True)"
    ),
    ".html": _EXTRACT + "trafilatura < {path} > {text}",
    ".pdf": "extract its text first, for example: pdftotext {path} {text}",
    ".docx": "extract its text first, for example: pandoc --to plain {path} -o {text}",
    ".doc": "extract its text first, for example: soffice --convert-to txt:Text {path}",
}
_ADVICE |= {".tsv": _ADVICE[".csv"], ".htm": _ADVICE[".html"], ".xhtml": _ADVICE[".html"]}
_ADVICE |= {".odt": _ADVICE[".docx"], ".rtf": _ADVICE[".docx"], ".epub": _ADVICE[".docx"]}


def files(paths: Iterable[str | Path]) -> Iterator[str | Path | TextError]:
    """The files that paths name.

    Args:
        paths: Files, "-" for standard input, and folders.

    Yields:
        The files in their order; of a folder every ``.txt`` file in it and in the folders within,
        in the order of their names, except those that begin with a dot; and an error for a folder
        without any.
    """
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            yield from _folder(Path(path))
        else:
            yield path


def is_rows(path: str | Path) -> bool:
    """Whether a file is one of JSON Lines, by its name."""
    return path != STDIN and Path(path).suffix.lower() in ROWS


def check_is_prose(path: str | Path) -> None:
    """Raises `TextError` if a file, by its name, holds something other than plain text."""
    advice = None if path == STDIN else _ADVICE.get(Path(path).suffix.lower())
    if advice is not None:
        rows, text = (Path(path).with_suffix(ending) for ending in (ROWS[0], TEXT))
        quoted = {"path": path, "rows": rows, "text": text}
        shell = {name: shlex.quote(str(file)) for name, file in quoted.items()}
        raise TextError(f"{path}: is no plain text; {advice.format(str(path), str(rows), **shell)}")


def holds_many(paths: Iterable[str | Path]) -> bool:
    """Whether paths may name more than one article."""
    paths = list(paths)
    return len(paths) > 1 or any(is_rows(path) or Path(path).is_dir() for path in paths)


def holds(paths: Iterable[str | Path], target: Path) -> bool:
    """Whether one of the files that paths name is this one, under whatever name."""
    if not target.is_file():  # a device may be read and written at once
        return False
    named = (file for file in files(paths) if file != STDIN and not isinstance(file, TextError))
    return any(Path(file).exists() and target.samefile(file) for file in named)


def corpus_size(paths: Iterable[str | Path]) -> int | None:
    """Bytes of all files of a corpus; None where standard input is one of them."""
    paths = list(paths)
    if STDIN in paths:
        return None
    return sum(size(path) for path in files(paths) if not isinstance(path, TextError))


def size(path: str | Path) -> int:
    """Bytes of a file, 0 where it cannot be asked: it will be reported when it is read."""
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def _folder(folder: Path) -> Iterator[Path | TextError]:
    """The text files of a folder, or an error: a run that finds nothing to do shall say so."""
    found = _texts(folder)
    first = next(found, None)
    if first is None:
        yield _without_texts(folder)
    else:
        yield first
        yield from found


def _without_texts(folder: Path) -> TextError:
    shards = [folder / f"*{ending}" for ending in ROWS if any(folder.glob(f"*{ending}"))]
    hint = f"name {shards[0].suffix} files one by one: {shards[0]}" if shards else "name others"
    return TextError(f"{folder}: holds no {TEXT} file; {hint}")


def _texts(folder: Path) -> Iterator[Path | TextError]:
    """The text files of a folder and those within it, by name; links to folders may go round.

    What begins with a dot is hidden: checkpoints of editors and notebooks, not articles.
    """
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield unreadable(folder, error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from () if entry.is_symlink() else _texts(entry)
        elif entry.suffix.lower() == TEXT:
            yield entry
