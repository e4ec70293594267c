"""Names as they are written in many documents: in words of their own case, folded, as acronyms."""

from __future__ import annotations

import re
from functools import lru_cache

from quoteattr.folding import folded
from quoteattr.names.persons import PersonName
from quoteattr.names.words import NameWords
from quoteattr.vocabulary.keys import word_key

_DROPPED = re.compile(r"[.'’ʼ`]")
_BREAKS = re.compile(r"[\s,\-‐‑–/]+")


@lru_cache(maxsize=1 << 16)
def person_name(name: str) -> PersonName:
    """Take a person's name apart; a word in lower case ("al-", "van") begins the surname."""
    words = pieces(name)
    lower = (number for number, word in enumerate(words[:-1]) if word[0].islower())
    return PersonName.of(tuple(map(folded, words)), NameWords.of_all_languages(), next(lower, None))


def pieces(name: str) -> list[str]:
    """The words of a name in their own case, initials joined: "J. D. Vance" is "JD", "Vance"."""
    words = [word for word in _BREAKS.split(_DROPPED.sub("", name)) if word]
    out: list[str] = []
    was_initial = False
    for word in words:
        is_initial = len(word) == 1 and word.isupper()
        if is_initial and was_initial:
            out[-1] += word
        else:
            out.append(word)
        was_initial = is_initial
    return out


def plain(name: str) -> str:
    """A name folded, without its punctuation: "U.S. Steel-Works" is "us steel works"."""
    return folded(" ".join(pieces(name)))


def is_everywhere(name: str) -> bool:
    """Whether a folded name may be that of bodies in many states: "supreme court"."""
    bodies = NameWords.of_all_languages().bodies
    words = [word_key(word) for word in name.split() if word not in bodies.small]
    return bool(words) and all(word in bodies.everywhere for word in words)


def is_acronym(name: str) -> bool:
    """Whether a name is one word of two to six capitals, with or without stops."""
    words = pieces(name)
    return len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6
