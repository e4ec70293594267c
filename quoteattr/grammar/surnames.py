"""Surnames: those that are words as well, and taken for the word: "**Stone** referred to it"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import attrs

from quoteattr.document import Document, Word
from quoteattr.grammar.named import kind_of, named_spans
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.cues import cue_type
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.nouns import Nouns
from quoteattr.vocabulary.tables import Vocabulary

_SHORTEST = 3  # letters
_PHRASES = ("det", "nmod:poss", "amod", "nummod", "compound", "flat", "acl:relcl")
_PLACES = ("nsubj", "obj", "iobj", "obl", "nmod", "conj")


def with_surnames(document: Document, lexicon: Lexicon) -> Document:
    """A parse in which surnames that were taken for common words are proper nouns.

    Somebody bears the name in full elsewhere, "Lena Stone". Where it opens a sentence, as any word
    might, it also stands in capitals within one, or says something.

    Args:
        document: The parse.
        lexicon: Tables ``ner``, ``cues``, ``gender`` and those of nouns.

    Returns:
        The same parse, unless there are such words.
    """
    vocabulary = Vocabulary.of(lexicon)
    surnames = {word.text for word in _last_words(document, vocabulary)}
    lone = [w for w in document.words if w.text in surnames and _is_lone(document, w)]
    if not lone:
        return document
    known = {word.text for word in lone if not _opens(document, word)}
    forms = frozenset(word.text for word in document.words)
    kinds = lexicon.table("ner", "kinds")
    label = next((name for name, kind in kinds.items() if kind == "person"), "PERSON")
    mended = {
        word.index: _as_name(word, label)
        for word in lone
        if _is_mistaken(word, vocabulary.nouns)
        and (word.text in known or _says(document, word, forms, lexicon))
    }
    if not mended:
        return document
    return attrs.evolve(document, words=tuple(mended.get(w.index, w) for w in document.words))


def _last_words(document: Document, vocabulary: Vocabulary) -> Iterator[Word]:
    """The last words of the names of persons that have two or more.

    Behind a given name also where the tagger sees a body: "Sam **Banks**".
    """
    genders = vocabulary.genders
    for name in named_spans(document.words):
        first, last = (document.words[name[i]] for i in (0, -1))
        kind = kind_of(last, vocabulary.lexicon)
        is_given = not genders.given.isdisjoint(genders.fulls(word_key(first.text)))
        is_person = kind == "person" or (kind == "organization" and is_given)
        if is_person and len(name) > 1 and len(last.text) >= _SHORTEST and last.text.istitle():
            yield last


def _is_mistaken(word: Word, nouns: Nouns) -> bool:
    """Whether a word is taken for a noun, or may be: a tagger does not see a name in it."""
    is_doubtful = word.upos == "PROPN" and word.ner == "O" and word_key(word.text) in nouns.kinds
    return is_doubtful or word.upos in ("NOUN", "ADJ")


def _says(document: Document, word: Word, forms: Collection[str], lexicon: Lexicon) -> bool:
    """Whether a word at the head of a sentence says something: "**Banks** denied it".

    Not what the text has in small letters, too, where several may say it: "Banks … the banks".
    """
    if word.relation != "nsubj" or word.head < 0:
        return False
    if cue_type(document.words[word.head].lemma.lower(), lexicon) is None:
        return False
    return not (word.feature("Number") == "Plur" and word.text.lower() in forms)


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
    return not any(w.text[:1].isalnum() for w in document.words[first : word.index])


def _as_name(word: Word, label: str) -> Word:
    """A word as the name of a person."""
    return attrs.evolve(word, lemma=word.text, upos="PROPN", xpos="NNP", ner=f"S-{label}")
