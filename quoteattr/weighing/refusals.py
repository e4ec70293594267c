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
    above = _refusing(document, verb, lexicon)
    return above is not None and not is_negated(document, above, lexicon)


def is_not_refused(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether the verb above denies that this is not done: "did **not** refrain from blaming her".

    Args:
        document: The parse.
        verb: Index of the verb.
        lexicon: Tables of the language.
    """
    above = _refusing(document, verb, lexicon)
    return above is not None and is_negated(document, above, lexicon)


def is_pending(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether an infinitive is still to be done: "has **yet** to say".

    Args:
        document: The parse.
        verb: Index of the verb.
        lexicon: Tables of the language.
    """
    mark = preposition(document, verb)[:1]
    if not lemmas(document, mark) & lexicon.words("grammar", "infinitives") or mark[0] == 0:
        return False
    before = document.words[mark[0] - 1].lemma.lower()
    return before in lexicon.words("cues", "polarity", "pending")


def _refusing(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """The verb above that tells of not doing something, whether it is negated or not."""
    word = document.words[verb]
    if word.deprel == "conj" and tag(word) == tag(document.words[word.head]):
        word = document.words[word.head]
    if word.relation not in ("xcomp", "advcl"):
        return None
    above = document.words[word.head].lemma.lower()
    refusing = word.deprel == "xcomp" and above in lexicon.words("cues", "polarity", "negative")
    return word.head if refusing or _avoids(document, word.index, above, lexicon) else None


def _avoids(document: Document, gerund: int, above: str, lexicon: Lexicon) -> bool:
    """Whether a word tells of what is avoided: "refrained **from** blaming", "short **of** it".

    Not beside it, behind a comma: "stopped the sale, claiming that".
    """
    if any(document.words[c].text == "," for c in document.children[gerund] if c < gerund):
        return False
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
