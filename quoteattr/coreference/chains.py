"""Coreference chains that the parse brings along, as Stanza's coref processor finds them."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.coreference.candidates import Candidate
from quoteattr.document import Document


def parsed_chains(document: Document, candidates: Sequence[Candidate]) -> dict[int, int]:
    """For each candidate in a coreference chain of the parser the number of the chain."""
    heads: dict[int, int] = {}
    for chain, members in enumerate(document.coref):
        for first, end in members:
            inside = range(first, end)
            outer = [i for i in inside if document.words[i].head not in inside]
            if outer:
                heads.setdefault(outer[0], chain)
    return {n: heads[c.head] for n, c in enumerate(candidates) if c.head in heads}
