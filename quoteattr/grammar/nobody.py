"""Nobody: phrases that say there is no such one: "nobody", "no expert", "none of the guards"."""

from __future__ import annotations

from quoteattr.document import Document, Word
from quoteattr.lexicon import Lexicon


def says_nobody(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word, before those of whom a cue tells, turns the cue round: "no", "neither"."""
    text = word.text.lower()
    few = lexicon.words("cues", "polarity", "few")
    return text in lexicon.words("pronouns", "nobody") or text in few


def is_nobody(document: Document, head: int, lexicon: Lexicon) -> bool:
    """Whether a phrase says that there is none.

    Args:
        document: The parse.
        head: Index of the word that heads the phrase.
        lexicon: Table ``pronouns``.

    Returns:
        False for "no less than six guards" and "No 10".
    """
    words, nobody = document.words, lexicon.words("pronouns", "nobody")
    if words[head].text.lower() in nobody:
        return True
    before = (child for child in document.children[head] if child < head)
    return any(
        words[child].relation == "det"
        and words[child].text.lower() in nobody
        and words[child + 1].feature("Degree") != "Cmp"
        for child in before
    )
