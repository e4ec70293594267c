"""Partners: a name and a description that the text says to be one: "the clerk, Mercy Atieno"."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.state import State
from quoteattr.entities.finders.bearers import bearer_of
from quoteattr.entities.finders.identification import named_after
from quoteattr.entities.finders.nominals import described
from quoteattr.entities.finders.owners import owners_in, owners_of


def linked(state: State, number: int) -> Found | None:
    """The referent of the name or the mention that the text says a nominal to be.

    Args:
        state: The state of reading.
        number: Number of the nominal among the candidates.

    Returns:
        The referent, None where there is no such mention, or it is not known yet.
    """
    partner = _partner(state, number)
    if partner is None:
        return None
    if state.candidates[partner].kind == "name":
        return bearer_of(state, partner)
    known = state.of.get(partner, ())
    return Found(known) if len(known) == 1 else None


def partner_name(state: State, number: int) -> Iterator[int]:
    """The number of the name that the text says a nominal to be, if it does."""
    partner = _partner(state, number)
    if partner is not None and state.candidates[partner].kind == "name":
        yield partner


def _partner(state: State, number: int) -> int | None:
    """What the sentence links a nominal to, or else the name that identifies it later."""
    partner = _last_link(state, number)
    return named_after(state, number) if partner is None else partner


def _last_link(state: State, number: int) -> int | None:
    """What a mention is linked to, or that is: "the other man, his cousin Bob Lee"."""
    partner = state.links.same.get(number)
    if partner is None or state.candidates[partner].kind == "name":
        return partner
    further = state.links.same.get(partner)
    is_name = further is not None and state.candidates[further].kind == "name"
    return further if is_name else partner


def described_beside(state: State, number: int) -> Found | None:
    """What the nominal beside a name takes up: "said the clerk, Mercy Atieno".

    Args:
        state: The state of reading.
        number: Number of a name that the text has not mentioned before.

    Returns:
        The referent, None where the nominal is new, or means several or somebody with a name.
    """
    partner = state.links.same.get(number)
    if partner is None:
        return None
    if partner in state.of:
        found: Found | None = Found(state.of[partner])
    else:
        found = described(state, partner) if _is_nominal(state, partner) else None
    if found is None or len(found.referents) > 1:
        return None
    (referent,) = found.referents
    is_free = referent.group is None and not referent.plural
    return found if is_free and not _is_of_another(state, partner, referent) else None


def _is_of_another(state: State, nominal: int, referent: Referent) -> bool:
    """Whether a referent is somebody else's: "Lee and his captain. Kim's captain, **Ito**"."""
    noun, owners = state.candidates[nominal].words[-1], owners_of(state, nominal)
    owned, numbers = state.descriptions, tuple(owner.number for owner in owners)
    is_owned = bool(owners) and (noun, referent.number) in owned.owned
    return is_owned and owned.by_owner.get((noun, numbers)) is not referent


def owners_beside(state: State, number: int) -> Iterator[int]:
    """Mentions of who possesses what the nominal beside a name tells, where that is not read."""
    partner = state.links.same.get(number)
    if partner is not None and partner not in state.of and _is_nominal(state, partner):
        yield from owners_in(state, partner)


def _is_nominal(state: State, number: int) -> bool:
    return state.candidates[number].kind == "nominal"
