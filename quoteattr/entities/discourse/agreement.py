"""Agreement: how well a referent suits a pronoun in number, gender and kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.state import State
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.vocabulary.keys import word_key

Agreement: TypeAlias = Literal[
    "gender",
    "person",
    "guessed person",
    "plurality",
    "things",
    "body as they",
    "place as they",
    "body",
    "guessed body",
    "thing",
    "speaking thing",
    "event",
]

# What each way to agree adds to salience, in its units.
_FIT: Mapping[Agreement, float] = {
    "gender": 30.0,  # "she" and a woman
    "person": 0.0,  # "she" and a person of whom no gender is told
    "guessed person": -45.0,  # "she" and a name of unknown kind
    "plurality": 25.0,  # "they" and "officials"
    "things": -5.0,  # "they" and a plural of which nothing tells what it is
    "body as they": -10.0,  # "they" and a ministry
    "place as they": -30.0,  # "they" and Lyon that has done something
    "body": 10.0,  # "it" and a ministry
    "guessed body": -20.0,  # "it" that speaks and a single name taken for a person's
    "thing": 5.0,  # "it" and anything else
    "speaking thing": -55.0,  # "it" that speaks and what is neither a body nor a document
    "event": -40.0,  # "it was blackmail" and a ministry
}


def fit_of(state: State, candidate: Candidate, referent: Referent) -> float | None:
    """Score agreement; a speaking "it" prefers organizations.

    Args:
        state: The state of reading.
        candidate: The pronoun.
        referent: A referent that it may take up.

    Returns:
        A number to add to the referent's salience, None where the two contradict each other.
    """
    agreement = _agreement(state, candidate, referent)
    return None if agreement is None else _FIT[agreement]


def _agreement(state: State, candidate: Candidate, referent: Referent) -> Agreement | None:
    """How a pronoun agrees with a referent where it stands, None where they contradict."""
    if referent.is_outlet:
        return None
    agreement = _agreement_of_forms(candidate, referent)
    if candidate.gender or candidate.plural:
        return agreement
    if candidate.head in state.scopes.sources:
        return _agreement_of_speaker(state, candidate, referent, agreement)
    if agreement != "body":
        return agreement
    if _is_aside(state, candidate, referent):
        return None
    return "event" if _is_event(state, candidate) else agreement


def _agreement_of_speaker(
    state: State, candidate: Candidate, referent: Referent, agreement: Agreement | None
) -> Agreement | None:
    """How "it" agrees that speaks: what is taken for a person may be a body."""
    if agreement is None:
        return "guessed body" if _may_be_body(state, referent) else None
    if agreement != "thing":
        return agreement
    if referent.sort == "document":
        return None if _is_issuer(state, candidate, referent) else agreement
    return None if _is_measure(state, referent) else "speaking thing"


def _is_measure(state: State, referent: Referent) -> bool:
    """Whether it only tells how much there is of something, and can say nothing: "8 percent"."""
    heads = (state.document.words[state.candidates[m].head] for m in referent.mentions)
    return any(word_key(head.lemma) in state.vocabulary.groups.measures for head in heads)


def _is_issuer(state: State, candidate: Candidate, document: Referent) -> bool:
    """Whether "it" speaks by another document, and so is none: "it said **in a statement**"."""
    words, nouns = state.document.words, state.vocabulary.nouns
    beside = state.document.children[words[candidate.head].head]
    own = {state.candidates[m].head for m in document.mentions}
    return any(
        words[other].relation == "obl"
        and other not in own
        and nouns.kind(word_key(words[other].lemma)) == "document"
        for other in beside
    )


def _may_be_body(state: State, referent: Referent) -> bool:
    """Whether a person is one by a single name only, of which nothing tells that it is one's."""
    if referent.group is None or len(state.names.groups[referent.group].words) != 1:
        return False
    either = state.vocabulary.persons.either  # "the operator, Norhalla"
    is_told = any(role[-1] not in either for role in referent.roles)
    return not (is_told or referent.gender or referent.plural)


def _is_aside(state: State, candidate: Candidate, referent: Referent) -> bool:
    """Whether "it" in speech hardly is a body: one that was no subject, named once outside it.

    There it is mostly a thing, or nothing in particular.
    """
    scopes = state.scopes
    last = state.candidates[referent.mentions[-1]].head if referent.mentions else candidate.head
    is_same = scopes.speech[last] == scopes.speech[candidate.head]
    is_topic = referent.subject or referent.count > 1
    return scopes.quoted[candidate.head] and not (is_topic or is_same)


def _is_event(state: State, candidate: Candidate) -> bool:
    """Whether "it" is what no body can be: "it was blackmail", "it was the best day"."""
    predicate = state.document.words[state.document.words[candidate.head].head]
    below = state.document.children[predicate.index]
    return (
        state.document.words[candidate.head].relation == "nsubj"
        and predicate.upos == "NOUN"
        and any(state.document.words[child].relation == "cop" for child in below)
        and state.vocabulary.nouns.kind(word_key(predicate.lemma)) is None
    )


def _agreement_of_forms(candidate: Candidate, referent: Referent) -> Agreement | None:
    """How number, gender and kind agree, None where they contradict."""
    sort = referent.sort
    if candidate.gender:
        return _agreement_of_person(candidate, referent)
    if candidate.plural:
        return _agreement_of_plural(referent)
    if referent.plural or sort == "person" or referent.gender:
        return None
    return "body" if sort in ("organization", "group", "place") else "thing"


def _agreement_of_plural(referent: Referent) -> Agreement | None:
    """How "they" agrees, also with one body of many."""
    if referent.plural:
        return "plurality" if referent.sort else "things"
    if referent.sort in ("organization", "group"):
        return "body as they"
    acts = referent.sort == "place" and referent.subject
    return "place as they" if acts else None  # not a mere scene


def _agreement_of_person(candidate: Candidate, referent: Referent) -> Agreement | None:
    """How "he" or "she" agrees."""
    is_thing = referent.sort not in ("person", None) or (
        referent.sort is None and referent.group is None
    )
    if is_thing or referent.plural or referent.gender not in (None, candidate.gender):
        return None
    if referent.gender:
        return "gender"
    return "person" if referent.sort else "guessed person"
