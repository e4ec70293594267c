"""Files: what is read as it is, what is replaced whole, and what grows line by line."""

from __future__ import annotations

import errno
import os
import shlex
import shutil
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from quoteattr.errors import OutputError, TextError

STDIN = "-"
_BLOCK = 1 << 16
_FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
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
        text = data.decode("utf-8")
    except OSError as error:
        raise unreadable(name, error) from error
    except UnicodeDecodeError as error:
        raise TextError(f"{name}: {_undecodable(data, error, path)}") from error
    if _wide(data):
        raise TextError(f"{name}: is UTF-16; convert it first: {_convert(_wide(data), path)}")
    return text


def _undecodable(data: bytes, error: UnicodeDecodeError, path: str | Path) -> str:
    """What bytes are that are not UTF-8, and what to do about it."""
    if data.startswith(b"\x1f\x8b"):
        unpack = "gunzip -c |" if path == STDIN else f"gunzip -k {shlex.quote(str(path))}"
        return f"is compressed; unpack it first: {unpack}"
    if data.startswith(b"%PDF-"):
        return "is a PDF; extract its text first, for example with pdftotext"
    if data.startswith(b"PK\x03\x04"):
        return "is packed, as Word files are; unpack it, or extract its text with pandoc"
    if _wide(data):
        return f"is UTF-16; convert it first: {_convert(_wide(data), path)}"
    if b"\0" in data:
        return f"byte {error.start} is not UTF-8, and other bytes are zero: it is no text file"
    return (
        f"byte {error.start} is not UTF-8; convert it first, from what it is, for example: "
        + _convert("WINDOWS-1252", path)
    )


def _wide(data: bytes) -> str:
    """UTF-16 by its byte order mark or, without one, by every second byte being zero; else ""."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    if data.count(0) < len(data) * 0.4 or not data:
        return ""
    return "UTF-16LE" if data[1::2].count(0) > data[::2].count(0) else "UTF-16BE"


def _convert(encoding: str, path: str | Path) -> str:
    """A command that brings an article to UTF-8."""
    command = f"iconv -f {encoding} -t UTF-8"
    if path == STDIN:
        return f"… | {command} | python -m quoteattr"
    converted = Path(path).with_suffix(f".utf-8{Path(path).suffix}")
    return f"{command} {shlex.quote(str(path))} > {shlex.quote(str(converted))}"


def unreadable(name: str | Path, error: OSError) -> TextError:
    """The error to report for a file or folder that cannot be read."""
    return TextError(f"{name}: {error.strerror}; check the path and its permissions")


@contextmanager
def draft(path: str | Path) -> Iterator[Path]:
    """Lend a path beside a file; what is written there takes the file's place at the end.

    Args:
        path: The file; what it held before stays if an error ends the block.

    Yields:
        A path in the same folder, different each time, so that several may write at once. Who may
        read and write it is the same as for the file.

    Raises:
        OSError: The file may not be written, or the disk is full; the error names the file.
    """
    target = Path(path).resolve()
    with _named_when_full(path):
        if target.exists() and not target.is_file():  # a device such as /dev/null, a named pipe
            yield target
            return
        name = target.with_name(f".{target.name}.{uuid.uuid4().hex}.tmp")
        try:
            if target.exists():
                _take_after(name, target)
            yield name
            name.replace(target)
        except BaseException:
            name.unlink(missing_ok=True)
            raise


def _take_after(name: Path, target: Path) -> None:
    """Make a file with the permissions of another, before there is anything in it to read."""
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    name.touch()
    shutil.copymode(target, name)


@contextmanager
def _named_when_full(path: str | Path) -> Iterator[None]:
    """Name the file in the error of a full disk: a stream does not know its own."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL and error.filename is None:
            raise OSError(error.errno, error.strerror, str(path)) from error
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
    """Open a file of lines that grows.

    However the block ends, the file contains only complete lines.

    Args:
        path: The file; it is created if it does not exist.

    Yields:
        A text stream, UTF-8, with line ends as written, at the end of the file.

    Raises:
        OSError: The folder does not exist or cannot be written to.
    """
    try:
        with (
            _named_when_full(path),
            Path(path).open("a", encoding="utf-8", newline="") as stream,
        ):
            yield stream
    finally:
        drop_torn_line(path)


def drop_torn_line(path: str | Path) -> None:
    """Cut off a last line that was never finished, because its writer was killed.

    Args:
        path: A file of JSON Lines that this library wrote; it need not exist.

    Raises:
        OutputError: What follows the last line end is not the beginning of a document.
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
