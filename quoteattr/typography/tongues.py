"""Tongues: whether a text is in another language than the one that it is read in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from quoteattr.lexicon import DATA, read_table

_READ = 5_000  # characters of a text that tell its language
_LEAST, _SHARE, _TIMES = 3, 0.15, 4  # hits, of all words, as many as those of the language read
_FEW_LETTERS = 20
_WORD = re.compile(r"[^\W\d_]+")


def language_advice(text: str, lang: str) -> str:
    """What to do with a text that is in another language.

    Args:
        text: Any text.
        lang: Code of the language that it is read in.

    Returns:
        A sentence that names the language, or the script; "" for a text that may well be in the
        language, and where nothing is known of that.
    """
    known = _languages()
    if lang not in known:
        return ""
    words = _WORD.findall(text[:_READ].lower())
    script = _script("".join(words))
    if script:
        return _told(f"written in {script} letters", known[lang][0])
    hits = {code: sum(word in common for word in words) for code, (_, common) in known.items()}
    most = max(hits, key=hits.__getitem__)
    if hits[most] >= max(_LEAST, _SHARE * len(words), _TIMES * hits[lang]) and most != lang:
        return _told(f"in {known[most][0]}", known[lang][0])
    return ""


def _told(what: str, lang: str) -> str:
    return (
        f"the text seems to be {what}, but is read as {lang}, which finds next to nothing; leave "
        "it out, or take an attributor of its language: docs/lexicons.md, 'Add a language'"
    )


def _script(letters: str) -> str:
    """The script of most letters where it is not the Latin one; "" where it is."""
    other = [letter for letter in letters if not _is_latin(letter)]
    if len(letters) < _FEW_LETTERS or len(other) * 2 < len(letters):
        return ""
    return unicodedata.name(other[0], "other").split()[0].title().replace("Cjk", "Chinese")


@lru_cache(maxsize=1024)
def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith(
        ("LATIN", "FEMININE", "MASC")
    )


@lru_cache(maxsize=1)
def _languages() -> Mapping[str, tuple[str, frozenset[str]]]:
    """The name of each language and its commonest words."""
    table = read_table(DATA / "languages.toml")
    return {code: (it["name"], frozenset(it["words"])) for code, it in table.items()}
