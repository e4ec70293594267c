"""Findings: what a test or a study came upon, which it claims although it is no clause."""

from __future__ import annotations

from quoteattr.cues import Cue
from quoteattr.document import Document
from quoteattr.lexicon import Lexicon


def is_finding(document: Document, cue: Cue, source: int | None, lexicon: Lexicon) -> bool:
    """Whether a verb tells what its source came upon: "**tests found** lead in the water".

    What is the source's own is none: "the report found **its way** to the press".

    Args:
        document: The parse.
        cue: The cue.
        source: Head word of its source, None where nobody is named.
        lexicon: Table ``cues``.
    """
    if source is None or cue.passive or cue.lemma not in lexicon.words("cues", "findings", "verbs"):
        return False
    sources = lexicon.words("cues", "findings", "sources")
    is_listed = document.words[source].lemma.lower() in sources
    return is_listed and not _finds_its_own(document, cue, source)


def _finds_its_own(document: Document, cue: Cue, source: int) -> bool:
    """Whether the object of a verb is of its source: "**its** way", "**their** place"."""
    words, children = document.words, document.children
    objects = (c for c in children[cue.head] if words[c].relation == "obj")
    owners = (words[c] for o in objects for c in children[o] if words[c].deprel == "nmod:poss")
    number = words[source].feature("Number")
    return any(o.upos == "PRON" and o.feature("Number") == number for o in owners)
