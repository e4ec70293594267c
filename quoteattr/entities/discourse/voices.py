"""Voices: whom a source hardly is, by what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoteattr.claims import Gender
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.state import State
from quoteattr.entities.mentions.candidates import Candidate

_NAMED_ITSELF = 140.0
_NAMED_IN_QUOTES = 90.0
_OTHER_GENDER = 140.0


def called_by(state: State, source: Candidate) -> dict[int, float]:
    """Referents that a source calls by name, or of whom it is the first to tell, in what it says.

    Args:
        state: The state of reading.
        source: The source.

    Returns:
        For their numbers a price: how unlikely each is the source itself.
    """
    out: dict[int, float] = {}
    for word in _words_said(state, source):
        number = state.by_head.get(word)
        if number is None:
            continue
        is_new = source.plural and _is_told_first(state, number)  # "**Towns** must pay, they say"
        if state.candidates[number].kind != "name" and not is_new:
            continue
        price = _NAMED_IN_QUOTES if state.scopes.quoted[word] else _NAMED_ITSELF
        known = state.of.get(number, ()) if source.plural else state.named_by(word)
        for referent in known:
            out[referent.number] = max(price, out.get(referent.number, 0.0))
    return out


def _is_told_first(state: State, number: int) -> bool:
    """Whether a nominal without an article tells of many for the first time: "**Towns** pay"."""
    one = state.candidates[number]
    is_bare = one.kind == "nominal" and one.plural and not one.definite
    return is_bare and all(r.mentions[0] == number for r in state.of.get(number, ()))


def _words_said(state: State, source: Candidate) -> Iterator[int]:
    """The words of all that a source says."""
    for attribution in state.scopes.sources.get(source.head, ()):
        for span in state.scopes.attributions[attribution].content:
            yield from state.document.words_in(span.start, span.end)


def unlikely_sources(
    state: State, candidate: Candidate, referents: Iterable[Referent]
) -> dict[int, float]:
    """Referents that a source hardly is by what it says, with how unlikely that is.

    Args:
        state: The state of reading.
        candidate: The source.
        referents: Those that it may be.

    Returns:
        For their numbers a price: for whom it calls by name, and for those of another gender than
        the "he" or "she" of whom it tells, since that one is mostly the source itself.
    """
    genders = set(_genders_told(state, candidate))
    others = {
        referent.number: _OTHER_GENDER
        for referent in referents
        if len(genders) == 1 and referent.gender and referent.gender not in genders
    }
    return others | called_by(state, candidate)


def _genders_told(state: State, candidate: Candidate) -> Iterator[Gender]:
    """Genders of the pronouns that are subjects of what a source says in others' words."""
    for attribution in state.scopes.sources.get(candidate.head, ()):
        head = state.scopes.attributions[attribution].content_head
        for child in () if head is None else state.document.children[head]:
            number = state.by_head.get(child)
            if number is None or state.document.words[child].relation != "nsubj":
                continue
            gender = state.candidates[number].gender
            is_free = state.candidates[number].kind == "pronoun" and not state.scopes.quoted[child]
            if is_free and gender:
                yield gender
