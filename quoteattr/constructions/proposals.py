"""Proposals: ways to read a cue, and the frame in which constructions make them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import attrs

from quoteattr.cues import Cue, asked, cue_type, follows_quotation, main_verb_behind
from quoteattr.document import Document
from quoteattr.grammar.clauses import (
    auxiliaries,
    child,
    is_date,
    is_headline,
    is_passive,
    lemmas,
    own_subject,
    partner,
    phrasal,
    preposition,
    subject,
    trimmed_words,
)
from quoteattr.grammar.forms import tag
from quoteattr.grammar.people import is_somebody
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.lexicon import Lexicon
from quoteattr.typography.datelines import without_dateline
from quoteattr.typography.marks import closes

_CLAUSES = ("acl", "ccomp")
NEAR = 8  # words: as far as a name, a label or a phrase of the cue reaches


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
class Frame:
    """A cue with all that its constructions look at.

    Attributes:
        document: The parse.
        cue: The cue.
        lexicon: Tables of the language.
        source_head: Head word of the source that the tree gives the cue, or None.
        source: Words of that source.
        quoted: Words in quotation marks.
    """

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
        """Make a proposal: quotations taken whole, cue and source kept out of the content.

        Where its head is cut off the content, another word of that stands for it; where only marks
        are left, there is none.
        """
        quoting = saying(self.document, self.cue.head, self.lexicon)
        cue = self.cue.words.union(words, quoting)
        kept = self.quoted.whole(set(content) - cue - self.source, cue | self.source)
        own = self.quoted.around(self.cue.head)
        if own is not None:  # what is said within a quotation does not reach beyond it
            kept = self.quoted.inside.whole(kept, cue | self.source)
            kept &= set(self.quoted.regions[own][1])
        kept = within_clause(self.document, kept, self.cue.head, self.lexicon)
        told = without_dateline(self.document, kept, self.lexicon)
        inside = frozenset(trimmed_words(self.document, told))
        if head in quoting or all(self.document.words[w].upos == "PUNCT" for w in inside):
            inside = frozenset()
        if inside and head not in inside:
            head = main_word(self.document, inside)
        return Proposal(
            rule, self.cue, cue, self.source_head, self.source - inside, head, inside, link,
            addressees, targets,
        )  # fmt: skip

    def by(self, head: int | None, source: Iterable[int]) -> Frame:
        """The same frame with another source."""
        return attrs.evolve(self, source_head=head, source=frozenset(source) - self.cue.words)

    def own(self, *relations: str) -> list[int]:
        """The cue's dependents in one of these relations, in order."""
        words, children = self.document.words, self.document.children[self.cue.head]
        return [c for c in children if words[c].relation in relations]

    def subtree(self, *heads: int) -> set[int]:
        """All words below some heads, the heads included."""
        return {word for head in heads for word in self.document.subtree(head)}

    def lemma(self, word: int) -> str:
        """The lemma of a word in lower case."""
        return self.document.words[word].lemma.lower()

    def phrase(self, words: Iterable[int]) -> str:
        """The forms of some words in lower case, as one string."""
        return " ".join(self.document.words[w].text.lower() for w in sorted(words))

    def is_in(self, word: int, *keys: str) -> bool:
        """Whether the lemma of a word stands in a list of the table ``cues``."""
        joined = word == self.cue.head and self.lexicon.table("grammar").get("particles_join")
        lemma = self.cue.lemma if joined else self.lemma(word)
        return lemma in self.lexicon.words("cues", *keys)

    def grammar(self, name: str) -> frozenset[str]:
        """A list of function words."""
        return self.lexicon.words("grammar", name)


