"""Owners: whose something is: "**his** aide", "the **Lee** campaign"."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.document import Document
from quoteattr.entities.discourse.mentions import Mentions
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.speech import speaker_of
from quoteattr.entities.discourse.state import State
from quoteattr.entities.finders.bearers import bearer_of
from quoteattr.entities.mentions.candidates import Candidate

_RELATIONS = ("nmod:poss", "compound", "nmod:desc")


def find_owners(mentions: Mentions) -> dict[int, tuple[int, ...]]:
    """Find the mentions that tell who possesses another, or whose name is in it.

    Only a nominal has owners, and the title of a name: "Lee's sister Ann".

    Args:
        mentions: All mentions of the text.

    Returns:
        For the number of a candidate those of its owners; none is a description itself.
    """
    out: dict[int, tuple[int, ...]] = {}
    candidates = mentions.candidates
    for number, candidate in enumerate(candidates):
        if candidate.kind == "nominal" or candidate.titles:
            words = _possessors(mentions.document, candidate)
            heads = (mentions.by_head.get(word) for word in words)
            owners = (n for n in heads if n is not None and candidates[n].kind != "nominal")
            if found := tuple(owners):
                out[number] = found
    return out


def _possessors(document: Document, candidate: Candidate) -> Iterator[int]:
    """The words that tell whose a mention is, also those before its titles."""
    relations = _RELATIONS[:1] if candidate.kind == "name" else _RELATIONS
    for head in (*range(candidate.start, candidate.first), candidate.head):
        for child in document.children[head]:
            if document.words[child].deprel in relations:
                yield child
    if candidate.kind == "name" and candidate.start >= 3:
        opening, short, closing = document.words[candidate.start - 3 : candidate.start]
        if (opening.text, closing.text) == ("(", ")"):
            yield short.index  # "the Labour Party (LP) chairman Ann Lee"


def owners_in(state: State, number: int) -> tuple[int, ...]:
    """The mentions of whose something is, by its number."""
    return state.owners.get(number, ())


def owners_of(state: State, number: int) -> list[Referent]:
    """Referents that possess what a mention names, or whose name is in it.

    Args:
        state: The state of reading.
        number: Number of the mention that is possessed.

    Returns:
        Its owners as far as they are known, in the order of their numbers.
    """
    found = {r.number: r for owner in owners_in(state, number) for r in _owner(state, owner)}
    return [found[number] for number in sorted(found)]


def _owner(state: State, number: int) -> tuple[Referent, ...]:
    """Whom an owner's mention names; "my" within speech is who speaks."""
    candidate = state.candidates[number]
    if candidate.person == 1 and not candidate.plural:
        return speaker_of(state, candidate)
    if candidate.kind != "name":
        return state.of.get(number, ())
    found = bearer_of(state, number)
    return () if found is None else found.referents
