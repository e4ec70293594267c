"""Keys: words as the tables compare them, and lists of the lexicon in such words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from quoteattr.folding import folded
from quoteattr.lexicon import Lexicon

K = TypeVar("K", str, tuple[str, ...])


@lru_cache(maxsize=2**16)
def word_key(word: str) -> str:
    """A word as the tables compare it: without case, accents, full stops and possessive 's."""
    key = folded(word.replace("’", "'")).replace(".", "")
    return key.removesuffix("'s").removesuffix("'")


def phrase_key(phrase: str) -> str:
    """Words as the tables compare them, with a space for each hyphen: "South-East Asian"."""
    return " ".join(map(word_key, phrase.replace("-", " ").split()))


def keys(lexicon: Lexicon, *path: str) -> frozenset[str]:
    """The words of a list as they are compared."""
    return frozenset(map(word_key, lexicon.words(*path)))


def endings(lexicon: Lexicon, *path: str) -> tuple[str, ...]:
    """The endings in a list, as ``str.endswith`` takes them."""
    return tuple(sorted(keys(lexicon, *path)))


def united(pairs: Iterable[tuple[K, Iterable[str]]]) -> dict[K, frozenset[str]]:
    """For each key the words of all pairs that begin with it, as they are compared."""
    out: dict[K, frozenset[str]] = {}
    for key, words in pairs:
        out[key] = out.get(key, frozenset()).union(map(word_key, words))
    return out


def same(lists: Iterable[Sequence[str]]) -> dict[str, str]:
    """For each of several names of one thing the first one."""
    return {word_key(name): word_key(names[0]) for names in lists for name in names}
