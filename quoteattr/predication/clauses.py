"""Clauses: what heads one, and who does what it says."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import child, is_verbal


def is_clause(document: Document, word: int) -> bool:
    """Whether a word heads a clause: a verb, or a predicate with subject or copula."""
    return is_verbal(document, word) or child(document, word, "nsubj", "cop", "csubj") is not None


def is_infinitive(document: Document, word: int) -> bool:
    """Whether a word heads a clause that leaves to others who does what it says: "to leave"."""
    is_bare = child(document, word, "nsubj") is None
    return is_bare and document.words[word].feature("VerbForm") == "Inf"
