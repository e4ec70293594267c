"""pandas: a column of texts in, a table of claims out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from quoteattr.attributor import BATCH_CHARACTERS, Attributor, check_attributor
from quoteattr.defaults import default_attributor
from quoteattr.errors import NotTextError
from quoteattr.formats.frames import Row, frame, load_pandas, rows, to_frame
from quoteattr.options import checked_probability

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["attribute", "to_frame"]


def attribute(
    texts: pd.Series[Any],
    attributor: Attributor | None = None,
    *,
    min_confidence: float = 0.0,
    batch_characters: int = BATCH_CHARACTERS,
) -> pd.DataFrame:
    """Find the claims of a column of texts, parsing several at a time.

    Args:
        texts: The texts, strings of any kind that pandas knows; a missing one has no claims.
        attributor: What finds the claims; the one behind `quoteattr.attribute` by default.
        min_confidence: Probability, 0 to 1, below which claims are left out.
        batch_characters: How many characters are parsed together; at least one text is.

    Returns:
        The table of `to_frame`, one row a claim, without its column
        ``doc``. Instead each row has the index of its text, so that ``df.join(claims)`` puts
        the claims beside the columns of their documents.

    Raises:
        NotTextError: ``texts`` is not a Series, or holds something other than text.
        OptionError: ``attributor`` is not an `Attributor`, or ``min_confidence`` no probability.
        TextError: One of the texts holds a lone surrogate.
        ExtraError: pandas is not installed.
    """
    pd = load_pandas()
    if not isinstance(texts, pd.Series):
        raise NotTextError(
            f"a pandas Series of texts is needed, not {type(texts).__name__}; pick the column "
            "that holds them: attribute(df['text'])"
        )
    check_attributor(attributor)
    least = checked_probability("min_confidence", min_confidence)
    present = texts.dropna()
    found: list[Row] = []
    counts: list[int] = []
    attributor = attributor or default_attributor("en")
    for doc in attributor.pipe(_checked(present), batch_characters=batch_characters):
        claims = rows(doc.confident(least))
        found += claims
        counts.append(len(claims))
    return frame(found).drop(columns="doc").set_axis(present.index.repeat(counts))


def _checked(texts: pd.Series[Any]) -> Iterator[str]:
    for label, text in texts.items():
        if not isinstance(text, str):
            raise NotTextError(
                f"the value at {label!r} is of type {type(text).__name__}, not text; pick the "
                "column that holds the texts, and decode bytes first: "
                "df['text'].str.decode('utf-8')"
            )
        yield text
