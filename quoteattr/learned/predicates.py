"""Predicates: what a source has taken along of what is said of it."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.control import predicate_subject
from quoteattr.grammar.phrases import main_word, phrase


def predicated(document: Document, source: frozenset[int]) -> frozenset[int]:
    """A source without what is said of it: "**Lee** is the chair of the board, saying that".

    Args:
        document: The parse.
        source: Words of the source.

    Returns:
        Those of the subject, where the source is a clause with a copula.
    """
    head = main_word(document, source) if source else 0
    copulas = {c for c in document.children[head] if document.words[c].relation == "cop"}
    if not source or not copulas & source or document.words[head].deprel == "acl:relcl":
        return source
    found = predicate_subject(document, head)
    own = phrase(document, head if found is None else found)  # "it was **Lee** saying"
    return source & own or source
