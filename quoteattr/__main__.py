"""The command line: articles in; a table, JSON, a graph or a page out."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from quoteattr.commandline import CANNOT_RUN, parsed
from quoteattr.corpus.articles import Article, batches, read_articles
from quoteattr.corpus.files import STDIN, appending, drop_torn_line, replacing
from quoteattr.corpus.manifest import agree
from quoteattr.corpus.parquet import schema, write_parquet
from quoteattr.corpus.paths import corpus_size, holds, holds_many
from quoteattr.corpus.progress import Progress, progress, tell
from quoteattr.corpus.resumption import unfinished, written
from quoteattr.corpus.rows import Fields
from quoteattr.corpus.termination import Terminated, terminable
from quoteattr.corpus.writers import write
from quoteattr.errors import OutputError, QuoteattrError, QuoteattrWarning, TextError
from quoteattr.notices import handed_to
from quoteattr.options import UNSET

if TYPE_CHECKING:
    from quoteattr.attributor import Attributor
    from quoteattr.lexicon import Lexicon
    from quoteattr.result import AttributedDocument

OK, SOME_FAILED, INTERRUPTED, BROKEN_PIPE, TERMINATED = 0, 1, 130, 141, 143


def main(
    argv: Sequence[str] | None = None, *, make: Callable[..., Attributor] | None = None
) -> int:
    """Run the command line.

    Args:
        argv: Arguments; those of the process by default.
        make: What builds the attributor from ``lang``, ``package``, ``model_dir``, ``model``,
            None for the rules alone, and ``lexicon``; `quoteattr.Attributor` by default.

    Returns:
        The exit status: 0, or 1 where a file could not be read, 2 where nothing could run,
        130 after Ctrl-C, 141 where the reader of the output went away, 143 after SIGTERM.
    """
    options = parsed(argv)
    try:
        with terminable(), handed_to(_tell):
            return _run(options, make or _attributor())
    except BrokenPipeError:
        # Python flushes standard output once more at exit, which would fail again, noisily.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Terminated:
        return TERMINATED
    except KeyboardInterrupt:
        return INTERRUPTED
    except (QuoteattrError, OSError) as error:
        _complain(error)
        return CANNOT_RUN


def _lexicon(options: Namespace) -> Lexicon | None:
    """The tables in a folder of the caller's own, None for those of the package."""
    if options.lexicon is None:
        return None
    from quoteattr.lexicon import Lexicon

    return Lexicon.load(options.lang, options.lexicon)


def _attributor() -> Callable[..., Attributor]:
    from quoteattr.attributor import Attributor

    return Attributor


def _run(options: Namespace, make: Callable[..., Attributor]) -> int:
    if options.format == "parquet":
        schema()  # before all the work: is pyarrow there?
    if options.output is not None and holds(options.articles, options.output):
        raise OutputError(f"{options.output} is one of the articles; name another file to write to")
    attributor = make(
        options.lang,
        package=options.package,
        model_dir=options.model_dir,
        model=None if options.rules else UNSET,
        lexicon=_lexicon(options),
    )
    shown = options.progress or _is_watched(options.output)
    total = corpus_size(options.articles) if shown else None
    failed: list[TextError] = []
    with (
        progress(total, shown=shown) as bar,
        closing(_documents(options, attributor, bar, failed)) as docs,
    ):
        first = next(docs, None)
        if first is not None:
            _write(chain([first], docs), options)
    return SOME_FAILED if failed else OK


def _is_watched(output: Path | None) -> bool:
    """Whether someone sees standard error, and nothing else runs over the same screen."""
    return sys.stderr.isatty() and (output is not None or not sys.stdout.isatty())


def _documents(
    options: Namespace, attributor: Attributor, bar: Progress, failed: list[TextError]
) -> Generator[AttributedDocument, None, None]:
    """The documents, in order, as they get ready."""
    from quoteattr.corpus.workers import attributed

    work = batches(_readable(options, attributor, bar, failed))
    if options.resume:
        _go_on(options, bar)
        work = unfinished(work, written(options.output))
    with closing(attributed(attributor, work, options.jobs)) as found:
        for article, doc in found:
            bar.advance(article)
            yield doc.confident(options.min_confidence)


def _go_on(options: Namespace, bar: Progress) -> None:
    """See that the output goes on as it was begun."""
    output = options.output
    drop_torn_line(output)
    folder = None if options.model_dir is None else str(Path(options.model_dir).resolve())
    settings = {
        "--lang": options.lang,
        "--package": options.package,
        "--model-dir": folder,
        "--lexicon": None if options.lexicon is None else str(options.lexicon),
        "--rules": options.rules,
        "--min-confidence": options.min_confidence,
    }
    manifest = output.with_name(f"{output.name}.manifest")
    is_begun = output.exists() and output.stat().st_size > 0
    if not agree(manifest, settings, output, is_begun=is_begun):
        bar.tell(
            f"quoteattr: there is no {manifest} to tell with which options {output} was begun; "
            "they are taken to be the same"
        )


def _readable(
    options: Namespace, attributor: Attributor, bar: Progress, failed: list[TextError]
) -> Iterator[Article]:
    """The articles that can be read; the others are reported."""
    if STDIN in options.articles and sys.stdin.isatty():
        bar.tell("reading from the terminal; end with Ctrl-D")
    for article in read_articles(options.articles, Fields(options.text_field, options.id_field)):
        checked = _checked(article, attributor)
        if isinstance(checked, TextError):
            failed.append(checked)
            bar.tell(f"quoteattr: {checked}")
        else:
            yield checked


def _checked(article: Article | TextError, attributor: Attributor) -> Article | TextError:
    """The article, or why it cannot be attributed: better told now than in the middle of a run."""
    if isinstance(article, Article) and article.found is None:
        try:
            attributor.check(article.text)
        except TextError as error:
            return TextError(f"{article.id}: {error}")
    return article


def _write(docs: Iterable[AttributedDocument], options: Namespace) -> None:
    if options.format == "parquet":
        write_parquet(docs, options.output)
        return
    with _opened(options) as stream:
        write(docs, stream, options.format, many=holds_many(options.articles))


def _opened(options: Namespace) -> AbstractContextManager[TextIO]:
    if options.output is not None:
        return (appending if options.resume else replacing)(options.output)
    if isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:  # files and pipes get the same bytes whatever the locale
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return nullcontext(sys.stdout)


def _tell(notice: QuoteattrWarning) -> None:
    tell(f"quoteattr: {notice}")


def _complain(error: Exception) -> None:
    told = str(error)
    if isinstance(error, OSError) and error.strerror:
        told = f"{error.filename or 'standard output'}: {error.strerror}"
    print(f"quoteattr: {told}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
