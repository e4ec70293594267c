"""Explanations: what the rules weigh of each reading of a cue, chosen in the end or not."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quoteattr.attributions import Attribution, Quotation
from quoteattr.contents import find_contents
from quoteattr.contents.proposals import Proposal
from quoteattr.cues import find_cues
from quoteattr.document import Document
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.lexicon import Lexicon
from quoteattr.spans import joined
from quoteattr.weighing.judging import judge
from quoteattr.weighing.recording import attribution_of


@attrs.frozen
class Explanation:
    """A reading of a cue with what makes it probable; ``print`` shows both.

    Attributes:
        attribution: The reading, with its probability.
        evidence: What speaks for it and, with a weight below 0, against it, the weightiest first.
            Weights are log odds from the lexicon's ``weights.toml``; their sum is that of the
            probability, unless a floor of ``cues.toml`` raises it.
    """

    attribution: Attribution
    evidence: tuple[tuple[str, float], ...]

    def __str__(self) -> str:
        one = self.attribution
        read = [joined(spans) or "—" for spans in (one.source, one.cue, one.content)]
        head = f"{' | '.join(read)}  [{one.rule}, {one.confidence:.2f}]"
        return "\n".join([head, *(f"{weight:+7.2f}  {name}" for name, weight in self.evidence)])


def explain(
    document: Document, quotations: Sequence[Quotation], lexicon: Lexicon
) -> tuple[Explanation, ...]:
    """Tell what the rules weigh before they choose.

    What comes after is not told: of readings that exclude each other the most probable is kept,
    what stands within the content of another is weighed once more, and quotations without a cue
    are added.

    Args:
        document: The parse.
        quotations: What stands in quotation marks.
        lexicon: Tables of the language.

    Returns:
        The readings of all cues, in order of the text, also those that are dropped.
    """
    quoted = QuotedWords.of(document, quotations)
    proposals = find_contents(document, quotations, find_cues(document, lexicon), lexicon)
    return tuple(_explained(document, proposal, quoted, lexicon) for proposal in proposals)


def _explained(
    document: Document, proposal: Proposal, quoted: QuotedWords, lexicon: Lexicon
) -> Explanation:
    judged = judge(document, proposal, quoted, lexicon)
    weights = lexicon.table("weights", "features")
    names = [name for name in judged.evidence if name in weights]
    return Explanation(
        attribution_of(document, proposal, judged.confidence, lexicon),
        tuple(sorted(((n, weights[n]) for n in names), key=lambda pair: -abs(pair[1]))),
    )
