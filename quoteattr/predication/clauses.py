"""Clauses: which words of a content stand in which role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.claims import Role
from quoteattr.predication.arguments import arguments, conjuncts, is_clause
from quoteattr.predication.matters import Matter

_GOING_ON = {"conj", "parataxis", "ccomp", "xcomp"}
_CONTENT_WORDS = {"VERB", "NOUN", "PROPN", "ADJ", "AUX", "PRON", "NUM", "ADV", "X", "INTJ"}
_FUNCTIONS = ("punct", "mark", "case", "aux", "cop", "advmod")
_DEEPEST = 5  # clauses that go on with one another


def roles(matter: Matter) -> Iterator[tuple[int, Role]]:
    """Give the words of a content that stand in a role, clause by clause.

    Args:
        matter: A content.

    Yields:
        Words, each with its role.
    """
    for head in _roots(matter):
        if matter.document.words[head].relation == "nsubj":  # "**Lee** is said to be ill"
            yield from arguments(matter, head, "subject")
        yield from _clause(matter, head)


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
    for relation in ("obj", "iobj", "obl", "nmod"):
        for child in children:
            if child.relation == relation and child.deprel != "obl:unmarked":
                yield from arguments(matter, child.index, _object_role(matter, child.index))
    leads = not subjects or _is_framed(matter, subjects)
    for child in children if depth <= _DEEPEST else ():
        is_led_to = child.relation == "ccomp" and leads
        is_beside = child.relation != "ccomp" and is_clause(matter.document, child.index)
        if child.relation in _GOING_ON and (is_led_to or is_beside):
            yield from _clause(matter, child.index, depth + 1)


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
    """A content that is no clause: what it names, or what its noun is about."""
    for part in conjuncts(matter, head):
        yield part, "topic"
        for child in matter.children(part):
            modifies = child.relation == "nmod" or child.deprel == "compound"
            if modifies and child.index in matter.words:
                for owner in conjuncts(matter, child.index):
                    yield owner, "topic"
