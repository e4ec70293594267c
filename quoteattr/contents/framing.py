"""Framing cues: phrases and adverbs beside a clause that is their content."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.contents.endings import frame_around
from quoteattr.contents.proposals import Frame, Proposal
from quoteattr.grammar.clauses import main_clause, preposition
from quoteattr.grammar.measures import is_measured
from quoteattr.grammar.phrases import phrase


def according_to(frame: Frame) -> Iterator[Proposal]:
    """According to X, P; German: X zufolge P."""
    document, cue = frame.document, frame.cue
    words = _opener(frame)
    if not words:
        return
    named = document.words[cue.head].head
    if named < cue.head and not frame.is_in(cue.head, "postpositions"):
        # The parser made the preposition the head of its phrase.
        named = next((c for c in document.children[cue.head] if c > max(words)), -1)
        host = document.words[cue.head].head
    else:
        host = document.words[named].head
    if named < 0 or host < 0:
        return
    if is_measured(document, cue.head, named, frame.lexicon):
        return
    host = main_clause(document, host)
    around = document.words[host].head if document.words[host].relation == "ccomp" else -1
    if around >= 0 and frame_around(document, around, frame.lexicon) == named:
        host = around
    source = phrase(document, named, without=words)
    content = frame.subtree(host) - frame.subtree(named) - words
    attributed = frame.by(named, source - words)
    yield attributed.propose("according to", host, content, words=words)


def _opener(frame: Frame) -> set[int]:
    """The words of the preposition: "according" with its "to", Spanish "de" with "acuerdo con"."""
    document, head = frame.document, frame.cue.head
    if document.words[head].upos == "SCONJ":  # "según dijo X": its verb is the cue
        return set()
    if frame.is_in(head, "postpositions"):
        return {head} if document.words[head].head < head else set()
    followers = frame.lexicon.words("cues", "prepositions", frame.cue.lemma)
    for follower in sorted(followers, key=len, reverse=True):
        end = head + 1 + len(follower.split())
        if frame.wording(range(head + 1, min(end, len(document.words)))) == follower:
            opens = head > 0 and frame.wording([head - 1]) in frame.listed("comparators")
            return set(range(head - opens, end))  # "**as** per"
    return set()


def framing(frame: Frame) -> Iterator[Proposal]:
    """In the words of X, P; in X's view, P."""
    document, noun = frame.document, frame.cue.head
    if not frame.is_in(noun, "framing", "nouns") or frame.source_head is None:
        return
    if frame.own("compound"):  # "in his bank account"
        return
    case = preposition(document, noun)
    openers = frame.lexicon.words("cues", "framing", "prepositions")
    if not case or frame.wording(case[:1]) not in openers:
        return
    host = document.words[noun].head
    while host >= 0 and document.words[host].relation in ("nmod", "obl", "acl", "appos"):
        host = document.words[host].head
    if host < 0:  # the parser made the frame the head of its sentence
        frame_words = {*range(case[0], noun + 1), *frame.source}
        frame_words |= {w for c in frame.source for w in preposition(document, c)}
        content, host = frame.subtree(noun) - frame_words, noun
    else:
        content = frame.subtree(host) - frame.subtree(noun)
    words = {*range(case[0], noun + 1), *preposition(document, frame.source_head)}
    yield frame.propose("framing", host, content, words=words - frame.source)


def adverb(frame: Frame) -> Iterator[Proposal]:
    """P reportedly; an allegedly P."""
    head = frame.document.words[frame.cue.head].head
    if head >= 0:
        content = frame.subtree(head) - {frame.cue.head}
        yield frame.propose("adverb", head, content)
