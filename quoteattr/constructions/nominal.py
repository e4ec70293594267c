"""Nominal cues: nouns and adjectives, alone or with a light verb."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.constructions.proposals import Frame, Proposal, is_when
from quoteattr.cues import is_lacking, is_reporting
from quoteattr.grammar.clauses import child, preposition


def light_verb(frame: Frame) -> Iterator[Proposal]:
    """X made the claim that P; X expressed doubts about P."""
    head = frame.cue.head
    light = frame.is_in(head, "light_verbs")
    for index in frame.own("obj", "obl") if light else frame.own("obj"):
        if index < head or frame.document.words[index].upos != "NOUN" or _is_owned(frame, index):
            continue
        if is_when(frame, index) or is_lacking(frame.document, index, frame.lexicon):
            continue
        phrase = frame.subtree(index) | {head}
        for complement, content, added in (*_complements(frame, index), *_loose(frame, index)):
            if not light and is_reporting(frame.document, complement, frame.lexicon):
                continue  # "adopted a resolution calling for peace": it is the resolution's call
            between = set(range(head, index + 1)) & phrase - content
            link = _link(frame, index, added)
            yield frame.propose("light verb", complement, content, words=between | added, link=link)


def noun(frame: Frame) -> Iterator[Proposal]:
    """X's claim that P; a call for P; criticism of P."""
    head = frame.cue.head
    if _is_held(frame, head):
        return
    before = {w for w in frame.own("amod", "det", "compound") if w < head} - frame.source
    for complement, content, added in _complements(frame, head):
        relation = frame.document.words[complement].relation
        rule = "noun phrase" if relation == "nmod" else "noun clause"
        link = _link(frame, head, added)
        yield frame.propose(rule, complement, content, words=before | added, link=link)


def _is_owned(frame: Frame, noun: int) -> bool:
    """Whether a noun has a source of its own: "printed the minister's denial"."""
    owner = child(frame.document, noun, "nmod:poss")
    return owner is not None and frame.document.words[owner].upos != "PRON"


def _is_held(frame: Frame, head: int) -> bool:
    """Whether a cue noun is the object of a light verb, whose cue it then belongs to."""
    word = frame.document.words[head]
    known = word.relation == "obj" and frame.is_in(head, "cue_nouns") and not _is_owned(frame, head)
    return known and frame.is_in(word.head, "light_verbs")


def adjective(frame: Frame) -> Iterator[Proposal]:
    """X is confident that P; X is eager to P; X is worried about P."""
    document = frame.document
    for index in frame.own("ccomp", "xcomp", "advcl", "obl"):
        if index < frame.cue.head:
            continue
        mark = set(preposition(document, index))
        nominal = document.words[index].relation == "obl"
        added = {
            m
            for m in mark
            if nominal
            or (
                document.words[m].upos == "ADP"
                and frame.phrase([m]) not in frame.grammar("infinitives")
            )
        }
        content = frame.subtree(index) - added
        yield frame.propose("adjective", index, content, words=added, link=frame.phrase(mark))


def _complements(frame: Frame, head: int) -> Iterator[tuple[int, set[int], set[int]]]:
    """Clauses and phrases after a noun: its head word, its words, the words it adds to the cue."""
    document = frame.document
    for index in document.children[head]:
        word = document.words[index]
        if index < head or index == frame.source_head:
            continue
        mark = set(preposition(document, index))
        if word.relation in ("acl", "ccomp", "parataxis", "appos") and word.deprel != "acl:relcl":
            linking = {m for m in mark if frame.phrase([m]) in frame.grammar("nominal")}
            yield index, frame.subtree(index) - linking, linking
        elif word.relation == "nmod" and mark:
            yield index, frame.subtree(index) - mark, mark


def _loose(frame: Frame, noun: int) -> Iterator[tuple[int, set[int], set[int]]]:
    """A phrase that the parser gave to the light verb: "issued a call for peace"."""
    if not (frame.is_in(frame.cue.head, "light_verbs") and frame.is_in(noun, "cue_nouns")):
        return
    for index in frame.own("obl", "advcl", "ccomp"):
        mark = set(preposition(frame.document, index))
        if index > noun and mark and min(frame.subtree(index)) == noun + 1:
            linking = {m for m in mark if frame.phrase([m]) in frame.grammar("nominal")}
            yield index, frame.subtree(index) - linking, linking


def _link(frame: Frame, head: int, added: set[int]) -> str:
    known = "cue noun" if frame.is_in(head, "cue_nouns") else "noun"
    return f"{known} {frame.phrase(added)}".strip()
