"""Articles of a corpus: from files, folders and JSON Lines, one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs

from quoteattr.attributor import BATCH_CHARACTERS
from quoteattr.cleaning import checked
from quoteattr.errors import TextError
from quoteattr.files import STDIN, read_article, unreadable

ROWS, TEXT = ".jsonl", ".txt"


@attrs.frozen
class Article:
    """One text to attribute.

    Attributes:
        id: Name of the document.
        text: Its text.
        place: Bytes of the corpus that have been read with it and before it.
    """

    id: str
    text: str = attrs.field(repr=False)
    place: int


@attrs.frozen
class Batch:
    """Articles that are parsed together.

    Where a batch begins and ends depends on the corpus alone: a run that is interrupted parses
    the same batches as one that is not, whatever the number of processes.

    Attributes:
        articles: The articles, at least one.
        done: How many of the first ones need not be attributed any more.
    """

    articles: tuple[Article, ...]
    done: int = 0


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


def read_articles(
    paths: Iterable[str | Path], fields: Fields | None = None
) -> Iterator[Article | TextError]:
    """Read a corpus, holding no more than one article of it.

    Args:
        paths: Text files, "-" for standard input, ``.jsonl`` files with an article a line, and
            folders, in which every ``.txt`` file is an article.
        fields: Where lines of JSON have their articles.

    Yields:
        The articles, in the order of the paths, folders in the order of their names; for an
        article that cannot be read, the error, which names the file and the line; and one for
        a folder without any. A file's article takes the stem of its name ("stdin" for standard
        input), with "-2", "-3", … where an earlier file has the same.
    """
    names = _Names()
    place = 0
    for path in _files(paths):
        if isinstance(path, TextError):
            yield path
            continue
        found = _rows(path, fields or Fields()) if is_rows(path) else _whole(path, names)
        for size, article in found:
            place += size
            yield article if isinstance(article, TextError) else Article(*article, place)


def batches(articles: Iterable[Article]) -> Iterator[Batch]:
    """Cut a stream of articles into batches as `Attributor.pipe` does."""
    held: list[Article] = []
    characters = 0
    for article in articles:
        held.append(article)
        characters += len(article.text)
        if characters >= BATCH_CHARACTERS:
            yield Batch(tuple(held))
            held, characters = [], 0
    if held:
        yield Batch(tuple(held))


def is_rows(path: str | Path) -> bool:
    """Whether a file is one of JSON Lines, by its name."""
    return path != STDIN and Path(path).suffix.lower() == ROWS


def holds_many(paths: Iterable[str | Path]) -> bool:
    """Whether paths may name more than one article."""
    paths = list(paths)
    return len(paths) > 1 or any(is_rows(path) or Path(path).is_dir() for path in paths)


def corpus_size(paths: Iterable[str | Path]) -> int | None:
    """Bytes of all files of a corpus; None where standard input is one of them."""
    paths = list(paths)
    if STDIN in paths:
        return None
    return sum(_size(path) for path in _files(paths) if not isinstance(path, TextError))


class _Names:
    """Names of documents after their files, each once."""

    def __init__(self) -> None:
        self.taken: dict[str, int] = {}

    def after(self, stem: str) -> str:
        number = self.taken.get(stem, 0) + 1
        name = stem if number == 1 else f"{stem}-{number}"
        while number > 1 and name in self.taken:
            number += 1
            name = f"{stem}-{number}"
        self.taken[stem] = number
        self.taken.setdefault(name, 1)
        return name


def _files(paths: Iterable[str | Path]) -> Iterator[str | Path | TextError]:
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            yield from _folder(Path(path))
        else:
            yield path


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
    rows = folder / f"*{ROWS}"
    hint = f"name {ROWS} files one by one: {rows}" if any(folder.glob(rows.name)) else "name others"
    return TextError(f"{folder}: holds no {TEXT} file; {hint}")


def _texts(folder: Path) -> Iterator[Path | TextError]:
    """The text files of a folder and those within it, by name; links to folders may go round."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield unreadable(folder, error)
        return
    for entry in entries:
        if entry.is_dir():
            yield from () if entry.is_symlink() else _texts(entry)
        elif entry.suffix.lower() == TEXT:
            yield entry


def _size(path: str | Path) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0  # it will be reported when it is read


_Found = Iterator[tuple[int, tuple[str, str] | TextError]]


def _whole(path: str | Path, names: _Names) -> _Found:
    name = names.after("stdin" if path == STDIN else Path(path).stem)
    size = 0 if path == STDIN else _size(path)
    try:
        yield size, (name, read_article(path))
    except TextError as error:
        yield size, error


def _rows(path: str | Path, fields: Fields) -> _Found:
    try:
        with Path(path).open("rb") as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    try:
                        yield len(line), _row(line, fields, f"{Path(path).stem}-{number}")
                    except TextError as error:
                        yield len(line), TextError(f"{path}, line {number}: {error}")
    except OSError as error:
        yield 0, unreadable(path, error)


def _row(line: bytes, fields: Fields, default: str) -> tuple[str, str]:
    """Name and text of the article in a line of JSON."""
    row = _decoded(line)
    if not isinstance(row, dict):
        raise TextError("is no JSON object; write one an article, with its text in a field")
    text = _value(row, fields.text, "--text-field")
    if not isinstance(text, str):
        raise TextError(f"the field {fields.text!r} is not a string; it must hold the text")
    if fields.id is None and "id" not in row:
        return default, checked(text)
    key = fields.id or "id"
    name = _value(row, key, "--id-field")
    if isinstance(name, bool) or not isinstance(name, str | int):
        raise TextError(f"the field {key!r} is neither a string nor a whole number; mend it")
    return checked(str(name)), checked(text)


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
