"""Polarity: whether a source denies, rejects or does not say what its cue attributes."""

from __future__ import annotations

from quoteattr.claims import Polarity
from quoteattr.contents.proposals import Proposal
from quoteattr.document import Document
from quoteattr.grammar.clauses import child, is_negated, lemmas, preposition
from quoteattr.grammar.nobody import says_nobody
from quoteattr.grammar.noun_clauses import is_noun_clause
from quoteattr.lexicon import Lexicon
from quoteattr.weighing.refusals import is_denied_too, is_not_refused, is_pending, is_refused
from quoteattr.weighing.wording import phrases, ties

_CLAUSES = ("csubj", "ccomp", "acl")  # "the case **that Lee said so**"


def polarity(document: Document, proposal: Proposal, lexicon: Lexicon) -> Polarity:
    """Whether the source denies the content: by a verb of denial or a negation, not by both."""
    unending = lexicon.words("cues", "polarity", "unending")
    if not unending.isdisjoint(lemmas(document, proposal.cue_words)):
        return "positive"
    is_denial = denies(document, proposal, lexicon)
    if is_denial != is_turned(document, proposal, lexicon):
        return "negative"
    is_open = is_denial and _is_confirmed(document, proposal.cue.head, lexicon)
    return "negative" if is_open else "positive"


def denies(document: Document, proposal: Proposal, lexicon: Lexicon) -> bool:
    """Whether a cue says that something is not so: "denied", "rejected the claim"."""
    found, listed = phrases(document, proposal, lexicon), ("negative", "retracting")
    if any(not found.isdisjoint(lexicon.words("cues", "polarity", name)) for name in listed):
        asserting = lexicon.words("cues", "polarity", "asserting")
        if asserting.isdisjoint(ties(document, proposal, lexicon)):
            return True
    turning = lexicon.words("cues", "polarity", "turning")
    return not turning.isdisjoint(lemmas(document, proposal.cue_words))


def is_turned(document: Document, proposal: Proposal, lexicon: Lexicon) -> bool:
    """Whether nobody says it, or not: "**nobody** said", "did **not** say", "refused to say"."""
    cue = proposal.cue
    if is_not_refused(document, cue.head, lexicon):
        return False
    marks = lemmas(document, preposition(document, cue.head))
    return (
        is_negated(document, cue.head, lexicon)
        or _denies_guilt(document, proposal, lexicon)
        or bool(marks & lexicon.words("grammar", "lacking"))  # "left without saying why"
        or any(_turns(document, w, lexicon) for w in proposal.cue_words)
        or is_refused(document, cue.head, lexicon)
        or is_pending(document, cue.head, lexicon)
        or is_denied_too(document, cue.head, lexicon)
        or _is_untrue(document, cue.head, lexicon)
        or _is_nobody(document, proposal.source, lexicon)
    )


def _is_confirmed(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb is joined to one of confirming: "would neither **confirm** nor deny"."""
    joined = {w for w in document.children[verb] if document.words[w].relation == "conj"}
    if document.words[verb].relation == "conj":
        joined.add(document.words[verb].head)
    return not lemmas(document, joined).isdisjoint(lexicon.words("cues", "polarity", "confirming"))


def _is_untrue(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether what a verb says is told to be untrue: "it is **not true** that Lee said so"."""
    above = document.words[verb].head
    if is_noun_clause(document, verb, lexicon):
        if _is_unproven(document, above, lexicon):
            return True
        if document.words[above].relation == "nsubj":
            above = document.words[above].head  # "claims that Lee said so are **untrue**"
    elif document.words[verb].relation not in _CLAUSES:
        return False
    turned = is_negated(document, above, lexicon)
    lemma = document.words[above].lemma.lower()
    is_told = child(document, above, "cop") is not None
    return is_told and lemma in lexicon.words("cues", "polarity", "true" if turned else "untrue")


def _is_unproven(document: Document, noun: int, lexicon: Lexicon) -> bool:
    """Whether a noun tells that there is nothing to show it: "**no evidence** that Lee said so"."""
    is_proof = document.words[noun].lemma.lower() in lexicon.words("cues", "polarity", "proving")
    below = lemmas(document, document.children[noun])
    return is_proof and not below.isdisjoint(lexicon.words("grammar", "denying"))


def _denies_guilt(document: Document, proposal: Proposal, lexicon: Lexicon) -> bool:
    """Whether a plea is one of denial by its first word: "pleaded **not** guilty"."""
    if proposal.cue.lemma not in lexicon.words("cues", "polarity", "pleading"):
        return False
    first = document.words[min(proposal.content)].text.lower()
    return first in lexicon.words("cues", "negations")


def _turns(document: Document, word: int, lexicon: Lexicon) -> bool:
    """Whether a word of a cue turns it round: "**little** hope", but not "a little hope"."""
    is_listed = document.words[word].text.lower() in lexicon.words("cues", "negations")
    return is_listed and document.words[word - 1].feature("PronType") != "Art"


def _is_nobody(document: Document, source: frozenset[int], lexicon: Lexicon) -> bool:
    """Whether nobody is the source: "**no** analyst", "**none** of them"; not "No 10"."""
    if not source:
        return False
    first = min(source)
    numbered = any(word.upos == "NUM" for word in document.words[first + 1 : first + 3])
    return says_nobody(document.words[first], lexicon) and not numbered
