"""Epithets: "the senator said", of the person whom the text has just spoken of."""

from __future__ import annotations

import re
from itertools import islice

from quoteattr.entities.discourse.binding import ruled_out, subjects_above
from quoteattr.entities.discourse.descriptions import is_of_other_party
from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent, Words
from quoteattr.entities.discourse.salience import score
from quoteattr.entities.discourse.state import State
from quoteattr.entities.discourse.voices import called_by
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.entities.mentions.phrases import has_owner
from quoteattr.vocabulary.genders import are_opposite
from quoteattr.vocabulary.persons import Persons

_WINDOW = 2  # sentences
_ADULT = 18  # years
_EPITHET_RELATIONS = ("nsubj", "obl", "nmod", "obj")


def by_epithet(state: State, number: int) -> Found | None:
    """The person that a definite description takes up without having been called so before.

    "The senator" or "the New York businessman", as news writes them for the person it has just
    spoken of; only nouns that are used so count.

    Args:
        state: The state of reading.
        number: Number of the nominal among the candidates.

    Returns:
        The most salient named person of this sentence and the two before, or None.
    """
    candidate = state.candidates[number]
    is_free = candidate.definite and not has_owner(state.document, candidate.head)
    is_free = is_free and not _is_told_apart(state, candidate)
    return Found.of(_salient_person(state, number)) if is_free else None


def _is_told_apart(state: State, candidate: Candidate) -> bool:
    """Whether a phrase tells which one is meant of whom the text has told: "the writer **in Lod**".

    Somebody without a name has been called by the noun.
    """
    known = state.descriptions.by_noun.get(candidate.words[-1], {}).values()
    is_told = candidate.last > candidate.head
    return is_told and any(r.group is None and not r.plural for r in known)


def by_demonym(state: State, number: int) -> Found | None:
    """The person that a name takes up which means one by nationality: "the Colombian".

    Args:
        state: The state of reading.
        number: Number of the name among the candidates.

    Returns:
        The most salient named person of this sentence and the two before, or None.
    """
    is_demonym = state.candidates[number].is_demonym
    return Found.of(_salient_person(state, number)) if is_demonym else None


def _salient_person(state: State, number: int) -> Referent | None:
    """The most salient person of whom news may just have spoken under another name."""
    candidate, persons = state.candidates[number], state.vocabulary.persons
    words = state.vocabulary.titles.compared(candidate.words)
    is_former = not persons.formers.isdisjoint(words)
    if not _is_epithet(state, candidate, is_former):
        return None
    age, above = _age_of(state, candidate), subjects_above(state, candidate)
    barred = ruled_out(state, candidate) | above
    first = state.sentence(number) - _WINDOW + bool(above)
    near = [
        referent
        for referent in state.recent.values()
        if referent.sort == "person"
        and (referent.group is not None or (age is not None and _may_be_aged(state, referent)))
        and referent.number not in barred
        and not (age is not None and _is_of_age(referent, age, persons))
        and first <= referent.sentence <= state.sentence(number)
        and not are_opposite(referent.gender, candidate.gender)
        and not is_of_other_party(referent, words, state.vocabulary.groups)
        and (is_former or not is_known_otherwise(candidate.words[-1], referent, state))
    ]
    named = called_by(state, candidate)
    return max(
        near,
        key=lambda r: (
            r.number not in named,
            not _is_another(r, words, persons),
            any(words[-1] == role[-1] for role in r.roles),  # who was called so before
            score(state, candidate, r),
        ),
        default=None,
    )


def _is_epithet(state: State, candidate: Candidate, is_former: bool) -> bool:
    """Whether a description is such as news uses of somebody whom it has just named."""
    is_one = candidate.sort == "person" and not candidate.plural
    is_noun = is_former or candidate.words[-1] in state.vocabulary.persons.epithets
    relation = state.document.words[candidate.head].relation
    return (candidate.is_demonym or (is_one and is_noun)) and relation in _EPITHET_RELATIONS


def _age_of(state: State, candidate: Candidate) -> int | None:
    """The years by which alone somebody is called: 15 for "the 15-year-old"."""
    if candidate.words != (state.vocabulary.persons.aged,):
        return None
    text = state.document.span(candidate.first, candidate.last).text
    years = re.search(r"\d+", text)
    return int(years.group()) if years else None


