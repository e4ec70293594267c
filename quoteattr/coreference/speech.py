"""Speech: who "I", "we" and "you" are in what somebody says."""

from __future__ import annotations

from quoteattr.coreference.candidates import Candidate
from quoteattr.coreference.referents import Referent
from quoteattr.coreference.state import State


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


def resolve_speech(state: State) -> None:
    """In what somebody says, "I" and "we" are the speaker and "you" is the one spoken to."""
    for number, candidate in enumerate(state.candidates):
        if candidate.kind != "pronoun" or candidate.relative or candidate.person == 3:
            continue
        speech = state.scopes.speech[candidate.head]
        if speech < 0:
            continue
        attribution = state.scopes.attributions[speech]
        source = attribution.source_head
        heads = attribution.addressees if candidate.person == 2 else (source,)
        if len(heads) != 1 or heads[0] is None:
            continue
        found = state.named_by(heads[0])
        if found:
            state.of[number] = found
            if not candidate.plural and len(found) == 1:
                found[0].mentions.append(number)
