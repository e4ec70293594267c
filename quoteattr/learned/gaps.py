"""Gaps: words that a network has left out in the midst of a role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import pairwise

from quoteattr.grammar.quoting import QuotedWords

_GAP = 6  # words
_HALF = 0.5  # of the words of a quotation


def filled(
    words: frozenset[int], others: frozenset[int], below: Collection[int] = ()
) -> frozenset[int]:
    """Words of a role with those left out between them, where no other role parts them.

    Args:
        words: Words of the role.
        others: Words of the other roles.
        below: What the role's head governs: left out as a whole, it may be longer than a few words,
            as in "the letter, **dated 3 May and signed by six ministers**, warns".

    Returns:
        The words with those between them.
    """
    gaps = (range(a + 1, b) for a, b in pairwise(sorted(words)) if b - a > 1)
    return words.union(
        *(
            gap
            for gap in gaps
            if others.isdisjoint(gap) and (len(gap) < _GAP or all(w in below for w in gap))
        )
    )


def closed(quoted: QuotedWords, content: frozenset[int], others: frozenset[int]) -> frozenset[int]:
    """A content with the rest of each quotation of which it has half of the words.

    Args:
        quoted: Words in quotation marks.
        content: Words of the content.
        others: Words of the source and the cue.

    Returns:
        The content, longer or as it was.
    """
    found = set(content)
    for number, shared in Counter(map(quoted.around, content)).items():
        words = range(0) if number is None else quoted.regions[number][1]
        if shared >= _HALF * len(words) and others.isdisjoint(words):
            found.update(words)
    return frozenset(found)
