"""Nesting: claims within the content of another, which the annotated articles do not have.

What speaks for a claim there is the same as anywhere, but it weighs otherwise: "we hope that" is
hardly ever annotated as a claim of its own, and within what somebody says it mostly is one. So the
probability that the rules give to a reading is corrected by weights of its own, fitted on articles
that this project annotated with such claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from quoteattr.contents.proposals import LIGHT_VERB, Proposal
from quoteattr.document import Document, Word
from quoteattr.grammar.clauses import own_subject
from quoteattr.lexicon import Lexicon
from quoteattr.weighing import odds
from quoteattr.weighing.judging import Judged

LEAST = 0.4  # probability from which on a reading within the content of another is kept
_LISTED = 0.4  # what that of a verb that the lexicon lists for it is at least
Ruled: TypeAlias = Mapping[int, Sequence[Judged]]


def within_contents(
    document: Document, contents: Iterable[frozenset[int]], ruled: Ruled, lexicon: Lexicon
) -> Iterator[Judged]:
    """Read the cues within contents.

    Args:
        document: The parse.
        contents: The words of each content.
        ruled: The rules' readings of each cue.
        lexicon: Tables of the language; "nested_weights.toml" holds the weights.

    Yields:
        What is likely there and stays within the content, with its probability there.
    """
    for content in contents:
        for cue in sorted(ruled.keys() & content):
            for one in ruled[cue]:
                if one.proposal.content <= content:
                    nested = _weighed(document, one, lexicon)
                    if nested.confidence >= LEAST:
                        yield nested


def _weighed(document: Document, judged: Judged, lexicon: Lexicon) -> Judged:
    """A reading with its probability within the content of another claim."""
    weights = lexicon.table("nested_weights", "features")
    correction = sum(weights.get(name, 0.0) for name in judged.evidence)
    probability = odds.probability(odds.log_odds(judged.confidence) + correction)
    least = _LISTED if _is_thought(document, judged.proposal, lexicon) else 0.0
    return attrs.evolve(judged, confidence=max(probability, least))


def _is_thought(document: Document, proposal: Proposal, lexicon: Lexicon) -> bool:
    """Whether a verb says what its own subject, ahead of it, thinks: "**we hope** that"."""
    cue, source = proposal.cue, proposal.source_head
    if source is None or source > cue.head or cue.passive or not _is_listed(proposal, lexicon):
        return False
    return _may_think(document.words[source]) and own_subject(document, cue.head) == source


def _is_listed(proposal: Proposal, lexicon: Lexicon) -> bool:
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
