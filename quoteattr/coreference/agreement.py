"""Agreement: how well a referent suits a pronoun in number, gender and kind."""

from __future__ import annotations

from quoteattr.coreference.candidates import Candidate
from quoteattr.coreference.principals import principals_of
from quoteattr.coreference.referents import Referent
from quoteattr.coreference.state import State
from quoteattr.vocabulary.keys import word_key

GENDER_KNOWN = 30.0
GUESSED_PERSON = -45.0
PLURAL_GROUP = 25.0
PLURAL_OTHER = 25.0
PLURAL_THING = -5.0
BODY = -10.0
PLACE_THEY = -30.0
BODY_IT = 10.0
THING_IT = 5.0
SPEAKING_THING = -60.0
EVENT_IT = -40.0
GUESSED_BODY = -20.0
RIVALS = 3  # sentences in which another person of that gender may be meant


def fit_of(state: State, candidate: Candidate, referent: Referent) -> float | None:
    """How well a referent agrees; what speaks is rather a body, even one taken for a person.

    Args:
        state: The state of reading.
        candidate: The pronoun.
        referent: A referent that it may take up.

    Returns:
        A number to add to the referent's salience, None where the two contradict each other.
    """
    fit = None if referent.is_outlet else _agreement(candidate, referent)
    if candidate.gender or candidate.plural or referent.is_outlet:
        return fit
    if candidate.head not in state.scopes.sources:
        if fit == BODY_IT and _is_aside(state, candidate, referent):
            return None
        is_event = fit == BODY_IT and _is_event(state, candidate)
        return EVENT_IT if is_event else fit
    if fit is not None:
        return fit + (0.0 if fit == BODY_IT or referent.sort == "document" else SPEAKING_THING)
    is_name = referent.group is not None and len(state.names.groups[referent.group].words) == 1
    either = state.vocabulary.persons.either  # "the operator, Norhalla"
    is_told = any(role[-1] not in either for role in referent.roles)
    is_guess = is_name and not (is_told or referent.gender or referent.plural)
    return GUESSED_BODY if is_guess else None


def _is_aside(state: State, candidate: Candidate, referent: Referent) -> bool:
    """Whether "it" in speech hardly is a body: one that was no subject, named once outside it.

    There it is mostly a thing, or nothing in particular.
    """
    scopes = state.scopes
    last = state.candidates[referent.mentions[-1]].head if referent.mentions else candidate.head
    is_same = scopes.speech[last] == scopes.speech[candidate.head]
    is_topic = referent.subject or referent.weight > 1
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


def _agreement(candidate: Candidate, referent: Referent) -> float | None:
    """How well number, gender and kind agree, None where they contradict."""
    sort = referent.sort
    if candidate.gender:
        return _agreement_of_person(candidate, referent)
    if candidate.plural and referent.plural:
        return PLURAL_GROUP if sort == "group" else PLURAL_OTHER if sort else PLURAL_THING
    if candidate.plural:
        return {"organization": BODY, "group": BODY, "place": PLACE_THEY}.get(sort or "")
    if referent.plural or sort == "person" or referent.gender:
        return None
    return BODY_IT if sort in ("organization", "group", "place") else THING_IT


def _agreement_of_person(candidate: Candidate, referent: Referent) -> float | None:
    """How well "he" or "she" agrees."""
    is_thing = referent.sort not in ("person", None) or (
        referent.sort is None and referent.group is None
    )
    if is_thing or referent.plural or referent.gender not in (None, candidate.gender):
        return None
    if referent.gender:
        return GENDER_KNOWN
    return 0.0 if referent.sort else GUESSED_PERSON


def tells_gender(state: State, candidate: Candidate, referent: Referent) -> bool:
    """Whether a mention is no guess: not a pronoun in a report that may mean somebody else.

    Args:
        state: The state of reading.
        candidate: The mention.
        referent: What it was taken for.

    Returns:
        Whether its gender is that of the referent for certain.
    """
    reporter = state.scopes.reporter_of(candidate.head)
    if candidate.kind != "pronoun" or reporter is None:
        return True
    if referent in principals_of(state, reporter):
        return True
    sentence = state.document.sentence_numbers[candidate.head]
    return not any(
        rival.gender == candidate.gender and sentence - rival.sentence < RIVALS
        for rival in state.recent.values()
    )
