"""Memberships: "his party" is Labour where he has been called a Labour senator."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from quoteattr.coreference.discourse.findings import Found
from quoteattr.coreference.discourse.referents import Referent
from quoteattr.coreference.discourse.state import State
from quoteattr.coreference.finders.owners import owners_of
from quoteattr.document import Word
from quoteattr.vocabulary.keys import word_key

_MENTIONS = 8  # of a person, which tell what somebody is
_BEFORE = 5  # words before a noun, of which a name may tell whose officer it means


def own_body(state: State, number: int) -> Found | None:
    """The body of which the owner of a nominal is a member: "Otley captain Lee … his side".

    Args:
        state: The state of reading.
        number: Number of the nominal among the candidates.

    Returns:
        The body; None where the text has named none, or several.
    """
    nominal, memberships = state.candidates[number], state.vocabulary.memberships
    noun, owners = nominal.words[-1], owners_of(state, number)
    if noun not in memberships.members or not nominal.owned or nominal.plural or len(owners) != 1:
        return None
    (owner,) = owners
    if owner.sort != "person" or owner.plural or owner.group is None:
        return None
    found = {
        body.number: body
        for office, head in _offices(state, owner)
        if word_key(state.document.words[office].lemma) in memberships.members[noun]
        for body in _bodies(state, office, head)
        if body.sort in memberships.kinds[noun]
    }
    return Found.of(*found.values()) if len(found) == 1 else None


def _offices(state: State, person: Referent) -> Iterator[tuple[int, int]]:
    """The words for what somebody is, in titles and beside the name, with the heads of those."""
    words, children = state.document.words, state.document.children
    for number in islice(person.mentions, _MENTIONS):
        mention = state.candidates[number]
        if mention.kind == "name":
            yield from ((word, mention.tie) for word in range(mention.start, mention.first))
            beside = (c for c in children[mention.tie] if words[c].relation == "appos")
            yield from ((word, word) for word in beside)
        if number in state.links.same:
            other = state.candidates[state.links.same[number]].head
            yield other, other


def _bodies(state: State, office: int, head: int) -> Iterator[Referent]:
    """The bodies and states that the phrase of an office names: "**Otley** captain"."""
    words, vocabulary = state.document.words, state.vocabulary
    before = _phrase_before(state, office)
    if any(word_key(word.text) in vocabulary.persons.formers for word in before):
        return
    for word in before:
        yield from state.named_by(word.index)
        yield from _state_of(state, vocabulary.places.demonyms.get(word_key(word.text)))
    for child in state.document.children[head]:
        if words[child].relation == "nmod":
            yield from state.named_by(child)


def _phrase_before(state: State, office: int) -> list[Word]:
    """The words that lead to the noun of an office, the nearest first."""
    before = reversed(state.document.words[max(office - _BEFORE, 0) : office])
    return list(takewhile(lambda word: word.upos not in ("PUNCT", "VERB", "AUX", "ADP"), before))


def _state_of(state: State, country: str | None) -> Iterator[Referent]:
    """The country of a demonym, where the text has named it: "the **Norwegian** leader"."""
    words = tuple(country.split()) if country else ()
    known = state.descriptions.called(words[-1]) if words else ()
    yield from (referent for referent in known if words in referent.roles)
