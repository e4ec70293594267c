"""Genders: what nouns and given names tell of a person's gender."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from quoteattr.claims import Gender
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.keys import endings, keys, word_key


@attrs.frozen(eq=False, repr=False)
class Genders:
    """The genders that words tell, and the full forms of given names.

    Attributes:
        nouns: Gender that a noun tells.
        names: Gender that a given name tells.
        given: All given names, also those that both women and men bear.
        parts: Gender that a part within a name tells.
        fathers: Parts before the name of somebody's father: "bin".
        nicknames: Each short given name with its full form.
        others: Of such a name a second full form: "Samantha" of "Sam".
        endings: Last letters that tell women's given names from men's: "Maria", "Mario".
    """

    nouns: Mapping[str, Gender]
    names: Mapping[str, Gender]
    given: frozenset[str]
    parts: Mapping[str, Gender]
    fathers: frozenset[str]
    nicknames: Mapping[str, str]
    others: Mapping[str, str]
    endings: tuple[str, ...]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Genders:
        """Read them from a lexicon."""
        names = gendered(lexicon, "gender", "names")
        return cls(
            nouns=gendered(lexicon, "gender", "nouns"),
            names=names,
            given=keys(lexicon, "gender", "names", "either").union(names),
            parts=gendered(lexicon, "gender", "parts"),
            fathers=keys(lexicon, "gender", "parts", "fathers"),
            nicknames=_pairs(lexicon, "nicknames"),
            others=_pairs(lexicon, "others"),
            endings=endings(lexicon, "gender", "names", "endings"),
        )

    def fulls(self, given: str) -> set[str]:
        """A given name and what it may be short for."""
        tables = (self.nicknames, self.others)
        return {given, *(table[given] for table in tables if given in table)}

    def of_noun(self, noun: str) -> Gender | None:
        """The gender that a noun tells, also behind a hyphen: "ex-wife"."""
        return self.nouns.get(noun) or self.nouns.get(noun.rpartition("-")[2])

    def of_name(self, words: Sequence[str]) -> Gender | None:
        """The gender that a person's name tells, its words compared as keys, titles left out.

        A part tells it ("binti"), or else the given name: the first word, or behind a family name
        one with a hyphen, as in "Park Geun-hye".
        """
        told = next((self.parts[word] for word in words[1:] if word in self.parts), None)
        is_last = len(words) > 1 and "-" in words[-1] and words[0] not in self.given
        return told or self.names.get(words[-1] if is_last else words[0])


def _pairs(lexicon: Lexicon, table: str) -> dict[str, str]:
    """Short given names with a full form, from one table."""
    found = lexicon.table("gender", table).items()
    return {word_key(short): word_key(full) for short, full in found}


def gendered(lexicon: Lexicon, *path: str) -> dict[str, Gender]:
    """The words of two lists, "female" and "male", each with its gender."""
    return {
        **dict.fromkeys(keys(lexicon, *path, "female"), "female"),
        **dict.fromkeys(keys(lexicon, *path, "male"), "male"),
    }


def are_opposite(one: Gender | None, other: Gender | None) -> bool:
    """Whether two genders are known and contradict each other."""
    return bool(one and other) and one != other
