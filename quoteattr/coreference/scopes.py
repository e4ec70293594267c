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
        sources: For the head word of a source the numbers of its attributions.
    """

    attributions: tuple[Attribution, ...]
    content: tuple[int, ...]
    quoted: tuple[bool, ...]
    sources: dict[int, tuple[int, ...]]

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
        content = [-1] * len(document.words)
        by_size = sorted(
            range(len(attributions)), key=lambda n: -sum(map(len, attributions[n].content))
        )
        for number in by_size:
            for span in attributions[number].content:
                for word in document.words_in(span.start, span.end):
                    content[word] = number
        quoted = [False] * len(document.words)
        for quotation in quotations:
            if quotation.is_speech and quotation.depth == 0:
                for word in document.words_in(quotation.span.start, quotation.span.end):
                    quoted[word] = True
        sources: dict[int, tuple[int, ...]] = {}
        for number, attribution in enumerate(attributions):
            if attribution.source_head is not None:
                head = attribution.source_head
                sources[head] = (*sources.get(head, ()), number)
        return cls(tuple(attributions), tuple(content), tuple(quoted), sources)

    def is_speech(self, word: int) -> bool:
        """Whether a word is said by the source itself: in quotation marks or after "X:"."""
        if self.content[word] < 0:
            return False
        cue = self.attributions[self.content[word]].cue
        return self.quoted[word] or not any(c.isalnum() for span in cue for c in span.text)

    def source_of(self, word: int) -> int | None:
        """Head word of the source in whose content a word lies."""
        number = self.content[word]
        return None if number < 0 else self.attributions[number].source_head
