"""Linear contents: by the order of words, for sentences whose tree went astray."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.contents.adjuncts import is_aside
from quoteattr.contents.findings import is_finding
from quoteattr.contents.parties import recipients
from quoteattr.contents.proposals import NEAR, Frame, Proposal
from quoteattr.contents.sources import is_hearing
from quoteattr.document import Document
from quoteattr.grammar.clauses import is_verbal, own_subject
from quoteattr.grammar.infinitives import listeners_infinitive
from quoteattr.grammar.phrases import main_word
from quoteattr.vocabulary.cues import states

_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
_JOINING = ("CCONJ", "ADP")
_PARTING = frozenset({"VERB", "SCONJ", "PUNCT", *_JOINING})


def rest(frame: Frame) -> Iterator[Proposal]:
    """X said P, where the parser found no clause after the verb."""
    document, cue = frame.document, frame.cue
    first, last = max(cue.words) + 1, document.sentence_of(cue.head).last
    if not _states(frame) or cue.passive or frame.source_head is None or frame.own("ccomp"):
        return
    if listeners_infinitive(document, cue.head, frame.lexicon) is not None:
        return
    if first < last and document.words[first].upos not in ("PUNCT", "ADP", "CCONJ"):
        asides = frame.subtree(*(c for c in frame.own("advcl") if is_aside(frame, c)))
        content = set(range(first, last)) - asides
        targets = tuple(frame.own("obj"))
        main = main_word(document, content)
        yield frame.propose("rest of sentence", main, content, targets=targets)


def front(frame: Frame) -> Iterator[Proposal]:
    """P, X said; P, said X; P1, X said, P2: where the parser took P for something else."""
    document, cue = frame.document, frame.cue
    here = document.sentence_of(cue.head)
    comma = _comma_before(document, cue.head, here.first)
    if frame.quoted.around(cue.head) is not None or comma is None:
        return
    role = _role(frame, comma)
    before = role or range(comma + 1, min(cue.words))
    comma = before.start - 1
    if not (_states(frame) or (frame.is_in(cue.head, "inverting") and not before)):
        return
    source = before or _until_mark(document, max(cue.words) + 1, here.last)
    if not (role or _names(document, source)):
        return
    behind = _behind(frame, range(max((cue.head, *source)) + 1, here.last), is_last=bool(before))
    if behind is None:
        return
    content = [*range(here.first, comma), *behind]
    if content:
        is_done_to = cue.passive and not frame.is_in(cue.head, "passive_sources")
        named = main_word(document, role) if role else _source_head(document, source)
        said = frame if is_done_to else frame.by(named, source)
        rule = "interrupted sentence" if behind else "front of sentence"
        addressees = recipients(frame, content) if is_done_to else ()
        yield said.propose(rule, main_word(document, content), content, addressees=addressees)


def _behind(frame: Frame, later: range, *, is_last: bool) -> range | None:
    """How a content that stands before the cue goes on behind cue and source.

    Args:
        frame: The cue in its sentence.
        later: The rest of the sentence.
        is_last: Whether the cue stands behind its source.

    Returns:
        The words behind a comma, none where the content does not go on, as in "…, said Lee, who
        leads the union"; None where a clause follows without a comma, and "P, X said" is not
        how the sentence is built.
    """
    words, rest = frame.document.words, later[1:]
    if rest and words[later[0]].text == ",":
        goes_on = not _is_own(frame, rest) and (is_last or is_verbal(frame.document, rest[0]))
        return rest if goes_on else range(0)
    return None if any(words[w].upos == "VERB" for w in later) else range(0)


def _role(frame: Frame, comma: int) -> range:
    """What somebody is, with a name between commas behind it: "P, **its head, Ann Lee**, said".

    Parsers hang it on a noun of what is said. None where the cue has a subject of its own, or the
    comma is not right before it.
    """
    document, cue = frame.document, frame.cue
    parts = _NAMING.isdisjoint(document.words[w].upos for w in range(comma + 1, min(cue.words)))
    name = next(
        (w for w in range(comma - 1, max(comma - NEAR, 0), -1) if _is_renamed(document, w)), -1
    )
    if own_subject(document, cue.head) is not None or not parts or name < 0:
        return range(0)
    role = document.words[name].head
    whole = [w for w in document.subtree(role) if w < comma and w < cue.head]
    start = next((w for w in whole if document.words[w].upos != "PUNCT"), comma)
    is_parted = document.before(start) == "," and document.subtree(name)[-1] in (comma - 1, comma)
    return range(start, comma) if is_parted else range(0)


def _is_renamed(document: Document, word: int) -> bool:
    """Whether a word is the name of whom the noun before it tells: "its head, **Ann** Lee"."""
    one = document.words[word]
    is_name = one.upos == "PROPN" and one.relation == "appos" and one.head < word
    return is_name and document.words[one.head].upos == "NOUN" and document.before(word) == ","


def _is_own(frame: Frame, words: range) -> bool:
    """Whether words behind the cue tell when or where it was said: ", **after a long trial**"."""
    top = frame.document.words[main_word(frame.document, words)]
    return top.head == frame.cue.head and top.relation == "obl"


def _names(document: Document, words: range) -> bool:
    """Whether words may name who speaks: a noun, or two that are joined: "Lee and an aide"."""
    tags = [document.words[w].upos for w in words]
    place = _joint(tags)
    if place < len(tags):
        return _names(document, words[:place]) and _names(document, words[place + 1 :])
    return not _NAMING.isdisjoint(tags) and _PARTING.isdisjoint(tags)


def _source_head(document: Document, words: range) -> int:
    """The last noun of a name; of several that are joined that of the first."""
    tags = [document.words[w].upos for w in words]
    return max(w for w in words[: _joint(tags)] if document.words[w].upos in _NAMING)


def _joint(tags: Sequence[str]) -> int:
    """Where two nouns are joined: "Lee **and** an aide", "the head **of** a school"."""
    return next((n for n, tag in enumerate(tags) if tag in _JOINING), len(tags))


def _states(frame: Frame) -> bool:
    known = (frame.document, frame.cue, frame.source_head, frame.lexicon)
    return is_hearing(*known) or is_finding(*known) or states(frame.cue.lemma, frame.lexicon)


def _comma_before(document: Document, word: int, first: int) -> int | None:
    for index in range(word - 1, max(first, word - 1 - NEAR), -1):
        if document.words[index].text == ",":
            return index
    return None


def _until_mark(document: Document, start: int, end: int) -> range:
    """The words from a start up to the next punctuation mark, if it is near."""
    stop = start
    while stop < end and document.words[stop].upos != "PUNCT":
        stop += 1
    return range(start, stop if stop - start <= NEAR else start)
