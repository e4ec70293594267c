"""Parting: what is said under a label as sentences of its own, not as a part of the label's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from quoteattr.dialogue.turns import find_turns
from quoteattr.document import Document, Sentence, Word
from quoteattr.lexicon import Lexicon


def parted(document: Document, lexicon: Lexicon) -> Document:
    """Part the labels of an interview or a transcript from what is said under them.

    A parser takes both for one sentence, "Who" in "SMITH: Who told you?" for a relative pronoun
    and "Order" in "SMITH: Order." for another name of Smith.

    Args:
        document: The parse.
        lexicon: Table ``continuations`` and those of persons.

    Returns:
        The same words, in more sentences where there are turns.
    """
    marks = (turn.label.mark for turn in find_turns(document, lexicon))
    cuts = {document.words_in(mark.start, mark.end)[-1] + 1 for mark in marks}
    if not cuts:
        return document
    pieces = [piece for sentence in document.sentences for piece in _pieces(sentence, cuts)]
    words = (word for _, piece in pieces for word in _rooted(document.words[slice(*piece)]))
    sentences = (
        Sentence(
            number,
            *piece,
            sentence.paragraph,
            document.words[piece[0]].start,
            document.words[piece[1] - 1].end,
        )
        for number, (sentence, piece) in enumerate(pieces)
    )
    return attrs.evolve(document, words=tuple(words), sentences=tuple(sentences))


def _pieces(sentence: Sentence, cuts: Iterable[int]) -> Iterator[tuple[Sentence, tuple[int, int]]]:
    """The ranges of words into which the ends of labels part a sentence."""
    first = sentence.first
    for word in range(sentence.first + 1, sentence.last):
        if word in cuts:
            yield sentence, (first, word)
            first = word
    if first < sentence.last:
        yield sentence, (first, sentence.last)


def _rooted(words: tuple[Word, ...]) -> Iterator[Word]:
    """Words of a piece as a tree of their own: those whose heads are elsewhere hang on its root."""
    inside = range(words[0].index, words[-1].index + 1)
    outer = [word for word in words if word.head not in inside]
    root = min(outer, key=lambda word: (word.head >= 0, word.upos == "PUNCT", word.index))
    for word in words:
        if word is root:
            yield attrs.evolve(word, head=-1, deprel="root")
        elif word.head not in inside:
            yield attrs.evolve(word, head=root.index)
        else:
            yield word
