"""Sentences too long for the networks, cut: the memory of a parse grows with their square."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

MOST_WORDS = 500
_LATE = 0.75  # share of a piece after which a punctuation mark is a good place to cut


def cut(doc: Any, most_words: int = MOST_WORDS) -> None:
    """Cut the long sentences of a document that is tokenized and not yet tagged.

    A piece ends at its last punctuation mark, if that stands in its last quarter, so that what
    hangs together mostly stays so; no multi-word token is torn.

    Args:
        doc: A ``stanza.Document``, changed in place. One without long sentences stays as it is.
        most_words: How many words a sentence may have.
    """
    if all(len(sentence.words) <= most_words for sentence in doc.sentences):
        return
    pieces = [piece for sentence in doc.sentences for piece in _pieces(sentence, most_words)]
    for number, piece in enumerate(pieces):
        piece.index = number
    doc.sentences = pieces
    doc._count_words()


def _pieces(sentence: Any, most_words: int) -> Iterator[Any]:
    if len(sentence.words) <= most_words:
        yield sentence
        return
    from stanza.models.common.doc import Sentence

    for tokens in _stretches(sentence.tokens, most_words):
        rows = [row for token in tokens for row in token.to_dict()]
        first = tokens[0].id[0]
        for row in rows:
            ids = row["id"] if isinstance(row["id"], tuple) else (row["id"],)
            row["id"] = tuple(number - first + 1 for number in ids)
        piece = Sentence(rows, doc=sentence.doc)
        start, end = tokens[0].start_char, tokens[-1].end_char
        piece.text = sentence.doc.text[start:end]
        yield piece


def _stretches(tokens: Sequence[Any], most_words: int) -> Iterator[list[Any]]:
    held: list[Any] = []
    words = 0
    for token in tokens:
        if held and words + len(token.words) > most_words:
            end = _end(held)
            yield held[:end]
            held = held[end:]
            words = sum(len(t.words) for t in held)
        held.append(token)
        words += len(token.words)
    yield held


def _end(tokens: Sequence[Any]) -> int:
    """After which token of a full stretch to cut."""
    for end in range(len(tokens), int(_LATE * len(tokens)), -1):
        if not any(letter.isalnum() for letter in tokens[end - 1].text):
            return end
    return len(tokens)
