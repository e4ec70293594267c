"""Completion: what cues attribute, with what needs no cue of its own."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.attributions import Attribution, Quotation
from quoteattr.dialogue.continuations import with_continuations
from quoteattr.dialogue.headlines import with_headline
from quoteattr.dialogue.interviews import with_interviews
from quoteattr.dialogue.nested import unquoted, without_strays
from quoteattr.document import Document
from quoteattr.lexicon import Lexicon


def completed(
    document: Document,
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    lexicon: Lexicon,
) -> tuple[Attribution, ...]:
    """Add what needs no cue of its own: headlines, turns of interviews, quotations that go on.

    Args:
        document: The parse.
        quotations: What stands in quotation marks.
        attributions: What cues attribute.
        lexicon: Tables of the language.

    Returns:
        Attributions in the order of the text.
    """
    attributions = unquoted(quotations, attributions)
    attributions = with_headline(document, attributions, lexicon)
    attributions = with_interviews(document, attributions, lexicon)
    attributions = with_continuations(document, quotations, attributions, lexicon)
    return without_strays(quotations, attributions)
