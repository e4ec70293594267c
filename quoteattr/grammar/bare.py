"""Bare clauses: what a noun claims without a word that opens it: "fears **the dam would go**"."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import child, own_subject
from quoteattr.grammar.forms import is_modal
from quoteattr.lexicon import Lexicon

_COMPLETE = ("obj", "cop", "ccomp", "xcomp")


def is_bare(document: Document, clause: int, lexicon: Lexicon) -> bool:
    """Whether a clause right behind a noun tells what that claims, and lacks no object.

    As in "claims **she took bribes**"; not in "claims **she made**", which is a relative clause.

    Args:
        document: The parse.
        clause: The verb of the clause.
        lexicon: Table ``cues``.
    """
    word = document.words[clause]
    nouns, found = lexicon.words("cues", "clausal_nouns"), own_subject(document, clause)
    if word.deprel != "acl:relcl" or document.words[word.head].lemma.lower() not in nouns:
        return False
    if found is None or document.subtree(found)[0] != word.head + 1:
        return False
    if any(document.words[w].feature("PronType") == "Rel" for w in document.children[clause]):
        return False
    helper = child(document, clause, "aux")
    may = helper is not None and is_modal(document.words[helper])
    return may or _is_complete(document, clause, lexicon)


def _is_complete(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb has an object or needs none; "they were **given**" still lacks one."""
    if child(document, verb, *_COMPLETE) is not None:
        return True
    is_giving = document.words[verb].lemma.lower() in lexicon.words("cues", "giving")
    return child(document, verb, "nsubj:pass") is not None and not is_giving
