"""Documents and graphs as text: tables, pages, JSON and its family, GraphML, GEXF, DOT, JSON-LD."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from quoteattr.document_claims import DocumentClaims
from quoteattr.errors import FormatError
from quoteattr.formats import dot as _dot
from quoteattr.formats import jsonld as _jsonld
from quoteattr.formats import xmlgraph
from quoteattr.formats.csv_table import csv_parts
from quoteattr.formats.reader import SCHEMA
from quoteattr.formats.scalars import flat
from quoteattr.formats.writer import dumped, to_dict, to_json, to_jsonl
from quoteattr.result import AttributedDocument
from quoteattr.streams import documents

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "FORMATS", "SCHEMA", "csv", "cytoscape", "dot", "export", "from_json", "gexf", "graphml",
    "jsonld", "node_link", "read_jsonl", "to_dict", "to_json", "to_jsonl",
]  # fmt: skip

Source: TypeAlias = "DocumentClaims | Iterable[DocumentClaims] | nx.MultiDiGraph[str]"

from_json = AttributedDocument.from_json
read_jsonl = AttributedDocument.read_jsonl


def node_link(docs: Source) -> str:
    """Write a graph as node-link JSON, for D3 and ``networkx.node_link_graph(edges="edges")``.

    Args:
        docs: A document, several, which are merged, or a graph.

    Returns:
        A JSON object with all attributes whole; tuples are lists there.

    Raises:
        NotDocumentError: It is none of these.
        GraphError: Several documents cannot be merged, such as two with the same id.
    """
    graph = _graph(docs)
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


def cytoscape(docs: Source) -> str:
    """Write a graph as Cytoscape JSON, for Cytoscape and Cytoscape.js (https://js.cytoscape.org).

    Args:
        docs: A document, several, which are merged, or a graph.

    Returns:
        A JSON object; attributes are flattened to scalars.

    Raises:
        NotDocumentError: It is none of these.
        GraphError: Several documents cannot be merged, such as two with the same id.
    """
    graph = _graph(docs)
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


def graphml(docs: Source) -> str:
    """Write a graph as GraphML (http://graphml.graphdrawing.org), for yEd, igraph and Gephi.

    Args:
        docs: A document, several, which are merged, or a graph.

    Returns:
        An XML document; attributes are flattened to scalars.

    Raises:
        NotDocumentError: It is none of these.
        GraphError: Several documents cannot be merged, such as two with the same id.
    """
    return xmlgraph.graphml(_graph(docs))


def gexf(docs: Source) -> str:
    """Write a graph as GEXF 1.2 (https://gexf.net), with labels and colours for Gephi.

    Args:
        docs: A document, several, which are merged, or a graph.

    Returns:
        An XML document; attributes are flattened to scalars.

    Raises:
        NotDocumentError: It is none of these.
        GraphError: Several documents cannot be merged, such as two with the same id.
    """
    return xmlgraph.gexf(_graph(docs))


def dot(docs: Source) -> str:
    """Write a graph as DOT, for Graphviz (https://graphviz.org/doc/info/lang.html).

    Entities stand in ellipses, claims on notes, documents in folders.

    Args:
        docs: A document, several, which are merged, or a graph.

    Returns:
        A digraph. Long contents are shortened; what is denied is drawn in red; entities that
        neither make a claim nor are in one are left out.

    Raises:
        NotDocumentError: It is none of these.
        GraphError: Several documents cannot be merged, such as two with the same id.
    """
    return _dot.dot(_graph(docs))


def jsonld(docs: Source) -> str:
    """Write a graph as JSON-LD, in the terms of schema.org and PROV-O.

    Args:
        docs: A document, several, which are merged, or a graph.

    Returns:
        A JSON-LD document that needs no other to be read. What stands in quotation marks is a
        Quotation, all else a Claim (https://schema.org/Quotation, https://schema.org/Claim); what
        its source denies is ``quoteattr:deniedBy``, so that nobody is made the author of what
        they deny.

    Raises:
        NotDocumentError: It is none of these.
        GraphError: Several documents cannot be merged, such as two with the same id.
    """
    return dumped(_jsonld.json_ld(_graph(docs)))


def csv(docs: DocumentClaims | Iterable[DocumentClaims]) -> str:
    """Write claims as CSV (RFC 4180), a row a claim, for spreadsheets and R.

    Args:
        docs: The documents, or a single one.

    Returns:
        The columns of `quoteattr.to_frame`; what may be several is joined by
        "; ". A text that a spreadsheet would take for a formula has an apostrophe before it.

    Raises:
        NotDocumentError: Something other than documents is among them.
    """
    return "".join(csv_parts(documents(docs)))


def _table(docs: DocumentClaims | Iterable[DocumentClaims]) -> str:
    from quoteattr.display import table

    return "\n\n".join(map(table, documents(docs)))


def _html(docs: DocumentClaims | Iterable[DocumentClaims]) -> str:
    from quoteattr.display import page

    return page(docs)


def _json(docs: DocumentClaims | Iterable[DocumentClaims]) -> str:
    """An object for one document, an array for several."""
    if isinstance(docs, DocumentClaims):
        return to_json(docs)
    return f"[{','.join(to_json(doc) for doc in documents(docs))}]"


_OF_DOCUMENTS: Mapping[str, Callable[[Any], str]] = {
    "table": _table,
    "json": _json,
    "jsonl": to_jsonl,
    "csv": csv,
    "html": _html,
}
_OF_GRAPHS: Mapping[str, Callable[[Any], str]] = {
    "node-link": node_link,
    "graphml": graphml,
    "gexf": gexf,
    "cytoscape": cytoscape,
    "jsonld": jsonld,
    "dot": dot,
}
FORMATS: Mapping[str, Callable[[Any], str]] = MappingProxyType({**_OF_DOCUMENTS, **_OF_GRAPHS})


def export(docs: Source, name: str) -> str:
    """Write what was found in a format.

    Args:
        docs: A document, or several; for the formats of graphs a graph as well, and several
            documents are merged.
        name: One of `FORMATS`, in any case; the command line has the same, and Parquet, which is
            no text.

    Returns:
        The file's content.

    Raises:
        FormatError: There is no such format, or it holds no graph.
        NotDocumentError: It is not a document, documents or a graph.
        GraphError: Several documents cannot be merged, such as two with the same id.
    """
    key = str(name).lower()
    if key not in FORMATS:
        raise FormatError(
            f"there is no format {name!r}; use one of {', '.join(FORMATS)}, or a data frame, "
            "which writes others: quoteattr.to_frame(docs)"
        )
    if key in _OF_DOCUMENTS and hasattr(docs, "nodes"):
        raise FormatError(f"{key!r} holds documents; use 'node-link' for a graph")
    return FORMATS[key](docs)


def _graph(docs: Source) -> nx.MultiDiGraph[str]:
    from quoteattr.graph import as_graph

    return as_graph(docs)
