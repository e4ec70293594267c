"""Full stops that end no sentence: "Sen. Ann Lee", "Jan. 6"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from quoteattr.lexicon import Lexicon


@attrs.frozen
class Stops:
    """Abbreviations that always stand before something, in lower case without their full stop.

    Attributes:
        names: Those that stand before a name, where they are capitalised.
        numbers: Those that stand before a number.
    """

    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    @classmethod
    def of(cls, lexicon: Lexicon) -> Stops:
        """Read them from a lexicon."""
        return cls(
            lexicon.words("abbreviations", "names"), lexicon.words("abbreviations", "numbers")
        )

    def goes_on(self, tokens: Sequence[Any], after: Any) -> bool:
        """Whether tokens that end with a full stop go on with another one behind them."""
        word = _before_stop(tokens)
        is_title = word[:1].isupper() and word.lower() in self.names
        is_counted = word.lower() in self.numbers
        first = after.text[0]
        return (is_title and first.isupper()) or (is_counted and first.isdigit())

    def cut_off(self, tokens: Sequence[Any]) -> Iterator[int]:
        """The places of full stops among tokens that were cut off from their abbreviations."""
        for place in range(1, len(tokens) - 1):
            if tokens[place].text == "." and self.goes_on(
                tokens[place - 1 : place + 1], tokens[place + 1]
            ):
                yield place


def _before_stop(tokens: Sequence[Any]) -> str:
    """The word before the full stop at the end of some tokens, "" where none ends them."""
    last = tokens[-1]
    if last.text == "." and len(tokens) > 1 and tokens[-2].end_char == last.start_char:
        return str(tokens[-2].text)
    return str(last.text[:-1]) if last.text.endswith(".") else ""
