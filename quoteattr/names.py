"""Names: which of a document's names are forms of one name.

Names are looked up by single words, so the time grows with their number, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import attrs

from quoteattr.claims import EntityKind, Gender
from quoteattr.document import Document
from quoteattr.mentions import Candidate
from quoteattr.vocabulary import Vocabulary, word_key

Words = tuple[str, ...]
LOCATIVE = {"in", "at", "near", "across", "throughout", "outside", "inside", "around", "from", "to"}


@attrs.define
class NameGroup:
    """The forms of one name.

    Attributes:
        sort: Kind of entity that bears it, None where that is unknown.
        words: Its fullest form, folded, without what tells generations apart.
        generation: What tells its bearer from a parent or child of the same name ("jr").
        gender: Gender that titles or a given name tell.
        weight: Number of its unambiguous mentions.
    """

    sort: EntityKind | None
    words: Words
    generation: str = ""
    gender: Gender | None = None
    weight: int = 0


@attrs.frozen
class Names:
    """All names of a document.

    Attributes:
        groups: The groups of names.
        options: For each candidate that is a name (by its place among the candidates) the groups
            it may belong to: one, or several where a surname is shared.
    """

    groups: tuple[NameGroup, ...]
    options: Mapping[int, tuple[int, ...]]


def group_names(
    document: Document, candidates: Sequence[Candidate], vocabulary: Vocabulary
) -> Names:
    """Group the names among the candidates.

    Args:
        document: The parsed text.
        candidates: All mentions; those that are no names are passed over.
        vocabulary: What words say about who is meant.

    Returns:
        The groups, and which of them each name may belong to.
    """
    surfaces: dict[Words, list[int]] = defaultdict(list)
    for number, candidate in enumerate(candidates):
        if candidate.kind == "name":
            surfaces[candidate.words].append(number)
    sorts = _sorts(document, candidates, surfaces, vocabulary)
    grouping = _Grouping(vocabulary)
    people = [words for words in surfaces if sorts[words] == "person"]
    full = [words for words in people if not _is_short(words, vocabulary)]
    for words in sorted(full, key=lambda words: -len(words)):
        group = grouping.full_person(words)
        for number in surfaces[words]:
            grouping.add(number, (group,), candidates[number].gender)
    short = [words for words in people if _is_short(words, vocabulary)]
    rest = [words for words in surfaces if sorts[words] not in ("person", None)]
    for words in sorted(rest, key=lambda words: -len(words)):
        for number in surfaces[words]:
            grouping.add(number, grouping.other(words, sorts[words], document, candidates[number]))
    unknown = [words for words in surfaces if sorts[words] is None]
    for words in (*short, *sorted(unknown, key=lambda words: -len(words))):
        for number in surfaces[words]:
            gender = candidates[number].gender
            grouping.add(number, grouping.short_person(words, sorts[words], gender), gender)
    return Names(tuple(grouping.groups), grouping.options)


class _Grouping:
    """Groups of names as they grow, with an index by word."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.groups: list[NameGroup] = []
        self.options: dict[int, tuple[int, ...]] = {}
        self.by_word: dict[str, list[int]] = defaultdict(list)
        self.exact: dict[tuple[str, Words], int] = {}
        self.by_start: dict[str, list[int]] = defaultdict(list)
        self.by_initials: dict[str, list[int]] = defaultdict(list)

    def add(self, number: int, groups: tuple[int, ...], gender: Gender | None = None) -> None:
        self.options[number] = groups
        if len(groups) == 1:
            group = self.groups[groups[0]]
            group.weight += 1
            group.gender = group.gender or gender

    def _new(self, group: NameGroup) -> int:
        self.groups.append(group)
        for word in dict.fromkeys(map(sound, group.words)):
            self.by_word[word].append(len(self.groups) - 1)
        return len(self.groups) - 1

    def full_person(self, words: Words) -> int:
        """The group of a name with given name and surname."""
        core, generation = _split(words, self.vocabulary)
        for number in self.by_word.get(sound(core[-1]), ()):
            group = self.groups[number]
            if (
                group.sort == "person"
                and group.generation == generation
                and same_person(core, group.words, self.vocabulary)
            ):
                return number
        given = self.vocabulary.name_gender.get(core[0])
        self.by_start[core[-1][:4]].append(len(self.groups))
        return self._new(NameGroup("person", core, generation, given))

    def short_person(
        self, words: Words, sort: EntityKind | None, gender: Gender | None
    ) -> tuple[int, ...]:
        """The groups to which a surname, a given name or a name of unknown kind may belong."""
        core, generation = _split(words, self.vocabulary)
        found = [
            number
            for number in self.by_word.get(sound(core[-1]), ())
            if self._fits(self.groups[number], core, generation, gender, sort)
        ]
        if not found and len(core) == 1 and len(core[0]) > 5:
            found = self._misspelt(core[0], gender)
        if not found:
            given = gender or self.vocabulary.name_gender.get(core[0])
            return (self._new(NameGroup(sort, core, generation, given)),)
        best = min(_place(core[-1], self.groups[number].words) for number in found)
        return tuple(n for n in found if _place(core[-1], self.groups[n].words) == best)

    def _misspelt(self, word: str, gender: Gender | None) -> list[int]:
        """Groups of full names whose surname differs in one letter."""
        return [
            number
            for number in self.by_start.get(word[:4], ())
            if {self.groups[number].gender, gender} != {"female", "male"}
            and distance(self.groups[number].words[-1], word) == 1
        ]

    def _fits(
        self,
        group: NameGroup,
        core: Words,
        generation: str,
        gender: Gender | None,
        sort: EntityKind | None,
    ) -> bool:
        if group.sort != "person":
            return group.words == core and (sort is None or group.sort in (sort, None))
        if gender and group.gender and gender != group.gender:
            return False
        if generation and generation != group.generation:
            return False
        if len(core) == 1:
            return True
        return _within(core, group.words)

    def other(
        self, words: Words, sort: EntityKind | None, document: Document, candidate: Candidate
    ) -> tuple[int, ...]:
        """The groups to which a name of something else than a person may belong."""
        key = plain(words, self.vocabulary)
        known = self.exact.get((key[0], key))
        if known is None and sort == "organization":
            known = self._shortened(key, words, document, candidate)
        if known is None:
            known = self._new(NameGroup(sort, key))
            for initials in _initials(words):
                self.by_initials[initials].append(known)
        self.exact[key[0], key] = known
        return (known,)

    def _shortened(
        self, key: Words, words: Words, document: Document, candidate: Candidate
    ) -> int | None:
        text = document.span(candidate.first, candidate.last).text
        if len(words) == 1 and text.replace(".", "").isupper() and len(words[0]) > 1:
            found = self.by_initials.get(words[0], [])
            if found:
                return found[0]
        has_article = candidate.first > 0 and document.words[candidate.first - 1].upos == "DET"
        for number in self.by_word.get(sound(key[-1]), ()):
            group = self.groups[number]
            if group.sort != "organization" or len(group.words) <= len(key):
                continue
            if group.words[-len(key) :] == key and (len(key) > 1 or has_article):
                return number
            if group.words[: len(key)] == key and (
                len(key) > 1 or key[0] not in self.vocabulary.markers
            ):
                return number
        return None


