"""Entities: who and what a text names, each with all its mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import attrs

from quoteattr.attributions import Attribution, Quotation
from quoteattr.claims import Entity, EntityKind, Mention
from quoteattr.document import Document, Word
from quoteattr.entities.discourse.capitals import with_governments
from quoteattr.entities.discourse.genders import learned_genders, with_genders
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.scopes import Scopes
from quoteattr.entities.discourse.state import State
from quoteattr.entities.forms.names import group_names
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.entities.mentions.search import find_mentions
from quoteattr.entities.resolution import resolve
from quoteattr.folding import folded, without_invisible
from quoteattr.grammar.joining import joined_nouns
from quoteattr.grammar.nobody import is_nobody
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.tables import Vocabulary

CAPITALS = 5
_QUOTES = frozenset('"“”')


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
    scopes = Scopes.of(document, attributions, quotations)
    names = with_genders(names, learned_genders(document, candidates, names, scopes))
    names = with_governments(document, candidates, names, scopes, vocabulary.places)
    state = resolve(document, candidates, names, scopes, vocabulary)
    kept = [r for r in state.referents if _is_kept(r, state, wanted)]
    kept.sort(key=lambda r: min((candidates[n].first, n) for n in r.mentions))
    ids = {referent.number: f"e{n}" for n, referent in enumerate(kept, 1)}
    of_word = _of_word(state, ids)
    entities = [_entity(ids[r.number], r, state) for r in kept]
    index = EntityIndex(tuple(entities), of_word)
    owned = (
        _with_owner(entity, referent, state, index)
        for entity, referent in zip(entities, kept, strict=True)
    )
    return EntityIndex(tuple(owned), of_word)


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


def _entity(id: str, referent: Referent, state: State) -> Entity:  # noqa: A002
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


def _with_owner(entity: Entity, referent: Referent, state: State, index: EntityIndex) -> Entity:
    """An entity that is only called "her lawyer", by the name of her whose lawyer it is."""
    pattern = state.vocabulary.owners.pattern
    if not pattern or referent.group is not None:
        return entity
    words = state.document.words
    for number in referent.mentions:
        candidate = state.candidates[number]
        pronoun = words[candidate.first]
        owners = index.of_word.get(candidate.first, ())
        if (
            candidate.kind == "nominal"
            and pronoun.upos == "PRON"
            and _is_of_one(pronoun)
            and pronoun.head == candidate.head
            and entity.name == _text(state, *_bare(state, candidate))
            and len(owners) == 1
            and owners[0] != entity.id
        ):
            owner = index.entity(owners[0])
            owned = _text(state, candidate.first + 1, candidate.last)
            if owner.kind == "group" and owner.name.endswith(state.vocabulary.titles.plurals):
                pattern = state.vocabulary.owners.plural_pattern or pattern
            name = pattern.format(owner=owner.name, owned=owned)
            return attrs.evolve(entity, name=name, aliases=(entity.name, *entity.aliases))
    return entity


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
    nobody = state.vocabulary.lexicon.words("cues", "polarity", "nobody")
    while first < candidate.head and words[first].relation in small:
        if words[first].text.lower() in nobody and candidate.head in state.scopes.sources:
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
