"""Passives: who says something, and who does not, where the cue is in the passive."""

from __future__ import annotations

from quoteattr.contents.proposals import Proposal
from quoteattr.document import Document
from quoteattr.grammar.carriers import carries
from quoteattr.grammar.clauses import own_subject, preposition
from quoteattr.grammar.control import subject
from quoteattr.grammar.phrases import phrase
from quoteattr.grammar.voice import agent, is_passive
from quoteattr.learned.readings import Readings


def agent_mark(readings: Readings, cue: int, source: frozenset[int]) -> frozenset[int]:
    """The "by" of a passive with which a source begins, which is the cue's.

    Args:
        readings: The document and its tables.
        cue: Head word of the cue.
        source: Words of the source.

    Returns:
        The preposition; none where the source begins otherwise.
    """
    document = readings.document
    if not source or not is_passive(document, cue):
        return frozenset()
    found = agent(document, cue, readings.lexicon)
    by = preposition(document, found)[:1] if found is not None and found in source else ()
    return frozenset({min(source)}.intersection(by))


def late_agent(readings: Readings, cue: int, content: frozenset[int]) -> frozenset[int]:
    """The agent of a passive, with its preposition, at the end of what it asks for.

    As in "told to cut fares **by ministers**".

    Args:
        readings: The document with what the rules propose in it.
        cue: Head word of the cue.
        content: Words of the content.

    Returns:
        Words of the agent, none where it does not stand there.
    """
    document = readings.document
    found = _passive(readings, cue)
    if found is None or found.source_head is None or found.source_head not in content:
        return frozenset()
    return found.source.union(preposition(document, found.source_head))


def patients(readings: Readings, cue: int, source: frozenset[int]) -> frozenset[int]:
    """Words read as source that a cue in the passive cannot have there.

    Its subject ("**the man** believed to be ill", "**he** was asked"), and what stands in another
    sentence.

    Args:
        readings: The document with what the rules propose in it.
        cue: Head word of the cue.
        source: Words of the source.

    Returns:
        Those of the words that are not the source.
    """
    document, lexicon = readings.document, readings.lexicon
    found = _passive(readings, cue)
    if found is None or found.cue.lemma in lexicon.words("cues", "passive_sources"):
        return frozenset()
    by = agent(document, cue, lexicon)
    if by is not None:
        return _done_to(document, cue, by, source)
    above = document.words[cue].head
    patient = subject(document, cue, lexicon)
    if patient is None and above >= 0:  # "the ministry, asked about it, said"
        patient = own_subject(document, above)
    below = frozenset(document.subtree(patient)) if patient is not None else frozenset()
    numbers = document.sentence_numbers
    return frozenset(w for w in source if w in below or numbers[w] != numbers[cue])


def quoted_subject(readings: Readings, cue: int, source: frozenset[int]) -> frozenset[int]:
    """The subject of a passive that leads to a cue, where a source has its agent as well.

    As in "**the mayor** was quoted by the Courier as saying".

    Args:
        readings: The document with what the rules propose in it.
        cue: Head word of the cue.
        source: Words of the source.

    Returns:
        Words of the subject, none where there is no such verb.
    """
    document, above = readings.document, readings.document.words[cue].head
    if above < 0 or cue not in readings.by_cue or not is_passive(document, above):
        return frozenset()
    quoter = agent(document, above, readings.lexicon)
    if quoter is None or quoter not in source:
        return frozenset()
    found = own_subject(document, above)
    leads = carries(document, above, readings.lexicon)
    return frozenset(phrase(document, found)) if found is not None and leads else frozenset()


def _passive(readings: Readings, cue: int) -> Proposal | None:
    """The first proposal for a cue in the passive."""
    return next((p for p in readings.by_cue.get(cue, ()) if p.cue.passive), None)


def _done_to(document: Document, cue: int, by: int, source: frozenset[int]) -> frozenset[int]:
    """The subject in a source that has the agent of a passive as well: "**he** was asked by X"."""
    subject = own_subject(document, cue)
    if subject is None or source.isdisjoint(document.subtree(by)):
        return frozenset()
    return source.intersection(document.subtree(subject))
