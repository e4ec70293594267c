"""Genders that only a pronoun tells, as "she" does after "Ife Collins recalled it".

A pronoun that speaks mostly takes up who spoke, or was named, just before. Where only one person
in its paragraph did who may agree, it tells their gender, whatever stands between (the agreement
of Lappin & Leass 1994, used the other way round).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import attrs

from quoteattr.claims import Gender
from quoteattr.document import Document
from quoteattr.entities.discourse.scopes import Scopes
from quoteattr.entities.forms.names import NameGroups
from quoteattr.entities.mentions.candidates import Candidate

_SHARE = 0.75  # of what speaks of one person's gender
_UNNAMED = -1  # stands for whoever speaks and has no name


def with_genders(names: NameGroups, genders: Mapping[int, Gender]) -> NameGroups:
    """Add genders to names.

    Args:
        names: NameGroups in groups.
        genders: Genders by the numbers of groups.

    Returns:
        The same names, those groups with these genders.
    """
    groups = list(names.groups)
    for number, gender in genders.items():
        groups[number] = attrs.evolve(groups[number], gender=gender)
    return attrs.evolve(names, groups=tuple(groups))


def learned_genders(
    document: Document, candidates: Sequence[Candidate], names: NameGroups, scopes: Scopes
) -> dict[int, Gender]:
    """The genders that pronouns tell of persons whose names tell none.

    Args:
        document: The parsed text.
        candidates: All its mentions, in order.
        names: Its names in groups.
        scopes: Where its words stand among its attributions.

    Returns:
        For the number of a group of names the gender of who bears it.
    """
    votes: dict[int, Counter[Gender]] = defaultdict(Counter)
    named, speakers = set[int](), set[int]()
    paragraph = -1
    for number, candidate in enumerate(candidates):
        here = document.sentence_of(candidate.head).paragraph
        if here != paragraph:
            named, speakers, paragraph = set(), set(), here
        speaks = bool({candidate.head, candidate.tie} & scopes.sources.keys())
        is_outer = speaks and scopes.content[candidate.head] < 0
        if candidate.kind == "name":
            groups = (g for g in names.options[number] if names.groups[g].sort == "person")
            (speakers if is_outer else named).update(groups)
        elif is_outer and candidate.kind == "nominal" and candidate.sort == "person":
            speakers.add(_UNNAMED)
        elif is_outer and candidate.gender and candidate.person == 3:
            _vote(votes, candidate.gender, speakers or named, names)
    likeliest = {group: found.most_common(1)[0] for group, found in votes.items()}
    return {
        group: gender
        for group, (gender, count) in likeliest.items()
        if count >= _SHARE * votes[group].total()
    }


def _vote(
    votes: dict[int, Counter[Gender]], gender: Gender, named: set[int], names: NameGroups
) -> None:
    """Count a pronoun for the only person named who may be meant."""
    able = [g for g in named if g == _UNNAMED or names.groups[g].gender in (None, gender)]
    if len(able) == 1 and able[0] != _UNNAMED and names.groups[able[0]].gender is None:
        votes[able[0]][gender] += 1
