"""Headlines: by their form, as they leave words out, and by their place, at the head of a text."""

from __future__ import annotations

from itertools import takewhile

from quoteattr.document import Document
from quoteattr.spans import Span


def is_headline(document: Document, word: int) -> bool:
    """Whether a word stands in what has the form of a headline, wherever in a text.

    That is a paragraph of one sentence without a full stop.
    """
    here = document.sentence_of(word)
    near = document.sentences[max(0, here.index - 1) : here.index + 2]
    alone = all(s.paragraph != here.paragraph for s in near if s.index != here.index)
    return alone and all(w.text != "." for w in document.words[here.first : here.last])


def first_paragraph(document: Document) -> Span | None:
    """The first paragraph, where a text has its headline; None of an empty text."""
    first = next(iter(document.sentences), None)
    if first is None:
        return None
    *_, last = takewhile(lambda s: s.paragraph == first.paragraph, document.sentences)
    return Span.of(document.text, first.start, last.end)
