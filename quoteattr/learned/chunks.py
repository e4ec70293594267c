"""Chunks: the stretches of text that a network reads at a time, paragraphs as a rule."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.document import Document

MOST = 200  # words; longer paragraphs are cut between sentences, longer sentences anywhere


def chunks(document: Document) -> Iterator[range]:
    """The words of a document in stretches that end where paragraphs end.

    Args:
        document: The parse.

    Yields:
        Ranges of word indices, in order, that cover every word once; none longer than `MOST`.
    """
    first, last, paragraph = 0, 0, -1
    for sentence in document.sentences:
        full = sentence.last - first > MOST
        if last > first and (sentence.paragraph != paragraph or full):
            yield from _cut(first, last)
            first = last
        last, paragraph = sentence.last, sentence.paragraph
    if last > first:
        yield from _cut(first, last)


def _cut(first: int, last: int) -> Iterator[range]:
    for start in range(first, last, MOST):
        yield range(start, min(start + MOST, last))


def heads_within(document: Document, window: range) -> list[int]:
    """For each word of a stretch the place of its head in it, its own if that lies outside."""
    heads = (document.words[word].head for word in window)
    return [head - window.start if head in window else place for place, head in enumerate(heads)]
