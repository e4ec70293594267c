"""Owners: the mentions of those whose something is: "**his** aide", "the **Lee** campaign"."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.coreference.candidates import Candidate
from quoteattr.coreference.state import State

OWNERS = ("nmod:poss", "compound", "nmod:desc")


def owners_in(state: State, candidate: Candidate) -> Iterator[int]:
    """Find the mentions that tell who possesses another, or whose name is in it.

    Those of a name possess what stands before it: "Lee's sister Ann".

    Args:
        state: The state of reading.
        candidate: The mention that is possessed.

    Yields:
        Their numbers among the candidates; none is a description itself.
    """
    relations = OWNERS[:1] if candidate.kind == "name" else OWNERS
    children = state.document.children
    heads = (*range(candidate.start, candidate.first), candidate.head)
    for child in (child for head in heads for child in children[head]):
        number = state.by_head.get(child)
        is_owner = state.document.words[child].deprel in relations
        if is_owner and number is not None and state.candidates[number].kind != "nominal":
            yield number
