"""Cleaning: the text as a parser likes it, with the way back to the caller's own offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import attrs

from quoteattr.typography.bullets import after_bullet
from quoteattr.typography.paragraphs import split_paragraphs

PARAGRAPH_BREAK = "\n\n"
# Dropped: soft hyphens, zero-width and bidirectional marks, the byte order mark, which would
# split words or be words. Doubled single marks are how some archives write double ones. What the
# parser does not know for a mark, 「 and 」, it takes for a name.
_ODD = re.compile(
    "(?P<dropped>[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])"
    "|(?P<space>[\x00-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000])"
    "|(?P<double>''|``|‘‘|’’)"
    "|(?P<opening>[「『])"
    "|(?P<closing>[」』])"
)
_MENDED = {"dropped": "", "space": " ", "double": '"', "opening": "“", "closing": "”"}
# A longer run without white space is no word (a key, an image as text), and the tokenizer takes
# time with the square of it.
LONGEST_RUN = 1_000
_RUN = re.compile(r"\S+")


@attrs.frozen
class CleanText:
    """A text made ready for a parser.

    Attributes:
        text: Paragraphs with odd characters mended, separated by blank lines.
        starts: For each of its characters the offset in the caller's text where it begins.
        ends: For each of its characters the offset in the caller's text where it ends.
        breaks: Offset in the caller's text of the end of each paragraph.
    """

    text: str
    starts: list[int]
    ends: list[int]
    breaks: list[int]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the caller's text for a non-empty stretch of the clean one."""
        return self.starts[start], self.ends[end - 1]

    def paragraph(self, start: int) -> int:
        """Number of the paragraph in which an offset of the caller's text lies."""
        return min(bisect_right(self.breaks, start), max(len(self.breaks) - 1, 0))

    def respaced(self, read: str) -> CleanText | None:
        """The same way back from what a parser read that set white space as it likes.

        Args:
            read: The text that the parser's offsets index.

        Returns:
            It, with the offset of each of its characters; None if more differs than white space.
        """
        if read == self.text:
            return self
        if "".join(read.split()) != "".join(self.text.split()):
            return None
        letters = (i for i, letter in enumerate(self.text) if not letter.isspace())
        places: list[int] = []
        last = 0
        for letter in read:
            last = last if letter.isspace() else next(letters)
            places.append(last)
        starts, ends = ([side[place] for place in places] for side in (self.starts, self.ends))
        return CleanText(read, starts, ends, self.breaks)


def clean(text: str) -> CleanText:
    """Mend what parsers stumble over, keeping the way back; bullets are left out.

    Args:
        text: Any text.

    Returns:
        The clean text and the offset of each of its characters.
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []

    def put(piece: str, start: int, end: int) -> None:
        pieces.append(piece)
        width = (end - start) == len(piece)
        starts.extend(range(start, end) if width else [start] * len(piece))
        ends.extend(range(start + 1, end + 1) if width else [end] * len(piece))

    paragraphs = split_paragraphs(text)
    for number, paragraph in enumerate(paragraphs):
        if pieces:
            put(PARAGRAPH_BREAK, paragraph.start, paragraph.start)
        at = after_bullet(paragraphs, number)
        for odd in _ODD.finditer(text, paragraph.start, paragraph.end):
            put(text[at : odd.start()], at, odd.start())
            at = odd.end()
            put(_MENDED[str(odd.lastgroup)], odd.start(), at)
        put(text[at : paragraph.end], at, paragraph.end)
        breaks.append(paragraph.end)
    return _parted(CleanText("".join(pieces), starts, ends, breaks))


def _parted(whole: CleanText) -> CleanText:
    """The same with a space, which stands for nothing in the caller's text, in each long run."""
    text = whole.text
    if all(len(run) <= LONGEST_RUN for run in text.split()):
        return whole
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for cut in _cuts(text):
        pieces += text[at:cut], " "
        starts += whole.starts[at:cut]
        ends += whole.ends[at:cut]
        starts.append(ends[-1])
        ends.append(ends[-1])
        at = cut
    return CleanText(
        "".join([*pieces, text[at:]]),
        starts + whole.starts[at:],
        ends + whole.ends[at:],
        whole.breaks,
    )


def _cuts(text: str) -> Iterator[int]:
    """Where to part the long runs of a text: after a mark where one is near."""
    for run in _RUN.finditer(text):
        at = run.start()
        while run.end() - at > LONGEST_RUN:
            latest = at + LONGEST_RUN
            near = range(latest, latest - LONGEST_RUN // 2, -1)
            at = next((cut for cut in near if not text[cut - 1].isalnum()), latest)
            yield at
