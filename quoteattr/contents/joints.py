"""Joints: bounds where words are coordinated with the cue and not with its content."""

from __future__ import annotations

from quoteattr.contents.extents import Extent
from quoteattr.document import Document
from quoteattr.grammar.absolutes import absolute_subject, is_absolute
from quoteattr.grammar.clauses import child, lemmas, own_subject, preposition
from quoteattr.grammar.control import partner
from quoteattr.grammar.forms import tag
from quoteattr.grammar.phrases import main_word
from quoteattr.grammar.voice import is_passive


def partners(extent: Extent) -> set[int]:
    """Verbs that by their form go with one outside: "said he could not wait and **left**"."""
    document, out = extent.document, set[int]()
    for word in sorted(w for w in extent.words if document.words[w].relation == "conj"):
        beside = partner(document, word, extent.lexicon)
        if beside is not None and (beside in out or beside not in extent.words):
            out.update(document.subtree(word))
    return out


def sharers(extent: Extent) -> set[int]:
    """Clauses that share the cue's own "that": "said that Lee ordered it **and that** …"."""
    return {
        word
        for verb in extent.joined
        if _has_that(extent, verb) and _has_that(extent, extent.cue)
        for word in extent.document.subtree(verb)
    }


def deeds(extent: Extent) -> set[int]:
    """What else the source did: "said they were safe **but refused to go**"."""
    document, out = extent.document, set[int]()
    for verb in extent.joined:
        link = child(document, verb, "cc")
        if link is not None and _is_deed(extent, verb):
            out.update(w for w in document.subtree(verb) if w >= link)
    return out


def behind_aside(extent: Extent) -> set[int]:
    """A question joined to when it was said: "P, X said at a talk on Q **and what R can do**"."""
    document = extent.document
    if document.words[extent.cue].relation != "parataxis":
        return set()
    return {
        word
        for clause in extent.joined
        if clause in extent.words and _asks(document, clause)
        for word in document.subtree(clause)
    }


def _asks(document: Document, clause: int) -> bool:
    """Whether a coordinated clause opens as a question does: "and **what** towns can do"."""
    link, *asking = (document.words[w] for w in document.subtree(clause)[:2])
    return link.relation == "cc" and any(tag(word) in ("WDT", "WP", "WRB") for word in asking)


def stray_subjects(extent: Extent) -> set[int]:
    """The subject that the parser took from a verb: "a third back it, **half** oppose it"."""
    document, out = extent.document, set[int]()
    for verb in extent.joined:
        if verb - 1 not in extent.words or own_subject(document, verb) is not None:
            continue
        above = (verb - 1, *document.ancestors(verb - 1))
        nouns = [w for w in above if w != verb and document.words[w].relation == "conj"]
        if nouns and extent.cue < nouns[0] < verb and document.subtree(nouns[0])[-1] == verb - 1:
            out.update(document.subtree(nouns[0]))
    return out


def absolutes(extent: Extent) -> set[int]:
    """The subject of a participle that is no part of it: "backed it, **with its head** saying"."""
    document, lexicon = extent.document, extent.lexicon
    out = set[int]()
    nouns = [w for w in extent.words if w > extent.cue and document.words[w].relation == "obl"]
    for noun in nouns:
        if is_absolute(document, noun, lexicon):
            below = (*document.children[noun], *document.children[document.words[noun].head])
            found = [c for c in below if absolute_subject(document, c, lexicon) == noun]
            if found and (found[0] not in extent.words or document.words[noun].head == extent.cue):
                out.update(document.subtree(noun), *map(document.subtree, found))
    return out


def second_subject(extent: Extent) -> set[int]:
    """The subject of another participle: "with some calling it good **and others** saying"."""
    document, words = extent.document, extent.words
    last = max(words, default=-1)
    if last < 0 or last + 1 >= len(document.words) or document.words[last].relation != "conj":
        return set()
    found = absolute_subject(document, last + 1, extent.lexicon)
    return set(document.subtree(last)) if found == last else set()


def first_passive(extent: Extent) -> set[int]:
    """The predicate before a passive: "the sale **was approved by all** and praised by staff"."""
    return before_passive(extent.document, extent.cue)


def beside_as(extent: Extent) -> set[int]:
    """Clauses beside that in which "as X said" stands: "it has, as Lee warned, split, **and** …".

    As in "If, as Lee says, it is safe, **nobody need go**" too; not where "as" opens the sentence.
    """
    document, cue = extent.document, extent.cue
    marks = [w for w in document.children[cue] if document.words[w].relation == "mark"]
    opens = [w for w in marks if document.words[w].lemma.lower() in extent.listed("comparators")]
    first = document.words[document.sentence_of(cue).first]
    if not extent.words or not opens or first.index in opens:
        return set()
    relations = ("conj", "parataxis") if first.upos == "SCONJ" else ("conj",)
    return {
        word
        for clause in document.children[main_word(document, extent.words)]
        if clause > cue and document.words[clause].relation in relations
        if own_subject(document, clause) is not None
        for word in document.subtree(clause)
    }


def before_passive(document: Document, cue: int) -> set[int]:
    """The predicate that a passive is coordinated with, of which it has the subject alone.

    As in "the sale **was approved by the board** and condemned by staff".

    Args:
        document: The parse.
        cue: Head word of a cue.

    Returns:
        The words of the predicate, without the subject.
    """
    word = document.words[cue]
    if word.relation != "conj" or own_subject(document, cue) is not None:
        return set()
    if not (is_passive(document, cue) and is_passive(document, word.head)):
        return set()
    shared = own_subject(document, word.head)
    own = {*document.subtree(cue), *([] if shared is None else document.subtree(shared))}
    return set(document.subtree(word.head)) - own


def _has_that(extent: Extent, verb: int) -> bool:
    """Whether the clause of a verb begins with "that"."""
    marks = lemmas(extent.document, preposition(extent.document, verb))
    return not marks.isdisjoint(extent.listed("complementizers"))


def _is_deed(extent: Extent, verb: int) -> bool:
    """Whether a verb tells of the past as the cue does, with nothing but its subject."""
    document, both = extent.document, (verb, extent.cue)
    bare = own_subject(document, verb) is None
    bare = bare and not any(preposition(document, v) for v in both)
    return bare and all(tag(document.words[v]) == "VBD" for v in both)
