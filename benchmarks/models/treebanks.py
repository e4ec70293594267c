"""Treebanks made ready for training: openly licensed, plain, and typeset as news is.

UD English EWT and GUM write straight quotation marks and apostrophes nearly throughout; newspapers
do not. A part of the sentences is therefore typeset anew, with the tree untouched.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

# GUM's texts of these genres are CC BY-NC(-SA), or come without their words (reddit).
CLOSED = re.compile(r"GUM_(whow|fiction|reddit)_")

CURLY, DOUBLED, SINGLE, GUILLEMETS = ("“", "”"), ("``", "''"), ("‘", "’"), ("«", "»")
QUOTATION_SHARES = ((CURLY, 0.50), (DOUBLED, 0.05), (SINGLE, 0.03), (GUILLEMETS, 0.02))
APOSTROPHE_SHARE = 0.4
DASH_SHARE = 0.5
BRACKET_SHARE = 0.1
TITLE_SHARE = 0.3
TITLES = ("Mr.", "Mrs.", "Ms.", "Dr.", "Gen.", "Lt.", "Col.", "Capt.", "Sgt.", "Sen.", "Rep.",
          "Gov.", "Prof.", "Rev.", "Lt. Gen.", "Maj. Gen.", "Adm.", "Hon.", "Supt.")  # fmt: skip

FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC = range(1, 10)


Rows: TypeAlias = tuple[tuple[str, ...], ...]


class Sentence(NamedTuple):
    """One sentence of CoNLL-U: its comments, and the columns of its lines."""

    comments: tuple[str, ...]
    rows: Rows

    @property
    def text(self) -> str:
        """The sentence as it is printed, from forms and `SpaceAfter`."""
        return "".join(row[FORM] + ("" if _glued(row) else " ") for row in _tokens(self.rows))[
            : None if _glued(self.rows[-1]) else -1
        ]

    def __str__(self) -> str:
        kept = [line for line in self.comments if not line.startswith("# text")]
        lines = [*kept, f"# text = {self.text}", *("\t".join(row) for row in self.rows)]
        return "\n".join(lines) + "\n\n"


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file whose document may be trained on by anyone."""
    document = ""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        comments = tuple(line for line in lines if line.startswith("#"))
        rows = tuple(_plain(line) for line in lines if line[:1].isdigit())
        for comment in comments:
            if comment.startswith("# newdoc"):
                document = comment.partition("=")[2].strip()
        if rows and not CLOSED.match(document):
            yield Sentence(tuple(filter(_kept, comments)), tuple(filter(None, rows)))


def write(sentences: Iterable[Sentence], path: Path) -> None:
    """Writes the sentences as CoNLL-U."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(map(str, sentences)), encoding="utf-8")


def typeset(sentences: Iterable[Sentence], seed: int) -> Iterator[Sentence]:
    """A part of the sentences with other quotation marks, apostrophes, dashes and brackets."""
    choose = random.Random(seed)
    for sentence in sentences:
        yield Sentence(sentence.comments, _typeset(sentence.rows, choose))


def titled(sentences: Iterable[Sentence], seed: int) -> Iterator[Sentence]:
    """A part of the sentences with a title before a name, for the splitter: trees are lost."""
    choose = random.Random(seed)
    for sentence in sentences:
        rows = _titled(sentence.rows, choose) if choose.random() < TITLE_SHARE else sentence.rows
        yield Sentence(sentence.comments, rows)


def lemmas(sentences: Iterable[Sentence]) -> list[tuple[str, str, str]]:
    """Form, part of speech and lemma of every word."""
    return [
        (row[FORM], row[UPOS], row[LEMMA])
        for sentence in sentences
        for row in sentence.rows
        if "-" not in row[0]
    ]


def whole_words(sentences: Iterable[Sentence]) -> dict[str, str]:
    """Contractions without an apostrophe that are as often one word, each by itself.

    Web texts write "its" for "it's" and "drivers" for "driver's"; news does not.
    """
    often, split = Counter[str](), Counter[str]()
    for sentence in sentences:
        for row in _tokens(sentence.rows):
            counter = split if "-" in row[0] else often
            counter[row[FORM]] += 1
    alone: Counter[str] = Counter()
    for form, count in often.items():
        alone[form.lower()] += count
    return {
        form: form
        for form, count in split.items()
        if alone[form.lower()] >= count and not set(form) & set("'’`")
    }


def distinct_words(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Every word once for each part of speech and lemma, as a sentence of its own."""
    for form, upos, lemma in dict.fromkeys(lemmas(sentences)):
        row = ("1", form, lemma, upos, "_", "_", "0", "root", "_", "_")
        yield Sentence((), (row,))


def _kept(comment: str) -> bool:
    return comment.startswith(("# newdoc", "# newpar", "# sent_id")) and "block" not in comment


def _plain(line: str) -> tuple[str, ...]:
    """The columns of a line without enhanced dependencies and notes; empty for an empty node."""
    columns = line.split("\t")
    if "." in columns[0]:
        return ()
    columns[DEPS] = "_"
    columns[MISC] = "SpaceAfter=No" if "SpaceAfter=No" in columns[MISC].split("|") else "_"
    return tuple(columns)


def _glued(row: tuple[str, ...]) -> bool:
    return row[MISC] == "SpaceAfter=No"


def _tokens(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The rows that stand in the text: a contraction once, not also its words."""
    inside = 0
    for row in rows:
        first, _, last = row[0].partition("-")
        if last:
            inside = int(last)
        elif int(first) <= inside:
            continue
        yield row


def _typeset(rows: Rows, choose: random.Random) -> Rows:
    draw = choose.random()
    for pair, share in QUOTATION_SHARES:
        if draw < share:
            rows = _quoted(rows, pair)
            break
        draw -= share
    if choose.random() < APOSTROPHE_SHARE:
        rows = _formed(rows, lambda form: form.replace("'", "’") if form != "''" else form)
    if choose.random() < DASH_SHARE:
        dash = choose.choice("—–")
        rows = _formed(rows, lambda form: dash if form == "--" else form)
    if choose.random() < BRACKET_SHARE:
        brackets = {"(": "[", ")": "]"}
        rows = _formed(rows, lambda form: brackets.get(form, form))
    return rows


def _formed(rows: Rows, change: Callable[[str], str]) -> Rows:
    return tuple((row[0], change(row[FORM]), *row[FORM + 1 :]) for row in rows)


def _quoted(rows: Rows, pair: tuple[str, str]) -> Rows:
    """Straight double quotation marks made a pair's; the annotators' tag tells which one."""
    return tuple(
        (row[0], pair[row[XPOS] == "''"], *row[FORM + 1 :]) if row[FORM] == '"' else row
        for row in rows
    )


def _titled(rows: Rows, choose: random.Random) -> Rows:
    """A title put before a proper noun that begins a name; numbered anew, without a tree."""
    if any("-" in row[0] for row in rows):
        return rows
    starts = [
        place
        for place, row in enumerate(rows)
        if row[UPOS] == "PROPN" and (place == 0 or rows[place - 1][UPOS] not in {"PROPN", "PUNCT"})
    ]
    if not starts:
        return rows
    place = choose.choice(starts)
    title = [("", form, form, "PROPN", "NNP", "_", "", "", "_", "_")
             for form in choose.choice(TITLES).split()]  # fmt: skip
    longer = [*rows[:place], *title, *rows[place:]]
    return tuple(
        (str(number), *row[1:HEAD], *(("0", "root") if number == 1 else ("1", "dep")), *row[DEPS:])
        for number, row in enumerate(longer, start=1)
    )
