"""Kickers: what stands before a colon and says nothing: a kind of text, a place that is told of."""

from __future__ import annotations

from quoteattr.contents.labels import is_kicker, names_place
from quoteattr.learned.readings import Readings
from quoteattr.learned.roles import Roles


def no_kicker(readings: Readings, roles: Roles) -> Roles | None:
    """No kind of a text, such as "Q&A", and no place as the source of what stands behind a colon.

    Args:
        readings: The document with what the rules propose in it.
        roles: The roles of its words to a cue.

    Returns:
        The roles, None where a kicker would be the source.
    """
    document, source, lexicon = readings.document, roles.source, readings.lexicon
    if document.words[roles.head].upos != "PUNCT":
        return roles
    is_told = names_place(document, source, lexicon) and not _is_own(readings, roles)
    return None if is_told or is_kicker(document, source, lexicon) else roles


def _is_own(readings: Readings, roles: Roles) -> bool:
    """Whether somebody speaks behind a label, in quotation marks or of themselves."""
    said = (readings.document.words[word] for word in roles.content)
    is_quoted = readings.quoted.around(roles.head + 1) is not None
    return is_quoted or any(w.upos == "PRON" and w.feature("Person") == "1" for w in said)
