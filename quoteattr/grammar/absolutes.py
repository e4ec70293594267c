"""Absolutes: participles with a subject beside a clause: "it fell, **with Lee saying** that"."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import child, lemmas, own_subject, preposition
from quoteattr.grammar.forms import tag
from quoteattr.grammar.people import is_somebody
from quoteattr.lexicon import Lexicon

_NOMINAL = ("nmod", "conj", "appos")  # below a noun
_JOINED = ("NOUN", "PRON", "DET", "PROPN")


def absolute_subject(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """The subject of a participle that the parser hung on something else.

    As in "the trust backed it, with **its head**, Ann Lee, saying that", where an apposition parts
    the two, "with **a man** for the union calling it", "with some calling it good and **others**
    saying". "Its shares fell, **its head**, Ann Lee, saying that" has no "with".

    Args:
        document: The parse.
        verb: Index of a word.
        lexicon: Tables of the language.

    Returns:
        Head word of the subject; None where the tree has it, or there is none.
    """
    word = document.words[verb]
    if word.deprel not in ("acl", "advcl") or tag(word) != "VBG" or preposition(document, verb):
        return None
    if own_subject(document, verb) is not None:
        return None
    if word.deprel == "acl":
        return _above(document, word.head, lexicon)
    return (
        _behind_with(document, verb, lexicon)
        or _second(document, verb, lexicon)
        or _bare(document, verb, lexicon)
    )


def is_absolute(document: Document, noun: int, lexicon: Lexicon) -> bool:
    """Whether a noun follows a comma and "with": ", **with** its head saying that".

    Args:
        document: The parse.
        noun: Index of a word.
        lexicon: Table ``grammar``.
    """
    opener = preposition(document, noun)[:1]
    listed = lemmas(document, opener) & lexicon.words("grammar", "absolute")
    return bool(listed) and document.before(opener[0]) == ","


def _above(document: Document, noun: int, lexicon: Lexicon) -> int | None:
    """The noun behind "with" that a noun before a participle belongs to."""
    top = noun
    while document.words[top].relation in _NOMINAL and document.words[top].head < top:
        top = document.words[top].head
        if is_absolute(document, top, lexicon):
            return top
    return None


def _behind_with(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """The noun behind "with" that ends, with its apposition, right before a participle."""
    beside = (c for c in document.children[document.words[verb].head] if c < verb)
    for noun in beside:
        if document.words[noun].relation == "obl" and _ends_before(document, noun, verb):
            return noun if is_absolute(document, noun, lexicon) else None
    return None


def _second(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """The noun joined to what another participle says: "with some calling it x and **others**"."""
    noun = verb - 1
    if child(document, noun, "cc") != noun - 1 or document.words[noun].upos not in _JOINED:
        return None
    if document.words[noun].relation != "conj":
        return None
    for other in document.ancestors(noun):
        if tag(document.words[other]) == "VBG" and other < noun:
            found = own_subject(document, other)
            found = document.words[other].head if found is None else found
            return noun if is_absolute(document, found, lexicon) else None
    return None


def _bare(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """Somebody with a name between commas, taken for an apposition of what is nobody."""
    clause = document.words[verb].head
    for above in document.children[clause]:
        for noun in document.children[above]:
            is_apart = document.words[noun].relation == "appos" and above < noun < verb
            if is_apart and _ends_before(document, noun, verb):
                named = child(document, noun, "appos") is not None
                people = [is_somebody(document.words[w], lexicon) for w in (above, noun)]
                return noun if named and people == [False, True] else None
    return None


def _ends_before(document: Document, noun: int, verb: int) -> bool:
    """Whether the phrase of a noun ends before a participle, with a comma between them."""
    return document.before(verb) == "," and document.subtree(noun)[-1] in (verb - 1, verb - 2)
