"""Articles of a corpus: from files, folders and JSON Lines, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from quoteattr.attributor import BATCH_CHARACTERS
from quoteattr.batches import filled
from quoteattr.corpus.files import STDIN, read_article
from quoteattr.corpus.paths import check_is_prose, files, is_rows, size
from quoteattr.corpus.rows import Fields, read_rows
from quoteattr.errors import TextError
from quoteattr.result import AttributedDocument


@attrs.frozen
class Article:
    """One text to attribute.

    Attributes:
        id: Name of the document.
        text: Its text.
        place: Bytes of the corpus that have been read with it and before it.
        found: Its claims, where they were found and written before.
    """

    id: str
    text: str = attrs.field(repr=False)
    place: int
    found: AttributedDocument | None = attrs.field(default=None, repr=False)


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
        input), with "-2", "-3", … where an earlier article has the same; a line whose own name
        an earlier article has is an error, for names tell documents apart.
    """
    names = _Names()
    place = 0
    for path in files(paths):
        if isinstance(path, TextError):
            yield path
            continue
        found = _rows(path, fields or Fields(), names) if is_rows(path) else _whole(path, names)
        for read, article in found:
            place += read
            yield article if isinstance(article, TextError) else attrs.evolve(article, place=place)


def batches(articles: Iterable[Article]) -> Iterator[Batch]:
    """Cut a stream of articles into batches as `Attributor.pipe` does."""
    for batch in filled(articles, lambda article: len(article.text), BATCH_CHARACTERS):
        yield Batch(tuple(batch))


class _Names:
    """Names of documents, each once."""

    def __init__(self) -> None:
        self.taken: dict[str, int] = {}

    def take(self, name: str) -> bool:
        """Take a name as it is; False if it is taken."""
        if name in self.taken:
            return False
        self.taken[name] = 1
        return True

    def after(self, stem: str) -> str:
        """Take a name, or the next like it that is free."""
        number = self.taken.get(stem, 0) + 1
        name = stem if number == 1 else f"{stem}-{number}"
        while number > 1 and name in self.taken:
            number += 1
            name = f"{stem}-{number}"
        self.taken[stem] = number
        self.taken.setdefault(name, 1)
        return name


_Found = Iterator[tuple[int, Article | TextError]]


def _whole(path: str | Path, names: _Names) -> _Found:
    name = names.after("stdin" if path == STDIN else Path(path).stem)
    read = 0 if path == STDIN else size(path)
    try:
        check_is_prose(path)
        yield read, Article(name, read_article(path), 0)
    except TextError as error:
        yield read, error


def _rows(path: str | Path, fields: Fields, names: _Names) -> _Found:
    for number, read, row in read_rows(path, fields):
        if isinstance(row, TextError):
            yield read, row
        elif row.id is None:
            yield read, Article(names.after(f"{Path(path).stem}-{number}"), row.text, 0)
        elif names.take(row.id):
            yield read, Article(row.id, row.text, 0, row.found)
        else:
            yield (
                read,
                TextError(
                    f"{path}, line {number}: an earlier article has the id {row.id!r}, too; give "
                    "each its own, or name another field with --id-field"
                ),
            )
