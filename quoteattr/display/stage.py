"""Display: the claims of a document shown to a person, as a table, a fragment or a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from quoteattr.claims import Claim
from quoteattr.display import wording
from quoteattr.display.drawing import drawing
from quoteattr.display.marking import marked
from quoteattr.display.palette import tones
from quoteattr.display.tags import escaped, tag
from quoteattr.display.terminal import HEADS, table
from quoteattr.document_claims import DocumentClaims
from quoteattr.lexicon import DATA
from quoteattr.streams import documents

__all__ = ["fragment", "page", "table"]

_NAMED = 3  # documents in the title of a page
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_KEY = tag(
    "p",
    {"class": "qa-note qa-key"},
    '<span class="qa-source">source</span> ',
    '<span class="qa-cue">cue</span> ',
    '<span class="qa-claim qa-h0">claim</span> ',
    '<span class="qa-claim qa-h0 qa-negative">denied, rejected or not said</span>',
)


def fragment(doc: DocumentClaims) -> str:
    """Show a document in a notebook.

    The text with its claims marked, a legend, the claims as a table and the drawing, without
    script, without anything from the network and without identifiers that could clash. Where a
    notebook strips the style sheet, the plain table is seen instead.

    Args:
        doc: The claims of a document.

    Returns:
        A fragment of HTML with its own style sheet.
    """
    plain = tag("pre", {"class": "qa-plain"}, escaped(table(doc)))
    shown = tag("div", {"class": "qa-shown", "style": "display:none"}, *_parts(doc, closed=True))
    return _style() + tag("div", {"class": "quoteattr"}, plain, shown)


def page(docs: DocumentClaims | Iterable[DocumentClaims]) -> str:
    """Show documents as a page for the browser.

    Args:
        docs: The claims of one document, or of several.

    Returns:
        A whole HTML page; its policy forbids a browser to run or to fetch anything.

    Raises:
        NotDocumentError: Something else than documents is among them.
    """
    docs = tuple(documents(docs))
    names = ", ".join(wording.one_line(doc.id) for doc in docs[:_NAMED] if doc.id)
    more = f" and {len(docs) - _NAMED} more" if len(docs) > _NAMED else ""
    head = (
        '<meta charset="utf-8">',
        tag("title", {}, escaped(f"{names or 'documents'}{more}: who claimed what about whom")),
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        _style(),
    )
    articles = (
        tag("article", {"class": "quoteattr qa-page"}, *_parts(doc, closed=False)) for doc in docs
    )
    body = tag("body", {}, tag("main", {}, _contents(docs), *articles))
    return f'<!doctype html>\n<html lang="en"><head>{"".join(head)}</head>{body}</html>\n'


def _contents(docs: Sequence[DocumentClaims]) -> str:
    """A list of several documents; without links, since identifiers could clash."""
    if len(docs) < 2:
        return ""
    titles = (tag("li", {"dir": "auto"}, escaped(wording.title(doc))) for doc in docs)
    listed = _section(f"{len(docs)} documents", tag("ol", {}, *titles))
    return tag("nav", {"class": "quoteattr qa-page"}, listed)


def _parts(doc: DocumentClaims, *, closed: bool) -> Iterable[str]:
    name, _, counts = wording.title(doc).rpartition(": ")
    yield tag(
        "header",
        {},
        tag("h2", {"dir": "auto"}, escaped(name)),
        tag("p", {"class": "qa-dim"}, escaped(counts)),
    )
    yield _legend(doc)
    text = tag("div", {"class": "qa-text", "lang": wording.one_line(doc.lang)}, marked(doc))
    yield _section("Text", (_KEY if doc.claims else "") + text)
    yield _section("Claims", _rows(doc), closed=closed)
    yield _section("Who about whom", drawing(doc))


def _section(name: str, content: str, *, closed: bool = False) -> str:
    attributes = "" if closed else " open"
    return f"<details{attributes}><summary>{name}</summary>{content}</details>"


def _legend(doc: DocumentClaims) -> str:
    """The speakers in their colours with the numbers of their claims, and what marks mean."""
    numbers = _numbers(doc)
    items = [
        tag(
            "li",
            {
                "class": f"qa-{tone}",
                "tabindex": 0,
                "title": wording.portrait(doc.entity(speaker)),
            },
            tag("bdi", {"class": "qa-name"}, escaped(wording.one_line(doc.entity(speaker).name))),
            tag("span", {"class": "qa-dim"}, " " + numbers[speaker]),
        )
        for speaker, tone in tones(doc).items()
        if speaker is not None
    ]
    if None in numbers:
        name = tag("span", {"class": "qa-name"}, wording.NOBODY)
        unnamed = tag("span", {"class": "qa-dim"}, " " + numbers[None])
        items.append(tag("li", {"class": "qa-nobody", "tabindex": 0}, name, unnamed))
    return tag("ul", {"class": "qa-legend", "aria-label": "Speakers"}, *items) if items else ""


def _numbers(doc: DocumentClaims) -> dict[str | None, str]:
    """The numbers of the claims of each speaker, and of those without one."""
    found: dict[str | None, list[str]] = defaultdict(list)
    for claim in doc.claims:
        for speaker in dict.fromkeys(claim.speakers or (None,)):
            found[speaker].append(wording.number(doc, claim))
    return {speaker: ", ".join(numbers) for speaker, numbers in found.items()}


def _rows(doc: DocumentClaims) -> str:
    """The claims as a table."""
    if not doc.claims:
        return tag("p", {"class": "qa-note"}, "No claims found.")
    head = (tag("th", {"scope": "col"}, name) for name in HEADS)
    palette = tones(doc)
    rows = (_row(doc, claim, f"qa-{palette[claim.speaker]}") for claim in doc.claims)
    table = tag("table", {}, tag("thead", {}, tag("tr", {}, *head)), tag("tbody", {}, *rows))
    return tag("div", {"class": "qa-scroll"}, table)


def _row(doc: DocumentClaims, claim: Claim, tone: str) -> str:
    negative = "qa-dim qa-denied" if claim.polarity == "negative" else "qa-dim"
    return tag(
        "tr",
        {"title": wording.summary(doc, claim)},
        tag("td", {"class": f"qa-number {tone}"}, wording.number(doc, claim)),
        tag("td", {"class": f"qa-name {tone}", "dir": "auto"}, escaped(wording.who(doc, claim))),
        tag(
            "td",
            {"dir": "auto"},
            escaped(wording.cue(claim)),
            tag("div", {"class": negative}, escaped(wording.manner(doc, claim))),
        ),
        tag("td", {"class": "qa-what", "dir": "auto"}, escaped(wording.what(claim))),
        tag("td", {"dir": "auto"}, escaped(wording.about(doc, claim))),
    )


@lru_cache(maxsize=1)
def _style() -> str:
    return f"<style>{(DATA / 'display.css').read_text(encoding='utf-8')}</style>"
