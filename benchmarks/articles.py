"""Articles to measure with: the invented ones of the golden cases, repeated under other names."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from string import ascii_lowercase

import attrs

sys.path.insert(0, str(Path(__file__).parents[1]))  # measure this tree, not what is installed

from quoteattr.conllu import from_conllu_many
from quoteattr.document import Document, Sentence, Word

STORED = Path(__file__).parents[1] / "tests" / "golden" / "parses" / "articles.conllu"


def articles(number: int) -> list[Document]:
    """Parses of short articles, each with names of its own."""
    stored = list(from_conllu_many(STORED.read_text(encoding="utf-8")).values())
    return [renamed(stored[n % len(stored)], n // len(stored)) for n in range(number)]


def renamed(document: Document, number: int) -> Document:
    """The same parse with other names: each proper noun has an ending that tells the number."""
    text, words, last = "", [], 0
    for word in document.words:
        if word.start < last:  # a further word of a multi-word token
            words.append(attrs.evolve(word, start=words[-1].start, end=words[-1].end))
            continue
        text += document.text[last : word.start]
        form = document.text[word.start : word.end]
        new = form + _ending(number) if word.upos == "PROPN" and form.isalpha() else form
        start, last = len(text), word.end
        text += new
        own = {"text": new, "lemma": new} if new != form else {}
        words.append(attrs.evolve(word, start=start, end=len(text), **own))
    text += document.text[last:]
    return Document(text, tuple(words), _sentences(document.sentences, words), document.lang)


def joined(documents: Sequence[Document]) -> Document:
    """Parses one after the other, as one of a text with all their paragraphs."""
    text, words, sentences, paragraphs = "", [], [], 0
    for document in documents:
        at, first = len(text), len(words)
        text += document.text + "\n\n"
        words += [
            attrs.evolve(
                word,
                index=word.index + first,
                head=word.head + first if word.head >= 0 else -1,
                start=word.start + at,
                end=word.end + at,
            )
            for word in document.words
        ]
        sentences += [
            Sentence(
                len(sentences) + s.index, s.first + first, s.last + first,
                s.paragraph + paragraphs, s.start + at, s.end + at,
            )
            for s in document.sentences
        ]  # fmt: skip
        paragraphs = sentences[-1].paragraph + 1
    return Document(text, tuple(words), tuple(sentences))


def _sentences(sentences: Sequence[Sentence], words: Sequence[Word]) -> tuple[Sentence, ...]:
    return tuple(
        attrs.evolve(s, start=words[s.first].start, end=words[s.last - 1].end) for s in sentences
    )


def _ending(number: int) -> str:
    """A number in letters, "" for 0."""
    letters = ""
    while number:
        number, digit = divmod(number, len(ascii_lowercase))
        letters += ascii_lowercase[digit]
    return letters
