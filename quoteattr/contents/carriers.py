"""Carriers: words of a cue beside its own verb: "**went on to** say", "him **as saying**"."""

from __future__ import annotations

from quoteattr.cues import Cue
from quoteattr.document import Document
from quoteattr.grammar.carriers import carrier_particle, is_carrier
from quoteattr.grammar.clauses import auxiliaries, child, lemmas, preposition
from quoteattr.grammar.relaying import is_relayed, quoted_person
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.cues import states

_FAR = 8  # words between a verb and what carries it


def saying(document: Document, cue: int, lexicon: Lexicon) -> set[int]:
    """The "as saying" of "the agency quoted him as saying", where what is said stands before it.

    Args:
        document: The parse.
        cue: Head word of the cue.
        lexicon: Tables of the language.

    Returns:
        Words of the cue beside its own verb, none where nothing of that kind stands there.
    """
    openers, out = lexicon.words("grammar", "comparators"), set[int]()
    for verb in document.children[cue]:
        if verb < cue or not states(document.words[verb].lemma.lower(), lexicon):
            continue
        marks = preposition(document, verb)
        if lemmas(document, marks) & openers and {*marks, verb} == {*document.subtree(verb)}:
            out.update(marks, [verb])
    return out


def carried(document: Document, cue: Cue, source: int | None, lexicon: Lexicon) -> set[int]:
    """Words of the cue beside its own verb: "went on to" say, quoted "by" X "as" saying.

    Args:
        document: The parse.
        cue: The cue.
        source: Head word of its source, None without one.
        lexicon: Tables of the language.

    Returns:
        Indices of the words, none where its verb stands alone.
    """
    word = document.words[cue.head]
    out: set[int] = set()
    if cue.passive and source is not None:
        out.update(preposition(document, source))
    if cue.kind != "verb" or word.relation not in ("xcomp", "advcl") or word.head < 0:
        return out
    if is_relayed(document, cue.head, lexicon):
        return out
    leads = is_carrier(document, word.head, lexicon)
    leads = leads and not _wants(document, word.head, source, lexicon)
    leads = leads or quoted_person(document, cue.head, lexicon) is not None
    if leads and cue.head - word.head <= _FAR:
        particle = carrier_particle(document, word.head, lexicon)
        out |= {
            word.head,
            *auxiliaries(document, word.head, lexicon),
            *preposition(document, cue.head),
            *([] if particle is None else [particle]),
        }
    return out


def _wants(document: Document, verb: int, source: int | None, lexicon: Lexicon) -> bool:
    """Whether the source is the object of a verb that did not hear it: "like **her** to say"."""
    perceives = document.words[verb].lemma.lower() in lexicon.words("cues", "perceiving")
    return not perceives and source is not None and child(document, verb, "obj", "iobj") == source
