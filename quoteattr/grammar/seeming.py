"""Seeming: words that tell what somebody seems or is bound to do, which they need not say."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import child, lemmas, preposition
from quoteattr.grammar.control import subject
from quoteattr.lexicon import Lexicon


def seems(document: Document, word: int, lexicon: Lexicon) -> bool:
    """Whether a word tells how somebody seems: "Lee **seems** to hesitate", "is **bound** to win".

    Args:
        document: The parse.
        word: Index of a verb or an adjective.
        lexicon: Table ``cues``.
    """
    if document.words[word].lemma.lower() not in lexicon.words("cues", "seeming"):
        return False
    predicate = child(document, word, "xcomp")
    if predicate is None or predicate < word:
        return False
    is_infinitive = lemmas(document, preposition(document, predicate)) & lexicon.words(
        "grammar", "infinitives"
    )
    return bool(is_infinitive) or document.words[word].upos == "VERB"


def seeming(document: Document, word: int, lexicon: Lexicon) -> int | None:
    """Who seems to do what follows: "**Lee** seems to hesitate".

    Args:
        document: The parse.
        word: Index of a verb or an adjective.
        lexicon: Table ``cues``.

    Returns:
        Index of the subject, which the word shares with its infinitive; None for other words.
    """
    return subject(document, word, lexicon) if seems(document, word, lexicon) else None
