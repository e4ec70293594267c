"""Titles: the words that stand before and after a person's name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import attrs

from quoteattr.claims import Gender
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.genders import gendered
from quoteattr.vocabulary.keys import endings, keys, same, word_key


@attrs.frozen(eq=False, repr=False)
class Titles:
    """Titles and the other small parts around names.

    Attributes:
        gender: Each title with the gender it tells, None where it tells none.
        modifiers: Words that begin a title only before another title.
        same: Each title with the one to compare by: "sen" with "senator".
        plurals: Endings of titles before several names: "Senators".
        letters: Letters of an office or a degree, in capitals before or behind a name.
        seconds: Words that go on with a title: "Det **Con**".
        bracketed: What may stand in brackets between a title and a name: "Gen (retd) Lee".
        forenames: Titles that are given names where the tagger sees one: "Don Lee".
        given: Titles that are given names as well.
        over: Offices over what may look like a title: "Minister for Justice".
        styles: Titles of rank and courtesy, by which nobody is described.
        ranks: Titles of rank and birth that stand between an office and a name.
        suffixes: Parts after a name ("jr").
        generations: Those suffixes that tell a parent from a child.
        particles: Parts within a name that are no name alone ("van").
        articles: Articles that may begin a name.
    """

    gender: Mapping[str, Gender | None]
    modifiers: frozenset[str]
    same: Mapping[str, str]
    plurals: tuple[str, ...]
    letters: frozenset[str]
    seconds: frozenset[str]
    bracketed: frozenset[str]
    forenames: frozenset[str]
    given: frozenset[str]
    ranks: frozenset[str]
    over: frozenset[str]
    styles: frozenset[str]
    suffixes: frozenset[str]
    generations: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Titles:
        """Read them from a lexicon."""
        return cls(
            gender={
                **dict.fromkeys(keys(lexicon, "titles", "other")),
                **gendered(lexicon, "titles"),
            },
            modifiers=keys(lexicon, "titles", "modifiers"),
            same=same(lexicon.table("titles").get("same", ())),
            plurals=endings(lexicon, "titles", "plurals"),
            letters=keys(lexicon, "titles", "letters"),
            seconds=keys(lexicon, "titles", "seconds"),
            bracketed=keys(lexicon, "titles", "bracketed"),
            forenames=keys(lexicon, "titles", "forenames"),
            given=keys(lexicon, "titles", "given"),
            ranks=keys(lexicon, "titles", "ranks"),
            over=keys(lexicon, "titles", "over"),
            styles=frozenset().union(
                *(keys(lexicon, "titles", name) for name in ("styles", "ranks", "courtesy"))
            ),
            suffixes=keys(lexicon, "titles", "suffixes"),
            generations=keys(lexicon, "titles", "generations"),
            particles=keys(lexicon, "titles", "particles"),
            articles=keys(lexicon, "titles", "articles"),
        )

    def compared(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Words as they are compared: "sen" as "senator", "prime minister" as "premier"."""
        return _compared(self, words)

    def has(self, text: str) -> bool:
        """Whether a word as it is written can stand as a title before a name: "Gov.", "MK"."""
        key = word_key(text)
        return key in self.gender or (key in self.letters and text.isupper())

    def are_letters(self, text: str) -> bool:
        """Whether a word as it is written can stand behind a name without being a part of it."""
        key = word_key(text)
        is_suffix = key in self.suffixes and key not in self.generations
        return is_suffix or (key in self.letters and text.isupper())

    def __contains__(self, word: str) -> bool:
        """Whether a folded word can stand as a title before a name."""
        return word in self.gender


@lru_cache(maxsize=2**14)
def _compared(titles: Titles, words: tuple[str, ...]) -> tuple[str, ...]:
    words = tuple(part for word in words for part in _parts(titles, word))
    while len(words) > 1 and " ".join(words[-2:]) in titles.same:
        words = (*words[:-2], titles.same[" ".join(words[-2:])])
    return tuple(titles.same.get(word, word) for word in words)


def _parts(titles: Titles, word: str) -> tuple[str, ...]:
    """The parts of a title that a hyphen joins to what alters it: "ex-president"."""
    before, _, title = word.partition("-")
    return (before, title) if before in titles.modifiers and title in titles else (word,)
