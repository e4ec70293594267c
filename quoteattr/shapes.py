"""Shapes: what the tables of a lexicon hold, and what in tables of one's own nothing reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeAlias

import attrs

from quoteattr.errors import LexiconError, LexiconWarning
from quoteattr.notices import notice

Place: TypeAlias = tuple[str, ...]

FITTED = frozenset({"weights", "about_weights", "nested_weights"})  # made by programs, not by hand
_FEW, _SEE = 13, "docs/lexicons.md tells what there is"
_TYPES = ("cues", "types")
# Tables whose keys are words, labels or rules; the keys of all others are names of lists.
_KEYED_BY_WORDS = frozenset({
    ("about", "equivalents"), ("cues", "causatives"), ("cues", "deeds"), ("cues", "floors"),
    ("cues", "idioms"), ("cues", "misread"), ("cues", "nested"), ("cues", "prepositions"),
    ("gender", "nicknames"), ("groups", "counts"), ("grammar", "ties"), ("ner", "kinds"),
    ("places", "regions"), ("places", "styled"), ("pronouns", "pairs"),
})  # fmt: skip
_KINDS = ("ner", "kinds", "")  # whose values the vocabulary checks, by name
_WORDS, _EMPTY = "a list of words", "an empty list"
_SEVERAL = {str: _WORDS, int: "a list of numbers", list: "a list of lists", dict: "some tables"}
_NAMED = {str: "a word", bool: "true or false", float: "a number with a point", int: "a number"}


@attrs.frozen
class Shapes:
    """What the tables of all languages in this package hold.

    Attributes:
        names: The names in a table, by its place, ``("cues", "types")``; those of the files by
            the empty place.
        kinds: The kinds of values at a place; a table that is keyed by words has one for all.
        cased: Lists in which some word has a capital; in others such a word matches nothing.
    """

    names: Mapping[Place, frozenset[str]]
    kinds: Mapping[Place, frozenset[str]]
    cased: frozenset[Place]

    @classmethod
    def of(cls, languages: Iterable[Mapping[str, Any]]) -> Shapes:
        """Take them from the tables of languages."""
        names: dict[Place, frozenset[str]] = {}
        kinds: dict[Place, frozenset[str]] = {}
        cased: set[Place] = set()
        for table, name, value in (it for tables in languages for it in _entries((), tables)):
            place = _place(table, name)
            names[table] = names.get(table, frozenset()) | {name}
            kinds[place] = kinds.get(place, frozenset()) | {_kind(value)}
            if _kind(value) == _WORDS and _capitals(value):
                cased.add(place)
        return cls(names, kinds, frozenset(cased))

    def check(self, tables: Mapping[str, Any], folder: Path) -> None:
        """Check tables of one's own.

        Args:
            tables: What stands in the files of a folder, by their stems.
            folder: The folder.

        Raises:
            LexiconError: A type of cues is none that claims have, or a value is not of its kind,
                such as a number among words.

        Warns:
            LexiconWarning: Nothing reads what has this name; or a word has a capital, where words
                are compared in lower case.
        """
        for table, name, value in _entries((), tables):
            known, place = self.names.get(table), _place(table, name)
            told = _told(table, name, folder)
            if known is not None and table not in _KEYED_BY_WORDS and name not in known:
                self._report(table, name, told)
            elif place in self.kinds and place != _KINDS:
                self._check_value(place, value, told)

    def _report(self, table: Place, name: str, told: str) -> None:
        """A name that is not known in its table."""
        known = sorted(self.names[table])
        close = get_close_matches(name, known, 1)
        there_are = f"there are {', '.join(known)}" if len(known) <= _FEW else _SEE
        advice = f"did you mean {close[0]!r}?" if close else there_are
        if table == _TYPES:
            raise LexiconError(f"{told} is no type of claims; {advice}")
        notice(f"nothing reads {told}; {advice}", LexiconWarning)

    def _check_value(self, place: Place, value: object, told: str) -> None:
        kinds, kind = self.kinds[place], _kind(value)
        if kind not in (*kinds, _EMPTY):
            example = ', such as ["deny", "reject"]' if _WORDS in kinds else ""
            raise LexiconError(f"{told} is {kind}; write {' or '.join(sorted(kinds))}{example}")
        if kind == _WORDS and place not in self.cased:
            for word in _capitals(value):
                notice(
                    f"{word!r} in {told} has a capital and matches nothing, for words are "
                    f"compared in lower case; write {word.lower()!r}",
                    LexiconWarning,
                )


def _entries(place: Place, table: Mapping[str, Any]) -> Iterator[tuple[Place, str, Any]]:
    """All that stands in a table and the tables within, but for fitted weights."""
    for name, value in table.items():
        if place or name not in FITTED:
            yield place, name, value
            if isinstance(value, Mapping):
                yield from _entries((*place, name), value)


def _place(table: Place, name: str) -> Place:
    return (*table, "") if table in _KEYED_BY_WORDS else (*table, name)


def _kind(value: object) -> str:
    """What a value is, in words."""
    if isinstance(value, Mapping):
        return "a table"
    if not isinstance(value, list):
        return _NAMED.get(type(value), f"a {type(value).__name__}")
    if not value:
        return _EMPTY
    odd = next((item for item in value if type(item) is not type(value[0])), value[0])
    if odd is not value[0] or type(odd) not in _SEVERAL:
        return f"a list with {next((it for it in value if type(it) is not str), odd)!r} in it"
    return _SEVERAL[type(odd)]


def _capitals(words: Any) -> list[str]:
    return [word for word in words if word != word.lower()]


def _told(table: Place, name: str, folder: Path) -> str:
    """A place in the words of somebody who edits the file."""
    if not table:
        return str(folder / f"{name}.toml")
    return f"{'.'.join((*table[1:], name))} in {folder / table[0]}.toml"
