"""Seats: the party and the state that stand behind a member's name: "Ann Lee, R-Ohio"."""

from __future__ import annotations

import re

from quoteattr.document import Document
from quoteattr.entities.discourse.referents import Words
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.vocabulary.groups import Groups

_LONGEST = 24  # characters
_SEAT = re.compile(r"\s*[,(]\s*(\w)\.?\s*[-\u2010-\u2013,]\s*(\w[\w. ]*?)\s*[,)]")


def seat_of(document: Document, name: Candidate, groups: Groups) -> Words:
    """What a member of parliament is by the letter and the state behind the name.

    Args:
        document: The parsed text.
        name: A name.
        groups: What the letters stand for, and short forms of states.

    Returns:
        The words of a description, ("ohio", "republican"); none where no such letter stands there.
    """
    after = document.words[name.last + 1 : name.last + 2]
    if not after or after[0].text not in (",", "("):
        return ()
    end = document.words[name.last].end
    found = _SEAT.match(document.text[end : end + _LONGEST])
    party = groups.letters.get(found[1].lower()) if found else None
    if found is None or party is None:
        return ()
    state = found[2].lower()
    return (*groups.states.get(state, state).split(), party)
