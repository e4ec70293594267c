"""Noting: all that a mention leaves behind once it is known what it takes up.

Here alone, and in `attention`, the state of reading changes; all else only asks it.
"""

from __future__ import annotations

from quoteattr.entities.discourse.attention import passes_on
from quoteattr.entities.discourse.certainty import tells_gender
from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.seats import seat_of
from quoteattr.entities.discourse.state import State
from quoteattr.entities.finders.bearers import group_of
from quoteattr.entities.finders.nominals import full_words
from quoteattr.entities.finders.offices import add_title
from quoteattr.entities.finders.owners import owners_of
from quoteattr.entities.finders.trials import is_on_trial
from quoteattr.entities.forms.variants import head_noun
from quoteattr.vocabulary.keys import word_key


def begin(state: State, number: int) -> Found:
    """Begin a referent with the mention that brings it in.

    Args:
        state: The state of reading; filled in.
        number: Number of the mention among the candidates.

    Returns:
        The new referent.
    """
    candidate = state.candidates[number]
    paragraph = state.document.sentences[state.sentence(number)].paragraph
    referent = Referent(
        len(state.referents), candidate.sort, candidate.gender, candidate.plural,
        is_open=candidate.bare and paragraph == 0 and number not in state.chains,
    )  # fmt: skip
    state.referents.append(referent)
    return Found((referent,))


def give_name(state: State, number: int, found: Found | None) -> Found:
    """Give a name that is new to the text to the referent that it names.

    Args:
        state: The state of reading; filled in.
        number: Number of the name among the candidates.
        found: The referent, which had no name so far; None where the name brings it in.

    Returns:
        The referent, now that it has the name.
    """
    group = group_of(state, number)
    if group in state.of_group:  # another mention has needed the name meanwhile
        return Found((state.of_group[group],))
    found = found or begin(state, number)
    _settle(state, found)
    (referent,) = found.referents
    _name(state, referent, group)
    return Found((referent,))


def _name(state: State, referent: Referent, number: int) -> None:
    """Let a referent bear the names of a group."""
    group = state.names.groups[number]
    referent.group = number
    state.of_group[number] = referent
    referent.sort = group.sort or referent.sort
    referent.gender = referent.gender or group.gender
    if group.sort != "person":
        state.descriptions.add(referent, group.words)
        head = head_noun(group.words, state.vocabulary.bodies)
        state.descriptions.add(referent, (*group.words, head))


def note(state: State, number: int, found: Found) -> None:
    """Note what a mention takes up.

    Args:
        state: The state of reading; filled in.
        number: Number of the mention among the candidates.
        found: What it takes up.
    """
    candidate = state.candidates[number]
    state.of[number] = found.referents
    _settle(state, found)
    for referent in found.referents:
        referent.mentions.append(number)
        referent.own += not passes_on(state, candidate)
    if is_on_trial(state, candidate):
        for referent in found.referents:
            state.tried.pop(referent.number, None)
            state.tried[referent.number] = referent


def _settle(state: State, found: Found) -> None:
    """Take over what a finding tells beside the referents."""
    for referent in found.referents:
        referent.sort = found.sort or referent.sort
    if found.closes is not None:
        state.descriptions.close(found.closes)


def learn(state: State, number: int, referent: Referent) -> None:
    """Take over what a mention tells of the only thing that it names.

    Args:
        state: The state of reading; filled in.
        number: Number of the mention among the candidates.
        referent: What it names.
    """
    candidate = state.candidates[number]
    is_untold = referent.gender is None and not referent.plural
    if is_untold and tells_gender(state, candidate, referent):
        referent.gender = candidate.gender
    referent.sort = referent.sort or candidate.sort
    if candidate.kind == "nominal" and candidate.definite and referent.group is not None:
        _take_up(state, referent, candidate.words[-1])
    if candidate.kind == "nominal":
        kinds = candidate.nouns if candidate.definite else ()
        words = full_words(state.document, candidate)
        state.descriptions.add(referent, words, owners_of(state, number), kinds)
    seat = candidate.kind == "name" and seat_of(state.document, candidate, state.vocabulary.groups)
    if seat:
        state.descriptions.add(referent, seat)
    if candidate.kind == "name" and candidate.words[-1] in state.vocabulary.bodies.endings:
        state.descriptions.add(referent, candidate.words)  # "Harlan **Holdings**" is no union
    if candidate.titles:
        titles = tuple(map(word_key, candidate.titles))
        add_title(state.descriptions, referent, titles, owners_of(state, number))


def _take_up(state: State, body: Referent, noun: str) -> None:
    """Note the body with a name of which the headline spoke: "Agency warns …", "the agency"."""
    opened = state.descriptions.opened(noun)
    if opened is None or opened is body or opened.group is not None:
        return
    if body.sort == opened.sort == "organization":
        state.headlined.append((opened, body))
        state.descriptions.close(noun)


def join_headlined(state: State) -> None:
    """Give bodies what only the headline has called by a noun, once all is read.

    Args:
        state: The state of reading; filled in.
    """
    for opened, body in state.headlined:
        state.of.update(dict.fromkeys(opened.mentions, (body,)))
        body.mentions.extend(opened.mentions)
        opened.mentions.clear()


def note_party(state: State, number: int, found: Found) -> None:
    """Note whom "I", "we" or "you" means; a body is not mentioned by each who says "we".

    Args:
        state: The state of reading; filled in.
        number: Number of the pronoun among the candidates.
        found: Who speaks, or is spoken to.
    """
    state.of[number] = found.referents
    if not state.candidates[number].plural and len(found.referents) == 1:
        found.referents[0].mentions.append(number)
