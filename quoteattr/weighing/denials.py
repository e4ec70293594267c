"""Denials: what a cue says is not so, in whose words others may claim something."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.contents.proposals import Proposal
from quoteattr.document import Document
from quoteattr.grammar.clauses import child, lemmas, own_subject, preposition
from quoteattr.grammar.noun_clauses import is_noun_clause
from quoteattr.lexicon import Lexicon
from quoteattr.weighing.polarity import denies, is_turned
from quoteattr.weighing.refusals import is_refused
from quoteattr.weighing.wording import phrases


def denied(document: Document, proposal: Proposal, lexicon: Lexicon) -> tuple[int, ...]:
    """The heads of what a cue of denial says is not so: "denied that she **met** or **told** him".

    Of a noun that names a claim it is what that claims, "rejected reports that she **met** him";
    the claim itself was made, unless its own source takes it back: "withdrew her **claim** that".

    Args:
        document: The parse.
        proposal: A reading of a cue.
        lexicon: Tables of the language.

    Returns:
        Indices of words; none where the cue denies nothing, or that is told by its polarity alone.
    """
    if not _is_denial(document, proposal, lexicon):
        return ()
    return tuple(
        word
        for head in _joined(document, proposal.content_head)
        for word in _heads(document, head, proposal, lexicon)
        if word in proposal.content and not is_refused(document, word, lexicon)
    )


def _is_denial(document: Document, proposal: Proposal, lexicon: Lexicon) -> bool:
    """Whether a cue denies what it takes: "denied", "does not believe", not "was unaware"."""
    if is_turned(document, proposal, lexicon):
        thinking = lexicon.words("cues", "polarity", "thinking")
        return proposal.cue.lemma in thinking
    presuming = lexicon.words("cues", "polarity", "presuming")
    found = phrases(document, proposal, lexicon)
    return denies(document, proposal, lexicon) and presuming.isdisjoint(found)


def _heads(document: Document, head: int, proposal: Proposal, lexicon: Lexicon) -> Iterator[int]:
    """A predicate itself; of a noun the clauses of what it claims."""
    is_noun = document.words[head].upos in ("NOUN", "PROPN") and not _is_predicate(document, head)
    if not is_noun or proposal.cue.lemma in lexicon.words("cues", "polarity", "retracting"):
        yield head
    if is_noun:
        for clause in _claimed(document, head, proposal, lexicon):
            yield from _joined(document, clause)


def _is_predicate(document: Document, word: int) -> bool:
    return child(document, word, "cop") is not None or own_subject(document, word) is not None


def _claimed(document: Document, noun: int, proposal: Proposal, lexicon: Lexicon) -> Iterator[int]:
    """What a noun claims, also behind those who claim it: "reports by Lee **that she left**".

    The parser hangs that on any of them, or on the cue.
    """
    makers = (w for w in document.children[noun] if document.words[w].relation == "nmod")
    for above in (noun, *makers):
        for clause in document.children[above]:
            if is_noun_clause(document, clause, lexicon):
                yield clause
    for clause in document.children[proposal.cue.head]:
        opened = lemmas(document, preposition(document, clause))
        if opened & lexicon.words("grammar", "complementizers"):
            yield clause


def _joined(document: Document, head: int) -> Iterator[int]:
    """A word and those that "and" or "or" join to it."""
    yield head
    for index in document.children[head]:
        if document.words[index].relation == "conj":
            yield index
