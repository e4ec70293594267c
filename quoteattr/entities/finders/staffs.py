"""Staffs: "prosecutors said", of the District Prosecutors' Office that the text has named."""

from __future__ import annotations

from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.state import State


def by_staff(state: State, number: int) -> Found | None:
    """The body for which all speak who serve in it and after whom it is named.

    Args:
        state: The state of reading.
        number: Number of the nominal among the candidates.

    Returns:
        The body; None where the noun tells more, or of several such bodies.
    """
    candidate = state.candidates[number]
    (*modifiers, noun), bodies = candidate.words, state.vocabulary.bodies
    if modifiers or candidate.owned or not candidate.plural or noun not in bodies.staffs:
        return None
    known = (
        body for office in sorted(bodies.staffed) for body in state.descriptions.called(office)
    )
    named = {body.number: body for body in known if _is_named_after(body, noun)}
    return Found.of(*named.values()) if len(named) == 1 else None


def _is_named_after(body: Referent, noun: str) -> bool:
    """Whether a body bears the name of those who serve in it."""
    parts = (word for words in body.roles for word in words)
    return body.group is not None and any(part.startswith(noun) for part in parts)
