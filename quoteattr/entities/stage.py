"""Entities: who and what a text names, each with all its mentions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import attrs

from quoteattr.attributions import Attribution, Quotation
from quoteattr.claims import Entity
from quoteattr.document import Document
from quoteattr.entities.canonical import entity_of, with_owner
from quoteattr.entities.discourse.capitals import with_governments
from quoteattr.entities.discourse.genders import learned_genders, with_genders
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.scopes import Scopes
from quoteattr.entities.discourse.state import State
from quoteattr.entities.forms.names import group_names
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.entities.mentions.search import find_mentions
from quoteattr.entities.resolution import resolve
from quoteattr.grammar.joining import joined_nouns
from quoteattr.grammar.nobody import is_nobody
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.tables import Vocabulary


@attrs.frozen
class EntityIndex:
    """The entities of a document and where they stand.

    Attributes:
        entities: All entities, in order of first mention.
        of_word: For a word of a mention the identifiers of the entities that it names: several
            where "they" takes up a coordination. Identifiers of no entity here are left out.
    """

    entities: tuple[Entity, ...] = ()
    of_word: Mapping[int, tuple[str, ...]] = attrs.Factory(dict)

    def __attrs_post_init__(self) -> None:
        known = self._by_id.keys()
        if not known >= {key for ids in self.of_word.values() for key in ids}:
            kept = ((w, tuple(k for k in ids if k in known)) for w, ids in self.of_word.items())
            object.__setattr__(self, "of_word", {word: ids for word, ids in kept if ids})

    def entity(self, id: str) -> Entity:  # noqa: A002
        """The entity with an identifier."""
        return self._by_id[id]

    @cached_property
    def most_mentions(self) -> int:
        """How often the entity is named that is named most often; 0 without entities."""
        return max((len(entity.mentions) for entity in self.entities), default=0)

    @cached_property
    def _by_id(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}


def find_entities(
    document: Document,
    attributions: Sequence[Attribution],
    quotations: Sequence[Quotation],
    lexicon: Lexicon,
) -> EntityIndex:
    """Find the entities of a document.

    Args:
        document: The parsed text.
        attributions: Its attributions: their sources, addressees and targets become entities.
        quotations: Its quotations: who "I" is depends on them.
        lexicon: Tables of the language.

    Returns:
        The entities with the words that name them.
    """
    vocabulary = Vocabulary.of(lexicon)
    wanted = _wanted(document, attributions, lexicon)
    candidates = find_mentions(document, vocabulary, wanted)
    names = group_names(document, candidates, vocabulary)
    scopes = Scopes.of(document, _at_heads(attributions, candidates), quotations)
    names = with_genders(names, learned_genders(document, candidates, names, scopes))
    names = with_governments(document, candidates, names, scopes, vocabulary.places)
    state = resolve(document, candidates, names, scopes, vocabulary)
    kept = [r for r in state.referents if _is_kept(r, state, wanted)]
    kept.sort(key=lambda r: min((candidates[n].first, n) for n in r.mentions))
    ids = {referent.number: f"e{n}" for n, referent in enumerate(kept, 1)}
    of_word = _of_word(state, ids)
    entities = [entity_of(ids[r.number], r, state) for r in kept]
    index = EntityIndex(tuple(entities), of_word)

    def owner_of(word: int) -> Entity | None:
        owners = of_word.get(word, ())
        return index.entity(owners[0]) if len(owners) == 1 else None

    owned = (
        with_owner(entity, referent, state, owner_of)
        for entity, referent in zip(entities, kept, strict=True)
    )
    return EntityIndex(tuple(owned), of_word)


def _at_heads(
    attributions: Sequence[Attribution], candidates: Sequence[Candidate]
) -> list[Attribution]:
    """Attributions whose sources have the heads of names where a parser chose another word."""
    ties = {word for candidate in candidates for word in (candidate.head, candidate.tie)}
    heads = {a.source_head for a in attributions} - ties
    named = {
        word: candidate.head
        for candidate in candidates
        if candidate.kind == "name"
        for word in heads.intersection(range(candidate.start, candidate.last + 1))
    }
    return [
        attrs.evolve(a, source_head=named[a.source_head]) if a.source_head in named else a
        for a in attributions
    ]


def _wanted(document: Document, attributions: Iterable[Attribution], lexicon: Lexicon) -> set[int]:
    """Words that must head a mention: sources, those joined to them, addressees, targets."""
    out: set[int] = set()
    for attribution in attributions:
        out.update(attribution.addressees, attribution.targets)
        head, source = attribution.source_head, attribution.source
        if head is not None:
            out.update((head, *joined_nouns(document, head, source, lexicon)))
    return out


def _is_kept(referent: Referent, state: State, wanted: set[int]) -> bool:
    """Whether a referent becomes an entity: it has a name, speaks, or is spoken of, and is one."""
    if not referent.mentions:
        return False
    heads = [state.candidates[n].head for n in referent.mentions]
    lexicon = state.vocabulary.lexicon
    if referent.group is None and is_nobody(state.document, heads[0], lexicon):
        return False
    if any(head in wanted for head in heads):
        return True
    if referent.group is not None:
        is_sure = referent.sort in ("person", "place", "organization", "group")
        return is_sure or any(state.candidates[n].tagged for n in referent.mentions)
    return referent.sort not in (None, "other", "document") and (
        len(heads) > 1 or any(state.scopes.content[head] >= 0 for head in heads)
    )


def _of_word(state: State, ids: Mapping[int, str]) -> dict[int, tuple[str, ...]]:
    out: dict[int, tuple[str, ...]] = {}
    for number, referents in state.of.items():
        found = tuple(ids[r.number] for r in referents if r.number in ids)
        if found:
            out[state.candidates[number].head] = found
    for number, candidate in enumerate(state.candidates):
        if candidate.kind == "name" and candidate.head in out and number in state.of:
            for word in range(candidate.first, candidate.last + 1):
                out.setdefault(word, out[candidate.head])
            for word in range(candidate.start, candidate.first):
                out[word] = out[candidate.head]
    return out
