"""Documents and graphs as text: JSON and its family, GraphML, GEXF, Cytoscape, DOT, JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from quoteattr.claims import Claim, DocumentClaims, Entity
from quoteattr.errors import FormatError
from quoteattr.formats import dot as _dot
from quoteattr.formats import jsonld as _jsonld
from quoteattr.formats import xmlgraph
from quoteattr.formats.lines import read_jsonl
from quoteattr.formats.reader import SCHEMA, from_json
from quoteattr.formats.scalars import flat
from quoteattr.spans import Span

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "FORMATS", "SCHEMA", "cytoscape", "dot", "export", "from_json", "gexf", "graphml", "jsonld",
    "node_link", "read_jsonl", "to_dict", "to_json", "to_jsonl",
]  # fmt: skip

Source: TypeAlias = "DocumentClaims | Iterable[DocumentClaims] | nx.MultiDiGraph[str]"

# Legal in JSON strings, but line ends to some readers, or impossible to encode.
_RISKY = re.compile(r"[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def to_dict(doc: DocumentClaims, *, text: bool = True) -> dict[str, Any]:
    """Turn a document into JSON-ready values, as docs/graph.md describes them.

    Args:
        doc: The claims of a document.
        text: Whether to keep the text with them; without it, `from_json` must be given it.

    Returns:
        Dicts, lists, strings and numbers, always in the same order; offsets are code points.
    """
    return {
        "doc": doc.id,
        "schema": SCHEMA,
        "lang": doc.lang,
        "entities": [_entity(entity) for entity in doc.entities],
        "claims": [_claim(claim) for claim in doc.claims],
        **({"text": doc.text} if text else {}),
    }


def to_json(doc: DocumentClaims, *, text: bool = True, indent: int | None = None) -> str:
    """Write a document as JSON, the same bytes for the same document.

    Args:
        doc: The claims of a document.
        text: Whether to keep the text with them.
        indent: Spaces by which to indent; None for a single line.

    Returns:
        A JSON object; a single line has no line end in it that any reader would break at.
    """
    return _dumped(to_dict(doc, text=text), indent)


def to_jsonl(docs: DocumentClaims | Iterable[DocumentClaims], *, text: bool = True) -> str:
    """Write documents as JSON Lines (https://jsonlines.org), one a line."""
    docs = [docs] if isinstance(docs, DocumentClaims) else docs
    return "".join(to_json(doc, text=text) + "\n" for doc in docs)


def node_link(source: Source) -> str:
    """Write a graph as node-link JSON, for D3 and ``networkx.node_link_graph(edges="edges")``.

    Args:
        source: A document, several, or a graph.

    Returns:
        A JSON object with all attributes whole; tuples are lists there.
    """
    graph = _graph(source)
    return _dumped(
        {
            "directed": True,
            "multigraph": True,
            "graph": {},
            "nodes": [{**data, "id": node} for node, data in graph.nodes(data=True)],
            "edges": [
                {**data, "source": start, "target": end, "key": key}
                for start, end, key, data in graph.edges(keys=True, data=True)
            ],
        }
    )


def cytoscape(source: Source) -> str:
    """Write a graph as Cytoscape JSON, for Cytoscape and Cytoscape.js (https://js.cytoscape.org).

    Args:
        source: A document, several, or a graph.

    Returns:
        A JSON object; attributes are flattened to scalars.
    """
    graph = _graph(source)
    nodes = [
        {"data": {"name": node, **flat(data), "id": node, "value": node}}
        for node, data in graph.nodes(data=True)
    ]
    edges = [
        {"data": {**flat(data), "id": f"edge{number}", "source": start, "target": end, "key": key}}
        for number, (start, end, key, data) in enumerate(graph.edges(keys=True, data=True))
    ]
    return _dumped(
        {
            "data": [],
            "directed": True,
            "multigraph": True,
            "elements": {"nodes": nodes, "edges": edges},
        }
    )


def graphml(source: Source) -> str:
    """Write what was found as GraphML; see `quoteattr.formats.xmlgraph.graphml`."""
    return xmlgraph.graphml(_graph(source))


def gexf(source: Source) -> str:
    """Write what was found as GEXF; see `quoteattr.formats.xmlgraph.gexf`."""
    return xmlgraph.gexf(_graph(source))


def dot(source: Source) -> str:
    """Write what was found as Graphviz DOT; see `quoteattr.formats.dot.dot`."""
    return _dot.dot(_graph(source))


def jsonld(source: Source) -> str:
    """Write what was found as JSON-LD; see `quoteattr.formats.jsonld.json_ld`."""
    return _dumped(_jsonld.json_ld(_graph(source)))


FORMATS: Mapping[str, Callable[[Any], str]] = MappingProxyType(
    {
        "json": to_json,
        "jsonl": to_jsonl,
        "node-link": node_link,
        "graphml": graphml,
        "gexf": gexf,
        "cytoscape": cytoscape,
        "jsonld": jsonld,
        "dot": dot,
    }
)


def export(source: Source, name: str) -> str:
    """Write what was found in a format.

    Args:
        source: A document, several, or a graph; for "json" one document, for "jsonl" documents.
        name: One of `FORMATS`.

    Returns:
        The file's content.

    Raises:
        FormatError: There is no such format, or it cannot hold such a source.
    """
    if name not in FORMATS:
        raise FormatError(f"there is no format {name!r}; use one of {', '.join(FORMATS)}")
    if name == "json" and not isinstance(source, DocumentClaims):
        raise FormatError(
            "'json' holds one document; use 'jsonl' for several, 'node-link' for a graph"
        )
    if name == "jsonl" and hasattr(source, "nodes"):
        raise FormatError("'jsonl' holds documents; use 'node-link' for a graph")
    return FORMATS[name](source)


def _graph(source: Source) -> nx.MultiDiGraph[str]:
    from quoteattr.graph import as_graph

    return as_graph(source)


def _dumped(value: Any, indent: int | None = None) -> str:
    written = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _RISKY.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "aliases": list(entity.aliases),
        "roles": list(entity.roles),
        "mentions": [
            {"start": mention.span.start, "end": mention.span.end, "kind": mention.kind}
            for mention in entity.mentions
        ],
        "gender": entity.gender,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "form": claim.form,
        "type": claim.type,
        "polarity": claim.polarity,
        "source": _pairs(claim.source),
        "cue": _pairs(claim.cue),
        "content": _pairs(claim.content),
        "speaker": claim.speaker,
        "resolution": claim.resolution,
        "about": [{"entity": about.entity, "role": about.role} for about in claim.about],
        "addressees": list(claim.addressees),
        "parent": claim.parent,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "cospeakers": list(claim.cospeakers),
        "reason": claim.reason,
    }
