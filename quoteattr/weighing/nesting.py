"""Nesting: claims within the content of another, which the annotated articles do not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from quoteattr.constructions.proposals import LIGHT_VERB, Proposal
from quoteattr.document import Document, Word
from quoteattr.grammar.clauses import own_subject
from quoteattr.lexicon import Lexicon
from quoteattr.weighing.judging import Judged

LEAST = 0.4  # probability from which on a reading within the content of another is kept
Ruled: TypeAlias = Mapping[int, Sequence[Judged]]


def within_contents(
    document: Document, judged: Sequence[Judged], ruled: Ruled, least: float, lexicon: Lexicon
) -> list[Judged]:
    """What the rules make of the cues within contents, where nothing could be learnt.

    Args:
        document: The parse.
        judged: Readings of cues with their probabilities.
        ruled: The rules' readings of each cue.
        least: Probability from which on a reading counts as a claim around others.
        lexicon: Tables of the language.

    Returns:
        The most probable reading by the rules of each such cue that stays within the content.
    """
    around = (one.proposal.content for one in judged if one.confidence >= least)
    found = dict.fromkeys(
        better
        for content in around
        for cue in sorted(ruled.keys() & content)
        for better in _best(document, ruled[cue], lexicon)
        if better.proposal.content <= content
    )
    return list(found)


def _best(document: Document, readings: Sequence[Judged], lexicon: Lexicon) -> Iterator[Judged]:
    """The most probable reading of a cue, as it is and as one within a content."""
    best = max(readings, key=_confidence)
    yield best
    if best.confidence < LEAST:
        thoughts = (one for one in readings if _is_thought(document, one.proposal, lexicon))
        thought = max(thoughts, key=_confidence, default=None)
        if thought is not None:
            yield attrs.evolve(thought, confidence=LEAST, is_nested=True)


def _confidence(judged: Judged) -> float:
    return judged.confidence


def _is_thought(document: Document, proposal: Proposal, lexicon: Lexicon) -> bool:
    """Whether a verb says what its own subject, ahead of it, thinks: "**we hope** that"."""
    cue, source = proposal.cue, proposal.source_head
    if source is None or source > cue.head or cue.passive or not thinks(proposal, lexicon):
        return False
    return _may_think(document.words[source]) and own_subject(document, cue.head) == source


def thinks(proposal: Proposal, lexicon: Lexicon) -> bool:
    """Whether the lexicon lists a verb, alone or with its tie, for claims within others.

    Of a light verb it is the noun that claims.
    """
    phrases = {proposal.cue.lemma, f"{proposal.cue.lemma} {proposal.tie}"}
    if proposal.rule == LIGHT_VERB:
        claims = proposal.noun == "cue noun"
        phrases = {f"{proposal.cue.lemma} {proposal.link}".strip()} if claims else set()
    return not phrases.isdisjoint(lexicon.words("cues", "nested", proposal.rule))


def _may_think(word: Word) -> bool:
    """Whether a word names who thinks so: no "you", nor the "t" of "don ’ t"."""
    if word.upos == "PRON":
        return word.feature("Person") != "2"
    is_share = word.upos in ("NUM", "SYM")  # "60 **%** of families favor it"
    return is_share or (word.upos in ("NOUN", "PROPN") and len(word.text) > 1)
