"""Openings: a text opens with what "she" says, and names her in what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.state import State
from quoteattr.entities.finders.bearers import bearer_of
from quoteattr.entities.finders.identification import identifies, subject_of
from quoteattr.vocabulary.genders import are_opposite

_AHEAD = 3  # sentences, of which those that are said do not count


def named_next(state: State, number: int) -> Found | None:
    """Who is named as the subject right after a pronoun that speaks and takes up nobody.

    As in "“The river will die,” she said. Rosa Quispe, 61, leads the village".

    Args:
        state: The state of reading.
        number: Number of the pronoun among the candidates.

    Returns:
        The referent of the name, None where what comes next names nobody who agrees.
    """
    name = next(next_name(state, number), None)
    return None if name is None else bearer_of(state, name)


def next_name(state: State, number: int) -> Iterator[int]:
    """The name that comes next, which must be known before a pronoun can take it up.

    Args:
        state: The state of reading.
        number: Number of the pronoun.

    Yields:
        Number of the name; nothing where it does not fit.
    """
    pronoun, here = state.candidates[number], state.sentence(number)
    if not pronoun.gender or pronoun.head not in state.scopes.sources:
        return
    for sentence in state.document.sentences[here + 1 : here + 1 + _AHEAD]:
        subject = subject_of(state, sentence)
        if subject is None or state.scopes.content[subject] >= 0:
            continue
        name = state.by_head.get(subject)
        if name is not None and identifies(state, name):
            groups = (state.names.groups[group] for group in state.names.options[name])
            if not any(are_opposite(group.gender, pronoun.gender) for group in groups):
                yield name
        return
