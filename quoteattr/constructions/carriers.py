"""Carriers: words of a cue beside its own verb: "**went on to** say", "him **as saying**"."""

from __future__ import annotations

from quoteattr.cues import Cue, cue_type, follows_quotation
from quoteattr.document import Document
from quoteattr.grammar.clauses import auxiliaries, child, lemmas, phrasal, preposition
from quoteattr.lexicon import Lexicon

_FAR = 8  # words between a verb and what carries it


def saying(document: Document, cue: int, lexicon: Lexicon) -> set[int]:
    """The "as saying" of "the agency quoted him as saying", where what is said stands before it."""
    openers, out = lexicon.words("grammar", "comparators"), set[int]()
    for verb in document.children[cue]:
        marks = preposition(document, verb) if verb > cue else ()
        if lemmas(document, marks) & openers:
            says = cue_type(document.words[verb].lemma.lower(), lexicon) == "statement"
            if says and {*marks, verb} == set(document.subtree(verb)):
                out.update(marks, [verb])
    return out


def carried(document: Document, cue: Cue, source: int | None, lexicon: Lexicon) -> set[int]:
    """Words of the cue beside its own verb: "went on to" say, quoted "by" X "as" saying."""
    word = document.words[cue.head]
    out: set[int] = set()
    if cue.passive and source is not None:
        out.update(preposition(document, source))
    if cue.kind != "verb" or word.relation not in ("xcomp", "advcl") or word.head < 0:
        return out
    carriers = lexicon.words("cues", "carriers")
    lemma = document.words[word.head].lemma.lower()
    particle = child(document, word.head, "compound:prt", "advmod")
    form = document.words[particle].text.lower() if particle is not None else ""
    whole = phrasal(lemma, form, lexicon) if form else ""
    is_carrier = bool({lemma, whole} & carriers) or follows_quotation(document, word.head)
    if is_carrier and cue.head - word.head <= _FAR:
        out |= {
            word.head,
            *auxiliaries(document, word.head, lexicon),
            *preposition(document, cue.head),
        }
        if particle is not None and whole in carriers:
            out.add(particle)
    return out
