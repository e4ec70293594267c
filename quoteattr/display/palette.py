"""Palette: which speaker is shown in which colour, the same in text, table and drawing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from quoteattr.document_claims import DocumentClaims

TONES = ("t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8")
REST = "rest"
NOBODY = "nobody"


def tones(doc: DocumentClaims) -> Mapping[str | None, str]:
    """Give a colour of their own to the speakers with most claims.

    Nobody tells more than about eight colours apart, so the speakers beyond share one.

    Args:
        doc: The claims of a document.

    Returns:
        For the identifier of each speaker the name of its tone, the speaker with most claims
        first; for None, where nobody is known to speak, the tone of nobody.
    """
    counts = Counter(speaker for claim in doc.claims for speaker in claim.speakers)
    ranked = [speaker for speaker, _ in counts.most_common()]
    own: dict[str | None, str] = dict(zip(ranked, TONES, strict=False))
    return {**dict.fromkeys(ranked, REST), **own, None: NOBODY}
