"""Mandative clauses: what somebody wants to be done, "that the vote **be** delayed"."""

from __future__ import annotations

from quoteattr.document import Document, Word
from quoteattr.grammar.clauses import child, own_subject
from quoteattr.grammar.forms import tag
from quoteattr.lexicon import Lexicon


def is_mandative(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a clause that is said tells what should be, not what is.

    After Quirk et al., A Comprehensive Grammar of the English Language (1985), 16.32: a verb in
    its base form with a subject, or "should".

    Args:
        document: The parse.
        verb: Index of its predicate.
        lexicon: Table ``grammar``.

    Returns:
        True for "that the vote **be** delayed", "that schools **should** close"; for a gerund
        without a subject as well, "raising the fee", not for "there is going to be a fee".
    """
    words = document.words
    subject = own_subject(document, verb)
    if subject is None:
        return tag(words[verb]) == "VBG" and child(document, verb, "aux", "expl", "mark") is None
    verbs = (c for c in document.children[verb] if words[c].relation in ("aux", "cop"))
    first = words[min((w for w in verbs if w < verb), default=verb)]
    are_many = child(document, subject, "conj") is not None
    return _is_base(first, words[subject], are_many) or first.lemma.lower() in lexicon.words(
        "grammar", "obligation"
    )


def _is_base(verb: Word, subject: Word, are_many: bool) -> bool:
    """Whether a verb has no ending where one is due: "that the child **stay**"."""
    is_one = subject.feature("Number") == "Sing" and not are_many
    is_third = is_one and subject.feature("Person") in ("", "3")
    is_bare = verb.text.lower() == verb.lemma.lower()
    return tag(verb) == "VB" or (is_third and is_bare and tag(verb) == "VBP")
