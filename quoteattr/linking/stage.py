"""Entity linking: which entities of many documents are the same person or body.

Names decide, then gender, then roles and the company in which a name stands. Doubt keeps two
entities apart: a name that fits two names which do not fit each other is linked to neither. A
reader who knows better corrects it, or links in a way of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from quoteattr.claims import Entity
from quoteattr.document_claims import DocumentClaims
from quoteattr.errors import GraphError, OptionError
from quoteattr.folding import folded
from quoteattr.formats import nodes
from quoteattr.linking.bearers import Bearer, Key, bearers_of
from quoteattr.linking.counts import commonest_kind, fullest
from quoteattr.linking.persons import linked_persons
from quoteattr.linking.things import linked_things

Linker: TypeAlias = Callable[[Sequence[DocumentClaims]], Mapping[Key, str]]
Corrections: TypeAlias = Mapping[Key | str, str | None]


def linked(docs: Sequence[DocumentClaims], link: Linker | Corrections | None) -> dict[Key, str]:
    """Link entities as a caller wants it.

    Args:
        docs: Documents with different ids.
        link: What links them, `link_entities` by default; or corrections, see `corrected`.

    Returns:
        For ``(document id, entity id)`` the identifier of its node; entities that stay their
        document's own are left out.

    Raises:
        GraphError: An entity that no document has is to be linked.
        OptionError: ``link`` is neither a function nor a mapping.
    """
    if isinstance(link, Mapping):
        return corrected(docs, link)
    if link is not None and not callable(link):
        raise OptionError(
            f"link must be a function or a dict of corrections, not {type(link).__name__}; "
            "such as link={'Liz Lee': 'Elizabeth Lee'}"
        )
    found = dict((link or link_entities)(docs))
    _check_known(found, _entities(docs))
    return found


def corrected(docs: Sequence[DocumentClaims], corrections: Corrections) -> dict[Key, str]:
    """Link entities by `link_entities` and put some of them elsewhere.

    Args:
        docs: Documents with different ids.
        corrections: Where some belong. A key is ``(document id, entity id)`` for one entity, or
            the name of entities in any document, with all that is linked under this name; the
            former overrules the latter. A value is a name, which the node then has, or the
            identifier of a node, which has a colon in it; None lets an entity stay its document's
            own.

    Returns:
        As `link_entities` does.

    Raises:
        GraphError: No document has such an entity, or such a name.
    """
    entities, links = _entities(docs), link_entities(docs)
    called = _by_name(entities, links)
    places = _places(corrections, entities, called)
    moved: dict[str | None, list[Key]] = defaultdict(list)
    for key, place in places.items():
        moved[place].append(key)
    for key in moved.pop(None, ()):
        links.pop(key, None)
    for name, keys in moved.items():
        place = str(name)
        namesakes = called.get(folded(place), {})
        if len({links.get(key, key) for key in namesakes}) == 1:
            keys.extend(key for key in namesakes if key not in places)
        links |= dict.fromkeys(keys, _node(place, [entities[key] for key in keys]))
    return links


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


def _entities(docs: Iterable[DocumentClaims]) -> dict[Key, Entity]:
    return {(doc.id, entity.id): entity for doc in docs for entity in doc.entities}


def _check_known(links: Mapping[Key, object], entities: Mapping[Key, Entity]) -> None:
    for key in links:
        if key not in entities:
            raise GraphError(
                f"link names {key!r}, but there is no such entity; keys are (document id, entity "
                "id), such as ('tuesday', 'e1')"
            )


def _by_name(
    entities: Mapping[Key, Entity], links: Mapping[Key, str]
) -> Mapping[str, Mapping[Key, None]]:
    """The entities of each name, folded, with all that are linked under it."""
    together: dict[str, list[Key]] = defaultdict(list)
    for key, node in links.items():
        together[node].append(key)
    out: dict[str, dict[Key, None]] = defaultdict(dict)
    for keys in together.values():
        out[folded(fullest(entities[key].name for key in keys))].update(dict.fromkeys(keys))
    for key, entity in entities.items():
        out[folded(entity.name)][key] = None
    return out


def _places(
    corrections: Corrections,
    entities: Mapping[Key, Entity],
    called: Mapping[str, Mapping[Key, None]],
) -> dict[Key, str | None]:
    """Where corrections put each entity; its own identifier overrules its name."""
    by_name: dict[Key, str | None] = {}
    by_id: dict[Key, str | None] = {}
    for key, place in corrections.items():
        if not isinstance(key, str):
            by_id[key] = place
        elif folded(key) in called:
            by_name.update(dict.fromkeys(called[folded(key)], place))
        else:
            raise GraphError(
                f"link names {key!r}, but no document has an entity of this name; the nodes of "
                "merge_graphs(docs) show the names there are"
            )
    _check_known(by_id, entities)
    return by_name | by_id


def _node(place: str, entities: Iterable[Entity]) -> str:
    """The identifier of a node that a caller named."""
    return place if ":" in place else nodes.shared(commonest_kind(e.kind for e in entities), place)
