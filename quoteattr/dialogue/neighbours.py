"""Neighbours: the sentence beside a quotation that says who is speaking."""

from __future__ import annotations

import attrs

from quoteattr.dialogue.kinds import kind_at
from quoteattr.document import Document, Sentence
from quoteattr.grammar.clauses import auxiliaries, child, lemmas, own_subject
from quoteattr.grammar.forms import tag
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.cues import cue_type

_SPEAKERS = ("person", "group")


@attrs.frozen
class Neighbour:
    """Who speaks by a sentence beside a quotation.

    Attributes:
        source: Head word of who speaks.
        head: Head word of the sentence.
        cue: Words of the cue; none where the speaker only does something.
    """

    source: int
    head: int
    cue: frozenset[int] = frozenset()


def told_after(document: Document, sentence: Sentence, lexicon: Lexicon) -> Neighbour | None:
    """Read “Those were the words of X”, “X was speaking in court” after a quotation.

    Args:
        document: The parse.
        sentence: The sentence after a quotation.
        lexicon: Table ``continuations`` and those of persons.

    Returns:
        Who speaks, or None where the sentence does not tell.
    """
    root = root_of(document, sentence)
    subject = own_subject(document, root)
    if subject is None:
        return None
    lemma = document.words[root].lemma.lower()
    if lemma in lexicon.words("continuations", "nouns"):
        return _summed_up(document, root, subject, lexicon)
    is_speaking = lemma in lexicon.words("continuations", "speaking")
    progressive = tag(document.words[root]) == "VBG" and child(document, root, "aux") is not None
    if is_speaking and progressive and _is_speaker(document, subject, lexicon):
        return Neighbour(subject, root, frozenset({root, *auxiliaries(document, root, lexicon)}))
    return None


def _summed_up(document: Document, noun: int, subject: int, lexicon: Lexicon) -> Neighbour | None:
    """Those were the words of X; that was X's verdict."""
    pointing = document.words[subject].feature("PronType") == "Dem"
    if not pointing or child(document, noun, "cop") is None:
        return None
    possessor = child(document, noun, "nmod:poss")
    if possessor is not None:
        return Neighbour(possessor, noun, frozenset({noun}))
    for giver in document.children[noun]:
        ties = _ties(document, giver, lexicon.words("cues", "source_prepositions"))
        if document.words[giver].relation == "nmod" and ties:
            return Neighbour(giver, noun, frozenset({noun, *ties}))
    return None


def _ties(document: Document, noun: int, prepositions: frozenset[str]) -> list[int]:
    return [
        c
        for c in document.children[noun]
        if document.words[c].relation == "case" and lemmas(document, [c]) & prepositions
    ]


def active_before(document: Document, sentence: Sentence, lexicon: Lexicon) -> Neighbour | None:
    """Read “X agreed”, “X pointed at the door” before a quotation.

    Args:
        document: The parse.
        sentence: The sentence before a quotation.
        lexicon: Tables of the language.

    Returns:
        Who speaks or does something, with a cue if it is to speak; None where a thing does.
    """
    root = root_of(document, sentence)
    subject = own_subject(document, root)
    if subject is None or document.words[sentence.first].text in "([":
        return None
    if _speaks(document, root, lexicon):
        return Neighbour(subject, root, frozenset({root, *auxiliaries(document, root, lexicon)}))
    if kind_at(document, subject, lexicon) == "document":
        subject = child(document, subject, "nmod:poss") or subject  # Ann Lee's tweet was short.
    return Neighbour(subject, root) if _is_speaker(document, subject, lexicon) else None


def _speaks(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb is one of speaking without an object of its own."""
    kind = cue_type(document.words[verb].lemma.lower(), lexicon)
    is_free = child(document, verb, "obj", "ccomp", "xcomp") is None
    return document.words[verb].upos == "VERB" and kind in ("statement", "question") and is_free


def _is_speaker(document: Document, word: int, lexicon: Lexicon) -> bool:
    return kind_at(document, word, lexicon) in _SPEAKERS


def root_of(document: Document, sentence: Sentence) -> int:
    """Index of the word that heads a sentence."""
    top = document.top(range(sentence.first, sentence.last))
    return sentence.first if top is None else top
