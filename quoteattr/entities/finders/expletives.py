"""Expletives: the "it" that only holds the place of a clause."""

from __future__ import annotations

from quoteattr.document import Document, Word
from quoteattr.entities.discourse.state import State
from quoteattr.entities.mentions.candidates import Candidate

_CLAUSES = ("ccomp", "advcl", "acl", "xcomp")


def is_expletive(state: State, candidate: Candidate) -> bool:
    """Whether "it" only holds the place of a clause: "it is clear that", "it seems that".

    Args:
        state: The state of reading.
        candidate: The pronoun.

    Returns:
        Whether nothing is meant by it.
    """
    document, pronouns = state.document, state.vocabulary.pronouns
    word = document.words[candidate.head]
    if word.relation != "nsubj" or word.head < 0:
        return False
    predicate = document.words[word.head]
    below = [document.words[c] for c in document.children[predicate.index]]
    if predicate.lemma in pronouns.clausal:
        return any(child.relation in ("ccomp", "csubj") for child in below)
    is_copular = any(child.relation == "cop" for child in below)
    behind = [child for child in below if child.index > predicate.index]
    return (
        predicate.lemma in pronouns.expletive
        or any(child.relation == "csubj" for child in behind)
        or (is_copular and any(_is_meant(document, child) for child in behind))
    )


def _is_meant(document: Document, clause: Word) -> bool:
    """Whether a clause below an adjective or a noun may be what "it" stands for."""
    if clause.deprel == "acl:relcl":
        return True
    marks = (document.words[c] for c in document.children[clause.index])
    return clause.relation in _CLAUSES and any(word.relation == "mark" for word in marks)
