"""Judging: how probable a proposal is by its evidence."""

from __future__ import annotations

import attrs

from quoteattr.contents.proposals import Proposal
from quoteattr.document import Document
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.lexicon import Lexicon
from quoteattr.weighing.evidence import evidence, probability


@attrs.frozen
class Judged:
    """A proposal with its probability.

    Attributes:
        proposal: A reading of a cue.
        confidence: Probability, 0 to 1, that it is right.
        floor: What the lexicon says that the probability is at least.
        evidence: What speaks for and against it, by name.
    """

    proposal: Proposal
    confidence: float
    floor: float = 0.0
    evidence: tuple[str, ...] = ()


def judge(document: Document, proposal: Proposal, quoted: QuotedWords, lexicon: Lexicon) -> Judged:
    """Weigh the evidence for a proposal.

    Args:
        document: The parse.
        proposal: A reading of a cue.
        quoted: Words in quotation marks.
        lexicon: Tables of the language.

    Returns:
        The proposal with its probability.
    """
    names = tuple(evidence(document, proposal, quoted, lexicon))
    floors = lexicon.table("cues", "floors")
    floor = max((floors[name] for name in names if name in floors), default=0.0)
    return Judged(proposal, max(probability(names, lexicon), floor), floor, names)
