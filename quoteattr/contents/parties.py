"""Parties: those to whom something is said, and whom a passive is done to."""

from __future__ import annotations

from collections.abc import Collection

from quoteattr.contents.proposals import Frame
from quoteattr.grammar.clauses import own_subject, preposition
from quoteattr.grammar.control import subject
from quoteattr.grammar.headlines import is_headline
from quoteattr.grammar.voice import is_passive
from quoteattr.vocabulary.cues import cue_type


def recipients(frame: Frame, content: Collection[int]) -> tuple[int, ...]:
    """Head words of those to whom it is said: objects of "tell", the "to" phrase of "say".

    A language with a dative may name the relations in which all its verbs take an addressee.
    """
    document = frame.document
    is_demand = cue_type(frame.cue.lemma, frame.lexicon) == "demand"
    addresses = is_demand or frame.is_in(frame.cue.head, "addressed")
    relations = ("obj", "iobj", "nsubj") if addresses else frame.listed("addressee_relations")
    direct = frame.own(*relations)
    if addresses and frame.cue.passive and not frame.own("nsubj"):
        shared = subject(document, frame.cue.head, frame.lexicon)
        direct += [] if shared is None else [shared]
    towards = frame.listed("recipients")
    oblique = [i for i in frame.own("obl") if frame.wording(preposition(document, i)) in towards]
    here = frame.quoted.around(frame.cue.head)  # what is quoted is said, not spoken to
    return tuple(
        i
        for i in (*direct, *oblique)
        if i != frame.source_head and i not in content and frame.quoted.around(i) == here
    )


def done_to(frame: Frame) -> int | None:
    """The subject of a passive, its own or one that it shares: "**it** was read and approved"."""
    document, head = frame.document, frame.cue.head
    if not frame.cue.passive:
        return None
    own = own_subject(document, head)
    word = document.words[head]
    if word.deprel == "acl" and frame.is_in(head, "targeting"):
        return word.head  # "a man accused of murder"
    if own is None and word.relation == "conj" and is_passive(document, head):
        own = own_subject(document, word.head)
    if own is None or document.words[own].relation != "nsubj":
        return None
    relations = {document.words[own].deprel, *(document.words[w].deprel for w in frame.cue.words)}
    is_patient = relations & {"nsubj:pass", "aux:pass"} or is_headline(document, head)
    return own if is_patient else None