def _may_be_aged(state: State, referent: Referent) -> bool:
    """Whether an age may be of somebody without a name: who spoke last, "a boy", "a victim"."""
    nouns = {role[-1] for role in referent.roles}
    is_anyone = not nouns.isdisjoint(state.vocabulary.persons.anyone)
    return not referent.plural and (is_anyone or referent in state.speakers)


def _is_of_age(referent: Referent, age: int, persons: Persons) -> bool:
    """Whether somebody has an office, for which others are too young."""
    return age < _ADULT and any(role[-1] in persons.officers for role in referent.roles)


def _is_another(referent: Referent, words: Words, persons: Persons) -> bool:
    """Whether somebody holds an office that a description says is another: "the **former** X".

    Who bears the bare title may have left the office.
    """
    altered = persons.altered(words)
    held = [role for role in referent.roles if role[-1] == words[-1] and len(role) > 1]
    return bool(altered) and any(persons.altered(role) != altered for role in held)


def is_known_otherwise(noun: str, referent: Referent, state: State) -> bool:
    """Whether a person goes by nouns beside which another is not used of the same.

    Args:
        noun: The other noun: "the businessman".
        referent: The person.
        state: The state of reading.

    Returns:
        True for "the businessman" of a senator.
    """
    callings = state.vocabulary.persons.callings
    known = {number for words in referent.roles for number in callings.get(words[-1], ())}
    return noun in callings and bool(known) and known.isdisjoint(callings[noun])


def only_person(state: State, number: int) -> Found | None:
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
    is_other = are_opposite(person.gender, candidate.gender)
    is_named = person.number in called_by(state, candidate)
    is_known = is_known_otherwise(candidate.words[-1], person, state)
    is_known_by_name = not person.roles and (
        _spoke_often(state, person) or _is_whole_story(state, candidate, person)
    )
    is_talking = _has_name_within(state, candidate) or is_known_by_name
    is_speaking = any(person in state.named_by(w) for w in state.scopes.parties_of(candidate.head))
    is_no_one = is_other or is_named or is_known or is_speaking
    return None if is_no_one or not is_talking else Found((person,))


def _may_take_up(state: State, candidate: Candidate) -> bool:
    """Whether a nominal is a source by which a text may call somebody whom it has named."""
    document, persons = state.document, state.vocabulary.persons
    *modifiers, noun = candidate.words
    is_one = candidate.sort == "person" and candidate.definite and not candidate.plural
    if (
        not is_one
        or has_owner(document, candidate.head)
        or not _speaks(state, candidate)
        or noun in state.descriptions.by_noun
    ):
        return False
    if not persons.subordinate.isdisjoint(modifiers) or noun in persons.anonymous:
        return False
    is_new = noun in state.titles or noun in persons.newcomers or noun in persons.officers
    return _has_name_within(state, candidate) or not is_new


def _speaks(state: State, candidate: Candidate) -> bool:
    """Whether somebody says something, or does so in a clause: "the novice **who wants** it"."""
    words, below = state.document.words, state.document.children
    clauses = (c for c in below[candidate.head] if words[c].deprel == "acl:relcl")
    heads = (candidate.head, *(word for clause in clauses for word in below[clause]))
    return not state.scopes.sources.keys().isdisjoint(heads)


def _is_whole_story(state: State, candidate: Candidate, person: Referent) -> bool:
    """Whether a text has named nobody else so far, and just told what this person does.

    As where a report begins with the story of one: "Ann Lee lives in Lod … says the nurse".
    """
    named = (r for r in state.recent.values() if r.sort == "person" and r.group is not None)
    is_told = person.subject and person.sentence < state.document.sentence_numbers[candidate.head]
    return is_told and list(islice(named, 2)) == [person]


def _has_name_within(state: State, candidate: Candidate) -> bool:
    """Whether a name in a description tells who it is: "the **Ohio** lawmaker"."""
    before = state.document.words[candidate.first : candidate.head]
    return any(word.upos == "PROPN" for word in before)


def _spoke_often(state: State, person: Referent) -> bool:
    """Whether somebody has been a source more than once: nobody who only stands by."""
    heads = (state.candidates[number].head for number in person.mentions)
    return len(list(islice((h for h in heads if h in state.scopes.sources), 2))) > 1
