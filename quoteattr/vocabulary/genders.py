"""Genders: what nouns and given names tell of a person's gender."""

from __future__ import annotations

from collections.abc import Mapping

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
        parts: Gender that a part within a name tells.
        nicknames: Each short given name with its full form.
        endings: Last letters that tell women's given names from men's: "Maria", "Mario".
    """

    nouns: Mapping[str, Gender]
    names: Mapping[str, Gender]
    parts: Mapping[str, Gender]
    nicknames: Mapping[str, str]
    endings: tuple[str, ...]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Genders:
        """Read them from a lexicon."""
        return cls(
            nouns=gendered(lexicon, "gender", "nouns"),
            names=gendered(lexicon, "gender", "names"),
            parts=gendered(lexicon, "gender", "parts"),
            nicknames={
                word_key(short): word_key(full)
                for short, full in lexicon.table("gender", "nicknames").items()
            },
            endings=endings(lexicon, "gender", "names", "endings"),
        )

    def of_noun(self, noun: str) -> Gender | None:
        """The gender that a noun tells, also behind a hyphen: "ex-wife"."""
        return self.nouns.get(noun) or self.nouns.get(noun.rpartition("-")[2])


def gendered(lexicon: Lexicon, *path: str) -> dict[str, Gender]:
    """The words of two lists, "female" and "male", each with its gender."""
    return {
        **dict.fromkeys(keys(lexicon, *path, "female"), "female"),
        **dict.fromkeys(keys(lexicon, *path, "male"), "male"),
    }


def are_opposite(one: Gender | None, other: Gender | None) -> bool:
    """Whether two genders are known and contradict each other."""
    return bool(one and other) and one != other
