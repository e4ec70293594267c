"""Certainty: whether a pronoun tells the gender of whom it is taken for.

A gender once told holds for all of a text, so it must not come from a guess.
"""

from __future__ import annotations

from quoteattr.entities.discourse.binding import ruled_out
from quoteattr.entities.discourse.principals import principals_of
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.state import State
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.vocabulary.genders import are_opposite
from quoteattr.vocabulary.keys import word_key

_NEAR = 40  # words before a pronoun among which somebody else may be meant
_RIVALS = 3  # sentences in which another person of that gender may be meant


def tells_gender(state: State, candidate: Candidate, referent: Referent) -> bool:
    """Whether a mention is no guess: not a pronoun that may mean somebody else.

    Args:
        state: The state of reading.
        candidate: The mention.
        referent: What it was taken for.

    Returns:
        Whether its gender is that of the referent for certain.
    """
    if candidate.kind != "pronoun":
        return True
    if _has_nearer(state, candidate, referent):
        return False
    reporter = state.scopes.reporter_of(candidate.head)
    if reporter is None or referent in principals_of(state, reporter):
        return True
    sentence = state.document.sentence_numbers[candidate.head]
    return not any(
        rival.gender == candidate.gender and sentence - rival.sentence < _RIVALS
        for rival in state.recent.values()
    )


def _has_nearer(state: State, candidate: Candidate, referent: Referent) -> bool:
    """Whether somebody else stands nearer before a pronoun: "Lee said a **pupil** broke her arm".

    Who speaks cannot be meant by others in what is said, nor an argument of the same verb by an
    object.
    """
    scopes = state.scopes
    if candidate.head in scopes.sources or not candidate.gender:
        return False
    barred = ruled_out(state, candidate)
    first = state.document.sentence_of(candidate.head).first
    for word in range(candidate.head - 1, max(first, candidate.head - _NEAR) - 1, -1):
        named = state.named_by(word)
        if referent in named:
            return False
        if _is_anyone(state, word):
            return True
        if barred.isdisjoint(r.number for r in named) and _may_be(state, candidate, word):
            return True
    return False


def _may_be(state: State, candidate: Candidate, word: int) -> bool:
    """Whether a word heads a mention of one person, of whom no other gender is known."""
    number = state.by_head.get(word)
    if number is None or state.candidates[number].head != word:
        return False
    other, named = state.candidates[number], state.named_by(word)
    sorts = {referent.sort for referent in named} or {other.sort}
    genders = {referent.gender for referent in named} | {other.gender}
    is_told = any(are_opposite(gender, candidate.gender) for gender in genders)
    return "person" in sorts and other.person == 3 and not (other.plural or is_told)


def _is_anyone(state: State, word: int) -> bool:
    """Whether a word stands for anyone at all: "**whoever** took it"."""
    return word_key(state.document.words[word].lemma) in state.vocabulary.pronouns.anyone
