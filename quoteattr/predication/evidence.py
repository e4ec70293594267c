"""Evidence: what speaks for and against a claim's being about somebody it names.

Weighed by two tables fitted on annotated articles, as attributions are (`quoteattr.weighing`): one
tells whether the claim is about it, the other whether about it first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from quoteattr.document import Word
from quoteattr.predication.candidates import Candidate
from quoteattr.predication.matters import Matter
from quoteattr.weighing.equivalents import known_as

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
    lemma = "" if word.upos == "PROPN" else word.lemma.lower()
    mentions = len(entity.mentions)
    is_named = any(mention.kind == "name" for mention in entity.mentions)
    return {
        "path": " < ".join(candidate.path[:_STEPS]),
        "depth": str(min(len(candidate.path), _DEEPEST)),
        "kind": entity.kind,
        "form": _form(word, matter.children(word.index)),
        "number": word.feature("Number"),
        "case": known_as(matter.case(word.index), matter.lexicon),
        "word": known_as(lemma, matter.lexicon),
        "within": candidate.within or "none",
        "named": "yes" if is_named else "no",
        "mentions": str(min(mentions, _MOST)),
        "share": str(_SHARES * mentions // matter.index.most_mentions),
        "place": str(min(candidate.place, _LAST_PLACE)),
    }


def _form(word: Word, children: Sequence[Word]) -> str:
    """How a mention is worded: as a name, a pronoun, or a noun with what makes it certain."""
    if word.upos in ("PROPN", "PRON"):
        return "name" if word.upos == "PROPN" else "pronoun"
    return next(_certainty(word, children), "bare")


def _certainty(word: Word, children: Sequence[Word]) -> Iterator[str]:
    """What makes a noun mean certain ones, the surest first."""
    before = [child for child in children if child.index < word.index]
    if any(c.feature("Definite") == "Def" or c.feature("PronType") == "Dem" for c in children):
        yield "definite"
    if any(child.deprel == "nmod:poss" for child in children):
        yield "owned"
    if any(child.feature("Definite") == "Ind" for child in children):
        yield "indefinite"
    if any(child.upos == "PROPN" or child.ner != "O" for child in before):
        yield "with a name"
    if any(c.relation in ("amod", "nmod", "acl", "compound", "nummod") for c in children):
        yield "described"
