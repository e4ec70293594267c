"""Annotated articles as examples: paragraphs of words with cues, and the words tied to each cue."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import attrs
import numpy as np

from quoteattr.document import Document
from quoteattr.grammar.phrases import main_word
from quoteattr.learned import ties, traits
from quoteattr.learned.chunks import chunks, heads_within
from quoteattr.learned.inventory import Inventory
from quoteattr.learned.network import ROLES
from quoteattr.learned.readings import Readings

NO_LABEL = -1.0
_ROLE_WEIGHTS = np.eye(len(ROLES), dtype=np.float32)


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
        texts: Its words.
        words: Their numbers in the vectors' vocabulary.
        traits: Numbers of their traits.
        rules: Which constructions they may be cues in.
        heads: Rows of their heads.
        is_cue: Probability that a word is a cue: 1 or 0 where it is annotated, `NO_LABEL` where
            nobody looked.
        cues: Row of each cue, ties of every word to it, and for every word what each of
            `quoteattr.learned.network.ROLES` weighs: 1 for its own where it is annotated.
    """

    texts: tuple[str, ...]
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
    asked: Collection[int] = (),
) -> Iterator[Example]:
    """The paragraphs of an annotated article.

    Args:
        readings: The article and what the rules propose in it.
        claims: Its annotated claims.
        rows: Traits of its words.
        vocabulary: Rows of the word vectors.
        inventories: Numbers of traits.
        asked: Other words that stand among the cues, though nobody annotated them as such.

    Yields:
        Each of them; whether words within a content are cues, where claims are not annotated,
        is left open.
    """
    document = readings.document
    numbers = traits.numbered(rows, inventories)
    known = {claim.cue: claim.roles for claim in claims}
    inside = {w for c in claims for w in c.roles["content"]} - known.keys()
    cues = sorted(known.keys() | set(asked))
    for window in chunks(document):
        around = ties.Window.of(readings, window)
        labels = [NO_LABEL if w in inside else float(w in known) for w in window]
        yield Example(
            tuple(document.words[w].text for w in window),
            np.array([vocabulary.get(document.words[w].text.lower(), 0) for w in window]),
            numbers[window.start : window.stop],
            traits.constructions(readings, window, inventories["rule"]),
            np.array(heads_within(document, window)),
            np.array(labels, np.float32),
            [
                (
                    cue - window.start,
                    ties.ties(around, cue, inventories).astype(np.int16),
                    _weights(known.get(cue, {}), window),
                )
                for cue in cues
                if cue in window
            ],
        )


def _weights(roles: Mapping[str, frozenset[int]], window: range) -> np.ndarray:
    """What each role weighs for each word: 1 for its own."""
    number_of = np.zeros(len(window), np.int64)
    for number, role in enumerate(ROLES[1:], 1):
        number_of[[word - window.start for word in roles.get(role, ()) if word in window]] = number
    return _ROLE_WEIGHTS[number_of]
