"""Certainty: how far the wording of a mention tells that somebody certain is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.document import Word

_DESCRIBING = ("amod", "nmod", "acl", "compound", "nummod")


def form_of(word: Word, children: Sequence[Word]) -> str:
    """Name how a mention is worded.

    Args:
        word: Its head word.
        children: The words that this governs.

    Returns:
        "name", "pronoun", or for a noun what makes it certain, the surest: "definite", "owned",
        "indefinite", "with a name", "described" or "bare".
    """
    if word.upos in ("PROPN", "PRON"):
        return "name" if word.upos == "PROPN" else "pronoun"
    return next(_certainty(word, children), "bare")


def is_told_apart(word: Word, children: Sequence[Word]) -> bool:
    """Whether a name or a people tells that a noun means somebody: "**Asian** societies"."""
    before = (child for child in children if child.index < word.index)
    return any(child.upos == "PROPN" or child.ner != "O" for child in before)


def _certainty(word: Word, children: Sequence[Word]) -> Iterator[str]:
    if any(c.feature("Definite") == "Def" or c.feature("PronType") == "Dem" for c in children):
        yield "definite"
    if any(child.deprel == "nmod:poss" for child in children):
        yield "owned"
    if any(child.feature("Definite") == "Ind" for child in children):
        yield "indefinite"
    if is_told_apart(word, children):
        yield "with a name"
    if any(child.relation in _DESCRIBING for child in children):
        yield "described"
