"""Folding: a name in the form in which names are compared."""

from __future__ import annotations

import unicodedata


def without_invisible(text: str) -> str:
    """A text without the characters that nobody sees: soft hyphens, zero-width spaces, marks."""
    return text if text.isascii() else "".join(c for c in text if not _is_invisible(c))


def folded(name: str) -> str:
    """A name in lower case without accents and invisible characters, for comparing."""
    if name.isascii():
        return " ".join(name.lower().split())
    flat = unicodedata.normalize("NFKD", without_invisible(name))
    return " ".join("".join(c for c in flat if not unicodedata.combining(c)).casefold().split())


def _is_invisible(char: str) -> bool:
    """Whether a character only formats: "Cf", the class of joiners, marks of direction and BOM."""
    return unicodedata.category(char) == "Cf"
