"""Capitals: "Tehran denied it", where the name of a capital stands for the state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from quoteattr.coreference.discourse.scopes import Scopes
from quoteattr.coreference.forms.names import Names
from quoteattr.coreference.mentions.candidates import Candidate
from quoteattr.document import Document
from quoteattr.vocabulary.places import Places


def with_governments(
    document: Document,
    candidates: Sequence[Candidate],
    names: Names,
    scopes: Scopes,
    places: Places,
) -> Names:
    """Let capitals that speak be the states which the text names as well.

    Where one has spoken once, it is the state wherever it does something: "Tehran had moved …".
    What happens in Tehran still happens in the town.

    Args:
        document: The parsed text.
        candidates: All its mentions, in order.
        names: Its names in groups.
        scopes: Where its words stand among its attributions.
        places: Names of places.

    Returns:
        The same names, those of such capitals in the groups of their states.
    """
    states = {
        state: number
        for number, group in enumerate(names.groups)
        if (state := _joined(group.words, places)) in places.countries
    }
    towns = dict(_capitals(names, states, places))
    speaking = {
        town for number, town in _towns(names, towns) if candidates[number].head in scopes.sources
    }
    meant = {
        number: (towns[town],)
        for number, town in _towns(names, towns)
        if town in speaking and _acts(document, candidates[number], scopes)
    }
    return attrs.evolve(names, options={**names.options, **meant}, lent=frozenset(meant))


def _joined(words: Sequence[str], places: Places) -> str:
    """A place's name to compare by."""
    name = " ".join(words)
    return places.same.get(name, name)


def _capitals(names: Names, states: dict[str, int], places: Places) -> Iterator[tuple[int, int]]:
    """Groups of names that capitals bear, each with that of its state."""
    for number, group in enumerate(names.groups):
        town = _joined(group.words, places)
        state = places.capitals.get(town, town)
        if state != town and state in states and group.sort != "person":
            yield number, states[state]


def _towns(names: Names, towns: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Mentions of capitals, each with the group of its name."""
    for number, options in names.options.items():
        if len(options) == 1 and options[0] in towns:
            yield number, options[0]


def _acts(document: Document, mention: Candidate, scopes: Scopes) -> bool:
    """Whether a name stands where something is said or done, by whom or to whom it is said."""
    word = document.words[mention.tie]
    is_agent = word.relation == "nsubj" and not word.deprel.endswith(":pass")
    return mention.head in scopes.sources or mention.head in scopes.addressed or is_agent
