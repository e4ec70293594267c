"""Marks: which characters close quotations, part clauses and ask, whatever the convention."""

from __future__ import annotations

CLOSING = "\"'”’»«“›‹」』"  # « and “ close, too: »Geh!«, „Geh!“
OPENING = "\"'“‘«»„‚‹›「『"
DASHES = "–—-"
_BLANKS = " \u00a0"
_ASKING = ("?", "？")


def closes(word: str) -> bool:
    """Whether a word of a parse is a mark, or two, that may close a quotation."""
    return word != "" and not word.strip(CLOSING)


def asks(text: str) -> bool:
    """Whether a text ends in a question, in or out of its quotation marks."""
    return text.rstrip(CLOSING + _BLANKS).endswith(_ASKING)
