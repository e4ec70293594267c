"""Lexicons: the tables of a language, in TOML, that the rules read; a linguist edits no code."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import attrs

from quoteattr.errors import LanguageError, LexiconError
from quoteattr.shapes import FITTED, Shapes

if sys.version_info >= (3, 11):  # the one place: whoever reads TOML takes it from here
    import tomllib
else:
    import tomli as tomllib

DATA = Path(__file__).parent / "data"
LENDER = "en"  # whose weights a language without fitted ones borrows

# What every language must say, were it that it has no such word.
OBLIGATORY = (
    ("cues", "types", "statement"),
    ("grammar", "complementizers"),
    ("grammar", "negations"),
    ("ner", "kinds"),
)


@attrs.frozen(eq=False, repr=False)
class Lexicon:
    """All tables of a language.

    Attributes:
        lang: Language code.
        tables: Content of each TOML file, by the file's stem.
    """

    lang: str
    tables: Mapping[str, Mapping[str, Any]]
    _tables: dict[tuple[str, ...], Mapping[str, Any]] = attrs.field(factory=dict, init=False)
    _sets: dict[tuple[str, ...], frozenset[str]] = attrs.field(factory=dict, init=False)

    def __repr__(self) -> str:
        return f"Lexicon({self.lang!r}, tables={sorted(self.tables)})"

    @classmethod
    def load(cls, lang: str, folder: str | Path | None = None) -> Lexicon:
        """Read the tables of a language.

        Args:
            lang: Language code.
            folder: Where its TOML files lie; this package's own by default.

        Returns:
            The lexicon; the same object each time for the same arguments, until a file of the
            ``folder`` changes. One without fitted weights has those of English, see
            `quoteattr.weighing.equivalents`.

        Raises:
            LanguageError: There are no tables for this language.
            LexiconError: A table is not TOML, one that every language needs is missing, or one
                holds what it cannot, such as a type that claims do not have.

        Warns:
            LexiconWarning: Something in the ``folder`` has no effect, such as a misspelt list.
        """
        if folder is None:
            return _load(lang, DATA / Path(str(lang)).name)  # a code, not a way out of the folder
        return _load(lang, Path(folder), _stamps(Path(folder)))

    def table(self, name: str, *keys: str) -> Mapping[str, Any]:
        """A table, or a table within it; empty where the language has none."""
        path = (name, *keys)
        found = self._tables.get(path)
        if found is None:
            found = self._tables[path] = self._table(*path)
        return found

    def _table(self, name: str, *keys: str) -> Mapping[str, Any]:
        value: Any = self.tables.get(name, {})
        for key in keys:
            value = value.get(key, {}) if isinstance(value, Mapping) else None
        if not isinstance(value, Mapping):
            raise LexiconError(f"{'.'.join((name, *keys))} of lexicon {self.lang!r} is no table")
        return value

    def words(self, *path: str) -> frozenset[str]:
        """A list of words as a set, by table and name; empty where the language has none."""
        found = self._sets.get(path)
        if found is None:
            found = self._set(*path)
            if found:  # words of texts are asked for, too, and there is no end of these
                self._sets[path] = found
        return found

    def _set(self, name: str, *keys: str) -> frozenset[str]:
        table = self.table(name, *keys[:-1])
        value = table.get(keys[-1]) if keys else None
        if value is None:
            return frozenset()
        if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
            raise LexiconError(
                f"{'.'.join((name, *keys))} of lexicon {self.lang!r} is no list of words"
            )
        return frozenset(value)


def _stamps(folder: Path) -> tuple[tuple[Path, int, int], ...]:
    """What tells that a folder is as it was: its files, their times and sizes."""
    stats = ((file, file.stat()) for file in _files(folder))
    return tuple((file, stat.st_mtime_ns, stat.st_size) for file, stat in stats)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml")) if folder.is_dir() else []


@lru_cache(maxsize=32)
def _load(lang: str, folder: Path, _stamps: tuple[tuple[Path, int, int], ...] = ()) -> Lexicon:
    files = _files(folder)
    if not files:
        place = "" if folder.parent == DATA else f" in {folder}"
        raise LanguageError(f"no lexicon for language {lang!r}{place}; {_advice(lang, folder)}")
    tables = {file.stem: read_table(file) for file in files}
    _check(lang, folder, tables)
    if folder.parent != DATA:
        _shapes().check(tables, folder)
    return Lexicon(lang, tables | _fitted(tables))


@lru_cache(maxsize=1)
def _shapes() -> Shapes:
    """Those of the languages in this package."""
    files = [file for file in sorted(DATA.glob("*/*.toml")) if file.stem not in FITTED]
    return Shapes.of({file.stem: read_table(file)} for file in files)


def _advice(lang: str, folder: Path) -> str:
    """What to do where there is no lexicon: "en-US" and "English" may be meant to be "en"."""
    if folder.parent != DATA:
        return "it holds no *.toml" if folder.is_dir() else "there is no such folder"
    if Path(str(lang)).is_dir():
        return f"of a folder tell the language, too: Lexicon.load('en', {str(lang)!r})"
    known = sorted(p.name for p in DATA.iterdir() if p.is_dir())
    names = read_table(DATA / "languages.toml").items()
    codes = {str(table["name"]).lower(): code for code, table in names}
    first = re.split("[-_]", str(lang).lower())[0]
    meant = codes.get(first, first)
    if meant != lang and meant in known:
        return f"did you mean {meant!r}?"
    return (
        f"there are lexicons for {', '.join(map(repr, known))}. Write one (docs/lexicons.md, 'Add "
        f"a language') and pass it: Attributor({lang!r}, lexicon=Lexicon.load({lang!r}, folder)), "
        "on the command line --lexicon FOLDER"
    )


@lru_cache(maxsize=8)
def of_all_languages(*tables: str) -> Lexicon:
    """Tables of all languages in this package, put together, for what crosses languages.

    English news names Spaniards, and a German reader may ask an English text for "Frau Lee".

    Args:
        tables: Stems of the files to read.

    Returns:
        A lexicon that has only these tables. Its lists are those of all languages; of a word that
        two languages tell something of, English tells it, then the first by its code.
    """
    langs = sorted((p.name for p in DATA.iterdir() if p.is_dir()), key=lambda c: (c != LENDER, c))
    joined: dict[str, Any] = {}
    for lang in langs:
        lexicon = Lexicon.load(lang)
        joined = _joined(joined, {name: lexicon.table(name) for name in tables})
    return Lexicon("", joined)


def _joined(one: Any, other: Any) -> Any:
    """Two tables or lists as one; of single values the first, in lists first what the last tells.

    Of two entries for one word in a list whoever reads it keeps the later one.
    """
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        both = {key: _joined(one[key], other[key]) for key in one.keys() & other.keys()}
        return {**one, **other, **both}
    return [*other, *one] if isinstance(one, list) and isinstance(other, list) else one


def _check(lang: str, folder: Path, tables: Mapping[str, Any]) -> None:
    """Raises `LexiconError` if a table that every language needs is missing."""
    missing = [path for path in OBLIGATORY if _at(tables, path) is None]
    if missing:
        raise LexiconError(
            f"the lexicon of {lang!r} in {folder} lacks "
            + ", ".join(f"{'.'.join(keys)} in {file}.toml" for file, *keys in missing)
            + "; docs/lexicons.md, 'Add a language', tells what to write there"
        )


def _at(tables: Mapping[str, Any], path: Sequence[str]) -> Any:
    value: Any = tables
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _fitted(tables: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Fitted weights as they are; otherwise those of English with the names to use them by."""
    weights, about = tables.get("weights", {}), tables.get("about_weights", {})
    nested = tables.get("nested_weights", {})
    if "features" not in weights:
        lender = Lexicon.load(LENDER)
        borrowed = {"features": lender.table("weights", "features")}
        weights = {"prototypes": lender.table("cues", "prototypes")} | weights | borrowed
    if not {"among", "first"} <= about.keys():
        about = Lexicon.load(LENDER).table("about_weights")
    if "features" not in nested:
        nested = Lexicon.load(LENDER).table("nested_weights")
    return {"weights": weights, "about_weights": about, "nested_weights": nested}


def read_table(file: Path) -> Mapping[str, Any]:
    """Read a table; raises `LexiconError` if it is not TOML."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{file} is not valid TOML: {error}") from error
