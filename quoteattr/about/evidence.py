"""Evidence: what speaks for and against a claim's being about somebody it names.

Weighed by two tables fitted on annotated articles, as attributions are (`quoteattr.weighing`): one
tells whether the claim is about it, the other whether about it first.
"""

from __future__ import annotations

from collections.abc import Mapping

from quoteattr.about.candidates import Candidate
from quoteattr.about.certainty import form_of
from quoteattr.about.matters import Matter

_STEPS, _DEEPEST = 3, 6  # of a path that are looked at, and counted
_MOST, _SHARES, _LAST_PLACE = 3, 4, 4
_PAIRS = (
    ("path", "kind"),
    ("path", "form"),
    ("kind", "form"),
    ("kind", "case"),
    ("kind", "word"),
    ("path", "word"),
)


def evidence(matter: Matter, candidate: Candidate) -> list[str]:
    """Name what tells whether a claim is about a candidate.

    Args:
        matter: The content of the claim.
        candidate: An entity that it names.

    Returns:
        Names of features, as the tables of weights have them.
    """
    known = _features(matter, candidate)
    pairs = (f"{one} {known[one]}, {other} {known[other]}" for one, other in _PAIRS)
    return ["always", *(f"{name} {value}" for name, value in known.items()), *pairs]


def _features(matter: Matter, candidate: Candidate) -> Mapping[str, str]:
    """What is known of a candidate, by name."""
    word, entity = matter.document.words[candidate.word], candidate.entity
    wording = matter.wording
    lemma = "" if word.upos == "PROPN" else word.lemma.lower()
    mentions = len(entity.mentions)
    return {
        "path": " < ".join(candidate.path[:_STEPS]),
        "depth": str(min(len(candidate.path), _DEEPEST)),
        "kind": entity.kind,
        "form": form_of(word, matter.children(word.index)),
        "number": word.feature("Number"),
        "case": wording.known_as(matter.case(word.index)),
        "word": wording.known_as(lemma),
        "within": candidate.within or "none",
        "named": "yes" if entity.is_named else "no",
        "mentions": str(min(mentions, _MOST)),
        "share": str(_SHARES * mentions // max(1, matter.index.most_mentions)),
        "place": str(min(candidate.place, _LAST_PLACE)),
    }
