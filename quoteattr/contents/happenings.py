"""Happenings: what a verb tells of things and events, which say nothing by it."""

from __future__ import annotations

from quoteattr.cues import Cue
from quoteattr.document import Document
from quoteattr.grammar.clauses import child, lemmas, own_subject, preposition
from quoteattr.grammar.forms import is_time, tag
from quoteattr.lexicon import Lexicon


def is_placed(document: Document, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether a verb has such a phrase, and no clause: "was **admitted to hospital**".

    Args:
        document: The parse.
        cue: A verb.
        lexicon: Table ``cues``.
    """
    if cue.lemma not in lexicon.table("cues", "beside"):
        return False
    places = lexicon.words("cues", "beside", cue.lemma)
    if child(document, cue.head, "ccomp") is not None:
        return False
    phrases = [c for c in document.children[cue.head] if document.words[c].relation == "obl"]
    marked = [c for c in phrases if preposition(document, c)]
    return not places.isdisjoint(lemmas(document, marked))


def is_named_after(document: Document, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether a participle only tells a name: "a judge **called Berg**".

    Args:
        document: The parse.
        cue: A verb.
        lexicon: Table ``cues``.
    """
    word = document.words[cue.head]
    names = (lexicon.words("cues", "naming"), lexicon.words("introductions", "verbs"))
    if not any(cue.lemma in verbs for verbs in names):
        return False
    if word.relation != "acl" and not _is_added(document, cue.head):
        return False
    named = document.words[word.index + 1 : word.index + 3]
    if named and named[0].upos == "DET":
        named = named[1:]
    return tag(word) in ("VBN", "VBD") and bool(named) and named[0].upos == "PROPN"


def _is_added(document: Document, verb: int) -> bool:
    """Whether a participle is taken for a verb: "with his staff, **a group called** the Circle"."""
    found = own_subject(document, verb)
    if found is None or found + 1 != verb or document.words[found].upos != "NOUN":
        return False
    first = document.subtree(found)[0]
    is_new = document.words[first].feature("Definite") == "Ind"
    return is_new and first < found and document.before(first) == ","


def is_aimed(document: Document, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether a participle tells what a thing is for: "a scheme **aimed at** the poor".

    Args:
        document: The parse.
        cue: A verb.
        lexicon: Table ``cues``.
    """
    word = document.words[cue.head]
    is_listed = cue.lemma in lexicon.words("cues", "purposing")
    return is_listed and word.deprel == "acl" and tag(word) in ("VBN", "VBD")


def happens(document: Document, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether a verb tells what comes to pass, or what something dumb does: "the final **sees**".

    Args:
        document: The parse.
        cue: A verb.
        lexicon: Table ``cues``.
    """
    found = None if cue.passive else own_subject(document, cue.head)
    if found is None:
        return False
    lemma = document.words[found].lemma.lower()
    if lemma in lexicon.words("cues", "dumb"):
        return document.words[found].ner == "O"
    if cue.lemma not in lexicon.words("cues", "perceiving"):
        return False
    return lemma in lexicon.words("cues", "occurring") or is_time(document.words[found])
