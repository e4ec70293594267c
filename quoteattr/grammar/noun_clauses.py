"""Noun clauses: what a noun claims, however it was parsed: "reports **that she wants peace**"."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.bare import is_bare
from quoteattr.grammar.clauses import own_subject, preposition
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.cues import cue_type

_COMPLEMENTS = ("obj", "iobj", "xcomp", "ccomp", "cop")


def is_noun_clause(document: Document, clause: int, lexicon: Lexicon) -> bool:
    """Whether a clause tells what the noun above it claims, not which noun is meant.

    Args:
        document: The parse.
        clause: The predicate of the clause.
        lexicon: Table ``cues``.
    """
    word = document.words[clause]
    if word.relation != "acl":
        return False
    return (
        bool(preposition(document, clause))  # "that", "of having left"
        or is_bare(document, clause, lexicon)
        or _is_full(document, clause, lexicon)
    )


def _is_full(document: Document, clause: int, lexicon: Lexicon) -> bool:
    """Whether a clause behind "that" lacks nothing: "reports **that she made claims**".

    In "the reports that she made" it lacks an object, which "that" stands for.
    """
    opener = document.words[document.subtree(clause)[0]]
    nouns = (lexicon.words("cues", "cue_nouns"), lexicon.words("cues", "polarity", "proving"))
    noun = document.words[document.words[clause].head].lemma.lower()
    if opener.lemma.lower() not in lexicon.words("grammar", "complementizers"):
        return False
    if own_subject(document, clause) in (None, opener.index) or not any(noun in n for n in nouns):
        return False
    return any(
        _is_complement(document, clause, index, lexicon)
        for index in document.children[clause]
        if index != opener.index
    )


def _is_complement(document: Document, verb: int, word: int, lexicon: Lexicon) -> bool:
    """Whether a word completes what a verb says: an object, "asked **for money**"."""
    if document.words[word].relation in _COMPLEMENTS:
        return True
    mark = preposition(document, word)
    if document.words[word].relation != "obl" or not mark:
        return False
    phrase = f"{document.words[verb].lemma.lower()} {document.words[mark[0]].text.lower()}"
    return bool(cue_type(phrase, lexicon))
