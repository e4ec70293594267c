"""Selection: from proposals to one consistent set of attributions."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quoteattr.attributions import Attribution, Quotation
from quoteattr.constructions.proposals import Proposal
from quoteattr.document import Document
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.cues import cue_type
from quoteattr.weighing.clipping import clipped
from quoteattr.weighing.judging import Judged, judge
from quoteattr.weighing.nesting import LEAST, thinks, within_contents
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
    nested = within_contents(document, judged, ruled, min_confidence, lexicon)
    return consistent(document, [*judged, *nested], lexicon, min_confidence)


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
    kept = [j for j in kept if _fits(j, said, lexicon)]
    kept = with_shared(document, clipped(kept))
    found = [attribution_of(document, j.proposal, j.confidence, lexicon) for j in kept]
    return tuple(sorted(found, key=lambda a: (a.content[0], a.cue)))


def _fits(judged: Judged, said: Collection[int], lexicon: Lexicon) -> bool:
    """Whether a claim is sure enough where it stands, within the content of another or not."""
    if judged.proposal.cue.head not in said:
        return not judged.is_nested
    return _is_sure(judged, lexicon)


def _is_sure(judged: Judged, lexicon: Lexicon) -> bool:
    """Whether a claim may stand within another: its cue is in the lexicon, and it is likelier."""
    proposal = judged.proposal
    lemma = proposal.cue.lemma
    listed = (
        cue_type(lemma, lexicon)
        or lemma in lexicon.words("cues", "cue_nouns")
        or proposal.link in lexicon.words("cues", "idioms", lemma)
        or thinks(proposal, lexicon)
    )
    return bool(listed) and judged.confidence >= LEAST
