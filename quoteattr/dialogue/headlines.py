"""Headlines: "Dam is safe – minister", a claim whose source stands behind a dash."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoteattr.attributions import Attribution
from quoteattr.dialogue.kinds import kind_at
from quoteattr.document import Document
from quoteattr.grammar.clauses import is_verbal
from quoteattr.grammar.headlines import first_paragraph
from quoteattr.lexicon import Lexicon
from quoteattr.spans import Span
from quoteattr.typography.marks import DASHES
from quoteattr.vocabulary.keys import word_key

_CONFIDENCE = 0.7
_DASH = re.compile(rf"(?<=\S)\s+(?P<dash>[{DASHES}]{{1,2}})\s+(?=\S)")
_MAX_WORDS, _MAX_SOURCE, _MIN_CONTENT = 20, 6, 3
_IN_SOURCE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART", "PUNCT", "NUM"})


def with_headline(
    document: Document, attributions: Sequence[Attribution], lexicon: Lexicon
) -> tuple[Attribution, ...]:
    """Attribute a headline that ends in a dash and who says so.

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
    matches = list(_DASH.finditer(title.text)) if title is not None else []
    if title is None or not matches:
        return None
    dash = Span.of(document.text, *(title.start + at for at in matches[-1].span("dash")))
    content = Span.of(document.text, title.start, title.start + matches[-1].start())
    source = Span.of(document.text, title.start + matches[-1].end(), title.end)
    said, sayer, mark = (document.words_in(s.start, s.end) for s in (content, source, dash))
    short = _MIN_CONTENT <= len(said) <= _MAX_WORDS and len(sayer) <= _MAX_SOURCE
    head = _source_head(document, sayer, lexicon)
    if not short or not mark or head is None or not _is_clause(document, said):
        return None
    return Attribution(
        source=(source,),
        cue=(dash,),
        content=(content,),
        rule="headline",
        confidence=_CONFIDENCE,
        source_head=head,
        cue_head=mark[0],
        content_head=document.top(said),
    )


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
