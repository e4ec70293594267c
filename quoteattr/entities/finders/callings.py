"""Callings: "the player" for a midfielder, "the official" for a minister, "the scientist"."""

from __future__ import annotations

from collections.abc import Collection

from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.state import State
from quoteattr.entities.discourse.voices import called_by
from quoteattr.entities.mentions.phrases import has_owner
from quoteattr.vocabulary.genders import are_opposite

_WINDOW = 4  # sentences


def by_calling(state: State, number: int) -> Found | None:
    """The person whom a wider noun than the one known takes up: "the **minister** … the official".

    Args:
        state: The state of reading.
        number: Number of the nominal among the candidates.

    Returns:
        The last speaker, or the only such person named of late; None where the noun is another.
    """
    candidate = state.candidates[number]
    wider = state.vocabulary.persons.wider
    narrower = wider.get(candidate.words) or wider.get(candidate.words[-1:])
    is_free = candidate.definite and not has_owner(state.document, candidate.head)
    if not (narrower and is_free and candidate.describes_person):
        return None
    since, called = state.sentence(number) - _WINDOW, called_by(state, candidate)
    near = [r for r in state.recent.values() if r.sentence >= since and _goes_by(r, narrower)]
    speaking = [r for r in near if r in state.speakers]
    if len(state.speakers) == 1 and speaking and candidate.head in state.scopes.sources:
        near = speaking
    fits = [r for r in near if not are_opposite(r.gender, candidate.gender)]
    return Found((fits[0],)) if len(fits) == 1 and fits[0].number not in called else None


def _goes_by(referent: Referent, nouns: Collection[str]) -> bool:
    """Whether somebody named has been called by one of some nouns."""
    is_named = referent.sort == "person" and referent.group is not None
    return is_named and any(role[-1] in nouns for role in referent.roles)
