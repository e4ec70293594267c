"""Placed contents: quotations found by where they stand beside a cue, whatever the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from quoteattr.contents.adjuncts import adjuncts
from quoteattr.contents.joints import before_passive
from quoteattr.contents.parties import recipients
from quoteattr.contents.proposals import NEAR, QUOTATION, Frame, Proposal
from quoteattr.contents.sources import nominal_at
from quoteattr.document import Document
from quoteattr.grammar.clauses import lemmas, own_subject
from quoteattr.grammar.phrases import main_word, phrase, trimmed_words
from quoteattr.typography.marks import SENTENCE_ENDS, closes


def quotation(frame: Frame) -> Iterator[Proposal]:
    """“Q,” X said. X said: “Q.” “Q1,” X said. “Q2.”: by place, whatever the tree."""
    head, quoted = frame.cue.head, frame.quoted.beside_quoted(frame.cue.head)
    is_near = quoted.is_beside(frame.document.sentence_of(head))
    if not is_near or quoted.around(head) is not None:
        return
    frame = _with_near_source(attrs.evolve(frame, quoted=quoted))
    first, last = _core(frame)
    before, after = frame.quoted.beside(first, last)
    if before and _is_sentence(frame.document, before) and (after or frame.own("ccomp")):
        before = []  # “It failed.” She said they would try again.
    if before and after and _next_clause(frame, after[0]):
        after = []  # “Well,” he said, and she cut in. “No.”
    found = [*_fragment(frame, before), *before, *after]
    if not found:
        return
    document = frame.document
    if _is_foreign(frame, found):
        return
    place = "around" if before and after else "before" if before else "after"
    gap = document.text[document.words[last].end : document.words[after[0]].start] if after else ""
    noun = any(frame.is_in(i, "cue_nouns") for i in frame.own("obj", "obl"))
    yield frame.propose(
        QUOTATION, main_word(document, found), found, words=adjuncts(frame),
        link=f"{place}{gap.strip()[:1]}{' noun' if noun else ''}",
        addressees=recipients(frame, found),
    )  # fmt: skip


def manner(frame: Frame) -> Iterator[Proposal]:
    """X was blunt: “Q.” Not "it was cold: …", nor "his reply was brief: …", a cue itself."""
    document, head, quoted = frame.document, frame.cue.head, frame.quoted
    others = frame.listed("anaphors") | frame.lexicon.words("continuations", "nouns")
    named = lemmas(document, () if frame.source_head is None else (frame.source_head,))
    is_named = bool(named) and named.isdisjoint(others)
    rest = range(head + 1, document.sentence_of(head).last)
    colon = next((w for w in rest if document.words[w].text == ":"), None)
    if not is_named or colon is None:
        return
    leading, number = range(head + 1, colon), quoted.around(colon + 1)
    if number is None or not frame.subtree(head).issuperset(leading):
        return
    said = quoted.regions[number][1]
    if said[0] > colon and _is_whole(document, said):
        yield frame.propose("manner", main_word(document, said), said, words=leading)


def _is_whole(document: Document, quoted: Sequence[int]) -> bool:
    """Whether a quotation ends with its sentence: no single word in marks."""
    last, is_end = _last(document, quoted), quoted[-1] + 1 == document.sentence_of(quoted[-1]).last
    return last is not None and (last in SENTENCE_ENDS or is_end)


def _last(document: Document, quoted: Sequence[int]) -> str | None:
    """What a quotation ends with before its marks; None where there is nothing else."""
    texts = (document.words[w].text for w in reversed(quoted))
    return next((text for text in texts if not closes(text)), None)


def _is_foreign(frame: Frame, quoted: Sequence[int]) -> bool:
    """Whether a quotation is none of a clause that modifies the noun before it.

    As in "troops **backed** by tanks “took the hill”, the army said", "those who **oppose** it
    “should be ashamed”".
    """
    document, head = frame.document, frame.cue.head
    deprel, clause = document.words[head].deprel, document.subtree(head)
    if not before_passive(document, head).isdisjoint(quoted):
        return True
    if not set(clause).isdisjoint(quoted):
        return False
    subject = own_subject(document, head)
    goes_on = quoted[0] - 1 == clause[-1]  # no comma or colon between
    relative = deprel == "acl:relcl" and _is_relative(document, subject) and goes_on
    return relative or (deprel == "acl" and frame.cue.passive)


def _fragment(frame: Frame, quoted: Sequence[int]) -> range:
    """What precedes a quoted fragment in its sentence: “The plan “may fail,” X said."""
    if not quoted:
        return range(0)
    document = frame.document
    opening = next((w for w in quoted if document.words[w].upos != "PUNCT"), quoted[0])
    here = document.sentence_of(opening)
    frame_words = range(here.first, quoted[0])
    starts_low = document.words[opening].text[:1].islower()
    free = not frame.cue.words.intersection(frame_words)
    return frame_words if starts_low and free else range(0)


def _is_sentence(document: Document, quoted: Sequence[int]) -> bool:
    """Whether a quotation ends with a full stop, so that it needs nothing after it."""
    return _last(document, quoted) == "."


def _next_clause(frame: Frame, start: int) -> bool:
    """Whether somebody else does something between the cue and a word."""
    document = frame.document
    return any(
        frame.cue.head < index < start and own_subject(document, index) is not None
        for index in frame.own("conj")
    )


def _with_near_source(frame: Frame) -> Frame:
    """The frame with the nominal beside the verb as source, where the tree names none outside."""
    document, head, quoted = frame.document, frame.source_head, frame.quoted
    is_last = _ends_sentence(document, frame.cue.head)
    is_passive = frame.cue.passive and (len(frame.cue.words) > 1 or not is_last)
    is_outside = head is not None and quoted.around(head) is None
    if is_passive or (is_outside and not (is_last and _is_relative(document, head))):
        return frame
    near = nominal_at(document, frame.cue.head, frame.cue.head + 1)
    if near is not None and quoted.around(near) is None:
        source = phrase(document, near, without=(frame.cue.head,))
        return frame.by(near, source)
    between = quoted.since_quotation(min(frame.cue.words))
    for stretch in (between, () if between else _forward(frame)):
        clause = next(
            (n for n, w in enumerate(stretch) if is_last and _is_relative(document, w)), None
        )
        tags = {document.words[w].upos for w in stretch[:clause]}
        if tags & {"PROPN", "PRON", "NOUN"} and not tags & {"VERB", "AUX", "SCONJ"}:
            inside = trimmed_words(document, stretch)
            return frame.by(main_word(document, inside), inside)
    return frame.by(None, ())


def _ends_sentence(document: Document, word: int) -> bool:
    """Whether only marks follow a word in its sentence: “…,” a guard who saw it said."""
    rest = document.words[word + 1 : document.sentence_of(word).last]
    return all(other.upos == "PUNCT" for other in rest)


def _is_relative(document: Document, word: int | None) -> bool:
    return word is not None and document.words[word].feature("PronType") == "Rel"


def _forward(frame: Frame) -> range:
    """The words after "said" up to the next mark or verb, where a quotation stands before it."""
    document = frame.document
    first = max(frame.cue.words) + 1
    here = document.sentence_of(frame.cue.head)
    end = first
    while end < here.last and document.words[end].upos not in ("PUNCT", "VERB", "AUX", "SCONJ"):
        end += 1
    return range(first, end if end - first <= NEAR else first)


def _core(frame: Frame) -> tuple[int, int]:
    """First and last word of the cue's own clause, without what it attributes."""
    document, head = frame.document, frame.cue.head
    core = set(frame.cue.words)
    source = frame.source_head
    if source is not None and _is_near(frame, source):
        core |= frame.source
        if source > head:  # "said X, who …": the relative clause comes between, too
            core |= {w for w in frame.subtree(source) if frame.quoted.around(w) is None}
    for index in document.children[head]:
        word = document.words[index]
        if word.relation in (
            "obl",
            "advmod",
            "iobj",
            "obj",
            "mark",
            "advcl",
            "expl",
            "cc",
            "nsubj",
        ):
            subtree = frame.subtree(index)
            if all(frame.quoted.around(w) is None for w in subtree):
                core |= subtree
    near = frame.document.sentence_of(head)
    core = {w for w in core if w in near and frame.document.words[w].upos != "PUNCT"} or {head}
    return min(core), max(core)


def _is_near(frame: Frame, source: int) -> bool:
    """Whether a source stands in the cue's own clause, not in that of a verb it shares it with."""
    document, head = frame.document, frame.cue.head
    between = range(min(head, source) + 1, max(head, source))
    if source not in document.sentence_of(head):
        return False
    if any(frame.quoted.around(w) is not None for w in between):
        return False
    own = frame.source | frame.cue.words
    apart = any(document.words[w].upos == "VERB" and w not in own for w in between)
    return document.words[source].head == head or not apart
