"""Attribution by rule: cues, their contents, and the choice among them.

This is the stage that a learned model replaces: `Attributor(attributions=...)` takes any function
of the same shape as `find_attributions`.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.attributions import Attribution, Quotation
from quoteattr.contents import find_contents
from quoteattr.continuations import with_continuations
from quoteattr.cues import find_cues
from quoteattr.dialogue.headlines import with_headline
from quoteattr.dialogue.interviews import with_interviews
from quoteattr.document import Document
from quoteattr.lexicon import Lexicon
from quoteattr.selection import select, without_strays


def find_attributions(
    document: Document, quotations: Sequence[Quotation], lexicon: Lexicon
) -> tuple[Attribution, ...]:
    """Find who says what in a parsed text.

    Args:
        document: The parse.
        quotations: What stands in quotation marks.
        lexicon: Tables of the language.

    Returns:
        Attributions in the order of the text.
    """
    cues = find_cues(document, lexicon)
    proposals = find_contents(document, quotations, cues, lexicon)
    attributions = select(document, quotations, proposals, lexicon)
    attributions = with_headline(document, attributions, lexicon)
    attributions = with_interviews(document, attributions, lexicon)
    attributions = with_continuations(document, quotations, attributions, lexicon)
    return without_strays(quotations, attributions)
