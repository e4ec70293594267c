"""Rivals: proposals of which only one can be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quoteattr.contents.proposals import Proposal
from quoteattr.weighing.judging import Judged

_SAME = 0.5  # contents that share more than this are one content


def without_governed(judged: Sequence[Judged]) -> list[Judged]:
    """Drop readings of an infinitive that is the content of its own governor.

    Its source says nothing by it: "**refused** to say", "asked **her** to explain".
    """
    infinitives = [j.proposal for j in judged if j.proposal.is_infinitive]
    governed = {(p.content_head, p.source_head) for p in infinitives if not p.targets}
    governed |= {(p.content_head, somebody) for p in infinitives for somebody in p.addressees}
    return [j for j in judged if (j.proposal.cue.head, j.proposal.source_head) not in governed]


def without_rivals(judged: Iterable[Judged], first: Iterable[Judged] = ()) -> list[Judged]:
    """Keep one proposal a cue, and none that claims the same content again.

    A cue whose best proposal falls to a rival may still keep its second best.

    Args:
        judged: Proposals with their probabilities.
        first: Those among them that come before all others, however probable these are.

    Returns:
        What is kept, the most probable first.
    """
    before = set(map(id, first))
    kept: list[Judged] = []
    cues: set[int] = set()
    by_word: dict[int, list[Judged]] = {}
    ranked = sorted(judged, key=lambda j: (-j.confidence, j.proposal.cue.head))
    for candidate in sorted(ranked, key=lambda j: id(j) not in before):
        if candidate.proposal.cue.head in cues:
            continue
        words = (*candidate.proposal.content, candidate.proposal.cue.head)
        near = {id(k): k for w in words for k in by_word.get(w, ())}
        if any(_are_rivals(candidate.proposal, k.proposal) for k in near.values()):
            continue
        kept.append(candidate)
        cues.add(candidate.proposal.cue.head)
        for word in words:
            by_word.setdefault(word, []).append(candidate)
    return kept


def _are_rivals(one: Proposal, other: Proposal) -> bool:
    """Whether two proposals cannot both be right, as they can where one holds the other whole."""
    is_same = len(one.content & other.content) > _SAME * len(one.content | other.content)
    is_in_other, is_in_one = one.cue.head in other.content, other.cue.head in one.content
    if is_in_other and is_in_one:
        return True
    if is_in_other or is_in_one:
        inner, outer = (one, other) if is_in_other else (other, one)
        is_one_cue = is_same and outer.cue.head in inner.cue_words
        return is_one_cue or not _knows_source(outer, inner.source_head)
    return is_same and not _share_subject(one, other)


def _knows_source(outer: Proposal, source: int | None) -> bool:
    """Whether a claim may be reported within another by its source: "told **them** to expect"."""
    return source is None or source in outer.content or source in outer.addressees


def _share_subject(one: Proposal, other: Proposal) -> bool:
    """Whether two passives have one content: "**it** was read by Lee and praised by all"."""
    agents = {one.source_head, other.source_head}
    return one.cue.passive and other.cue.passive and None not in agents and len(agents) > 1
