"""Facts: what the grammar finds of a word, found once and remembered in its document."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeAlias, TypeVar

from quoteattr.document import Document

T = TypeVar("T")
_Finder: TypeAlias = Callable[[Document, int], T]


def fact(find: _Finder[T]) -> _Finder[T]:
    """Remember in each document what a function finds of its words.

    Many constructions ask the same of the same word.

    Args:
        find: A function of a document and the index of a word, and of nothing else.

    Returns:
        The same function, which looks at a word once.
    """

    @wraps(find)
    def remembered(document: Document, word: int) -> T:
        known: dict[int, T] = document.facts[find]
        if word not in known:
            known[word] = find(document, word)
        return known[word]

    return remembered
