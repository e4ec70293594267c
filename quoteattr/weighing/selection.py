"""Selection: from proposals to one consistent set of attributions."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.attributions import Attribution, Quotation
from quoteattr.contents.proposals import Proposal
from quoteattr.document import Document
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.lexicon import Lexicon
from quoteattr.weighing.clipping import clipped
from quoteattr.weighing.judging import Judged, judge
from quoteattr.weighing.nesting import Ruled, within_contents
from quoteattr.weighing.recording import attribution_of
from quoteattr.weighing.rivals import without_governed, without_rivals
from quoteattr.weighing.sharing import with_shared

MIN_CONFIDENCE = 0.3


def select(
    document: Document,
    quotations: Sequence[Quotation],
    proposals: Sequence[Proposal],
    lexicon: Lexicon,
    min_confidence: float = MIN_CONFIDENCE,
) -> tuple[Attribution, ...]:
    """Keep the best proposal of each cue, and of each content the best cue.

    Args:
        document: The parse.
        quotations: What stands in quotation marks.
        proposals: Readings of cues, those of one cue together.
        lexicon: Tables of the language.
        min_confidence: Probability under which a proposal is dropped.

    Returns:
        Attributions in the order of the text.
    """
    quoted = QuotedWords.of(document, quotations)
    ruled: dict[int, list[Judged]] = {}
    for proposal in proposals:
        one = judge(document, proposal, quoted, lexicon)
        ruled.setdefault(proposal.cue.head, []).append(one)
    judged = [one for readings in ruled.values() for one in readings]
    return consistent(document, judged, ruled, lexicon, min_confidence)


def consistent(
    document: Document,
    judged: Sequence[Judged],
    ruled: Ruled,
    lexicon: Lexicon,
    min_confidence: float = MIN_CONFIDENCE,
) -> tuple[Attribution, ...]:
    """Keep the most probable proposals that do not contradict each other.

    Args:
        document: The parse.
        judged: Readings of cues with their probabilities.
        ruled: The rules' readings of each cue, which tell of claims within claims.
        lexicon: Tables of the language.
        min_confidence: Probability under which a proposal is dropped.

    Returns:
        Attributions in the order of the text.
    """
    likely = [j for j in judged if j.confidence >= min_confidence]
    outer = _outermost(without_rivals(without_governed(likely)))
    contents = (one.proposal.content for one in outer)
    inner = within_contents(document, contents, ruled, lexicon)
    kept = without_rivals(without_governed([*outer, *inner]), outer)
    kept = with_shared(document, clipped(kept))
    found = [attribution_of(document, j.proposal, j.confidence, lexicon) for j in kept]
    return tuple(sorted(found, key=lambda a: (a.content[0], a.cue)))


def _outermost(judged: Sequence[Judged]) -> list[Judged]:
    """Those whose cue no other takes for a part of what is said."""
    said = {word for one in judged for word in one.proposal.content}
    return [one for one in judged if one.proposal.cue.head not in said]
