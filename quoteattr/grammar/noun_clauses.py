"""Noun clauses: what a noun claims, however it was parsed: "reports **that she wants peace**"."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.bare import is_bare
from quoteattr.grammar.clauses import child, own_subject, preposition
from quoteattr.grammar.forms import is_modal
from quoteattr.grammar.others import is_others
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
    if is_feared(document, clause, lexicon):
        return True
    return any(
        _is_complement(document, clause, index, lexicon)
        for index in document.children[clause]
        if index != opener.index
    )


def is_feared(document: Document, clause: int, lexicon: Lexicon) -> bool:
    """Whether a clause tells what may be, behind a bare noun: "hopes **that it will fall**".

    Args:
        document: The parse.
        clause: The predicate of the clause.
        lexicon: Table ``cues``.
    """
    noun, helper = document.words[clause].head, child(document, clause, "aux")
    may = helper is not None and is_modal(document.words[helper])
    if not may or document.words[noun].lemma.lower() not in lexicon.words("cues", "clausal_nouns"):
        return False
    opener = document.words[document.subtree(clause)[0]]
    if opener.lemma.lower() not in lexicon.words("grammar", "complementizers"):
        return False
    has_subject = own_subject(document, clause) not in (None, opener.index)
    return has_subject and child(document, noun, "det", "nmod:poss") is None


def _is_complement(document: Document, verb: int, word: int, lexicon: Lexicon) -> bool:
    """Whether a word completes what a verb says: an object, "asked **for money**"."""
    if document.words[word].relation in _COMPLEMENTS:
        return True
    mark = preposition(document, word)
    if document.words[word].relation != "obl" or not mark:
        return False
    phrase = f"{document.words[verb].lemma.lower()} {document.words[mark[0]].text.lower()}"
    return bool(cue_type(phrase, lexicon))


def noun_before(document: Document, clause: int, lexicon: Lexicon) -> int | None:
    """The noun of a phrase of a verb whose claim a clause is, and not what the verb says.

    As in "did not comment on **a report** that she had left", "rose on **hopes** that it will",
    "**fears** are growing that it will"; the parser may have hung it on the verb.

    Args:
        document: The parse.
        clause: The predicate of a clause.
        lexicon: Tables ``cues`` and ``grammar``.

    Returns:
        Index of the noun; None where the clause is what the verb says.
    """
    word = document.words[clause]
    if word.head < 0 or word.relation not in ("acl", "ccomp", "advcl"):
        return None
    first = document.subtree(clause)[0]
    if document.words[first].lemma.lower() not in lexicon.words("grammar", "complementizers"):
        return None
    if word.relation == "acl":
        is_claim = is_noun_clause(document, clause, lexicon)
        return word.head if is_claim and _is_answered(document, word.head, lexicon) else None
    spreads = document.words[word.head].lemma.lower() in lexicon.words("cues", "spreading")
    for noun in document.children[word.head]:
        is_subject = noun < first and document.words[noun].relation == "nsubj" and spreads
        is_next = document.subtree(noun)[-1] == first - 1
        if is_subject and document.words[noun].lemma.lower() in _claims(lexicon):
            return noun
        if is_next and _is_answered(document, noun, lexicon):
            return noun
    return None


def _claims(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.words("cues", "cue_nouns")


def _is_answered(document: Document, noun: int, lexicon: Lexicon) -> bool:
    """Whether a phrase of a verb tells of what others claim: "commented **on a report** that"."""
    word = document.words[noun]
    lemma = word.lemma.lower()
    is_asked = cue_type(lemma, lexicon) in ("question", "demand")
    is_claim = word.relation == "obl" and lemma in _claims(lexicon) and not is_asked
    return is_claim and is_others(document, noun, lexicon)
