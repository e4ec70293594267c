"""Persons: names in their parts, and whether two of them can be one person's.

The one comparison that documents and the graph of many documents share. Spellings, short forms of
given names, particles and generations count alike in both; across documents, where nothing else
ties two names, it is stricter.
"""

from __future__ import annotations

from functools import lru_cache

import attrs

from quoteattr.names.spelling import ARTICLES, SHORTEST, distance, is_near, sound
from quoteattr.names.words import NameWords
from quoteattr.vocabulary.genders import Genders, are_opposite

Words = tuple[str, ...]
_SAME_BEGINNING = 4  # letters that variants of a shorter given name have in common


@attrs.frozen
class PersonName:
    """A person's name in its parts, folded.

    Attributes:
        given: First given name or initials, "" where there is none.
        middle: Further given names, initials, or a surname before the last one.
        particles: What comes before the surname ("van", "der").
        surname: Family name without its particles.
        generation: "jr", "sr", "ii" …, or "".
    """

    given: str
    middle: Words
    particles: Words
    surname: str
    generation: str = ""

    @classmethod
    def of(cls, words: Words, tables: NameWords, begin: int | None = None) -> PersonName:
        """Take a name apart.

        Args:
            words: Its folded words.
            tables: What a language says of them.
            begin: Number of the word that begins the surname, where its case tells; otherwise the
                first particle behind the given name, or the last word.

        Returns:
            Its parts.
        """
        return _parted(words, tables, begin)

    @property
    def family(self) -> str:
        """The surname with its particles: "van der berg"."""
        return " ".join((*self.particles, self.surname))

    @property
    def words(self) -> Words:
        """All its words, without the generation."""
        given = (self.given,) if self.given else ()
        return (*given, *self.middle, *self.particles, *self.surname.split())


@lru_cache(maxsize=1 << 16)
def _parted(words: Words, tables: NameWords, begin: int | None) -> PersonName:
    titles, generation = tables.titles, ""
    if len(words) > 1 and words[-1] in titles.generations:
        generation = titles.same.get(words[-1], words[-1])
        words = words[:-1]
    last = len(words) - 1
    if begin is None:
        inner = (n for n in range(1, last) if _is_particle(words[n], tables))
        begin = next(inner, last)
    begin = start = max(0, min(begin, last))
    while start < last and (start == begin or _is_particle(words[start], tables)):
        start += 1
    given, *middle = words[:begin] or ("",)
    surname = " ".join(words[start:])
    return PersonName(given, tuple(middle), words[begin:start], surname, generation)


def _is_particle(word: str, tables: NameWords) -> bool:
    """Whether a word can only stand before a surname; a single letter is rather an initial."""
    return len(word) > 1 and word in tables.titles.particles


def same_person(one: PersonName, other: PersonName, tables: NameWords, *, strict: bool) -> bool:
    """Whether two names, each with given name and surname, can be one person's.

    Surnames must be spellings of one; given names must be equal, one the short form, the initial
    or a variant spelling of the other. Or one leaves out the last parts of the other, as Spanish
    second surnames and patronymics are: "Gabriel Torres" for "Gabriel Torres Fuentes".

    Args:
        one: A name.
        other: Another.
        tables: What a language says of names.
        strict: Whether they are of different documents: then particles and middle names must agree
            too, the whole surname is compared and a given name ends no shortened name.

    Returns:
        Whether they can.
    """
    if one.generation != other.generation:
        return False
    short, long = sorted((one, other), key=lambda name: len(name.words))
    if _leaves_out(short, long, tables, strict=strict):
        return True
    if strict:
        return _agree_wholly(one, other, tables.genders)
    is_surname = is_near(one.words[-1], other.words[-1], edits=1)
    given = long.words[:-1]
    return is_surname and any(_same_given(short.given, name, tables.genders) for name in given)


def _agree_wholly(one: PersonName, other: PersonName, genders: Genders) -> bool:
    """Whether two names agree in all parts that both have."""
    return (
        is_near(one.surname, other.surname, edits=1)
        and _same_given(one.given, other.given, genders)
        and _same_middle(" ".join(one.middle), " ".join(other.middle))
        and _same_particles(one.particles, other.particles)
    )


def _leaves_out(short: PersonName, long: PersonName, tables: NameWords, *, strict: bool) -> bool:
    """Whether a name is another one without its end."""
    known, size = short.words, len(short.words)
    begins = [*map(sound, long.words[:size])] == [*map(sound, known)]
    rest = long.words[size:]
    if not begins or size < 2:
        return False
    if strict:  # "Mary Ann" of "Mary Ann Lee"
        return _is_left_out(rest, tables) and known[-1] not in tables.genders.given
    return _is_left_out(rest, tables) or _are_names(rest, tables)


def _is_left_out(words: Words, tables: NameWords) -> bool:
    """Whether the end of a name may be a second surname: one word, or more behind a particle."""
    if len(words) == 1:
        return words[0] not in tables.titles and words[0] not in tables.bodies.markers
    return len(words) > 1 and words[0] in tables.titles.particles


def _are_names(words: Words, tables: NameWords) -> bool:
    """Whether no word is a title or a body's: "Abdul Rahim" of "Abdul Rahim **Mat Zin**"."""
    return all(word not in tables.titles and word not in tables.bodies.markers for word in words)


def _same_given(one: str, other: str, genders: Genders) -> bool:
    if sound(one) == sound(other):
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    is_short = not genders.fulls(one).isdisjoint(genders.fulls(other))
    return is_short or (_is_variant(one, other) and not _tells_apart(one, other, genders))


def _is_variant(one: str, other: str) -> bool:
    """Whether given names are spelt nearly alike: "Oleksandr", "Oleksander"."""
    if is_near(one, other, edits=2):
        return True
    is_framed = one[:_SAME_BEGINNING] == other[:_SAME_BEGINNING] and one[-1] == other[-1]
    return min(len(one), len(other)) > SHORTEST and is_framed and distance(one, other) <= 2


def _tells_apart(one: str, other: str, genders: Genders) -> bool:
    """Whether names near each other are a woman's and a man's: "Alexandra", "Alexander"."""
    ends = one.endswith(genders.endings) or other.endswith(genders.endings)
    is_told = ends and one[-1] != other[-1]
    return is_told or are_opposite(genders.names.get(one), genders.names.get(other))


def _same_middle(one: str, two: str) -> bool:
    if not one or not two or sound(one) == sound(two):
        return True
    return 1 in (len(one), len(two)) and one[0] == two[0]


def _same_particles(one: Words, other: Words) -> bool:
    """Whether particles agree; one name may leave them out, and Arabic's article varies."""
    return not one or not other or one == other or ARTICLES.issuperset((*one, *other))
