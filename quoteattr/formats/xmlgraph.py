"""Graphs as XML: GraphML and GEXF, the same bytes for the same graph on any day.

networkx writes both too, but dates its GEXF, numbers its edges by kind and stops at control
characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from quoteattr.formats.nodes import color_of
from quoteattr.formats.scalars import flat, printable

if TYPE_CHECKING:
    import networkx as nx

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://www.gexf.net/1.2draft"
_VIZ = _GEXF + "/viz"
_TYPES = {bool: "boolean", int: "int", float: "double", str: "string"}
_GEXF_TYPES = _TYPES | {int: "integer"}

Attributes = Mapping[str, Any]


def graphml(graph: nx.MultiDiGraph[str]) -> str:
    """Write a graph as GraphML (http://graphml.graphdrawing.org/primer/graphml-primer.html).

    Args:
        graph: A graph with strings as nodes.

    Returns:
        An XML document; attributes are flattened to scalars.
    """
    root = ET.Element("graphml", {"xmlns": _GRAPHML})
    keys = {
        scope: _graphml_keys(root, scope, map(flat, items))
        for scope, items in (("node", _node_data(graph)), ("edge", _edge_data(graph)))
    }
    body = ET.SubElement(root, "graph", {"edgedefault": "directed"})
    for node, data in graph.nodes(data=True):
        _graphml_data(ET.SubElement(body, "node", {"id": printable(node)}), keys["node"], data)
    for number, (start, end, data) in enumerate(graph.edges(data=True)):
        places = {"id": f"edge{number}", "source": printable(start), "target": printable(end)}
        _graphml_data(ET.SubElement(body, "edge", places), keys["edge"], data)
    return _document(root)


def gexf(graph: nx.MultiDiGraph[str]) -> str:
    """Write a graph as GEXF 1.2, with labels and colours for Gephi (https://gexf.net).

    Args:
        graph: A graph with strings as nodes.

    Returns:
        An XML document; attributes are flattened to scalars.
    """
    root = ET.Element("gexf", {"xmlns": _GEXF, "xmlns:viz": _VIZ, "version": "1.2"})
    body = ET.SubElement(root, "graph", {"defaultedgetype": "directed", "mode": "static"})
    keys = {
        scope: _gexf_keys(body, scope, map(flat, items))
        for scope, items in (("node", _node_data(graph)), ("edge", _edge_data(graph)))
    }
    nodes = ET.SubElement(body, "nodes")
    for node, data in graph.nodes(data=True):
        label = printable(str(data.get("name") or data.get("content") or node))
        element = ET.SubElement(nodes, "node", {"id": printable(node), "label": label})
        _gexf_data(element, keys["node"], data)
        ET.SubElement(element, "viz:color", _rgb(color_of(data)))
    edges = ET.SubElement(body, "edges")
    for number, (start, end, data) in enumerate(graph.edges(data=True)):
        label = printable(str(data.get("cue") or data.get("role") or data.get("kind", "")))
        places = {"id": str(number), "source": printable(start), "target": printable(end)}
        _gexf_data(ET.SubElement(edges, "edge", places | {"label": label}), keys["edge"], data)
    return _document(root)


def _node_data(graph: nx.MultiDiGraph[str]) -> Iterable[Attributes]:
    return (data for _, data in graph.nodes(data=True))


def _edge_data(graph: nx.MultiDiGraph[str]) -> Iterable[Attributes]:
    return (data for *_, data in graph.edges(data=True))


def _types(items: Iterable[Attributes]) -> dict[str, type]:
    """The type of each attribute: text where its values are of several."""
    types: dict[str, type] = {}
    for name, value in (pair for data in items for pair in data.items()):
        types[name] = type(value) if types.get(name, type(value)) is type(value) else str
    return types


def _graphml_keys(root: ET.Element, scope: str, items: Iterable[Attributes]) -> dict[str, str]:
    keys = {}
    for name, type_ in _types(items).items():
        keys[name] = f"{scope}_{name}"
        ET.SubElement(
            root,
            "key",
            {"id": keys[name], "for": scope, "attr.name": name, "attr.type": _TYPES[type_]},
        )
    return keys


def _graphml_data(element: ET.Element, keys: Mapping[str, str], data: Attributes) -> None:
    for name, value in flat(data).items():
        ET.SubElement(element, "data", {"key": keys[name]}).text = _written(value)


def _gexf_keys(body: ET.Element, scope: str, items: Iterable[Attributes]) -> dict[str, str]:
    table = ET.SubElement(body, "attributes", {"class": scope, "mode": "static"})
    keys = {}
    for name, type_ in _types(items).items():
        keys[name] = f"{scope}_{name}"
        ET.SubElement(
            table, "attribute", {"id": keys[name], "title": name, "type": _GEXF_TYPES[type_]}
        )
    return keys


def _gexf_data(element: ET.Element, keys: Mapping[str, str], data: Attributes) -> None:
    values = ET.SubElement(element, "attvalues")
    for name, value in flat(data).items():
        ET.SubElement(values, "attvalue", {"for": keys[name], "value": _written(value)})


def _rgb(color: str) -> dict[str, str]:
    return {name: str(int(color[i : i + 2], 16)) for name, i in (("r", 1), ("g", 3), ("b", 5))}


def _written(value: str | int | float) -> str:
    return str(value).lower() if isinstance(value, bool) else printable(str(value))


def _document(root: ET.Element) -> str:
    ET.indent(root)
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return declaration + ET.tostring(root, encoding="unicode") + "\n"
