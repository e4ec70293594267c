"""Relative pronouns: what a relative clause belongs to."""

from __future__ import annotations

from quoteattr.coreference.candidates import Candidate
from quoteattr.coreference.referents import Referent
from quoteattr.coreference.state import State

NEAR = 16  # words before "who" among which a person is looked for


def who_is_told_of(state: State, candidate: Candidate) -> tuple[Referent, ...]:
    """What a relative clause belongs to; for "who" the nearest person before it."""
    document = state.document
    found: tuple[Referent, ...] = ()
    for above in (candidate.head, *document.ancestors(candidate.head)[:6]):
        word = document.words[above]
        if word.relation == "acl" and word.head >= 0:
            found = state.named_by(word.head)
            break
    if not candidate.animate or any(r.sort in ("person", "group") for r in found):
        return found
    first = document.sentence_of(candidate.head).first
    for index in range(candidate.head - 1, max(first, candidate.head - NEAR) - 1, -1):
        near = state.named_by(index)
        if any(r.sort in ("person", "group") for r in near):
            return near
    return found
