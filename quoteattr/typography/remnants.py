"""Remnants: what a page, a file's format or a wrong encoding left in a text, read as its words."""

from __future__ import annotations

import re

_TAGS = 2  # fewer may be what a text tells of: "the <p> tag"
_ENTITIES = 3  # fewer may be a firm's name, "AT&amp;T", or an example
_SHOWN = 40  # characters of a remnant in a message
_NAMES = (
    "html|head|title|body|article|section|header|footer|main|nav|p|div|span|br|a|b|i|u|em|strong|"
    "h[1-6]|ul|ol|li|table|tr|td|img|figure|blockquote|script|style|iframe"
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]{{0,500}})?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:quot|amp|nbsp|apos|[lr][ds]quo|[mn]dash|hellip|lt|gt|#\d{2,5});")
# UTF-8 that was read as Windows-1252 or Latin-1: “ became "â€œ", é "Ã©", a hard space "Â ".
_BROKEN = re.compile("â€|â[\x80-\x9f]|Ã[\xa0-\xbf]|Â[\xa0-\xbf]")

# How files begin that were read as if they were text, and what brings the text out of them.
_FORMATS = (
    (re.compile(r"\s*%PDF-"), "a PDF", "pdftotext file.pdf"),
    (re.compile(r"\s*\{\\rtf\d"), "RTF", "pandoc --from rtf --to plain file.rtf"),
    (re.compile(r"PK\x03\x04"), "a Word or other packed file", "pandoc --to plain file.docx"),
)
_LONGEST_PATH = 300
_PATH = re.compile(
    r"(?:(?:[~.]{0,2}[/\\]|[A-Za-z]:)[^\n\"“”]*?|[^\s\"“”]+)"
    r"\.(?:txt|text|md|html?|xml|pdf|docx?|odt|rtf|csv|jsonl?|conllu)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def remnant_advice(text: str) -> str:
    """What to do with a text that holds markup, is a path or was read in a wrong encoding.

    Args:
        text: Any text.

    Returns:
        A sentence that names the first remnant; "" for a text that holds none to speak of.
    """
    return _advice_on_form(text) or _advice_on_remnants(text)


def _advice_on_form(text: str) -> str:
    """What to do with what is no text: the inside of a file, or where to find one."""
    for beginning, what, command in _FORMATS:
        if beginning.match(text):
            return f"the text is the inside of {what}; extract it first, for example: {command}"
    line = text.strip() if len(text) <= _LONGEST_PATH else ""
    if _ADDRESS.fullmatch(line):
        return f"{line!r} is an address, and is read as the text; fetch the page, extract its text"
    if _PATH.fullmatch(line):
        return (
            f"{line!r} is a path, and is read as the text; read the file: "
            f"Path({line!r}).read_text(encoding='utf-8')"
        )
    return ""


def _advice_on_remnants(text: str) -> str:
    broken = _BROKEN.search(text)
    if broken is not None:
        return (
            f"{_told(broken)} is what UTF-8 looks like when it is read in another encoding; read "
            "the file as UTF-8: path.read_text(encoding='utf-8')"
        )
    tags = [*_TAG.finditer(text)]
    if len(tags) >= _TAGS and any(tag[0].startswith("</") for tag in tags):
        return (
            f"{_told(tags[0])} is markup, which is read as words of the text; extract the article "
            "first, for example with trafilatura.extract(html)"
        )
    entities = [*_ENTITY.finditer(text)]
    if len(entities) >= _ENTITIES:
        return (
            f"{_told(entities[0])} is markup, which is read as words of the text; resolve it "
            "first: html.unescape(text)"
        )
    return ""


def _told(found: re.Match[str]) -> str:
    """A remnant and where it stands."""
    return f"{found[0][:_SHOWN]!r} at offset {found.start()}"