def _sorts(
    document: Document,
    candidates: Sequence[Candidate],
    surfaces: Mapping[Words, list[int]],
    vocabulary: Vocabulary,
) -> dict[Words, EntityKind | None]:
    """The kind of entity that each name is of, by a vote of all signs in the document."""
    votes = {
        words: _vote(document, [candidates[n] for n in numbers], vocabulary)
        for words, numbers in surfaces.items()
    }
    surnames: set[str] = set()
    for words, vote in votes.items():
        if len(words) > 1 and _winner(vote) == "person":
            surnames.add(_split(words, vocabulary)[0][-1])
    for words, vote in votes.items():
        if len(words) == 1 and words[0] in surnames:
            vote["person"] += 1.5 * len(surfaces[words]) + 1
    return {words: _winner(vote) for words, vote in votes.items()}


def _winner(vote: Mapping[EntityKind, float]) -> EntityKind | None:
    kind = max(vote, key=lambda k: vote[k], default=None)
    return kind if kind is not None and vote[kind] > 0 else None


def _vote(
    document: Document, mentions: Iterable[Candidate], vocabulary: Vocabulary
) -> dict[EntityKind, float]:
    vote: dict[EntityKind, float] = defaultdict(float)
    for mention in mentions:
        words = mention.words
        joined = " ".join(plain(words, vocabulary))
        if mention.sort:
            vote[mention.sort] += 2
        if mention.titles:
            vote["person"] += 4
        if len(words) > 1 and words[0] in vocabulary.name_gender:
            vote["person"] += 2
        if joined in vocabulary.seats or joined in vocabulary.same_body:
            vote["organization"] += 6
        elif joined in vocabulary.place_names or joined in vocabulary.same_place:
            vote["place"] += 3
        elif joined in vocabulary.group_names:
            vote["group"] += 5
        elif len(words) > 1 and (words[-1] in vocabulary.markers or "of" in words[1:2]):
            vote["organization"] += 3 if mention.sort != "person" or words[0] in MARKED else 1
        elif words[0] in vocabulary.markers and len(words) > 1 and mention.sort != "person":
            vote["organization"] += 2
        for kind, value in _context(document, mention).items():
            vote[kind] += value
    return vote


MARKED = {"the"}


