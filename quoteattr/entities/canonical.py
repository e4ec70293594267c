"""Canonical: the name, aliases and roles by which an entity goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import attrs

from quoteattr.claims import Entity, EntityKind, Mention
from quoteattr.document import Document, Word
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.state import State
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.folding import folded, without_invisible
from quoteattr.grammar.nobody import says_nobody

CAPITALS = 5
_QUOTES = frozenset('"“”')


def entity_of(id: str, referent: Referent, state: State) -> Entity:  # noqa: A002
    """The entity that a referent becomes.

    Args:
        id: Its identifier.
        referent: What its mentions refer to.
        state: What was read of the document.

    Returns:
        The entity, by its fullest name, or by its first phrase where it has none.
    """
    found = {state.candidates[n] for n in referent.mentions}
    mentions = sorted(found, key=lambda c: (c.first, c.last))
    names = [_name(state, c) for c in mentions if c.kind == "name"]
    lent = {
        _name(state, state.candidates[n]) for n in state.names.lent.intersection(referent.mentions)
    }
    phrases = [_text(state, *_bare(state, c)) for c in mentions if c.kind == "nominal"]
    name = (
        _of_state(_fullest([n for n in names if n not in lent] or names), mentions, referent, state)
        if names
        else next((text for text in phrases if " " in text), phrases[0])
        if phrases
        else _text(state, mentions[0].first, mentions[0].last)
    )
    return Entity(
        id,
        name,
        _kind(referent),
        aliases=tuple(other for other in _distinct((*names, *phrases)) if other != name),
        roles=tuple(_distinct(_roles(mentions, phrases if names else []))),
        mentions=tuple(Mention(state.document.span(c.first, c.last), c.kind) for c in mentions),
        gender=referent.gender if referent.sort in ("person", None) else None,
    )


def _of_state(name: str, mentions: Sequence[Candidate], referent: Referent, state: State) -> str:
    """A name with the state that tells it from others: "Kenya’s Foreign Ministry"."""
    document, pattern = state.document, state.vocabulary.owners.pattern
    is_told = referent.group is not None and state.names.groups[referent.group].of_state
    is_told = is_told and bool(pattern)
    if not is_told or folded(name).split()[0] in state.vocabulary.places.demonyms:
        return name  # or tells it itself: "Kenyan Foreign Ministry"
    for mention in mentions:
        for child in document.children[mention.head]:
            number = state.by_head.get(child)
            if document.words[child].deprel == "nmod:poss" and number is not None:
                owner = state.candidates[number]
                text = _text(state, owner.first, owner.last)
                return pattern.format(owner=text, owned=name)
    return name


def with_owner(
    entity: Entity, referent: Referent, state: State, owner_of: Callable[[int], Entity | None]
) -> Entity:
    """An entity that is only called "her lawyer", by the name of her whose lawyer it is.

    Args:
        entity: The entity.
        referent: What its mentions refer to.
        state: What was read of the document.
        owner_of: Gives the only entity that a pronoun's word names, None where it names several.

    Returns:
        The entity under a name such as "Ann Lee’s lawyer", or unchanged.
    """
    if not state.vocabulary.owners.pattern or referent.group is not None:
        return entity
    for number in referent.mentions:
        candidate = state.candidates[number]
        if not _is_owned(state, candidate) or entity.name != _text(state, *_bare(state, candidate)):
            continue
        owner = owner_of(candidate.first)
        if owner is not None and owner.id != entity.id:
            name = _owned_name(state, candidate, owner)
            return attrs.evolve(entity, name=name, aliases=(entity.name, *entity.aliases))
    return entity


def _is_owned(state: State, candidate: Candidate) -> bool:
    """Whether a nominal begins with the pronoun of its only owner: "**her** lawyer"."""
    first = state.document.words[candidate.first]
    is_pronoun = candidate.kind == "nominal" and first.upos == "PRON"
    return is_pronoun and _is_of_one(first) and first.head == candidate.head


def _owned_name(state: State, candidate: Candidate, owner: Entity) -> str:
    """A nominal with the name of its owner: "Ann Lee’s lawyer" for "her lawyer"."""
    owners = state.vocabulary.owners
    are_many = owner.kind == "group" and owner.name.endswith(state.vocabulary.titles.plurals)
    pattern = (owners.plural_pattern if are_many else "") or owners.pattern
    owned = _text(state, candidate.first + 1, candidate.last)
    return pattern.format(owner=owner.name, owned=owned)


def _is_of_one(pronoun: Word) -> bool:
    """Whether an owner's pronoun may stand for one entity: "my", "her", "whose", not "our"."""
    is_we = pronoun.feature("Person") == "1" and pronoun.feature("Number") != "Sing"
    return pronoun.feature("Person") in ("1", "3", "") and not is_we


