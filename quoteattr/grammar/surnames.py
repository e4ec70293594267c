"""Surnames: those that are words as well, and taken for the word: "**Stone** referred to it"."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from quoteattr.document import Document, Word
from quoteattr.grammar.named import person_names
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.nouns import Nouns
from quoteattr.vocabulary.tables import Vocabulary

_SHORTEST = 3  # letters
_PHRASES = ("det", "nmod:poss", "amod", "nummod", "compound", "flat", "acl:relcl")
_PLACES = ("nsubj", "obj", "iobj", "obl", "nmod", "conj")


def with_surnames(document: Document, lexicon: Lexicon) -> Document:
    """A parse in which surnames that were taken for common nouns are proper ones.

    Somebody bears the name in full elsewhere, "Lena Stone"; and where it opens a sentence, as any
    word might, it stands in capitals within one as well.

    Args:
        document: The parse.
        lexicon: Table ``ner`` and those of nouns.

    Returns:
        The same parse, unless there are such words.
    """
    nouns = Vocabulary.of(lexicon).nouns
    labels = {word.text: word.label for word in _last_words(document, lexicon)}
    lone = [w for w in document.words if w.text in labels and _is_lone(document, w)]
    known = {word.text for word in lone if not _opens(document, word)}
    mended = {
        word.index: _as_name(word, labels[word.text])
        for word in lone
        if _is_mistaken(word, nouns) and (word.text in known or not _opens(document, word))
    }
    if not mended:
        return document
    return attrs.evolve(document, words=tuple(mended.get(w.index, w) for w in document.words))


def _last_words(document: Document, lexicon: Lexicon) -> Iterator[Word]:
    """The last words of the names of persons that have two or more."""
    for name in person_names(document, lexicon):
        word = document.words[name[-1]]
        if len(name) > 1 and len(word.text) >= _SHORTEST and word.text.istitle():
            yield word


def _is_mistaken(word: Word, nouns: Nouns) -> bool:
    """Whether a word is taken for a noun, or may be: a tagger does not see a name in it."""
    is_doubtful = word.upos == "PROPN" and word.ner == "O" and word_key(word.text) in nouns.kinds
    return is_doubtful or word.upos == "NOUN"


def _is_lone(document: Document, word: Word) -> bool:
    """Whether a word is a phrase of its own, within one that no name stands beside."""
    if word.relation not in _PLACES or word.ner[:1] not in ("O", "S"):
        return False
    sentence = document.sentence_of(word.index)
    beside = (i for i in (word.index - 1, word.index + 1) if i in sentence)
    if any(document.words[i].text[:1].isupper() and i != sentence.first for i in beside):
        return False
    return not any(document.words[c].deprel in _PHRASES for c in document.children[word.index])


def _opens(document: Document, word: Word) -> bool:
    """Whether a word is the first of its sentence, marks aside."""
    first = document.sentence_of(word.index).first
    return not any(w.text[0].isalnum() for w in document.words[first : word.index])


def _as_name(word: Word, label: str) -> Word:
    """A word as the name of a person."""
    return attrs.evolve(word, lemma=word.text, upos="PROPN", xpos="NNP", ner=f"S-{label}")
