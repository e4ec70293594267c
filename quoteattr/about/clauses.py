"""Clauses: what heads one, and whether it says who does it."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import child, is_verbal


def is_clause(document: Document, word: int) -> bool:
    """Whether a word heads a clause: a verb, or a predicate with subject or copula."""
    return is_verbal(document, word) or child(document, word, "nsubj", "cop", "csubj") is not None


def is_predicate(document: Document, word: int) -> bool:
    """Whether a noun says what its own subject is: "he is **a hero**"."""
    return child(document, word, "cop") is not None and child(document, word, "nsubj") is not None


def lacks_doer(document: Document, word: int) -> bool:
    """Whether a word heads an infinitive, which leaves unsaid who does it: "to leave"."""
    if child(document, word, "nsubj") is not None:
        return False
    below = (document.words[c] for c in document.children[word])
    verbs = (document.words[word], *(w for w in below if w.relation in ("aux", "cop")))
    return any(verb.feature("VerbForm") == "Inf" for verb in verbs)
