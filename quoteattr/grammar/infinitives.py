"""Infinitives: what somebody is to do, where the parser hung it on what tells who they are."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import lemmas, own_subject, preposition
from quoteattr.grammar.forms import tag
from quoteattr.lexicon import Lexicon


def of_listener(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """The infinitive at the end of whom a verb is said to: "told a man in a red hat **to leave**".

    Args:
        document: The parse.
        verb: Index of a verb that nothing but an object depends on.
        lexicon: Table ``grammar``.

    Returns:
        Index of the infinitive, None where there is none, or where it belongs to a verb that
        wants one: "told people who hoped **to stay**".
    """
    listener = next((c for c in document.children[verb] if _is_object(document, verb, c)), None)
    if listener is None:
        return None
    end = document.subtree(listener)[-1]
    below = (w for w in document.subtree(listener) if w > listener)
    return next((w for w in below if _is_late(document, w, end, lexicon)), None)


def _is_object(document: Document, verb: int, word: int) -> bool:
    """Whether a word behind a verb is its object."""
    return word > verb and document.words[word].relation in ("obj", "iobj")


def _is_late(document: Document, verb: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a verb is an infinitive of purpose that reaches up to an end."""
    word = document.words[verb]
    if word.relation != "advcl" or tag(word) != "VB" or own_subject(document, verb) is not None:
        return False
    marks = lemmas(document, preposition(document, verb)[:1])
    return bool(marks & lexicon.words("grammar", "infinitives")) and (
        document.subtree(verb)[-1] == end
    )