def within_clause(
    document: Document, content: Iterable[int], cue: int, lexicon: Lexicon
) -> set[int]:
    """A content without what stands on the other side of the comma behind "Asked why, …".

    What somebody was asked is no part of the answer, and the answer none of the question. Nor is
    the main verb in "the man thought to be the thief **fled**", or a verb that goes with the cue.

    Args:
        document: The parse.
        content: Words of a content.
        cue: Head word of its cue.
        lexicon: Table ``cues``.
    """
    content = set(content)
    for word in [w for w in content if document.words[w].relation == "conj"]:
        beside = partner(document, word)
        if beside is not None and beside not in content:
            content.difference_update(document.subtree(word))
    if document.words[cue + 1 : cue + 2] and document.words[cue + 1].text == ";":
        content = {word for word in content if word < cue}  # "Lee agreed; so did most of them"
    content -= _aside(document, content, cue) | _joined(document, content, cue, lexicon)
    content -= before_passive(document, cue) | _connective(document, content, cue, lexicon)
    content -= _contrast(document, content, cue, lexicon)
    content -= _past_as(document, content, cue, lexicon)
    content -= _predicate(document, cue) | _answer(document, content, cue, lexicon)
    question = asked(document, cue, lexicon)
    main = main_verb_behind(document, cue, lexicon)
    if cue in question or main is not None:
        end = question.stop if main is None else main
        return {word for word in content if word < end}
    return {word for word in content if word not in question}


def _aside(document: Document, content: set[int], cue: int) -> set[int]:
    """What lies behind the relative clause of a cue: "the price, which he called low, **fell**"."""
    word = document.words[cue]
    noun = document.words[word.head] if word.deprel == "acl:relcl" else word
    if noun.relation != "nsubj" or noun.head not in content:
        return set()
    clause = document.subtree(cue)
    opened = any(
        document.words[w].feature("PronType") == "Rel" and document.words[w - 1].text == ","
        for w in clause
        if w < cue
    )
    if not opened:
        return set()
    rest = document.words[clause[-1] : noun.head]
    end = next((word.index for word in rest if word.text == ","), None)
    beyond = {word for word in content if end is not None and word > end}
    said = any(closes(document.words[w].text) for w in beyond)  # a quotation that goes on
    return set() if said else beyond


def _joined(document: Document, content: set[int], cue: int, lexicon: Lexicon) -> set[int]:
    """What is coordinated with the cue, not with its content.

    A clause with the "that" of the clause around ("said that Lee ordered it **and that** …"), and
    the subject of a verb that the parser left without one: "a third back it, **half** oppose it".
    What else the source did: "said they were safe **but refused to go**".
    """
    out: set[int] = set()
    that = lexicon.words("grammar", "complementizers")
    for verb in document.children[cue]:
        if document.words[verb].relation != "conj":
            continue
        both = (preposition(document, verb), preposition(document, cue))
        link = child(document, verb, "cc")
        bare = own_subject(document, verb) is None and not any(both)
        if all(lemmas(document, marks) & that for marks in both):
            out.update(document.subtree(verb))
        elif link is not None and bare and _are_past(document, verb, cue):
            out.update(w for w in document.subtree(verb) if w >= link)
        elif verb - 1 in content and own_subject(document, verb) is None:
            above = (verb - 1, *document.ancestors(verb - 1))
            nouns = [w for w in above if w != verb and document.words[w].relation == "conj"]
            if nouns and cue < nouns[0] < verb and document.subtree(nouns[0])[-1] == verb - 1:
                out.update(document.subtree(nouns[0]))
    return out


def _predicate(document: Document, cue: int) -> set[int]:
    """What is said of a noun that is a cue: "warnings that it leaks **were ignored**"."""
    word = document.words[cue]
    if word.deprel not in ("nsubj", "nsubj:pass") or word.head < cue:
        return set()
    if child(document, word.head, "cop") is not None:  # "the hope is that it holds"
        return set()
    return set(document.subtree(word.head)).difference(document.subtree(cue))


def _answer(document: Document, content: set[int], cue: int, lexicon: Lexicon) -> set[int]:
    """What somebody says of a content: "accused her of fraud, **a charge she denies**"."""
    nouns = lexicon.words("cues", "cue_nouns")
    for noun in sorted(w for w in content if w > cue and document.words[w].upos == "NOUN"):
        if document.words[noun].lemma.lower() in nouns and _is_answered(document, noun):
            first = document.subtree(noun)[0]
            opener = first if document.words[first].text == "," else first - 1
            if document.words[opener].text == "," and opener - 1 in content:
                return {w for w in content if w >= opener}
    return set()


