"""Attribution by rule: cues, their contents, and the choice among them.

A learned model takes the place of the choice (see `quoteattr.learned`); `Attributor(model=None)`
keeps to the rules. `Attributor(attributions=...)` takes any function of the shape of
`find_attributions`.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.attributions import Attribution, Quotation
from quoteattr.contents import find_contents
from quoteattr.cues import find_cues
from quoteattr.dialogue.completion import completed
from quoteattr.document import Document
from quoteattr.lexicon import Lexicon
from quoteattr.weighing.selection import select


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
    return completed(document, quotations, attributions, lexicon)
