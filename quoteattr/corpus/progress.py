"""Progress: how far a run is and how fast, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

import attrs

from quoteattr.corpus.articles import Article

SIZED = "{percentage:3.0f}% |{bar}| {n_fmt}B of {total_fmt}B [{elapsed}, left {remaining}{postfix}]"
UNSIZED = "{n_fmt}B [{elapsed}{postfix}]"


@attrs.define
class Progress:
    """A bar that moves with the bytes of the corpus and tells words a second.

    Attributes:
        bar: The bar, of tqdm (https://tqdm.github.io).
        articles: How many this run has attributed.
        words: How many words they have, counted at white space.
        start: When it began, in seconds.
    """

    bar: Any
    articles: int = 0
    words: int = 0
    start: float = attrs.field(factory=monotonic)

    def advance(self, article: Article) -> None:
        """Move on to the end of an article."""
        self.articles += 1
        self.words += len(article.text.split())
        speed = self.words / max(monotonic() - self.start, 1e-3)
        articles = f"{self.articles:,} article{'s' * (self.articles != 1)}"
        self.bar.set_postfix_str(f"{articles}, {speed:,.0f} words/s", refresh=False)
        self.bar.update(article.place - self.bar.n)

    def tell(self, message: str) -> None:
        """Write a line to standard error without spoiling the bar."""
        tell(message)


def tell(message: str) -> None:
    """Write a line to standard error without spoiling a bar, where one is shown."""
    from tqdm import tqdm

    tqdm.write(message, file=sys.stderr)


@contextmanager
def progress(total: int | None, *, shown: bool) -> Iterator[Progress]:
    """Show a bar while a block runs.

    Args:
        total: Bytes of the whole corpus, None where nobody knows.
        shown: Whether to show it at all.

    Yields:
        The bar.
    """
    from tqdm import tqdm

    form = UNSIZED if total is None else SIZED
    with tqdm(
        total=total, unit_scale=True, bar_format=form, disable=not shown, file=sys.stderr
    ) as bar:
        yield Progress(bar)
