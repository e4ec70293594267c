"""Variants: when two forms of a name can be one name.

Compared are folded words. What transliterations vary ("Zelensky", "Zelenskyy") makes no
difference, nor do short forms of given names ("Bill", "William") and initials.
"""

from __future__ import annotations

from functools import lru_cache

from quoteattr.vocabulary.bodies import Bodies
from quoteattr.vocabulary.genders import Genders
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.tables import Vocabulary
from quoteattr.vocabulary.titles import Titles

Words = tuple[str, ...]
SHORTEST = 5
# Arabic's article before a surname, as it is written in Latin letters.
ARTICLES = ("al-", "el-", "ul-", "as-", "ash-", "ad-", "ar-", "an-", "at-", "az-")
SPELLINGS = (("kh", "h"), ("ou", "u"), ("ee", "i"), ("oo", "u"), ("y", "i"), ("j", "i"), ("w", "v"))


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A key that spellings of one name share: "Zelensky", "Zelenskiy"; "al-Masri", "Masri"."""
    if len(word) < SHORTEST:
        return word
    article = next((a for a in ARTICLES if word.startswith(a) and len(word) > len(a) + 2), "")
    key = word.removeprefix(article).replace("-", "")
    for old, new in SPELLINGS:
        key = key.replace(old, new)
    out = ""
    for letter in key:
        if not out.endswith(letter):
            out += letter
    return out


def distance(one: str, other: str) -> int:
    """Levenshtein's edit distance (1966) of two words."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


def same_person(one: Words, other: Words, vocabulary: Vocabulary) -> bool:
    """Whether two names, each with given name and surname, can be one person's.

    Surnames must sound alike; given names must be equal, one the short form, the initial or a
    variant spelling of the other. Or one leaves out the last parts of the other, as Spanish second
    surnames and patronymics are: "Gabriel Torres" for "Gabriel Torres Fuentes".

    Args:
        one: Folded words of a name.
        other: Folded words of another.
        vocabulary: Its given names and their short forms are used.

    Returns:
        Whether they can.
    """
    short, long = sorted((one, other), key=len)
    begins = [*map(sound, long[: len(short)])] == [*map(sound, short)]
    if begins and len(short) > 1 and _is_left_out(long[len(short) :], vocabulary):
        return True
    if sound(one[-1]) != sound(other[-1]):
        return False
    return any(_same_given(short[0], given, vocabulary.genders) for given in long[:-1])


def _is_left_out(words: Words, vocabulary: Vocabulary) -> bool:
    """Whether the end of a name may be a second surname: one word, or more behind a particle."""
    if len(words) == 1:
        return words[0] not in vocabulary.titles and words[0] not in vocabulary.bodies.markers
    return len(words) > 1 and words[0] in vocabulary.titles.particles


def _same_given(one: str, other: str, genders: Genders) -> bool:
    if sound(one) == sound(other):
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    nicknames, told = genders.nicknames, genders.names
    if nicknames.get(one, one) == nicknames.get(other, other):
        return True
    return (
        min(len(one), len(other)) > SHORTEST
        and one[:4] == other[:4]
        and one[-1] == other[-1]
        and distance(one, other) <= 2
        and told.get(one, told.get(other)) == told.get(other, told.get(one))
    )


def split(words: Words, titles: Titles) -> tuple[Words, str]:
    """A name without the suffixes after it, and the one among them that tells a generation."""
    generation, end = "", len(words)
    while end > 1 and words[end - 1] in titles.suffixes:
        end -= 1
        if words[end] in titles.generations:
            generation = words[end]
    return words[:end], generation


def is_short(words: Words, titles: Titles) -> bool:
    """Whether a person's name is only a given name or a surname, particles aside."""
    return sum(word not in titles.particles for word in split(words, titles)[0]) < 2


def place_in(word: str, words: Words) -> int:
    """Where in a name a word stands: 0 at the end, 1 at the beginning, 2 between."""
    if sound(words[-1]) == sound(word):
        return 0
    return 1 if sound(words[0]) == sound(word) else 2


def is_within(short: Words, long: Words) -> bool:
    """Whether all words of one name stand in another."""
    return {sound(word) for word in short} <= {sound(word) for word in long}


def plain(words: Words, vocabulary: Vocabulary) -> Words:
    """The words by which names of organizations and places are compared."""
    core = words[1:] if len(words) > 1 and words[0] in vocabulary.titles.articles else words
    while len(core) > 1 and (core[-1] in vocabulary.bodies.endings or not core[-1].isalnum()):
        core = core[:-1]
    joined = " ".join(core)
    joined = vocabulary.places.same.get(joined, vocabulary.bodies.same.get(joined, joined))
    return tuple(joined.split())


def initials(words: Words, bodies: Bodies) -> set[str]:
    """The acronyms that a name may have: of all its words, or of the capitalised ones."""
    strong = [word for word in words if word not in bodies.small]
    return {"".join(word[0] for word in group) for group in (words, strong) if len(group) > 1}


def head_noun(words: Words, bodies: Bodies) -> str:
    """The word of a name that may be a common noun: "ministry" in "Ministry of Health"."""
    ends = bodies.complements | bodies.behind
    end = next((n for n, word in enumerate(words) if word in ends and n), None)
    return word_key(words[-1] if end is None else words[end - 1])
