"""Nominal cues: nouns and adjectives, alone or with a light verb."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.contents.adjuncts import is_when
from quoteattr.contents.proposals import LIGHT_VERB, Frame, NounKind, Proposal
from quoteattr.grammar.bare import is_bare
from quoteattr.grammar.clauses import child, is_verbal, lemmas, preposition
from quoteattr.grammar.lacking import is_lacking
from quoteattr.grammar.noun_clauses import is_feared, noun_before
from quoteattr.grammar.participles import is_reporting
from quoteattr.grammar.phrases import main_word
from quoteattr.vocabulary.cues import cue_type


def light_verb(frame: Frame) -> Iterator[Proposal]:
    """X made the claim that P; X expressed doubts about P."""
    head = frame.cue.head
    light = frame.is_in(head, "light_verbs")
    for index in frame.own("obj", "obl") if light else frame.own("obj"):
        if index < head or frame.document.words[index].upos != "NOUN" or _is_owned(frame, index):
            continue
        if is_when(frame, index) or is_lacking(frame.document, index, frame.lexicon):
            continue
        if frame.is_in(head, "polarity", "negative") and _is_given(frame, index):
            continue
        below, kind = frame.subtree(index) | {head}, _kind(frame, index)
        for complement, content, added in (*_complements(frame, index), *_loose(frame, index)):
            if not light and is_reporting(frame.document, complement, frame.lexicon):
                continue  # "adopted a resolution calling for peace": it is the resolution's call
            between = set(range(head, index + 1)) & below - content
            yield frame.propose(
                LIGHT_VERB, complement, content, words=between | added,
                link=frame.wording(added), noun=kind,
            )  # fmt: skip


def noun(frame: Frame) -> Iterator[Proposal]:
    """X's claim that P; a call for P; criticism of P."""
    head = frame.cue.head
    if _is_held(frame, head):
        return
    before = {w for w in frame.own("amod", "det", "compound") if w < head} - frame.source
    for complement, content, added in _complements(frame, head):
        relation = frame.document.words[complement].relation
        rule = "noun phrase" if relation == "nmod" else "noun clause"
        said = frame.by(frame.source_head, frame.source - content)
        yield said.propose(
            rule, complement, content, words=before | added,
            link=frame.wording(added), noun=_kind(frame, head),
        )  # fmt: skip


def copula(frame: Frame) -> Iterator[Proposal]:
    """The hope is that P; X's view is that P; the fear among X is that P."""
    document, head = frame.document, frame.cue.head
    word = document.words[head]
    if word.deprel != "nsubj:outer" or not frame.is_in(head, "cue_nouns"):
        return
    clause = word.head
    mark = [w for w in document.children[clause] if document.words[w].relation == "mark"]
    links = [w for w in document.children[clause] if document.words[w].relation == "cop"]
    said = [w for w in mark if frame.lemma(w) in frame.listed("complementizers")]
    if not (said and links and head < links[0] < said[0]):
        return
    words = range(links[0], said[0])
    before = {w for w in frame.own("amod", "det", "nummod", "compound") if w < head}
    content = {w for w in frame.subtree(clause) if w >= said[0]}
    giver = preposition(document, frame.source_head) if frame.source_head is not None else ()
    added = {*words, *giver, *(before - frame.source)}
    yield frame.propose("copula", clause, content, words=added, noun="cue noun")


def announced(frame: Frame) -> Iterator[Proposal]:
    """X's answer was short: “Q”; the message from X was clear: P."""
    document, head = frame.document, frame.cue.head
    nouns = frame.lexicon.words("continuations", "nouns")
    if frame.lemma(head) not in nouns or frame.source_head is None:
        return
    rest = range(head + 1, document.sentence_of(head).last)
    colon = next((w for w in rest if document.words[w].text == ":"), rest.stop)
    said = range(colon + 1, rest.stop)
    leading = range(head, colon)
    predicate = document.words[head].head if document.words[head].relation == "nsubj" else -1
    is_plain = predicate in leading and all(frame.quoted.around(w) is None for w in leading)
    if not said or not is_plain:
        return
    quoted = frame.quoted.around(said[0])
    content = said if quoted is None else frame.quoted.regions[quoted][1]
    is_clear = child(document, predicate, "cop") is not None  # not "her account was frozen: …"
    if quoted is not None or (is_clear and any(is_verbal(document, w) for w in content)):
        words = {w for w in leading if document.words[w].upos != "PUNCT"} - frame.source
        yield frame.propose("announced", main_word(document, content), content, words=words)


