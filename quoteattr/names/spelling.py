"""Spelling: when two folded words can be two spellings of one, as transliterations vary them."""

from __future__ import annotations

import re
from functools import lru_cache

SHORTEST = 5  # letters from which a word may be spelt in many ways
LONG = 9
# Arabic's article before a surname, as it is written in Latin letters.
ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "ad", "ar", "an", "at", "az"})
_ARTICLE = re.compile(rf"(?:{'|'.join(sorted(ARTICLES))})-(?=...)")
_SOUNDS = (
    ("ph", "f"), ("kh", "h"), ("ck", "k"), ("ou", "u"), ("ee", "i"), ("oo", "u"), ("y", "i"),
    ("j", "i"), ("w", "v"), ("q", "k"),
)  # fmt: skip
_HARD = re.compile(r"c(?!h)")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = str.maketrans("yj", "ii")


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A key that spellings of one name share: "Zelensky", "Zelenskiy"; "al-Masri", "Masri".

    Of a short word hardly any letter may vary: "Yuri" is "Juri", but "Lee" is not "Li".
    """
    if len(word) < SHORTEST:
        return word.translate(_VOWELS) if len(word) == SHORTEST - 1 else word
    key = _ARTICLE.sub("", word, count=1) if _ARTICLE.match(word) else word
    key = key.replace("-", "")
    for old, new in _SOUNDS:
        key = key.replace(old, new)
    return _DOUBLED.sub(r"\1", _HARD.sub("k", key))


def distance(one: str, other: str) -> int:
    """Levenshtein's edit distance (1966) of two words."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


def is_near(one: str, two: str, *, edits: int) -> bool:
    """Whether two folded words may be two spellings of one.

    Args:
        one: A word.
        two: Another.
        edits: How many letters may differ beyond what transliterations vary; only long words
            may differ at all, and never in the ending alone ("Peters", "Peterson").

    Returns:
        True for words that sound alike and for long words with few edits.
    """
    if sound(one) == sound(two):
        return True
    if min(len(one), len(two)) < LONG - edits or abs(len(one) - len(two)) > edits:
        return False
    is_longer = one.startswith(two) or two.startswith(one)
    return one[0] == two[0] and not is_longer and distance(one, two) <= edits


def spellings(word: str) -> set[str]:
    """Keys of a folded word, by which those near it are found without comparing it with all.

    Args:
        word: A word.

    Returns:
        Its sound, and of a long word itself and what is left of it without one of its letters:
        words for which `is_near` allows one edit have a key in common.
    """
    keys = {sound(word)}
    if len(word) >= LONG - 1:
        keys |= {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
    return keys
