"""Clipping: claims within a content, cut where that begins."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quoteattr.contents.proposals import Proposal
from quoteattr.weighing.judging import Judged


def clipped(judged: Sequence[Judged]) -> list[Judged]:
    """Cut claims within a content where that begins: "Lee said the **data** show"."""
    around: dict[int, Proposal] = {}
    for one in sorted(judged, key=lambda j: -len(j.proposal.content)):
        around |= dict.fromkeys(one.proposal.content, one.proposal)
    return [_clip(one, around.get(one.proposal.cue.head)) for one in judged]


def _clip(judged: Judged, outer: Proposal | None) -> Judged:
    """A claim within a content without what it took of the source around that."""
    proposal = judged.proposal
    if outer is None:
        return judged
    source, content = proposal.source, proposal.content - outer.source
    if proposal.source_head in outer.content:
        source &= outer.content
    clipped = attrs.evolve(proposal, source=source, content=content or proposal.content)
    return attrs.evolve(judged, proposal=clipped)
