"""Files: what is read as it is, what is replaced whole, and what grows line by line."""

from __future__ import annotations

import os
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from quoteattr.errors import OutputError, TextError

STDIN = "-"
_BLOCK = 1 << 16
_BEGINNING = b'{"doc": '  # of every line that `quoteattr.export.to_json` writes


def read_article(path: str | Path) -> str:
    """Read an article as it is: no line end is translated, so that offsets fit the file.

    Args:
        path: A UTF-8 text file, or "-" for standard input.

    Returns:
        Its text.

    Raises:
        TextError: It cannot be read, or is not UTF-8; the message names the file.
    """
    name = "standard input" if path == STDIN else str(path)
    try:
        data = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
        return data.decode("utf-8")
    except OSError as error:
        raise unreadable(name, error) from error
    except UnicodeDecodeError as error:
        raise TextError(
            f"{name}: byte {error.start} is not UTF-8; convert the file first, for example "
            f"with: iconv -f WINDOWS-1252 -t UTF-8 {name}"
        ) from error


def unreadable(name: str | Path, error: OSError) -> TextError:
    """The error to report for a file or folder that cannot be read."""
    return TextError(f"{name}: {error.strerror}; check the path and its permissions")


@contextmanager
def draft(path: str | Path) -> Iterator[Path]:
    """Lend a path beside a file; what is written there takes the file's place at the end.

    Args:
        path: The file; what it held before stays if an error ends the block.

    Yields:
        A path in the same folder, different each time, so that several may write at once.
    """
    target = Path(path).resolve()
    if target.exists() and not target.is_file():  # a device such as /dev/null, a named pipe
        yield target
        return
    name = target.with_name(f".{target.name}.{uuid.uuid4().hex}.tmp")
    try:
        yield name
        name.replace(target)
    except BaseException:
        name.unlink(missing_ok=True)
        raise


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
    with draft(path) as name, name.open("w", encoding="utf-8", newline="") as stream:
        yield stream


@contextmanager
def appending(path: str | Path) -> Iterator[TextIO]:
    """Open a file of lines that grows: what ends the block, it holds whole lines only.

    Args:
        path: The file; it is made if there is none.

    Yields:
        A text stream, UTF-8, with line ends as written, at the end of the file.

    Raises:
        OSError: The folder does not exist or cannot be written to.
    """
    try:
        with Path(path).open("a", encoding="utf-8", newline="") as stream:
            yield stream
    finally:
        drop_torn_line(path)


def drop_torn_line(path: str | Path) -> None:
    """Cut off a last line that was never finished, because its writer was killed.

    Args:
        path: A file of JSON Lines that this library wrote; it need not exist.

    Raises:
        OutputError: What stands after the last line end is no beginning of a document.
    """
    if not Path(path).exists():
        return
    with Path(path).open("r+b") as stream:
        end = _end_of_lines(stream)
        stream.seek(end)
        tail = stream.read(len(_BEGINNING))
        if not _BEGINNING.startswith(tail):
            raise OutputError(
                f"{path}: its last line is not of this program; name another file to write to"
            )
        if tail:
            stream.truncate(end)


def _end_of_lines(stream: BinaryIO) -> int:
    """The place after the last line end; 0 where there is none."""
    here = stream.seek(0, os.SEEK_END)
    while here > 0:
        start = max(0, here - _BLOCK)
        stream.seek(start)
        found = stream.read(here - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        here = start
    return 0
