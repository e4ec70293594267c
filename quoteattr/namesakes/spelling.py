"""Names as people spell them: taken apart, and near enough to be two spellings of one name."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from quoteattr.claims import folded
from quoteattr.coreference.variants import distance

_DROPPED = re.compile(r"[.'’ʼ`]")
_BREAKS = re.compile(r"[\s,\-‐‑–/]+")
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SOUNDS = str.maketrans("yjwcq", "iivkk")
_SHORTEST = 4
_LONG = 9


@attrs.frozen
class PersonName:
    """A person's name in its parts, folded.

    Attributes:
        given: First given name or initials, "" where there is none.
        middle: Further given names or initials, joined by spaces.
        surname: Family name with its particles ("van der berg").
        generation: "jr", "sr", "ii" …, or "".
    """

    given: str
    middle: str
    surname: str
    generation: str = ""

    @classmethod
    @lru_cache(maxsize=1 << 16)
    def of(cls, name: str) -> PersonName:
        """Take a name apart; a particle in lower case ("al-", "van") begins the surname."""
        words = pieces(name)
        generation = ""
        if len(words) > 1 and folded(words[-1]) in _GENERATIONS:
            generation = folded(words.pop())
        lower = (i for i, word in enumerate(words[:-1]) if word[0].islower())
        begin = next(lower, len(words) - 1) if words else 0
        given, surname = map(folded, words[:begin]), map(folded, words[begin:])
        first, *rest = *given, ""
        return cls(first, " ".join(rest).strip(), " ".join(surname), generation)

    def fits(self, other: PersonName) -> bool:
        """Whether two full names can be spellings or shorter forms of one."""
        return (
            self.generation == other.generation
            and is_near(self.surname, other.surname, edits=1)
            and _givens_fit(self.given, other.given)
            and _middles_fit(self.middle, other.middle)
        )


def pieces(name: str) -> list[str]:
    """The words of a name in their own case, initials joined: "J. D. Vance" is "JD", "Vance"."""
    words = [word for word in _BREAKS.split(_DROPPED.sub("", name)) if word]
    out: list[str] = []
    was_initial = False
    for word in words:
        is_initial = len(word) == 1 and word.isupper()
        if is_initial and was_initial:
            out[-1] += word
        else:
            out.append(word)
        was_initial = is_initial
    return out


def plain(name: str) -> str:
    """A name folded, without its punctuation: "U.S. Steel-Works" is "us steel works"."""
    return folded(" ".join(pieces(name)))


def initials(name: str) -> str:
    """The first letters of its capitalised words: "fbi" for "Federal Bureau of Investigation"."""
    return folded("".join(word[0] for word in pieces(name) if word[0].isupper()))


def is_acronym(name: str) -> bool:
    """Whether a name is one word of two to six capitals, with or without stops."""
    words = pieces(name)
    return len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """A folded word without what transliterations vary: y, i and j are one, doubles single."""
    word = word.replace("ph", "f").replace("kh", "h").replace("ck", "k").translate(_SOUNDS)
    return re.sub(r"(.)\1+", r"\1", word)


def is_near(one: str, two: str, *, edits: int) -> bool:
    """Whether two folded words may be two spellings of one.

    Args:
        one: A word.
        two: Another.
        edits: How many letters may differ beyond what transliterations vary; only long words
            may differ at all, and never in the ending alone ("Peters", "Peterson").

    Returns:
        True for equal words, for equal skeletons and for long words with few edits.
    """
    if one == two:
        return True
    if min(len(one), len(two)) < _SHORTEST or one[0] != two[0]:
        return False
    if skeleton(one) == skeleton(two):
        return True
    if min(len(one), len(two)) < _LONG - edits or abs(len(one) - len(two)) > edits:
        return False
    is_longer = one.startswith(two) or two.startswith(one)
    return not is_longer and distance(one, two) <= edits


def spellings(word: str) -> set[str]:
    """Keys of a folded word, by which those near it are found without comparing it with all.

    Args:
        word: A word.

    Returns:
        Its skeleton, and of a long word itself and what is left of it without one of its letters:
        words for which `is_near` allows one edit have a key in common.
    """
    keys = {skeleton(word)}
    if len(word) >= _LONG - 1:
        keys |= {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
    return keys


def _givens_fit(one: str, two: str) -> bool:
    if min(len(one), len(two)) == 1:
        return one[0] == two[0]
    # A last vowel tells women's names from men's: Alexandra, Alexander; Mario, Maria.
    tells_apart = one[-1:] != two[-1:] and bool({one[-1:], two[-1:]} & set("aeo"))
    return one == two or (not tells_apart and is_near(one, two, edits=2))


def _middles_fit(one: str, two: str) -> bool:
    if not one or not two or one == two:
        return True
    return 1 in (len(one), len(two)) and one[0] == two[0]