def _kind(referent: Referent) -> EntityKind:
    if referent.sort is None:
        return "person" if referent.gender else "other"
    return "group" if referent.plural and referent.sort == "person" else referent.sort


def _name(state: State, candidate: Candidate) -> str:
    """A name, with the surname that it shares: "Ann Lee" for "Ann" in "Ann and Bob Lee"."""
    parts = [_text(state, candidate.first, candidate.last)]
    if candidate.surname is not None:
        parts.append(_text(state, candidate.surname, candidate.surname))
    return " ".join(parts)


def _text(state: State, first: int, last: int) -> str:
    """The words of a mention on one line, without a possessive ending or an apostrophe."""
    text = " ".join(without_invisible(state.document.span(first, last).text).split())
    for ending in (*state.vocabulary.owners.endings, "'", "’"):
        text = text.removesuffix(ending)
    bare = text.strip(' ,;:"“”')
    is_part = not _QUOTES.isdisjoint(bare)  # "the “Save the Marsh” crowd"
    return text.strip(" ,;:") if is_part else bare


def _bare(state: State, candidate: Candidate) -> tuple[int, int]:
    """A nominal without article and number: "people familiar with the talks".

    Not without the number of a share, as in "52% of Brazilians".
    """
    first, words = candidate.first, state.document.words
    if words[candidate.head].upos == "SYM":
        return first, candidate.last
    small = {"det", "punct", "advmod"}
    if candidate.words[-1] not in state.vocabulary.groups.shares:
        first = _after_number(state.document, candidate)
        small.add("nummod")
    lexicon = state.vocabulary.lexicon
    while first < candidate.head and words[first].relation in small:
        if says_nobody(words[first], lexicon) and candidate.head in state.scopes.sources:
            break  # "no one said"
        if words[first + 1].text == "-":  # "far-right activists"
            break
        first += 1
    return first, candidate.last


def _after_number(document: Document, candidate: Candidate) -> int:
    """Where a nominal begins without its number: "at least 60 protesters", "twenty more people".

    Not "the last 5 percent", nor "two-thirds", which a number is a part of.
    """
    words, first = document.words, candidate.first
    numbers = [
        child
        for child in document.children[candidate.head]
        if words[child].relation == "nummod" and first <= child < candidate.head
    ]
    if not numbers or any(word.relation == "amod" for word in words[first : numbers[-1]]):
        return first
    begin = numbers[-1] + 1
    while begin < candidate.head and words[begin].feature("Degree") == "Cmp":
        begin += 1
    return first if words[begin].text == "-" or words[begin].upos in ("ADP", "SYM") else begin


def _fullest(names: Sequence[str]) -> str:
    """The form with most words, rather not in capitals; of equal ones the most frequent, first."""
    often = Counter(names)
    return max(
        often,
        key=lambda n: (not _shouts(n, names), len(n.split()), often[n]),
    )


def _shouts(name: str, names: Sequence[str]) -> bool:
    """Whether a name is in capitals as headlines and datelines have them: "KYIV" beside "Kyiv"."""
    return name.isupper() and (len(name) > CAPITALS or name.capitalize() in names)


def _distinct(texts: Iterable[str]) -> list[str]:
    """Texts without doubles, up to case."""
    return list({folded(text): text for text in reversed(list(texts)) if text}.values())[::-1]


def _roles(mentions: Iterable[Candidate], phrases: Sequence[str]) -> list[str]:
    return [" ".join(c.titles) for c in mentions if c.titles] + list(phrases)
