"""Sentences as the networks should see them: what was torn joined, what is too long cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

MOST_WORDS = 500
_LATE = 0.75  # share of a piece after which a punctuation mark is a good place to cut
_APOSTROPHES = frozenset("'’")
_SINGLE = frozenset("'‘")  # marks that may open a quotation which an apostrophe then closes


def join(doc: Any) -> None:
    """Join sentences between which the text has no mark and no new line: "Kyaw Min | Yu said".

    The splitter learns from names and headlines of web texts, and tears one of some two hundred
    sentences of newswire, mostly at Asian and Arabic names. Headlines in capitals stay apart.

    Args:
        doc: A ``stanza.Document`` that is tokenized and not yet tagged, changed in place.
    """
    groups: list[list[Any]] = []
    for sentence in doc.sentences:
        if groups and _is_torn(groups[-1][-1], sentence, doc.text):
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    if len(groups) < len(doc.sentences):
        _replace(doc, [_joined(group) for group in groups])


def cut(doc: Any, most_words: int = MOST_WORDS) -> None:
    """Cut long sentences, since the memory of a parse grows with their square.

    A piece ends at its last punctuation mark, if that stands in its last quarter, so that what
    hangs together mostly stays so; no multi-word token is torn.

    Args:
        doc: A ``stanza.Document`` that is tokenized and not yet tagged, changed in place. One
            without long sentences stays as it is.
        most_words: How many words a sentence may have.
    """
    if any(len(sentence.words) > most_words for sentence in doc.sentences):
        pieces = [piece for sentence in doc.sentences for piece in _pieces(sentence, most_words)]
        _replace(doc, pieces)


def _is_torn(one: Any, other: Any, text: str) -> bool:
    """Whether a sentence ends where none can: after a letter, a digit or a comma."""
    tokens = one.tokens
    end = tokens[-1].end_char
    if "\n" in text[end : other.tokens[0].start_char]:
        return False
    last = text[end - 1]
    if last in _APOSTROPHES:  # "the Rail Workers' | Alliance"
        is_open = any(token.text[0] in _SINGLE for token in tokens[:-1])
        return not is_open and text[end - 2 : end - 1].isalpha()
    is_headline = len(tokens) > 2 and text[tokens[0].start_char : end].isupper()
    return (last.isalnum() or last == ",") and not is_headline


def _joined(sentences: Sequence[Any]) -> Any:
    if len(sentences) == 1:
        return sentences[0]
    return _sentence([token for sentence in sentences for token in sentence.tokens], sentences[0])


def _pieces(sentence: Any, most_words: int) -> Iterator[Any]:
    if len(sentence.words) <= most_words:
        yield sentence
    else:
        for tokens in _stretches(sentence.tokens, most_words):
            yield _sentence(tokens, sentence)


def _sentence(tokens: Sequence[Any], model: Any) -> Any:
    """A sentence of tokens that belonged to others, its words numbered anew."""
    from stanza.models.common.doc import Sentence

    rows, count = [], 0
    for token in tokens:
        shift = count + 1 - token.id[0]
        for row in token.to_dict():
            ids = row["id"] if isinstance(row["id"], tuple) else (row["id"],)
            rows.append(row | {"id": tuple(number + shift for number in ids)})
        count += len(token.words)
    sentence = Sentence(rows, doc=model.doc)
    sentence.text = model.doc.text[tokens[0].start_char : tokens[-1].end_char]
    return sentence


def _replace(doc: Any, sentences: list[Any]) -> None:
    for number, sentence in enumerate(sentences):
        sentence.index = number
    doc.sentences = sentences
    doc._count_words()


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
