"""Contents: what each cue may attribute, proposed by the grammar, one construction after another.

A cue may have several proposals ("told Ann that…" as a clause and as an object); `selection`
weighs them and keeps the best. Spans follow the guidelines of PolNeAR (Newell, Margolin & Ruths
2018, https://aclanthology.org/L18-1524): "that" and an infinitive's "to" belong to the content,
auxiliaries, negation and linking prepositions to the cue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from quoteattr.attributions import Quotation
from quoteattr.clauses import (
    auxiliaries,
    child,
    is_verbal,
    lemmas,
    own_subject,
    phrase,
    preposition,
    trimmed_words,
)
from quoteattr.cues import Cue, cue_type
from quoteattr.document import Document
from quoteattr.lexicon import Lexicon
from quoteattr.quoting import QuotedWords
from quoteattr.sources import nominal_at, source_of


_LABEL_WORDS = 8
_CLOSING = frozenset({'"', "”", "''", "’", "'", "»", "“"})


@attrs.frozen
class Proposal:
    """One way to read a cue: with this source and this content.

    Attributes:
        rule: Name of the construction.
        cue: The cue.
        words: All words of the cue, those the construction adds included.
        source_head: Head word of the source, or None.
        source: Words of the source.
        content_head: Head word of the content.
        content: Words of the content.
        link: The preposition or mark that ties the content to the cue, or "".
        addressees: Head words of those to whom it is said.
        targets: Head words of what the cue takes as object of blame or praise.
    """

    rule: str
    cue: Cue
    words: frozenset[int]
    source_head: int | None
    source: frozenset[int]
    content_head: int
    content: frozenset[int]
    link: str = ""
    addressees: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()


@attrs.frozen
class _Frame:
    """A cue with all that its constructions look at."""

    document: Document
    cue: Cue
    lexicon: Lexicon
    source_head: int | None
    source: frozenset[int]
    quoted: QuotedWords

    def propose(
        self,
        rule: str,
        head: int,
        content: Iterable[int],
        *,
        words: Iterable[int] = (),
        link: str = "",
        addressees: tuple[int, ...] = (),
        targets: tuple[int, ...] = (),
    ) -> Proposal:
        cue = self.cue.words.union(words)
        kept = self.quoted.whole(set(content) - cue - self.source, cue | self.source)
        own = self.quoted.around(self.cue.head)
        if own is not None:  # what is said within a quotation does not reach beyond it
            kept &= set(self.quoted.regions[own][1])
        inside = trimmed_words(self.document, kept)
        return Proposal(
            rule, self.cue, cue, self.source_head, self.source - inside, head,
            frozenset(inside), link, addressees, targets,
        )  # fmt: skip

    def own(self, *relations: str) -> list[int]:
        return [
            c
            for c in self.document.children[self.cue.head]
            if self.document.words[c].relation in relations
        ]

    def subtree(self, word: int) -> set[int]:
        return set(self.document.subtree(word))


def find_contents(
    document: Document,
    quotations: Sequence[Quotation],
    cues: Sequence[Cue],
    lexicon: Lexicon,
) -> tuple[Proposal, ...]:
    """Propose a source and a content for each cue, in every construction that fits.

    Args:
        document: The parse.
        quotations: What stands in quotation marks.
        cues: Words that may be cues.
        lexicon: Table ``cues`` of the language.

    Returns:
        The proposals, those of one cue together, in order of the cues.
    """
    quoted = QuotedWords.of(document, quotations)
    out: list[Proposal] = []
    for cue in cues:
        head = source_of(document, cue, lexicon)
        source = phrase(document, head, without=(cue.head,)) if head is not None else set()
        source = {w for w in source if quoted.around(w) == quoted.around(head or 0)}
        cue = attrs.evolve(cue, words=cue.words | _carried(document, cue, head, lexicon))
        frame = _Frame(document, cue, lexicon, head, frozenset(source - cue.words), quoted)
        for construction in _CONSTRUCTIONS[cue.kind]:
            out.extend(p for p in construction(frame) if p.content)
    return tuple(out)


def _carried(document: Document, cue: Cue, source: int | None, lexicon: Lexicon) -> set[int]:
    """Words of the cue beside its own verb: "went on to" say, quoted "by" X "as" saying."""
    word = document.words[cue.head]
    out: set[int] = set()
    if cue.passive and source is not None:
        out.update(preposition(document, source))
    carriers = lexicon.words("cues", "carriers")
    if cue.kind == "verb" and word.relation in ("xcomp", "advcl") and word.head >= 0:
        particle = child(document, word.head, "compound:prt", "advmod")
        lemma = document.words[word.head].lemma.lower()
        phrase_lemma = f"{lemma} {document.words[particle].text.lower()}" if particle is not None else lemma
        if {lemma, phrase_lemma} & carriers and cue.head - word.head <= _LABEL_WORDS:
            out |= {word.head, *auxiliaries(document, word.head), *preposition(document, cue.head)}
            if phrase_lemma in carriers and particle is not None:
                out.add(particle)
    return out


def _clause(frame: _Frame) -> Iterator[Proposal]:
    """X said (that) P; also several clauses, and the addressee of "told Y that"."""
    clauses = [c for c in frame.own("ccomp") if not _is_aside(frame, c)] or _astray(frame)
    if not clauses:
        return
    document, head = frame.document, frame.cue.head
    content = set[int]().union(*map(frame.subtree, clauses))
    content -= _next_report(frame, clauses)
    for index in frame.own("conj", "parataxis"):
        reports = child(document, index, "ccomp") is not None and frame.quoted.around(index) is None
        if index > clauses[0] > head and own_subject(document, index) is not None and not reports:
            content |= frame.subtree(index)
    told = tuple(i for i in frame.own("obj", "iobj", "nsubj:pass") if i not in content and i != frame.source_head)
    yield frame.propose("clause", clauses[0], content, words=_adjuncts(frame) - content, addressees=told)


def _is_aside(frame: _Frame, clause: int) -> bool:
    """Whether a clause is only a participle after a comma: “…,” he said, clutching his hat."""
    document = frame.document
    first = document.subtree(clause)[0]
    after_comma = "," in (document.words[first].text, document.words[first - 1].text)
    participle = document.words[clause].xpos == "VBG" and clause > frame.cue.head
    return participle and after_comma and own_subject(document, clause) is None


def _astray(frame: _Frame) -> list[int]:
    """A that-clause that the parser hung on the time or place: "said early Friday that …"."""
    document = frame.document
    media = frame.lexicon.words("cues", "media")
    return [
        clause
        for adjunct in frame.own("obl", "obj", "iobj", "advmod")
        if adjunct > frame.cue.head
        and (
            document.words[adjunct].upos in ("PROPN", "ADV", "NUM")
            or (document.words[adjunct].relation == "obl" and document.words[adjunct].lemma.lower() in media)
        )
        for clause in document.children[adjunct]
        if document.words[clause].relation in ("acl", "ccomp", "advcl")
        and "that" in lemmas(document, preposition(document, clause))
    ][:1]


def _next_report(frame: _Frame, clauses: Sequence[int]) -> set[int]:
    """A second report coordinated with the content of the first: "said P, but Y said Q"."""
    document = frame.document
    out: set[int] = set()
    for index in (c for clause in clauses for c in document.children[clause]):
        word = document.words[index]
        coordinated = word.relation in ("conj", "parataxis") and own_subject(document, index) is not None
        said = cue_type(word.lemma.lower(), frame.lexicon) == "statement"
        reports = said and child(document, index, "ccomp") is not None
        parted = any(document.words[c].text == ";" for c in document.children[index])
        if coordinated and (reports or parted):
            out |= frame.subtree(index)
    return out


def _rest(frame: _Frame) -> Iterator[Proposal]:
    """X said P, by place: for sentences in which the parser found no clause after the verb."""
    document, cue = frame.document, frame.cue
    here = document.sentence_of(cue.head)
    first = max(cue.words) + 1
    if cue.passive or frame.source_head is None or cue_type(cue.lemma, frame.lexicon) != "statement":
        return
    if first < here.last and document.words[first].upos not in ("PUNCT", "ADP", "CCONJ") and not frame.own("ccomp"):
        content = range(first, here.last)
        heads = [w for w in content if document.words[w].head not in content]
        yield frame.propose("rest of sentence", heads[0] if heads else first, content)


def _front(frame: _Frame) -> Iterator[Proposal]:
    """P, X said, by place: for sentences in which the parser took P for something else."""
    document, cue = frame.document, frame.cue
    here = document.sentence_of(cue.head)
    if cue_type(cue.lemma, frame.lexicon) != "statement" or frame.quoted.around(cue.head) is not None:
        return
    comma = next((w for w in range(cue.head - 1, here.first, -1) if document.words[w].text == ","), None)
    later = range(cue.head + 1, here.last)
    if comma is None or cue.head - comma > _LABEL_WORDS or any(document.words[w].upos == "VERB" for w in later):
        return
    named = [w for w in range(comma + 1, cue.head) if document.words[w].upos in ("NOUN", "PROPN", "PRON")]
    outside = [w for w in range(comma + 1, cue.head) if document.words[w].upos in ("VERB", "SCONJ", "ADP", "CCONJ", "PUNCT")]
    if not named or outside:
        return
    placed = attrs.evolve(frame, source_head=named[-1], source=frozenset(range(comma + 1, cue.head)) - cue.words)
    content = range(here.first, comma)
    heads = [w for w in content if document.words[w].head not in content]
    yield placed.propose("front of sentence", heads[0] if heads else here.first, content)


def _parenthetical(frame: _Frame) -> Iterator[Proposal]:
    """P, X said; P1, X said, P2; as X said, P."""
    document, cue = frame.document, frame.cue
    word = document.words[cue.head]
    as_clause = "as" in lemmas(document, frame.own("mark", "advmod"))
    attached = word.relation in ("parataxis", "discourse") or (word.relation == "advcl" and as_clause)
    if not attached or word.head < 0 or frame.own("ccomp"):
        return
    host = word.head
    while document.words[host].relation == "parataxis" and not is_verbal(document, host):
        host = document.words[host].head
    content = frame.subtree(host) - frame.subtree(cue.head)
    yield frame.propose("parenthetical", host, content, words=_adjuncts(frame))


def _quotation(frame: _Frame) -> Iterator[Proposal]:
    """“Q,” X said. X said: “Q.” “Q1,” X said. “Q2.”: by place, whatever the tree."""
    if frame.quoted.around(frame.cue.head) is not None:
        return
    frame = _with_near_source(frame)
    first, last = _core(frame)
    before, after = frame.quoted.beside(first, last)
    if before and _is_sentence(frame.document, before) and (after or frame.own("ccomp")):
        before = []  # “It failed.” She said they would try again.
    if before and after and _next_clause(frame, after[0]):
        after = []  # “Well,” he said, and she cut in. “No.”
    found = [*_fragment(frame, before), *before, *after]
    if not found:
        return
    inside = set(found)
    document = frame.document
    heads = [w for w in found if document.words[w].head not in inside and document.words[w].upos != "PUNCT"]
    place = "around" if before and after else "before" if before else "after"
    gap = document.text[document.words[last].end : document.words[after[0]].start] if after else ""
    nouns = frame.lexicon.words("cues", "cue_nouns")
    noun = [i for i in frame.own("obj", "obl") if document.words[i].lemma.lower() in nouns]
    told = tuple(i for i in frame.own("obj", "iobj") if i != frame.source_head and i > frame.cue.head)
    yield frame.propose(
        "quotation", heads[0] if heads else found[0], found, words=_adjuncts(frame),
        link=f"{place}{gap.strip()[:1]}{' noun' if noun else ''}", addressees=told,
    )  # fmt: skip


def _fragment(frame: _Frame, quoted: Sequence[int]) -> range:
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
    last = [document.words[w].text for w in quoted if document.words[w].text not in _CLOSING][-1:]
    return last == ["."]


def _next_clause(frame: _Frame, start: int) -> bool:
    """Whether somebody else does something between the cue and a word."""
    document = frame.document
    return any(
        frame.cue.head < index < start and own_subject(document, index) is not None
        for index in frame.own("conj")
    )


def _with_near_source(frame: _Frame) -> _Frame:
    """The frame with the nominal beside the verb as source, where the tree names none outside."""
    document, head, quoted = frame.document, frame.source_head, frame.quoted
    if frame.cue.passive or (head is not None and quoted.around(head) is None):
        return frame
    near = nominal_at(document, frame.cue.head, frame.cue.head + 1)
    if near is not None and quoted.around(near) is None:
        source = phrase(document, near, without=(frame.cue.head,))
        return attrs.evolve(frame, source_head=near, source=frozenset(source))
    between = quoted.since_quotation(min(frame.cue.words))
    for stretch in (between, () if between else _forward(frame)):
        tags = {document.words[w].upos for w in stretch}
        if tags & {"PROPN", "PRON", "NOUN"} and not tags & {"VERB", "AUX", "SCONJ"}:
            inside = trimmed_words(document, stretch)
            heads = [w for w in sorted(inside) if document.words[w].head not in inside]
            near = next((w for w in heads if document.words[w].upos != "DET"), min(inside))
            return attrs.evolve(frame, source_head=near, source=frozenset(inside))
    return attrs.evolve(frame, source_head=None, source=frozenset())


def _forward(frame: _Frame) -> range:
    """The words after "said" up to the next mark or verb, where a quotation stands before it."""
    document = frame.document
    first = max(frame.cue.words) + 1
    here = document.sentence_of(frame.cue.head)
    end = first
    while end < here.last and document.words[end].upos not in ("PUNCT", "VERB", "AUX", "SCONJ"):
        end += 1
    return range(first, end if end - first <= _LABEL_WORDS else first)


def _core(frame: _Frame) -> tuple[int, int]:
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
        if word.relation in ("obl", "advmod", "iobj", "obj", "mark", "advcl", "expl", "cc", "nsubj"):
            subtree = frame.subtree(index)
            if all(frame.quoted.around(w) is None for w in subtree):
                core |= subtree
    near = frame.document.sentence_of(head)
    core = {w for w in core if w in near and frame.document.words[w].upos != "PUNCT"} or {head}
    return min(core), max(core)


def _is_near(frame: _Frame, source: int) -> bool:
    """Whether a source stands in the cue's own clause, not in that of a verb it shares it with."""
    document, head = frame.document, frame.cue.head
    between = range(min(head, source) + 1, max(head, source))
    if source not in document.sentence_of(head):
        return False
    if any(frame.quoted.around(w) is not None for w in between):
        return False
    apart = any(document.words[w].upos == "VERB" and w not in frame.source for w in between)
    return document.words[source].head == head or not apart


