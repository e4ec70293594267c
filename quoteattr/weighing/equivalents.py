"""Equivalents: the names by which the weights of evidence know the words of a language.

A language without annotated articles borrows the weights of English. What they say of
constructions, parts of speech, moods, places and quotation marks holds as it stands. What they
say of single words holds for the words that the table ``weights.equivalents`` calls their
equivalents; a cue that has none is weighed as the prototype of its list, "say" for a statement.
A language with fitted weights has neither table, and every word goes by itself.
"""

from __future__ import annotations

from quoteattr.lexicon import Lexicon


def known_as(words: str, lexicon: Lexicon) -> str:
    """Name words as the weights do.

    Args:
        words: One or several words in lower case, parted by blanks.
        lexicon: Table ``weights`` of the language.

    Returns:
        The same words, each that has an equivalent replaced by it.
    """
    same = lexicon.table("weights", "equivalents")
    if not same:
        return words
    whole = same.get(words)
    return whole if whole is not None else " ".join(same.get(w, w) for w in words.split(" "))


def cue_known_as(lemma: str, kind: str, listed: str, lexicon: Lexicon) -> str:
    """Name a cue as the weights do.

    Args:
        lemma: Its lemma.
        kind: The part of speech it works as.
        listed: What it makes of its content by the lexicon; "" where no list has it.
        lexicon: Tables ``weights`` and ``cues`` of the language.

    Returns:
        Its equivalent, the prototype of its list, or the lemma itself.
    """
    if lemma in lexicon.table("weights", "equivalents"):
        return known_as(lemma, lexicon)
    prototypes = lexicon.table("weights", "prototypes", kind)
    if prototypes and lemma in lexicon.words("cues", "targeting"):
        listed = "targeting"
    return str(prototypes.get(listed, lemma))
