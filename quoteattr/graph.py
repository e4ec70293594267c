"""Claims to graphs: who claimed what about whom. The only file that imports networkx."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import attrs
import networkx as nx

from quoteattr.claims import Claim, Entity
from quoteattr.document_claims import DocumentClaims
from quoteattr.errors import GraphError
from quoteattr.formats import nodes
from quoteattr.linking import Corrections, Linker, linked
from quoteattr.linking.bearers import Key
from quoteattr.linking.counts import commonest_kind, fullest
from quoteattr.spans import joined
from quoteattr.streams import distinct, not_documents


def to_graph(doc: DocumentClaims) -> nx.MultiDiGraph[str]:
    """Draw a document's claims as a graph.

    Args:
        doc: The claims of a document.

    Returns:
        A graph of entities, claims and the document itself: entity –claims→ claim, claim
        –about→ entity, claim –addressed_to→ entity, claim –embeds→ claim, claim –in→ document.
        The kind of an edge is also its key. docs/graph.md lists all attributes.

    Raises:
        GraphError: A claim refers to an entity or claim that the document does not have.
        NotDocumentError: ``doc`` is not a document.
    """
    if not isinstance(doc, DocumentClaims):
        raise not_documents(doc)
    return _built([doc], {})


def merge(
    docs: DocumentClaims | Iterable[DocumentClaims],
    *,
    link: Linker | Corrections | None = None,
) -> nx.MultiDiGraph[str]:
    """Draw many documents as one graph, in which the same person is one node.

    It is `quoteattr.merge_graphs`, which tells of the arguments; this file loads networkx.
    """
    read = tuple(attrs.evolve(doc, text="") for doc in distinct(docs))
    return _built(read, linked(read, link))


def entity_graph(graph: nx.MultiDiGraph[str] | DocumentClaims) -> nx.MultiDiGraph[str]:
    """Project a graph on its entities: speaker → entity talked about, an edge a claim.

    Args:
        graph: What `to_graph` or `merge` returned, or a document.

    Returns:
        A graph of all its entities. The key of an edge is the claim's node in ``graph``; its
        attributes are those of the claim and the role of the one talked about.

    Raises:
        NotDocumentError: It is neither of them.
    """
    graph = as_graph(graph)
    out = nx.MultiDiGraph()
    entities = [(n, data) for n, data in graph.nodes(data=True) if data["kind"] == "entity"]
    out.add_nodes_from((node, dict(data)) for node, data in entities)
    for speaker, claim, kind in graph.edges(keys=True):
        if kind == "claims":
            for _, entity, key, about in graph.out_edges(claim, keys=True, data=True):
                if key == "about":
                    data = graph.nodes[claim] | {"role": about["role"]}
                    out.add_edge(speaker, entity, key=claim, **data)
    return out


def as_graph(
    docs: DocumentClaims | Iterable[DocumentClaims] | nx.MultiDiGraph[str],
) -> nx.MultiDiGraph[str]:
    """Take a graph as it is, draw a document, merge several.

    Raises:
        NotDocumentError: It is none of these.
    """
    if isinstance(docs, nx.Graph):
        return docs
    return to_graph(docs) if isinstance(docs, DocumentClaims) else merge(docs)


def _built(docs: Sequence[DocumentClaims], links: Mapping[Key, str]) -> nx.MultiDiGraph[str]:
    graph = nx.MultiDiGraph()
    places = {
        (doc.id, entity.id): links.get((doc.id, entity.id), nodes.own(doc.id, entity.id))
        for doc in docs
        for entity in doc.entities
    }
    _add_entities(graph, docs, places)
    for doc in docs:
        _add_document(graph, doc)
        for claim in doc.claims:
            _add_claim(graph, doc, claim)
        for claim in doc.claims:
            _add_edges(graph, doc, claim, places)
    return graph


def _add_node(graph: nx.MultiDiGraph[str], node: str, **attributes: object) -> None:
    if node in graph:
        raise GraphError(
            f"the node {node!r} would be two things at once; give entities and claims ids of "
            "their own, and let `link` return other identifiers"
        )
    graph.add_node(node, **attributes)


def _add_entities(
    graph: nx.MultiDiGraph[str], docs: Sequence[DocumentClaims], places: Mapping[Key, str]
) -> None:
    """Add a node for all entities that share a place."""
    sharing: dict[str, list[tuple[str, Entity]]] = defaultdict(list)
    for doc in docs:
        for entity in doc.entities:
            sharing[places[doc.id, entity.id]].append((doc.id, entity))
    for node, members in sharing.items():
        _add_node(graph, node, kind="entity", **_united(members, nodes.name_in(node)))


def _united(members: Sequence[tuple[str, Entity]], name: str | None) -> dict[str, object]:
    """The attributes of one node from those of the entities, by document, that it stands for."""
    entities = [entity for _, entity in members]
    name = name or fullest(entity.name for entity in entities)
    genders = {entity.gender for entity in entities} - {None}
    aliases = dict.fromkeys(alias for e in entities for alias in (e.name, *e.aliases))
    return {
        "name": name,
        "entity_kind": commonest_kind(entity.kind for entity in entities),
        "gender": genders.pop() if len(genders) == 1 else None,
        "aliases": tuple(alias for alias in aliases if alias != name),
        "roles": tuple(dict.fromkeys(role for entity in entities for role in entity.roles)),
        "mentions": sum(len(entity.mentions) for entity in entities),
        "documents": tuple(dict.fromkeys(document for document, _ in members)),
    }


def _add_document(graph: nx.MultiDiGraph[str], doc: DocumentClaims) -> None:
    found = doc.provenance
    _add_node(
        graph,
        nodes.own(doc.id),
        kind="document",
        name=doc.id,
        lang=doc.lang,
        version=found and found.version,
        model=found and found.model,
        min_confidence=found and found.min_confidence,
    )


def _add_claim(graph: nx.MultiDiGraph[str], doc: DocumentClaims, claim: Claim) -> None:
    _add_node(
        graph,
        nodes.own(doc.id, claim.id),
        kind="claim",
        claim=claim.id,
        document=doc.id,
        source_text=joined(claim.source),
        cue=joined(claim.cue),
        content=claim.text,
        spans=tuple((span.start, span.end) for span in claim.content),
        form=claim.form,
        type=claim.type,
        polarity=claim.polarity,
        resolution=claim.resolution,
        rule=claim.rule,
        confidence=claim.confidence,
    )


def _add_edges(
    graph: nx.MultiDiGraph[str], doc: DocumentClaims, claim: Claim, places: Mapping[Key, str]
) -> None:
    """Tie a claim to who makes it, whom it is about, who hears it and where it stands."""
    own = nodes.own(doc.id, claim.id)

    def place(entity: str) -> str:
        if (doc.id, entity) not in places:
            raise _dangling(doc, claim, f"entity {entity!r}")
        return places[doc.id, entity]

    for entity in claim.speakers:
        said = {"cue": joined(claim.cue), "type": claim.type, "polarity": claim.polarity}
        _add_edge(graph, place(entity), own, "claims", **said)
    for rank, about in enumerate(claim.about, 1):
        _add_edge(graph, own, place(about.entity), "about", role=about.role, rank=rank)
    for entity in claim.addressees:
        _add_edge(graph, own, place(entity), "addressed_to")
    if claim.parent is not None:
        parent = nodes.own(doc.id, claim.parent)
        if graph.nodes.get(parent, {}).get("kind") != "claim":
            raise _dangling(doc, claim, f"claim {claim.parent!r}")
        _add_edge(graph, parent, own, "embeds")
    _add_edge(graph, own, nodes.own(doc.id), "in")


def _add_edge(
    graph: nx.MultiDiGraph[str], start: str, end: str, kind: str, **attributes: object
) -> None:
    """Add an edge unless there is one of its kind: the first, more central one tells."""
    if not graph.has_edge(start, end, key=kind):
        graph.add_edge(start, end, key=kind, kind=kind, **attributes)


def _dangling(doc: DocumentClaims, claim: Claim, missing: str) -> GraphError:
    return GraphError(
        f"claim {claim.id!r} of document {doc.id!r} refers to {missing}, which the document does "
        "not have; add it or leave the reference out"
    )
