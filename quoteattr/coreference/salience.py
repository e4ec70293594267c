"""Salience: how much a referent is in the reader's mind, after Lappin & Leass (1994).

"An Algorithm for Pronominal Anaphora Resolution", Computational Linguistics 20. The weights are
fitted anew on the coreference of GUM's news, interviews and speeches.
"""

from __future__ import annotations

from quoteattr.coreference.candidates import Candidate
from quoteattr.coreference.principals import reported_by
from quoteattr.coreference.referents import Referent
from quoteattr.coreference.state import State

DECAY = 0.5  # from one sentence to the next
LASTING = 0.85  # the same since the last mention, where a name or a noun looks back further
SUBJECT = 85.0
OBJECT = 75.0
OBLIQUE = 40.0
OWNER = 75.0
PERSON_OWNER = 30.0
LOWER = 45.0
EMBEDDED = 5.0
LOWER_CLAUSE = 15.0
WEIGHTS = {
    "nsubj": SUBJECT,
    "root": OBJECT,
    "obj": OBJECT,
    "iobj": OBJECT,
    "obl": OBLIQUE,
    "conj": OBLIQUE,
    "appos": LOWER,
    "nmod": LOWER,
}
NAME_BONUS = 15.0
QUOTED = 0.6
PROMINENCE = 4.0
DISTANCE = 0.5
SAME_SPEAKER = 60.0
QUOTED_SPEAKER = 30.0
NEAR = 3
UNNAMED = 25.0
REPORTED_SPEAKER = 115.0
PARALLEL = 10.0


def weight(state: State, candidate: Candidate) -> float:
    """How salient a mention makes its referent.

    Args:
        state: The state of reading.
        candidate: The mention.

    Returns:
        A weight from 3 (embedded, in a quotation) to 100 (a name that is a subject).
    """
    word = state.document.words[candidate.tie]
    if word.deprel == "nmod:poss" and _is_of_person(state, word.head):
        return PERSON_OWNER
    if candidate.kind == "name" and word.relation == "appos":
        word = state.document.words[word.head]  # "her mother, **Ann**, said"
    value = WEIGHTS.get(word.relation, EMBEDDED)
    if word.deprel == "nmod:poss":
        value = OWNER
    if word.relation == "nsubj" and word.head >= 0:
        clause = state.document.words[word.head].relation
        value -= LOWER_CLAUSE * (clause in ("acl", "advcl", "ccomp"))
    if candidate.kind == "name":
        value += NAME_BONUS
    if state.scopes.quoted[candidate.head]:
        value *= QUOTED
    return value


def _is_of_person(state: State, owned: int) -> bool:
    """Whether an owner's word stands with a person: "**his** brother", who is in mind now."""
    number = state.by_head.get(owned)
    return number is not None and state.candidates[number].sort == "person"


def lasting(referent: Referent, sentence: int) -> float:
    """How much a referent is in mind where a name or a noun may take it up, not a pronoun.

    Its mentions have been summed up as for pronouns; since the last of them less is forgotten.

    Args:
        referent: The referent.
        sentence: Number of the sentence where the name or the noun stands.

    Returns:
        Its salience there.
    """
    return referent.at(sentence, LASTING)


def score(state: State, candidate: Candidate, referent: Referent) -> float:
    """How much a referent is in mind where a mention stands, and how well its place suits.

    Args:
        state: The state of reading.
        candidate: The mention.
        referent: A referent that it may take up.

    Returns:
        A number; the higher, the likelier.
    """
    scopes, document = state.scopes, state.document
    sentence = document.sentence_numbers[candidate.head]
    value = referent.at(sentence, DECAY) + PROMINENCE * min(referent.weight, 8)
    if referent.mentions:
        last = state.candidates[referent.mentions[-1]].head
        value -= DISTANCE * min(abs(candidate.head - last), 60)
    word = document.words[candidate.head]
    if word.relation == "nsubj" and referent.subject:
        value += PARALLEL
    if candidate.head in scopes.sources:
        is_near = max(state.acting, sentence - NEAR) <= state.spoken
        if is_near and referent in (*state.speakers, *state.reported):
            is_heard = referent in state.heard_at(candidate.head)
            value += SAME_SPEAKER if is_heard else QUOTED_SPEAKER
        if referent.group is None and candidate.gender:
            value -= UNNAMED
    reporter = scopes.reporter_of(candidate.head)
    if reporter is not None and referent in reported_by(state, candidate, reporter):
        value += REPORTED_SPEAKER
    return value
