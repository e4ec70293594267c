"""Signatures: a name right behind a quotation, without a verb or a dash: “It is rare,” Dr Roe."""

from __future__ import annotations

from quoteattr.attributions import Attribution
from quoteattr.dialogue.kinds import kind_at
from quoteattr.dialogue.surroundings import Surroundings
from quoteattr.document import Document
from quoteattr.grammar.phrases import main_word
from quoteattr.lexicon import Lexicon
from quoteattr.typography.marks import asks
from quoteattr.weighing.recording import word_spans

_CONFIDENCE = 0.6
_MAX_WORDS = 20  # with what somebody is: “It is rare,” Ann Roe, a nurse at the clinic of the port
_IN_NAME = frozenset({"PROPN", "NOUN", "ADJ", "ADP", "DET", "NUM", "PART", "PUNCT"})


def signed(document: Document, around: Surroundings, lexicon: Lexicon) -> Attribution | None:
    """Read the name behind a comma as who says the quotation before it.

    Args:
        document: The parse.
        around: A quotation that nobody else has.
        lexicon: Tables of persons.

    Returns:
        The attribution, None where the quotation is no clause of its own, or what stands between
        the comma and the end of the sentence is more than a name.
    """
    text, end = document.text, around.quotation.span.end
    has_comma = around.quotation.inner.text.endswith(",") or text.startswith(",", end)
    if not has_comma or not around.is_opening or not around.is_clause:
        return None
    name = _behind(document, end)
    head = main_word(document, name) if name else None
    if head is None or not _is_person(document, name, lexicon):
        return None
    return Attribution(
        source=word_spans(document, name),
        cue=(),
        content=(around.quotation.span,),
        rule="signature",
        confidence=_CONFIDENCE,
        type="question" if asks(around.quotation.inner.text) else "statement",
        source_head=head,
        content_head=document.top(around.words),
    )


def _behind(document: Document, end: int) -> range:
    """The words between a quotation and the end of its sentence, without the marks around them."""
    after = document.words_in(end, len(document.text))
    while after and document.words[after[0]].text == ",":
        after = after[1:]
    if not after:
        return after
    sentence = document.sentence_of(after[0])
    name = range(after[0], min(sentence.last, after[0] + _MAX_WORDS + 1))
    while name and document.words[name[-1]].upos == "PUNCT":
        name = name[:-1]
    return name if len(name) <= _MAX_WORDS else range(0)


def _is_person(document: Document, name: range, lexicon: Lexicon) -> bool:
    """Whether words are a person's name, with or without titles, and nothing besides."""
    words = [document.words[w] for w in name]
    if any(word.upos not in _IN_NAME for word in words) or words[0].upos != "PROPN":
        return False
    return any(kind_at(document, w.index, lexicon) == "person" for w in words if w.upos == "PROPN")
