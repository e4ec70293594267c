"""Graphs as Graphviz DOT (https://graphviz.org/doc/info/lang.html)."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from quoteattr.formats.nodes import color_of
from quoteattr.formats.scalars import printable

if TYPE_CHECKING:
    import networkx as nx

_HEAD = """\
digraph claims {
  graph [rankdir=LR, nodesep=0.25, ranksep=0.7, bgcolor="white"]
  node [fontname="Helvetica,Arial,sans-serif", fontsize=11, style="filled", color="#666666"]
  edge [fontname="Helvetica,Arial,sans-serif", fontsize=9, color="#555555", arrowsize=0.7]
"""
_SHAPES = {"entity": "ellipse", "claim": "note", "document": "folder"}
_STYLES = {"embeds": "bold", "addressed_to": "dashed"}
_LINE = 32
_LONGEST = 160


def dot(graph: nx.MultiDiGraph[str]) -> str:
    """Write a graph as DOT: entities in ellipses, claims on notes, documents in folders.

    Args:
        graph: What `quoteattr.graph` made, whole or projected on its entities.

    Returns:
        A digraph. Long contents are shortened; what is denied is drawn in red; entities that
        neither make a claim nor are in one are left out.
    """
    lines = [
        f"  {_quoted(node)} {_attributes(_node(node, data))}"
        for node, data in graph.nodes(data=True)
        if data.get("kind") != "entity" or graph.degree(node)
    ]
    lines += [
        f"  {_quoted(start)} -> {_quoted(end)} {_attributes(_edge(data))}"
        for start, end, data in graph.edges(data=True)
    ]
    return _HEAD + "".join(line + "\n" for line in lines) + "}\n"


def _node(node: str, data: Mapping[str, Any]) -> dict[str, str]:
    label = str(data.get("name") or data.get("content") or node)
    return {
        "label": _label(label),
        "tooltip": _escaped(label),
        "shape": _SHAPES.get(data.get("kind", ""), "box"),
        "fillcolor": color_of(data),
    }


def _edge(data: Mapping[str, Any]) -> dict[str, str]:
    kind = data.get("kind", "")
    if kind == "in":
        return {"style": "dotted", "color": "#bbbbbb"}
    out = {"label": _label(data.get("cue") or data.get("role") or kind.replace("_", " "))}
    if kind in _STYLES:
        out["style"] = _STYLES[kind]
    if data.get("polarity") == "negative":
        out |= {"color": "#b3261e", "fontcolor": "#b3261e"}
    return out


def _label(text: str) -> str:
    """Text in short lines, cut where it gets long."""
    short = textwrap.shorten(text, _LONGEST, placeholder=" …")
    return "\\n".join(map(_escaped, textwrap.wrap(short, _LINE)))


def _escaped(text: str) -> str:
    """Text as it stands: in a label Graphviz reads backslashes and character entities."""
    flat = " ".join(printable(text).split())
    return flat.replace("\\", "\\\\").replace("&", "&amp;").replace('"', '\\"')


def _attributes(values: Mapping[str, str]) -> str:
    return "[" + ", ".join(f'{name}="{value}"' for name, value in values.items()) + "]"


def _quoted(node: str) -> str:
    return '"' + printable(node).replace("\\", "\\\\").replace('"', '\\"') + '"'
