"""Salience: how much a referent is in the reader's mind, after Lappin & Leass (1994).

"An Algorithm for Pronominal Anaphora Resolution", Computational Linguistics 20. The weights are
fitted anew on the coreference of GUM's news, interviews and speeches.
"""

from __future__ import annotations

from quoteattr.entities.discourse.principals import reported_by
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.state import State
from quoteattr.entities.mentions.candidates import Candidate

DECAY = 0.5  # from one sentence to the next
_LASTING = 0.85  # the same since the last mention, where a name or a noun looks back further
_SUBJECT = 85.0
_OBJECT = 75.0
_OBLIQUE = 40.0
_OWNER = 75.0
_PERSON_OWNER = 30.0
_LOWER = 45.0
_EMBEDDED = 5.0
_LOWER_CLAUSE = 15.0
_WEIGHTS = {
    "nsubj": _SUBJECT,
    "root": _OBJECT,
    "obj": _OBJECT,
    "iobj": _OBJECT,
    "obl": _OBLIQUE,
    "conj": _OBLIQUE,
    "appos": _LOWER,
    "nmod": _LOWER,
}
_NAME_BONUS = 15.0
_QUOTED = 0.6
_PROMINENCE = 4.0  # for each mention
_PROMINENT = 8  # mentions; more add nothing
_DISTANCE = 0.5  # for each word since the last mention
_DISTANT = 60  # words; more take nothing
_SAME_SPEAKER = 60.0
_GOING_ON = 30.0  # in a quotation in the very next sentence
_QUOTED_SPEAKER = 30.0
_SPOKEN_WINDOW = 3  # sentences since somebody spoke last
_UNNAMED = 25.0
_NEWCOMER = 30.0  # what a known gender adds to others
_REPORTED_SPEAKER = 115.0
_REPORTED_BODY = 60.0
_PARALLEL = 10.0


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
        return _PERSON_OWNER
    if candidate.kind == "name" and word.relation == "appos":
        word = state.document.words[word.head]  # "her mother, **Ann**, said"
    value = _WEIGHTS.get(word.relation, _EMBEDDED)
    if word.deprel == "nmod:poss":
        value = _OWNER
    if word.relation == "nsubj" and word.head >= 0:
        clause = state.document.words[word.head].relation
        value -= _LOWER_CLAUSE * (clause in ("acl", "advcl", "ccomp"))
    if candidate.kind == "name":
        value += _NAME_BONUS
    if state.scopes.quoted[candidate.head]:
        value *= _QUOTED
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
    return referent.at(sentence, _LASTING)


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
    value = referent.at(sentence, DECAY) + _PROMINENCE * min(referent.count, _PROMINENT)
    if referent.mentions:
        last = state.candidates[referent.mentions[-1]].head
        value -= _DISTANCE * min(abs(candidate.head - last), _DISTANT)
    word = document.words[candidate.head]
    if word.relation == "nsubj" and referent.subject:
        value += _PARALLEL
    if candidate.head in scopes.sources:
        value += _as_speaker(state, candidate, referent)
    reporter = scopes.reporter_of(candidate.head)
    if reporter is not None and referent in reported_by(state, candidate, reporter):
        is_one = referent.sort in ("organization", "place") and not referent.plural
        is_body = candidate.plural and is_one  # "the court ruled that they"
        value += _REPORTED_BODY if is_body else _REPORTED_SPEAKER
    return value


def _as_speaker(state: State, candidate: Candidate, referent: Referent) -> float:
    """How likely a referent is a source where another stands: who spoke last goes on.

    Unless somebody has just come in: "A farmer from Lod attended the opening. **He** said".
    """
    newcomer = state.just_arrived(candidate.head) if candidate.gender else None
    sentence = state.document.sentence_numbers[candidate.head]
    is_near = newcomer is None and max(state.acting, sentence - _SPOKEN_WINDOW) <= state.spoken
    value = 0.0
    if is_near and referent in (*state.speakers, *state.reported):
        is_heard = referent in state.heard_at(candidate.head)
        value += _SAME_SPEAKER if is_heard else _QUOTED_SPEAKER
        is_next = sentence == state.spoken + 1 and _is_quoting(state, candidate)
        value += _GOING_ON * (is_next and is_heard)
    if newcomer is not None and referent is newcomer:
        return _NEWCOMER
    return value - _UNNAMED * (referent.group is None and bool(candidate.gender))


def _is_quoting(state: State, source: Candidate) -> bool:
    """Whether a source says something in its own words."""
    numbers = state.scopes.sources.get(source.head, ())
    heads = (state.scopes.attributions[n].content_head for n in numbers)
    return any(head is not None and state.scopes.quoted[head] for head in heads)
