"""Names of persons, as a label in capitals may shorten them: "JM" or "MILLS" for Jo Mills."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from quoteattr.document import Document


@attrs.frozen
class LabelNames:
    """The words of names by what is said for them; of several the first.

    Attributes:
        initials: LabelNames by their first letters.
        surnames: LabelNames by their last word, case folded.
    """

    initials: Mapping[str, range]
    surnames: Mapping[str, range]

    @classmethod
    def of(cls, document: Document, persons: Iterable[range]) -> LabelNames:
        """Enter the words of names of persons, in the order of the text."""
        initials: dict[str, range] = {}
        surnames: dict[str, range] = {}
        for name in persons:
            words = [document.words[w].text for w in name]
            initials.setdefault("".join(word[0] for word in words), name)
            surnames.setdefault(words[-1].casefold(), name)
        return cls(initials, surnames)

    def meant_by(self, label: str) -> range | None:
        """The words of the first name that a label in capitals stands for, if any does.

        A label in other letters stands for a name by the surname alone: "Mills".
        """
        letters = label.replace(".", "").replace(" ", "")
        if len(letters) < 2 or not label[:1].isupper():
            return None
        if not letters.isupper():
            return self.surnames.get(label.casefold())
        surname = label.casefold().split()[-1]
        found = (self.initials.get(letters), self.surnames.get(surname))
        return min((name for name in found if name), key=lambda name: name[0], default=None)
