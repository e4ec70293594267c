"""Kinds: what kind of thing a word names, as far as tags and tables tell."""

from __future__ import annotations

from quoteattr.claims import EntityKind
from quoteattr.document import Document, Word
from quoteattr.grammar.named import kind_of
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.tables import Vocabulary

_FAR = 1000  # words within which a name is looked for again


def kind_at(document: Document, word: int, lexicon: Lexicon) -> EntityKind | None:
    """The kind of entity that the phrase of a head word names.

    Args:
        document: The parse.
        word: Index of the head word.
        lexicon: Tables of labels, nouns and titles.

    Returns:
        A kind such as "person", or None where nothing tells.
    """
    head = document.words[word]
    if head.upos == "PRON":
        is_animate = head.feature("Person") == "3" and head.feature("Gender") in ("Fem", "Masc")
        return "person" if is_animate else None
    kinds = (kind_of(document.words[w], lexicon) for w in _name(document, word))
    noun = Vocabulary.of(lexicon).nouns.kind(word_key(head.lemma))
    return next(filter(None, kinds), None) or noun or _kind_before(document, head, lexicon)


def _kind_before(document: Document, name: Word, lexicon: Lexicon) -> EntityKind | None:
    """The kind of a name that has no tag here but had one not long before."""
    if name.upos != "PROPN":
        return None
    before = reversed(document.words[max(0, name.index - _FAR) : name.index])
    kinds = (kind_of(word, lexicon) for word in before if word.text == name.text)
    return next(filter(None, kinds), None)


def _name(document: Document, head: int) -> list[int]:
    """A word and the parts of its name: those of "Mayor" in "Mayor Ann Lee"."""
    out = [head]
    for word in out:
        out.extend(c for c in document.children[word] if document.words[c].relation == "flat")
    return out
