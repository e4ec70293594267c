"""Lines: whether one breaks off within a sentence, so that the next goes on with it."""

from __future__ import annotations

import re

from quoteattr.lexicon import of_all_languages
from quoteattr.typography.marks import CLOSING, SENTENCE_ENDS

_FINAL = SENTENCE_ENDS + CLOSING + ":)"  # after which a line is as good as whole
_CLAUSE_ENDS = re.compile(rf",[{re.escape(CLOSING)}]*$")  # it failed,” | said X
_QUOTED = re.compile(rf",[{re.escape(CLOSING)}]+$")  # “A step,” | said X
_ASKS = re.compile(rf"[?!…][{re.escape(CLOSING)}]+$")  # why?” | asked X
# “it failed,” said | X: what would say so is one word, and it has no subject
_BARE_VERB = re.compile(rf"[,?!…][{re.escape(CLOSING)}]+ (?P<verb>[^\W\d_]+)$")
_OPEN = re.compile(r"(?:^|[\s(])[“«\"]\w[^“”„«»\"]*$")
_ENDED = re.compile(rf"[^\W\d_]{{4}}[{SENTENCE_ENDS}][{re.escape(CLOSING)}]?\s+[\"“«‘(]?[^\W\d_]")
_LAST_WORD = re.compile(r"[^\W\d_]+$")


def is_unfinished(line: str) -> bool:
    """Whether a line ends without the mark of a sentence's end."""
    return line.rstrip()[-1] not in _FINAL


def goes_on(line: str, following: str) -> bool:
    """Whether a line ends within a sentence, which the next one takes up.

    Args:
        line: A line with more than white space.
        following: The next line, with no blank one between.

    Returns:
        True where the next begins in lower case and nothing has ended; where a comma or a word
        that ends no sentence ("the", "by") comes last, an open quotation, or a verb of saying
        without the one who says.
    """
    line, is_low = line.rstrip(), following.lstrip()[0].islower()
    if _CLAUSE_ENDS.search(line):
        return True
    if not is_unfinished(line):
        return is_low and _ASKS.search(line) is not None
    return is_low or _breaks_off(line)


def awaits_cue(line: str, following: str) -> bool:
    """Whether a quotation ends a line with a comma, and the next begins with its cue."""
    return following.lstrip()[0].islower() and _QUOTED.search(line.rstrip()) is not None


def _breaks_off(line: str) -> bool:
    """Whether an unfinished line cannot be whole by what stands at its end."""
    said = _BARE_VERB.search(line)
    if (said is not None and said["verb"].islower()) or _OPEN.search(line):
        return True
    last = _LAST_WORD.search(line)
    return last is not None and last[0] in of_all_languages("quotations").words(
        "quotations", "unfinished"
    )


def holds_sentence(line: str) -> bool:
    """Whether a sentence ends within a line, as none does within a headline."""
    return _ENDED.search(line) is not None
