"""Selection: from proposals to one consistent set of attributions."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.attributions import Attribution, Quotation
from quoteattr.constructions.proposals import Proposal
from quoteattr.document import Document
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.cues import cue_type
from quoteattr.weighing.clipping import clipped
from quoteattr.weighing.judging import Judged, judge
from quoteattr.weighing.recording import attribution_of
from quoteattr.weighing.rivals import without_governed, without_rivals

MIN_CONFIDENCE = 0.3
_NESTED_CONFIDENCE = 0.4


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
    judged = [judge(document, proposal, quoted, lexicon) for proposal in proposals]
    return consistent(document, judged, lexicon, min_confidence)


def consistent(
    document: Document,
    judged: Sequence[Judged],
    lexicon: Lexicon,
    min_confidence: float = MIN_CONFIDENCE,
) -> tuple[Attribution, ...]:
    """Keep the most probable proposals that do not contradict each other.

    Args:
        document: The parse.
        judged: Readings of cues with their probabilities.
        lexicon: Tables of the language.
        min_confidence: Probability under which a proposal is dropped.

    Returns:
        Attributions in the order of the text.
    """
    likely = [j for j in judged if j.confidence >= min_confidence]
    kept = without_rivals(without_governed(likely))
    said = {word for one in kept for word in one.proposal.content}
    kept = [j for j in kept if j.proposal.cue.head not in said or _is_sure(j, lexicon)]
    found = [attribution_of(document, j.proposal, j.confidence, lexicon) for j in clipped(kept)]
    return tuple(sorted(found, key=lambda a: (a.content[0], a.cue)))


def _is_sure(judged: Judged, lexicon: Lexicon) -> bool:
    """Whether a claim may stand within another: its cue is in the lexicon, and it is likelier."""
    lemma = judged.proposal.cue.lemma
    listed = cue_type(lemma, lexicon) or lemma in lexicon.words("cues", "cue_nouns")
    return bool(listed) and judged.confidence >= _NESTED_CONFIDENCE
