"""Relative pronouns: what a relative clause belongs to."""

from __future__ import annotations

from quoteattr.coreference.candidates import Candidate
from quoteattr.coreference.findings import Found
from quoteattr.coreference.referents import Referent
from quoteattr.coreference.state import State

_CLAUSE_DEPTH = 6  # words above the pronoun, of which one is the clause's verb
_PERSON_REACH = 16  # words before "who" among which a person is looked for


def relative_antecedent(state: State, number: int) -> Found | None:
    """What a relative clause belongs to; for "who" the nearest person before it.

    Args:
        state: The state of reading.
        number: Number of a pronoun among the candidates.

    Returns:
        Its referents, None where they are unknown or the pronoun is not relative.
    """
    candidate = state.candidates[number]
    if not candidate.relative:
        return None
    found = _modified(state, candidate)
    is_suited = not candidate.animate or _has_person(found)
    return Found.of(*(found if is_suited else _person_before(state, candidate) or found))


def _modified(state: State, candidate: Candidate) -> tuple[Referent, ...]:
    """What the clause of a relative pronoun hangs on."""
    document = state.document
    for above in (candidate.head, *document.ancestors(candidate.head)[:_CLAUSE_DEPTH]):
        word = document.words[above]
        if word.relation == "acl" and word.head >= 0:
            return state.named_by(word.head)
    return ()


def _person_before(state: State, candidate: Candidate) -> tuple[Referent, ...]:
    """The nearest person before "who" in its sentence."""
    first = state.document.sentence_of(candidate.head).first
    for word in range(candidate.head - 1, max(first, candidate.head - _PERSON_REACH) - 1, -1):
        near = state.named_by(word)
        if _has_person(near):
            return near
    return ()


def _has_person(referents: tuple[Referent, ...]) -> bool:
    return any(referent.sort in ("person", "group") for referent in referents)
