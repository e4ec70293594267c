"""Openers: the words that begin a content, "that", "whether", "to"."""

from __future__ import annotations

from quoteattr.contents.proposals import Proposal
from quoteattr.document import Document
from quoteattr.grammar.noun_clauses import is_feared
from quoteattr.lexicon import Lexicon
from quoteattr.weighing.equivalents import known_as

THAT = "that"  # weights know the openers of clauses by their English names


def opener(document: Document, proposal: Proposal, lexicon: Lexicon) -> str:
    """Name the word that opens a content.

    Args:
        document: The parse.
        proposal: A reading of a cue.
        lexicon: Tables of the language.

    Returns:
        The word, as the weights know it; `THAT` also where a clause needs none, "none" where
        nothing opens the content.
    """
    head, openers = proposal.content_head, lexicon.words("grammar", "openers")
    for index in document.children[head]:
        word = document.words[index]
        opens = word.relation in ("mark", "advmod") and index < head
        if opens and word.lemma.lower() in openers:
            return known_as(word.lemma.lower(), lexicon)
    is_said = _is_reported(document, head, lexicon) or is_feared(document, head, lexicon)
    return THAT if is_said else "none"


def _is_reported(document: Document, head: int, lexicon: Lexicon) -> bool:
    """Whether a clause stands in a mood of reports, as in German "er sei krank"."""
    moods = lexicon.words("grammar", "reporting_moods")
    verbs = (head, *(c for c in document.children[head] if document.words[c].upos == "AUX"))
    return bool(moods) and any(document.words[v].feature("Mood") in moods for v in verbs)
