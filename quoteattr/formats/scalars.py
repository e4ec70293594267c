"""Graph attributes as the scalars that XML formats, Cytoscape and Graphviz can hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_NOT_XML = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def flat(attributes: Mapping[str, Any]) -> dict[str, str | int | float]:
    """Flatten a node's or an edge's attributes.

    Args:
        attributes: Attributes as `quoteattr.graph` sets them.

    Returns:
        The same without those that are None; names joined by "; ", offsets as "57-112; 120-130".
    """
    return {name: scalar(value) for name, value in attributes.items() if value is not None}


def printable(text: str) -> str:
    """Make a text legal in XML 1.0: control characters become U+FFFD, line ends a newline."""
    return _NOT_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def scalar(value: Any) -> str | int | float:
    """Flatten a value: names joined by "; ", one that is missing among them empty."""
    if isinstance(value, list | tuple):
        return "; ".join(map(_part, value))
    return value if isinstance(value, str | int | float) else str(value)


def _part(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "-".join(map(str, value))
    return "" if value is None else str(value)
