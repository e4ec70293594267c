"""Infinitives: what somebody is to do, behind all that tells who they are."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import lemmas, own_subject, preposition
from quoteattr.grammar.forms import tag
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.cues import is_told


def listeners_infinitive(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """The infinitive behind whom a verb is said to: "told a man in a red hat **to leave**".

    Whether the parser hung it, and the hat, on that man or on the verb.

    Args:
        document: The parse.
        verb: Index of a verb with an object.
        lexicon: Tables ``grammar`` and ``cues``.

    Returns:
        Index of the infinitive, None where there is none, or where it belongs to a verb that
        wants one: "told people who hoped **to stay**".
    """
    listener = listener_of(document, verb)
    if listener is None:
        return None
    end = document.subtree(listener)[-1]
    below = (w for w in document.subtree(listener) if w > listener)
    late = next((w for w in below if _is_late(document, w, end, lexicon)), None)
    return _behind_phrase(document, verb, end, lexicon) if late is None else late


def listener_of(document: Document, verb: int) -> int | None:
    """Whom a verb that tells is said to: "told **a man** in a red hat to leave".

    Args:
        document: The parse.
        verb: Index of the verb.

    Returns:
        Index of its object, None where none stands behind it.
    """
    return next((c for c in document.children[verb] if _is_object(document, verb, c)), None)


def _is_object(document: Document, verb: int, word: int) -> bool:
    """Whether a word behind a verb is its object."""
    return word > verb and document.words[word].relation in ("obj", "iobj")


def _is_late(document: Document, verb: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a verb is an infinitive of purpose that reaches up to an end."""
    is_of_purpose = document.words[verb].relation == "advcl"
    return is_of_purpose and document.subtree(verb)[-1] == end and _is_bare(document, verb, lexicon)


def _is_bare(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb is an infinitive without a subject of its own."""
    marks = lemmas(document, preposition(document, verb)[:1])
    is_infinitive = tag(document.words[verb]) == "VB" and own_subject(document, verb) is None
    return is_infinitive and bool(marks & lexicon.words("grammar", "infinitives"))


def _behind_phrase(document: Document, verb: int, end: int, lexicon: Lexicon) -> int | None:
    """An infinitive that a phrase parts from whom a verb tells: "a man **in a red hat** to leave".

    Not by what is said, "asked Lee **for leave** to go".

    Args:
        document: The parse.
        verb: The verb.
        end: Last word of whom it is said to.
        lexicon: Tables ``grammar`` and ``cues``.
    """
    if not is_told(document.words[verb].lemma.lower(), lexicon):
        return None
    starts = {document.subtree(c)[0]: c for c in document.children[verb] if c > end}
    start, first = end + 1, starts.get(end + 1)
    while (phrase := starts.get(start)) is not None and _is_beside(document, phrase, lexicon):
        start = document.subtree(phrase)[-1] + 1
    clause = starts.get(start)
    if clause is None or clause == first:
        return None
    is_clause = document.words[clause].relation in ("advcl", "xcomp")
    return clause if is_clause and _is_bare(document, clause, lexicon) else None


def _is_beside(document: Document, word: int, lexicon: Lexicon) -> bool:
    """Whether a phrase tells who somebody is, or when they are told, and not what."""
    tie = lemmas(document, preposition(document, word)[:1])
    return document.words[word].relation == "obl" and not tie & lexicon.words("grammar", "tying")
