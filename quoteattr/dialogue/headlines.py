"""Headlines: "Dam is safe – minister", a claim whose source stands beside a dash or a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from quoteattr.attributions import Attribution
from quoteattr.contents.labels import is_kicker
from quoteattr.dialogue.kinds import kind_at
from quoteattr.document import Document
from quoteattr.grammar.clauses import is_verbal, own_subject
from quoteattr.grammar.headlines import first_paragraph
from quoteattr.lexicon import Lexicon
from quoteattr.spans import Span
from quoteattr.typography.marks import DASHES, SENTENCE_ENDS
from quoteattr.vocabulary.keys import word_key

_CONFIDENCE = 0.7
_DASH = re.compile(rf"(?<=\S)\s+(?P<mark>[{DASHES}]{{1,2}})\s+(?=\S)")
_COLON = re.compile(r"(?<=[^\s\d])(?P<mark>:)\s+(?=\S)")
_MAX_WORDS, _MAX_SOURCE, _MIN_CONTENT = 20, 6, 3
_IN_SOURCE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART", "PUNCT", "NUM"})
_ASKING = ("Int", "Rel")


@attrs.frozen
class _Parts:
    """A headline in two parts.

    Attributes:
        said: The one that says something.
        source: The one that may tell who says it.
        mark: The dash or the colon between.
    """

    said: Span
    source: Span
    mark: Span


def with_headline(
    document: Document, attributions: Sequence[Attribution], lexicon: Lexicon
) -> tuple[Attribution, ...]:
    """Attribute a headline with a dash or a colon and who says so behind it, or before a colon.

    Args:
        document: The parse.
        attributions: What cues attribute.
        lexicon: Table ``continuations`` and those of persons.

    Returns:
        The attributions, with that of the headline unless one has most of it as content.
    """
    found = _headline(document, lexicon)
    if found is None or any(_overlap(found, other) for other in attributions):
        return tuple(attributions)
    return (found, *attributions)


def _headline(document: Document, lexicon: Lexicon) -> Attribution | None:
    title = first_paragraph(document)
    if title is None:
        return None
    for mark in (_DASH, _COLON):
        matches = list(mark.finditer(title.text))
        if not matches:
            continue
        before, behind = _parts(document.text, title, matches[-1])
        if mark is _DASH:
            return _attribution(document, behind, lexicon)
        if title.text.endswith(tuple(SENTENCE_ENDS)) or len(matches) > 1:
            return None
        found = (
            _attribution(document, parts, lexicon)
            for fits, parts in ((_is_signed, behind), (_names_office, before))
            if fits(document, parts, lexicon)
        )
        return next(filter(None, found), None)
    return None


def _parts(text: str, title: Span, mark: re.Match[str]) -> tuple[_Parts, _Parts]:
    """A headline read with the source before its mark, and with the source behind it."""
    tie = Span.of(text, *(title.start + at for at in mark.span("mark")))
    left = Span.of(text, title.start, title.start + mark.start())
    right = Span.of(text, title.start + mark.end(), title.end)
    return _Parts(right, left, tie), _Parts(left, right, tie)


def _attribution(document: Document, parts: _Parts, lexicon: Lexicon) -> Attribution | None:
    said, sayer, mark = (
        document.words_in(span.start, span.end) for span in (parts.said, parts.source, parts.mark)
    )
    short = _MIN_CONTENT <= len(said) <= _MAX_WORDS and len(sayer) <= _MAX_SOURCE
    head = _source_head(document, sayer, lexicon)
    if not short or not mark or head is None or not _is_clause(document, said):
        return None
    return Attribution(
        source=(parts.source,),
        cue=(parts.mark,),
        content=(parts.said,),
        rule="headline",
        confidence=_CONFIDENCE,
        source_head=head,
        cue_head=mark[0],
        content_head=document.top(said),
    )


def _is_signed(document: Document, parts: _Parts, _: Lexicon) -> bool:
    """Whether who stands behind a colon can only say what is before it: "Tax cut is dead: Lee".

    A name is what others lead to: "Meet the winner: Ann Lee", "The man who saved us: Ann Lee".
    """
    said, sayer = (document.words_in(span.start, span.end) for span in (parts.said, parts.source))
    top, head = document.top(said), document.top(sayer)
    if top is None or head is None or _asks(document, said):
        return False
    return document.words[head].upos == "NOUN" or own_subject(document, top) in said


def _names_office(document: Document, parts: _Parts, lexicon: Lexicon) -> bool:
    """Whether a headline opens with a common noun for who speaks by office: "Police: two held"."""
    words = document.words_in(parts.source.start, parts.source.end)
    head = document.top(words)
    if head is None or is_kicker(document, words, lexicon):
        return False
    noun = document.words[head]
    is_office = word_key(noun.lemma) in lexicon.words("person_nouns", "officers")
    is_body = kind_at(document, head, lexicon) in ("organization", "document")
    said = document.words_in(parts.said.start, parts.said.end)
    return noun.upos == "NOUN" and (is_office or is_body) and not _asks(document, said)


def _asks(document: Document, words: range) -> bool:
    """Whether words open as a question does: "what we know"."""
    return any(document.words[w].feature("PronType") in _ASKING for w in words[:1])


def _source_head(document: Document, words: range, lexicon: Lexicon) -> int | None:
    """Head of a noun phrase that can say something and is no name of a newspaper."""
    found = [document.words[w] for w in words]
    outlets = lexicon.words("continuations", "headlines", "outlets")
    if any(w.upos not in _IN_SOURCE or word_key(w.text) in outlets for w in found):
        return None
    head = document.top(words)
    kinds = lexicon.words("continuations", "headlines", "sources")
    can_say = head is not None and kind_at(document, head, lexicon) in kinds
    return head if can_say else None


def _is_clause(document: Document, words: range) -> bool:
    return any(is_verbal(document, w) for w in words)


def _overlap(found: Attribution, other: Attribution) -> bool:
    """Whether another attribution has most of the headline as content already."""
    title = found.content[0]
    shared = (min(c.end, title.end) - max(c.start, title.start) for c in other.content)
    return 2 * sum(max(0, length) for length in shared) > len(title)
