"""Clauses: which words of a content stand in which role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.claims import Role
from quoteattr.predication.arguments import arguments, conjuncts, is_clause
from quoteattr.predication.matters import Matter
from quoteattr.predication.referents import is_somebody

_GOING_ON = {"conj", "parataxis", "xcomp"}
_CONTENT_WORDS = {"VERB", "NOUN", "PROPN", "ADJ", "AUX", "PRON", "NUM", "ADV", "X", "INTJ"}
_FUNCTIONS = ("punct", "mark", "case", "aux", "cop", "advmod")
_OBJECTS = ("obj", "iobj", "obl")
_DEEPEST = 5  # clauses that go on with one another


def roles(matter: Matter) -> Iterator[tuple[int, Role]]:
    """Give the words of a content that stand in a role, clause by clause.

    Args:
        matter: A content.

    Yields:
        Words, each with its role.
    """
    roots = _roots(matter)
    subjects = set(_controllers(matter, roots))
    for head in matter.addressees:
        if head in subjects:
            yield from arguments(matter, head, "subject")
    for head in roots:
        if head in subjects:
            yield from arguments(matter, head, "subject")
        yield from _clause(matter, head)


def _controllers(matter: Matter, roots: Sequence[int]) -> Iterator[int]:
    """Subjects that stand by the cue: "**Lee** is said to be ill", "told **them** to leave"."""
    words = matter.document.words
    yield from (head for head in roots if words[head].relation == "nsubj")
    if any(_is_infinitive(matter, head) for head in roots):
        objects = [head for head in roots if words[head].relation in _OBJECTS]
        before = [told for told in matter.addressees if told < roots[-1]]
        yield from objects[:1] or before  # "“To win a medal”, he told Lee" orders nothing


def _is_infinitive(matter: Matter, head: int) -> bool:
    """Whether a clause leaves to the cue who does what it says."""
    is_bare = all(child.relation != "nsubj" for child in matter.children(head))
    return is_bare and matter.document.words[head].feature("VerbForm") == "Inf"


def _roots(matter: Matter) -> list[int]:
    """Heads of the main clauses: words whose own head lies outside the content."""
    words = matter.document.words
    roots = [
        w
        for w in sorted(matter.words)
        if words[w].head not in matter.words
        and words[w].upos in _CONTENT_WORDS
        and words[w].relation not in _FUNCTIONS
    ]
    main = matter.head
    return roots if main is None or main in roots else [main, *roots]


def _clause(matter: Matter, head: int, depth: int = 1) -> Iterator[tuple[int, Role]]:
    """Arguments of a clause and of those that carry on what it says."""
    if not is_clause(matter.document, head):
        yield from _phrase(matter, head)
        return
    children = [c for c in matter.children(head) if c.index in matter.words]
    subjects = [c.index for c in children if c.relation == "nsubj"]
    for subject in subjects:
        yield from arguments(matter, subject, "subject")
    for relation in (*_OBJECTS, "nmod"):
        for child in children:
            if child.relation == relation and child.deprel != "obl:unmarked":
                yield from arguments(matter, child.index, _object_role(matter, child.index))
    lower = _lower_clauses(matter, head, subjects) if depth <= _DEEPEST else ()
    for clause in lower:
        yield from _clause(matter, clause, depth + 1)


def _lower_clauses(matter: Matter, head: int, subjects: Sequence[int]) -> Iterator[int]:
    """Clauses that go on with what a clause says, or say what it only leads to."""
    children = [c for c in matter.children(head) if c.index in matter.words]
    led_to = {"ccomp"} if not subjects or _is_framed(matter, subjects) else set()
    if any(child.relation == "expl" for child in children):  # "it is sad that **they left**"
        led_to.add("csubj")
    for child in children:
        is_beside = child.relation in _GOING_ON and is_clause(matter.document, child.index)
        if child.relation in led_to or is_beside:
            yield child.index


def _object_role(matter: Matter, word: int) -> Role:
    """The role of an object, by its preposition: "spoke **about Lee**", "met **Lee**"."""
    return "topic" if matter.case(word) in matter.wording.topics else "object"


def _is_framed(matter: Matter, subjects: Sequence[int]) -> bool:
    """Whether a clause only leads to what is said: "I think that", "it is clear that"."""
    return all(
        matter.document.words[subject].upos == "PRON"
        and matter.barred.issuperset(matter.index.of_word.get(subject, ()))
        for subject in subjects
    )


def _phrase(matter: Matter, head: int) -> Iterator[tuple[int, Role]]:
    """A content that is no clause: what it names, or what its noun is about.

    Where the noun itself names somebody, it is not of their owners: "Lee's allies", "the campaign
    of Lee". What is blamed on them, though, is: "accused **the head of the bank**".
    """
    for part in conjuncts(matter, head):
        yield part, "topic"
        if head in matter.targets or not is_somebody(matter, part, "topic"):
            yield from _modifiers(matter, part)


def _modifiers(matter: Matter, noun: int) -> Iterator[tuple[int, Role]]:
    """What a noun is of, or about: "**Lee's** plan", "the row **over Lee**"."""
    for child in matter.children(noun):
        modifies = child.relation == "nmod" or child.deprel == "compound"
        if modifies and child.index in matter.words:
            for owner in conjuncts(matter, child.index):
                yield owner, "topic"
