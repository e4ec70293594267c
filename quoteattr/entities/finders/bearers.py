"""Bearers: whom a name means, of several persons who share it the likeliest."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.claims import Gender
from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.salience import lasting
from quoteattr.entities.discourse.state import State
from quoteattr.entities.discourse.voices import unlikely_sources
from quoteattr.entities.finders.epithets import by_demonym
from quoteattr.entities.finders.offices import abbreviated
from quoteattr.entities.forms.names import best_group
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.vocabulary.genders import are_opposite
from quoteattr.vocabulary.keys import word_key

_SAME_TITLE = 100.0


def bearer_of(state: State, number: int) -> Found | None:
    """The referent that a name takes up.

    Args:
        state: The state of reading.
        number: Number of the name among the candidates.

    Returns:
        Who bears it, or is only called so: "the DP", "the Colombian". None where it is new.
    """
    known = state.of_group.get(group_of(state, number))
    if known is not None:
        return Found((known,))
    return abbreviated(state, number) or by_demonym(state, number)


def group_of(state: State, number: int) -> int:
    """The group to which a name belongs, of several the one whose bearer is likeliest.

    Args:
        state: The state of reading.
        number: Number of the name among the candidates.

    Returns:
        Number of the group.
    """
    options = state.names.options[number]
    return options[0] if len(options) == 1 else _likeliest(state, number, options)


def _likeliest(state: State, number: int, options: Sequence[int]) -> int:
    """Of several bearers of a name the one that is most in the reader's mind."""
    name, known = state.candidates[number], state.of_group
    if len(name.words) == 1:
        options = _awake(state, state.sentence(number), options) or options
    options = _called_so(state, name, options) or options
    bearers = [known[n] for n in options if n in known]
    unlikely = unlikely_sources(state, name, bearers)
    titles = set(map(word_key, name.titles))
    salience = {
        n: lasting(known[n], state.sentence(number)) / 100
        - unlikely.get(known[n].number, 0.0) / 100
        + _SAME_TITLE * any(titles.intersection(words) for words in known[n].roles)
        for n in options
        if n in known
    }
    return best_group(state.names, options, salience)


def _awake(state: State, sentence: int, options: Sequence[int]) -> list[int]:
    """Those bearers who are no relatives, brought in beside another in a paragraph before."""
    numbers = [state.of_group[n].number for n in options if n in state.of_group]
    first = min(numbers, default=-1)
    return [
        n
        for n in options
        if n not in state.of_group
        or state.of_group[n].number == first
        or not _is_asleep(state, sentence, state.of_group[n])
    ]


def _is_asleep(state: State, sentence: int, bearer: Referent) -> bool:
    """Whether a bearer is somebody's relative whom the paragraph has not mentioned."""
    sentences, kin = state.document.sentences, state.vocabulary.persons.kin
    is_here = sentences[bearer.sentence].paragraph == sentences[sentence].paragraph
    return not is_here and any(words[-1] in kin for words in bearer.roles[:1])


def _is_called(mention: Candidate, name: Candidate) -> bool:
    """Whether a mention is a name with the surname of another."""
    return mention.kind == "name" and name.words[-1] in mention.words


def _called_so(state: State, name: Candidate, options: Sequence[int]) -> list[int]:
    """Of the bearers of a surname those of its gender who have been called by it before."""
    called: dict[int, Gender | None] = {}
    for group in options:
        known = state.of_group.get(group)
        if known and any(_is_called(state.candidates[n], name) for n in known.mentions):
            called[group] = known.gender
    sure = [group for group, gender in called.items() if gender and gender == name.gender]
    return sure or [
        group for group, gender in called.items() if not are_opposite(gender, name.gender)
    ]
