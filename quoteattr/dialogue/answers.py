"""Answers: interviews whose questions stand in paragraphs of their own, without labels.

Print and web pages set the questions in bold, which plain text has lost. They are put to somebody
("you"), what answers them is in the first person, and nothing but the questions parts it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quoteattr.document import Document, Sentence
from quoteattr.spans import Span
from quoteattr.typography.marks import asks, opens

_LEAST = 3  # questions
_OWN = 0.5  # of the answers that must be in the first person
_PUT = 1 / 3  # of the questions that must be put to somebody
_OFTEN = 0.2  # of the paragraphs that must be questions
_LONGEST = 4  # sentences of a question

Paragraph = list[Sentence]


def find_answers(document: Document) -> tuple[tuple[Span, ...], ...]:
    """Find what answers questions that stand in paragraphs of their own.

    Args:
        document: The parse.

    Returns:
        The answers, a span a paragraph; none in a text that is no interview.
    """
    paragraphs = _paragraphs(document)
    asked = [n for n, paragraph in enumerate(paragraphs) if _asks(document, paragraph)]
    if len(asked) < _LEAST or len(asked) < _OFTEN * (len(paragraphs) - asked[0]):
        return ()
    put = [n for n in asked if _has_person(document, [paragraphs[n]], "2")]
    bounds = pairwise((*asked, len(paragraphs)))
    answers = [paragraphs[start + 1 : end] for start, end in bounds if start + 1 < end]
    own = [answer for answer in answers if _is_own(document, answer)]
    is_interview = len(put) >= _PUT * len(asked) and len(own) >= _OWN * len(answers)
    if len(answers) < _LEAST or not is_interview:
        return ()
    return tuple(tuple(_span(document, paragraph) for paragraph in answer) for answer in answers)


def _paragraphs(document: Document) -> list[Paragraph]:
    out: list[Paragraph] = []
    for sentence in document.sentences:
        if out and out[-1][0].paragraph == sentence.paragraph:
            out[-1].append(sentence)
        else:
            out.append([sentence])
    return out


def _asks(document: Document, paragraph: Sequence[Sentence]) -> bool:
    """Whether a paragraph is a question and no quotation."""
    text = _span(document, paragraph).text
    is_plain = asks(text) and not opens(text)
    return is_plain and len(paragraph) <= _LONGEST


def _is_own(document: Document, answer: Sequence[Paragraph]) -> bool:
    """Whether an answer is in the first person and not set in quotation marks."""
    is_quoted = opens(_span(document, answer[0]).text)
    return not is_quoted and _has_person(document, answer, "1")


def _has_person(document: Document, paragraphs: Sequence[Paragraph], person: str) -> bool:
    """Whether a pronoun of a grammatical person stands in some paragraphs."""
    words = document.words[paragraphs[0][0].first : paragraphs[-1][-1].last]
    return any(w.feature("Person") == person and w.upos in ("PRON", "DET") for w in words)


def _span(document: Document, paragraph: Sequence[Sentence]) -> Span:
    return Span.of(document.text, paragraph[0].start, paragraph[-1].end)
