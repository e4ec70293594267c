"""Decoding: from the scores of a network to readings of cues, in the terms of the rules."""

from __future__ import annotations

import attrs
import numpy as np

from quoteattr.contents.naming import has_nothing, is_silent
from quoteattr.contents.proposals import IDIOM, Proposal
from quoteattr.cues import Cue, CueKind
from quoteattr.document import Document
from quoteattr.grammar.phrases import main_word
from quoteattr.learned.network import ROLES
from quoteattr.learned.readings import Readings
from quoteattr.learned.roles import Roles
from quoteattr.learned.steps import STEPS

LEARNED = "learned"  # the rule of what no construction proposes
SOURCE, CUE, CONTENT = (ROLES.index(role) for role in ("source", "cue", "content"))
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
    roles: Roles | None = _likeliest(scored)
    for step in STEPS:
        if roles is not None:
            roles = step(readings, roles)
    return _proposal(readings, roles) if roles is not None else None


def _likeliest(scored: Scored) -> Roles:
    """The most probable role of each word. The cue's head is always labelled as cue."""
    best = scored.roles.argmax(1)
    best[scored.cue - scored.window.start] = CUE
    source, cue, content = (
        frozenset((np.flatnonzero(best == role) + scored.window.start).tolist())
        for role in (SOURCE, CUE, CONTENT)
    )
    return Roles(scored.cue, source, cue, content)


def _proposal(readings: Readings, roles: Roles) -> Proposal | None:
    """A claim of these words, in the terms of the construction that has them; None without any."""
    document, content, lexicon = readings.document, roles.content, readings.lexicon
    head = roles.near.cue if roles.near is not None else _cue(document, roles.head, roles.cue)
    is_proven = roles.same is not None and roles.same.rule == IDIOM  # by the words of its phrase
    if not content:
        return None
    if not is_proven and (
        is_silent(document, head, lexicon) or has_nothing(document, head, content, lexicon)
    ):
        return None
    if roles.same is not None:
        return _reworded(document, roles.same, roles.source, roles.cue, content)
    return Proposal(
        rule=LEARNED,
        cue=head,
        cue_words=roles.cue,
        source_head=_source_head(document, roles.source),
        source=roles.source,
        content_head=main_word(document, content),
        content=content,
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
    cue |= {  # the network passes over it: "as reported **by** Lee"
        word
        for word in near.cue_words - content - source
        if document.words[word].upos == "ADP" and document.words[word].head in source
    }
    return attrs.evolve(
        near, cue_words=cue, source_head=source_head, source=source, content_head=head,
        content=content, addressees=addressees,
    )  # fmt: skip


def _source_head(document: Document, source: frozenset[int]) -> int | None:
    """The main word of a source; where the tree went astray, no article, and below a verb its noun.

    An article hangs on a word that is no part of the source where a verb was taken for a noun:
    "**the** Lyon Times reports".
    """
    if not source:
        return None
    words = document.words
    loose = {w for w in source if words[w].relation == "det" and words[w].head not in source}
    head = main_word(document, source - loose or source)
    if document.words[head].upos != "VERB":
        return head
    below = sorted(source.intersection(document.children[head]))
    return next((w for w in below if document.words[w].upos in _NOMINAL), head)


def _cue(document: Document, head: int, words: frozenset[int]) -> Cue:
    word = document.words[head]
    return Cue(head, _KINDS.get(word.upos, "noun"), word.lemma.lower(), words)
