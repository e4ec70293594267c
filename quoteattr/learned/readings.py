"""Readings: what the rules propose for each word that may be a cue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from quoteattr.attributions import Quotation
from quoteattr.contents import find_contents
from quoteattr.contents.proposals import Proposal
from quoteattr.cues import find_cues
from quoteattr.document import Document
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.lexicon import Lexicon


@attrs.frozen
class Readings:
    """A document with all that the grammar proposes in it.

    Attributes:
        document: The parse.
        quotations: What stands in quotation marks.
        quoted: Words in quotation marks.
        lexicon: Tables of the language.
        by_cue: Proposals by the word that heads their cue.
    """

    document: Document
    quotations: Sequence[Quotation]
    quoted: QuotedWords
    lexicon: Lexicon
    by_cue: Mapping[int, Sequence[Proposal]]

    @classmethod
    def of(cls, document: Document, quotations: Sequence[Quotation], lexicon: Lexicon) -> Readings:
        """Propose whatever the grammar allows.

        Args:
            document: The parse.
            quotations: Its quotations.
            lexicon: Tables of the language.

        Returns:
            The document with all proposals, by the head of their cue.
        """
        by_cue: dict[int, list[Proposal]] = {}
        cues = find_cues(document, lexicon)
        for proposal in find_contents(document, quotations, cues, lexicon):
            by_cue.setdefault(proposal.cue.head, []).append(proposal)
        quoted = QuotedWords.of(document, quotations)
        return cls(document, quotations, quoted, lexicon, by_cue)
