"""Completion: what cues attribute, with what needs no cue of its own."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.attributions import Attribution, Quotation
from quoteattr.dialogue.continuations import with_continuations
from quoteattr.dialogue.headlines import with_headline
from quoteattr.dialogue.interviews import with_interviews
from quoteattr.dialogue.nested import unquoted, without_strays
from quoteattr.document import Document
from quoteattr.grammar.silence import is_silence
from quoteattr.lexicon import Lexicon


def completed(
    document: Document,
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    lexicon: Lexicon,
) -> tuple[Attribution, ...]:
    """Add what needs no cue of its own: headlines, turns of interviews, quotations that go on.

    What cues attribute to those who gave no answer, or no name, is left out.

    Args:
        document: The parse.
        quotations: What stands in quotation marks.
        attributions: What cues attribute.
        lexicon: Tables of the language.

    Returns:
        Attributions in the order of the text.
    """
    attributions = _without_silence(document, attributions, lexicon)
    attributions = unquoted(quotations, attributions)
    attributions = with_headline(document, attributions, lexicon)
    attributions = with_interviews(document, attributions, lexicon)
    attributions = with_continuations(document, quotations, attributions, lexicon)
    return without_strays(quotations, attributions)


def _without_silence(
    document: Document, attributions: Sequence[Attribution], lexicon: Lexicon
) -> tuple[Attribution, ...]:
    """Attributions without those that tell of no claim: "did not respond to questions"."""
    return tuple(
        attribution
        for attribution in attributions
        if attribution.cue_head is None or not is_silence(document, attribution.cue_head, lexicon)
    )
