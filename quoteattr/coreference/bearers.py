"""Bearers: of several persons with one name the one whom a mention means."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.claims import Gender
from quoteattr.coreference.candidates import Candidate
from quoteattr.coreference.names import best_group
from quoteattr.coreference.referents import Referent
from quoteattr.coreference.state import State
from quoteattr.coreference.voices import unlikely_sources
from quoteattr.vocabulary.genders import are_opposite
from quoteattr.vocabulary.keys import word_key

DECAY = 0.85
TITLE = 100.0


def likeliest(state: State, number: int, options: Sequence[int]) -> int:
    """Of several bearers of a name the one that is most in the reader's mind.

    Args:
        state: The state of reading.
        number: Number of the name among the candidates.
        options: Numbers of the groups of names to which it may belong.

    Returns:
        One of these.
    """
    name, known = state.candidates[number], state.of_group
    if len(name.words) == 1:
        options = _awake(state, state.sentence(number), options) or options
    options = _called_so(state, name, options) or options
    bearers = [known[n] for n in options if n in known]
    unlikely = unlikely_sources(state, name, bearers)
    titles = set(map(word_key, name.titles))
    salience = {
        n: known[n].at(state.sentence(number), DECAY) / 100
        - unlikely.get(known[n].number, 0.0) / 100
        + TITLE * any(titles.intersection(words) for words in known[n].roles)
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
