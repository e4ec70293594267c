"""Candidates: the entities that a content names, each where it stands highest in its sentence."""

from __future__ import annotations

import attrs

from quoteattr.about.certainty import is_told_apart
from quoteattr.about.clauses import is_predicate
from quoteattr.about.matters import Matter
from quoteattr.about.paths import BLAMED, OF, TOLD, Path, path_of
from quoteattr.claims import Entity

KINDS = {"person", "organization", "place", "group"}  # of whom one says something
_DESCRIBING = {"nmod", "compound", "amod", "appos"}


@attrs.frozen
class Candidate:
    """An entity that a content names.

    Attributes:
        entity: The entity.
        word: The word that names it: of whom the cue blames or praises, or the one that stands
            highest in the content.
        path: What leads from this word to the head of the content.
        within: Kind of the entity in whose description the word stands, "" where in none: an
            organization for "the campaign **of Lee**".
        place: Its number among the candidates as they stand.
    """

    entity: Entity
    word: int
    path: Path
    within: str
    place: int


def find_candidates(matter: Matter) -> list[Candidate]:
    """Find the entities that a claim may be about.

    Args:
        matter: A content, with those to whom it is said and whom the cue blames or praises.

    Returns:
        All that are named there but the speakers, as they stand.
    """
    named: dict[str, list[int]] = {}
    for word in sorted({*matter.words, *matter.targets, *matter.spoken_of, *matter.addressees}):
        for key in matter.index.of_word.get(word, ()):
            if key not in matter.speakers and _may_be_meant(matter, word, key):
                named.setdefault(key, []).append(word)
    return [_candidate(matter, key, words, n) for n, (key, words) in enumerate(named.items())]


def _may_be_meant(matter: Matter, word: int, key: str) -> bool:
    """Whether a word means somebody of whom something can be said.

    No number of others, nor what is said of somebody, nor a noun that means a thing as often.
    """
    entity, children = matter.index.entity(key), matter.children(word)
    is_number = any(matter.is_counted(child.index) for child in children)
    if entity.kind not in KINDS or is_number or is_predicate(matter.document, word):
        return False
    found = matter.document.words[word]
    is_certain = entity.is_named or word in matter.targets or is_told_apart(found, children)
    return is_certain or found.lemma.lower() not in matter.wording.doubtful


def _candidate(matter: Matter, key: str, words: list[int], place: int) -> Candidate:
    paths = {word: path_of(matter, word) for word in words}
    word = min(words, key=lambda w: (_rank(paths[w]), len(paths[w]), w))
    entity = matter.index.entity(key)
    return Candidate(entity, word, paths[word], _within(matter, key, word), place)


def _within(matter: Matter, key: str, word: int) -> str:
    """The kind of the entity in whose description a word stands, "" where in none."""
    found = matter.document.words[word]
    if found.relation not in _DESCRIBING or matter.is_top(word):
        return ""
    above = (matter.index.entity(k) for k in matter.index.of_word.get(found.head, ()) if k != key)
    return next((entity.kind for entity in above if entity.kind in KINDS), "")


def _rank(path: Path) -> int:
    """Whom the cue blames comes before others, and who stands outside the content last."""
    if path[-1] == BLAMED:
        return 0
    return 2 if path[-1] == OF or path[-1].startswith(TOLD) else 1