def _adjuncts(frame: _Frame) -> set[int]:
    """The "in a statement" of a cue: where and when something was said, close after the verb."""
    document = frame.document
    out: set[int] = set()
    end = max(frame.cue.words)
    for index in frame.own("obl"):
        subtree = frame.subtree(index)
        nouns = frame.lexicon.words("cues", "media")
        near = {w for w in subtree if w <= index or document.words[w].head == index and document.words[w].relation != "acl"}
        if min(subtree) == end + 1 and document.words[index].lemma.lower() in nouns:
            out |= near & subtree if any(document.words[c].relation in ("acl", "ccomp") for c in document.children[index]) else subtree
            end = max(subtree)
    pronoun = child(document, frame.cue.head, "obj")
    if pronoun is not None and document.words[pronoun].text.lower() == "it":
        out.add(pronoun)  # "as she put it"
    return out


def _infinitive(frame: _Frame) -> Iterator[Proposal]:
    """X promised to P; X urged Y to P; X called Z a P."""
    document, head = frame.document, frame.cue.head
    clauses = frame.own("xcomp")
    if not clauses:
        return
    content = set[int]().union(*map(frame.subtree, clauses))
    patients = [i for i in frame.own("obj", "iobj", "nsubj:pass") if i > head]
    if frame.cue.passive:
        patients += [i for i in frame.own("nsubj") if document.words[i].deprel == "nsubj:pass"]
    heads = tuple(patients)
    rule = "infinitive"
    if heads:
        rule = "object and infinitive"
        content |= set[int]().union(*map(frame.subtree, heads))
    mark = preposition(document, clauses[0])
    link = document.words[mark[0]].lemma.lower() if mark else ""
    yield frame.propose(rule, clauses[0], content, link=link, targets=heads, addressees=heads)
    if heads and not frame.cue.passive:
        told = set[int]().union(*map(frame.subtree, clauses))
        yield frame.propose("infinitive", clauses[0], told, link=link, addressees=heads)


