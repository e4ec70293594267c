"""Wording: how a claim is told in a few words, none of which can drive a terminal or a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from quoteattr.claims import Claim, Entity
from quoteattr.document_claims import DocumentClaims
from quoteattr.spans import Span, joined

NOTHING = "—"
NOBODY = "no speaker known"
_LABEL = ":"
_OWN_NUMBER = re.compile("c([0-9]{1,6})")
_JOINERS = "\u200c\u200d"


def with_controls_shown(text: str) -> str:
    """Make control characters visible, each by one other character.

    Args:
        text: Any text.

    Returns:
        A text of the same length in which white space is kept and other control characters
        are shown by their pictures ("␛"), or by "�" where there is no picture.
    """
    return "".join(_shown(char) for char in text)


def one_line(text: str) -> str:
    """Bring a text on one line that is safe to print.

    Args:
        text: Any text.

    Returns:
        The text with each run of white space as one space, with its control characters made
        visible, without invisible ones such as those that turn the direction of writing.
    """
    seen = (
        c for c in with_controls_shown(text) if c in _JOINERS or unicodedata.category(c) != "Cf"
    )
    return " ".join("".join(seen).split())


def who(doc: DocumentClaims, claim: Claim) -> str:
    """Who makes a claim: the speakers by name, else the words of its source, else "—"."""
    return _names(doc, claim.speakers) or _words(claim.source) or NOTHING


def number(doc: DocumentClaims, claim: Claim) -> str:
    """The number of a claim: that of its identifier, "14" of "c14", which filters leave as it is.

    A claim with an identifier of another form is counted.
    """
    own = _OWN_NUMBER.fullmatch(claim.id)
    return own[1] if own else str(doc.number_of(claim.id))


def cue(claim: Claim) -> str:
    """The words that tie a claim to its source, "(label)" for a colon, "—" where there are none."""
    words = _words(claim.cue)
    return "(label)" if words == _LABEL else words or NOTHING


def manner(doc: DocumentClaims, claim: Claim) -> str:
    """How a claim is made, besides its cue: "negative, demand, indirect, within 4"."""
    facts = (
        "negative" if claim.polarity == "negative" else "",
        claim.type if claim.type != "statement" else "",
        claim.form,
        _place(doc, claim.parent) if claim.parent else "",
    )
    return ", ".join(filter(None, facts))


def what(claim: Claim) -> str:
    """The content of a claim on one line, gaps shown as " … "."""
    return _words(claim.content) or NOTHING


def about(doc: DocumentClaims, claim: Claim) -> str:
    """Whom a claim is about, by name, "—" where nobody is known."""
    return _names(doc, (about.entity for about in claim.about)) or NOTHING


def summary(doc: DocumentClaims, claim: Claim) -> str:
    """All about a claim but its content, in a few lines, for someone who points at it."""
    lines = [f"{who(doc, claim)}: {cue(claim)} ({manner(doc, claim)})"]
    if claim.source and claim.speakers:
        lines.append(f"source: {_words(claim.source)} ({claim.resolution})")
    if claim.addressees:
        lines.append(f"to {_names(doc, claim.addressees)}")
    if claim.about:
        lines.append(f"about {about(doc, claim)}")
    if claim.reason:
        lines.append(f"no speaker: {one_line(claim.reason)}")
    lines.append(f"confidence {claim.confidence:.2f}, found by {one_line(claim.rule)}")
    return "\n".join(lines)


def portrait(entity: Entity) -> str:
    """What is known of an entity besides its name: "person, harbour master"."""
    return ", ".join(map(one_line, (entity.kind, *entity.roles)))


def title(doc: DocumentClaims) -> str:
    """The name of a document and what is in it: "budget: 4 claims, 2 quotes, 3 speakers"."""
    speakers = {speaker for claim in doc.claims for speaker in claim.speakers}
    return f"{one_line(doc.id) or 'document'}: " + ", ".join(
        (
            counted(len(doc.claims), "claim"),
            counted(len(doc.quotes), "quote"),
            counted(len(speakers), "speaker"),
        )
    )


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 claim", "3 claims"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _place(doc: DocumentClaims, parent: str) -> str:
    if doc.number_of(parent) is None:
        return ""
    return f"within\N{NO-BREAK SPACE}{number(doc, doc.claim(parent))}"


def _names(doc: DocumentClaims, entities: Iterable[str]) -> str:
    return ", ".join(one_line(doc.entity(entity).name) or NOTHING for entity in entities)


def _words(spans: Iterable[Span]) -> str:
    return one_line(joined(spans))


def _shown(char: str) -> str:
    if char.isspace():
        return char if char in "\t\n\r" or unicodedata.category(char)[0] == "Z" else " "
    match unicodedata.category(char):
        case "Cc":
            return "\u2421" if char == "\x7f" else chr(0x2400 + ord(char)) if char < " " else "�"
        case "Cs":
            return "�"
        case _:
            return char
