"""Files: articles in, one output out, with names that tell documents apart."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from quoteattr.errors import TextError

STDIN = "-"


def read_article(path: str) -> str:
    """Read an article as it is: no line end is translated, so that offsets fit the file.

    Args:
        path: A UTF-8 text file, or "-" for standard input.

    Returns:
        Its text.

    Raises:
        TextError: It cannot be read, or is not UTF-8; the message names the file.
    """
    name = "standard input" if path == STDIN else path
    try:
        data = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
        return data.decode("utf-8")
    except IsADirectoryError as error:
        raise TextError(f"{name}: is a folder; name the files in it") from error
    except OSError as error:
        raise TextError(f"{name}: {error.strerror}; check the path and its permissions") from error
    except UnicodeDecodeError as error:
        raise TextError(
            f"{name}: byte {error.start} is not UTF-8; convert the file first, for example "
            f"with: iconv -f WINDOWS-1252 -t UTF-8 {name}"
        ) from error


def document_ids(paths: Iterable[str]) -> Iterator[str]:
    """Name documents after their files.

    Args:
        paths: Paths of the files, "-" for standard input.

    Yields:
        The stem of each file ("stdin" for standard input), with "-2", "-3", … where an earlier
        file has the same.
    """
    taken: set[str] = set()
    for path in paths:
        stem = "stdin" if path == STDIN else Path(path).stem
        name, number = stem, 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        yield name


@contextmanager
def replacing(path: str | Path) -> Iterator[TextIO]:
    """Open a file for writing that takes its place only when all has been written.

    Args:
        path: The file; what it held before stays if an error ends the block.

    Yields:
        A text stream, UTF-8, with line ends as written.

    Raises:
        OSError: The folder does not exist or cannot be written to.
    """
    target = Path(path).resolve()
    if target.exists() and not target.is_file():  # a device such as /dev/null, a named pipe
        with target.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with draft.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
