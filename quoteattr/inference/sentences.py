"""Sentences as the networks should see them: what was torn joined, what is too long cut."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from quoteattr.inference.stops import Stops

MOST_WORDS = 500
_LATE = 0.75  # share of a piece after which a punctuation mark is a good place to cut
_APOSTROPHES = frozenset("'’")
_SINGLE = frozenset("'‘")  # marks that may open a quotation which an apostrophe then closes


def join(doc: Any, stops: Stops) -> None:
    """Join sentences torn within a line: "Kyaw Min | Yu said", "Gov. | Ann Lee", "Jan. | 6".

    The splitter learns from names and headlines of web texts, and tears one of some hundred
    sentences of newswire: at Asian and Arabic names, and behind every fifth "Sen.". Headlines in
    capitals stay apart. Full stops come back to the abbreviations that they were cut off from.

    Args:
        doc: A ``stanza.Document`` that is tokenized and not yet tagged, changed in place.
        stops: Abbreviations behind which no sentence ends.
    """
    groups: list[list[Any]] = []
    for sentence in doc.sentences:
        if groups and _is_torn(groups[-1][-1], sentence, doc.text, stops):
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    sentences = [_joined(group, stops) for group in groups]
    if sentences != doc.sentences:
        _replace(doc, sentences)


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


def _is_torn(one: Any, other: Any, text: str, stops: Stops) -> bool:
    """Whether a sentence ends where none can, or another begins where none can."""
    gap = text[one.tokens[-1].end_char : other.tokens[0].start_char]
    if "\n" in gap:
        return False
    return (
        stops.goes_on(one.tokens, other.tokens[0])
        or _is_open(one.tokens, text)
        or _is_rest(one, other, gap)
    )


def _is_open(tokens: Sequence[Any], text: str) -> bool:
    """Whether tokens end within a sentence: with a letter, a digit, a comma."""
    end = tokens[-1].end_char
    last = text[end - 1]
    if last in _APOSTROPHES:  # "the Rail Workers' | Alliance"
        is_open = any(token.text[0] in _SINGLE for token in tokens[:-1])
        return not is_open and text[end - 2 : end - 1].isalpha()
    is_headline = len(tokens) > 2 and text[tokens[0].start_char : end].isupper()
    return (last.isalnum() or last == ",") and not is_headline


def _is_rest(one: Any, other: Any, gap: str) -> bool:
    """Whether a sentence is the rest of another: a mark alone, or "“Why?” | he asked".

    Where sentences begin in lower case, as in chats, this tells nothing.
    """
    word = _first_word(other)
    if not word:
        return not gap
    is_lower = word[0].islower() and "/" not in word  # an address is a sentence of its own
    ends = one.tokens[-1].text[-1]
    return is_lower and (not gap or (ends != "." and not _first_word(one)[:1].islower()))


def _first_word(sentence: Any) -> str:
    """The first token that has a letter or a digit, "" where none has."""
    words = (token.text for token in sentence.tokens)
    return next((word for word in words if any(map(str.isalnum, word))), "")


def _joined(sentences: Sequence[Any], stops: Stops) -> Any:
    tokens = [token for sentence in sentences for token in sentence.tokens]
    cut_off = frozenset(stops.cut_off(tokens))
    if len(sentences) == 1 and not cut_off:
        return sentences[0]
    return _sentence(tokens, sentences[0], cut_off)


def _pieces(sentence: Any, most_words: int) -> Iterator[Any]:
    if len(sentence.words) <= most_words:
        yield sentence
    else:
        for tokens in _stretches(sentence.tokens, most_words):
            yield _sentence(tokens, sentence)


def _sentence(tokens: Sequence[Any], model: Any, cut_off: Collection[int] = frozenset()) -> Any:
    """A sentence of tokens that belonged to others, its words numbered anew.

    Args:
        tokens: The tokens.
        model: A sentence of the same document.
        cut_off: Places of full stops that belong to the token before.
    """
    from stanza.models.common.doc import Sentence

    rows: list[dict[str, Any]] = []
    count = 0
    for place, token in enumerate(tokens):
        if place in cut_off:
            rows[-1] = _with_stop(rows[-1], token.to_dict()[0])
            continue
        shift = count + 1 - token.id[0]
        for row in token.to_dict():
            ids = row["id"] if isinstance(row["id"], tuple) else (row["id"],)
            rows.append(row | {"id": tuple(number + shift for number in ids)})
        count += len(token.words)
    sentence = Sentence(rows, doc=model.doc)
    sentence.text = model.doc.text[tokens[0].start_char : tokens[-1].end_char]
    return sentence


def _with_stop(row: dict[str, Any], stop: dict[str, Any]) -> dict[str, Any]:
    """A token, as Stanza writes it, with the full stop behind it."""
    kept = {key: value for key, value in row.items() if key != "misc"}  # that no space follows
    return stop | kept | {"text": row["text"] + stop["text"], "end_char": stop["end_char"]}


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
