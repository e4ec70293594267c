"""Gaps: words of a role that a network has left out, or given to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import pairwise

from quoteattr.constructions.proposals import Proposal
from quoteattr.document import Document
from quoteattr.grammar.phrases import main_word, phrase
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.learned.readings import Readings

_GAP = 6  # words
_HALF = 0.5  # of the words of a quotation
_PARTS = ("compound", "flat", "amod", "nmod", "det", "nummod")  # of a name, below its head
_NAMES = ("flat", "appos", "compound")  # of a name, below a title that is its head
_HEADLESS = ("DET", "ADJ", "ADP", "PART", "PUNCT")


def filled(
    words: frozenset[int], others: frozenset[int], below: Collection[int] = ()
) -> frozenset[int]:
    """Words of a role with those left out between them, where no other role parts them.

    Args:
        words: Words of the role.
        others: Words of the other roles.
        below: What the role's head governs: left out as a whole, it may be longer than a few words,
            as in "the letter, **dated 3 May and signed by six ministers**, warns".
    """
    gaps = (range(a + 1, b) for a, b in pairwise(sorted(words)) if b - a > 1)
    return words.union(
        *(
            gap
            for gap in gaps
            if others.isdisjoint(gap) and (len(gap) < _GAP or all(w in below for w in gap))
        )
    )


def closed(quoted: QuotedWords, content: frozenset[int], others: frozenset[int]) -> frozenset[int]:
    """A content with the rest of each quotation of which it has half of the words."""
    found = set(content)
    for number, shared in Counter(map(quoted.around, content)).items():
        words = range(0) if number is None else quoted.regions[number][1]
        if shared >= _HALF * len(words) and others.isdisjoint(words):
            found.update(words)
    return frozenset(found)


def cut_head(document: Document, source: frozenset[int], others: frozenset[int]) -> set[int]:
    """The noun right behind a source that has only what belongs to it: "the listed **company**"."""
    last = max(source, default=-1)
    if last < 0:
        return set()
    head = document.words[last].head
    noun = head == last + 1 and document.words[head].upos in ("NOUN", "PROPN")
    part = document.words[last].relation in _PARTS
    return {head} if noun and part and head not in others else set()


def lost_source(
    document: Document,
    proposal: Proposal | None,
    content: frozenset[int],
    source: frozenset[int],
    cue: frozenset[int],
) -> set[int]:
    """Words of the source's name that the network saw elsewhere: titles, a head, articles."""
    if not source:
        return set() if proposal is None else set(content & proposal.source - proposal.content)
    lost = {
        word
        for word in content
        if document.words[word].head in source and document.words[word].relation in _PARTS
    }
    lost |= {document.words[w].head for w in source if document.words[w].relation in _NAMES}
    lost |= {word for word in content if _is_doubled(document, word, source)}
    lost &= content
    if proposal is not None:
        lost |= content & proposal.source
        if all(document.words[word].upos in _HEADLESS for word in source):
            lost |= proposal.source - content
        lost -= proposal.content
    between = frozenset(range(max(cue) + 1, min(source)))
    return lost | between if between <= content and _is_bound(document, between) else lost


def _is_bound(document: Document, words: frozenset[int]) -> bool:
    """Whether the words between a cue and its source can begin a name: "said **lead** author"."""
    return len(words) <= _GAP and all(document.words[w].upos != "PUNCT" for w in words)


def _is_doubled(document: Document, word: int, source: frozenset[int]) -> bool:
    """Whether a word right before the source is taken for a subject beside it: "chef Ann said"."""
    after = document.words[word + 1] if word + 1 in source else document.words[word]
    subject = document.words[word].relation == after.relation == "nsubj"
    return after.index != word and subject and document.words[word].head == after.head


def urged(readings: Readings, cue: int, content: frozenset[int]) -> set[int]:
    """The object of an infinitive parted from it: "urged **Lee** in a letter to go"."""
    for proposal in readings.by_cue.get(cue, ()):
        if proposal.cue.passive:
            continue
        missing = proposal.content - content
        below = {w for target in proposal.targets for w in readings.document.subtree(target)}
        parted = missing and max(missing) + 1 not in content
        fits = proposal.is_infinitive and content <= proposal.content and missing <= below
        if fits and parted:
            return set(missing)
    return set()


def whose_clause(readings: Readings, cue: int, content: frozenset[int]) -> set[int]:
    """The object whose clause a content is, where it is all of it: "denied **reports** that …"."""
    document, lexicon = readings.document, readings.lexicon
    negative = document.words[cue].lemma.lower() in lexicon.words("cues", "polarity", "negative")
    if not content or not negative:
        return set()
    clause = main_word(document, content)
    noun = document.words[clause].head
    if document.words[clause].deprel != "acl" or document.words[noun].head != cue:
        return set()
    is_object = document.words[noun].relation in ("obj", "iobj") and noun > cue
    return phrase(document, noun, without=(clause,)) if is_object else set()
