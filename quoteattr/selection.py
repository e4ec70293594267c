"""Selection: from proposals to one consistent set of attributions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

import attrs

from quoteattr.attributions import Attribution, Quotation
from quoteattr.claims import ClaimType, Polarity
from quoteattr.clauses import is_negated, with_closing
from quoteattr.constructions.proposals import Proposal
from quoteattr.cues import cue_type
from quoteattr.document import Document
from quoteattr.evidence import evidence, probability
from quoteattr.lexicon import Lexicon
from quoteattr.quoting import QuotedWords
from quoteattr.sources import has_null_subject
from quoteattr.spans import Cover, Span

MIN_CONFIDENCE = 0.3
_NESTED_CONFIDENCE = 0.4
_STRAY_CONFIDENCE = 0.8
_SAME = 0.5  # contents that share more than this are one content


@attrs.frozen
class Judged:
    """A proposal with its probability.

    Attributes:
        proposal: A reading of a cue.
        confidence: Probability, 0 to 1, that it is right.
        floor: What the lexicon says that the probability is at least.
    """

    proposal: Proposal
    confidence: float
    floor: float = 0.0


def select(
    document: Document,
    quotations: Sequence[Quotation],
    proposals: Sequence[Proposal],
    lexicon: Lexicon,
    min_confidence: float = MIN_CONFIDENCE,
) -> tuple[Attribution, ...]:
    """Keep the best proposal of each cue, and of each content the best cue.

    Args:
        document: The parse.
        quotations: What stands in quotation marks.
        proposals: Readings of cues, those of one cue together.
        lexicon: Tables ``cues`` and ``weights``.
        min_confidence: Probability under which a proposal is dropped.

    Returns:
        Attributions in the order of the text.
    """
    quoted = QuotedWords.of(document, quotations)
    judged = [judge(document, proposal, quoted, lexicon) for proposal in proposals]
    return consistent(document, judged, lexicon, min_confidence)


def consistent(
    document: Document,
    judged: Sequence[Judged],
    lexicon: Lexicon,
    min_confidence: float = MIN_CONFIDENCE,
) -> tuple[Attribution, ...]:
    """Keep the most probable proposals that do not contradict each other.

    Args:
        document: The parse.
        judged: Readings of cues with their probabilities.
        lexicon: Table ``cues``.
        min_confidence: Probability under which a proposal is dropped.

    Returns:
        Attributions in the order of the text.
    """
    likely = [j for j in judged if j.confidence >= min_confidence]
    kept = _without_rivals(_without_governed(likely))
    said = {word for one in kept for word in one.proposal.content}
    kept = [j for j in kept if j.proposal.cue.head not in said or _is_sure(j, lexicon)]
    found = [attribution_of(document, j.proposal, j.confidence, lexicon) for j in _clipped(kept)]
    return tuple(sorted(found, key=lambda a: (a.content[0], a.cue)))


def judge(document: Document, proposal: Proposal, quoted: QuotedWords, lexicon: Lexicon) -> Judged:
    """Weigh the evidence for a proposal.

    Args:
        document: The parse.
        proposal: A reading of a cue.
        quoted: Words in quotation marks.
        lexicon: Tables ``cues`` and ``weights``.

    Returns:
        The proposal with its probability.
    """
    names = evidence(document, proposal, quoted, lexicon)
    floors = lexicon.table("cues", "floors")
    floor = max((floors[name] for name in names if name in floors), default=0.0)
    return Judged(proposal, max(probability(names, lexicon), floor), floor)


def _without_governed(judged: Sequence[Judged]) -> list[Judged]:
    """Drop readings of an infinitive that is the content of its own governor: "refused to say"."""
    governed = {
        (j.proposal.content_head, j.proposal.source_head)
        for j in judged
        if j.proposal.rule == "infinitive"
    }
    return [j for j in judged if (j.proposal.cue.head, j.proposal.source_head) not in governed]


def _without_rivals(judged: Iterable[Judged]) -> list[Judged]:
    """Keep one proposal a cue, and none that claims the same content again.

    A cue whose best proposal falls to a rival may still keep its second best.
    """
    kept: list[Judged] = []
    cues: set[int] = set()
    by_word: dict[int, list[Judged]] = {}
    for candidate in sorted(judged, key=lambda j: (-j.confidence, j.proposal.cue.head)):
        if candidate.proposal.cue.head in cues:
            continue
        words = (*candidate.proposal.content, candidate.proposal.cue.head)
        near = {id(k): k for w in words for k in by_word.get(w, ())}
        if any(_are_rivals(candidate.proposal, k.proposal) for k in near.values()):
            continue
        kept.append(candidate)
        cues.add(candidate.proposal.cue.head)
        for word in words:
            by_word.setdefault(word, []).append(candidate)
    return kept


def _clipped(judged: Sequence[Judged]) -> list[Judged]:
    """Cut sources within a content where that begins: "Lee said the **data** show"."""
    around: dict[int, Proposal] = {}
    for one in sorted(judged, key=lambda j: -len(j.proposal.content)):
        around |= dict.fromkeys(one.proposal.content, one.proposal)
    return [_clip(one, around.get(one.proposal.cue.head)) for one in judged]


def _clip(judged: Judged, outer: Proposal | None) -> Judged:
    proposal = judged.proposal
    if outer is None or proposal.source_head not in outer.content:
        return judged
    clipped = attrs.evolve(proposal, source=proposal.source & outer.content)
    return attrs.evolve(judged, proposal=clipped)


def _is_sure(judged: Judged, lexicon: Lexicon) -> bool:
    """Whether a claim may stand within another: its cue is in the lexicon, and it is likelier."""
    lemma = judged.proposal.cue.lemma
    listed = cue_type(lemma, lexicon) or lemma in lexicon.words("cues", "cue_nouns")
    return bool(listed) and judged.confidence >= _NESTED_CONFIDENCE


def unquoted(
    quotations: Sequence[Quotation], attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Cut contents of claims made within a quotation where its marks begin.

    Args:
        quotations: What stands in quotation marks.
        attributions: All attributions.

    Returns:
        The same, none of which has a closing mark that it does not open.
    """
    outer = [quotation for quotation in quotations if not quotation.depth]
    starts = [quotation.span.start for quotation in outer]
    return tuple(
        _unquoted(outer[bisect_right(starts, a.cue[0].start) - 1], a)
        if a.cue and starts and starts[0] <= a.cue[0].start
        else a
        for a in attributions
    )


