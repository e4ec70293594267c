"""Phrasal contents: objects, prepositional phrases and subjects of cue verbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quoteattr.contents.adjuncts import asides, is_when
from quoteattr.contents.parties import done_to, recipients
from quoteattr.contents.proposals import Frame, Proposal
from quoteattr.grammar.charges import charge_on_agent
from quoteattr.grammar.clauses import lemmas, preposition
from quoteattr.grammar.durations import lasts, matters
from quoteattr.grammar.infinitives import listeners_infinitive
from quoteattr.grammar.lacking import is_lacking
from quoteattr.grammar.people import is_somebody


def objects(frame: Frame) -> Iterator[Proposal]:
    """X rejected the plan; X described Y as P; X blamed Y for P."""
    document = frame.document
    found = frame.own("obj")
    if found and frame.own("xcomp"):  # "land that it claims to own": what is owned, not claimed
        found = [i for i in found if document.words[i].feature("PronType") != "Rel"]
    if not found or frame.own("ccomp"):
        return
    content = frame.subtree(*found) - asides(frame, found)
    link = ""
    for index in frame.own("obl", "xcomp", "advcl", "iobj"):
        mark = lemmas(document, preposition(document, index))
        bare = document.words[index].relation in ("xcomp", "iobj")
        if index > found[0] and (bare or mark & frame.listed("tying")):
            content |= frame.subtree(index)
        link = next(iter(mark & frame.listed("comparators")), link)
    yield frame.propose("object", found[0], content, link=link, targets=(found[0],))


def _is_adjunct(frame: Frame, index: int) -> bool:
    """Whether a phrase tells when something is said, or without what."""
    nominal = frame.document.words[index].relation == "obl"
    when = nominal and is_when(frame, index)
    return when or is_lacking(frame.document, index, frame.lexicon)


def oblique(frame: Frame) -> Iterator[Proposal]:
    """X called for P; X warned of P; X took issue with P; X called on Y to P."""
    document, head = frame.document, frame.cue.head
    clause = listeners_infinitive(document, head, frame.lexicon)
    for index in _phrases(frame):
        mark = preposition(document, index)
        if not mark or index < head or _is_adjunct(frame, index):
            continue
        if clause is not None and index < clause:  # "told a man **in a red hat** to leave"
            continue
        if lemmas(document, mark) & frame.listed("contrasts"):
            continue
        content = frame.subtree(index)
        for other in frame.own("obl", "advcl", "xcomp"):
            if other > index and lemmas(document, preposition(document, other)) & frame.listed(
                "continuing"
            ):
                content |= frame.subtree(other)
        link = frame.wording(mark)
        between = tuple(i for i in frame.own("obj", "iobj") if head < i < index)
        if between:
            whole = content | frame.subtree(*between) | set(mark)
            yield frame.propose("object and oblique", index, whole, link=link, targets=between)
        nominal = document.words[index].relation in ("obl", "nmod")
        words = _linking(frame, index, mark)
        targets = between or ((index,) if nominal else ())
        yield frame.propose(
            "oblique", index, content - words, words=words, link=link, targets=targets,
            addressees=recipients(frame, content),
        )  # fmt: skip


def _phrases(frame: Frame) -> Iterator[int]:
    """The phrases of a verb, and those hung on what tells how long: "for years **about Lee**"."""
    for index in frame.own("obl", "advcl"):
        yield index
        if lasts(frame.document, index, frame.lexicon):
            yield from matters(frame.document, index)


def _linking(frame: Frame, index: int, mark: Sequence[int]) -> set[int]:
    """The words that tie a phrase to its cue ("up for"); "to" or "whether" is of the content."""
    document, cue = frame.document, frame.cue
    held = {
        w
        for w in range(max(cue.words) + 1, mark[0])
        if (w - 1 in cue.words or document.words[w].relation == "compound:prt")
        and document.words[w].upos in ("ADV", "ADP")
        and document.words[w].relation != "case"  # not the "to" of "apologised **to** us for"
    }
    clause = document.words[index].relation == "advcl"
    if clause and not lemmas(document, mark) & frame.listed("linking"):
        return held
    return held | set(mark)


def passive_subject(frame: Frame) -> Iterator[Proposal]:
    """P was rejected by X; P is widely expected; Y was accused of P; not: Y was told of P."""
    subject = done_to(frame)
    if subject is None or not _is_content(frame, subject):
        return
    document = frame.document
    modifies = document.words[frame.cue.head].head == subject
    content = frame.subtree(subject).difference(preposition(document, subject))  # "with talks held"
    listed = _listed(frame)
    if modifies:
        content -= frame.subtree(frame.cue.head)
    else:
        yield frame.propose("passive subject", subject, content, targets=(subject,))
    charge = charge_on_agent(document, frame.cue.head, frame.lexicon)
    for other in (*frame.own("obl", "advcl", "xcomp"), *(() if charge is None else (charge,))):
        mark = preposition(document, other)
        if mark and other > frame.cue.head and other not in (frame.source_head, *listed):
            link = frame.wording(mark)
            if modifies and other != charge and link not in frame.listed("charging"):
                continue
            tied = link in frame.listed("charging") or document.words[other].relation == "obl"
            tied = tied or other == charge
            words = set(mark) if tied else set()
            whole = content | frame.subtree(other) - words
            if link in frame.listed("comparators"):
                whole |= frame.subtree(*listed)
            yield frame.propose(
                "passive subject and oblique", subject, whole, words=words, link=link,
                targets=(subject,),
            )  # fmt: skip


def _is_content(frame: Frame, subject: int) -> bool:
    """Whether the subject of a passive is what is claimed, not an empty "it" or who is told it.

    One that is shared with another verb is, where somebody is named: "was read and **praised by**".
    """
    word = frame.document.words[subject]
    if frame.is_in(frame.cue.head, "passive_sources") or subject == frame.source_head:
        return False
    joined = frame.document.words[frame.cue.head].relation == "conj"
    if joined and word.head != frame.cue.head and frame.source_head is None:
        return False
    is_blamed = frame.is_in(frame.cue.head, "targeting")  # "who was accused of lying"
    clauses = ("ccomp", "csubj") if is_blamed else ("ccomp", "csubj", "advcl")
    expletive = word.upos == "PRON" and frame.own(*clauses)
    is_addressed = frame.is_in(frame.cue.head, "addressed")
    is_addressee = is_addressed and is_somebody(word, frame.lexicon)
    return not (expletive or is_addressee)


def _listed(frame: Frame) -> list[int]:
    """Phrases that go on with what somebody is called: "described as tall, **of slim build**"."""
    document = frame.document
    adjuncts = [w for w in frame.own("obl") if w > frame.cue.head]
    return [
        following
        for before, following in pairwise(adjuncts)
        if lemmas(document, preposition(document, adjuncts[0])) & frame.listed("comparators")
        and document.subtree(following)[0] == document.subtree(before)[-1] + 1
        and document.words[document.subtree(following)[0]].text == ","
    ]


def modified(frame: Frame) -> Iterator[Proposal]:
    """A plan rejected by X; remarks that X made."""
    word = frame.document.words[frame.cue.head]
    if word.relation != "acl" or word.head < 0:
        return
    passive = frame.cue.passive and frame.source_head is not None
    relative = word.deprel == "acl:relcl" and not frame.own("ccomp", "xcomp", "obj")
    if passive or relative:
        content = frame.subtree(word.head) - frame.subtree(frame.cue.head)
        yield frame.propose("modified noun", word.head, content, targets=(word.head,))
