"""Inflections: the lemma of a verb, where the parser repeats its form."""

from __future__ import annotations

from quoteattr.document import Word
from quoteattr.grammar.forms import tag
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.cues import known_verbs


def verb_lemma(verb: Word, lexicon: Lexicon) -> str:
    """The lemma of a verb in lower case; where the parser repeats an inflected form, a listed one.

    Args:
        verb: A verb.
        lexicon: Tables of the language; its list of inflections holds an ending with what stands
            instead of it in the lemma.

    Returns:
        The lemma; the form itself where no list helps.
    """
    form = verb.text.lower()
    misread = lexicon.table("cues", "misread").get(verb.lemma.lower())
    if misread is not None:
        return str(misread)
    if verb.lemma.lower() != form or tag(verb) in ("VB", "VBP"):
        return verb.lemma.lower()
    known = known_verbs(lexicon)
    for ending, instead in lexicon.table("cues").get("inflections", ()):
        stem = form.removesuffix(ending)
        doubled = stem[-2:-1] == stem[-1:] and not instead  # "admitted"
        for base in (stem + instead, *([stem[:-1]] if doubled else [])):
            if stem != form and base in known:
                return str(base)
    return form
