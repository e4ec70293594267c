"""Epithets: "the economist said", of the only person whom the text has just spoken of."""

from __future__ import annotations

from quoteattr.coreference.candidates import Candidate
from quoteattr.coreference.pronouns import is_known_otherwise, named_by_itself
from quoteattr.coreference.referents import Referent
from quoteattr.coreference.state import State
from quoteattr.vocabulary.keys import word_key


def only_person(state: State, number: int) -> Referent | None:
    """The person whom a source takes up by a noun that is new to the text.

    Args:
        state: The state of reading.
        number: Number of the nominal among the candidates.

    Returns:
        The only person of this paragraph and the last, or None where there are several, where the
        person is known for something else, or where the noun brings in somebody new.
    """
    candidate = state.candidates[number]
    if not _may_take_up(state, candidate):
        return None
    sentences = state.document.sentences
    paragraph = sentences[state.sentence(number)].paragraph
    near = [
        referent
        for referent in state.recent.values()
        if referent.sort == "person" and sentences[referent.sentence].paragraph >= paragraph - 1
    ]
    if len(near) != 1 or near[0].group is None:
        return None
    (person,) = near
    is_other = {person.gender, candidate.gender} == {"female", "male"}
    is_named = person.number in named_by_itself(state, candidate)
    is_known = is_known_otherwise(candidate.words[-1], person, state)
    is_speaking = any(person in state.named_by(w) for w in state.scopes.parties_of(candidate.head))
    return None if is_other or is_named or is_known or is_speaking else person


def _may_take_up(state: State, candidate: Candidate) -> bool:
    """Whether a nominal is a source by which a text may call somebody whom it has named."""
    document, persons = state.document, state.vocabulary.persons
    *modifiers, noun = candidate.words
    is_one = candidate.sort == "person" and candidate.definite and not candidate.plural
    below = [document.words[child] for child in document.children[candidate.head]]
    is_owned = any(word.deprel == "nmod:poss" for word in below)
    if not is_one or is_owned or candidate.head not in state.scopes.sources:
        return False
    if not persons.subordinate.isdisjoint(modifiers) or noun in persons.anonymous:
        return False
    is_told = any(word.upos == "PROPN" for word in document.words[candidate.first : candidate.head])
    is_title = any(noun in map(word_key, other.titles) for other in state.candidates)
    return is_told or not (is_title or noun in persons.newcomers)
