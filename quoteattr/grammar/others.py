"""Others: whether what a noun claims is said by others than the subject of its verb."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import child, lemmas, preposition
from quoteattr.grammar.voice import is_passive
from quoteattr.lexicon import Lexicon


def is_others(document: Document, noun: int, lexicon: Lexicon) -> bool:
    """Whether what a noun claims is said by others: "resigned **amid** claims", "faces claims".

    So it is in a phrase beside a passive: "was held **on suspicion** of theft".

    Args:
        document: The parse.
        noun: Index of a word.
        lexicon: Tables ``grammar`` and ``cues``.
    """
    word = document.words[noun]
    if word.relation in ("obl", "nmod"):
        openers = lemmas(document, preposition(document, noun))
        is_done_to = word.relation == "obl" and is_passive(document, word.head)
        occasions = bool(openers & lexicon.words("grammar", "occasioning"))
        answers = bool(openers & lexicon.words("grammar", "answering"))
        is_answered = answers and _is_faced(document, word.head, lexicon)
        return is_done_to or occasions or is_answered or _moves(document, noun, openers, lexicon)
    return word.relation == "obj" and _is_faced(document, word.head, lexicon)


def _is_faced(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether what a verb takes is claimed by others: "**faces** claims", "responds to claims"."""
    return document.words[verb].lemma.lower() in lexicon.words("cues", "facing")


def _moves(document: Document, noun: int, openers: set[str], lexicon: Lexicon) -> bool:
    """Whether something is done for a hope or a fear of nobody's: "rose **on hopes** that"."""
    is_listed = document.words[noun].lemma.lower() in lexicon.words("cues", "clausal_nouns")
    is_bare = child(document, noun, "det", "nmod:poss") is None
    return is_listed and is_bare and bool(openers & lexicon.words("grammar", "moving"))


def is_of_others(document: Document, noun: int, lexicon: Lexicon) -> bool:
    """Whether others than the subject claim it, or whoever spreads it: "**fears** are growing".

    Args:
        document: The parse.
        noun: Index of a word.
        lexicon: Tables ``grammar`` and ``cues``.
    """
    word = document.words[noun]
    verb = document.words[word.head].lemma.lower()
    spreads = word.relation == "nsubj" and verb in lexicon.words("cues", "spreading")
    return spreads or is_others(document, noun, lexicon)
