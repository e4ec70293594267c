"""Clausal contents: clauses and infinitives that a cue governs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.contents.adjuncts import adjuncts, is_aside, is_when
from quoteattr.contents.endings import beyond
from quoteattr.contents.parties import done_to, recipients
from quoteattr.contents.proposals import CLAUSE, Frame, Proposal
from quoteattr.document import Document
from quoteattr.grammar.clauses import (
    child,
    lemmas,
    own_subject,
    preposition,
)
from quoteattr.grammar.durations import lasts
from quoteattr.grammar.forms import FINITE, tag
from quoteattr.grammar.infinitives import listeners_infinitive
from quoteattr.grammar.lacking import lack_behind
from quoteattr.grammar.noun_clauses import noun_before
from quoteattr.grammar.seeming import seeming
from quoteattr.vocabulary.cues import cue_type, is_told, states


def clause(frame: Frame) -> Iterator[Proposal]:
    """X said (that) P; also several clauses, and the addressee of "told Y that"."""
    clauses = _complements(frame) or _astray(frame)
    if not clauses:
        return
    document, head = frame.document, frame.cue.head
    ended = beyond(document, head, frame.quoted, frame.lexicon)
    content = frame.subtree(*clauses) - _next_report(frame, clauses) - ended
    frame = frame.by(frame.source_head, frame.source - content)
    for index in frame.own("conj", "parataxis"):
        said = states(frame.lemma(index), frame.lexicon)
        reports = frame.quoted.around(index) is None and (
            said or child(document, index, "ccomp") is not None
        )
        if index > clauses[0] > head and own_subject(document, index) is not None and not reports:
            content |= frame.subtree(index) - ended
    yield frame.propose(
        CLAUSE, clauses[0], content, words=adjuncts(frame) - content,
        addressees=recipients(frame, content),
    )  # fmt: skip


def _complements(frame: Frame) -> list[int]:
    """The clauses a cue governs; one in front only if a mark parts it from cue and source."""
    document, head = frame.document, frame.cue.head
    adverbial = (c for c in frame.own("advcl") if _is_said(frame, c))
    found = [c for c in (*frame.own("ccomp", "csubj"), *adverbial) if not is_aside(frame, c)]
    found = [c for c in found if noun_before(document, c, frame.lexicon) is None]
    if not any(c > head for c in found):
        return [c for c in found if document.words[c].relation != "csubj"]
    between = range(head if frame.source_head is None else frame.source_head, head)
    return [c for c in found if c > head or (_is_parted(document, c) and c not in between)]


def _is_said(frame: Frame, clause: int) -> bool:
    """Whether a clause opens as clauses do that are said: with "that"."""
    document = frame.document
    # A parser may take "that" for the clause's object; it still tags it as a conjunction.
    conjunctions = [c for c in document.children[clause] if document.words[c].upos == "SCONJ"]
    marks = lemmas(document, [*preposition(document, clause), *conjunctions])
    return bool(marks & frame.listed("complementizers"))


def _is_parted(document: Document, clause: int) -> bool:
    """Whether a clause ends with a punctuation mark, or before one."""
    last = document.subtree(clause)[-1]
    return any(word.upos == "PUNCT" for word in document.words[last : last + 2])


def _astray(frame: Frame) -> list[int]:
    """A that-clause that the parser hung on a time, a place or whom it was said to.

    As in "said early Friday that …", "assured its clients that …".
    """
    document = frame.document
    for adjunct in frame.own("obl", "obj", "iobj", "advmod"):
        if adjunct < frame.cue.head:
            continue
        for clause in document.children[adjunct]:
            is_clause = document.words[clause].relation in ("acl", "ccomp", "advcl")
            if is_clause and _is_told(frame, adjunct, clause):
                return [clause]
    return _behind_lack(frame)


def _is_told(frame: Frame, adjunct: int, clause: int) -> bool:
    """Whether a clause is what is said, though it hangs below another phrase of the verb."""
    if _is_said(frame, clause):
        return _is_loose(frame, adjunct)
    if lasts(frame.document, adjunct, frame.lexicon):  # "debated for years **whether**"
        opener = frame.wording(frame.document.subtree(clause)[:1])
        is_bare = child(frame.document, adjunct, "det") is None  # "for the months that he slept"
        is_that = is_bare and opener in frame.listed("complementizers")
        return is_that or bool(preposition(frame.document, clause))
    return _listens(frame, adjunct) and _is_bare(frame, clause)


def _is_loose(frame: Frame, adjunct: int) -> bool:
    """Whether a that-clause is none of a time, a place or a listener below which it hangs."""
    word = frame.document.words[adjunct]
    medium = word.relation == "obl" and frame.is_in(adjunct, "media")
    claims = frame.is_in(adjunct, "cue_nouns")  # "resigned amid allegations that"
    timed = is_when(frame, adjunct) and not claims
    is_name = word.upos in ("PROPN", "ADV", "NUM")
    is_agent = word.deprel == "obl:agent"
    return medium or _listens(frame, adjunct) or timed or is_name or is_agent


def _listens(frame: Frame, word: int) -> bool:
    """Whether somebody is told what is said: "told **the court** that"."""
    is_object = frame.document.words[word].relation in ("obj", "iobj")
    return is_object and frame.is_in(frame.cue.head, "addressed")


def _is_bare(frame: Frame, clause: int) -> bool:
    """Whether a listener's clause is what they are told: "told the court **he had left**".

    It has a pronoun for its subject, right behind the only object, and no other clause follows.
    """
    document, found = frame.document, own_subject(frame.document, clause)
    if found is None or document.words[found].feature("PronType") != "Prs":
        return False
    if len(frame.own("obj", "iobj")) > 1:
        return False
    rest = document.words[clause : document.sentence_of(clause).last]
    is_last = all(w.index in document.subtree(clause) or w.upos == "PUNCT" for w in rest)
    return is_last and found == document.words[clause].head + 1


def _behind_lack(frame: Frame) -> list[int]:
    """A that-clause behind what a claim is made without: "claimed, without evidence, that …"."""
    lacking = lack_behind(frame.document, max(frame.cue.words), frame.lexicon)
    clauses = (
        c
        for word in lacking
        for c in frame.document.children[word]
        if c not in lacking and _is_said(frame, c)
    )
    return [*clauses][:1]


def _next_report(frame: Frame, clauses: Sequence[int]) -> set[int]:
    """A second report coordinated with the content of the first: "said P, but Y said Q"."""
    document = frame.document
    out: set[int] = set()
    for index in (c for clause in clauses for c in document.children[clause]):
        word = document.words[index]
        coordinated = word.relation in ("conj", "parataxis")
        said = states(word.lemma.lower(), frame.lexicon)
        reports = said and child(document, index, "ccomp") is not None
        parted = any(document.words[c].text == ";" for c in document.children[index])
        if coordinated and (reports or parted) and own_subject(document, index) is not None:
            out |= frame.subtree(index)
    return out


def infinitive(frame: Frame) -> Iterator[Proposal]:
    """X promised to P; X urged Y to P; X called Z a P."""
    document, head = frame.document, frame.cue.head
    found = frame.own("xcomp") or _gerund(frame)
    found = found or _late_infinitive(frame) or _hung_on_listener(frame)
    first, *others = found or [-1]
    if first < 0:
        return
    clauses = [first, *(c for c in others if tag(document.words[c]) not in FINITE)]
    content = frame.subtree(*clauses)
    mark = preposition(document, clauses[0])
    link = frame.lemma(mark[0]) if mark else ""
    raised = seeming(document, head, frame.lexicon)
    raised = done_to(frame) if raised is None else raised
    objects = [i for i in frame.own("obj", "iobj") if i > head]
    patients = (*([] if raised is None else [raised]), *objects)
    is_addressed = frame.cue.passive and frame.is_in(head, "addressed")  # "he was told to go"
    if patients and not is_addressed:
        whole = content | frame.subtree(*patients)
        whole -= {mark for patient in patients for mark in preposition(document, patient)}
        yield frame.propose(
            "object and infinitive", clauses[0], whole, link=link, is_infinitive=True,
            addressees=recipients(frame, content), targets=patients,
        )  # fmt: skip
    if is_addressed or not (patients and frame.cue.passive):
        yield frame.propose(
            "infinitive", clauses[0], content, link=link, is_infinitive=True,
            addressees=recipients(frame, content),
        )  # fmt: skip


def _gerund(frame: Frame) -> list[int]:
    """A gerund right behind a particle, which the parser hung loosely: "ruled out **selling**"."""
    if frame.cue.lemma not in frame.lexicon.words("cues", "gerunds"):
        return []
    words, behind = frame.document.words, max(frame.cue.words) + 1
    return [
        c
        for c in frame.own("advcl")
        if tag(words[c]) == "VBG" and frame.document.subtree(c)[0] == behind
    ]


def _late_infinitive(frame: Frame) -> list[int]:
    """An infinitive that another phrase parts from its verb: "urged Lee **in a letter to go**"."""
    if cue_type(frame.cue.lemma, frame.lexicon) not in ("demand", "promise", "intention"):
        return []
    ahead = [w for w in frame.own("obl") if w > frame.cue.head]
    marks = {
        clause: frame.wording(preposition(frame.document, clause))
        for clause in frame.own("advcl")
        if ahead and clause > ahead[0]
    }
    return [c for c, mark in marks.items() if mark in frame.listed("infinitives")][:1]


def _hung_on_listener(frame: Frame) -> list[int]:
    """An infinitive that the parser hung on who is told it: "told a man in a red hat **to go**"."""
    document, head, lexicon = frame.document, frame.cue.head, frame.lexicon
    listens = is_told(frame.cue.lemma, lexicon) and not frame.own("ccomp", "csubj")
    found = listeners_infinitive(document, head, lexicon) if listens else None
    return [] if found is None else [found]


def causative(frame: Frame) -> Iterator[Proposal]:
    """X made (it) clear that P."""
    document, head = frame.document, frame.cue.head
    if frame.cue.lemma not in frame.lexicon.table("cues", "causatives"):
        return
    adjectives = frame.lexicon.words("cues", "causatives", frame.cue.lemma)
    for index in frame.own("xcomp"):
        if frame.lemma(index) not in adjectives:
            continue
        clauses = [
            c
            for c in (*document.children[index], *frame.own("ccomp", "advcl", "obj"))
            if c > index and document.words[c].relation in ("ccomp", "csubj", "advcl", "obj")
        ]
        if clauses:
            content = frame.subtree(*clauses)
            words = {w for w in range(head, index + 1) if w not in content}
            yield frame.propose(CLAUSE, clauses[0], content, words=words, link="causative")