def _is_answered(document: Document, noun: int) -> bool:
    """Whether a clause whose object it is follows a noun: "a charge **she denies**"."""
    word = document.words[noun]
    clause = word.head if word.relation == "nsubj" else child(document, noun, "acl:relcl")
    allowed = ("appos", "nsubj")
    found = own_subject(document, clause) if clause is not None and clause > noun else None
    return word.relation in allowed and found is not None and document.subtree(found)[0] == noun + 1


def _connective(document: Document, content: set[int], cue: int, lexicon: Lexicon) -> set[int]:
    """An adverb between commas right behind a cue: "said, **however**, that"."""
    first = min((w for w in content if document.words[w].upos != "PUNCT"), default=-1)
    if first <= cue or document.words[first].text.lower() not in lexicon.words(
        "grammar", "connectives"
    ):
        return set()
    around = document.words[first - 1 : first + 2 : 2]
    return {first, first + 1} if [w.text for w in around] == [",", ","] else set()


def _contrast(document: Document, content: set[int], cue: int, lexicon: Lexicon) -> set[int]:
    """What the writer sets against a content: "P, X said, **though Y denied it**"."""
    behind = [w for w in content if w > cue and document.words[w].upos != "PUNCT"]
    first = min(behind, default=-1)
    if first < 0 or len(behind) == len(content):
        return set()
    contrasts = lexicon.words("grammar", "contrasts")
    for opener in (first, first - 1):
        word = document.words[opener]
        opens = word.text.lower() in contrasts and document.before(opener) == ","
        if opens and word.head > opener and own_subject(document, word.head) is not None:
            return {w for w in content if w > cue}
    return set()


def _past_as(document: Document, content: set[int], cue: int, lexicon: Lexicon) -> set[int]:
    """Clauses beside that in which "as X said" stands: "it has, as Lee warned, split, **and** …".

    As in "If, as Lee says, it is safe, **nobody need go**" too; not where "as" opens the sentence.
    """
    comparators = lexicon.words("grammar", "comparators")
    marks = (w for w in document.children[cue] if document.words[w].relation == "mark")
    opens = [w for w in marks if document.words[w].lemma.lower() in comparators]
    first = document.words[document.sentence_of(cue).first]
    if not content or not opens or first.index in opens:
        return set()
    relations = ("conj", "parataxis") if first.upos == "SCONJ" else ("conj",)
    return {
        word
        for clause in document.children[main_word(document, content)]
        if clause > cue and document.words[clause].relation in relations
        if own_subject(document, clause) is not None
        for word in document.subtree(clause)
    }


def _are_past(document: Document, *verbs: int) -> bool:
    """Whether verbs are finite and tell of the past."""
    return all(tag(document.words[verb]) == "VBD" for verb in verbs)


def before_passive(document: Document, cue: int) -> set[int]:
    """The predicate that a passive is coordinated with, of which it has the subject alone.

    As in "the sale **was approved by the board** and condemned by staff".
    """
    word = document.words[cue]
    if word.relation != "conj" or own_subject(document, cue) is not None:
        return set()
    if not (is_passive(document, cue) and is_passive(document, word.head)):
        return set()
    shared = own_subject(document, word.head)
    own = {*document.subtree(cue), *([] if shared is None else document.subtree(shared))}
    return set(document.subtree(word.head)) - own


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


def main_word(document: Document, words: Collection[int]) -> int:
    """The first word of a stretch whose head lies outside, punctuation left aside."""
    inside = set(words)
    tops = [w for w in sorted(inside) if document.words[w].head not in inside]
    return next((w for w in tops if document.words[w].upos != "PUNCT"), min(inside))


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
    if is_carrier and cue.head - word.head <= NEAR:
        out |= {
            word.head,
            *auxiliaries(document, word.head, lexicon),
            *preposition(document, cue.head),
        }
        if particle is not None and whole in carriers:
            out.add(particle)
    return out


_ARGUMENTS = ("obj", "iobj", "xcomp", "ccomp", "conj", "parataxis")


