"""Quotations and attributions, as frozen values that go from stage to stage.

Those that one stage alone makes stand with it: `quoteattr.cues.Cue`,
`quoteattr.entities.EntityIndex` and `quoteattr.speakers.Speaker`.
"""

from __future__ import annotations

import attrs

from quoteattr.claims import ClaimType, Polarity
from quoteattr.spans import Span


@attrs.frozen
class Quotation:
    """A stretch of text in quotation marks.

    Attributes:
        span: The stretch with its marks.
        inner: The stretch without its marks.
        depth: 0 for an outermost quotation, 1 for one within it, and so on.
        is_speech: False for titles, nicknames and scare quotes.
        closed: Whether a closing mark was found.
        continues: Whether it carries on the quotation before it, left open at the end of the
            last paragraph.
    """

    span: Span
    inner: Span
    depth: int = 0
    is_speech: bool = True
    closed: bool = True
    continues: bool = False


@attrs.frozen
class Attribution:
    """A content tied by a cue to a source, before anyone knows which entity the source is.

    Spans index the text; heads are words, by their index in the document.

    Attributes:
        source: Spans that name who speaks; empty where nobody is named.
        cue: Spans of the cue; empty for a quotation without one.
        content: Spans of what is attributed.
        rule: Name of what found it.
        confidence: Probability, 0 to 1, that it is right.
        type: What the cue makes of the content.
        polarity: "negative" where the source denies or rejects the content or does not say it.
        source_head: Head word of the source, None where there is none.
        cue_head: Head word of the cue, None where there is none.
        content_head: Head word of the content (the predicate of its main clause).
        addressees: Head words of those to whom it is said.
        targets: Head words of what the cue takes as object of blame or praise ("accused X of").
        spoken_of: Head words of whom the cue tells to be spoken of ("said **of Lee**").
        denied: Head words of what the cue says is not so ("denied that she **met** him"): what is
            claimed by them is denied as well.
        is_implicit: Whether a reader carries the speaker over from the text before.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    rule: str
    confidence: float
    type: ClaimType = "statement"
    polarity: Polarity = "positive"
    source_head: int | None = None
    cue_head: int | None = None
    content_head: int | None = None
    addressees: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()
    spoken_of: tuple[int, ...] = ()
    denied: tuple[int, ...] = ()
    is_implicit: bool = False
