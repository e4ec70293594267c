"""Documents made by hand: claims whose spans are given by their words."""

from __future__ import annotations

import re
from typing import Any

from quoteattr.claims import About, Claim, Entity
from quoteattr.document_claims import DocumentClaims
from quoteattr.result import AttributedDocument
from quoteattr.spans import Span


def span(text: str, piece: str, near: int = 0) -> Span:
    """The piece where it stands nearest to an offset."""
    starts = (match.start() for match in re.finditer(re.escape(piece), text))
    start = min(starts, key=lambda start: abs(start - near))
    return Span.of(text, start, start + len(piece))


def claim(text: str, number: int, who: str, cue: str, *content: str, **more: Any) -> Claim:
    """A claim; what is not given is that of an indirect statement by nobody."""
    near = text.index(content[0])
    about = tuple(About(entity, "subject") for entity in more.pop("about", ()))
    values: dict[str, Any] = {
        "form": "indirect",
        "type": "statement",
        "polarity": "positive",
        "speaker": None,
        "resolution": "name" if more.get("speaker") else "none",
        "addressees": (),
        "parent": None,
        "rule": "sample",
        "confidence": 0.9,
        **more,
    }
    return Claim(
        id=f"c{number}",
        source=(span(text, who, near),) if who else (),
        cue=(span(text, cue, near),) if cue else (),
        content=tuple(span(text, piece) for piece in content),
        about=about,
        **values,
    )


HARBOUR = """The harbour of Lindmouth will stay shut until spring

“We will not open a gate that may drown a street,” harbour master Ines Okafor told residents on Monday, adding that the lock had failed twice in a month.

The Ministry of Transport denied that it had cut the budget. A spokesman said Okafor had claimed that the town paid for nothing, which he called untrue.

According to two divers, the lower gate is bent. “It moves,” one of them said, “but it does not close.” The mayor, Tom Brandt, promised to resign if the ministry was right.

“You could hear it from the church.

“It went on all night,” recalled Ada Quist, who keeps the inn.

Brandt was accused of hiding the report.
"""  # noqa: E501


def harbour() -> AttributedDocument:
    """A short article with several speakers, nested, negative, split and unsourced claims."""
    text = HARBOUR
    entities = (
        Entity("e1", "Lindmouth", "place"),
        Entity("e2", "Ines Okafor", "person", roles=("harbour master",)),
        Entity("e3", "residents", "group"),
        Entity("e4", "the lock", "other"),
        Entity("e5", "Ministry of Transport", "organization"),
        Entity("e6", "two divers", "group"),
        Entity("e7", "Tom Brandt", "person", roles=("mayor",)),
        Entity("e8", "Ada Quist", "person"),
    )
    okafor, ministry, divers, brandt, quist = "e2", "e5", "e6", "e7", "e8"
    claims = (
        claim(
            text, 1, "harbour master Ines Okafor", "told",
            "“We will not open a gate that may drown a street,”",
            form="direct", speaker=okafor, addressees=("e3",), about=("e1",),
        ),
        claim(
            text, 2, "harbour master Ines Okafor", "adding",
            "that the lock had failed twice in a month", speaker=okafor, about=("e4",),
        ),
        claim(
            text, 3, "The Ministry of Transport", "denied", "that it had cut the budget",
            speaker=ministry, polarity="negative", about=("e1",),
        ),
        claim(
            text, 4, "A spokesman", "said",
            "Okafor had claimed that the town paid for nothing, which he called untrue",
            speaker=ministry, resolution="nominal", about=(okafor,),
        ),
        claim(
            text, 5, "Okafor", "claimed", "that the town paid for nothing",
            speaker=okafor, parent="c4", about=("e1",),
        ),
        claim(
            text, 6, "two divers", "According to", "the lower gate is bent",
            speaker=divers, about=("e4",),
        ),
        claim(
            text, 7, "one of them", "said", "“It moves,”", "“but it does not close.”",
            form="direct", speaker=divers, resolution="pronoun", about=("e4",),
        ),
        claim(
            text, 8, "The mayor, Tom Brandt", "promised",
            "to resign if the ministry was right", speaker=brandt, type="promise",
            about=(ministry,),
        ),
        claim(
            text, 9, "Ada Quist, who keeps the inn", "recalled",
            "“You could hear it from the church.\n\n“It went on all night,”",
            form="direct", speaker=quist, about=("e4",),
        ),
        claim(
            text, 10, "", "was accused of", "hiding the report", about=(brandt,),
            reason="nobody is named as the source",
        ),
    )  # fmt: skip
    return AttributedDocument("harbour", text, entities=entities, claims=claims)


def hostile(nasty: str) -> DocumentClaims:
    """A document in which everything that a text can bring along is this string."""
    text = f"{nasty} said “{nasty}”"
    said = Span.of(text, len(nasty) + 1, len(nasty) + 5)
    source, content = Span.of(text, 0, len(nasty)), Span.of(text, said.end + 1, len(text))
    one = Claim(
        id="c1",
        form="direct",
        type="statement",
        polarity="negative",
        source=(source,),
        cue=(source, said),
        content=(content,),
        speaker="e1",
        resolution="name",
        about=(About("e1", "subject"),),
        addressees=("e1",),
        parent=None,
        rule=nasty,
        confidence=0.5,
        reason=nasty,
    )
    entity = Entity("e1", nasty, "person", (nasty,), (nasty,))
    return DocumentClaims(nasty, text, nasty, (entity,), (one,))
