"""Documents and graphs as text: tables, pages, JSON and its family, GraphML, GEXF, DOT, JSON-LD."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
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


def from_json(data: str | bytes | dict[str, Any], text: str | None = None) -> AttributedDocument:
    """Read back what `to_json` or `to_dict` wrote; the same as `AttributedDocument.from_json`.

    Args:
        data: A JSON object as a string or bytes, or the dict.
        text: The document's text, where the JSON was written without it.

    Returns:
        A document equal to the one that was written.

    Raises:
        FormatError: It is not JSON, not of this schema, contradicts itself or the text, or has no
            text and none was passed; the message names the place.
    """
    return AttributedDocument.from_json(data, text)


def read_jsonl(paths: str | Path | Iterable[str | Path]) -> Iterator[AttributedDocument]:
    """Read documents back from JSON Lines; the same as `AttributedDocument.read_jsonl`.

    Args:
        paths: A file, a folder of ``.jsonl`` files, which are read in the order of their names, or
            several of either. Blank lines are passed over.

    Yields:
        Documents equal to those that were written, one at a time.

    Raises:
        FormatError: A line is not a document of this library, or a folder holds no ``.jsonl``
            file; the message names file and line.
        OSError: A file cannot be read.
    """
    return AttributedDocument.read_jsonl(paths)


def node_link(source: Source) -> str:
    """Write a graph as node-link JSON, for D3 and ``networkx.node_link_graph(edges="edges")``.

    Args:
        source: A document, several, which are merged, or a graph.

    Returns:
        A JSON object with all attributes whole; tuples are lists there.

    Raises:
        NotDocumentError: It is none of these.
        GraphError: Several documents cannot be merged, such as two with the same id.
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
        source: A document, several, which are merged, or a graph.

    Returns:
        A JSON object; attributes are flattened to scalars.

    Raises:
        NotDocumentError: It is none of these.
        GraphError: Several documents cannot be merged, such as two with the same id.
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
    """Write a graph as GraphML (http://graphml.graphdrawing.org), for yEd, igraph and Gephi.

    Args:
        source: A document, several, which are merged, or a graph.

    Returns:
        An XML document; attributes are flattened to scalars.

    Raises:
        NotDocumentError: It is none of these.
        GraphError: Several documents cannot be merged, such as two with the same id.
    """
    return xmlgraph.graphml(_graph(source))


def gexf(source: Source) -> str:
    """Write a graph as GEXF 1.2 (https://gexf.net), with labels and colours for Gephi.

    Args:
        source: A document, several, which are merged, or a graph.

    Returns:
        An XML document; attributes are flattened to scalars.

    Raises:
        NotDocumentError: It is none of these.
        GraphError: Several documents cannot be merged, such as two with the same id.
    """
    return xmlgraph.gexf(_graph(source))


def dot(source: Source) -> str:
    """Write a graph as DOT, for Graphviz (https://graphviz.org/doc/info/lang.html).

    Entities stand in ellipses, claims on notes, documents in folders.

    Args:
        source: A document, several, which are merged, or a graph.

    Returns:
        A digraph. Long contents are shortened; what is denied is drawn in red; entities that
        neither make a claim nor are in one are left out.

    Raises:
        NotDocumentError: It is none of these.
        GraphError: Several documents cannot be merged, such as two with the same id.
    """
    return _dot.dot(_graph(source))


def jsonld(source: Source) -> str:
    """Write a graph as JSON-LD, in the terms of schema.org and PROV-O.

    Args:
        source: A document, several, which are merged, or a graph.

    Returns:
        A JSON-LD document that needs no other to be read. What stands in quotation marks is a
        Quotation, all else a Claim (https://schema.org/Quotation, https://schema.org/Claim); what
        its source denies is ``quoteattr:deniedBy``, so that nobody is made the author of what
        they deny.

    Raises:
        NotDocumentError: It is none of these.
        GraphError: Several documents cannot be merged, such as two with the same id.
    """
    return dumped(_jsonld.json_ld(_graph(source)))


def csv(source: DocumentClaims | Iterable[DocumentClaims]) -> str:
    """Write claims as CSV (RFC 4180), a row a claim, for spreadsheets and R.

    Args:
        source: The documents, or a single one.

    Returns:
        The columns of `quoteattr.integrations.pandas.to_frame`; what may be several is joined by
        "; ". A text that a spreadsheet would take for a formula has an apostrophe before it.

    Raises:
        NotDocumentError: Something other than documents is among them.
    """
    return "".join(csv_parts(documents(source)))


def _table(source: DocumentClaims | Iterable[DocumentClaims]) -> str:
    from quoteattr.display import table

    return "\n\n".join(map(table, documents(source)))


def _html(source: DocumentClaims | Iterable[DocumentClaims]) -> str:
    from quoteattr.display import page

    return page(source)


def _json(source: DocumentClaims | Iterable[DocumentClaims]) -> str:
    """An object for one document, an array for several."""
    if isinstance(source, DocumentClaims):
        return to_json(source)
    return f"[{','.join(to_json(doc) for doc in documents(source))}]"


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


def export(source: Source, name: str) -> str:
    """Write what was found in a format.

    Args:
        source: A document, or several; for the formats of graphs a graph as well, and several
            documents are merged.
        name: One of `FORMATS`; the command line has the same, and Parquet, which is no text.

    Returns:
        The file's content.

    Raises:
        FormatError: There is no such format, or it holds no graph.
        NotDocumentError: The source is not a document, documents or a graph.
        GraphError: Several documents cannot be merged, such as two with the same id.
    """
    if name not in FORMATS:
        raise FormatError(f"there is no format {name!r}; use one of {', '.join(FORMATS)}")
    if name in _OF_DOCUMENTS and hasattr(source, "nodes"):
        raise FormatError(f"{name!r} holds documents; use 'node-link' for a graph")
    return FORMATS[name](source)


def _graph(source: Source) -> nx.MultiDiGraph[str]:
    from quoteattr.graph import as_graph

    return as_graph(source)
