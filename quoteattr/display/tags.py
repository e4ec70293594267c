"""Tags: pieces of HTML and SVG, escaped as they are built."""

from __future__ import annotations

from collections.abc import Mapping

from quoteattr.display.wording import with_controls_shown

_ESCAPES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "'": "&#x27;",
        "\r": "&#13;",  # a parser would take a bare one for a line end
    }
)


def escaped(text: str) -> str:
    """A text as HTML shows it: nothing in it is markup, control characters are visible."""
    return with_controls_shown(text).translate(_ESCAPES)


def opening(name: str, attributes: Mapping[str, object]) -> str:
    """An opening tag; attributes whose value is None or "" are left out."""
    pairs = (
        f' {key}="{escaped(str(value))}"'
        for key, value in attributes.items()
        if value is not None and value != ""
    )
    return f"<{name}{''.join(pairs)}>"


def tag(name: str, attributes: Mapping[str, object], *children: str) -> str:
    """An element.

    Args:
        name: Its name.
        attributes: Its attributes, not yet escaped.
        children: What is in it: markup, or text that `escaped` returned.

    Returns:
        The element as markup.
    """
    return f"{opening(name, attributes)}{''.join(children)}</{name}>"
