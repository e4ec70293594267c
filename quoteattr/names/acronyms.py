"""Acronyms: the letters by which the name of a body may be called."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def acronyms(words: Sequence[str], small: Collection[str]) -> set[str]:
    """The acronyms that a name may have.

    Args:
        words: The folded words of a name.
        small: Words that an acronym may pass over: "of".

    Returns:
        The first letters of all its words, and of those that are not small: "boa" and "ba" for
        "Bank of America"; none for a single word.
    """
    strong = [word for word in words if word not in small]
    return {"".join(word[0] for word in group) for group in (words, strong) if len(group) > 1}
