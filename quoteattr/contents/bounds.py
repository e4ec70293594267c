"""Bounds: what is no part of a content, although the parser hangs it there.

Each bound takes a content as those before it have left it, and gives the words to remove.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TypeAlias

import attrs

from quoteattr.contents.additions import (
    after_relative,
    after_semicolon,
    answer,
    connective,
    contrast,
    going_on,
    main_verb,
    predicate,
    question,
    reports,
)
from quoteattr.contents.extents import Extent
from quoteattr.contents.joints import (
    absolutes,
    behind_aside,
    beside_as,
    deeds,
    first_passive,
    partners,
    second_subject,
    sharers,
    stray_subjects,
)
from quoteattr.document import Document
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.lexicon import Lexicon

Bound: TypeAlias = Callable[[Extent], Collection[int]]

# Verbs that go with the cue come first: other bounds look at the first word and the main word
# of what is left. Words of the writer go from the inside out, a question before its answer last.
BOUNDS: tuple[Bound, ...] = (
    partners, after_semicolon, after_relative, sharers, deeds, stray_subjects, absolutes,
    second_subject, behind_aside, connective, first_passive, contrast, going_on, reports,
    beside_as, answer, predicate, question, main_verb,
)  # fmt: skip


def within_clause(
    document: Document, content: Iterable[int], cue: int, quoted: QuotedWords, lexicon: Lexicon
) -> frozenset[int]:
    """Remove words that belong to the cue, the writer or another speaker.

    A quotation around another cue or none stays whole or goes as a whole.

    Args:
        document: The parse.
        content: Words of a content.
        cue: Head word of its cue.
        quoted: Words in quotation marks.
        lexicon: Tables of the language.

    Returns:
        The words that are left.
    """
    extent = Extent(document, frozenset(content), cue, lexicon)
    for bound in BOUNDS:
        if removed := extent.words.intersection(bound(extent)):
            removed -= quoted.cut_by(removed, extent.words, cue)
            extent = attrs.evolve(extent, words=extent.words - removed)
    return extent.words
