"""Sources: grammatical corrections to what a network takes for the source of a cue."""

from __future__ import annotations

from quoteattr.contents.proposals import Proposal
from quoteattr.document import Document
from quoteattr.grammar.clauses import lemmas, own_subject, preposition
from quoteattr.grammar.datelines import after_dateline
from quoteattr.grammar.forms import is_time
from quoteattr.grammar.nobody import says_nobody
from quoteattr.grammar.participles import is_reporting
from quoteattr.grammar.phrases import phrase
from quoteattr.grammar.seeming import seeming
from quoteattr.learned.readings import Readings
from quoteattr.lexicon import Lexicon

_LONGEST = 6  # words between a cue and a name that has lost its beginning
_PARTS = ("compound", "flat", "amod", "nmod", "det", "nummod")  # of a name, below its head
_NAMES = ("flat", "appos", "compound")  # of a name, below a title that is its head
_HEADLESS = ("DET", "ADJ", "ADP", "PART", "PUNCT")


def cut_head(document: Document, source: frozenset[int], others: frozenset[int]) -> set[int]:
    """The noun right behind a source that has only what belongs to it: "the listed **company**".

    Args:
        document: The parse.
        source: Words of the source.
        others: Words of the cue and the content.

    Returns:
        The noun, or nothing.
    """
    last = max(source, default=-1)
    if last < 0:
        return set()
    head = document.words[last].head
    noun = head == last + 1 and document.words[head].upos in ("NOUN", "PROPN")
    part = document.words[last].relation in _PARTS
    return {head} if noun and part and head not in others else set()


def clause_subject(document: Document, source: frozenset[int], head: int) -> frozenset[int]:
    """A source without the noun that it says something of: "a plan **Lee** says he likes".

    Args:
        document: The parse.
        source: Words of the source.
        head: Head word of the cue.

    Returns:
        Its words, those of the subject alone where the source has the noun as well.
    """
    verb, found = document.words[head], own_subject(document, head)
    if verb.deprel != "acl:relcl" or found is None or not verb.head < found < head:
        return source
    if document.words[found].feature("PronType") == "Rel":  # "ministers **that** say"
        return source
    own = source.intersection(phrase(document, found))
    return own if verb.head in source and found in own else source


def whole_compound(document: Document, source: frozenset[int]) -> frozenset[int]:
    """A source with the compound that it begins in whole: "**a tell-**all book".

    Args:
        document: The parse.
        source: Words of the source.

    Returns:
        Its words with those before a hyphen, and their article.
    """
    words, first = document.words, min(source, default=0)
    start = first
    while start > 1 and words[start - 1].text == "-" and _is_glued(document, start - 2, start):
        start -= 2
    if start < first and start > 0 and words[start - 1].relation == "det":
        start -= 1
    return source.union(range(start, first))


def _is_glued(document: Document, first: int, last: int) -> bool:
    """Whether nothing parts some words in the text."""
    return all(document.words[w].end == document.words[w + 1].start for w in range(first, last))


def denial(document: Document, source: frozenset[int], lexicon: Lexicon) -> set[int]:
    """The word before a source that makes nobody of it: "**neither** the mayor nor the chief".

    Args:
        document: The parse.
        source: Words of the source.
        lexicon: Tables of the language.

    Returns:
        The word, or nothing.
    """
    before = min(source, default=0) - 1
    if before < 0 or document.words[before].deprel != "cc:preconj":
        return set()
    is_of_source = document.words[before].head in source
    return {before} if is_of_source and says_nobody(document.words[before], lexicon) else set()


def lost_source(
    document: Document,
    proposal: Proposal | None,
    content: frozenset[int],
    source: frozenset[int],
    cue: frozenset[int],
) -> set[int]:
    """Words of the source's name that the network saw elsewhere: titles, a head, articles.

    Args:
        document: The parse.
        proposal: The reading of a rule that has the most in common with it, None without one.
        content: Words that the network takes for content.
        source: Words that it takes for the source.
        cue: Words of the cue.

    Returns:
        Words that belong to the source instead.
    """
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
    lost |= content & _opener(document, source)
    between = frozenset(range(max(cue) + 1, min(source)))
    return lost | between if between <= content and _is_bound(document, between) else lost


def dated_source(
    document: Document, proposal: Proposal | None, cue: int, lexicon: Lexicon
) -> frozenset[int]:
    """The source that a rule sees right behind a dateline: "LYON, France — **Lee** said".

    Args:
        document: The parse.
        proposal: The reading of a rule that has the most in common with what the network reads,
            None without one.
        cue: Head word of the cue.
        lexicon: Tables of the language.

    Returns:
        Words of the source, without when it was said; none where no dateline opens the sentence.
    """
    start = after_dateline(document, cue, lexicon)
    is_opened = start > document.sentence_of(cue).first
    if proposal is None or not is_opened or start not in proposal.source:
        return frozenset()
    words = document.words
    dates = {w for w in proposal.source if is_time(words[w])}  # "Lee **on Monday** said"
    return frozenset(
        w
        for w in proposal.source - dates
        if words[w].relation != "case" or words[w].head not in dates
    )


def _opener(document: Document, source: frozenset[int]) -> set[int]:
    """The article or owner right before a source that belongs to it: "**its** president"."""
    before = min(source) - 1
    if before < 0 or document.words[before].head not in source:
        return set()
    return {before} if document.words[before].deprel in ("det", "nmod:poss") else set()


def _is_bound(document: Document, words: frozenset[int]) -> bool:
    """Whether the words between a cue and its source can begin a name: "said **lead** author"."""
    return len(words) <= _LONGEST and all(document.words[w].upos != "PUNCT" for w in words)


def _is_doubled(document: Document, word: int, source: frozenset[int]) -> bool:
    """Whether a word right before the source is taken for a subject beside it: "chef Ann said"."""
    after = document.words[word + 1] if word + 1 in source else document.words[word]
    subject = document.words[word].relation == after.relation == "nsubj"
    return after.index != word and subject and document.words[word].head == after.head


def seemers(readings: Readings, cue: int) -> frozenset[int]:
    """The subject of a cue by which it seems to do something: "**Lee** appears to hesitate"."""
    document = readings.document
    found = seeming(document, cue, readings.lexicon)
    return frozenset() if found is None else frozenset(phrase(document, found, without=(cue,)))


def reporting_noun(readings: Readings, cue: int, words: frozenset[int]) -> frozenset[int]:
    """The noun that a participle reports of, where the network takes it for a word of the cue.

    As in "the council adopted **a resolution** calling for peace", where the cue has its verb as
    well, and "talks broke down, with **each side** accusing the other", where it has not.

    Args:
        readings: The document with what the rules propose in it.
        cue: Head word of the cue.
        words: Words of the cue, as the network has it.

    Returns:
        Words of the noun with what it governs, which are the source; none where they are not.
    """
    document, lexicon = readings.document, readings.lexicon
    noun = document.words[cue].head
    verb = document.words[noun].head if noun >= 0 else -1
    if {noun, verb}.isdisjoint(words) or not is_reporting(document, cue, lexicon):
        return frozenset()
    marks = lemmas(document, preposition(document, noun))
    if verb in words:
        is_source = document.words[verb].lemma.lower() not in lexicon.words("cues", "light_verbs")
    else:
        is_source = not marks.isdisjoint(lexicon.words("grammar", "absolute"))
    return frozenset(phrase(document, noun, without=(cue,))) if is_source else frozenset()
