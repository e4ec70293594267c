"""Means: the gerund that tells how somebody did what a quotation says: "**by claiming** that"."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import lemmas, preposition
from quoteattr.grammar.control import subject
from quoteattr.grammar.forms import tag
from quoteattr.grammar.phrases import phrase
from quoteattr.lexicon import Lexicon
from quoteattr.typography.marks import closes


def by_means(document: Document, content: frozenset[int], lexicon: Lexicon) -> set[int]:
    """The gerund behind a quoted end of a content that tells how a verb of it was done.

    As in "said the firm had “misled” them **by claiming that it was safe**".

    Args:
        document: The parse.
        content: Words of the content.
        lexicon: Tables of the language.

    Returns:
        Words of the gerund with what it governs, none where there is none.
    """
    below = {c for verb in content for c in document.children[verb]} - content
    clause = next((c for c in sorted(below) if _is_means(document, c, lexicon)), None)
    if clause is None or preposition(document, clause)[0] - 1 != max(content):
        return set()
    return set(document.subtree(clause))


def doer(document: Document, cue: int, source: frozenset[int], lexicon: Lexicon) -> frozenset[int]:
    """The source of such a gerund, or of one of a time: who does what the verb above it says.

    As in "claimed she was sacked days **after reporting** it".

    Args:
        document: The parse.
        cue: Head word of a cue.
        source: Words read as its source.
        lexicon: Table ``grammar``.

    Returns:
        The words of the source, as they were for other cues.
    """
    is_below = _is_means(document, cue, lexicon) or _is_time(document, cue, lexicon)
    found = subject(document, cue, lexicon) if is_below else None
    if found is None or found in source:
        return source
    return frozenset(phrase(document, found, without=(cue,)))


def _is_means(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb is a gerund with "by" right behind a closing quotation mark."""
    mark = preposition(document, verb)
    means = lemmas(document, mark) & lexicon.words("grammar", "means")
    is_gerund = document.words[verb].relation == "advcl" and tag(document.words[verb]) == "VBG"
    return bool(means) and is_gerund and closes(document.before(mark[0]))


def _is_time(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb is a gerund that tells when something happened: "**after reporting** it"."""
    is_gerund = document.words[verb].relation == "advcl" and tag(document.words[verb]) == "VBG"
    timed = lemmas(document, preposition(document, verb)) & lexicon.words("grammar", "timing")
    return is_gerund and bool(timed)