def _unquoted(quotation: Quotation, attribution: Attribution) -> Attribution:
    """A claim without the marks of the quotation in which it is made, if it is made in one."""
    inner = quotation.inner
    if attribution.cue[-1] not in inner or all(s in inner for s in attribution.content):
        return attribution
    kept = (_cut(span, inner) for span in attribution.content)
    content = tuple(span for span in kept if span is not None)
    return attrs.evolve(attribution, content=content or attribution.content)


def _cut(span: Span, inner: Span) -> Span | None:
    """What a span has of a quotation without its marks, and without a comma before these."""
    if span in inner:
        return span
    start, end = max(span.start, inner.start), min(span.end, inner.end)
    if start >= end:
        return None
    text = span.text[start - span.start : end - span.start].rstrip(" \u00a0,.;")
    return Span(start, start + len(text), text) if text else None


def without_strays(
    quotations: Sequence[Quotation], attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Drop doubtful claims made within a quotation that nobody is known to have said.

    Args:
        quotations: What stands in quotation marks.
        attributions: All attributions.

    Returns:
        Those whose cue stands outside quotations, or within a content, or that are sure.
    """
    marked = Cover.of(q.span for q in quotations if not q.depth)
    said = Cover.of(span for a in attributions for span in a.content)
    return tuple(
        a
        for a in attributions
        if a.confidence >= _STRAY_CONFIDENCE
        or not a.cue
        or not marked.holds(a.cue[0].start, a.cue[0].end)
        or said.holds(a.cue[0].start, a.cue[0].end)
    )


def _are_rivals(one: Proposal, other: Proposal) -> bool:
    """Whether two proposals cannot both be right, as they can where one holds the other whole."""
    is_same = len(one.content & other.content) > _SAME * len(one.content | other.content)
    within = (one.cue.head in other.content) + (other.cue.head in one.content)
    if within == 1:
        inner, outer = (one, other) if one.cue.head in other.content else (other, one)
        is_one_cue = is_same and outer.cue.head in inner.words
        return is_one_cue or inner.source_head not in (None, *outer.content)
    return within == 2 or is_same


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
    denies = cue.lemma in negative or any(
        document.words[w].lemma.lower() in turning for w in proposal.words
    )
    negations = lexicon.words("cues", "negations")
    above = document.words[cue.head].head if document.words[cue.head].deprel == "xcomp" else -1
    negated = (
        is_negated(document, cue.head, lexicon)
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
        if spans and all(document.words[w].upos == "PUNCT" for w in range(spans[-1][1] + 1, index)):
            spans[-1] = (spans[-1][0], index)
        else:
            spans.append((index, index))
    return tuple(document.span(first, _token_end(document, last)) for first, last in spans)


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
