"""Speech: who "I", "we" and "you" are in what somebody says."""

from __future__ import annotations

from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.state import State
from quoteattr.entities.mentions.candidates import Candidate


def speaker_of(state: State, candidate: Candidate) -> tuple[Referent, ...]:
    """The one who says a word in their own words, as far as that one is known.

    Args:
        state: The state of reading.
        candidate: A mention such as "my".

    Returns:
        The speaker; nobody outside speech.
    """
    speech = state.scopes.speech[candidate.head]
    source = state.scopes.attributions[speech].source_head if speech >= 0 else None
    return state.named_by(source) if source is not None else ()


def party(state: State, number: int) -> Found | None:
    """Who "I" and "we" are in what somebody says, the speaker, and "you", the one spoken to.

    Args:
        state: The state of reading, at its end: who speaks may stand after what is said.
        number: Number of a pronoun among the candidates.

    Returns:
        Who is meant, None where that is unknown or the pronoun is another.
    """
    candidate = state.candidates[number]
    if candidate.relative or candidate.person == 3:
        return None
    speech = state.scopes.speech[candidate.head]
    if speech < 0:
        return _unmarked(state, candidate)
    if candidate.person == 2:
        heads = state.scopes.attributions[speech].addressees
        return Found.of(*state.named_by(heads[0])) if len(heads) == 1 else None
    return Found.of(*speaker_of(state, candidate))


def _unmarked(state: State, candidate: Candidate) -> Found | None:
    """Who "I" and "we" are where who says it follows, and marks are missing: "I know, she said"."""
    source = state.scopes.source_of(candidate.head)
    if candidate.person != 1 or source is None or source < candidate.head:
        return None
    named = state.named_by(source)
    are_others = not candidate.plural and any(r.plural or r.sort != "person" for r in named)
    return None if are_others else Found.of(*named)
