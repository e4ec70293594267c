"""Idioms: phrases of a verb that are cues as a whole, whose content is what they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.contents.adjuncts import asides
from quoteattr.contents.proposals import IDIOM, Frame, Proposal
from quoteattr.grammar.clauses import lemmas, preposition

_NOMINAL = ("obj", "obl")


def idiom(frame: Frame) -> Iterator[Proposal]:
    """X took aim at P; X poured water on P; X called P into question; X held Y liable for P."""
    if frame.cue.lemma not in frame.lexicon.table("cues", "idioms"):
        return
    known = frame.lexicon.words("cues", "idioms", frame.cue.lemma)
    yield from _with_adjective(frame, known)
    for noun in (w for w in frame.own(*_NOMINAL) if w > frame.cue.head):
        own = preposition(frame.document, noun)
        is_pronoun = frame.document.words[noun].upos == "PRON"  # "distanced **himself** from"
        named = frame.wording([noun]) if is_pronoun else frame.lemma(noun)
        phrase = f"{frame.wording(own)} {named}".strip()
        if phrase in known:
            yield from _with_object(frame, noun, phrase)
        for matter in _matters(frame, noun):
            tie = preposition(frame.document, matter)
            if f"{phrase} {frame.wording(tie)}" in known:
                yield _proposal(frame, noun, matter, f"{phrase} {frame.wording(tie)}")


def without_parts(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Drop readings that take an idiom apart: its verb alone as cue, "took **aim at the plan**".

    Args:
        proposals: The readings of one cue.

    Returns:
        The others, in the same order.
    """
    whole = [one for one in proposals if one.rule == IDIOM]
    return [
        one
        for one in proposals
        if one in whole or all(one.content.isdisjoint(i.content | i.cue_words) for i in whole)
    ]


def _matters(frame: Frame, noun: int) -> list[int]:
    """Phrases and gerunds right behind a noun, whether they are its own or its verb's."""
    document = frame.document
    below = [w for w in document.children[noun] if document.words[w].relation in ("nmod", "acl")]
    after = noun + 1
    return [
        w
        for w in (*below, *frame.own("obl", "advcl"))
        if preposition(document, w)[:1] == (after,) and document.subtree(w)[0] == after
    ]


def _with_object(frame: Frame, noun: int, phrase: str) -> Iterator[Proposal]:
    """The object of a verb whose idiom is a phrase beside that: "called P into question"."""
    objects = [w for w in frame.own("obj") if w > frame.cue.head and w != noun]
    if objects:
        yield _proposal(frame, noun, objects[0], phrase)


def _with_adjective(frame: Frame, known: frozenset[str]) -> Iterator[Proposal]:
    """What a verb makes its object liable for: "held **the bank responsible for the leak**".

    Without what for, it only punishes: "held the bank accountable".
    """
    words, children = frame.document.words, frame.document.children
    for noun in (w for w in frame.own("obj") if w > frame.cue.head):
        modifiers = [c for c in children[noun] if words[c].relation == "amod"]
        for word in (*modifiers, *frame.own("xcomp")):
            charges = _blamed(frame, noun, [*children[word], *frame.own("obl", "advcl")])
            if charges and word > noun and frame.lemma(word) in known:
                content, link = frame.subtree(noun, word, *charges), frame.lemma(word)
                yield frame.propose(IDIOM, noun, content, link=link, targets=(noun,))


def _proposal(frame: Frame, noun: int, matter: int, phrase: str) -> Proposal:
    """A reading whose cue is the idiom, and whose content is what that is about."""
    tie = preposition(frame.document, matter)
    blame = _blame(frame, matter)
    content = frame.subtree(matter, *blame).difference(tie)
    content -= asides(frame, [] if blame else [matter])
    words = {*frame.subtree(noun) - frame.subtree(matter), *tie}
    return frame.propose(IDIOM, matter, content, words=words, link=phrase, targets=(matter,))


def _blame(frame: Frame, matter: int) -> list[int]:
    """The gerund for which somebody is blamed or praised: "took aim at Lee **for lying**"."""
    return _blamed(frame, matter, frame.own("advcl"))


def _blamed(frame: Frame, matter: int, phrases: Sequence[int]) -> list[int]:
    """Those of some phrases behind somebody that tell what for."""
    document, blaming = frame.document, frame.listed("blaming")
    return [
        phrase
        for phrase in phrases
        if phrase > matter and lemmas(document, preposition(document, phrase)) & blaming
    ]