def _context(document: Document, mention: Candidate) -> dict[EntityKind, float]:
    """What the words around a name tell: "who", "the", "in"."""
    out: dict[EntityKind, float] = {}
    for child in document.children[mention.head]:
        word = document.words[child]
        key = word.lemma.lower()
        if word.deprel == "acl:relcl" and child > mention.last:
            out["person"] = 2 * any(
                document.words[c].lemma.lower() == "who" for c in document.children[child]
            )
        elif word.relation == "det" and word.feature("Definite") == "Def" and not mention.plural:
            out["organization"] = 0.5
            out["person"] = -1.5
        elif word.relation == "case" and key in LOCATIVE and child < mention.first:
            out["place"] = 0.4
    return out


def _split(words: Words, vocabulary: Vocabulary) -> tuple[Words, str]:
    """A name without the suffixes after it, and the one among them that tells a generation."""
    generation, end = "", len(words)
    while end > 1 and words[end - 1] in vocabulary.suffixes:
        end -= 1
        if words[end] in vocabulary.generations:
            generation = words[end]
    return words[:end], generation


def _is_short(words: Words, vocabulary: Vocabulary) -> bool:
    """Whether a person's name is only a given name or a surname, particles aside."""
    core = _split(words, vocabulary)[0]
    return sum(word not in vocabulary.particles for word in core) < 2


def same_person(one: Words, other: Words, vocabulary: Vocabulary) -> bool:
    """Whether two names, each with given name and surname, can be one person's.

    Surnames must sound alike; given names must be equal, one the short form, the initial or a
    variant spelling of the other.

    Args:
        one: Folded words of a name.
        other: Folded words of another.
        vocabulary: Its nicknames are used.

    Returns:
        Whether they can.
    """
    if sound(one[-1]) != sound(other[-1]):
        return False
    short, long = sorted((one, other), key=len)
    return any(_same_given(short[0], given, vocabulary) for given in long[:-1])


def _same_given(one: str, other: str, vocabulary: Vocabulary) -> bool:
    if one == other or sound(one) == sound(other):
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    nicknames = vocabulary.nicknames
    if nicknames.get(one, one) == nicknames.get(other, other):
        return True
    return (
        min(len(one), len(other)) > 5
        and one[0] == other[0]
        and one[-1] == other[-1]
        and distance(one, other) <= 2
        and (one not in vocabulary.name_gender or other not in vocabulary.name_gender)
    ) or _variants(one, other)


def _variants(one: str, other: str) -> bool:
    """Whether one given name is the other with letters left out ("Volodyr", "Volodymyr")."""
    short, long = sorted((one, other), key=len)
    return (
        len(short) > 5
        and len(long) - len(short) <= 2
        and short[:4] == long[:4]
        and short[-1] == long[-1]
        and distance(one, other) <= 2
    )


def _place(word: str, words: Words) -> int:
    """Where in a name a word stands: 0 at the end, 1 at the beginning, 2 between."""
    if sound(words[-1]) == sound(word):
        return 0
    return 1 if sound(words[0]) == sound(word) else 2


def _within(short: Words, long: Words) -> bool:
    keys = [sound(word) for word in long]
    return all(sound(word) in keys for word in short)


def plain(words: Words, vocabulary: Vocabulary) -> Words:
    """The words by which names of organizations and places are compared."""
    core = words[1:] if len(words) > 1 and words[0] == "the" else words
    while len(core) > 1 and core[-1] in vocabulary.firm_endings:
        core = core[:-1]
    if len(core) > 1 and core[-1] == "&":
        core = core[:-1]
    joined = " ".join(core)
    joined = vocabulary.same_place.get(joined, vocabulary.same_body.get(joined, joined))
    return tuple(joined.split())


def _initials(words: Words) -> set[str]:
    strong = [word for word in words if len(word) > 3 or word not in SMALL]
    return {"".join(w[0] for w in group) for group in (words, strong) if len(group) > 1}


SMALL = {"of", "the", "and", "for", "on", "in", "de", "la", "a", "to", "&"}


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A key that spellings of one name share, such as "Zelensky", "Zelenskyy" and "Zelenskiy"."""
    if len(word) < 5:
        return word
    key = word.replace("-", "")
    for old, new in (
        ("kh", "h"),
        ("ou", "u"),
        ("ee", "i"),
        ("oo", "u"),
        ("y", "i"),
        ("j", "i"),
        ("w", "v"),
    ):
        key = key.replace(old, new)
    out = ""
    for letter in key:
        if not out.endswith(letter):
            out += letter
    return out


def distance(one: str, other: str) -> int:
    """Levenshtein distance of two words."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


def best_group(names: Names, options: Sequence[int], salience: Mapping[int, float]) -> int:
    """Of the groups to which a shared surname may belong the most salient one.

    Args:
        names: All names.
        options: Numbers of groups.
        salience: How salient each group is where the surname stands.

    Returns:
        The number of one of the groups.
    """
    return max(options, key=lambda n: (salience.get(n, 0.0) + 0.3 * names.groups[n].weight, -n))


def head_noun(words: Words) -> str:
    """The word of a name that may be a common noun: "ministry", "party"."""
    first_of = words.index("of") if "of" in words else len(words)
    return word_key(words[first_of - 1] if first_of else words[-1])
