"""Principals: those in whose name a source speaks: "**Lee**'s lawyer", "a friend of **Lee**"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from quoteattr.coreference.discourse.referents import Referent
from quoteattr.coreference.discourse.state import State
from quoteattr.coreference.mentions.candidates import Candidate
from quoteattr.vocabulary.keys import word_key


def reported_by(state: State, candidate: Candidate, source: int) -> tuple[Referent, ...]:
    """Who a pronoun in what a source says is likeliest: the source, or whose the source is.

    Args:
        state: The state of reading.
        candidate: The pronoun.
        source: Head word of the source in whose content it lies.

    Returns:
        The principal where the source speaks for that one or is kin, and where the source
        cannot be meant by its gender; else the source.
    """
    speakers = state.named_by(source)
    principals = [r for r in principals_of(state, source) if _agrees(candidate, r)]
    is_owner = state.document.words[candidate.head].deprel == "nmod:poss"
    is_kin = _is_called(state, source, state.vocabulary.persons.kin)
    is_named = any(speaker.group is not None for speaker in speakers) or is_kin
    is_own = is_owner or (is_named and _acts(state, candidate))
    is_proxy = is_kin or _is_called(state, source, state.vocabulary.persons.proxies)
    is_other = not any(_agrees(candidate, speaker) for speaker in speakers)
    if principals and ((is_proxy and not is_own) or is_other):
        return (principals[0],)
    return speakers


def principals_of(state: State, source: int) -> Iterator[Referent]:
    """Persons named in a source's own phrase as those whose it is, or to whom it is close.

    Args:
        state: The state of reading.
        source: Head word of the source.

    Yields:
        Their referents, as far as they are known.
    """
    words, children = state.document.words, state.document.children
    head = _phrase(state, source)
    near = (head, *(c for c in children[head] if words[c].relation == "amod"))
    for word in (child for part in near for child in children[part]):
        if words[word].relation in ("nmod", "obl"):
            yield from (r for r in state.named_by(word) if r.sort == "person" and not r.plural)


def bodies_of(state: State, source: int) -> Iterator[Referent]:
    """The bodies whose officer a source is: "its president", "Northam director Ann Lee".

    Args:
        state: The state of reading.
        source: Head word of the source, or of a title above it.

    Yields:
        Organizations, groups and places, as far as they are known.
    """
    for word in state.document.subtree(source):
        if state.document.words[word].relation in ("nmod", "compound"):
            for referent in state.named_by(word):
                if referent.sort in ("organization", "group", "place"):
                    yield referent


def _agrees(candidate: Candidate, referent: Referent) -> bool:
    """Whether "he" or "she" can be a person."""
    is_other = referent.gender not in (None, candidate.gender)
    return bool(candidate.gender) and referent.sort == "person" and not is_other


def _acts(state: State, candidate: Candidate) -> bool:
    """Whether "he" does what those who speak for others do, or does it to another "him"."""
    words, verb = state.document.words, state.document.words[candidate.head].head
    if verb < 0:
        return False
    others = (words[c] for c in state.document.children[verb] if words[c].relation == "obj")
    to_another = any(other.upos == "PRON" and other.feature("Gender") for other in others)
    return to_another or word_key(words[verb].lemma) in state.vocabulary.persons.proxy_acts


def _is_called(state: State, source: int, nouns: Collection[str]) -> bool:
    """Whether a source goes by one of some nouns: "a **spokesman** for Lee", "her **son**"."""
    return word_key(state.document.words[_phrase(state, source)].lemma) in nouns


def _phrase(state: State, source: int) -> int:
    """The word that heads a source's phrase: "lawyer" in "Lee's lawyer, Ann Roe"."""
    number = state.by_head.get(source)
    head = source if number is None else state.candidates[number].tie
    word = state.document.words[head]
    return word.head if word.relation == "appos" and word.head >= 0 else head
