"""Persons: what kind of thing a word names, as far as tags and tables tell."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.document import Document, Word
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.labels import Labels
from quoteattr.vocabulary.tables import Vocabulary

_FAR = 1000  # words within which a name is looked for again


def kind_at(document: Document, word: int, vocabulary: Vocabulary) -> str:
    """The kind of entity that the phrase of a head word names.

    Args:
        document: The parse.
        word: Index of the head word.
        vocabulary: What words say about who is meant.

    Returns:
        A kind such as "person", or "" where nothing tells.
    """
    head = document.words[word]
    if head.upos == "PRON":
        is_animate = head.feature("Person") == "3" and head.feature("Gender") in ("Fem", "Masc")
        return "person" if is_animate else ""
    kinds = (_label(document.words[w], vocabulary.labels) for w in _name(document, word))
    found = next(filter(None, kinds), "") or vocabulary.nouns.kind(word_key(head.lemma))
    return found or _kind_before(document, head, vocabulary.labels)


def person_names(document: Document, labels: Labels) -> Iterator[range]:
    """Find the names that are tagged as persons'.

    Args:
        document: The parse.
        labels: The kinds of its labels.

    Yields:
        The words of each name, in order.
    """
    start = 0
    for word in document.words:
        if word.ner[:1] in "BS":
            start = word.index
        if word.ner[:1] in "ES" and _label(word, labels) == "person":
            yield range(start, word.index + 1)


def _label(word: Word, labels: Labels) -> str:
    return labels.kinds.get(word.label, "")


def _kind_before(document: Document, name: Word, labels: Labels) -> str:
    """The kind of a name that has no tag here but had one not long before."""
    if name.upos != "PROPN":
        return ""
    before = reversed(document.words[max(0, name.index - _FAR) : name.index])
    kinds = (_label(word, labels) for word in before if word.text == name.text)
    return next(filter(None, kinds), "")


def _name(document: Document, head: int) -> list[int]:
    """A word and the parts of its name: those of "Mayor" in "Mayor Ann Lee"."""
    out = [head]
    for word in out:
        out.extend(c for c in document.children[word] if document.words[c].relation == "flat")
    return out
