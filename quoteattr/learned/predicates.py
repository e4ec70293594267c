"""Predicates: what a source has taken along of what is said of it, or of the passive before it."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import preposition
from quoteattr.grammar.control import predicate_subject
from quoteattr.grammar.phrases import main_word, phrase
from quoteattr.grammar.voice import agent, is_passive
from quoteattr.learned.readings import Readings


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


def agent_mark(readings: Readings, cue: int, source: frozenset[int]) -> frozenset[int]:
    """The "by" of a passive with which a source begins, which is the cue's.

    Args:
        readings: The document and its tables.
        cue: Head word of the cue.
        source: Words of the source.

    Returns:
        The preposition; none where the source begins otherwise.
    """
    document = readings.document
    if not source or not is_passive(document, cue):
        return frozenset()
    found = agent(document, cue, readings.lexicon)
    by = preposition(document, found)[:1] if found is not None and found in source else ()
    return frozenset({min(source)}.intersection(by))
