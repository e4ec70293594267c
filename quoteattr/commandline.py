"""Commandline: the arguments of ``python -m quoteattr``, read and checked before anything runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from quoteattr.corpus.files import STDIN
from quoteattr.corpus.writers import TEXTS
from quoteattr.options import checked_probability
from quoteattr.provenance import version

CANNOT_RUN = 2  # exit status
FORMATS = (*TEXTS, "parquet")
ENDINGS = {  # of files, with the format that each tells
    **{f".{name}": name for name in FORMATS if name not in ("table", "node-link", "cytoscape")},
    **{".ndjson": "jsonl", ".htm": "html", ".cyjs": "cytoscape", ".gv": "dot"},
}

EXAMPLES = """\
examples:
  python -m quoteattr article.txt                    a table to read
  python -m quoteattr article.txt -o article.html    a page for the browser
  python -m quoteattr news/*.txt -o all.jsonl        one JSON object a line and file
  python -m quoteattr news/*.txt -o who.graphml      one graph of all files
  python -m quoteattr --resume --jobs 4 news/ -o all.jsonl    a corpus; may be stopped
  curl -s https://example.org/a.txt | python -m quoteattr --format json > a.json
"""


def parsed(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the arguments; what is wrong with them is told, and ends the process.

    Args:
        argv: Arguments; those of the process by default.

    Returns:
        The options, with standard input for the articles where none are named.
    """
    parser = _parser()
    options = parser.parse_args(argv)
    options.articles = options.articles or [STDIN]
    options.format = options.format or _told_by(options.output)
    if options.format == "parquet" and options.output is None:
        parser.error("Parquet is no text for a terminal; name a file with -o")
    if options.resume and options.format != "jsonl":
        parser.error("only --format jsonl can be resumed: its lines stand each for itself")
    if options.resume and (options.output is None or _is_device(options.output)):
        parser.error("--resume needs a file to go on with; name it with -o")
    return options


def _told_by(output: Path | None) -> str:
    """The format that the name of the output tells; a table where it tells none."""
    return "table" if output is None else ENDINGS.get(output.suffix.lower(), "table")


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
    add(
        "-f",
        "--format",
        type=str.lower,
        choices=FORMATS,
        metavar="FORMAT",
        help="%(choices)s; default: what the ending of OUT tells, or table",
    )
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


def _folder(value: str) -> Path:
    path = Path(value)
    if not value or not path.is_dir():
        raise argparse.ArgumentTypeError(
            f"there is no folder {value!r}; docs/lexicons.md tells more"
        )
    return path.resolve()


def _count(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of processes, 1 or more")
    return int(value)


def _probability(value: str) -> float:
    try:
        return checked_probability("P", float(value))
    except ValueError:  # an OptionError is one, too
        raise argparse.ArgumentTypeError(f"{value!r} is not a number from 0 to 1") from None
