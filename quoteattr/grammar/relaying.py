"""Relaying: those who are quoted by somebody else, "the paper quoted **the mayor** as saying"."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import child, lemmas, preposition
from quoteattr.grammar.forms import tag
from quoteattr.grammar.voice import is_passive
from quoteattr.lexicon import Lexicon
from quoteattr.typography.marks import opens
from quoteattr.vocabulary.cues import states

_LEADING = (",", ":")  # before a quotation


def quoted_person(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """Find whom the verb above quotes: "quoted **the mayor** as saying that".

    Args:
        document: The parse.
        verb: Index of a word.
        lexicon: Tables ``grammar`` and ``cues``.

    Returns:
        Head word of the object of an active verb beside which a participle stands that states
        something behind "as"; None for any other word.
    """
    word = document.words[verb]
    if word.relation not in ("advcl", "xcomp", "acl") or not states(word.lemma.lower(), lexicon):
        return None
    marks = lemmas(document, preposition(document, verb))
    if not _is_participle(document, verb) or not marks & lexicon.words("grammar", "comparators"):
        return None
    if is_passive(document, word.head):
        return None
    if word.relation == "acl":
        return word.head if document.words[word.head].relation in ("obj", "iobj") else None
    found = child(document, word.head, "obj", "iobj")
    return found if found is not None and found < verb else None


def _is_participle(document: Document, verb: int) -> bool:
    """Whether a verb is a participle of the present, or of the past behind one: "having said"."""
    helpers = (c for c in document.children[verb] if document.words[c].relation == "aux")
    return any(tag(document.words[w]) == "VBG" for w in (verb, *helpers))


def is_relayed(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a participle has a clause of its own in which others' words are told, not quoted.

    As in "quoted him as **saying** that it was safe"; there the one who quotes claims as well.

    Args:
        document: The parse.
        verb: Index of a word.
        lexicon: Tables ``grammar`` and ``cues``.
    """
    clause = child(document, verb, "ccomp")
    if clause is None or quoted_person(document, verb, lexicon) is None:
        return False
    said = (w for w in document.subtree(clause) if document.words[w].text not in _LEADING)
    first = next(said, clause)
    return not any(opens(word.text) for word in document.words[first - 1 : first + 1])


def whose_words(document: Document, cue: int, lexicon: Lexicon) -> int | None:
    """Find who says what a cue gives in quotation marks, or tells behind "as".

    Args:
        document: The parse.
        cue: Head word of a cue: that of quoting, "**quoted** the mayor as saying", or of stating.
        lexicon: Tables ``grammar`` and ``cues``.

    Returns:
        Head word of the one who is quoted; None where nobody is.
    """
    own = quoted_person(document, cue, lexicon)
    if own is not None:
        return own
    behind = (c for c in document.children[cue] if c > cue)
    for verb in behind:
        found = quoted_person(document, verb, lexicon)
        if found is not None and not is_relayed(document, verb, lexicon):
            return found
    return None