def says_nothing(document: Document, cue: Cue, content: Iterable[int], lexicon: Lexicon) -> bool:
    """Whether a verb has one noun phrase alone, and that is no content of it.

    As with verbs of naming ("called **his brother**") and of telling ("warned **the village**").
    """
    words, head = document.words, cue.head
    if cue.kind != "verb" or words[head].relation == "acl":  # "what he calls a mistake"
        return False
    *before, noun = sorted(content)
    arguments = [c for c in document.children[head] if words[c].relation in _ARGUMENTS]
    is_alone = (
        arguments == [noun]
        and words[noun].relation in ("obj", "iobj")
        and all(words[w].head == noun for w in before)
        and all(words[w].upos in ("DET", "PRON", "ADJ", "NUM") for w in before[:-1])
        and all(words[w].upos != "PUNCT" for w in before)
    )
    if not is_alone or cue.lemma in lexicon.words("cues", "naming"):
        return is_alone
    is_told = cue.lemma in lexicon.words("cues", "addressed")
    return is_told and is_somebody(words[noun], lexicon)


def is_aside(frame: Frame, clause: int) -> bool:
    """Whether a clause is only a participle after a comma: “…,” he said, clutching his hat."""
    document = frame.document
    first = document.subtree(clause)[0]
    after_comma = "," in (document.words[first].text, document.before(first))
    participle = tag(document.words[clause]) == "VBG" and clause > frame.cue.head
    return participle and after_comma and own_subject(document, clause) is None


def recipients(frame: Frame, content: Collection[int]) -> tuple[int, ...]:
    """Head words of those to whom it is said: objects of "tell", the "to" phrase of "say".

    A language with a dative may name the relations in which all its verbs take an addressee.
    """
    document = frame.document
    told = frame.is_in(frame.cue.head, "addressed")
    told = told or cue_type(frame.cue.lemma, frame.lexicon) == "demand"
    relations = ("obj", "iobj", "nsubj") if told else frame.grammar("addressee_relations")
    direct = frame.own(*relations)
    if told and frame.cue.passive and not frame.own("nsubj"):
        shared = subject(document, frame.cue.head)
        direct += [] if shared is None else [shared]
    towards = frame.grammar("recipients")
    oblique = [i for i in frame.own("obl") if frame.phrase(preposition(document, i)) in towards]
    here = frame.quoted.around(frame.cue.head)  # what is quoted is said, not spoken to
    return tuple(
        i
        for i in (*direct, *oblique)
        if i != frame.source_head and i not in content and frame.quoted.around(i) == here
    )


def done_to(frame: Frame) -> int | None:
    """The subject of a passive, its own or one that it shares: "**it** was read and approved"."""
    document, head = frame.document, frame.cue.head
    if not frame.cue.passive:
        return None
    own = own_subject(document, head)
    word = document.words[head]
    if word.deprel == "acl" and frame.is_in(head, "targeting"):
        return word.head  # "a man accused of murder"
    if own is None and word.relation == "conj" and is_passive(document, head):
        own = own_subject(document, word.head)
    if own is None or document.words[own].relation != "nsubj":
        return None
    relations = {document.words[own].deprel, *(document.words[w].deprel for w in frame.cue.words)}
    is_patient = relations & {"nsubj:pass", "aux:pass"} or is_headline(document, head)
    return own if is_patient else None


def is_when(frame: Frame, noun: int) -> bool:
    """Whether a phrase with a preposition tells when something is said: "at the time"."""
    document = frame.document
    marks = preposition(document, noun)
    timed = lemmas(document, marks) & frame.grammar("timing")
    return bool(marks) and (
        bool(timed) or frame.is_in(noun, "occasions") or is_date(document, noun)
    )


def adjuncts(frame: Frame) -> set[int]:
    """The "in a statement" of a cue, close after its verb, and the "it" of "as she put it"."""
    document = frame.document
    dummies = frame.grammar("dummies")
    out = {w for w in frame.own("obj") if document.words[w].text.lower() in dummies}
    end = max(frame.cue.words)
    for index in frame.own("obl"):
        clauses = [c for c in document.children[index] if document.words[c].relation in _CLAUSES]
        medium = frame.subtree(index) - frame.subtree(*clauses)
        if min(medium) == end + 1 and frame.is_in(index, "media"):
            out |= medium
            end = max(medium)
    return out
