"""Table: the claims as lines of text: who, said how, what, about whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from quoteattr.claims import Claim
from quoteattr.display import wording
from quoteattr.display.columns import pad, width_of, wrap
from quoteattr.display.palette import NOBODY, REST, TONES, tones
from quoteattr.document_claims import DocumentClaims

HEADS = ("", "who", "said how", "what", "about whom")
_GAP = "  "
_MIN_WIDTH = 48
_SHARES = {1: 0.20, 2: 0.18, 4: 0.18}  # the most that a column takes; "what" has the rest
_MOST = 4  # a quarter of a narrow table it may take for its longest word

_BOLD, _DIM, _NEGATIVE = "1", "2", "31"
_SGR = dict(zip(TONES, ("34", "33", "32", "35", "36", "94", "92", "95"), strict=True))
_SGR |= {REST: "37", NOBODY: _DIM}


@attrs.frozen
class _Part:
    """A text in one style (ECMA-48 SGR parameters); a cell holds some, one below the other."""

    text: str
    style: str = ""


_Row = Sequence[tuple[_Part, ...]]


def table(doc: DocumentClaims, *, color: bool = False, width: int = 100) -> str:
    """Show the claims as a table for a terminal or a text file.

    Args:
        doc: The claims of a document.
        color: Whether to colour it by ANSI escape sequences, each speaker alike.
        width: Cells of the terminal that a line may take; 48 at least are taken.

    Returns:
        The lines, without one at the end. Nothing in the text can drive the terminal.
    """
    width = max(width, _MIN_WIDTH)
    lines = wrap(wording.title(doc), width)
    heading = "\n".join(_styled(line, _BOLD, color) for line in lines)
    if not doc.claims:
        return heading
    palette = tones(doc)
    rows: list[_Row] = [[(_Part(name, _DIM),) for name in HEADS]]
    rows += [_row(doc, claim, palette) for claim in doc.claims]
    widths = _widths(rows, width)
    blocks = [_block(row, widths, color) for row in rows]
    return "\n\n".join((heading, *blocks))


def _row(doc: DocumentClaims, claim: Claim, palette: Mapping[str | None, str]) -> _Row:
    manner = _NEGATIVE if claim.polarity == "negative" else _DIM
    return [
        (_Part(wording.number(doc, claim), _DIM),),
        (_Part(wording.who(doc, claim), _SGR[palette[claim.speaker]]),),
        (_Part(wording.cue(claim)), _Part(wording.manner(doc, claim), manner)),
        (_Part(wording.what(claim)),),
        (_Part(wording.about(doc, claim)),),
    ]


def _widths(rows: Sequence[_Row], width: int) -> list[int]:
    natural = [
        max(width_of(part.text) for row in rows for part in row[column])
        for column in range(len(HEADS))
    ]
    free = width - len(_GAP) * (len(HEADS) - 1) - natural[0]
    longest = [_longest_word(row[column] for row in rows) for column in range(len(HEADS))]
    widths = [
        min(wanted, max(int(free * _SHARES[column]), min(longest[column], free // _MOST)))
        if column in _SHARES
        else wanted
        for column, wanted in enumerate(natural)
    ]
    widths[3] = min(natural[3], free - sum(widths[column] for column in _SHARES))
    return widths


def _longest_word(cells: Iterable[tuple[_Part, ...]]) -> int:
    return max(width_of(word) for cell in cells for part in cell for word in part.text.split(" "))


def _block(row: _Row, widths: Sequence[int], color: bool) -> str:
    """The lines of one row, all its cells wrapped side by side."""
    cells = [
        [_Part(line, part.style) for part in cell for line in wrap(part.text, width)]
        for cell, width in zip(row, widths, strict=True)
    ]
    lines = []
    for number in range(max(map(len, cells))):
        parts = [cell[number] if number < len(cell) else _Part("") for cell in cells]
        lines.append(_line(parts, widths, color))
    return "\n".join(lines)


def _line(parts: Sequence[_Part], widths: Sequence[int], color: bool) -> str:
    last = max(index for index, part in enumerate(parts) if part.text)
    out = [_styled(pad(p.text, w), p.style, color) for p, w in zip(parts, widths, strict=True)]
    out[last] = _styled(parts[last].text, parts[last].style, color)
    return _GAP.join(out[: last + 1])


def _styled(text: str, style: str, color: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if color and style and text.strip() else text
