"""Recording: a proposal written down as an attribution, with what its cue makes of the content."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from quoteattr.attributions import Attribution
from quoteattr.claims import ClaimType, Polarity
from quoteattr.constructions.proposals import Proposal
from quoteattr.constructions.sources import has_null_subject
from quoteattr.document import Document
from quoteattr.grammar.clauses import is_negated, lemmas, preposition
from quoteattr.grammar.phrases import with_closing
from quoteattr.lexicon import Lexicon
from quoteattr.spans import Span
from quoteattr.vocabulary.cues import cue_type


def attribution_of(
    document: Document, proposal: Proposal, confidence: float, lexicon: Lexicon
) -> Attribution:
    """Write a proposal down as an attribution.

    Args:
        document: The parse.
        proposal: A reading of a cue.
        confidence: Probability, 0 to 1, that it is right.
        lexicon: Table ``cues``.

    Returns:
        Its spans, with what the cue makes of the content.
    """
    kind = claim_type(proposal, document, lexicon)
    return Attribution(
        source=word_spans(document, proposal.source),
        cue=word_spans(document, proposal.words),
        content=word_spans(document, with_closing(document, proposal.content)),
        rule=proposal.rule,
        confidence=round(confidence, 3),
        type=kind,
        polarity=polarity(proposal, document, lexicon),
        source_head=proposal.source_head,
        cue_head=proposal.cue.head,
        content_head=proposal.content_head,
        addressees=proposal.addressees,
        targets=_targets(proposal, lexicon),
        is_implicit=has_null_subject(document, proposal.cue, proposal.source_head, lexicon),
    )


def _targets(proposal: Proposal, lexicon: Lexicon) -> tuple[int, ...]:
    known = proposal.cue.lemma in lexicon.words("cues", "targeting")
    return proposal.targets if known else ()


def claim_type(proposal: Proposal, document: Document, lexicon: Lexicon) -> ClaimType:
    """What the cue makes of the content, by its phrase, its lemma, or the nouns within it."""
    lemma = proposal.cue.lemma
    link = proposal.link or lexicon.table("grammar", "ties").get(proposal.rule, "")
    nouns = [
        document.words[w].lemma.lower() for w in sorted(proposal.words) if w != proposal.cue.head
    ]
    for name in (f"{lemma} {link}", *(nouns if proposal.rule == "light verb" else ()), lemma):
        found = cue_type(name, lexicon)
        if found:
            return found
    if "infinitive" in proposal.rule:
        return "intention"
    return "statement"


def polarity(proposal: Proposal, document: Document, lexicon: Lexicon) -> Polarity:
    """Whether the source denies the content: by a verb of denial or a negation, not by both."""
    cue = proposal.cue
    negative = lexicon.words("cues", "polarity", "negative")
    turning = lexicon.words("cues", "polarity", "turning")
    link = proposal.link or lexicon.table("grammar", "ties").get(proposal.rule, "")
    asserts = f"{cue.lemma} {link}" in lexicon.words("cues", "polarity", "asserting")
    denies = (cue.lemma in negative and not asserts) or any(
        document.words[w].lemma.lower() in turning for w in proposal.words
    )
    negations = lexicon.words("cues", "negations")
    above = document.words[cue.head].head if document.words[cue.head].deprel == "xcomp" else -1
    marks = lemmas(document, preposition(document, cue.head))
    negated = (
        is_negated(document, cue.head, lexicon)
        or bool(marks & lexicon.words("grammar", "lacking"))  # "left without saying why"
        or any(document.words[w].text.lower() in negations for w in proposal.words)
        or (above >= 0 and document.words[above].lemma.lower() in negative)  # "refused to blame"
        or _is_nobody(document, proposal.source, lexicon)
    )
    return "negative" if denies != negated else "positive"


def _is_nobody(document: Document, source: frozenset[int], lexicon: Lexicon) -> bool:
    """Whether nobody is the source: "**no** analyst", "**none** of them"; not "No 10"."""
    if not source:
        return False
    first = min(source)
    numbered = any(word.upos == "NUM" for word in document.words[first + 1 : first + 3])
    opener = document.words[first].text.lower()
    return opener in lexicon.words("cues", "polarity", "nobody") and not numbered


def word_spans(document: Document, words: Iterable[int]) -> tuple[Span, ...]:
    """Spans of a set of words; what lies between is bridged where it is only punctuation."""
    spans: list[tuple[int, int]] = []
    for index in sorted(words):
        if spans and index <= spans[-1][1]:
            continue
        last = _token_end(document, index)
        if spans and all(document.words[w].upos == "PUNCT" for w in range(spans[-1][1] + 1, index)):
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((index, last))
    return tuple(document.span(first, last) for first, last in spans)


def _token_end(document: Document, last: int) -> int:
    """The last word of what is written as one with a word: "up" for "cover" in "cover-up"."""
    words = document.words
    while last + 1 < len(words) and words[last + 1].text.startswith("-"):
        size = 1 if len(words[last + 1].text) > 1 else 2
        joined = words[last : last + size + 1]
        if len(joined) <= size or any(a.end != b.start for a, b in pairwise(joined)):
            break
        last += size
    return last
