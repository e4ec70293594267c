"""Identifiers of graph nodes (deterministic, free of collisions, safe anywhere) and colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args
from urllib.parse import unquote

from quoteattr.claims import EntityKind

# Beside our own separators, whatever XML 1.0 forbids or would change in an attribute.
_UNSAFE = re.compile(r"[%/:#\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")

_COLORS = {
    "person": "#a8d1f0",
    "organization": "#f7c59f",
    "place": "#b9dfb0",
    "group": "#d9c3e8",
    "claim": "#fdf3c7",
}


def own(document: str, item: str | None = None) -> str:
    """Identify a document, or an entity or claim as its own.

    Args:
        document: Name of the document.
        item: Identifier of an entity or claim in it.

    Returns:
        "article-1" or "article-1/e1"; separators within the parts are percent-encoded, so that
        two different things never get the same identifier.
    """
    return quoted(document) if item is None else f"{quoted(document)}/{quoted(item)}"


def shared(kind: str, name: str) -> str:
    """Identify an entity that several documents may share: "person:Oleg Kiper"."""
    return f"{kind}:{quoted(' '.join(name.split()))}"


def name_in(node: str) -> str | None:
    """The name in an identifier that `shared` gave, None in another: "person:Oleg Kiper#2"."""
    kind, _, rest = node.partition(":")
    name = unquote(rest.partition("#")[0], errors="surrogatepass")
    return name if kind in get_args(EntityKind) and name else None


def quoted(part: str) -> str:
    """Percent-encode separators and the characters that not every format can hold."""
    return _UNSAFE.sub(_percent, part)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def color_of(attributes: Mapping[str, object]) -> str:
    """The colour in which drawings show a node, as "#rrggbb": entities by kind, claims, documents.

    Args:
        attributes: The node's attributes in the graph.

    Returns:
        A colour on which black text can be read.
    """
    kind = attributes.get("entity_kind") or attributes.get("kind")
    return _COLORS.get(str(kind), "#e6e6e6")
