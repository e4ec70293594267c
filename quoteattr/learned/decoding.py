"""Decoding: from the scores of a network to readings of cues, in the terms of the rules."""

from __future__ import annotations

from itertools import pairwise

import attrs
import numpy as np

from quoteattr.clauses import child, trimmed_words
from quoteattr.constructions.proposals import Proposal, main_word
from quoteattr.cues import Cue, CueKind
from quoteattr.document import Document
from quoteattr.learned.network import ROLES
from quoteattr.learned.readings import Readings

LEARNED = "learned"  # the rule of what no construction proposes
SOURCE, CUE, CONTENT = (ROLES.index(role) for role in ("source", "cue", "content"))
_SAME = 0.5  # a construction that shares more than this of the content has the same reading
_PARTS = (
    "compound",
    "flat",
    "amod",
    "nmod",
    "det",
    "nummod",
)  # of a name, before or after its head
_NAMES = ("flat", "appos", "compound")  # of a name, after a title that is its head
_GAP = 6  # words
_CLAUSE = "clause"  # an infinitive's subject is content: "ordered **the company** to pay"
_NOT_FIRST, _NOT_LAST = ("CCONJ", "PUNCT"), ("CCONJ", "PUNCT", "DET", "ADP")
_LINKING = ("ADP", "SCONJ")
_HEADLESS = ("DET", "ADJ", "ADP", "PART", "PUNCT")
_KINDS: dict[str, CueKind] = {
    "VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective",
    "ADV": "adverb", "ADP": "preposition", "SCONJ": "preposition", "PUNCT": "mark",
}  # fmt: skip


@attrs.frozen(eq=False)
class Scored:
    """A word that may head a cue, with the network's scores.

    Attributes:
        cue: Its index.
        probability: That it heads a cue.
        window: Indices of the words around it.
        roles: For each of them the log probabilities of `ROLES`.
    """

    cue: int
    probability: float
    window: range
    roles: np.ndarray


def read_roles(readings: Readings, scored: Scored) -> Proposal | None:
    """Read the most probable role of each word off the scores.

    Args:
        readings: The document and what the rules propose in it.
        scored: A word that may head a cue.

    Returns:
        A reading of the cue; its link, addressees and targets are those of the construction that
        has nearly the same content, if any. None where no word is content.
    """
    document = readings.document
    best = scored.roles.argmax(1)
    best[scored.cue - scored.window.start] = CUE
    source, cue, content = (
        frozenset((np.flatnonzero(best == role) + scored.window.start).tolist())
        for role in (SOURCE, CUE, CONTENT)
    )
    content = _filled(content, source | cue)
    source = _filled(source, content | cue)
    content -= _addressed(readings, scored.cue) | _expletives(readings, scored.cue)
    near = _nearest(readings, scored.cue, content)
    same = near if near is not None and overlap(near.content, content) > _SAME else None
    source |= _lost_source(document, same, content, source)
    source = _trimmed_source(document, source)
    content = frozenset(trimmed_words(document, content - source))
    if not content:
        return None
    if same is not None:
        return _reworded(document, same, source, cue, content)
    return Proposal(
        rule=LEARNED,
        cue=near.cue if near is not None else _cue(document, scored.cue, cue),
        words=cue,
        source_head=main_word(document, source) if source else None,
        source=source,
        content_head=main_word(document, content),
        content=content,
    )


def _filled(words: frozenset[int], others: frozenset[int]) -> frozenset[int]:
    """Words of a role with those left out between them, where no other role parts them."""
    gaps = (range(a + 1, b) for a, b in pairwise(sorted(words)) if 1 < b - a <= _GAP)
    return words.union(*(gap for gap in gaps if others.isdisjoint(gap)))


def _nearest(readings: Readings, cue: int, content: frozenset[int]) -> Proposal | None:
    """The construction that shares most of the content."""
    return max(
        readings.by_cue.get(cue, ()),
        key=lambda proposal: overlap(proposal.content, content),
        default=None,
    )


def _addressed(readings: Readings, cue: int) -> set[int]:
    """The words of those to whom it is said: "warned **sailors** that …"."""
    return {
        word
        for proposal in readings.by_cue.get(cue, ())
        if proposal.rule == _CLAUSE
        for head in proposal.addressees
        for word in readings.document.subtree(head)
        if word not in proposal.content
    }


def _expletives(readings: Readings, cue: int) -> set[int]:
    """The "it" of "it was announced that …"."""
    document, dummies = readings.document, readings.lexicon.words("grammar", "dummies")
    clausal = child(document, cue, "csubj", "ccomp") is not None
    return {
        word
        for word in document.children[cue]
        if document.words[word].relation == "expl"
        or (clausal and document.words[word].text.lower() in dummies)
    }


def _lost_source(
    document: Document, proposal: Proposal | None, content: frozenset[int], source: frozenset[int]
) -> set[int]:
    """Words of the source's name that the network saw elsewhere: titles, a head, articles."""
    if not source:
        return set()
    lost = {
        word
        for word in content
        if document.words[word].head in source and document.words[word].relation in _PARTS
    }
    lost |= {document.words[w].head for w in source if document.words[w].relation in _NAMES}
    lost |= {word for word in content if _is_doubled(document, word, source)}
    lost &= content
    if proposal is not None:
        lost |= content & proposal.source
        if all(document.words[word].upos in _HEADLESS for word in source):
            lost |= proposal.source - content
        lost -= proposal.content
    return lost


def _trimmed_source(document: Document, source: frozenset[int]) -> frozenset[int]:
    """A source without "and" before it or "the" after it."""
    kept = sorted(source)
    while len(kept) > 1 and document.words[kept[0]].upos in _NOT_FIRST:
        kept.pop(0)
    while len(kept) > 1 and document.words[kept[-1]].upos in _NOT_LAST:
        kept.pop()
    return frozenset(kept)


def _is_doubled(document: Document, word: int, source: frozenset[int]) -> bool:
    """Whether a word right before the source is taken for a subject beside it: "chef Ann said"."""
    after = document.words[word + 1] if word + 1 in source else document.words[word]
    subject = document.words[word].relation == after.relation == "nsubj"
    return after.index != word and subject and document.words[word].head == after.head


def _reworded(
    document: Document,
    near: Proposal,
    source: frozenset[int],
    cue: frozenset[int],
    content: frozenset[int],
) -> Proposal:
    """A construction's reading with other words; its heads stay where they are among these."""
    source_head = near.source_head
    if source_head not in source:
        source_head = main_word(document, source) if source else None
    head = near.content_head if near.content_head in content else main_word(document, content)
    addressees = tuple(word for word in near.addressees if word not in source | content)
    cue |= {word for word in near.words - content - source if document.words[word].upos in _LINKING}
    return attrs.evolve(
        near, words=cue, source_head=source_head, source=source, content_head=head,
        content=content, addressees=addressees,
    )  # fmt: skip


def _cue(document: Document, head: int, words: frozenset[int]) -> Cue:
    word = document.words[head]
    return Cue(head, _KINDS.get(word.upos, "noun"), word.lemma.lower(), words)


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of two sets of words that is in both (Jaccard index)."""
    return len(one & other) / len(one | other) if one or other else 0.0