_OBJECT_PREPOSITIONS = frozenset({"as", "to", "for", "with", "of", "about", "against", "from", "over", "into"})


def _object(frame: _Frame) -> Iterator[Proposal]:
    """X rejected the plan; X described Y as P; X blamed Y for P."""
    document, head = frame.document, frame.cue.head
    objects = frame.own("obj")
    if not objects or frame.own("ccomp"):
        return
    content = set[int]().union(*map(frame.subtree, objects))
    content -= _asides(frame, objects)
    for index in frame.own("obl", "xcomp", "advcl", "iobj"):
        mark = {document.words[m].lemma.lower() for m in preposition(document, index)}
        bare = document.words[index].relation in ("xcomp", "iobj")
        if index > objects[0] and (bare or mark & _OBJECT_PREPOSITIONS):
            content |= frame.subtree(index)
    link = "as" if any("as" in lemmas(document, preposition(document, i)) for i in frame.own("obl", "advcl", "xcomp")) else ""
    yield frame.propose("object", objects[0], content, link=link, targets=(objects[0],))


def _asides(frame: _Frame, nouns: Sequence[int]) -> set[int]:
    """Clauses and appositions after a comma, which only explain the noun."""
    document = frame.document
    return {
        word
        for noun in nouns
        for index in document.children[noun]
        if document.words[index].deprel in ("acl:relcl", "appos") and index > noun
        for word in frame.subtree(index)
        if document.words[frame.document.subtree(index)[0]].text == ","
        or document.words[frame.document.subtree(index)[0] - 1].text in (",", '"', "”", "''")
    }


