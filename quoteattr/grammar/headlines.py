"""Headlines: sentences that leave words out, such as the auxiliary of a passive."""

from __future__ import annotations

from quoteattr.document import Document


def is_headline(document: Document, word: int) -> bool:
    """Whether a word stands in a headline: a paragraph of one sentence without a full stop."""
    here = document.sentence_of(word)
    near = document.sentences[max(0, here.index - 1) : here.index + 2]
    alone = all(s.paragraph != here.paragraph for s in near if s.index != here.index)
    return alone and all(w.text != "." for w in document.words[here.first : here.last])
