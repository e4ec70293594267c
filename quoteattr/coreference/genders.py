"""Genders that only the text tells: "Neighbour Ife Collins recalled it. “…,” she said."

A pronoun that speaks mostly takes up who was just named. Where nobody else was named in its
paragraph who agrees, it tells their gender, whatever stands between (after the constraint of
agreement in Lappin & Leass 1994, used the other way round).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from quoteattr.claims import Gender
from quoteattr.coreference.candidates import Candidate
from quoteattr.coreference.names import Names
from quoteattr.coreference.scopes import Scopes
from quoteattr.document import Document

SHARE = 0.75  # of what speaks of one person's gender


def learn_genders(
    document: Document, candidates: Sequence[Candidate], names: Names, scopes: Scopes
) -> None:
    """Note the genders that pronouns tell of persons whose names tell none.

    Args:
        document: The parsed text.
        candidates: All its mentions, in order.
        names: Its names in groups; their genders are filled in.
        scopes: Where its words stand among its attributions.
    """
    votes: dict[int, Counter[Gender]] = defaultdict(Counter)
    named: set[int] = set()
    paragraph = -1
    for number, candidate in enumerate(candidates):
        here = document.sentence_of(candidate.head).paragraph
        if here != paragraph:
            named, paragraph = set(), here
        if candidate.kind == "name":
            named.update(g for g in names.options[number] if names.groups[g].sort == "person")
        elif candidate.head in scopes.sources:
            if candidate.kind == "nominal" and candidate.sort == "person":
                named.add(-1)  # somebody without a name speaks as well
            elif candidate.gender and candidate.person == 3 and scopes.content[candidate.head] < 0:
                _vote(votes, candidate.gender, named, names)
    for group, found in votes.items():
        gender, count = found.most_common(1)[0]
        if count >= SHARE * found.total():
            names.groups[group].gender = gender


def _vote(
    votes: dict[int, Counter[Gender]], gender: Gender, named: set[int], names: Names
) -> None:
    """Count a pronoun for the only person named who may be meant."""
    able = [g for g in named if g < 0 or names.groups[g].gender in (None, gender)]
    if len(able) == 1 and able[0] >= 0 and names.groups[able[0]].gender is None:
        votes[able[0]][gender] += 1