def _oblique(frame: _Frame) -> Iterator[Proposal]:
    """X called for P; X warned of P; X spoke about P; X is opposed to P."""
    document, head = frame.document, frame.cue.head
    for index in frame.own("obl", "advcl"):
        mark = preposition(document, index)
        if not mark or index < head:
            continue
        objects = [i for i in frame.own("obj", "iobj") if head < i < index]
        link = " ".join(document.words[m].text.lower() for m in mark)
        content = frame.subtree(index)
        later = [i for i in frame.own("obl", "advcl", "xcomp") if i > index]
        for other in later:
            if lemmas(document, preposition(document, other)) & {"as", "to"}:
                content |= frame.subtree(other)
        gap = set(range(max(frame.cue.words) + 1, mark[0]))
        held = {w for w in gap if w - 1 in frame.cue.words or document.words[w].relation == "compound:prt"}
        words = {*mark, *(w for w in held if document.words[w].upos in ("ADV", "ADP"))}
        if link == "to" and document.words[index].upos == "VERB" and document.words[mark[0]].relation == "mark":
            words -= set(mark)
        targets = tuple(objects)
        if objects:
            whole = content | set[int]().union(*map(frame.subtree, objects))
            yield frame.propose("object and oblique", index, whole | set(mark), link=link, targets=targets)
        yield frame.propose("oblique", index, content - set(mark) if mark[0] in words else content,
                            words=words, link=link, targets=targets or ((index,) if document.words[index].relation == "obl" else ()))


