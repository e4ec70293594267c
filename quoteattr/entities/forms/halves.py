"""Halves: "the North" for North Korea, where a text tells of South Korea as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from quoteattr.claims import EntityKind
from quoteattr.document import Document
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.entities.mentions.phrases import is_definite

Words = tuple[str, ...]
_FULL = 2  # words


def halves(
    document: Document, candidates: Sequence[Candidate], kinds: Mapping[Words, EntityKind | None]
) -> dict[Words, Words]:
    """Find the names that are the first words of two places which differ in nothing else.

    Args:
        document: The parsed text.
        candidates: All mentions.
        kinds: The kind of entity that each name names.

    Returns:
        For each such name that of the place.
    """
    parts: dict[str, dict[str, Words]] = defaultdict(dict)
    for words, kind in kinds.items():
        if len(words) == _FULL and kind == "place":
            parts[words[1]][words[0]] = words
    full = {half: words for pair in parts.values() if len(pair) > 1 for half, words in pair.items()}
    alone = [one for one in candidates if one.kind == "name" and len(one.words) == 1]
    return {
        one.words: full[one.words[0]]
        for one in alone
        if one.words[0] in full
        and kinds[one.words] != "person"
        and is_definite(document, one.first)
    }
