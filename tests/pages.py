"""Reading HTML back: strictly, and as an attacker would hope it is not read."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser

from quoteattr.lexicon import DATA

TAGS = frozenset(
    {"html", "head", "meta", "title", "style", "body", "main", "article", "header", "h2"}
    | {"details", "summary", "div", "p", "pre", "span", "bdi", "ul", "li"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
    | {"svg", "desc", "path", "rect", "text", "tspan"}
)
ATTRIBUTES = frozenset(
    {"aria-label", "charset", "class", "content", "data-n", "dir", "http-equiv", "lang", "name"}
    | {"open", "role", "scope", "style", "tabindex", "title"}
    | {"d", "dy", "height", "stroke-width", "text-anchor", "viewbox", "width", "x", "xmlns", "y"}
)
VOID = {"meta"}


class Reader(HTMLParser):
    """Reads HTML strictly: the text under a class, and which claims cover which text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.stack: list[tuple[str, dict[str, str | None]]] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[list[dict[str, str | None]], str]] = []
        self.feed(source)
        self.close()
        assert not self.stack, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop()[0] == tag, "elements nest"

    def handle_data(self, data: str) -> None:
        self.texts.append(([attributes for _, attributes in self.stack], data))

    def text(self, css_class: str) -> str:
        return "".join(
            data
            for path, data in self.texts
            if any(css_class in (a.get("class") or "").split() for a in path)
        )

    def covered(self, css_class: str, number: int) -> str:
        """The text within marks of a class whose tooltip begins with the claim's number."""
        return "".join(
            data
            for path, data in self.texts
            if any(
                css_class in (a.get("class") or "").split()
                and (a.get("title") or "").startswith(f"{number}  ")
                for a in path
            )
        )


def assert_harmless(source: str) -> Reader:
    reader = Reader(source)
    for tag, attributes in reader.seen:
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES
        assert attributes.get("style") in (None, "display:none")
    style = DATA.joinpath("display.css").read_text(encoding="utf-8")
    markup = source.replace(style, "").replace('xmlns="http://www.w3.org/2000/svg"', "")
    tags = "".join(re.findall(r"<[^>]*>", markup))
    assert "http:" not in re.sub(r'title="[^"]*"', "", tags)
    assert not [c for c in source if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    source.encode("utf-8")
    return reader
