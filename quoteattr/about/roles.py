"""Roles: in which role a content names somebody."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.about.candidates import Candidate
from quoteattr.about.matters import Matter
from quoteattr.about.paths import AS_DOER, BLAMED, TOLD
from quoteattr.claims import Role

_SUBJECTS = {"nsubj", "passive"}
_OBJECTS = {"obj", "obl", "agent"}
_OWNERS = {"owner", "compound"}


def role_of(matter: Matter, candidate: Candidate) -> Role:
    """Tell the role of a candidate.

    Args:
        matter: A content.
        candidate: An entity that it names.

    Returns:
        The role of its word, or of the thing that it owns: "**Lee's** plan failed".
    """
    *steps, end = candidate.path
    case = matter.case(candidate.word)
    owned = _owned(matter, steps, case)
    if owned == len(steps):
        return "topic" if candidate.within else _role_at_end(end)
    return _role(matter, steps[owned], "" if owned else case)


def _owned(matter: Matter, steps: Sequence[str], case: str) -> int:
    """How many steps only lead from an owner to what is owned: "the plan **of Lee's aide**"."""
    owned = 0
    for step in steps:
        is_of = owned == 0 and step == "nmod" and case in matter.wording.owners
        if step not in _OWNERS and not is_of:
            break
        owned += 1
    return owned


def _role(matter: Matter, step: str, case: str) -> Role:
    """The role in a clause, by the preposition: "spoke **about Lee**", "met **Lee**"."""
    if step in _SUBJECTS:
        return "subject"
    return "object" if step in _OBJECTS and case not in matter.wording.topics else "topic"


def _role_at_end(end: str) -> Role:
    """The role of what ends a path: "**Lee** is said to be ill", "told **them** to leave"."""
    if end == BLAMED:
        return "cue_object"
    is_subject = end.startswith(TOLD) or end.endswith(("nsubj", AS_DOER))
    return "subject" if is_subject else "topic"
