"""The command line: articles in; a table, JSON, a graph or a page out."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import attrs

from quoteattr.errors import QuoteattrError, TextError
from quoteattr.files import STDIN, document_ids, read_article, replacing

if TYPE_CHECKING:
    from quoteattr.attributor import Attributor
    from quoteattr.result import AttributedDocument

OK, SOME_FAILED, CANNOT_RUN, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 130, 141

EXAMPLES = """\
examples:
  python -m quoteattr article.txt                          a table to read
  python -m quoteattr --format jsonl news/*.txt -o all.jsonl  one JSON object a line and file
  python -m quoteattr --format graphml news/*.txt -o who.graphml  one graph of all files
  curl -s https://example.org/a.txt | python -m quoteattr --format html > a.html
"""


def main(
    argv: Sequence[str] | None = None, *, make: Callable[..., Attributor] | None = None
) -> int:
    """Run the command line.

    Args:
        argv: Arguments; those of the process by default.
        make: What builds the attributor from ``lang``, ``package`` and ``model_dir``;
            `quoteattr.Attributor` by default.

    Returns:
        The exit status: 0, or 1 where a file could not be read, 2 where nothing could run,
        130 after Ctrl-C, 141 where the reader of the output went away.
    """
    options = _parser().parse_args(argv)
    try:
        return _run(options, make or _attributor())
    except BrokenPipeError:
        # Python flushes standard output once more at exit, which would fail again, noisily.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    except (QuoteattrError, OSError) as error:
        _complain(error)
        return CANNOT_RUN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m quoteattr",
        description="Find who claimed what about whom in news articles.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("articles", nargs="*", metavar="ARTICLE", help="UTF-8 text files; - or none: stdin")
    add("-f", "--format", choices=FORMATS, default="table", help="%(choices)s; default: table")
    add("-o", "--output", type=_output, metavar="OUT", help="file to write; default: stdout")
    add("--lang", default="en", help="language code; default: en")
    add("--package", help="Stanza package to use instead of the embedded models (may download)")
    add("--model-dir", metavar="DIR", help="Stanza model folder to use; nothing is downloaded")
    add(
        "--min-confidence",
        type=_probability,
        default=0.0,
        metavar="P",
        help="leave out claims less probable than P, 0 to 1",
    )
    add("--version", action=_Version, nargs=0, help="show the version and exit")
    return parser


class _Version(argparse.Action):
    """Asks for the version only when it is wanted: reading it takes longer than the rest."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("quoteattr")
        except PackageNotFoundError:
            number = "of a source folder that is not installed"
        print(f"quoteattr {number}")
        parser.exit()


def _output(value: str) -> Path:
    path = Path(value)
    if path.is_dir():
        raise argparse.ArgumentTypeError(f"{value} is a folder; name a file in it")
    if not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {path.parent}; make it first")
    return path


def _probability(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number from 0 to 1")
    return number


def _attributor() -> Callable[..., Attributor]:
    from quoteattr.attributor import Attributor

    return Attributor


def _run(options: argparse.Namespace, make: Callable[..., Attributor]) -> int:
    attributor = make(options.lang, package=options.package, model_dir=options.model_dir)
    failed: list[str] = []
    docs = (
        doc.confident(options.min_confidence) for doc in _attributed(options, attributor, failed)
    )
    first = next(docs, None)
    if first is not None:
        with _opened(options.output) as stream:
            WRITERS.get(options.format, _write_graph)(chain([first], docs), stream, options)
            stream.flush()
    return SOME_FAILED if failed else OK


def _attributed(
    options: argparse.Namespace, attributor: Attributor, failed: list[str]
) -> Iterator[AttributedDocument]:
    """The documents, in order, as they get ready; each takes its name from its file."""
    paths = options.articles or [STDIN]
    if STDIN in paths and sys.stdin.isatty():
        print("reading from the terminal; end with Ctrl-D", file=sys.stderr)
    ids: deque[str] = deque()

    def texts() -> Iterator[str]:
        for path, name in zip(paths, document_ids(paths), strict=True):
            try:
                text = read_article(path)
            except TextError as error:
                failed.append(path)
                _complain(error)
            else:
                ids.append(name)
                yield text

    for doc in attributor.pipe(texts()):
        yield attrs.evolve(doc, id=ids.popleft())


def _complain(error: Exception) -> None:
    print(f"quoteattr: {error}", file=sys.stderr, flush=True)


def _opened(output: Path | None) -> AbstractContextManager[TextIO]:
    if output is not None:
        return replacing(output)
    if isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:  # files and pipes get the same bytes whatever the locale
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return nullcontext(sys.stdout)


def _write_table(
    docs: Iterable[AttributedDocument], stream: TextIO, _options: argparse.Namespace
) -> None:
    terminal = stream.isatty()
    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = shutil.get_terminal_size((100, 24)).columns if terminal else 100
    for number, doc in enumerate(docs):
        gap = "\n\n" if number else ""
        stream.write(f"{gap}{doc.to_table(color=color, width=width)}\n")
        stream.flush()


def _write_json(
    docs: Iterable[AttributedDocument], stream: TextIO, options: argparse.Namespace
) -> None:
    texts = [doc.to_json(indent=2) for doc in docs]
    whole = "[" + ",\n".join(texts) + "]" if len(options.articles) > 1 else texts[0]
    stream.write(whole + "\n")


def _write_jsonl(
    docs: Iterable[AttributedDocument], stream: TextIO, _options: argparse.Namespace
) -> None:
    for doc in docs:
        stream.write(doc.to_json() + "\n")
        stream.flush()


def _write_html(
    docs: Iterable[AttributedDocument], stream: TextIO, _options: argparse.Namespace
) -> None:
    from quoteattr.display import page

    stream.write(page(list(docs)))


def _write_graph(
    docs: Iterable[AttributedDocument], stream: TextIO, options: argparse.Namespace
) -> None:
    from quoteattr.export import export

    found = list(docs)
    text = export(found if len(options.articles) > 1 else found[0], options.format)
    stream.write(text.rstrip("\n") + "\n")


WRITERS = {
    "table": _write_table,
    "json": _write_json,
    "jsonl": _write_jsonl,
    "html": _write_html,
}
GRAPHS = ("graphml", "gexf", "dot", "cytoscape", "node-link", "jsonld")
FORMATS = (*WRITERS, *GRAPHS)


if __name__ == "__main__":
    sys.exit(main())
