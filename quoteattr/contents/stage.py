"""Contents: what each cue may attribute, proposed by the grammar, one construction after another.

A cue may have several proposals ("told Ann that…" as a clause and as an object); `weighing`
weighs them and keeps the best. Spans follow the guidelines of PolNeAR (Newell, Margolin & Ruths
2018, https://aclanthology.org/L18-1524): "that" and an infinitive's "to" belong to the content,
auxiliaries, negation and linking prepositions to the cue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import attrs

from quoteattr.attributions import Quotation
from quoteattr.contents.carriers import carried
from quoteattr.contents.clausal import causative, clause, infinitive
from quoteattr.contents.framing import according_to, adverb, framing
from quoteattr.contents.idioms import idiom, without_parts
from quoteattr.contents.labels import label
from quoteattr.contents.linear import front, rest
from quoteattr.contents.naming import has_nothing, is_silent
from quoteattr.contents.nominal import adjective, announced, copula, light_verb, noun
from quoteattr.contents.parentheticals import parenthetical
from quoteattr.contents.phrasal import modified, objects, oblique, passive_subject
from quoteattr.contents.placed import manner, quotation
from quoteattr.contents.proposals import IDIOM, Frame, Proposal
from quoteattr.contents.sources import source_of
from quoteattr.cues import Cue, CueKind
from quoteattr.document import Document
from quoteattr.grammar.charges import charge_on_agent
from quoteattr.grammar.clauses import before_subject, own_subject
from quoteattr.grammar.datelines import without_dateline
from quoteattr.grammar.phrases import phrase
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.lexicon import Lexicon

Construction: TypeAlias = Callable[[Frame], Iterator[Proposal]]

CONSTRUCTIONS: dict[CueKind, tuple[Construction, ...]] = {
    "verb": (
        clause, rest, front, parenthetical, quotation, infinitive, objects, oblique, light_verb,
        idiom, passive_subject, modified, causative,
    ),
    "noun": (noun, announced, copula, framing),
    "adjective": (adjective, manner),
    "adverb": (adverb,),
    "preposition": (according_to,),
    "mark": (label,),
}  # fmt: skip


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
        lexicon: Tables of the language.

    Returns:
        The proposals, those of one cue together, in order of the cues.
    """
    quoted = QuotedWords.of(document, quotations)
    return tuple(
        proposal
        for cue in cues
        for proposal in without_parts([*_proposals(_frame(document, cue, quoted, lexicon))])
    )


def _proposals(frame: Frame) -> Iterator[Proposal]:
    """Readings of one cue, one construction after another."""
    silent = is_silent(frame.document, frame.cue, frame.lexicon)
    for construction in CONSTRUCTIONS[frame.cue.kind]:
        for one in construction(frame):
            if one.content and (one.rule == IDIOM or not (silent or _has_nothing(frame, one))):
                yield one


def _has_nothing(frame: Frame, one: Proposal) -> bool:
    """Whether a verb only names or tells somebody; not asked of idioms, whose phrase is proof."""
    return has_nothing(frame.document, one.cue, one.content, frame.lexicon)


def _frame(document: Document, cue: Cue, quoted: QuotedWords, lexicon: Lexicon) -> Frame:
    head = source_of(document, cue, lexicon)
    source: set[int] = set()
    here = quoted.around(head) if head is not None else None
    is_apart = head is not None and quoted.around(cue.head) not in (None, here)
    if head is not None and is_apart and not _goes_on(document, head, cue, quoted):
        head = None  # who speaks outside a quotation is no source of a cue within it
    if head is not None:
        charge = charge_on_agent(document, cue.head, lexicon)
        apart = (cue.head, *document.ancestors(cue.head), *(() if charge is None else (charge,)))
        source = phrase(document, head, without=apart)
        source |= {
            before for before in [before_subject(document, cue.head, lexicon)] if before is not None
        }
        source = without_dateline(document, source, lexicon) or source
        source = {w for w in source if quoted.around(w) == here}
    others = carried(document, cue, head, lexicon)
    cue = attrs.evolve(cue, words=cue.words | others) if others else cue
    return Frame(document, cue, lexicon, head, frozenset(source - cue.words), quoted)


def _goes_on(document: Document, source: int, cue: Cue, quoted: QuotedWords) -> bool:
    """Whether a quotation goes on with its source's sentence: "Lee is “**committed** to it”"."""
    number = quoted.around(cue.head)
    if number is None or source != own_subject(document, cue.head) or source > cue.head:
        return False
    last = document.subtree(source)[-1]
    is_next = last + 1 == quoted.regions[number][1].start
    between = document.words[last + 1 : cue.head]
    return (is_next or cue.kind == "verb") and not any(w.text in (",", ":", ";") for w in between)
