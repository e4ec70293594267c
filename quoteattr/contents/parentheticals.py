"""Parentheticals: cues that stand beside what they report or in its midst, "P, **X said**"."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.contents.adjuncts import adjuncts
from quoteattr.contents.parties import recipients
from quoteattr.contents.proposals import Frame, Proposal
from quoteattr.document import Document
from quoteattr.grammar.clauses import is_verbal, lemmas, main_clause, own_subject
from quoteattr.vocabulary.cues import states

_OPENING = ("mark", "advmod")


def parenthetical(frame: Frame) -> Iterator[Proposal]:
    """P, X said; P1, X said, P2; as X said, P."""
    document, cue = frame.document, frame.cue
    top = _carrier(frame)
    word = document.words[top]
    comparators = frame.listed("comparators")
    openers = [c for c in document.children[top] if document.words[c].relation in _OPENING]
    as_clause = comparators & lemmas(document, openers)
    clausal = word.relation == "advcl" or (word.relation == "acl" and frame.own("nsubj"))
    adverbial = clausal and as_clause
    attached = adverbial or word.relation in ("parataxis", "discourse") or _is_set_off(frame)
    if not attached or word.head < 0 or frame.own("ccomp"):
        return
    host = main_clause(document, word.head) if adverbial else word.head
    while document.words[host].relation == "parataxis" and not is_verbal(document, host):
        if document.words[host].head < 0:
            return
        host = document.words[host].head
    content = frame.subtree(host) - frame.subtree(top) | _resumed(frame)
    opening = openers if adverbial and cue.passive else []
    words = {*adjuncts(frame), *(w for w in opening if frame.lemma(w) in comparators)}
    addressees = recipients(frame, content)
    yield frame.propose("parenthetical", host, content, words=words, addressees=addressees)


def _carrier(frame: Frame) -> int:
    """The verb of a cue that stands highest: "as she **used** to say"."""
    word = frame.document.words[frame.cue.head]
    return word.head if word.relation == "xcomp" and word.head in frame.cue.words else word.index


def _is_set_off(frame: Frame) -> bool:
    """Whether commas part subject and verb from a clause that the parser hung them on.

    As in "The bank told staff to go, **two people said**, as profits fall".
    """
    document, head = frame.document, frame.cue.head
    source, here = own_subject(document, head), document.sentence_of(head)
    if document.words[head].relation != "ccomp" or source is None or source > head:
        return False
    first = min(document.subtree(source))
    says = states(frame.cue.lemma, frame.lexicon)
    bare = not frame.own("mark", "obj", "xcomp") and document.words[head].head < first
    parted = first > here.first and document.words[first - 1].text == ","
    return says and bare and parted and _is_over(document, head)


def _is_over(document: Document, word: int) -> bool:
    """Whether a comma follows a word, or nothing but marks in its sentence."""
    rest = document.words[word + 1 : document.sentence_of(word).last]
    return [w.text for w in rest[:1]] == [","] or all(w.upos == "PUNCT" for w in rest)


def _resumed(frame: Frame) -> set[int]:
    """A clause with its own subject right behind the cue and a comma, which the content goes on in.

    As in "P, X said, **as profits fall**".
    """
    document, after = frame.document, max(frame.cue.words) + 1
    return {
        word
        for clause in frame.own("advcl")
        if own_subject(document, clause) is not None
        and min(document.subtree(clause)) in (after, after + 1)
        and document.words[after].text == ","
        for word in frame.subtree(clause)
    }
