"""Trials: whom "the defendant" and a lawyer's "client" mean."""

from __future__ import annotations

from collections.abc import Collection

from quoteattr.document import Word
from quoteattr.entities.discourse.binding import ruled_out
from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.state import State
from quoteattr.entities.finders.owners import owners_of
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.vocabulary.genders import are_opposite
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.trials import Trials

_OBJECTS = ("nsubj:pass", "obj")
_JOINED = ("conj", "appos")  # "two men, Lee and **Kim**, were charged"
_OWNERS = ("nmod", "nmod:poss")


def is_on_trial(state: State, candidate: Candidate) -> bool:
    """Whether a sentence tells that somebody is arrested, charged, tried or sentenced.

    Args:
        state: The state of reading.
        candidate: A mention of that one.
    """
    if candidate.sort != "person":
        return False
    words, trials = state.document.words, state.vocabulary.trials
    word = words[candidate.tie]
    below = (words[child] for child in state.document.children[word.index])
    if any(part.deprel == "acl" and word_key(part.lemma) in trials.passive for part in below):
        return True  # "Lee, **accused** of theft"
    while word.relation in _JOINED and word.head >= 0:
        word = words[word.head]
    return word.head >= 0 and _is_tried(word, words[word.head], trials)


def _is_tried(word: Word, above: Word, trials: Trials) -> bool:
    """Whether a word is what its governor does to somebody on trial, or what that one has."""
    lemma = word_key(above.lemma)
    return (
        (word.deprel in _OBJECTS and lemma in trials.passive)
        or (word.deprel == "nsubj" and lemma in trials.active)
        or (word.deprel in _OWNERS and lemma in trials.nouns)
    )


def defendants(state: State, number: int) -> Found | None:
    """Those on trial, as "the defendant", "the accused" or a lawyer's "client" means them.

    Args:
        state: The state of reading.
        number: Number of the nominal among the candidates.

    Returns:
        The last who was told of, for a plural all; None where there is nobody, or no such noun.
    """
    candidate = state.candidates[number]
    if not _takes_up(state, number, candidate):
        return None
    barred = ruled_out(state, candidate)
    tried = [
        referent
        for referent in state.tried.values()
        if referent.number not in barred and not are_opposite(referent.gender, candidate.gender)
    ]
    if candidate.plural:
        several = len(tried) > 1 or any(referent.plural for referent in tried)
        return Found(tuple(tried)) if several else None
    one = [referent for referent in tried if not referent.plural]
    if one or tried or not _is_client(state, candidate):
        return Found((one[-1],)) if one else None
    return _only_one(state, candidate, barred)


def _only_one(state: State, candidate: Candidate, barred: Collection[int]) -> Found | None:
    """The only person with a name and no office whom a text has told of beside the lawyer."""
    officers = state.vocabulary.persons.officers
    owners = {r.number for r in owners_of(state, state.by_head[candidate.head])}
    named = [
        referent
        for referent in state.recent.values()
        if referent.sort == "person"
        and referent.group is not None
        and referent.number not in owners | set(barred)
        and not any(role[-1] in officers for role in referent.roles)
    ]
    is_one = len(named) == 1 and not are_opposite(named[0].gender, candidate.gender)
    return Found((named[0],)) if is_one else None


def _takes_up(state: State, number: int, candidate: Candidate) -> bool:
    """Whether a nominal is "the defendant", or a client whose owner is a lawyer."""
    trials, head = state.vocabulary.trials, state.document.words[candidate.head]
    nouns = {candidate.words[-1], word_key(head.text)}  # "the accused" may be tagged as a verb
    if _is_client(state, candidate):
        owners = owners_of(state, number)
        is_pleading = bool(owners) and _pleads(state, candidate)
        return is_pleading or any(_is_lawyer(state, owner) for owner in owners)
    is_free = candidate.definite and not owners_of(state, number)
    return is_free and not trials.defendants.isdisjoint(nouns)


def _is_client(state: State, candidate: Candidate) -> bool:
    """Whether a nominal is somebody's client."""
    return candidate.words[-1] in state.vocabulary.trials.clients


def _pleads(state: State, candidate: Candidate) -> bool:
    """Whether a sentence tells that a lawyer speaks: "**defending**, Lee said his client"."""
    sentence, pleading = (
        state.document.sentence_of(candidate.head),
        state.vocabulary.trials.pleading,
    )
    before = state.document.words[sentence.first : candidate.head]
    return any(word_key(word.text) in pleading for word in before)


def _is_lawyer(state: State, referent: Referent) -> bool:
    """Whether somebody is known to speak for others."""
    proxies = state.vocabulary.persons.proxies
    return any(not proxies.isdisjoint(role) for role in referent.roles)
