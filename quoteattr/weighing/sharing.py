"""Sharing: verbs outside a content, which cannot have a subject within it for their source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from quoteattr.contents.proposals import Proposal
from quoteattr.document import Document
from quoteattr.weighing.judging import Judged


def with_shared(document: Document, judged: Sequence[Judged]) -> list[Judged]:
    """Give a verb that goes on after a content the source of that.

    In "Lee said it was safe and **urged** us to go" the parser coordinates "safe" and "urged", so
    that the subject of both would be "it".
    """
    claimed = {word: one.proposal for one in judged for word in one.proposal.content}
    return [_shared(document, one, claimed) for one in judged]


def _shared(document: Document, judged: Judged, claimed: Mapping[int, Proposal]) -> Judged:
    """A claim with the source of the content that its own source lies within."""
    proposal = judged.proposal
    outer = claimed.get(proposal.source_head) if proposal.source_head is not None else None
    if outer is None or outer.source_head is None or not _goes_on(document, proposal, outer):
        return judged
    found = attrs.evolve(proposal, source_head=outer.source_head, source=outer.source)
    return attrs.evolve(judged, proposal=found)


def _goes_on(document: Document, proposal: Proposal, outer: Proposal) -> bool:
    """Whether a verb outside a content is coordinated with the clause of that, after its cue."""
    cue = proposal.cue.head
    word = document.words[cue]
    joined = word.relation == "conj" and word.head in outer.content
    apart = outer.content.isdisjoint(proposal.cue_words | proposal.content)
    return joined and apart and outer.cue.head < word.head
