"""Resumption: what an interrupted run has written already, and what is left to do."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from quoteattr.corpus.articles import Article, Batch
from quoteattr.errors import OutputError


@attrs.frozen
class Written:
    """A line of the output.

    Attributes:
        place: File and line, for messages.
        id: Name of the document.
        text: Its text.
    """

    place: str
    id: str
    text: str

    def check(self, article: Article) -> None:
        """Raise OutputError unless the line is that of the article."""
        if (self.id, self.text) != (article.id, article.text):
            raise OutputError(
                f"{self.place}: holds {self.id!r}, but in its place the articles now have another "
                f"text, {article.id!r}; name the same articles in the same order, or another output"
            )


def written(path: str | Path) -> Iterator[Written]:
    """Read what a file of JSON Lines holds, line by line.

    Args:
        path: The file, of whole lines; it need not exist.

    Yields:
        Name and text of each document.

    Raises:
        OutputError: A line is not a document of this library.
    """
    if not Path(path).exists():
        return
    with Path(path).open("rb") as stream:
        for number, line in enumerate(stream, 1):
            place = f"{path}, line {number}"
            try:
                row = json.loads(line)
                yield Written(place, row["doc"], row["text"])
            except (ValueError, TypeError, KeyError) as error:
                raise OutputError(
                    f"{place}: is no document of quoteattr; cut the file off before that line, "
                    "or name another to write to"
                ) from error


def unfinished(batches: Iterable[Batch], lines: Iterator[Written]) -> Iterator[Batch]:
    """Leave out what is done, comparing it with the articles.

    Args:
        batches: The whole corpus, from its beginning.
        lines: What has been written of it. The last of them is read before the first batch is
            yielded, so that the file they come from may then be written to.

    Yields:
        The batches that are left; the first may be done in part.

    Raises:
        OutputError: The lines are of other articles, or of more than there are.
    """
    for batch in batches:
        done = 0
        for article, line in zip(batch.articles, lines):  # noqa: B905  lines may end first
            line.check(article)
            done += 1
        if done < len(batch.articles):
            yield attrs.evolve(batch, done=done)
    for line in lines:
        raise OutputError(
            f"{line.place}: holds {line.id!r}, which is after the last of the articles; name the "
            "same articles in the same order, or another output"
        )
