"""Addressees: those to whom something is said, where the parser hangs them in who says it."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.people import is_somebody
from quoteattr.lexicon import Lexicon


def late_addressee(document: Document, subject: int, lexicon: Lexicon) -> int | None:
    """Find the addressee at the end of a subject behind its verb: "said the mayor **to Ann**".

    Args:
        document: The parse.
        subject: Head word of a subject.
        lexicon: Tables ``grammar``, what marks addressees, and ``person_nouns``, which nouns take
            such a phrase themselves: "an adviser **to the mayor**".

    Returns:
        Head word of the addressee, None where there is none.
    """
    words = document.words
    if words[subject].relation != "nsubj" or not 0 <= words[subject].head < subject:
        return None
    below = document.subtree(subject)
    for index in (i for i in below if i > subject and words[i].relation == "nmod"):
        is_last = document.subtree(index)[-1] == below[-1]
        if (
            is_last
            and words[words[index].head].relation != "appos"
            and _is_to(document, index, lexicon)
        ):
            taker = words[words[index].head].lemma.lower()
            is_taken = taker in lexicon.words("person_nouns", "towards")
            return index if is_somebody(words[index], lexicon) and not is_taken else None
    return None


def _is_to(document: Document, noun: int, lexicon: Lexicon) -> bool:
    """Whether what marks addressees stands before a noun."""
    marks = (document.words[c] for c in document.children[noun])
    known = lexicon.words("grammar", "recipients")
    return any(mark.relation == "case" and mark.text.lower() in known for mark in marks)
