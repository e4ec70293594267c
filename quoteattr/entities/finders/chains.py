"""Coreference chains that the parse brings along, as Stanza's coref processor finds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from quoteattr.document import Document
from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.state import State
from quoteattr.entities.finders.bearers import bearer_of
from quoteattr.entities.mentions.candidates import Candidate


def parsed_chains(
    document: Document, candidates: Sequence[Candidate]
) -> dict[int, tuple[int, ...]]:
    """Find the coreference chains of the parser.

    Args:
        document: The parsed text.
        candidates: All its mentions.

    Returns:
        For each candidate in a chain the numbers of all candidates in it, itself among them.
    """
    heads: dict[int, int] = {}
    for chain, members in enumerate(document.coref):
        for first, end in members:
            inside = range(first, end)
            outer = [i for i in inside if document.words[i].head not in inside]
            if outer:
                heads.setdefault(outer[0], chain)
    of_chain: dict[int, list[int]] = defaultdict(list)
    for number, candidate in enumerate(candidates):
        if candidate.head in heads:
            of_chain[heads[candidate.head]].append(number)
    return {number: tuple(members) for members in of_chain.values() for number in members}


def chained(state: State, number: int) -> Found | None:
    """What another mention of its chain has taken up.

    Args:
        state: The state of reading.
        number: Number of a mention in a chain.

    Returns:
        The referent of the chain, None where it has none yet.
    """
    known = next((state.of[n] for n in state.chains[number] if n in state.of), None)
    if known is not None:
        return Found(known)
    name = next(chain_name(state, number), None)
    return None if name is None else bearer_of(state, name)


def chain_name(state: State, number: int) -> Iterator[int]:
    """The first name in the chain of a mention, if it has one."""
    names = (n for n in state.chains[number] if state.candidates[n].kind == "name")
    yield from islice(names, 1)