def _light_verb(frame: _Frame) -> Iterator[Proposal]:
    """X made the claim that P; X expressed doubts about P."""
    document, head = frame.document, frame.cue.head
    light = frame.cue.lemma in frame.lexicon.words("cues", "light_verbs")
    for noun in frame.own("obj", "obl") if light else frame.own("obj"):
        if noun < head or document.words[noun].upos != "NOUN":
            continue
        for index, content, added in _noun_contents(frame, noun):
            between = set(range(head, noun + 1)) & (frame.subtree(noun) | {head}) - content
            lemma = document.words[noun].lemma.lower()
            known = "cue noun" if lemma in frame.lexicon.words("cues", "cue_nouns") else "noun"
            link = f"{known} {' '.join(document.words[w].text.lower() for w in sorted(added))}".strip()
            yield frame.propose("light verb", index, content, words=between | added, link=link)


def _causative(frame: _Frame) -> Iterator[Proposal]:
    """X made (it) clear that P."""
    document, head = frame.document, frame.cue.head
    adjectives = frame.lexicon.words("cues", "causatives", frame.cue.lemma)
    for index in frame.own("xcomp"):
        if document.words[index].lemma.lower() not in adjectives:
            continue
        clauses = [c for c in (*document.children[index], *frame.own("ccomp", "advcl", "obj")) if c > index and document.words[c].relation in ("ccomp", "csubj", "advcl", "obj")]
        if clauses:
            content = set[int]().union(*map(frame.subtree, clauses))
            words = {w for w in range(head, index + 1) if w not in content}
            yield frame.propose("clause", clauses[0], content, words=words, link="causative")


