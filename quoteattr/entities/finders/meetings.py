"""Meetings: those named by one sentence whom "the two leaders", "all three" takes up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.state import State
from quoteattr.entities.finders.epithets import is_known_otherwise
from quoteattr.entities.finders.pairs import PAIR_WINDOW, sort_of_two, tell_of_two

_WINDOW = 2  # sentences
_SEVERAL = ("person", "group", None)  # kinds of what a plural may mean persons by


def two_apart(state: State, number: int) -> Found | None:
    """The two persons whom one sentence named: "Lee met Kim. **The two leaders** agreed".

    "The couple" takes up somebody and the spouse told of.

    Args:
        state: The state of reading.
        number: Number of a nominal among the candidates.

    Returns:
        Their referents, None where the noun is not of two, or nobody is meant by it.
    """
    candidate, groups = state.candidates[number], state.vocabulary.groups
    if sort_of_two(state, candidate) != "person":
        return None
    noun = candidate.words[-1]
    if noun in groups.couples and noun not in groups.pairs:
        return Found.of(*_spouses(state)) if noun in groups.married else None
    return Found.of(*_met(state, number, noun))


def several(state: State, number: int) -> Found | None:
    """The persons named in one sentence, whom "all three" takes up if they are as many.

    Args:
        state: The state of reading.
        number: Number of a nominal among the candidates.

    Returns:
        Their referents, None where the noun is no number, or no sentence names so many.
    """
    candidate, groups = state.candidates[number], state.vocabulary.groups
    count = groups.counts.get(candidate.words[-1]) if len(candidate.words) == 1 else None
    below = (state.document.words[child] for child in state.document.children[candidate.head])
    is_all = candidate.definite or any(word.feature("PronType") == "Tot" for word in below)
    behind = state.document.words[candidate.last + 1 : candidate.last + 2]
    if count is None or not is_all or any(word.upos == "ADP" for word in behind):
        return None  # "all three **of** them", "the three **from** Lyon"
    by_sentence = _named_by(state, state.sentence(number))
    named = (by_sentence[sentence] for sentence in sorted(by_sentence, reverse=True))
    return next((Found(tuple(found)) for found in named if len(found) == count), None)


def _spouses(state: State) -> tuple[Referent, ...]:
    """The last of whom a text has told whose spouse they are, with that one."""
    for (noun, owners), spouse in reversed(state.descriptions.by_owner.items()):
        if noun in state.vocabulary.groups.spouses and len(owners) == 1:
            two = state.referents[owners[0]], spouse
            return two if all(referent.sort == "person" for referent in two) else ()
    return ()


def _met(state: State, number: int, noun: str) -> tuple[Referent, ...]:
    """The two persons named by the last sentence that named more than one.

    Nobody where it named three, where several were told of since, or where one of the two is known
    to be something else.
    """
    here = state.sentence(number)
    named = _named_by(state, here)
    last = max((s for s, found in named.items() if len(found) > 1), default=-1)
    if last < max(here - _WINDOW, 0) or len(named[last]) != 2 or _is_told(state, last):
        return ()
    officers = state.vocabulary.persons.officers
    roles = [{r[-1] for r in referent.roles} & officers for referent in named[last]]
    is_one = any(noun in nouns for nouns in roles) and any(n and noun not in n for n in roles)
    is_other = any(is_known_otherwise(noun, referent, state) for referent in named[last])
    return () if is_one or is_other else tuple(named[last])


def _named_by(state: State, here: int) -> Mapping[int, Sequence[Referent]]:
    """The persons with names that each of the last sentences mentions."""
    named: dict[int, list[Referent]] = {}
    for referent in state.recent.values():
        if referent.sort == "person" and referent.group is not None:
            for sentence in _sentences_of(state, referent, here):
                named.setdefault(sentence, []).append(referent)
    return named


def _sentences_of(state: State, referent: Referent, here: int) -> set[int]:
    """The last sentences that mention somebody, but for the one that is read."""
    mentions = takewhile(
        lambda number: state.sentence(number) >= here - PAIR_WINDOW, reversed(referent.mentions)
    )
    return {state.sentence(number) for number in mentions} - {here}


def _is_told(state: State, sentence: int) -> bool:
    """Whether a text has told of several since a sentence, or of two by a noun before."""
    since = (r for r in state.recent.values() if r.plural and r.sentence >= sentence)
    return tell_of_two(state) or any(r.group is None and r.sort in _SEVERAL for r in since)
