"""Homonyms: bodies that each state has under the same name: "Rwanda's Foreign Ministry"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from quoteattr.claims import EntityKind
from quoteattr.document import Document
from quoteattr.entities.forms.variants import compared, head_noun
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.vocabulary.bodies import Bodies
from quoteattr.vocabulary.tables import Vocabulary

Words = tuple[str, ...]


def homonyms(
    document: Document,
    candidates: Sequence[Candidate],
    surfaces: Mapping[Words, Sequence[int]],
    kinds: Mapping[Words, EntityKind | None],
    vocabulary: Vocabulary,
) -> dict[int, Words]:
    """Find the names under which a text tells of the bodies of several states.

    Args:
        document: The parsed text.
        candidates: Its mentions.
        surfaces: For each name the numbers of the candidates that it is.
        kinds: The kind of entity that each name names.
        vocabulary: What words say about who is meant.

    Returns:
        For the number of each such name its words with those of the state before them; where it
        tells no state, with those of the one that the text told last.
    """
    places = {c.head: c.words for c in candidates if c.kind == "name" and kinds[c.words] == "place"}
    told: dict[Words, dict[int, Words]] = defaultdict(dict)
    for words, numbers in surfaces.items():
        if kinds[words] == "organization" and _is_common(words, vocabulary.bodies):
            for number in numbers:
                state, rest = _parted(document, candidates[number], places, vocabulary)
                told[rest][number] = state
    return {
        number: (*state, *rest)
        for rest, states in told.items()
        if len({state for state in states.values() if state}) > 1
        for number, state in _carried(states)
    }


def _is_common(words: Words, bodies: Bodies) -> bool:
    """Whether each state may have a body of a name: "Foreign Ministry", "Supreme Court"."""
    return head_noun(words, bodies) in bodies.common


def _parted(
    document: Document, name: Candidate, places: Mapping[int, Words], vocabulary: Vocabulary
) -> tuple[Words, Words]:
    """The state that a body's name, or what stands before it, tells, and the rest of the name."""
    words, demonyms = name.words, vocabulary.places.demonyms
    for size in (2, 1):  # "South African Parliament"
        country = demonyms.get(" ".join(words[:size])) if len(words) > size else None
        if country is not None:
            return tuple(country.split()), words[size:]
    owners = (c for c in document.children[name.head] if document.words[c].deprel == "nmod:poss")
    owner = next((places[c] for c in owners if c < name.first and c in places), ())
    return (compared(owner, vocabulary) if owner else ()), words


def _carried(states: Mapping[int, Words]) -> Iterator[tuple[int, Words]]:
    """Each number of a name with its state, or the one that was told last, or is told first."""
    last = next(state for _, state in sorted(states.items()) if state)
    for number, state in sorted(states.items()):
        last = state or last
        yield number, last
