"""Durations: how long something has been said: "warned **for years** of a flood"."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import preposition
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.cues import cue_type


def lasts(document: Document, noun: int, lexicon: Lexicon) -> bool:
    """Whether a phrase tells how long its verb has been going on.

    It has nothing behind it that a demand could be for: "called for **days of action**".

    Args:
        document: The parse.
        noun: The head word of the phrase.
        lexicon: Tables ``grammar`` and ``cues``.
    """
    word = document.words[noun]
    if word.lemma.lower() not in lexicon.words("cues", "durations") or word.head < 0:
        return False
    opener = preposition(document, noun)
    marks = [document.words[w].text.lower() for w in opener]
    if len(marks) != 1 or marks[0] not in lexicon.words("grammar", "lasting"):
        return False
    if any(document.words[w].upos == "NOUN" for w in range(opener[0], noun)):
        return False  # "asked for blankets **days** before"
    above = document.words[word.head]
    return not cue_type(f"{above.lemma.lower()} {marks[0]}", lexicon) or _leads_on(
        document, noun, lexicon
    )


def matters(document: Document, noun: int) -> list[int]:
    """What the parser has hung on a duration, and is said: "for years **about the noise**".

    Args:
        document: The parse.
        noun: The head word of the phrase that tells how long.

    Returns:
        Head words of those phrases and clauses.
    """
    return [
        below
        for below in document.children[noun]
        if below > noun
        and document.words[below].relation in ("nmod", "acl", "advcl", "ccomp")
        and preposition(document, below)
    ]


def _leads_on(document: Document, noun: int, lexicon: Lexicon) -> bool:
    """Whether what is asked for follows, beside a duration or hung on it: "for years **for**"."""
    beside = (c for c in document.children[document.words[noun].head] if c > noun)
    phrases = [c for c in beside if document.words[c].relation in ("obl", "xcomp", "ccomp")]
    below = {
        document.words[preposition(document, w)[0]].text.lower() for w in matters(document, noun)
    }
    return bool(phrases) or bool(below - lexicon.words("grammar", "partitive"))
