"""Paths: what leads from a word of a content up to the head of the content."""

from __future__ import annotations

from typing import TypeAlias

from quoteattr.predication.clauses import is_clause
from quoteattr.predication.matters import Matter

Path: TypeAlias = tuple[str, ...]

TOLD, ORDERED = "told", "ordered"  # those to whom it is said, to do something in the second case
BLAMED = "blamed"  # whom the cue blames or praises
CLAUSE, PHRASE = "clause", "phrase"

_LONGEST = 10
_ARGUMENTS = {"nsubj", "obj", "iobj", "obl"}
_SHORT = {
    "nsubj:pass": "passive", "obl:agent": "agent", "nmod:poss": "owner", "acl:relcl": "relative",
    "iobj": "obj", "obl:unmarked": "measure", "nmod:unmarked": "measure", "obl:npmod": "measure",
    "obl:tmod": "measure",
}  # fmt: skip


def path_of(matter: Matter, word: int) -> Path:
    """Follow a word up the tree.

    Args:
        matter: A content.
        word: One of its words, whom the cue blames, or one of those to whom it is said.

    Returns:
        The relations on the way, without those between names that are joined and from the counted
        to their number, and then what the way ends at: whom the cue blames, one of those to whom it
        is said, a clause or a phrase, the last two with their relation to what lies outside unless
        they head the content.
    """
    words = matter.document.words
    path: list[str] = []
    while not matter.is_top(word) and len(path) < _LONGEST:
        found = words[word]
        is_joined = found.relation == "conj" and not is_clause(matter.document, word)
        if not is_joined and not matter.is_counted(word):
            path.append(_SHORT.get(found.deprel, found.relation))
        word = found.head
    return (*path, _end(matter, word))


def _end(matter: Matter, word: int) -> str:
    """What a path ends at."""
    if word in matter.targets:
        return BLAMED
    if word not in matter.words:
        return ORDERED if matter.is_order else TOLD
    kind = CLAUSE if is_clause(matter.document, word) else PHRASE
    relation = matter.document.words[word].relation
    is_argument = relation in _ARGUMENTS and kind == PHRASE
    if is_argument and matter.is_order:
        return f"{kind} {relation} {ORDERED}"
    return f"{kind} {relation}" if is_argument or word != matter.head else kind
