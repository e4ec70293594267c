"""Selection: from proposals to one consistent set of attributions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import attrs

from quoteattr.attributions import Attribution, Quotation
from quoteattr.constructions.proposals import Proposal
from quoteattr.document import Document
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.lexicon import Lexicon
from quoteattr.spans import Cover, Span
from quoteattr.vocabulary.cues import cue_type
from quoteattr.weighing.evidence import evidence, probability
from quoteattr.weighing.recording import attribution_of

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
        lexicon: Tables of the language.
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
    """Drop readings of an infinitive that is the content of its own governor.

    Its source says nothing by it: "**refused** to say", "asked **her** to explain".
    """
    infinitives = [j.proposal for j in judged if j.proposal.is_infinitive]
    governed = {(p.content_head, p.source_head) for p in infinitives if not p.targets}
    governed |= {(p.content_head, somebody) for p in infinitives for somebody in p.addressees}
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
    """Cut claims within a content where that begins: "Lee said the **data** show"."""
    around: dict[int, Proposal] = {}
    for one in sorted(judged, key=lambda j: -len(j.proposal.content)):
        around |= dict.fromkeys(one.proposal.content, one.proposal)
    return [_clip(one, around.get(one.proposal.cue.head)) for one in judged]


def _clip(judged: Judged, outer: Proposal | None) -> Judged:
    """A claim within a content without what it took of the source around that."""
    proposal = judged.proposal
    if outer is None:
        return judged
    source, content = proposal.source, proposal.content - outer.source
    if proposal.source_head in outer.content:
        source &= outer.content
    clipped = attrs.evolve(proposal, source=source, content=content or proposal.content)
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
        is_one_cue = is_same and outer.cue.head in inner.cue_words
        known = (None, *outer.content, *outer.addressees)  # "told **them** to expect the worst"
        return is_one_cue or inner.source_head not in known
    return within == 2 or (is_same and not _share_subject(one, other))


def _share_subject(one: Proposal, other: Proposal) -> bool:
    """Whether two passives have one content: "**it** was read by Lee and praised by all"."""
    agents = {one.source_head, other.source_head}
    return one.cue.passive and other.cue.passive and None not in agents and len(agents) > 1
