"""Cues: what the lexicon says of words that report."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from quoteattr.claims import ClaimType
from quoteattr.lexicon import Lexicon

TYPES: tuple[ClaimType, ...] = (
    "question", "demand", "promise", "belief", "intention", "emotion", "statement",
)  # fmt: skip


def cue_type(lemma: str, lexicon: Lexicon) -> ClaimType | Literal[""]:
    """What the lexicon says that a cue makes of its content; "" where no list has it.

    Args:
        lemma: A cue's lemma in lower case, or its phrase: "call for".
        lexicon: Tables of the language.

    Returns:
        The type, "" where no list has the cue.
    """
    return _types(lexicon).get(lemma, "")


def states(lemma: str, lexicon: Lexicon) -> bool:
    """Whether a cue, by its lemma in lower case or its phrase, states its content: "said"."""
    return cue_type(lemma, lexicon) == "statement"


@lru_cache(maxsize=8)
def _types(lexicon: Lexicon) -> dict[str, ClaimType]:
    """The type of each cue; of several the first of `TYPES`."""
    return {lemma: name for name in reversed(TYPES)
            for lemma in lexicon.words("cues", "types", name)}  # fmt: skip


@lru_cache(maxsize=8)
def framing_words(lexicon: Lexicon) -> frozenset[str]:
    """Prepositions and postpositions that name a source: "according" to X, German X "zufolge"."""
    prepositions = lexicon.table("cues", "prepositions").keys()
    return lexicon.words("cues", "postpositions") | prepositions


@lru_cache(maxsize=8)
def known_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Lemmas of verbs that the lists hold, and those of the weights that bear no ending."""
    weighed = (name.split(" ") for name in lexicon.table("weights", "features"))
    verbs = {name[2] for name in weighed if name[:2] == ["lemma", "verb"] and len(name) == 3}
    listed = {w for name in TYPES for w in lexicon.words("cues", "types", name)}
    listed |= lexicon.words("cues", "polarity", "negative")
    endings = tuple(ending for ending, _ in lexicon.table("cues").get("inflections", ()))
    return frozenset({v for v in verbs if not v.endswith(endings)} | listed)


@lru_cache(maxsize=32)
def transitive_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Verbs that have an object when they are not in the passive."""
    lists = ("addressed", "targeting", "ordering")
    return frozenset().union(*(lexicon.words("cues", name) for name in lists))


def is_told(lemma: str, lexicon: Lexicon) -> bool:
    """Whether the object of a verb may be somebody who is to do what it says: "told", "urged"."""
    is_demand = cue_type(lemma, lexicon) == "demand"
    return is_demand or lemma in lexicon.words("cues", "addressed")
