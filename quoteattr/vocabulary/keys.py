"""Keys: words as the tables compare them, and lists of the lexicon in such words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from quoteattr.lexicon import Lexicon
from quoteattr.naming import folded


@lru_cache(maxsize=2**16)
def word_key(word: str) -> str:
    """A word as the tables compare it: without case, accents, full stops and possessive 's."""
    key = folded(word.replace("’", "'")).replace(".", "")
    return key.removesuffix("'s").removesuffix("'")


def keys(lexicon: Lexicon, *path: str) -> frozenset[str]:
    """The words of a list as they are compared."""
    return frozenset(map(word_key, lexicon.words(*path)))


def endings(lexicon: Lexicon, *path: str) -> tuple[str, ...]:
    """The endings in a list, as ``str.endswith`` takes them."""
    return tuple(sorted(keys(lexicon, *path)))


def same(lists: Iterable[Sequence[str]]) -> dict[str, str]:
    """For each of several names of one thing the first one."""
    return {word_key(name): word_key(names[0]) for names in lists for name in names}
