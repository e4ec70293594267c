"""Mending: grammatical corrections to the network's roles."""

from __future__ import annotations

from quoteattr.constructions.proposals import Proposal
from quoteattr.document import Document
from quoteattr.grammar.clauses import child, lemmas, own_subject, preposition
from quoteattr.grammar.control import subject
from quoteattr.grammar.participles import is_reporting
from quoteattr.grammar.phrases import phrase
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.grammar.voice import agent
from quoteattr.learned.readings import Readings

_CLAUSE = "clause"  # an infinitive's subject is content: "ordered **the company** to pay"


def quoted_within(quoted: QuotedWords, cue: int, content: frozenset[int]) -> frozenset[int]:
    """A content of a cue within a quotation without what lies outside of that.

    Where it begins with the quotation itself, it has no more of the sentences before that of the
    cue than what is quoted in them.
    """
    number = quoted.around(cue)
    if number is None:
        return content
    words, document = quoted.regions[number][1], quoted.document
    kept = content.intersection(words)
    first = document.sentence_of(cue).first
    if min(content, default=cue) > words[0]:
        return kept
    return frozenset(w for w in kept if w >= first or quoted.inside.around(w) is not None)


def addressed(readings: Readings, cue: int) -> set[int]:
    """The words of those to whom it is said: "warned **sailors** that …", "**he** was told of"."""
    return {
        word
        for proposal in readings.by_cue.get(cue, ())
        if proposal.rule == _CLAUSE or _addresses_subject(readings, proposal)
        for head in proposal.addressees
        for word in readings.document.subtree(head)
        if word not in proposal.content
    }


def _addresses_subject(readings: Readings, proposal: Proposal) -> bool:
    """Whether the subject of a cue is whom it is said to: "he **was told** of it"."""
    addressed_verbs = readings.lexicon.words("cues", "addressed")
    return proposal.cue.passive and proposal.cue.lemma in addressed_verbs


def late_agent(readings: Readings, cue: int, content: frozenset[int]) -> frozenset[int]:
    """The agent of a passive, with its preposition, at the end of what it asks for.

    As in "told to cut fares **by ministers**".
    """
    document = readings.document
    found = _passive(readings, cue)
    if found is None or found.source_head is None or found.source_head not in content:
        return frozenset()
    return found.source.union(preposition(document, found.source_head))


def _passive(readings: Readings, cue: int) -> Proposal | None:
    """The first proposal for a cue in the passive."""
    return next((p for p in readings.by_cue.get(cue, ()) if p.cue.passive), None)


def patients(readings: Readings, cue: int, source: frozenset[int]) -> frozenset[int]:
    """Words read as source that a cue in the passive cannot have there.

    Its subject ("**the man** believed to be ill", "**he** was asked"), and what stands in another
    sentence.
    """
    document, lexicon = readings.document, readings.lexicon
    found = _passive(readings, cue)
    if found is None or found.cue.lemma in lexicon.words("cues", "passive_sources"):
        return frozenset()
    by = agent(document, cue, lexicon)
    if by is not None:
        return _done_to(document, cue, by, source)
    above = document.words[cue].head
    patient = subject(document, cue)
    if patient is None and above >= 0:  # "the ministry, asked about it, said"
        patient = own_subject(document, above)
    below = frozenset(document.subtree(patient)) if patient is not None else frozenset()
    numbers = document.sentence_numbers
    return frozenset(w for w in source if w in below or numbers[w] != numbers[cue])


def _done_to(document: Document, cue: int, by: int, source: frozenset[int]) -> frozenset[int]:
    """The subject in a source that has the agent of a passive as well: "**he** was asked by X"."""
    subject = own_subject(document, cue)
    if subject is None or source.isdisjoint(document.subtree(by)):
        return frozenset()
    return source.intersection(document.subtree(subject))


def reporting_noun(readings: Readings, cue: int, words: frozenset[int]) -> frozenset[int]:
    """The noun that a participle reports of, where the network takes it for a word of the cue.

    As in "the council adopted **a resolution** calling for peace", where the cue has its verb as
    well, and "talks broke down, with **each side** accusing the other", where it has not.
    """
    document, lexicon = readings.document, readings.lexicon
    noun = document.words[cue].head
    verb = document.words[noun].head if noun >= 0 else -1
    if {noun, verb}.isdisjoint(words) or not is_reporting(document, cue, lexicon):
        return frozenset()
    marks = lemmas(document, preposition(document, noun))
    if verb in words:
        is_source = document.words[verb].lemma.lower() not in lexicon.words("cues", "light_verbs")
    else:
        is_source = not marks.isdisjoint(lexicon.words("grammar", "absolute"))
    return frozenset(phrase(document, noun, without=(cue,))) if is_source else frozenset()


def expletives(readings: Readings, cue: int) -> set[int]:
    """The "it" of "it was announced that …", the "land that" of "land that it claims to own"."""
    document, dummies = readings.document, readings.lexicon.words("grammar", "dummies")
    clausal = child(document, cue, "csubj", "ccomp") is not None or any(
        lemmas(document, preposition(document, c))
        & readings.lexicon.words("grammar", "complementizers")
        for c in document.children[cue]
    )
    infinitive = child(document, cue, "xcomp") is not None
    found = {
        word.index
        for word in map(document.words.__getitem__, document.children[cue])
        if word.relation == "expl"
        or (clausal and word.text.lower() in dummies)
        or (infinitive and word.feature("PronType") == "Rel")
    }
    if infinitive and document.words[cue].deprel == "acl:relcl":
        found.add(document.words[cue].head)
    return found
