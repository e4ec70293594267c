"""Documents and graphs as text: JSON and its family, GraphML, GEXF, Cytoscape, DOT, JSON-LD."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from quoteattr.claims import DocumentClaims
from quoteattr.errors import FormatError
from quoteattr.formats import dot as _dot
from quoteattr.formats import jsonld as _jsonld
from quoteattr.formats import xmlgraph
from quoteattr.formats.reader import SCHEMA
from quoteattr.formats.scalars import flat
from quoteattr.formats.writer import dumped, to_dict, to_json, to_jsonl
from quoteattr.result import AttributedDocument

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "FORMATS", "SCHEMA", "cytoscape", "dot", "export", "from_json", "gexf", "graphml", "jsonld",
    "node_link", "read_jsonl", "to_dict", "to_json", "to_jsonl",
]  # fmt: skip

Source: TypeAlias = "DocumentClaims | Iterable[DocumentClaims] | nx.MultiDiGraph[str]"


def from_json(data: str | bytes | dict[str, Any], text: str | None = None) -> AttributedDocument:
    """Read a document back from its JSON; the same as `AttributedDocument.from_json`."""
    return AttributedDocument.from_json(data, text)


def read_jsonl(paths: str | Path | Iterable[str | Path]) -> Iterator[AttributedDocument]:
    """Read documents back from JSON Lines; the same as `AttributedDocument.read_jsonl`."""
    return AttributedDocument.read_jsonl(paths)


def node_link(source: Source) -> str:
    """Write a graph as node-link JSON, for D3 and ``networkx.node_link_graph(edges="edges")``.

    Args:
        source: A document, several, or a graph.

    Returns:
        A JSON object with all attributes whole; tuples are lists there.
    """
    graph = _graph(source)
    return dumped(
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
    return dumped(
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
    return dumped(_jsonld.json_ld(_graph(source)))


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
