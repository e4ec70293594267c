"""Joining: what "and" joins to a noun, as far as it is somebody else."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.document import Document, Word
from quoteattr.lexicon import Lexicon
from quoteattr.spans import Span

_TELLING = ("det", "nummod")
_SOMEBODY = ("NOUN", "NUM", "PRON", "PROPN", "SYM", "X")


def joined_nouns(
    document: Document, head: int, spans: Sequence[Span], lexicon: Lexicon
) -> tuple[int, ...]:
    """Heads of what is joined to a word: "Kaine" in "Clinton and **Kaine**".

    Args:
        document: The parsed text.
        head: The word.
        spans: Where they must stand.
        lexicon: Table ``person_nouns``.

    Returns:
        Their indices, in order; not a second noun for the same one: "the owner and **driver**".
    """
    words = document.words
    if words[head].upos not in _SOMEBODY:
        return ()
    return tuple(
        child
        for child in document.children[head]
        if words[child].relation == "conj"
        and words[child].upos in _SOMEBODY
        and any(span.start <= words[child].start < span.end for span in spans)
        and not _is_same(document, head, child, lexicon)
    )


def _is_same(document: Document, head: int, other: int, lexicon: Lexicon) -> bool:
    """Whether a noun for one person, without a word of its own before it, tells of another one.

    As in "the owner and **driver**", "Ann Lee, head of the board and **chairwoman** of the club".
    """
    one, two = document.words[head], document.words[other]
    if "Plur" in (one.feature("Number"), two.feature("Number")) or _is_told(document, other):
        return False
    is_one = one.upos == "PROPN" or _is_told(document, head) or _is_person(one, lexicon)
    return is_one and _is_person(two, lexicon)


def _is_person(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word is a noun for an officer or another person, not for kin."""
    lists = (lexicon.words("person_nouns", name) for name in ("officers", "others"))
    return any(word.lemma.lower() in nouns for nouns in lists)


def _is_told(document: Document, noun: int) -> bool:
    """Whether an article, a number or an owner stands with a noun."""
    children = (document.words[child] for child in document.children[noun])
    return any(w.relation in _TELLING or w.deprel == "nmod:poss" for w in children)
