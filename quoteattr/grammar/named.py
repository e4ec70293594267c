"""Named: what a tagger marks as names, and the kinds of entities that its labels stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoteattr.claims import EntityKind
from quoteattr.document import Document, Word
from quoteattr.lexicon import Lexicon


def is_mark(word: Word) -> bool:
    """Whether a parser took for a noun what has no letter or digit: a bracket, a picture."""
    return word.upos in ("NOUN", "PROPN") and not any(map(str.isalnum, word.text))


def begins_name(word: Word) -> bool:
    """Whether a tagged name begins with a word."""
    return word.ner[:1] in ("B", "S")


def goes_on(word: Word) -> bool:
    """Whether a word goes on with the tagged name before it."""
    return word.ner[:1] in ("I", "E")


def kind_of(word: Word, lexicon: Lexicon) -> EntityKind | None:
    """The kind of entity that the tag of a word tells.

    Args:
        word: A word of a parse.
        lexicon: Table ``ner``.

    Returns:
        The kind; None for a word without a tag, and for a label that names no entity or that the
        table does not know.
    """
    kind: EntityKind | None = lexicon.table("ner", "kinds").get(word.label) or None
    return kind


def is_no_entity(word: Word, lexicon: Lexicon) -> bool:
    """Whether the tag of a word is known to name no entity: a date, a sum, a share."""
    return lexicon.table("ner", "kinds").get(word.label) == ""


def named_spans(words: Iterable[Word]) -> Iterator[range]:
    """Find the tagged names, whatever they name.

    Args:
        words: The words of a parse, tagged in BIOES notation.

    Yields:
        The indices of the words of each name, in order.
    """
    start: int | None = None
    for word in words:
        if begins_name(word):
            start = word.index
        if word.ner[:1] in ("E", "S"):
            yield range(word.index if start is None else start, word.index + 1)
        if word.ner[:1] in ("E", "S", "O"):
            start = None


def person_names(document: Document, lexicon: Lexicon) -> Iterator[range]:
    """Find the names that are tagged as persons'.

    Args:
        document: The parse.
        lexicon: Table ``ner``.

    Yields:
        The indices of the words of each name, in order.
    """
    for name in named_spans(document.words):
        if kind_of(document.words[name[-1]], lexicon) == "person":
            yield name
