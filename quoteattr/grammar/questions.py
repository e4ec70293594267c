"""Questions: what somebody was asked or told, before a sentence tells the answer."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.inflections import verb_lemma
from quoteattr.grammar.participles import opening
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.cues import cue_type


def asked(document: Document, inside: int, lexicon: Lexicon) -> range:
    """The words before the main clause of a sentence that tell what somebody was asked or told.

    As in "**Pressed on the delay,** Lee said …".

    Args:
        document: The parse.
        inside: Index of a word of the sentence.
        lexicon: Tables of the language.

    Returns:
        The words, none where the sentence opens otherwise.
    """
    words = opening(document, inside)
    if not words:
        return words
    lemma = verb_lemma(document.words[words[0]], lexicon)
    has_addressee = lemma in lexicon.words("cues", "addressed")
    is_request = cue_type(lemma, lexicon) in ("question", "demand")
    return words if has_addressee or is_request else range(0)
