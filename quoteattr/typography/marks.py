"""Marks: which characters open and close quotations, part clauses, ask and end sentences."""

from __future__ import annotations

# Each opening mark with the marks that may close it: typists mix their conventions.
CLOSERS: dict[str, tuple[str, ...]] = {
    "“": ("”", '"', "’’", "''", "“", "»"),
    "”": ("”",),
    "„": ("“", "”", '"'),
    "‟": ("”",),
    "〝": ("〞", "〟"),
    "``": ("''", '"', "’’", "``"),
    "‘‘": ("’’", "''"),
    "''": ("''", '"'),
    '"': ('"', "”", "''", "“"),
    "＂": ("＂",),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "›": ("‹", "›"),
    "「": ("」",),
    "『": ("』",),
    "《": ("》",),
    "〈": ("〉",),
    "‘": ("’", "'"),
    "‚": ("‘", "’"),
    "‛": ("’", "'"),
    "'": ("'", "’"),
}
MARKS = frozenset(CLOSERS).union(*CLOSERS.values())
SINGLE = frozenset("‘‚‛'’")
OPENING = "".join(sorted(set("".join(CLOSERS))))
# « and “ close, too: »Geh!«, „Geh!“. What closes ‚Geh!‘ alone opens far more often than it closes.
CLOSING = "".join(sorted({c for marks in CLOSERS.values() for c in "".join(marks)} - set("`‘")))
PAIRS = tuple((mark, CLOSERS[mark][0]) for mark in "“‘「『《〈〝")  # those that little else closes
DASHES = "–—-"
SENTENCE_ENDS = ".!?…。！？"
_BLANKS = " \u00a0"
_ASKING = ("?", "？")


def opens(text: str) -> bool:
    """Whether a text begins with a mark that may open a quotation."""
    return text.startswith(tuple(CLOSERS))


def closes(word: str) -> bool:
    """Whether a word of a parse is a mark, or two, that may close a quotation."""
    return word != "" and not word.strip(CLOSING)


def asks(text: str) -> bool:
    """Whether a text ends in a question, in or out of its quotation marks."""
    return text.rstrip(CLOSING + _BLANKS).endswith(_ASKING)
