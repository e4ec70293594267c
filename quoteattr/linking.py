"""Entity linking: which entities of many documents are the same person or body.

Names decide, then gender, then roles and the company in which a name stands. Doubt keeps two
entities apart: a name that fits two names which do not fit each other is linked to neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from quoteattr.document_claims import DocumentClaims
from quoteattr.formats import nodes
from quoteattr.namesakes.bearers import Bearer, Key, bearers_of
from quoteattr.namesakes.counts import commonest_kind
from quoteattr.namesakes.persons import linked_persons
from quoteattr.namesakes.things import linked_things

Linker = Callable[[Sequence[DocumentClaims]], Mapping[Key, str]]


def link_entities(docs: Sequence[DocumentClaims]) -> dict[Key, str]:
    """Find the entities that are the same across documents.

    Persons are the same when their full names are, up to accents, middle names, short forms
    (Bill, William) and spelling (Zelensky, Zelenskyy); a surname alone goes to the one full name
    that it can mean. All other entities are the same when their names are, or when one is the
    acronym of the other. Groups and entities that only nominals name ("two witnesses") are never
    linked.

    Args:
        docs: Documents with different ids.

    Returns:
        For ``(document id, entity id)`` the identifier of its node, such as "person:Oleg Kiper".
        Entities that stay their document's own are left out.
    """
    bearers = [bearer for doc in docs for bearer in bearers_of(doc)]
    persons = [bearer for bearer in bearers if bearer.is_person]
    things = [bearer for bearer in bearers if not bearer.is_person]
    return _identifiers([*linked_persons(persons), *linked_things(things)])


def _identifiers(bearers: Iterable[Bearer]) -> dict[Key, str]:
    """Name the nodes; namesakes get a number, in the order of their first documents."""
    taken: set[str] = set()
    out: dict[Key, str] = {}
    for bearer in sorted(bearers, key=lambda bearer: min(bearer.keys)):
        base = nodes.shared(commonest_kind(bearer.kinds), bearer.name)
        number, node = 1, base
        while node in taken:
            number += 1
            node = f"{base}#{number}"
        taken.add(node)
        out.update(dict.fromkeys(bearer.keys, node))
    return out
