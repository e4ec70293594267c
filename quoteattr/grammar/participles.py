"""Participles: those in the passive that have no auxiliary, and those that open a sentence."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import is_passive, own_subject
from quoteattr.grammar.forms import tag


def is_reduced(document: Document, verb: int) -> bool:
    """Whether a verb may be a participle in the passive that has no auxiliary of its own.

    It opens a sentence or stands behind a comma or a noun: "**Asked** why, he …", "the ministry,
    **asked** about it, said", "the man **believed** to be ill"; or a passive shares its auxiliary:
    "was arrested and **charged**". English has one form for this and the past of most verbs.
    """
    word, children = document.words[verb], document.children[verb]
    relations = {document.words[c].relation for c in children}
    if tag(word) not in ("VBD", "VBN") or relations & {"aux", "obj", "iobj", "cop"}:
        return False
    if word.relation == "conj":
        return is_passive(document, word.head) and own_subject(document, verb) is None
    before = document.words[verb - 1] if verb in _inner(document, verb) else None
    opens = before is None or before.text == ","
    bare = own_subject(document, verb) is None
    return (opens and bare) or (before is not None and before.upos in ("NOUN", "PROPN"))


def _inner(document: Document, verb: int) -> range:
    """The words of a verb's sentence but the first, quotation marks aside."""
    here = document.sentence_of(verb)
    first = next(w for w in range(here.first, here.last) if document.words[w].upos != "PUNCT")
    return range(first + 1, here.last)


def opening(document: Document, inside: int) -> range:
    """A participle of the past that opens a sentence, with all words up to the main clause.

    As in "**Asked whether she was ill,** Lee smiled".

    Args:
        document: The parse.
        inside: Index of a word of the sentence.

    Returns:
        The words, none where the sentence opens otherwise.
    """
    here = document.sentence_of(inside)
    words = (w for w in range(here.first, here.last) if document.words[w].upos != "PUNCT")
    verb = next(words, here.first)
    word = document.words[verb]
    if tag(word) not in ("VBD", "VBN"):
        return range(0)
    beside = (c for c in document.children[verb] if document.words[c].relation == "parataxis")
    for main in (*beside, *([word.head] if word.head >= 0 else [])):
        found = own_subject(document, main)
        first = document.subtree(found)[0] if found is not None else verb
        if first > verb and document.words[first - 1].text == ",":
            return range(verb, first)
    return range(0)