def _is_owned(frame: Frame, noun: int) -> bool:
    """Whether a noun has a source of its own: "printed the minister's denial"."""
    owner = child(frame.document, noun, "nmod:poss")
    return owner is not None and frame.document.words[owner].upos != "PRON"


def _is_given(frame: Frame, noun: int) -> bool:
    """Whether a noun tells whose it is: "rejected **their** plea", "a request **by staff**"."""
    document, givers = frame.document, frame.listed("agents")
    return child(document, noun, "nmod:poss") is not None or any(
        bool(lemmas(document, preposition(document, c)) & givers)
        for c in document.children[noun]
        if c > noun and document.words[c].relation == "nmod"
    )


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
                and frame.wording([m]) not in frame.listed("infinitives")
            )
        }
        content = frame.subtree(index) - added
        yield frame.propose("adjective", index, content, words=added, link=frame.wording(mark))


def _complements(frame: Frame, head: int) -> Iterator[tuple[int, set[int], set[int]]]:
    """Clauses and phrases after a noun: its head word, its words, the words it adds to the cue."""
    document = frame.document
    for index in document.children[head]:
        word = document.words[index]
        if index < head or index == frame.source_head:
            continue
        mark = set(preposition(document, index))
        opened = frame.wording(mark) in frame.listed("complementizers")
        relative = word.deprel == "acl:relcl" and not opened  # "the claim **that he made**"
        finds = (is_bare, is_feared)
        relative = relative and not any(is_so(document, index, frame.lexicon) for is_so in finds)
        if word.relation in ("acl", "ccomp", "parataxis", "appos") and not relative:
            linking = {m for m in mark if frame.wording([m]) in frame.listed("nominal")}
            yield index, frame.subtree(index) - linking, linking
        elif word.relation == "nmod" and mark:
            yield index, (frame.subtree(index) | _asked(frame, head, index)) - mark, mark
    yield from _behind_source(frame, head)
    yield from _behind_verb(frame, head)


def _asked(frame: Frame, noun: int, asked: int) -> set[int]:
    """The infinitive behind whom a noun asks to do something: "calls for the coach **to go**"."""
    document, verb = frame.document, frame.document.words[noun].head
    if verb < 0 or cue_type(f"{frame.lemma(noun)} for", frame.lexicon) != "demand":
        return set()
    start = document.subtree(asked)[-1] + 1
    return {
        word
        for clause in (*document.children[noun], *document.children[verb])
        if document.words[clause].relation in ("advcl", "acl", "xcomp")
        and preposition(document, clause)[:1] == (start,)
        and frame.wording([start]) in frame.listed("infinitives")
        for word in document.subtree(clause)
    }


def _behind_source(frame: Frame, head: int) -> Iterator[tuple[int, set[int], set[int]]]:
    """A clause that the parser hung on the source of a noun: "assurances from Lee **that P**"."""
    document, source = frame.document, frame.source_head
    if source is None or source < head or not frame.is_in(head, "cue_nouns"):
        return
    for index in document.children[source]:
        mark = preposition(document, index)
        said = frame.wording(mark) in frame.listed("complementizers")
        if document.words[index].relation == "acl" and said:
            yield index, frame.subtree(index), {*preposition(document, source)}


def _behind_verb(frame: Frame, head: int) -> Iterator[tuple[int, set[int], set[int]]]:
    """A clause that the parser hung on the verb of a noun: "fears are growing **that P**"."""
    document, verb = frame.document, frame.document.words[head].head
    if verb < 0 or not frame.is_in(head, "cue_nouns"):
        return
    for clause in document.children[verb]:
        is_own = document.words[clause].relation in ("ccomp", "advcl")
        if is_own and clause > head and noun_before(document, clause, frame.lexicon) == head:
            yield clause, frame.subtree(clause), set()


def _loose(frame: Frame, noun: int) -> Iterator[tuple[int, set[int], set[int]]]:
    """A phrase that the parser gave to the light verb: "issued a call for peace"."""
    if not (frame.is_in(frame.cue.head, "light_verbs") and frame.is_in(noun, "cue_nouns")):
        return
    for index in frame.own("obl", "advcl", "ccomp"):
        mark = set(preposition(frame.document, index))
        if index > noun and mark and min(frame.subtree(index)) == noun + 1:
            linking = {m for m in mark if frame.wording([m]) in frame.listed("nominal")}
            yield index, frame.subtree(index) - linking, linking


def _kind(frame: Frame, noun: int) -> NounKind:
    """Whether the lexicon has a noun as a cue."""
    return "cue noun" if frame.is_in(noun, "cue_nouns") else "noun"
