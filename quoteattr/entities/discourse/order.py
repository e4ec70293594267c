"""Order: mentions are read from left to right, what a source says after the source itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from quoteattr.entities.discourse.state import State


def reading_order(state: State) -> Iterator[int]:
    """Tell in which order the mentions of a document are read.

    Args:
        state: The state of reading.

    Yields:
        The numbers of the candidates, sentence by sentence.
    """
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for number in range(len(state.candidates)):
        by_sentence[state.sentence(number)].append(number)
    for sentence in sorted(by_sentence):
        yield from sorted(by_sentence[sentence], key=lambda number: _waits(state, number))


def _waits(state: State, number: int) -> bool:
    """Whether what takes something up stands before the source in whose content it is."""
    candidate = state.candidates[number]
    if candidate.kind == "name" or (candidate.kind == "nominal" and not candidate.definite):
        return False
    sources = (s for s in _sources_around(state, candidate.head) if s > candidate.head)
    return any(candidate.kind == "pronoun" or not _is_it(state, source) for source in sources)


def _is_it(state: State, source: int) -> bool:
    """Whether a source may take up a body of which it tells: "**The bank** shut, it said"."""
    number = state.by_head.get(source)
    mention = state.candidates[number] if number is not None else None
    if mention is None or not mention.is_anaphoric:
        return False
    return not (mention.gender or mention.plural)


def _sources_around(state: State, word: int) -> Iterator[int]:
    """Sources of the same sentence in whose contents a word lies, the innermost first."""
    scopes, numbers = state.scopes, state.document.sentence_numbers
    inner, source = word, scopes.source_of(word)
    while (
        source is not None
        and scopes.content[source] != scopes.content[inner]
        and numbers[source] == numbers[word]
    ):
        yield source
        inner, source = source, scopes.source_of(source)


def later_source(state: State, number: int) -> Iterator[int]:
    """The source of what a pronoun stands in, where that is in a later sentence.

    Args:
        state: The state of reading.
        number: Number of the pronoun among the candidates.

    Yields:
        Number of the source; nothing where it is earlier, or a name, or where the pronoun takes
        up nothing as "I" and "who" do.
    """
    pronoun = state.candidates[number]
    source = state.scopes.source_of(pronoun.head) if pronoun.is_anaphoric else None
    later = state.by_head.get(source) if source is not None else None
    if later is None or state.candidates[later].kind == "name":
        return
    if state.sentence(later) > state.sentence(number):
        yield later
