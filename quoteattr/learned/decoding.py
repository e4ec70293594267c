"""Decoding: from the scores of a network to readings of cues, in the terms of the rules."""

from __future__ import annotations

import attrs
import numpy as np

from quoteattr.clauses import before_subject
from quoteattr.constructions.endings import beyond
from quoteattr.constructions.labels import is_kicker
from quoteattr.constructions.proposals import (
    Proposal,
    main_word,
    saying,
    says_nothing,
    within_clause,
)
from quoteattr.cues import Cue, CueKind, is_lacking, is_reporting, lack_behind
from quoteattr.document import Document
from quoteattr.learned.mending import (
    addressed,
    closed,
    cut_head,
    expletives,
    filled,
    lost_source,
    patients,
    quoted_within,
    reporting_noun,
    urged,
    whose_clause,
)
from quoteattr.learned.network import ROLES
from quoteattr.learned.readings import Readings
from quoteattr.learned.trimming import (
    stray_auxiliaries,
    trimmed_content,
    trimmed_cue,
    trimmed_source,
)
from quoteattr.sources import is_dummy

LEARNED = "learned"  # the rule of what no construction proposes
SOURCE, CUE, CONTENT = (ROLES.index(role) for role in ("source", "cue", "content"))
_SAME = 0.5  # a construction that shares more than this of the content has the same reading
_LINKING = ("ADP", "SCONJ")  # "as reported **by**": words of the cue that the network passes over
_NOMINAL = ("NOUN", "PROPN", "PRON")
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
    document, lexicon = readings.document, readings.lexicon
    if is_lacking(document, scored.cue, lexicon):
        return None
    best = scored.roles.argmax(1)
    best[scored.cue - scored.window.start] = CUE
    source, cue, content = (
        frozenset((np.flatnonzero(best == role) + scored.window.start).tolist())
        for role in (SOURCE, CUE, CONTENT)
    )
    strays = stray_auxiliaries(document, source, scored.cue)
    cue, source = cue | strays, source - strays
    cue = trimmed_cue(document, cue, scored.cue, source | content)
    noted = (w for w in content if document.words[w].head in cue)
    if any(w != scored.cue and _reports(readings, scored.cue, w) for w in (*cue, *noted)):
        return None
    noun = reporting_noun(readings, scored.cue, cue)
    if noun:
        cue, source = frozenset(w for w in cue if w >= scored.cue), noun
    lacking = lack_behind(document, scored.cue, lexicon)
    cue, content = cue.difference(lacking), content.difference(lacking)
    quoted_as = saying(document, scored.cue, lexicon)
    cue, content = cue | quoted_as, content - quoted_as
    content = filled(content, source | cue)
    content = quoted_within(readings.quoted, scored.cue, content)
    content = closed(readings.quoted.beside_quoted(scored.cue), content, source | cue)
    source = filled(source, content | cue)
    source -= patients(readings, scored.cue, source)
    content -= addressed(readings, scored.cue) | expletives(readings, scored.cue)
    near = _nearest(readings, scored.cue, content)
    same = near if near is not None and overlap(near.content, content) > _SAME else None
    source = frozenset(w for w in source if not is_dummy(document, w, readings.lexicon))
    source |= lost_source(document, same, content, source, cue)
    source = trimmed_source(document, source)
    source |= cut_head(document, source, cue | content)
    before = before_subject(document, scored.cue, lexicon)
    if before is not None and before + 1 in source:  # "**not** all banks"
        source, cue = source | {before}, cue - {before}
    content -= beyond(document, scored.cue, readings.quoted, readings.lexicon)
    content = frozenset(within_clause(document, content - source, scored.cue, lexicon))
    content = trimmed_content(readings, content, scored.cue)
    content |= whose_clause(readings, scored.cue, content) - source - cue
    content |= urged(readings, scored.cue, content) - source - cue
    head = near.cue if near is not None else _cue(document, scored.cue, cue)
    is_mark = document.words[scored.cue].upos == "PUNCT"
    if is_mark and is_kicker(document, source, lexicon):
        return None
    if not content or says_nothing(document, head, content, readings.lexicon):
        return None
    if same is not None:
        return _reworded(document, same, source, cue, content)
    return Proposal(
        rule=LEARNED,
        cue=head,
        words=cue,
        source_head=_source_head(document, source),
        source=source,
        content_head=main_word(document, content),
        content=content,
    )


def _reports(readings: Readings, cue: int, word: int) -> bool:
    """Whether a word is a cue of its own, which no light verb takes: "passed a text **asking**"."""
    verb = readings.document.words[cue]
    light = verb.lemma.lower() in readings.lexicon.words("cues", "light_verbs")
    is_verb = verb.upos == "VERB" and not light
    return is_verb and is_reporting(readings.document, word, readings.lexicon)


def _nearest(readings: Readings, cue: int, content: frozenset[int]) -> Proposal | None:
    """The construction that shares most of the content."""
    return max(
        readings.by_cue.get(cue, ()),
        key=lambda proposal: overlap(proposal.content, content),
        default=None,
    )


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
        source_head = _source_head(document, source)
    head = near.content_head if near.content_head in content else main_word(document, content)
    addressees = tuple(word for word in near.addressees if word not in source | content)
    known = cue | content | source
    cue |= {
        word
        for word in near.words - content - source
        if document.words[word].upos in _LINKING and document.words[word].head in known
    }
    return attrs.evolve(
        near, words=cue, source_head=source_head, source=source, content_head=head,
        content=content, addressees=addressees,
    )  # fmt: skip


def _source_head(document: Document, source: frozenset[int]) -> int | None:
    """The main word of a source; below a verb, where the tree went astray, its noun."""
    if not source:
        return None
    head = main_word(document, source)
    if document.words[head].upos != "VERB":
        return head
    below = sorted(source.intersection(document.children[head]))
    return next((w for w in below if document.words[w].upos in _NOMINAL), head)


def _cue(document: Document, head: int, words: frozenset[int]) -> Cue:
    word = document.words[head]
    return Cue(head, _KINDS.get(word.upos, "noun"), word.lemma.lower(), words)


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of two sets of words that is in both (Jaccard index)."""
    return len(one & other) / len(one | other) if one or other else 0.0
