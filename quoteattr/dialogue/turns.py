"""Turns: what stands under labels that take turns, as in interviews and transcripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import attrs

from quoteattr.dialogue.kinds import kind_at
from quoteattr.dialogue.names import LabelNames
from quoteattr.document import Document
from quoteattr.grammar.clauses import is_verbal
from quoteattr.grammar.named import person_names
from quoteattr.lexicon import Lexicon
from quoteattr.spans import Span, trimmed
from quoteattr.typography.marks import CLOSING, OPENING, asks
from quoteattr.typography.paragraphs import split_paragraphs

_ADDED = r"(?P<added> [(\[][^()\[\]]{1,40}[)\]])?"  # a party or an hour: "MARSH (R-Ohio):"
_LABEL = re.compile(
    rf"[{OPENING}]?(?P<label>[^\W\d_][\w.’' -]{{0,40}}?){_ADDED}[ \u00a0]?"
    r"(?P<mark>[:.](?=\s)|:(?=[^\W\d_a-z]))"  # a web page may lose the blank: "MARSH:Yes"
)
# a title's full stop ends no label: "GOV. ELLEN MARSH:"
_TITLED = re.compile(
    rf"(?P<label>[^\W\d_a-z]\w*\.(?: [^\W\d_a-z][\w’-]*){{1,4}}){_ADDED}(?P<mark>:)(?=\s)"
)
_DIGITS = "0123456789"
_ASIDE = re.compile(rf"[{OPENING}]?[(\[].*[)\]]\.?[{CLOSING}]?")
_MAX_LABEL = 5  # words
_MAX_FOLLOWING = 8  # unlabelled paragraphs that can still belong to a turn
_SPEAKERS = ("person", "group", "organization")
_NO_NAME = frozenset({"VERB", "AUX", "SCONJ", "ADV", "INTJ"})


@attrs.frozen
class Label:
    """A label at the head of a paragraph.

    Attributes:
        span: The label itself: "Q", "Q 12", "JM", "JAKE TAPPER".
        words: Its words.
        mark: The colon or full stop after it.
        whole: The label with what brackets add to it: "MARSH (R-Ohio)".
    """

    span: Span
    words: range
    mark: Span
    whole: Span

    @property
    def name(self) -> str:
        """The label for comparing, without its number: "q" for "Q 12"."""
        label = self.span.text.casefold()
        return label.rstrip(_DIGITS).rstrip() or label


@attrs.frozen
class Turn:
    """What one speaker says between two labels.

    Attributes:
        label: The label.
        said: What is said, a span a paragraph.
        question: What somebody else asks after it under no label; None where nobody does.
    """

    label: Label
    said: tuple[Span, ...]
    question: Span | None = None


def find_turns(document: Document, lexicon: Lexicon) -> tuple[Turn, ...]:
    """Find what stands under labels that take turns.

    These are labels of question and answer, and at least two that name somebody, of which one
    comes again or follows the other; a text may have both.

    Args:
        document: The parse.
        lexicon: Table ``continuations`` and those of persons.

    Returns:
        The turns in order; none in a text that is neither interview nor transcript.
    """
    paragraphs = split_paragraphs(document.text)
    labels = {n: label for n, p in enumerate(paragraphs) if (label := _label(document, p))}
    asking = _asking(labels, lexicon)
    named = {n: label for n, label in labels.items() if n not in asking}
    chosen = asking | _naming(document, paragraphs, named, lexicon)
    bounds = pairwise((*sorted(chosen), len(paragraphs)))
    return tuple(
        turn
        for start, end in bounds
        if (turn := _turn(document, paragraphs[start:end], chosen[start], chosen.get(end)))
    )


def _label(document: Document, paragraph: Span) -> Label | None:
    match = _TITLED.match(paragraph.text) or _LABEL.match(paragraph.text)
    if match is None:
        return None
    span, mark = (
        Span.of(document.text, *(paragraph.start + at for at in match.span(name)))
        for name in ("label", "mark")
    )
    added = paragraph.start + match.end("added") if match["added"] else span.end
    whole = Span.of(document.text, span.start, added)
    words = document.words_in(span.start, span.end)
    is_parsed = words and document.words_in(mark.start, mark.end)
    return Label(span, words, mark, whole) if is_parsed and len(words) <= _MAX_LABEL else None


def _asking(labels: Mapping[int, Label], lexicon: Lexicon) -> dict[int, Label]:
    """Labels of questions and answers, where there are both."""
    asks, answers, marks = (
        lexicon.words("continuations", "interviews", key) for key in ("question", "answer", "marks")
    )
    chosen = {
        number: label
        for number, label in labels.items()
        if label.name in asks | answers and label.mark.text in marks
    }
    names = {label.name for label in chosen.values()}
    return chosen if names & asks and names & answers else {}


def _naming(
    document: Document, paragraphs: Sequence[Span], labels: Mapping[int, Label], lexicon: Lexicon
) -> dict[int, Label]:
    """Labels that name speakers, where they take turns."""
    labels = {n: label for n, label in labels.items() if _can_name(n, label, labels)}
    names = LabelNames.of(document, person_names(document, lexicon))
    known = {n for n, label in labels.items() if _names_somebody(document, label, names, lexicon)}
    often = Counter(labels[n].name for n in known)
    if len(often) < 2:
        return {}
    capitals = 2 * sum(labels[n].span.text.isupper() for n in known) > len(known)
    if capitals:
        known = {n for n, label in labels.items() if label.span.text.isupper()}
    again = max(often.values()) > 1
    following = any(after - before == 1 for before, after in pairwise(sorted(known)))
    asked = {n + 1 for n in known if asks(paragraphs[n].text)}
    spoken = sum(n in asked or _is_speech(document, paragraphs[n], labels[n]) for n in known)
    takes_turns = (again or following) and 2 * spoken > len(known)
    return {n: labels[n] for n in sorted(known)} if takes_turns else {}


def _can_name(number: int, label: Label, labels: Mapping[int, Label]) -> bool:
    """Whether a label can be one of a speaker, not of a headline."""
    return label.mark.text == ":" and (number > 0 or 1 in labels)


def _names_somebody(document: Document, label: Label, names: LabelNames, lexicon: Lexicon) -> bool:
    """Whether a label is a name, initials of one, or what a person is called ("WITNESS")."""
    words = [document.words[w] for w in label.words]
    if any(w.upos in _NO_NAME or (w.upos == "NOUN" and w.text.islower()) for w in words):
        return False
    if any(kind_at(document, w.index, lexicon) in _SPEAKERS for w in words):
        return True
    return names.meant_by(label.span.text) is not None


def _is_speech(document: Document, paragraph: Span, label: Label) -> bool:
    """Whether what follows a label has a verb, as figures in a table have none."""
    said = document.words_in(label.mark.end, paragraph.end)
    return any(is_verbal(document, w) for w in said)


def _turn(
    document: Document, paragraphs: Sequence[Span], label: Label, after: Label | None
) -> Turn | None:
    """A turn with the paragraphs up to the next label; the last one has only those in its block.

    A question before the next label is somebody else's where that is the same label again.
    """
    text, first = document.text, paragraphs[0]
    following = [p for p in paragraphs[1:] if not _ASIDE.fullmatch(p.text)]
    if after is None:
        following = _block(text, first, following)
    is_asked = after is not None and after.name == label.name and following
    question = following.pop() if is_asked and asks(following[-1].text) else None
    if len(following) > _MAX_FOLLOWING:
        following = []
    pieces = [(label.mark.end, first.end), *((p.start, p.end) for p in following)]
    said = tuple(s for start, end in pieces if (s := _trimmed(text, start, end)))
    return Turn(label, said, question) if said else None


def _block(text: str, first: Span, following: Iterable[Span]) -> list[Span]:
    """The paragraphs up to a blank line, in a text that has blank lines between turns."""
    ahead = text[: first.start].replace("\r\n", "\n")
    if not ahead.endswith("\n\n"):
        return []
    out, end = [], first.end
    for paragraph in following:
        if text[end : paragraph.start].replace("\r\n", "\n").count("\n") > 1:
            break
        out.append(paragraph)
        end = paragraph.end
    return out


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """What is said, without the full stop at its end."""
    span = trimmed(text, start, end)
    if span is None or not span.text.endswith(".") or span.text.endswith(".."):
        return span
    return trimmed(text, start, span.end - 1)
