"""Defaults: `attribute`, and the attributors with the models in this package that it calls."""

from __future__ import annotations

import threading
from functools import lru_cache

from quoteattr.attributor import Attributor
from quoteattr.options import checked_probability
from quoteattr.parsing import DEFAULT_LANG
from quoteattr.result import AttributedDocument
from quoteattr.texts import Text, language_of

_making = threading.Lock()  # a cache alone lets threads that ask at once make one each


def attribute(
    text: Text,
    id: str | int = "",  # noqa: A002
    *,
    lang: str | None = None,
    min_confidence: float = 0.0,
) -> AttributedDocument:
    """Find who claims what about whom in a text, with the models in this package.

    Args:
        text: The text, or a parse of one; see `Attributor.attribute`.
        id: Identifier of the document in the result; a whole number is taken as a string.
        lang: Language code; by default that of the parse, where it tells one, or else "en". A
            parse needs a lexicon of its language, but no models.
        min_confidence: Probability, 0 to 1, below which claims are left out, as by
            `AttributedDocument.confident`.

    Returns:
        Its claims and entities; offsets index the text as given.

    Raises:
        QuoteattrError: The input cannot be worked on; the message says what to do.
    """
    least = checked_probability("min_confidence", min_confidence)
    known = lang or language_of(text) or DEFAULT_LANG
    return default_attributor(known).attribute(text, id).confident(least)


def default_attributor(lang: str) -> Attributor:
    """The one behind `attribute`, with its defaults and, once it has read a text, its models."""
    with _making:
        return _made(lang)


@lru_cache(maxsize=8)
def _made(lang: str) -> Attributor:
    return Attributor(lang)
