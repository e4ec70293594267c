"""Silence: who did not respond and who did not want to be named, which tells what nobody said."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import child, is_negated, lemmas, own_subject
from quoteattr.grammar.forms import is_modal
from quoteattr.grammar.nobody import says_nobody
from quoteattr.lexicon import Lexicon


def is_silence(document: Document, word: int, lexicon: Lexicon) -> bool:
    """Whether a cue tells that nothing was said, or no name given.

    Args:
        document: The parse.
        word: Index of the word that heads it.
        lexicon: Tables of the language.
    """
    return _is_unanswered(document, word, lexicon) or _is_anonymity(document, word, lexicon)


def _is_unanswered(document: Document, word: int, lexicon: Lexicon) -> bool:
    """Whether a word tells that there was no answer: "did **not respond** to **questions** about".

    Who would not or could not answer something is not silent, nor who did not answer whether
    something is so; and who did not respond to calls to resign was called on.
    """
    lemma, head = document.words[word].lemma.lower(), document.words[word].head
    if lemma in lexicon.words("cues", "silence", "requests"):
        asks = child(document, word, "acl") is None
        return asks and head >= 0 and _is_silent(document, head, lexicon)
    if lemma in lexicon.words("cues", "silence", "failing"):
        answer = child(document, word, "xcomp")
        return answer is not None and _is_silent(document, answer, lexicon)
    return _is_silent(document, word, lexicon)


def _is_silent(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb of answering is negated, or is what somebody "**failed** to" do."""
    word = document.words[verb]
    if word.lemma.lower() not in lexicon.words("cues", "silence", "answering"):
        return False
    if child(document, verb, "ccomp") is not None or _is_refused(document, verb):
        return False
    failing = lexicon.words("cues", "silence", "failing")
    fails = word.deprel == "xcomp" and document.words[word.head].lemma.lower() in failing
    return fails or is_negated(document, verb, lexicon) or _is_by_nobody(document, verb, lexicon)


def _is_anonymity(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb tells that a source wants no name: "**asked** not to be named"."""
    lemma = document.words[verb].lemma.lower()
    if lemma not in lexicon.words("cues", "silence", "requesting"):
        return False
    negative = lexicon.words("cues", "polarity", "negative")
    turned = lemma in negative or is_negated(document, verb, lexicon)
    return any(
        _is_nameless(document, index, turned, lexicon)
        for index in document.children[verb]
        if document.words[index].relation in ("xcomp", "obj", "obl")
    )


def _is_nameless(document: Document, word: int, turned: bool, lexicon: Lexicon) -> bool:
    """Whether what somebody wants is "**anonymity**", or not to be **named**."""
    found = lemmas(document, (word, *document.children[word]))
    if not found.isdisjoint(lexicon.words("cues", "silence", "anonymous")):
        return True
    is_named = document.words[word].lemma.lower() in lexicon.words("cues", "silence", "identifying")
    own = is_named and child(document, word, "aux:pass") is not None
    return own and (turned or is_negated(document, word, lexicon))


def _is_refused(document: Document, verb: int) -> bool:
    """Whether a modal verb tells why there is no answer: "**would** not respond"."""
    return any(
        is_modal(document.words[w])
        for w in document.children[verb]
        if document.words[w].relation == "aux"
    )


def _is_by_nobody(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether nobody answers: "**neither** bank responded"."""
    subject = own_subject(document, verb)
    if subject is None:
        return False
    return says_nobody(document.words[document.subtree(subject)[0]], lexicon)
