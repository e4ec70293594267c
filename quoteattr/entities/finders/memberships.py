"""Memberships: "his party", or "the party" in what he says, is Labour for a Labour senator."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice, takewhile

from quoteattr.document import Word
from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent, Words
from quoteattr.entities.discourse.state import State
from quoteattr.entities.finders.hypernyms import suits
from quoteattr.entities.finders.owners import owners_of
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.entities.mentions.phrases import has_owner
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.tables import Vocabulary

_MENTIONS = 8  # of a person, which tell what somebody is
_BEFORE = 5  # words before a noun, of which a name may tell whose officer it means


def own_body(state: State, number: int) -> Found | None:
    """The body of which the owner of a nominal is a member: "Otley captain Lee … his side".

    Or of which the one is who says "the side" and has just named no other.

    Args:
        state: The state of reading.
        number: Number of the nominal among the candidates.

    Returns:
        The body; None where the text has named none, or several.
    """
    nominal, memberships = state.candidates[number], state.vocabulary.memberships
    noun = nominal.words[-1]
    if noun not in memberships.members or nominal.plural:
        return None
    owners = owners_of(state, number) if nominal.owned else _speaker(state, nominal)
    if len(owners) != 1:
        return None
    (owner,) = owners
    if owner.sort != "person" or owner.plural or owner.group is None:
        return None
    found = {
        body.number: body
        for office, head in _offices(state, owner)
        if word_key(state.document.words[office].lemma) in memberships.members[noun]
        for body in _bodies(state, office, head)
        if body.sort in memberships.kinds[noun] and (nominal.owned or _suits(state, noun, body))
    }
    is_one = len(found) == 1 and (nominal.owned or not _names_another(state, nominal, found))
    return Found.of(*found.values()) if is_one else None


def _speaker(state: State, nominal: Candidate) -> Sequence[Referent]:
    """Who says "the party" without more, where that may be the speaker's own."""
    source = state.scopes.source_of(nominal.head)
    is_place = nominal.words[-1] in state.vocabulary.places.nouns
    is_bare = nominal.definite and len(nominal.words) == 1 and nominal.last == nominal.head
    is_free = is_bare and not (is_place or has_owner(state.document, nominal.head))
    return state.named_by(source) if is_free and source is not None else ()


def _suits(state: State, noun: str, body: Referent) -> bool:
    """Whether a noun without an owner may be a body's: no association is "the ministry"."""
    is_called = any(noun in role for role in body.roles)
    is_general = noun in state.vocabulary.bodies.general
    return is_called or (is_general and suits(noun, body.roles, state.vocabulary) is not None)


def _names_another(state: State, nominal: Candidate, own: Collection[int]) -> bool:
    """Whether what is said here, or was in the sentence before, has told of another body."""
    last = state.document.sentence_numbers[nominal.head] - 1
    near = takewhile(lambda r: r.sentence >= last, reversed(state.recent.values()))
    others = (r for r in near if r.sort in ("organization", "group") and r.number not in own)
    heads = (state.candidates[other.mentions[-1]].head for other in others)
    return any(state.scopes.content[head] >= 0 for head in heads)


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
    yield from _called(state, before)
    for child in state.document.children[head]:
        if words[child].relation == "nmod":
            yield from state.named_by(child)


def _phrase_before(state: State, office: int) -> list[Word]:
    """The words that lead to the noun of an office, the nearest first."""
    before = reversed(state.document.words[max(office - _BEFORE, 0) : office])
    return list(takewhile(lambda word: word.upos not in ("PUNCT", "VERB", "AUX", "ADP"), before))


def _called(state: State, before: Sequence[Word]) -> list[Referent]:
    """Those whose name stands in the words that lead to an office, also where it is no mention.

    The longest names alone: "**Green Party** senator" is none of the Greens.
    """
    keys = [word_key(word.text) for word in reversed(before)]
    for length in range(len(keys), 0, -1):
        parts = (keys[start : start + length] for start in range(len(keys) - length + 1))
        names = (name for part in parts for name in _names(part, state.vocabulary))
        if found := [body for name in names for body in _bearers(state, name)]:
            return found
    return []


def _names(words: Sequence[str], vocabulary: Vocabulary) -> Iterator[Words]:
    """The names that words may mean before an office.

    They themselves; the country in "**Norwegian** leader", the party in "**Republican** senator".
    """
    yield tuple(words)
    many = (" ".join(words) + ending for ending in vocabulary.titles.plurals)
    yield from (tuple(name.split()) for name in many if name in vocabulary.groups.names)
    if country := vocabulary.places.demonyms.get(" ".join(words)):
        yield tuple(country.split())


def _bearers(state: State, name: Words) -> Iterator[Referent]:
    """Those that the text has called by a name."""
    known = state.descriptions.called(name[-1])
    yield from (r for r in known if r.group is not None and name in r.roles)
