"""The command line: articles in; a table, JSON, a graph or a page out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

from quoteattr.corpus.articles import Article, batches, read_articles
from quoteattr.corpus.files import STDIN, appending, drop_torn_line, replacing
from quoteattr.corpus.manifest import agree
from quoteattr.corpus.parquet import schema, write_parquet
from quoteattr.corpus.paths import corpus_size, holds, holds_many
from quoteattr.corpus.progress import Progress, progress
from quoteattr.corpus.resumption import unfinished, written
from quoteattr.corpus.rows import Fields
from quoteattr.corpus.termination import Terminated, terminable
from quoteattr.corpus.writers import TEXTS, write
from quoteattr.errors import OutputError, QuoteattrError, TextError
from quoteattr.options import UNSET, checked_probability
from quoteattr.provenance import version

if TYPE_CHECKING:
    from quoteattr.attributor import Attributor
    from quoteattr.lexicon import Lexicon
    from quoteattr.result import AttributedDocument

OK, SOME_FAILED, CANNOT_RUN, INTERRUPTED, BROKEN_PIPE, TERMINATED = 0, 1, 2, 130, 141, 143
FORMATS = (*TEXTS, "parquet")

EXAMPLES = """\
examples:
  python -m quoteattr article.txt                          a table to read
  python -m quoteattr --format jsonl news/*.txt -o all.jsonl  one JSON object a line and file
  python -m quoteattr --format jsonl --resume --jobs 4 news/ -o all.jsonl  a corpus; may be stopped
  python -m quoteattr --format graphml news/*.txt -o who.graphml  one graph of all files
  curl -s https://example.org/a.txt | python -m quoteattr --format html > a.html
"""


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
    options = _options(argv)
    try:
        with terminable():
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


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = _parser()
    options = parser.parse_args(argv)
    options.articles = options.articles or [STDIN]
    if options.format == "parquet" and options.output is None:
        parser.error("Parquet is no text for a terminal; name a file with -o")
    if options.resume and options.format != "jsonl":
        parser.error("only --format jsonl can be resumed: its lines stand each for itself")
    if options.resume and (options.output is None or _is_device(options.output)):
        parser.error("--resume needs a file to go on with; name it with -o")
    return options


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file()


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="quoteattr" if Path(sys.argv[0]).stem == "quoteattr" else "python -m quoteattr",
        description="Find who claimed what about whom in news articles.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add(
        "articles",
        nargs="*",
        type=_article,
        metavar="ARTICLE",
        help="UTF-8 text files; folders, for all *.txt in them; .jsonl files with an article, or "
        "with claims that were found before, a line; - or none: stdin",
    )
    add("-f", "--format", choices=FORMATS, default="table", help="%(choices)s; default: table")
    add("-o", "--output", type=_output, metavar="OUT", help="file to write; default: stdout")
    add("--lang", default="en", help="language code; default: en")
    add("--package", help="Stanza package to use instead of the embedded models (may download)")
    add("--model-dir", metavar="DIR", help="Stanza model folder to use; nothing is downloaded")
    add("--lexicon", type=_folder, metavar="FOLDER", help="tables of the language, of your own")
    add("--rules", action="store_true", help="by the rules alone, without the model")
    add(
        "--min-confidence",
        type=_probability,
        default=0.0,
        metavar="P",
        help="leave out claims less probable than P, 0 to 1",
    )
    corpus = parser.add_argument_group("for a corpus")
    add = corpus.add_argument
    add("--text-field", default="text", metavar="KEY", help="of .jsonl articles; default: text")
    add(
        "--id-field",
        metavar="KEY",
        help="of .jsonl articles; default: id, or file and line where there is none",
    )
    add("-j", "--jobs", type=_count, metavar="N", help="processes, each with one thread")
    add("--resume", action="store_true", help="go on with OUT, a .jsonl that grows line by line")
    add("--progress", action="store_true", help="show progress even where nobody seems to look")
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    return parser


class _Parser(argparse.ArgumentParser):
    """Tells what is wrong with an option as all else is told, without the usage around it."""

    def error(self, message: str) -> NoReturn:
        self.exit(CANNOT_RUN, f"quoteattr: {message}; see --help\n")


class _Version(argparse.Action):
    """Asks for the version only when it is wanted: reading it takes longer than the rest."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        print(f"quoteattr {version()}")
        parser.exit()


def _article(value: str) -> str:
    if not value:  # which Path takes for the current folder
        raise argparse.ArgumentTypeError("an article has no name: is a variable not set?")
    return value


def _output(value: str) -> Path:
    if not value:
        raise argparse.ArgumentTypeError("the output has no name: is a variable not set?")
    path = Path(value)
    if path.is_dir():
        raise argparse.ArgumentTypeError(f"{value} is a folder; name a file in it")
    if not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {path.parent}; make it first")
    return path


def _count(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of processes, 1 or more")
    return int(value)


def _probability(value: str) -> float:
    try:
        return checked_probability("P", float(value))
    except ValueError:  # an OptionError is one, too
        raise argparse.ArgumentTypeError(f"{value!r} is not a number from 0 to 1") from None


def _folder(value: str) -> Path:
    path = Path(value)
    if not value or not path.is_dir():
        raise argparse.ArgumentTypeError(
            f"there is no folder {value!r}; docs/lexicons.md tells more"
        )
    return path.resolve()


def _lexicon(options: argparse.Namespace) -> Lexicon | None:
    """The tables in a folder of the caller's own, None for those of the package."""
    if options.lexicon is None:
        return None
    from quoteattr.lexicon import Lexicon

    return Lexicon.load(options.lang, options.lexicon)


def _attributor() -> Callable[..., Attributor]:
    from quoteattr.attributor import Attributor

    return Attributor


def _run(options: argparse.Namespace, make: Callable[..., Attributor]) -> int:
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
    options: argparse.Namespace, attributor: Attributor, bar: Progress, failed: list[TextError]
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


def _go_on(options: argparse.Namespace, bar: Progress) -> None:
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
    options: argparse.Namespace, attributor: Attributor, bar: Progress, failed: list[TextError]
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


def _write(docs: Iterable[AttributedDocument], options: argparse.Namespace) -> None:
    if options.format == "parquet":
        write_parquet(docs, options.output)
        return
    with _opened(options) as stream:
        write(docs, stream, options.format, many=holds_many(options.articles))


def _opened(options: argparse.Namespace) -> AbstractContextManager[TextIO]:
    if options.output is not None:
        return (appending if options.resume else replacing)(options.output)
    if isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:  # files and pipes get the same bytes whatever the locale
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return nullcontext(sys.stdout)


def _complain(error: Exception) -> None:
    told = str(error)
    if isinstance(error, OSError) and error.strerror:
        told = f"{error.filename or 'standard output'}: {error.strerror}"
    print(f"quoteattr: {told}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
