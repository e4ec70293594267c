"""Ends: where a content ends that a network reads too far, or cuts within a pair of words."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import child
from quoteattr.grammar.phrases import trimmed_words, with_closing
from quoteattr.learned.readings import Readings

_BESIDE = ("obl", "advmod")


def ended(readings: Readings, content: frozenset[int], cue: int) -> frozenset[int]:
    """A content without what stands behind its end, or ahead of the quotation that it is.

    Args:
        readings: The document with what the rules propose in it.
        content: Words of the content.
        cue: Head word of the cue.

    Returns:
        The words that are left, at least one of them.
    """
    document = readings.document
    beyond = _next_sentences(readings, content, cue) | _how_said(readings, content, cue)
    kept = content - beyond or content
    whole = _without_open_bracket(document, kept)
    return frozenset(trimmed_words(document, whole)) or content


def _next_sentences(readings: Readings, content: frozenset[int], cue: int) -> frozenset[int]:
    """The sentences behind what somebody wants to do: "wants to leave. **“I am tired.”**"."""
    first, here = min(content, default=0), readings.document.sentence_of(cue)
    is_plain = cue < first and readings.quoted.around(first) is None
    infinitives = (p.content for p in readings.by_cue.get(cue, ()) if p.is_infinitive)
    if not is_plain or all(min(words, default=-1) != first for words in infinitives):
        return frozenset()
    return frozenset(w for w in content if w >= here.last)


def _how_said(readings: Readings, content: frozenset[int], cue: int) -> frozenset[int]:
    """How a quotation is said, told ahead of the cue: "**like a secret**, she says, “…”"."""
    document, quoted = readings.document, readings.quoted
    before = frozenset(w for w in content if w < cue and quoted.around(w) is None)
    is_quoted = all(quoted.around(w) is not None for w in content - before)
    if not before or before == content or not is_quoted or child(document, cue, "ccomp") is None:
        return frozenset()
    adjuncts = (c for c in document.children[cue] if c < cue)
    told = (c for c in adjuncts if document.words[c].relation in _BESIDE)
    below = {word for adjunct in told for word in document.subtree(adjunct)}
    return before if before <= below else frozenset()


def _without_open_bracket(document: Document, content: frozenset[int]) -> frozenset[int]:
    """A content without the aside of which it has only the beginning: "to go **(a note**"."""
    opened: list[int] = []
    kept = with_closing(document, content)
    for place, word in enumerate(kept):
        text = document.words[word].text
        opened += [place] * text.count("(")
        del opened[max(len(opened) - text.count(")"), 0) :]
    if not opened or not opened[0] or not _closes_later(document, kept[-1]):
        return content
    return frozenset(kept[: opened[0]])


def _closes_later(document: Document, last: int) -> bool:
    """Whether a bracket closes behind a word in its sentence before another opens."""
    behind = document.words[last + 1 : document.sentence_of(last).last]
    return next((w.text for w in behind if w.text in ("(", ")")), "") == ")"
