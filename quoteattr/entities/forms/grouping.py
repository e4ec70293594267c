"""Grouping: forms of one name put together, one after the other.

Names are looked up by single words, so the time grows with their number, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import attrs

from quoteattr.claims import EntityKind, Gender
from quoteattr.document import Document
from quoteattr.entities.forms.variants import (
    compared,
    head_noun,
    is_added,
    is_organ,
    is_patronym,
    is_within,
    place_in,
    split,
    turned,
)
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.names.acronyms import acronyms
from quoteattr.names.persons import PersonName, same_person
from quoteattr.names.spelling import distance, sound, spellings
from quoteattr.names.words import NameWords
from quoteattr.vocabulary.genders import are_opposite
from quoteattr.vocabulary.tables import Vocabulary

Words = tuple[str, ...]
START = 4
INNER = 2  # where the word of a name stands that is neither its first nor its last


@attrs.define
class NameGroup:
    """The forms of one name.

    Attributes:
        sort: Kind of entity that bears it, None where that is unknown.
        words: Its fullest form, folded, without what tells generations apart.
        generation: What tells its bearer from a parent or child of the same name ("jr").
        gender: Gender that titles or a given name tell.
        weight: Number of its unambiguous mentions.
        first: Where it stands first: the index of a word.
        of_state: Whether only the state before it tells its bearer from others of that name.
    """

    sort: EntityKind | None
    words: Words
    generation: str = ""
    gender: Gender | None = None
    weight: int = 0
    first: int = 0
    of_state: bool = False


class Grouping:
    """Groups of names as they grow, with indexes."""

    def __init__(
        self, document: Document, candidates: Sequence[Candidate], vocabulary: Vocabulary
    ) -> None:
        self.document = document
        self.candidates = candidates
        self.vocabulary = vocabulary
        self.tables = NameWords(vocabulary.titles, vocabulary.genders, vocabulary.bodies)
        self.groups: list[NameGroup] = []
        self.options: dict[int, tuple[int, ...]] = {}
        self.by_word: dict[str, list[int]] = defaultdict(list)
        self.by_start: dict[str, list[int]] = defaultdict(list)
        self.by_surname: dict[str, list[int]] = defaultdict(list)
        self.by_given: dict[str, list[int]] = defaultdict(list)
        self.by_initials: dict[str, int] = {}
        self.exact: dict[Words, int] = {}

    def add(self, number: int, groups: tuple[int, ...]) -> None:
        """Note the groups to which a candidate may belong."""
        self.options[number] = groups
        if len(groups) == 1:
            group = self.groups[groups[0]]
            group.weight += 1
            group.gender = group.gender or self.candidates[number].gender

    def _new(self, group: NameGroup) -> int:
        self.groups.append(group)
        for word in dict.fromkeys(map(sound, group.words)):
            self.by_word[word].append(len(self.groups) - 1)
        return len(self.groups) - 1

    def _having(self, word: str) -> list[tuple[int, NameGroup]]:
        """Groups in whose fullest form a word stands."""
        return [(n, self.groups[n]) for n in self.by_word.get(sound(word), ())]

    def _spelt_like(self, surname: str) -> list[tuple[int, NameGroup]]:
        """Groups of full names with a surname near this one."""
        keys = sorted(spellings(surname))
        near = dict.fromkeys(n for key in keys for n in self.by_surname.get(key, ()))
        return [(n, self.groups[n]) for n in near]

    # Persons

    def full_person(self, words: Words, first: int) -> int:
        """The group of a name with given name and surname."""
        core, generation = split(words, self.vocabulary.titles)
        name = PersonName.of(core, self.tables)
        for number, group in (*self._having(core[-1]), *self._spelt_like(core[-1])):
            if group.sort != "person" or group.generation != generation:
                continue
            other = PersonName.of(group.words, self.tables)
            if same_person(name, other, self.tables, strict=False):
                group.first = min(group.first, first)
                return number
        self.by_start[core[-1][:START]].append(len(self.groups))
        for key in spellings(core[-1]):
            self.by_surname[key].append(len(self.groups))
        for given in self.vocabulary.genders.fulls(core[0]):
            self.by_given[given].append(len(self.groups))
        gender = self.vocabulary.genders.of_name(core)
        return self._new(NameGroup("person", core, generation, gender, first=first))

    def short(self, words: Words, sort: EntityKind | None, candidate: Candidate) -> tuple[int, ...]:
        """The groups to which a surname, a given name or a name of unknown kind may belong.

        Args:
            words: The name.
            sort: Its kind, None where nothing tells.
            candidate: Where it stands.

        Returns:
            Numbers of the groups; of a new one where it fits none.
        """
        core, generation = split(words, self.vocabulary.titles)
        gender = candidate.gender
        wanted = NameGroup(sort, core, generation, gender, first=candidate.first)
        found = [n for n, group in self._having(core[-1]) if _fits(group, wanted)]
        if not found and len(core) == 1:
            is_named = sort == "person"
            found = (self._nicknamed(core[0], wanted) if is_named else []) or self._misspelt(
                core[0], gender
            )
        if not found:
            wanted.gender = gender or self.vocabulary.genders.of_name(core)
            return (self._new(wanted),)
        return self._best_placed(core[-1], found, candidate.first)

    def _best_placed(self, word: str, found: Sequence[int], first: int) -> tuple[int, ...]:
        """Of groups with a word in their names those that are called by it: rather by the last.

        By one between, as "Peter **Li** Jun" and "Ann **Solano** Rivas" are, where nobody else has
        been named so far who is called so.
        """
        fathers = self.vocabulary.genders.fathers
        found = [n for n in found if not is_patronym(word, self.groups[n].words, fathers)] or found
        places = {n: place_in(word, self.groups[n].words) for n in found}
        inner = tuple(n for n in found if places[n] == INNER)
        others = (self.groups[n] for n in found if places[n] != INNER)
        particles = self.vocabulary.titles.particles
        if inner and not any(g.first < first and not is_added(g.words, particles) for g in others):
            return inner
        best = min(places.values())
        return tuple(n for n in found if places[n] == best)

    def _nicknamed(self, word: str, short: NameGroup) -> list[int]:
        """Groups of full names whose given name a short one stands for: "Dan" of Daniel Lee."""
        genders = self.vocabulary.genders
        known = dict.fromkeys(
            n for full in sorted(genders.fulls(word)) for n in self.by_given[full]
        )
        return [
            number
            for number in known
            if not are_opposite(self.groups[number].gender, short.gender)
            and short.generation in ("", self.groups[number].generation)
        ]

    def _misspelt(self, word: str, gender: Gender | None) -> list[int]:
        """Groups of full names whose surname, a long one, differs in one letter."""
        return [
            number
            for number in self.by_start.get(word[:START], ())
            if len(word) > START + 1
            and not are_opposite(self.groups[number].gender, gender)
            and distance(self.groups[number].words[-1], word) == 1
        ]

    # Organizations, places, groups

    def other(self, words: Words, sort: EntityKind | None, candidate: Candidate) -> int:
        """The group of a name of something else than a person.

        Args:
            words: The name.
            sort: Its kind, None where nothing tells.
            candidate: Where it stands.

        Returns:
            Number of the group, a new one where no other has the name.
        """
        key = compared(words, self.vocabulary)
        other_way = turned(key, self.vocabulary)
        known = self.exact.get(key, self.exact.get(other_way))
        if known is None and sort == "organization":
            known = self._shortened(key, candidate)
        if known is None:
            known = self._new(NameGroup(sort, key))
            self.exact.setdefault(other_way, known)
            for letters in acronyms(words, self.vocabulary.bodies.small):
                self.by_initials.setdefault(letters, known)
        self.exact[key] = known
        if len(words) == len(candidate.words):  # told from homonyms by the state in its own name
            self.exact.setdefault(compared(candidate.words, self.vocabulary), known)
        return known

    def _shortened(self, key: Words, candidate: Candidate) -> int | None:
        """The organization of which a name is the acronym, the beginning or the end."""
        text = self.document.span(candidate.first, candidate.last).text.replace(".", "")
        if len(key) == 1 and text.isupper() and key[0] in self.by_initials:
            return self.by_initials[key[0]]
        before = self.document.words[candidate.first - 1] if candidate.first else None
        has_article = before is not None and before.upos == "DET"
        bodies = self.vocabulary.bodies
        is_firm = candidate.words[-1] in bodies.endings  # "Oslo Company" is no other firm of Oslo
        for number, group in self._having(key[-1]):
            if group.sort != "organization" or len(group.words) <= len(key):
                continue
            is_name = len(key) > 1 or has_article or self._is_called(text, group.words)
            is_end = group.words[-len(key) :] == key and is_name
            rest = group.words[len(key) :]
            is_begin = group.words[: len(key)] == key and not is_firm
            is_begin = is_begin and not is_organ(rest, key, bodies, acronym=text.isupper())
            is_own = len(key) > 1 or has_article or key[0] not in bodies.markers
            if is_end or (is_begin and is_own):
                return number
        return None

    def _is_called(self, text: str, name: Words) -> bool:
        """Whether a plural alone may be short for a team that it ends: "**Rovers** said"."""
        bodies, word = self.vocabulary.bodies, name[-1]
        is_own = text.istitle() and text.endswith(self.vocabulary.titles.plurals)
        is_own = is_own and word not in bodies.markers and word not in self.vocabulary.places.names
        others = [group for _, group in self._having(word) if group.words[-1:] == (word,)]
        return is_own and head_noun(name, bodies) == word and len(others) == 1


def _fits(group: NameGroup, short: NameGroup) -> bool:
    """Whether a short name can be one of a group's."""
    if group.sort != "person":
        return group.words == short.words and (
            short.sort is None or group.sort in (short.sort, None)
        )
    is_inner = place_in(short.words[-1], group.words) == INNER
    return (
        not are_opposite(group.gender, short.gender)
        and not (is_inner and short.first < group.first)  # "Chao … his daughter Rulan Chao Pian"
        and short.generation in ("", group.generation)
        and is_within(short.words, group.words)
    )
