"""CoNLL-U line by line: rows, tokens and sentences, each checked, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from reprlib import repr as short

import attrs

from quoteattr.errors import ParseError

COLUMNS = 10
_NUMBER = re.compile(r"[0-9]{1,12}")
_WORD_ID = re.compile(r"[1-9][0-9]{0,11}")
_RANGE_ID = re.compile(r"([1-9][0-9]{0,11})-([1-9][0-9]{0,11})")
_EMPTY_ID = re.compile(r"[0-9]+\.[0-9]+")


@attrs.frozen
class Row:
    """A line of ten columns.

    Attributes:
        line: Its number in the file, from 1.
        columns: The ten columns as they stand.
    """

    line: int
    columns: tuple[str, ...]

    @property
    def form(self) -> str:
        """The word as it stands in the text."""
        return self.columns[1]

    @property
    def head(self) -> int:
        """Number of its head in the sentence, 0 for the root."""
        return int(self.columns[6])

    @property
    def misc(self) -> dict[str, str]:
        """The last column."""
        pairs = (pair.partition("=") for pair in self.columns[9].split("|"))
        return {key: value for key, _, value in pairs}

    @property
    def stored(self) -> tuple[int, int] | None:
        """The offsets in MISC, where there are any.

        Raises:
            ParseError: They are no numbers.
        """
        misc = self.misc
        if "start_char" not in misc or "end_char" not in misc:
            return None
        if not (_NUMBER.fullmatch(misc["start_char"]) and _NUMBER.fullmatch(misc["end_char"])):
            raise ParseError(
                f"line {self.line}: start_char and end_char in MISC must be whole numbers; "
                "mend them, or take them out"
            )
        return int(misc["start_char"]), int(misc["end_char"])

    def get(self, column: int, default: str = "") -> str:
        """A column, counted from 0, or the default where it holds only "_"."""
        value = self.columns[column]
        return default if value == "_" else value


@attrs.frozen
class Token:
    """A surface token.

    Attributes:
        row: Its own row: that of the multi-word token, or of the one word.
        words: The rows of its syntactic words.
    """

    row: Row
    words: tuple[Row, ...]

    @property
    def space_after(self) -> bool:
        """Whether white space follows it."""
        return self.row.misc.get("SpaceAfter") != "No"

    @property
    def stored(self) -> tuple[int, int] | None:
        """The offsets in MISC, of the token or else of its words, where there are any."""
        inner = [span for row in self.words if (span := row.stored)]
        return self.row.stored or ((inner[0][0], inner[-1][1]) if inner else None)


@attrs.frozen
class Block:
    """A sentence as it stands in the file.

    Attributes:
        line: Number of its first line, from 1.
        comments: Its lines that begin with "#".
        tokens: Its tokens, in order.
    """

    line: int
    comments: tuple[str, ...]
    tokens: tuple[Token, ...]

    def values(self, key: str) -> list[str]:
        """The values of all comments ``# key = value`` (or ``# key``, whose value is "")."""
        pairs = (comment.lstrip("# ").partition("=") for comment in self.comments)
        return [value.strip(" ") for name, _, value in pairs if name.strip() == key]

    @property
    def begins_paragraph(self) -> int:
        """How many paragraphs begin right before it."""
        return len(self.values("newpar") + self.values("newpar id"))

    @property
    def begins_document(self) -> bool:
        """Whether a document begins with it."""
        return bool(self.values("newdoc") + self.values("newdoc id"))

    @property
    def text(self) -> str:
        """The sentence as its ``# text`` has it, or as its tokens and SpaceAfter tell."""
        given = self.values("text")
        if given:
            return given[0]
        return "".join(t.row.form + " " * t.space_after for t in self.tokens).rstrip()


def read_blocks(data: str) -> Iterator[Block]:
    """Read the sentences of a file, checking each.

    Args:
        data: CoNLL-U.

    Yields:
        The sentences, and stretches that hold only comments.

    Raises:
        ParseError: A line or a tree is malformed; the message names the line.
    """
    lines = data.removeprefix("\ufeff").split("\n")
    numbered = [(number, line.rstrip("\r")) for number, line in enumerate(lines, 1)]
    for filled, group in groupby(numbered, lambda pair: bool(pair[1].strip())):
        if filled:
            yield _block(list(group))


def _block(lines: Sequence[tuple[int, str]]) -> Block:
    comments = tuple(line for _, line in lines if line.startswith("#"))
    rows = [_row(number, line) for number, line in lines if not line.startswith("#")]
    rows = [row for row in rows if not _EMPTY_ID.fullmatch(row.columns[0])]
    words = [row for row in rows if _WORD_ID.fullmatch(row.columns[0])]
    for number, row in enumerate(words, 1):
        if row.columns[0] != str(number):
            raise ParseError(
                f"line {row.line}: word {row.columns[0]} stands where word {number} is due; "
                "number the words of a sentence 1, 2, 3 … without gaps"
            )
    _check_tree(words)
    return Block(lines[0][0], comments, tuple(_tokens(rows, words)))


def _row(line: int, content: str) -> Row:
    columns = tuple(content.split("\t"))
    if len(columns) != COLUMNS:
        raise ParseError(
            f"line {line}: {len(columns)} columns instead of {COLUMNS}; CoNLL-U separates its "
            "columns with single tabs, comments begin with # and a blank line ends a sentence"
        )
    if not any(p.fullmatch(columns[0]) for p in (_WORD_ID, _RANGE_ID, _EMPTY_ID)):
        raise ParseError(
            f"line {line}: {short(columns[0])} is no word id; use 3 for a word, 3-4 for a "
            "multi-word token, 3.1 for an empty node"
        )
    if not columns[1].strip():
        raise ParseError(f"line {line}: the word has no form; write it into column 2")
    return Row(line, columns)


def _check_tree(words: Sequence[Row]) -> None:
    """See that the heads make one tree."""
    heads = [_head(row, len(words)) for row in words]
    roots = [row for row, head in zip(words, heads, strict=True) if head == 0]
    if words and len(roots) != 1:
        line = roots[1].line if roots else words[0].line
        raise ParseError(
            f"line {line}: the sentence has {len(roots)} roots; exactly one word must have head 0"
        )
    safe = {0}
    for start in range(1, len(words) + 1):
        path, at = [], start
        while at not in safe:
            path.append(at)
            safe.add(at)
            at = heads[at - 1]
        if at in path:
            raise ParseError(
                f"line {words[at - 1].line}: word {at} is, by its heads, above itself; "
                "mend the HEAD column so that every word leads up to the root"
            )


def _head(row: Row, size: int) -> int:
    value = row.columns[6]
    if not _NUMBER.fullmatch(value) or int(value) > size:
        raise ParseError(
            f"line {row.line}: head {short(value)} is no word of the sentence; HEAD must be 0 for "
            f"the root or 1 to {size}. If the file has no dependencies, parse it first"
        )
    return int(value)


def _tokens(rows: Sequence[Row], words: Sequence[Row]) -> Iterator[Token]:
    covered = 0
    for row in rows:
        found = _RANGE_ID.fullmatch(row.columns[0])
        first, last = map(int, found.groups()) if found else (int(row.columns[0]),) * 2
        if found and not covered + 1 == first < last <= len(words):
            raise ParseError(
                f"line {row.line}: multi-word token {row.columns[0]} does not cover words that "
                "follow it; put it right before its first word"
            )
        if last > covered:
            yield Token(row, tuple(words[first - 1 : last]))
            covered = last
