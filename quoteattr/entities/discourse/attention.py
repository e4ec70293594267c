"""Attention: what a mention brings to the reader's mind, and who speaks since."""

from __future__ import annotations

from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.salience import DECAY, weight
from quoteattr.entities.discourse.state import State
from quoteattr.entities.mentions.candidates import Candidate

_RECENT = 60  # referents in mind


def attend(state: State, number: int, referents: tuple[Referent, ...]) -> None:
    """Make the referents of a mention salient and note whether they speak or act.

    Args:
        state: The state of reading; filled in.
        number: Number of the mention among the candidates.
        referents: Its referents, one at least.
    """
    candidate = state.candidates[number]
    is_subject = state.document.words[candidate.tie].relation in ("nsubj", "csubj")
    if not (candidate.in_dateline or _is_nobody(state, candidate)):  # what nothing takes up
        _touch(state, number, referents, is_subject)
    if state.scopes.sources.keys() & {candidate.head, candidate.tie}:
        _hear(state, number, referents)
    elif is_subject and _acts(state, number, referents[0]):
        state.acting = state.sentence(number)
    elif is_subject and _arrives(state, number, referents[0]):
        state.newcomer, state.arrival = referents[0], state.sentence(number)


def _is_nobody(state: State, candidate: Candidate) -> bool:
    """Whether a mention says that there is none: "nobody", "**no** one"."""
    words, head = state.document.words, candidate.head
    near = (head, *state.document.children[head])
    return any(words[word].feature("PronType") == "Neg" for word in near)


def _touch(state: State, number: int, referents: tuple[Referent, ...], is_subject: bool) -> None:
    """Make referents the latest of those in mind, and forget the oldest."""
    value = weight(state, state.candidates[number])
    for referent in referents:
        referent.touch(state.sentence(number), value, DECAY, is_subject)
        state.recent.pop(referent.number, None)
        state.recent[referent.number] = referent
    while len(state.recent) > _RECENT:
        del state.recent[next(iter(state.recent))]


def _hear(state: State, number: int, speakers: tuple[Referent, ...]) -> None:
    """Note who speaks, or whom a speaker reports."""
    candidate = state.candidates[number]
    if state.scopes.content[candidate.head] >= 0:
        state.reported = (*state.reported, *speakers)
        return
    state.speakers, state.reported = speakers, ()
    state.voice, state.spoken = candidate.tie, state.sentence(number)


def passes_on(state: State, candidate: Candidate) -> bool:
    """Whether a mention only hears or relays what others say: "told **Reuters** that"."""
    scopes, words = state.scopes, state.document.words
    if candidate.head in scopes.addressed:
        return True
    cues = [scopes.attributions[n].cue_head for n in scopes.sources.get(candidate.head, ())]
    relaying = state.vocabulary.bodies.relaying
    return bool(cues) and all(cue is not None and words[cue].lemma in relaying for cue in cues)


def _acts(state: State, number: int, referent: Referent) -> bool:
    """Whether a named person does something, in what nobody says."""
    candidate = state.candidates[number]
    is_named = candidate.kind == "name" or (
        candidate.kind == "nominal" and number in state.links.same
    )
    is_said = state.scopes.content[candidate.head] >= 0
    is_other = referent.sort == "person" and referent not in state.speakers
    return is_named and is_other and not is_said


def _arrives(state: State, number: int, referent: Referent) -> bool:
    """Whether a main clause brings in a person without a name, in what nobody says."""
    candidate, words = state.candidates[number], state.document.words
    is_new = candidate.describes_person and referent.group is None and referent.count == 1
    is_main = words[words[candidate.tie].head].head < 0
    return is_new and is_main and state.scopes.content[candidate.head] < 0
