"""Arguments: whom one names, with those joined to it and those who own it."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.claims import Role
from quoteattr.document import Document, Word
from quoteattr.grammar.clauses import child, is_verbal
from quoteattr.predication.matters import Matter
from quoteattr.predication.referents import is_somebody

_DEEPEST = 3  # owners of owners that are looked at


def arguments(matter: Matter, head: int, role: Role, depth: int = 0) -> Iterator[tuple[int, Role]]:
    """Give an argument with what is joined to it and, where it is a thing, whose it is.

    Args:
        matter: A content.
        head: Index of the argument's head word.
        role: Its role.
        depth: How many things it owns, one through the other.

    Yields:
        Words that name somebody, each with the role.
    """
    for part in conjuncts(matter, head):
        if is_somebody(matter, part, role):
            yield part, role
        elif depth < _DEEPEST:
            for word in matter.children(part):
                if _owns(matter, word):
                    yield from arguments(matter, word.index, role, depth + 1)


def conjuncts(matter: Matter, head: int) -> list[int]:
    """A word and what is joined to it."""
    joined = (c.index for c in matter.children(head) if c.relation == "conj")
    return [head, *(word for word in joined if not is_clause(matter.document, word))]


def is_clause(document: Document, word: int) -> bool:
    """Whether a word heads a clause: a verb, or a predicate with subject or copula."""
    return is_verbal(document, word) or child(document, word, "nsubj", "cop", "csubj") is not None


def _owns(matter: Matter, word: Word) -> bool:
    """Whether a word names the owner of its head: "Lee's plan", "the failure of Lee"."""
    if word.relation == "nmod":
        return word.deprel == "nmod:poss" or matter.case(word.index) in matter.wording.owners
    return word.relation == "compound" and _ends_possessive(matter, word)


def _ends_possessive(matter: Matter, word: Word) -> bool:
    """Whether a name ends as owners do, though the parser took it for a part of the thing."""
    parts = [c for c in matter.children(word.index) if c.relation == "flat"]
    return any(part.text.endswith(matter.wording.possessives) for part in (word, *parts))
