"""Recording: a proposal written down as an attribution, with what its cue makes of the content."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from quoteattr.attributions import Attribution
from quoteattr.claims import ClaimType, Polarity
from quoteattr.constructions.proposals import IDIOM, LIGHT_VERB, Proposal
from quoteattr.constructions.sources import has_null_subject
from quoteattr.document import Document
from quoteattr.grammar.addressees import late_addressee
from quoteattr.grammar.clauses import is_negated, lemmas, preposition
from quoteattr.grammar.forms import FINITE, tag
from quoteattr.grammar.mandative import is_mandative
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
        lexicon: Tables of the language.

    Returns:
        Its spans, with what the cue makes of the content.
    """
    kind = claim_type(proposal, document, lexicon)
    head = proposal.source_head
    late = late_addressee(document, head, lexicon) if head is not None else None
    told = document.subtree(late) if late is not None else ()
    return Attribution(
        source=word_spans(document, proposal.source.difference(told)),
        cue=word_spans(document, proposal.cue_words),
        content=word_spans(document, with_closing(document, proposal.content)),
        rule=proposal.rule,
        confidence=round(confidence, 3),
        type=kind,
        polarity=polarity(proposal, document, lexicon),
        source_head=proposal.source_head,
        cue_head=proposal.cue.head,
        content_head=proposal.content_head,
        addressees=proposal.addressees if late is None else (*proposal.addressees, late),
        targets=_targets(proposal, lexicon),
        is_implicit=has_null_subject(document, proposal.cue, proposal.source_head, lexicon),
    )


def _targets(proposal: Proposal, lexicon: Lexicon) -> tuple[int, ...]:
    """Whom a verb or an idiom blames or praises, none where it does neither."""
    blames = proposal.cue.lemma in lexicon.words("cues", "targeting")
    if proposal.rule == IDIOM:
        blames = proposal.link not in lexicon.words("cues", "explaining")
    return proposal.targets if blames else ()


def claim_type(proposal: Proposal, document: Document, lexicon: Lexicon) -> ClaimType:
    """What the cue makes of the content, by the form of that, its phrase, lemma or nouns."""
    if _demands(proposal, document, lexicon):
        return "demand"
    if _vouches(proposal, document, lexicon):
        return "statement"
    lemma, others = proposal.cue.lemma, sorted(proposal.cue_words - {proposal.cue.head})
    is_light = proposal.rule == LIGHT_VERB
    nouns = [document.words[w].lemma.lower() for w in others] if is_light else []
    for name in (_with_tie(proposal, lexicon), *nouns, lemma):
        found = cue_type(name, lexicon)
        if found:
            return found
    return "intention" if _is_to_do(proposal, document, lexicon) else "statement"


def _demands(proposal: Proposal, document: Document, lexicon: Lexicon) -> bool:
    """Whether a verb that may state, ask or demand has a clause of what should be."""
    lemma, clause = proposal.cue.lemma, proposal.content_head
    if lemma in lexicon.words("cues", "requesting"):  # "asked **that** she be left alone"
        openers = lemmas(document, preposition(document, clause))
        return bool(openers & lexicon.words("grammar", "complementizers"))
    return lemma in lexicon.words("cues", "mandative") and is_mandative(document, clause, lexicon)


def _vouches(proposal: Proposal, document: Document, lexicon: Lexicon) -> bool:
    """Whether a verb that may promise says what is so already: "swore that he **was** ill"."""
    if proposal.cue.lemma not in lexicon.words("cues", "vouching"):
        return False
    clause = proposal.content_head
    verbs = (clause, *(c for c in document.children[clause] if c in proposal.content))
    tags = {tag(document.words[verb]) for verb in verbs}
    return bool(tags & FINITE) and "MD" not in tags


def _is_to_do(proposal: Proposal, document: Document, lexicon: Lexicon) -> bool:
    """Whether a content is an infinitive that tells what to do; not "branded it **a farce**"."""
    head = proposal.content_head
    marks = lemmas(document, preposition(document, head))
    is_verb = bool(marks & lexicon.words("grammar", "infinitives")) or tag(
        document.words[head]
    ) in ("VB", "VBG")
    return proposal.is_infinitive and is_verb


def _with_tie(proposal: Proposal, lexicon: Lexicon) -> str:
    """The cue with what ties its content to it, as lists have it: "call for"."""
    tie = proposal.tie or lexicon.table("grammar", "ties").get(proposal.rule, "")
    return f"{proposal.cue.lemma} {tie}"


def _ties(proposal: Proposal, document: Document, lexicon: Lexicon) -> set[str]:
    """The cue with what may tie its content to it, and with what opens a clause of that."""
    clauses = (c for c in document.children[proposal.cue.head] if c in proposal.content)
    openers = lemmas(document, (m for c in clauses for m in preposition(document, c)))
    return {_with_tie(proposal, lexicon), *(f"{proposal.cue.lemma} {o}" for o in openers)}


def polarity(proposal: Proposal, document: Document, lexicon: Lexicon) -> Polarity:
    """Whether the source denies the content: by a verb of denial or a negation, not by both."""
    denies = _denies(proposal, document, lexicon)
    return "negative" if denies != _is_negated(proposal, document, lexicon) else "positive"


def _denies(proposal: Proposal, document: Document, lexicon: Lexicon) -> bool:
    """Whether a cue says that something is not so: "denied", "rejected the claim"."""
    if not _phrases(proposal, document, lexicon).isdisjoint(
        lexicon.words("cues", "polarity", "negative")
    ):
        asserting = lexicon.words("cues", "polarity", "asserting")
        if asserting.isdisjoint(_ties(proposal, document, lexicon)):
            return True
    turning = lexicon.words("cues", "polarity", "turning")
    return not turning.isdisjoint(lemmas(document, proposal.cue_words))


def _phrases(proposal: Proposal, document: Document, lexicon: Lexicon) -> set[str]:
    """The cue as lists may have it: alone, with its tie, an adverb, or both: "push back on"."""
    lemma = proposal.cue.lemma
    adverbs = [
        f"{lemma} {document.words[w].lemma.lower()}"
        for w in proposal.cue_words
        if w > proposal.cue.head and document.words[w].upos in ("ADV", "ADP")
    ]
    tied = [f"{phrase} {proposal.tie}" for phrase in adverbs]
    return {lemma, _with_tie(proposal, lexicon), *adverbs, *tied}


def _is_negated(proposal: Proposal, document: Document, lexicon: Lexicon) -> bool:
    """Whether nobody says it, or not: "**nobody** said", "did **not** say", "refused to say"."""
    cue = proposal.cue
    above = document.words[cue.head].head if document.words[cue.head].deprel == "xcomp" else -1
    marks = lemmas(document, preposition(document, cue.head))
    return (
        is_negated(document, cue.head, lexicon)
        or _denies_guilt(document, proposal, lexicon)
        or bool(marks & lexicon.words("grammar", "lacking"))  # "left without saying why"
        or any(_turns(document, w, lexicon) for w in proposal.cue_words)
        or (above >= 0 and _refuses(document, above, lexicon))  # "refused to blame"
        or _is_nobody(document, proposal.source, lexicon)
    )


def _refuses(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb says that what follows is not done; not "could **not resist** mocking"."""
    refusing = lexicon.words("cues", "polarity", "negative")
    is_listed = document.words[verb].lemma.lower() in refusing
    return is_listed and not is_negated(document, verb, lexicon)


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
