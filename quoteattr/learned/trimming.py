"""Trimming: words at the edges of what a network reads that belong to something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from quoteattr.document import Document
from quoteattr.grammar.datelines import after_dateline, without_dateline
from quoteattr.grammar.forms import is_time
from quoteattr.grammar.phrases import (
    after_dash,
    main_word,
    trimmed_words,
    with_closing,
    with_opening,
)
from quoteattr.learned.readings import Readings

_NOUNS = ("NOUN", "PROPN")
_NOT_FIRST, _NOT_LAST = ("CCONJ", "PUNCT"), ("CCONJ", "PUNCT", "DET", "ADP")
_UNMARKED = ("nmod:unmarked", "obl:unmarked")  # times without a preposition: "last week"
_LEADING = ("ADP", "SCONJ", "DET", "AUX", "CCONJ")
_FEW = 3  # words of a next sentence


def trimmed_source(readings: Readings, source: frozenset[int]) -> frozenset[int]:
    """A source without what is no part of it at its edges; none where an article is all of it."""
    document = readings.document
    start = after_dateline(document, min(source), readings.lexicon) if source else 0
    start = after_dash(document, start, main_word(document, source)) if source else start
    undated = [word for word in sorted(source) if word >= start]
    kept = _without_cut_clause(document, undated or sorted(source))
    if (
        len(kept) > 1
        and document.words[kept[0]].upos == "NUM"
        and ":" in document.words[kept[0]].text
    ):
        kept.pop(0)  # the hour of a live report: "15:30 Lee: …"
    if all(document.words[word].feature("PronType") == "Art" for word in kept):
        return frozenset()
    while len(kept) > 1 and document.words[kept[0]].upos in _NOT_FIRST:
        kept.pop(0)
    while len(kept) > 1 and _is_loose_end(document, kept):
        kept.pop()
    return frozenset(
        _bracketed(document, _without_time(document, sorted(with_opening(document, kept))))
    )


def stray_auxiliaries(document: Document, source: frozenset[int], cue: int) -> frozenset[int]:
    """Words of the verb that a source has taken along: "Lee **has outright** denied".

    Args:
        document: The parse.
        source: Words of the source.
        cue: Head word of the cue.

    Returns:
        The words from the auxiliary up to the cue, none where the source has none.
    """
    for word in sorted(source):
        above = document.words[word].head
        is_verb = above >= 0 and above != cue and _is_clause(document, above)
        if document.words[word].relation == "aux" and word < cue and not is_verb:
            between = range(word, cue)
            return frozenset(between) if source.issuperset(between) else frozenset()
    return frozenset()


def _is_clause(document: Document, word: int) -> bool:
    """Whether a word is a verb, or what a relative clause says: "who had been **mayor**"."""
    return document.words[word].upos == "VERB" or document.words[word].deprel == "acl:relcl"


def relative_clause(document: Document, source: frozenset[int], head: int) -> frozenset[int]:
    """The rest of a clause that tells who a source is, cut off: "Lee, who wed Bob **Cole**, said".

    Args:
        document: The parse.
        source: Words of the source.
        head: The word that heads the cue.

    Returns:
        Indices of its words; none where there is no such clause.
    """
    last = max((w for w in source if w < head), default=head)
    for verb in (last, *document.ancestors(last)):
        word = document.words[verb]
        if word.deprel == "acl:relcl" and word.head in source and verb in source:
            return frozenset(w for w in document.subtree(verb) if last < w < head)
    return frozenset()


def trimmed_content(readings: Readings, content: frozenset[int], cue: int) -> frozenset[int]:
    """A content without an end that belongs to what follows: "they will win **by**", "**Then**".

    Args:
        readings: The document with what the rules propose in it.
        content: Words of the content.
        cue: Head word of the cue.

    Returns:
        The words that are left, at least one of them.
    """
    undated = without_dateline(readings.document, content, readings.lexicon) or content
    undated = set(undated) - _manner(readings.document, cue) or undated
    kept = sorted(trimmed_words(readings.document, _without_strays(readings, undated, cue)))
    if len(kept) > 1 and _is_of_cue(readings, kept[0]):
        kept.pop(0)
    while len(kept) > 1 and _leads_on(readings, kept):
        kept = sorted(trimmed_words(readings.document, kept[:-1]))
    return frozenset(kept)


def trimmed_cue(
    document: Document, cue: frozenset[int], head: int, others: frozenset[int]
) -> frozenset[int]:
    """A cue without when it was said, its colon, or the "in a" of "said in a" that lost its noun.

    Args:
        document: The parse.
        cue: Words of the cue.
        head: The one that heads it.
        others: Words of the source and the content.

    Returns:
        The words that are left, its head among them.
    """
    cue = frozenset(w for w in cue if w >= head or not is_time(document.words[w]))
    cue -= times(document, head)
    known = cue | others
    kept = [w for w in sorted(cue) if w == head or not _is_bare(document, w, "ADP", known)]
    while kept[-1] > head and (
        document.words[kept[-1]].upos == "PUNCT"
        or _is_bare(document, kept[-1], "DET", cue)
        or (is_time(document.words[kept[-1]]) and kept[-1] - 1 not in kept)  # "found" in "May"
    ):
        kept.pop()
    return frozenset(kept)


def times(document: Document, verb: int) -> set[int]:
    """The words that tell when something is said: "**last week** voted to"."""
    return {
        word
        for adjunct in document.children[verb]
        if document.words[adjunct].deprel in _UNMARKED
        or (document.words[adjunct].relation == "obl" and is_time(document.words[adjunct]))
        for word in document.subtree(adjunct)
    }


def _without_cut_clause(document: Document, kept: list[int]) -> list[int]:
    """Words without a relative clause that has lost its verb: "Mr Lee, **whose party**"."""
    for place, index in enumerate(kept):
        word = document.words[index]
        if word.feature("PronType") == "Rel" and document.before(index) == ",":
            above = (index, *document.ancestors(index))
            verb = next((w for w in above if document.words[w].deprel == "acl:relcl"), None)
            if verb is not None and verb not in kept and document.words[verb].head in kept[:place]:
                return kept[:place]
    return kept


def _is_loose_end(document: Document, kept: list[int]) -> bool:
    """Whether the last word is no part of a name: "the", "and", "Lee **had**"."""
    word = document.words[kept[-1]]
    if word.text == ")":
        return all(document.words[w].text != "(" for w in kept)
    return word.upos in _NOT_LAST or (word.relation == "aux" and word.head > word.index)


def _without_time(document: Document, kept: list[int]) -> list[int]:
    """Words without the time that the parser hangs on the last noun: "the party **last week**"."""
    word = document.words[kept[-1]]
    can_be = word.deprel in _UNMARKED and (word.upos == "NOUN" or is_time(word))
    if not can_be or document.words[word.head].upos not in _NOUNS:
        return kept
    time = document.subtree(word.index)
    return [w for w in kept if w not in time] or kept


def _bracketed(document: Document, kept: list[int]) -> list[int]:
    """Words with the bracket that closes one left open among them, or without what it opens."""
    closed = with_closing(document, kept)
    texts = [document.words[word].text for word in closed]
    if texts.count("(") <= texts.count(")"):
        return closed
    opening = len(texts) - 1 - texts[::-1].index("(")
    return closed[:opening] or closed


def _without_strays(readings: Readings, content: Collection[int], cue: int) -> Collection[int]:
    """A content without one or two words of a sentence of which it has no more."""
    numbers = readings.document.sentence_numbers
    shared = Counter(numbers[word] for word in content)
    stray = {n for n, words in shared.items() if words < _FEW and n != numbers[cue]}
    strays = {w for w in content if numbers[w] in stray and not _is_whole(readings, w, content)}
    return set(content) - strays if len(strays) < len(content) else content


def _is_whole(readings: Readings, word: int, content: Collection[int]) -> bool:
    """Whether a sentence is in a content with all its words, as "Go" is."""
    sentence = readings.document.sentence_of(word)
    words = readings.document.words[sentence.first : sentence.last]
    return all(w.index in content for w in words if w.upos != "PUNCT")


def _manner(document: Document, cue: int) -> set[int]:
    """Adverbs behind a cue and a comma that tell how it was said: “…,” she said, **quietly**."""
    below = (document.words[c] for c in document.children[cue] if c > cue)
    return {
        word.index
        for word in below
        if word.relation == "advmod" and document.before(word.index) == ","
        if word.upos == "ADV" and _is_single(document, word.index)
    }


def _is_single(document: Document, word: int) -> bool:
    """Whether a word governs nothing but marks."""
    return all(document.words[c].upos == "PUNCT" for c in document.children[word])


def _is_of_cue(readings: Readings, first: int) -> bool:
    """Whether a content opens with an adverb of the verb before it: "said **only** that"."""
    document = readings.document
    openers = readings.lexicon.words("grammar", "complementizers")
    word, *after = document.words[first : first + 2]
    opens = any(w.relation == "mark" and w.lemma.lower() in openers for w in after)
    return opens and word.upos == "ADV"


def _leads_on(readings: Readings, kept: list[int]) -> bool:
    """Whether the last word belongs to a later one: a preposition, a few words of a sentence."""
    document, last = readings.document, kept[-1]
    word = document.words[last]
    if word.head <= last or word.head in kept or readings.quoted.around(last) is not None:
        return False
    first = document.sentence_of(last).first
    begins = kept[0] < first and last - first < _FEW
    after = document.words[last + 1 : last + 2]
    if word.relation == "advmod" and any(w.relation == "mark" for w in after):  # "**even** though"
        return True
    owns = word.deprel == "nmod:poss"
    return begins or owns or word.upos in _LEADING or word.feature("PronType") == "Rel"


def _is_bare(document: Document, word: int, upos: str, others: frozenset[int]) -> bool:
    """Whether a word of a part of speech stands without what it belongs to."""
    return document.words[word].upos == upos and document.words[word].head not in others
