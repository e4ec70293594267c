"""Naming: which entities the words of a source name, and in which form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quoteattr.attributions import Attribution
from quoteattr.claims import Mention, Resolution
from quoteattr.document import Document
from quoteattr.entities import EntityIndex


def ids_of(document: Document, head: int, index: EntityIndex) -> tuple[str, ...]:
    """Identifiers of what a word names; of a title or an adjective, of the name it belongs to.

    Args:
        document: The parsed text.
        head: The word.
        index: The entities of the text.

    Returns:
        Several where a plural stands for them, none where nothing tells.
    """
    if head in index.of_word:
        return index.of_word[head]
    word = document.words[head]
    for child in document.children[head]:
        if document.words[child].relation in ("flat", "appos", "nmod") and child in index.of_word:
            return index.of_word[child]
    if word.deprel in ("flat", "compound", "nmod:desc", "amod"):
        return index.of_word.get(word.head, ())
    return ()


def last_word(document: Document, head: int, attribution: Attribution) -> int:
    """The last word of the part of a source in which its head stands.

    Args:
        document: The parse.
        head: Head word of the part.
        attribution: The attribution whose source it is.

    Returns:
        Index of the word; the head where it stands in no part.
    """
    at = document.words[head].start
    inside = (s for s in attribution.source if s.start <= at < s.end)
    return max((document.words_in(s.start, s.end)[-1] for s in inside), default=head)


def resolution_of(
    document: Document,
    head: int,
    attribution: Attribution,
    mentions: Sequence[Mention],
) -> Resolution:
    """How a source names its speaker: the form of the best of its mentions that it holds.

    Args:
        document: The parsed text.
        head: The word of the source that names the speaker.
        attribution: The attribution.
        mentions: All mentions of the speaker, in order.

    Returns:
        "name", "nominal" or "pronoun".
    """
    word = document.words[head]
    start, end = _extent(document, head, attribution)
    first, last = (bisect_left(mentions, at, key=lambda m: m.span.start) for at in (start, end))
    near = mentions[max(first - 1, 0) : last]  # one may begin before the source
    names = [m.span for m in near if m.kind == "name" and m.span.end > start]
    is_noun = word.upos in ("NOUN", "PROPN")
    named = any(is_noun or name.start <= word.start < name.end for name in names)
    if word.upos == "PRON" and not named:
        return "pronoun"
    return "name" if named else "nominal"


def _extent(document: Document, head: int, attribution: Attribution) -> tuple[int, int]:
    """Offsets between which a source names its speaker, in an apposition too."""
    words, beside = document.words, (head, *document.children[head])
    named = [w for w in beside if w == head or words[w].relation in ("appos", "flat")]
    edges = [document.subtree(w) for w in named]
    around = [s for s in attribution.source if s.start <= words[head].start < s.end]
    start = min((words[edges[0][0]].start, *(span.start for span in around)))
    ends = (words[below[-1]].end for below in edges[1:])
    return start, max((words[head].end, *ends, *(span.end for span in around)))
