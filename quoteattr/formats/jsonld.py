"""Graphs as JSON-LD: schema.org for what is said, PROV for whose it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    import networkx as nx

CONTEXT = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "quoteattr": "urn:quoteattr:term:",
}
_TYPES = {
    "person": ["Person", "prov:Person"],
    "organization": ["Organization", "prov:Organization"],
    "place": ["Place", "prov:Agent"],
    "group": ["Organization", "prov:Agent"],
    "document": ["CreativeWork", "prov:Entity"],
    "other": ["Thing"],
}
_OWN_TERMS = ("cue", "form", "type", "polarity", "resolution", "rule", "confidence")


def json_ld(graph: nx.MultiDiGraph[str]) -> dict[str, Any]:
    """Describe a graph in the terms of schema.org and PROV-O.

    Args:
        graph: What `quoteattr.graph.to_graph` or `quoteattr.graph.merge` returned.

    Returns:
        A JSON-LD document that needs no other to be read. What stands in quotation marks is a
        Quotation, all else a Claim (https://schema.org/Quotation, https://schema.org/Claim); what
        its source denies is ``quoteattr:deniedBy``, so that nobody is made the author of what
        they deny.
    """
    return {
        "@context": CONTEXT,
        "@graph": [{"@id": _iri(node)} | _described(graph, node) for node in graph],
    }


def _described(graph: nx.MultiDiGraph[str], node: str) -> dict[str, Any]:
    data = graph.nodes[node]
    if data["kind"] == "claim":
        return _claim(data, _ties(graph, node))
    return _entity(data) if data["kind"] == "entity" else _document(data)


def _entity(data: Mapping[str, Any]) -> dict[str, Any]:
    kinds = _TYPES[data["entity_kind"]]
    return _filled(
        {
            "@type": kinds,
            "name": data["name"],
            "alternateName": list(data["aliases"]),
            "description": list(data["roles"]),
            "gender": data["gender"] if "Person" in kinds else None,
        }
    )


def _document(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@type": ["Article", "prov:Entity"],
        "name": data["name"],
        "inLanguage": data["lang"],
    }


def _claim(data: Mapping[str, Any], ties: Mapping[str, list[dict[str, str]]]) -> dict[str, Any]:
    is_quotation = data["form"] != "indirect"
    return _filled(
        {
            "@type": ["Quotation" if is_quotation else "Claim", "prov:Entity"],
            "text": data["content"],
            **_makers(ties["claims"], data["polarity"], is_quotation),
            "about": ties["about"],
            "audience": ties["addressed_to"],
            "isPartOf": ties["embeds"] or ties["in"],
            "prov:wasQuotedFrom" if is_quotation else "prov:wasDerivedFrom": ties["in"],
            **{f"quoteattr:{name}": data[name] for name in _OWN_TERMS},
        }
    )


def _makers(
    makers: list[dict[str, str]], polarity: str, is_quotation: bool
) -> dict[str, list[dict[str, str]]]:
    if polarity == "negative":
        return {"quoteattr:deniedBy": makers}
    speakers = {"spokenByCharacter": makers} if is_quotation else {}
    return {"author": makers, **speakers, "prov:wasAttributedTo": makers}


def _ties(graph: nx.MultiDiGraph[str], claim: str) -> defaultdict[str, list[dict[str, str]]]:
    """References from a claim, by kind of edge; its speakers and its parent point to it."""
    ties: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for node, _, kind in graph.in_edges(claim, keys=True):
        ties[kind].append({"@id": _iri(node)})
    for _, node, kind in graph.out_edges(claim, keys=True):
        if kind != "embeds":
            ties[kind].append({"@id": _iri(node)})
    return ties


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, [], "")}


def _iri(node: str) -> str:
    return "urn:quoteattr:" + quote(node, safe="/:", errors="replace")
