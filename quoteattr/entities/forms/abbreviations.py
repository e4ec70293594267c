"""Abbreviations: the short names that a text gives to organizations, and letters for persons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quoteattr.claims import EntityKind
from quoteattr.document import Document
from quoteattr.entities.mentions.candidates import Candidate

Words = tuple[str, ...]
_INITIALS = 3  # letters; of two there are too many names
_KINDS = ("organization", "other", None)  # that brackets name: no place, and nobody


def abbreviations(
    document: Document, candidates: Sequence[Candidate], kinds: Mapping[Words, EntityKind | None]
) -> dict[Words, Words]:
    """Find the short names that stand in brackets right behind a long one.

    As in "the National Taxi Council (Natco)", whether or not the letters are those of the long
    name: they may be those of its name in another language.

    Args:
        document: The parsed text.
        candidates: All mentions.
        kinds: The kind of entity that each name names.

    Returns:
        For each short name the long one.
    """
    names = [one for one in candidates if one.kind == "name"]
    long = {one.last: one.words for one in names if kinds[one.words] == "organization"}
    return {
        one.words: long[one.first - 2]
        for one in reversed(names)
        if len(one.words) == 1 < len(long.get(one.first - 2, ()))
        and one.sort in _KINDS
        and _is_bracketed(document, one)
    }


def initials(
    document: Document, candidates: Sequence[Candidate], kinds: Mapping[Words, EntityKind | None]
) -> dict[Words, Words]:
    """Find the names that are made of a person's initials: "AKO" for Ann Karen Otis.

    Args:
        document: The parsed text.
        candidates: All mentions.
        kinds: The kind of entity that each name names.

    Returns:
        For each such name the full one.
    """
    full = {"".join(word[0] for word in words): words for words in kinds if _is_long(words, kinds)}
    letters = (one for one in candidates if one.kind == "name" and len(one.words) == 1)
    return {
        one.words: full[one.words[0]]
        for one in letters
        if one.words[0] in full
        and kinds[one.words] in ("person", None)
        and document.span(one.first, one.last).text.replace(".", "").isupper()
    }


def _is_long(words: Words, kinds: Mapping[Words, EntityKind | None]) -> bool:
    """Whether a name is a person's of three words or more."""
    return kinds[words] == "person" and len(words) >= _INITIALS


def _is_bracketed(document: Document, name: Candidate) -> bool:
    around = document.words[name.first - 1 : name.last + 2]
    return around[0].text == "(" and around[-1].text == ")"
