"""Scopes: which attribution and which quotation a word lies in, and what its source is."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quoteattr.attributions import Attribution, Quotation
from quoteattr.document import Document


@attrs.frozen(eq=False, repr=False)
class Scopes:
    """Where words stand among the attributions of a document.

    Attributes:
        attributions: The attributions.
        content: For each word the number of the innermost attribution whose content holds it,
            -1 where there is none.
        quoted: For each word whether it is in a quotation that is speech.
        speech: For each word the number of the attribution whose source speaks it in their own
            words, -1 where there is none: in "“My mother thinks I am mad,” Lee said" Lee's.
        sources: For the head word of a source the numbers of its attributions.
        saying: For the head word of a cue that of its source.
        addressed: Head words of those to whom something is said.
    """

    attributions: tuple[Attribution, ...]
    content: tuple[int, ...]
    quoted: tuple[bool, ...]
    speech: tuple[int, ...]
    sources: dict[int, tuple[int, ...]]
    saying: dict[int, int]
    addressed: frozenset[int]

    @classmethod
    def of(
        cls,
        document: Document,
        attributions: Sequence[Attribution],
        quotations: Sequence[Quotation],
    ) -> Scopes:
        """Work them out.

        Args:
            document: The parsed text.
            attributions: Its attributions.
            quotations: Its quotations.

        Returns:
            The scopes of all words.
        """
        content, speech = [-1] * len(document.words), [-1] * len(document.words)
        depth = _depths(document, quotations)
        by_size = sorted(
            range(len(attributions)), key=lambda n: -sum(map(len, attributions[n].content))
        )
        for number in by_size:
            outside = _depth_of_cue(document, attributions[number], depth)
            for span in attributions[number].content:
                for word in document.words_in(span.start, span.end):
                    content[word] = number
                    if depth[word] > outside:
                        speech[word] = number
        sources: dict[int, tuple[int, ...]] = {}
        saying: dict[int, int] = {}
        for number, attribution in enumerate(attributions):
            head, cue = attribution.source_head, attribution.cue_head
            if head is not None:
                sources[head] = (*sources.get(head, ()), number)
            if head is not None and cue is not None:
                saying[cue] = head
        quoted = tuple(level > 0 for level in depth)
        addressed = frozenset(head for a in attributions for head in a.addressees)
        return cls(
            tuple(attributions),
            tuple(content),
            quoted,
            tuple(speech),
            sources,
            saying,
            addressed,
        )

    def parties_of(self, word: int) -> tuple[int, ...]:
        """Head words of who says a word in its own words, and of those to whom it is said.

        What is demanded of somebody tells of them: "asked the police “not to raise their hands”".
        """
        number = self.speech[word]
        if number < 0:
            return ()
        attribution = self.attributions[number]
        source = attribution.source_head
        told = () if attribution.type == "demand" else attribution.addressees
        return (*(() if source is None else (source,)), *told)

    def reporter_of(self, word: int) -> int | None:
        """Head word of the source in whose content, put in others' words, a word lies."""
        number = self.content[word]
        is_reported = number >= 0 and number != self.speech[word]
        return self.attributions[number].source_head if is_reported else None

    def source_of(self, word: int) -> int | None:
        """Head word of the source in whose content a word lies."""
        number = self.content[word]
        return None if number < 0 else self.attributions[number].source_head


def _depths(document: Document, quotations: Sequence[Quotation]) -> list[int]:
    """For each word in how many quotations that are speech it stands."""
    depth = [0] * len(document.words)
    for quotation in quotations:
        if quotation.is_speech:
            for word in document.words_in(quotation.span.start, quotation.span.end):
                depth[word] += 1
    return depth


def _depth_of_cue(document: Document, attribution: Attribution, depth: Sequence[int]) -> int:
    """How deep in quotations a cue stands; a colon alone speaks for its content: "X: …"."""
    for span in attribution.cue:
        if any(map(str.isalnum, span.text)):
            return min((depth[w] for w in document.words_in(span.start, span.end)), default=0)
    return -1
