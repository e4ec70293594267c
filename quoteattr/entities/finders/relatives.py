"""Relative pronouns: what a relative clause belongs to."""

from __future__ import annotations

from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.state import State
from quoteattr.entities.mentions.admission import ARGUMENTS
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.vocabulary.keys import word_key

_CLAUSE_DEPTH = 6  # words above the pronoun, of which one is the clause's verb
_NAME_DEPTH = 4  # words above one within a name, of which one heads it
_PERSON_REACH = 16  # words before a clause among which a person, or a thing, is looked for
_ANYONE = ("ADJ", "DET", "PRON")  # what "many" and "those" may be


def relative_antecedent(state: State, number: int) -> Found | None:
    """What a relative clause belongs to; for "who" the nearest person before it.

    Args:
        state: The state of reading.
        number: Number of a pronoun among the candidates.

    Returns:
        Its referents, None where they are unknown or the pronoun is not relative.
    """
    candidate = state.candidates[number]
    if not candidate.relative:
        return None
    word = state.document.words[candidate.head]
    modified = _modified(state, candidate)
    if modified is None:
        return Found.of(*_person_before(state, candidate)) if candidate.animate else None
    if word.lemma.lower() in state.vocabulary.pronouns.inanimate and _is_person(state, modified):
        return Found.of(*(_thing_before(state, modified) or _covering(state, modified)))
    found = _covering(state, modified)
    if candidate.animate and not found and _is_anyone(state, modified):
        return None
    is_suited = not candidate.animate or _has_person(found) or _is_body(state, modified, found)
    if is_suited or (found and word.deprel == "nmod:poss"):  # "the union, **whose** members"
        return Found.of(*found)
    return Found.of(*(_person_before(state, candidate) or found))


def _modified(state: State, candidate: Candidate) -> int | None:
    """The word on which the clause of a relative pronoun hangs."""
    document = state.document
    for above in (candidate.head, *document.ancestors(candidate.head)[:_CLAUSE_DEPTH]):
        word = document.words[above]
        if word.relation == "acl" and word.head >= 0:
            return word.head
    return None


def _is_anyone(state: State, word: int) -> bool:
    """Whether a clause tells of whom "many" or "those" means, who are nobody named before."""
    document = state.document
    is_argument = document.words[word].relation in ARGUMENTS
    is_said = any(document.words[c].relation == "cop" for c in document.children[word])
    return document.words[word].upos in _ANYONE and is_argument and not is_said


def _is_body(state: State, word: int, found: tuple[Referent, ...]) -> bool:
    """Whether "who" is a body, of which nobody was named since the verb: "the **board**, who"."""
    words, noun = state.document.words, state.document.words[word]
    while noun.relation == "nmod":
        noun = words[noun.head]
    is_body = bool(found) and all(r.sort == "organization" for r in found)
    if not is_body or noun.relation not in ARGUMENTS or noun.head > word:
        return False
    return not any(_has_person(state.named_by(w)) for w in range(noun.head + 1, word))


def _covering(state: State, word: int) -> tuple[Referent, ...]:
    """The referents of the mention that a word heads, or of the name within which it stands."""
    for above in (word, *state.document.ancestors(word)[:_NAME_DEPTH]):
        number = state.by_head.get(above)
        if number is not None:
            mention = state.candidates[number]
            is_within = mention.kind == "name" and mention.first <= word <= mention.last
            return state.named_by(above) if above == word or is_within else ()
    return ()


def _is_person(state: State, word: int) -> bool:
    """Whether a word is a common noun for persons."""
    noun = state.document.words[word]
    is_common = noun.upos == "NOUN"  # not that of a book, "Moguls of Industry"
    return is_common and state.vocabulary.nouns.kind(word_key(noun.lemma)) == "person"


def _thing_before(state: State, person: int) -> tuple[Referent, ...]:
    """What stands before a comma and is no person: "the **court**, led by friends, which"."""
    words, first = state.document.words, state.document.sentence_of(person).first
    for word in range(person - 1, max(first, person - _PERSON_REACH) - 1, -1):
        is_end = word > first and words[word].text == ","
        if is_end and words[word - 1].upos in ("NOUN", "PROPN") and not _is_person(state, word - 1):
            return _covering(state, word - 1)
    return ()


def _person_before(state: State, candidate: Candidate) -> tuple[Referent, ...]:
    """The nearest person before "who" in its sentence."""
    first = state.document.sentence_of(candidate.head).first
    for word in range(candidate.head - 1, max(first, candidate.head - _PERSON_REACH) - 1, -1):
        near = state.named_by(word)
        if _has_person(near):
            return near
    return ()


def _has_person(referents: tuple[Referent, ...]) -> bool:
    return any(referent.sort in ("person", "group") for referent in referents)
