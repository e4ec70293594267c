"""Findings: what a test or a study came upon, which it claims although it is no clause."""

from __future__ import annotations

from quoteattr.cues import Cue
from quoteattr.document import Document
from quoteattr.lexicon import Lexicon


def is_finding(document: Document, cue: Cue, source: int | None, lexicon: Lexicon) -> bool:
    """Whether a verb tells what its source came upon: "**tests found** lead in the water".

    Args:
        document: The parse.
        cue: The cue.
        source: Head word of its source, None where nobody is named.
        lexicon: Table ``cues``.
    """
    if source is None or cue.passive or cue.lemma not in lexicon.words("cues", "findings", "verbs"):
        return False
    sources = lexicon.words("cues", "findings", "sources")
    return document.words[source].lemma.lower() in sources