def _passive_subject(frame: _Frame) -> Iterator[Proposal]:
    """P was rejected by X; P is widely expected."""
    document = frame.document
    if not frame.cue.passive or frame.cue.lemma in frame.lexicon.words("cues", "passive_sources"):
        return
    for index in frame.own("nsubj"):
        if document.words[index].deprel != "nsubj:pass" or index == frame.source_head:
            continue
        content = frame.subtree(index)
        yield frame.propose("passive subject", index, content, targets=(index,))
        for other in frame.own("obl", "advcl", "xcomp"):
            mark = preposition(document, other)
            if other > frame.cue.head and other != frame.source_head and mark:
                link = " ".join(document.words[m].text.lower() for m in mark)
                added = set(mark) if document.words[other].relation == "obl" or link == "of" else set()
                yield frame.propose(
                    "passive subject and oblique", index, content | frame.subtree(other) - added,
                    words=added, link=link, targets=(index,),
                )  # fmt: skip


def _modified(frame: _Frame) -> Iterator[Proposal]:
    """A plan rejected by X; remarks attributed to X."""
    document, cue = frame.document, frame.cue
    word = document.words[cue.head]
    if word.relation != "acl" or word.head < 0:
        return
    passive = cue.passive and agent_like(frame)
    relative = word.deprel == "acl:relcl" and not frame.own("ccomp", "xcomp", "obj")
    if passive or relative:
        content = frame.subtree(word.head) - frame.subtree(cue.head)
        yield frame.propose("modified noun", word.head, content, targets=(word.head,))


def agent_like(frame: _Frame) -> bool:
    """Whether a participle has its agent with it."""
    return frame.source_head is not None


def _noun_contents(frame: _Frame, noun: int) -> Iterator[tuple[int, set[int], set[int]]]:
    """Clauses and prepositional phrases of a noun: (head, content, words added to the cue)."""
    document = frame.document
    for index in document.children[noun]:
        word = document.words[index]
        if index < noun or index == frame.source_head:
            continue
        mark = preposition(document, index)
        if word.relation in ("acl", "ccomp", "parataxis", "appos") and word.deprel != "acl:relcl":
            gerund = {m for m in mark if document.words[m].text.lower() in ("of", "about", "on", "for", "in", "against")}
            yield index, frame.subtree(index) - gerund, gerund
        elif word.relation == "nmod" and mark:
            yield index, frame.subtree(index) - set(mark), set(mark)


def _noun(frame: _Frame) -> Iterator[Proposal]:
    """X's claim that P; a call for P; criticism of P."""
    document, noun = frame.document, frame.cue.head
    known = "cue noun" if frame.cue.lemma in frame.lexicon.words("cues", "cue_nouns") else "noun"
    for index, content, added in _noun_contents(frame, noun):
        relation = "clause" if document.words[index].relation != "nmod" else "phrase"
        before = {w for w in frame.own("amod", "det", "compound") if w < noun and w not in frame.source}
        link = f"{known} {' '.join(document.words[w].text.lower() for w in sorted(added))}".strip()
        yield frame.propose(f"noun {relation}", index, content, words=before | added, link=link)


def _adjective(frame: _Frame) -> Iterator[Proposal]:
    """X is confident that P; X is eager to P; X is worried about P."""
    document = frame.document
    for index in frame.own("ccomp", "xcomp", "advcl", "obl"):
        if index < frame.cue.head:
            continue
        mark = preposition(document, index)
        link = " ".join(document.words[m].text.lower() for m in mark)
        added = {m for m in mark if document.words[m].upos == "ADP" and document.words[m].text.lower() != "to"}
        if document.words[index].relation == "obl":
            added = set(mark)
        yield frame.propose("adjective", index, frame.subtree(index) - added, words=added, link=link)


def _adverb(frame: _Frame) -> Iterator[Proposal]:
    """P reportedly; an allegedly P."""
    head = frame.document.words[frame.cue.head].head
    if head >= 0:
        content = frame.subtree(head) - {frame.cue.head}
        yield frame.propose("adverb", head, content)


