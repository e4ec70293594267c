"""Variants: the folded words of a name, and of its shorter forms."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from quoteattr.names.spelling import sound
from quoteattr.vocabulary.bodies import Bodies
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.tables import Vocabulary
from quoteattr.vocabulary.titles import Titles

Words = tuple[str, ...]


def split(words: Words, titles: Titles) -> tuple[Words, str]:
    """A name without the suffixes after it, and the one among them that tells a generation."""
    generation, end = "", len(words)
    while end > 1 and words[end - 1] in titles.suffixes:
        end -= 1
        if words[end] in titles.generations:
            generation = titles.same.get(words[end], words[end])
    return words[:end], generation


def is_short(words: Words, titles: Titles) -> bool:
    """Whether a person's name is only a given name or a surname, particles aside."""
    return sum(word not in titles.particles for word in split(words, titles)[0]) < 2


def place_in(word: str, words: Words) -> int:
    """Where in a name a word stands: 0 at the end, 1 at the beginning, 2 between."""
    if sound(words[-1]) == sound(word):
        return 0
    return 1 if sound(words[0]) == sound(word) else 2


def is_patronym(word: str, words: Words, fathers: Collection[str]) -> bool:
    """Whether a word is a father's name in a longer one: "Zayed" in "Abdullah bin **Zayed**"."""
    pairs = pairwise(words)
    return any(before in fathers and sound(name) == sound(word) for before, name in pairs)


def is_within(short: Words, long: Words) -> bool:
    """Whether all words of one name stand in another."""
    return {sound(word) for word in short} <= {sound(word) for word in long}


def is_added(words: Words, particles: Collection[str]) -> bool:
    """Whether a name ends with a husband's behind its own surname: "Ann Rivas **de Lee**"."""
    return len(words) > 3 and words[-2] in particles and words[-3] not in particles


def turned(words: Words, vocabulary: Vocabulary) -> Words:
    """A body's name with its place in front: "Lyon Gas Board" for "Gas Board of Lyon".

    Of one word alone it is another name: the University of Lyon is not Lyon University.
    """
    bodies = vocabulary.bodies
    end = next((n for n, word in enumerate(words) if word in bodies.linkers), 0)
    if end < 2 or words[end - 1] not in bodies.markers:
        return words
    return (*compared(words[end + 1 :], vocabulary), *words[:end])


def is_organ(rest: Words, body: Words, bodies: Bodies, *, acronym: bool) -> bool:
    """Whether what a name has behind that of a body makes it one of that body's organs.

    As in "Labour Party **executive committee**", "NEC **board**" and "Lyon **sports council**"; but
    "Hackney **Council**" is Hackney.

    Args:
        rest: The last words of the longer name.
        body: Its first words.
        bodies: Nouns of bodies and of their organs.
        acronym: Whether the body's name is made of letters.

    Returns:
        Whether they are two.
    """
    is_whole = acronym or body[-1] in bodies.markers or len(rest) > 1
    noun = head_noun(rest, bodies)
    is_other = noun != rest[-1] and noun in bodies.markers  # "Radio Lyon **Court of Justice**"
    return is_whole and (rest[-1] in bodies.organs or is_other)


def compared(words: Words, vocabulary: Vocabulary) -> Words:
    """The words by which names of organizations and places are compared."""
    core = words[1:] if len(words) > 1 and words[0] in vocabulary.titles.articles else words
    while len(core) > 1 and (core[-1] in vocabulary.bodies.endings or not core[-1].isalnum()):
        core = core[:-1]
    joined = " ".join(core)
    joined = vocabulary.places.same.get(joined, vocabulary.bodies.same.get(joined, joined))
    return tuple(joined.split())


def head_noun(words: Words, bodies: Bodies) -> str:
    """The word of a name that may be a common noun: "ministry" in "Ministry of Health"."""
    ends = bodies.complements | bodies.behind
    end = next((n for n, word in enumerate(words) if word in ends and n), None)
    return word_key(words[-1] if end is None else words[end - 1])
