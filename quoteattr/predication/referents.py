"""Referents: which entity a word names that a claim can be about."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.claims import Entity, Role
from quoteattr.document import Word
from quoteattr.predication.matters import Matter

_NOBODY = ("Neg", "Ind", "Tot")  # "nobody", "someone", "everyone"
_PARTS = ("det", "nmod", "amod", "compound", "nummod", "acl")  # of a noun that is no name
_AGENTS = {"person", "organization", "group"}


def referents(matter: Matter, head: int, role: Role) -> Iterator[str]:
    """Give what a word names, where a claim can be about it in this role.

    Args:
        matter: A content.
        head: Index of a word.
        role: The role in which it stands.

    Yields:
        Identifiers of entities.
    """
    word = matter.document.words[head]
    if (
        word.feature("PronType") in _NOBODY
        or _is_predicate(matter, word)
        or _is_state(matter, word)
    ):
        return
    for key in matter.index.of_word.get(head, ()):
        entity = matter.index.entity(key)
        if entity.kind != "person" and _is_vague(word) and _is_told(matter, key):
            continue
        if entity.kind == "place":
            can_be = _can_be_place(matter, word, role)
        else:
            can_be = is_agent(entity) and _can_be_agent(matter, word, entity, role)
        if can_be:
            yield key


def _is_predicate(matter: Matter, word: Word) -> bool:
    """Whether a pronoun says what somebody is: "knows **who** I am"."""
    is_relative = word.feature("PronType") == "Rel"
    return is_relative and any(c.relation in ("nsubj", "cop") for c in matter.children(word.index))


def _is_state(matter: Matter, word: Word) -> bool:
    """Whether a noun for a body or a place means none here: "Tesla's **opposition** to it"."""
    preposition = matter.wording.states.get(word.lemma.lower())
    return preposition is not None and any(
        child.relation == "nmod" and matter.case(child.index) == preposition
        for child in matter.children(word.index)
    )


def _is_vague(word: Word) -> bool:
    """Whether a pronoun may speak of no body to which something is said: "**you** never know"."""
    is_it = word.feature("Person") == "2" or word.feature("Gender") == "Neut"
    return word.upos == "PRON" and (is_it or word.deprel == "nmod:poss")


def _is_told(matter: Matter, key: str) -> bool:
    """Whether something is said to an entity."""
    return any(key in matter.index.of_word.get(head, ()) for head in matter.addressees)


def is_somebody(matter: Matter, head: int, role: Role) -> bool:
    """Whether a word names anything that a claim can be about in this role."""
    return any(True for _ in referents(matter, head, role))


def is_agent(entity: Entity) -> bool:
    """Whether an entity is of a kind that does things."""
    return entity.kind in _AGENTS


def _can_be_place(matter: Matter, word: Word, role: Role) -> bool:
    """Whether a place is more than the scene: not "in Ankara", nor "it"."""
    is_it = word.upos == "PRON" and word.feature("Number") == "Sing"
    return not is_it and (role == "subject" or not _is_scene(matter, word))


def _is_scene(matter: Matter, word: Word) -> bool:
    """Whether a word tells where something happens: "in Spain and **Greece**"."""
    while word.relation == "conj" and not matter.case(word.index):
        word = matter.document.words[word.head]
    is_adjunct = word.relation in ("obl", "nmod", "conj")
    return is_adjunct and matter.case(word.index) in matter.wording.places


def _can_be_agent(matter: Matter, word: Word, entity: Entity, role: Role) -> bool:
    """Whether a word means somebody that is named or certain, or several that do something."""
    is_named = any(mention.kind == "name" for mention in entity.mentions)
    if is_named or word.upos == "PRON":
        return True
    is_doubtful = word.lemma.lower() in matter.wording.doubtful and role != "cue_object"
    if is_doubtful and not _is_told_apart(matter, word):
        return False
    if _are_many(matter, word) or (role == "subject" and _is_bare(matter, word, entity)):
        return True
    return _is_certain(matter, word) and (role == "subject" or _is_described(matter, word))


def _is_told_apart(matter: Matter, word: Word) -> bool:
    """Whether a name or a people tells that a noun means somebody: "**Asian** societies"."""
    return any(
        (child.index < word.index and child.upos == "PROPN")
        or (child.upos == "ADJ" and child.ner != "O")
        for child in matter.children(word.index)
    )


def _are_many(matter: Matter, word: Word) -> bool:
    """Whether a plural is an argument of a verb: "**residents** left"."""
    is_argument = word.relation in ("nsubj", "obj", "iobj")
    return is_argument and word.feature("Number") == "Plur" and not _counts(matter, word)


def _is_bare(matter: Matter, word: Word, entity: Entity) -> bool:
    """Whether one noun stands like a name for who does something: "**parliament** met"."""
    is_one = word.upos in ("NOUN", "PROPN") and word.feature("Number") != "Plur"
    is_alone = all(child.relation not in _PARTS for child in matter.children(word.index))
    is_common = word.upos == "NOUN" or entity.kind != "person"  # "**Mr** Speaker" apart
    is_free = word.relation == "nsubj" and not _counts(matter, word)
    return is_one and is_alone and is_common and is_free


def _is_certain(matter: Matter, word: Word) -> bool:
    """Whether a nominal means certain people: "the delegation", "Texas officials"."""
    return any(
        child.feature("Definite") == "Def"
        or child.feature("PronType") == "Dem"
        or child.deprel == "nmod:poss"
        or (child.index < word.index and child.upos == "PROPN")
        or (child.upos == "ADJ" and child.ner != "O")
        for child in matter.children(word.index)
    )


def _is_described(matter: Matter, word: Word) -> bool:
    """Whether a nominal is more than a number: "the people **of Chile**", not "the third"."""
    return not _counts(matter, word) or any(
        child.relation == "nmod" or child.ner != "O" for child in matter.children(word.index)
    )


def _counts(matter: Matter, word: Word) -> bool:
    """Whether a noun only tells how many: "the third **quarter**"."""
    return word.lemma.lower() in matter.wording.quantities
