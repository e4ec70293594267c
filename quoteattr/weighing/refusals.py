"""Refusals: verbs around a cue that tell that what it says is not said."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import child, is_negated, lemmas, own_subject, preposition
from quoteattr.grammar.forms import tag
from quoteattr.lexicon import Lexicon


def is_refused(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether the verb above says that this is not done: "refused **to blame** her or **sue**".

    Not in "could not resist mocking".

    Args:
        document: The parse.
        verb: Index of the verb.
        lexicon: Tables of the language.
    """
    word = document.words[verb]
    if word.deprel == "conj" and tag(word) == tag(document.words[word.head]):
        word = document.words[word.head]
    if word.relation not in ("xcomp", "advcl"):
        return False
    above = document.words[word.head].lemma.lower()
    refusing = word.deprel == "xcomp" and above in lexicon.words("cues", "polarity", "negative")
    refusing = refusing or _avoids(document, word.index, above, lexicon)
    return refusing and not is_negated(document, word.head, lexicon)


def _avoids(document: Document, gerund: int, above: str, lexicon: Lexicon) -> bool:
    """Whether a word tells of what is avoided: "refrained **from** blaming", "short **of** it"."""
    marks = (document.words[m].text.lower() for m in preposition(document, gerund))
    phrase = " ".join((above, *marks))
    is_gerund = tag(document.words[gerund]) == "VBG"
    return is_gerund and phrase in lexicon.words("cues", "polarity", "avoiding")


def is_denied_too(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether the negation of the verb before holds for this one: "did not ask **or say** why".

    Args:
        document: The parse.
        verb: Index of the verb.
        lexicon: Tables of the language.
    """
    word = document.words[verb]
    if word.deprel != "conj" or tag(word) != tag(document.words[word.head]):
        return False
    joined = lemmas(document, (c for c in document.children[verb] if c < verb))
    is_short = own_subject(document, verb) is None and child(document, verb, "aux") is None
    is_other = not joined.isdisjoint(lexicon.words("grammar", "alternatives"))
    return is_short and is_other and is_negated(document, word.head, lexicon)