def _according_to(frame: _Frame) -> Iterator[Proposal]:
    """According to X, P."""
    document, cue = frame.document, frame.cue
    followers = frame.lexicon.words("cues", "prepositions", cue.lemma)
    words = {cue.head}
    following = cue.head + 1
    if following < len(document.words) and document.words[following].text.lower() in followers:
        words.add(following)
    elif "" not in followers:
        return
    named = document.words[cue.head].head
    if document.words[cue.head].deprel == "root" or document.words[named].index < cue.head:
        named = next((c for c in document.children[cue.head] if c > max(words)), -1)
        host = document.words[cue.head].head
    else:
        host = document.words[named].head
    if named < 0 or host < 0:
        return
    while document.words[host].relation not in ("root", "ccomp", "parataxis", "conj"):
        host = document.words[host].head
    source = phrase(document, named, without=words)
    content = frame.subtree(host) - frame.subtree(named) - words
    attributed = attrs.evolve(frame, source_head=named, source=frozenset(source - words))
    yield attributed.propose("according to", host, content, words=words)


def _framing(frame: _Frame) -> Iterator[Proposal]:
    """In the words of X, P; in X's view, P."""
    document, noun = frame.document, frame.cue.head
    if frame.cue.lemma not in frame.lexicon.words("cues", "framing", "nouns"):
        return
    case = preposition(document, noun)
    openers = frame.lexicon.words("cues", "framing", "prepositions")
    if not case or document.words[case[0]].text.lower() not in openers or frame.source_head is None:
        return
    host = document.words[noun].head
    while host >= 0 and document.words[host].relation in ("nmod", "obl", "acl", "appos"):
        host = document.words[host].head
    if host < 0:  # the parser made the frame the head of its sentence
        inside = {w for c in case for w in range(c, noun + 1)} | frame.source
        inside |= {w for c in frame.source for w in preposition(document, c)}
        content, host = frame.subtree(noun) - inside, noun
    else:
        content = frame.subtree(host) - frame.subtree(noun)
    words = {*range(case[0], noun + 1), *preposition(document, frame.source_head)}
    yield frame.propose("framing", host, content, words=words - frame.source)


def _label(frame: _Frame) -> Iterator[Proposal]:
    """X: P, as in headlines, transcripts and interviews; “Q” — X."""
    document, mark = frame.document, frame.cue.head
    here = document.sentence_of(mark)
    end = max((s.last for s in document.sentences[here.index :] if s.paragraph == here.paragraph and s.index < here.index + 40), default=here.last)
    if frame.cue.lemma == ":":
        label = range(here.first, mark)
        if 0 < len(label) <= _LABEL_WORDS and _is_name(document, label) and mark + 1 < end:
            first = frame.quoted.around(mark + 1)
            content = frame.quoted.regions[first][1] if first is not None else range(mark + 1, end)
            yield _labelled(frame, label, content, "speaker label")
    before = frame.quoted.around(mark - 1)
    label = range(mark + 1, here.last)
    if frame.cue.lemma != ":" and before is not None and 0 < len(label) <= _LABEL_WORDS and _is_name(document, label):
        yield _labelled(frame, label, frame.quoted.regions[before][1], "signature")


def _is_name(document: Document, words: range) -> bool:
    """Whether words read as a name: no verb, and a proper noun or capitals among them."""
    tags = [document.words[w] for w in words]
    named = any(w.upos == "PROPN" or (w.text.isupper() and w.upos != "PUNCT") for w in tags)
    return named and not any(w.upos in ("VERB", "AUX", "SCONJ") for w in tags)


def _labelled(frame: _Frame, label: range, content: Iterable[int], rule: str) -> Proposal:
    document = frame.document
    words = trimmed_words(document, label)
    head = next((w for w in sorted(words) if document.words[w].head not in words), label[0])
    inside = set(content)
    main = next((w for w in sorted(inside) if document.words[w].head not in inside and document.words[w].upos != "PUNCT"), min(inside))
    labelled = attrs.evolve(frame, source_head=head, source=frozenset(words))
    return labelled.propose(rule, main, inside)


_CONSTRUCTIONS: dict[str, tuple[Callable[[_Frame], Iterator[Proposal]], ...]] = {
    "verb": (
        _clause, _rest, _front, _parenthetical, _quotation, _infinitive, _object, _oblique, _light_verb,
        _passive_subject, _modified, _causative,
    ),
    "noun": (_noun, _framing),
    "adjective": (_adjective,),
    "adverb": (_adverb,),
    "preposition": (_according_to,),
    "mark": (_label,),
}  # fmt: skip
