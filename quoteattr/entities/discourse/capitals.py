"""Capitals: "Tehran denied it", where the name of a capital stands for the state."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

import attrs

from quoteattr.document import Document
from quoteattr.entities.discourse.scopes import Scopes
from quoteattr.entities.discourse.towns import own_towns
from quoteattr.entities.forms.names import NameGroups
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.places import Places


def with_governments(
    document: Document,
    candidates: Sequence[Candidate],
    names: NameGroups,
    scopes: Scopes,
    places: Places,
) -> NameGroups:
    """Let capitals that speak be the states which the text names as well.

    Where one has spoken once, it is the state wherever it does what states do: "Tehran had
    signed …". What happens in Tehran still happens in the town, and a capital of which the text
    tells as of a town stays one, as where it has a mayor.

    Args:
        document: The parsed text.
        candidates: All its mentions, in order.
        names: Its names in groups.
        scopes: Where its words stand among its attributions.
        places: NameGroups of places.

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
        town for number, town in _named(names, towns) if candidates[number].head in scopes.sources
    }
    if not speaking:
        return names
    named = {
        candidates[number].head: group for number, group in _named(names, {*towns, *towns.values()})
    }
    speaking -= own_towns(document, named, towns, scopes, places)
    meant = {
        number: (towns[town],)
        for number, town in _named(names, speaking)
        if _acts(document, candidates[number], scopes, places)
    }
    return attrs.evolve(names, options={**names.options, **meant}, lent=frozenset(meant))


def _joined(words: Sequence[str], places: Places) -> str:
    """A place's name to compare by."""
    name = " ".join(words)
    return places.same.get(name, name)


def _capitals(
    names: NameGroups, states: dict[str, int], places: Places
) -> Iterator[tuple[int, int]]:
    """Groups of names that capitals bear, each with that of its state."""
    for number, group in enumerate(names.groups):
        town = _joined(group.words, places)
        state = places.capitals.get(town, town)
        if state != town and state in states and group.sort != "person":
            yield number, states[state]


def _named(names: NameGroups, groups: Container[int]) -> Iterator[tuple[int, int]]:
    """Mentions that bear names of these groups and of no others, each with its group."""
    for number, options in names.options.items():
        if len(options) == 1 and options[0] in groups:
            yield number, options[0]


def _acts(document: Document, mention: Candidate, scopes: Scopes, places: Places) -> bool:
    """Whether a name stands for who says something, to whom it is said, or who acts as a state."""
    word = document.words[mention.tie]
    if mention.head in scopes.sources or mention.head in scopes.addressed:
        return True
    if word.relation != "nsubj" or word.deprel.endswith(":pass") or word.head < 0:
        return False
    children = (document.words[child] for child in document.children[word.head])
    verbs = (verb for verb in children if verb.relation == "xcomp")  # "is ready to **sign**"
    return any(word_key(v.lemma) in places.deeds for v in (document.words[word.head], *verbs))
