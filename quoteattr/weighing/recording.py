"""Recording: a proposal written down as an attribution, with what its cue makes of the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import attrs

from quoteattr.attributions import Attribution
from quoteattr.claims import ClaimType
from quoteattr.contents.proposals import IDIOM, LIGHT_VERB, Proposal
from quoteattr.contents.sources import has_null_subject
from quoteattr.document import Document
from quoteattr.grammar.addressees import late_addressee
from quoteattr.grammar.clauses import lemmas, preposition
from quoteattr.grammar.forms import FINITE, tag
from quoteattr.grammar.mandative import is_mandative
from quoteattr.grammar.named import is_mark
from quoteattr.grammar.phrases import main_word, with_closing
from quoteattr.grammar.seeming import seems
from quoteattr.grammar.topics import spoken_of
from quoteattr.lexicon import Lexicon
from quoteattr.spans import Span
from quoteattr.vocabulary.cues import cue_type
from quoteattr.weighing.denials import denied
from quoteattr.weighing.polarity import polarity
from quoteattr.weighing.wording import with_tie


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
    kind = claim_type(document, proposal, lexicon)
    proposal = _by_words(document, proposal)
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
        polarity=polarity(document, proposal, lexicon),
        source_head=proposal.source_head,
        cue_head=proposal.cue.head,
        content_head=proposal.content_head,
        addressees=proposal.addressees if late is None else (*proposal.addressees, late),
        targets=_targets(proposal, lexicon),
        spoken_of=tuple(spoken_of(document, proposal.cue.head, lexicon)),
        denied=denied(document, proposal, lexicon),
        is_implicit=has_null_subject(document, proposal.cue, proposal.source_head, lexicon),
    )


def _by_words(document: Document, proposal: Proposal) -> Proposal:
    """A proposal whose source has no mark or picture that a parser takes for a name."""
    marks = {w for w in proposal.source if is_mark(document.words[w])}
    if proposal.source_head not in marks:
        return proposal
    source = proposal.source - marks
    head = main_word(document, source) if source else None
    return attrs.evolve(proposal, source=source, source_head=head)


def _targets(proposal: Proposal, lexicon: Lexicon) -> tuple[int, ...]:
    """Whom a verb or an idiom blames or praises, none where it does neither."""
    blames = proposal.cue.lemma in lexicon.words("cues", "targeting")
    if proposal.rule == IDIOM:
        blames = proposal.link not in lexicon.words("cues", "explaining")
    return proposal.targets if blames else ()


def claim_type(document: Document, proposal: Proposal, lexicon: Lexicon) -> ClaimType:
    """What the cue makes of the content, by the form of that, its phrase, lemma or nouns.

    Args:
        document: The parse.
        proposal: A reading of a cue.
        lexicon: Tables of the language.

    Returns:
        The type; "statement" where nothing tells.
    """
    if _demands(document, proposal, lexicon):
        return "demand"
    states = (_pleads, _vouches, _closes)
    if any(is_so(document, proposal, lexicon) for is_so in states):
        return "statement"
    for name in _names(document, proposal, lexicon):
        found = cue_type(name, lexicon)
        if found:
            return found
    is_meant = not seems(document, proposal.cue.head, lexicon)
    return "intention" if is_meant and _is_to_do(document, proposal, lexicon) else "statement"


def _names(document: Document, proposal: Proposal, lexicon: Lexicon) -> Iterator[str]:
    """The cue as the lists of types may have it, the most particular first."""
    cue, others = proposal.cue, sorted(proposal.cue_words - {proposal.cue.head})
    tied = with_tie(proposal, lexicon)
    if not proposal.is_infinitive or _is_to_do(document, proposal, lexicon):
        yield tied
    if cue.kind in ("verb", "noun"):
        yield f"{cue.lemma} {proposal.link}"
        yield from (f"{cue.lemma} {opener}" for opener in _openers(document, proposal, lexicon))
        behind = [document.words[w] for w in others if w == cue.head + 1]
        yield from (f"{cue.lemma} {w.text.lower()}" for w in behind if w.upos == "ADP")
    if proposal.rule == LIGHT_VERB:
        yield from (document.words[w].lemma.lower() for w in others)
    is_felt = cue.passive and proposal.source_head is not None
    if is_felt and cue.lemma in lexicon.words("cues", "passive_sources"):
        yield document.words[cue.head].text.lower()  # "is **convinced** that"
    yield cue.lemma


def _openers(document: Document, proposal: Proposal, lexicon: Lexicon) -> Iterator[str]:
    """What opens a clause with which a content begins, or whose doer it does.

    As in "was asked by ministers **to** act", "charged the council **to** act".
    """
    first, lemma = min(proposal.content), proposal.cue.lemma
    for clause in document.children[proposal.cue.head]:
        mark = preposition(document, clause)[:1] if clause in proposal.content else ()
        for opener in lemmas(document, mark):
            is_told = document.words[clause].relation == "xcomp"
            is_demand = is_told and cue_type(f"{lemma} {opener}", lexicon) == "demand"
            if is_demand or mark == (first,):
                yield opener


def _demands(document: Document, proposal: Proposal, lexicon: Lexicon) -> bool:
    """Whether a verb that may state, ask or demand has a clause of what should be."""
    lemma, clause = proposal.cue.lemma, proposal.content_head
    if proposal.cue.passive and proposal.is_infinitive:  # "is said to be ill"
        return False
    if lemma in lexicon.words("cues", "requesting"):  # "asked **that** she be left alone"
        openers = lemmas(document, preposition(document, clause))
        return bool(openers & lexicon.words("grammar", "complementizers"))
    return lemma in lexicon.words("cues", "mandative") and is_mandative(document, clause, lexicon)


def _closes(document: Document, proposal: Proposal, lexicon: Lexicon) -> bool:
    """Whether a verb of thinking ends what was said, or quotes it: "P, **concluded** Lee"."""
    if proposal.cue.lemma not in lexicon.words("cues", "closing") or proposal.cue.passive:
        return False
    first = min(proposal.content)
    return first < proposal.cue.head or document.words[first].upos == "PUNCT"


def _vouches(document: Document, proposal: Proposal, lexicon: Lexicon) -> bool:
    """Whether a verb that may promise says what is so already: "swore that he **was** ill"."""
    if proposal.cue.lemma not in lexicon.words("cues", "vouching"):
        return False
    clause = proposal.content_head
    verbs = (clause, *(c for c in document.children[clause] if c in proposal.content))
    tags = {tag(document.words[verb]) for verb in verbs}
    return bool(tags & FINITE) and "MD" not in tags


def _is_to_do(document: Document, proposal: Proposal, lexicon: Lexicon) -> bool:
    """Whether a content is an infinitive that tells what to do; not "branded it **a farce**"."""
    head = proposal.content_head
    marks = lemmas(document, preposition(document, head))
    is_verb = bool(marks & lexicon.words("grammar", "infinitives")) or tag(
        document.words[head]
    ) in ("VB", "VBG")
    return proposal.is_infinitive and is_verb


def _pleads(document: Document, proposal: Proposal, lexicon: Lexicon) -> bool:
    """Whether a cue tells what somebody said before a court: "pleaded **not guilty** to theft"."""
    if proposal.cue.lemma not in lexicon.words("cues", "polarity", "pleading"):
        return False
    words = [*proposal.cue_words, *sorted(proposal.content)[:2]]
    return not lemmas(document, words).isdisjoint(lexicon.words("cues", "polarity", "pleas"))


def word_spans(document: Document, words: Iterable[int]) -> tuple[Span, ...]:
    """Spans of a set of words; what lies between is bridged where it is only punctuation.

    What is nothing else, such as the marks of a quotation that is another's, is no span.
    """
    spans: list[tuple[int, int]] = []
    for index in sorted(words):
        if spans and index <= spans[-1][1]:
            continue
        last = _token_end(document, index)
        if spans and all(document.words[w].upos == "PUNCT" for w in range(spans[-1][1] + 1, index)):
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((index, last))
    worded = [pair for pair in spans if not _is_marks(document, *pair)]
    return tuple(document.span(first, last) for first, last in worded or spans)


def _is_marks(document: Document, first: int, last: int) -> bool:
    return all(document.words[w].upos == "PUNCT" for w in range(first, last + 1))


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
