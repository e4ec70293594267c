"""Annotated articles as examples: paragraphs of words with cues, and the words tied to each cue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs
import numpy as np

from quoteattr.constructions.proposals import main_word
from quoteattr.document import Document
from quoteattr.learned import ties, traits
from quoteattr.learned.chunks import chunks, heads_within
from quoteattr.learned.inventory import Inventory, multi_hot
from quoteattr.learned.network import ROLES
from quoteattr.learned.readings import Readings

NO_LABEL = -1.0


@attrs.frozen
class Annotated:
    """A claim as it was annotated, in words of the parse.

    Attributes:
        cue: The word that heads the cue.
        roles: Words by role.
    """

    cue: int
    roles: dict[str, frozenset[int]]


@attrs.frozen(eq=False)
class Example:
    """A paragraph.

    Attributes:
        words: Numbers of its words in the vectors' vocabulary.
        traits: Numbers of their traits.
        rules: Which constructions they may be cues in.
        heads: Rows of their heads.
        is_cue: 1 for cues, 0 for other words, `NO_LABEL` where nobody looked.
        cues: Row of each cue, ties of every word to it, role of every word.
    """

    words: np.ndarray
    traits: np.ndarray
    rules: np.ndarray
    heads: np.ndarray
    is_cue: np.ndarray
    cues: list[tuple[int, np.ndarray, np.ndarray]]


def annotated(
    document: Document, gold: Sequence[Mapping[str, Any]], readings: Readings
) -> list[Annotated]:
    """The annotated claims, each by the word that heads its cue."""
    out: dict[int, Annotated] = {}
    for claim in gold:
        words = {role: frozenset(w for s, e in claim[role] for w in document.words_in(s, e))
                 for role in ROLES[1:]}  # fmt: skip
        if not words["cue"] or not words["content"]:
            continue
        cue = _cue_head(document, words, readings)
        known = out.get(cue)
        if known is None or len(words["content"]) > len(known.roles["content"]):
            out[cue] = Annotated(cue, words)
    return list(out.values())


def _cue_head(document: Document, words: Mapping[str, frozenset[int]], readings: Readings) -> int:
    """The word by which the rules would find this claim, or the head of the cue's words."""
    content = words["content"]
    found = [
        (len(p.content & content) / len(p.content | content), -word)
        for word in words["cue"]
        for p in readings.by_cue.get(word, ())
    ]
    best = max(found, default=(0.0, 0))
    return -best[1] if best[0] > 0.3 else main_word(document, words["cue"])


def examples(
    readings: Readings,
    claims: Sequence[Annotated],
    rows: Sequence[tuple[str, ...]],
    vocabulary: Mapping[str, int],
    inventories: Mapping[str, Inventory],
) -> Iterator[Example]:
    """The paragraphs of an annotated article.

    Args:
        readings: The article and what the rules propose in it.
        claims: Its annotated claims.
        rows: Traits of its words.
        vocabulary: Rows of the word vectors.
        inventories: Numbers of traits.

    Yields:
        Each of them; whether words within a content are cues, where claims are not annotated,
        is left open.
    """
    document = readings.document
    numbers = traits.numbered(rows, inventories)
    heads = {claim.cue for claim in claims}
    inside = {w for c in claims for w in c.roles["content"]} - heads
    for window in chunks(document):
        given = [claim for claim in claims if claim.cue in window]
        labels = [NO_LABEL if w in inside else float(w in heads) for w in window]
        cues = []
        for claim in given:
            roles = np.zeros(len(window), np.int64)
            for number, role in enumerate(ROLES[1:], 1):
                for word in claim.roles[role]:
                    if word in window:
                        roles[word - window.start] = number
            tie = ties.ties(readings, claim.cue, window, inventories).astype(np.uint8)
            cues.append((claim.cue - window.start, tie, roles))
        yield Example(
            np.array([vocabulary.get(document.words[w].text.lower(), 0) for w in window]),
            numbers[window.start : window.stop],
            multi_hot([readings.rules_of(w) for w in window], inventories["rule"]),
            np.array(heads_within(document, window)),
            np.array(labels, np.float32),
            cues,
        )
