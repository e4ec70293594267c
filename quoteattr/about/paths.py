"""Paths: what leads from a word of a content up to the head of the content."""

from __future__ import annotations

from typing import TypeAlias

from quoteattr.about.clauses import is_clause
from quoteattr.about.matters import Matter

Path: TypeAlias = tuple[str, ...]

BLAMED = "blamed"  # whom the cue blames or praises
OF = "of"  # of whom the cue tells to be spoken
TOLD = "told"  # those to whom it is said, outside the content
AS_DOER = "as doer"  # behind another end: of an infinitive that is said to them, or beside them
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
        word: One of its words, or one of those that the cue has beside it.

    Returns:
        The relations on the way, without those between names that are joined and from the counted
        to their number, and then what the way ends at: whom the cue blames, of whom it tells to be
        spoken, one of those to whom it is said, a clause or a phrase, the last two with their
        relation to what lies outside unless they head the content.
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
    if word in matter.spoken_of:
        return OF
    doer = f" {AS_DOER}" if matter.lacks_doer else ""
    if word not in matter.words:
        return TOLD + doer
    kind = CLAUSE if is_clause(matter.document, word) else PHRASE
    relation = matter.document.words[word].relation
    if kind == PHRASE and relation in _ARGUMENTS:
        return f"{kind} {relation}{doer}"
    return kind if word == matter.head else f"{kind} {relation}"
