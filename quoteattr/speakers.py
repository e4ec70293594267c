"""Speakers: the entity to which the source of each attribution resolves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

import attrs

from quoteattr.attributions import Attribution
from quoteattr.claims import Mention, Resolution
from quoteattr.document import Document, Sentence
from quoteattr.entities import EntityIndex
from quoteattr.grammar.clauses import main_subject
from quoteattr.grammar.datelines import after_dateline
from quoteattr.lexicon import Lexicon
from quoteattr.typography.marks import asks, opens

_PARTING = ("ADP", "CCONJ", "PUNCT", "SCONJ", "VERB")  # between a body and somebody else
_APART = ("ADP", "AUX", "DET", "PART", "PRON", "SCONJ", "VERB")  # in no list of trades
_JOINING = ("-", "(", ")")  # between a body and who heads it: "the Union (UB) secretary-general"
_MOST_BETWEEN = 3  # paragraphs that tell what a speaker does before speaking on


@attrs.frozen
class Speaker:
    """Who makes a claim.

    Attributes:
        speaker: Identifier of the entity, None where it is not known.
        cospeakers: Identifiers of those who speak together with it.
        resolution: Form of the source; "implicit" where the speaker is carried over from the
            text before, "none" where there is none.
        reason: Why there is no speaker; otherwise "".
    """

    speaker: str | None
    cospeakers: tuple[str, ...] = ()
    resolution: Resolution = "none"
    reason: str = ""


def find_speakers(
    document: Document,
    attributions: Sequence[Attribution],
    index: EntityIndex,
    lexicon: Lexicon,
) -> tuple[Speaker, ...]:
    """Find the speaker of each attribution.

    Args:
        document: The parsed text.
        attributions: Its attributions.
        index: Its entities.
        lexicon: Table ``ner``, by which a dateline is known.

    Returns:
        A speaker for each attribution, in their order.
    """
    out: list[Speaker] = [_explicit(document, a, index, lexicon) for a in attributions]
    order = sorted(range(len(out)), key=lambda n: _place(attributions[n]))
    before: list[int] = []
    text = _Text.of(document, attributions, index)
    outer: Attribution | None = None
    for number in order:
        if attributions[number].is_implicit and out[number].speaker is not None:
            out[number] = attrs.evolve(out[number], resolution="implicit")
        elif attributions[number].is_implicit and before:
            out[number] = _carried(text, number, before, out)
        if outer is not None and _is_within(attributions[number], outer):
            continue  # who is quoted by somebody does not go on speaking
        outer = attributions[number]
        if out[number].speaker is not None:
            before.append(number)
    return tuple(out)


def _place(attribution: Attribution) -> int:
    return min((s.start for s in (*attribution.content, *attribution.cue)), default=0)


def _is_within(attribution: Attribution, outer: Attribution) -> bool:
    """Whether an attribution stands within the content of one that begins before it."""
    anchor = (attribution.cue or attribution.content)[0]
    return any(s.start <= anchor.start and anchor.end <= s.end for s in outer.content)


def _explicit(
    document: Document, attribution: Attribution, index: EntityIndex, lexicon: Lexicon
) -> Speaker:
    """The speaker that the source itself names."""
    head = attribution.source_head
    if head is None:
        return Speaker(None, reason="the text names no source")
    if head < (told := after_dateline(document, head, lexicon)):
        head = _behind_dateline(document, head, told, attribution, index)
    for moved in (_doubled, _of_body, _of_list):
        head = moved(document, head, attribution, index)
    joint = _named_together(document, head, attribution, index)
    others = coordinated(document, head, attribution)
    end = _own_name(document, head, attribution, index)
    parts = joint or (head, *(other for other in others if other > end))
    ids = list(dict.fromkeys(key for part in parts for key in ids_of(document, part, index)))
    if not ids:
        word = document.words[head].text
        return Speaker(None, reason=f"nothing tells whom {word!r} means")
    mentions = index.entity(ids[0]).mentions
    form: Resolution = "name" if joint else _form(document, head, attribution, mentions)
    if not attribution.source:  # an answer in an interview
        form = "implicit"
    return Speaker(ids[0], tuple(ids[1:]), form)


def _named_together(
    document: Document, head: int, attribution: Attribution, index: EntityIndex
) -> tuple[int, ...]:
    """Names of several people below what they are called: "Actors Ann Lee and Bob Cole"."""
    if document.words[head].feature("Number") != "Plur":
        return ()
    for child in document.children[head]:
        if child > head and document.words[child].relation in ("flat", "appos"):
            names = (child, *coordinated(document, child, attribution))
            kinds = {index.entity(key).kind for n in names for key in index.of_word.get(n, ())}
            if len(names) > 1 and kinds == {"person"}:
                return names
    return ()


def _doubled(document: Document, head: int, attribution: Attribution, index: EntityIndex) -> int:
    """The second of two subjects side by side, a person's name: "Air Force Gen. Ann Lee said".

    The parser sometimes takes a long title for a subject of its own, or for whom it is said to.
    """
    word = document.words[head]
    for span in attribution.source:
        for other in document.words_in(span.start, span.end):
            near = document.words[other]
            if (
                head < other
                and near.relation == "nsubj"
                and near.head in (word.head, attribution.cue_head)
                and not any(w.upos == "PUNCT" for w in document.words[head:other])
                and _is_person(index, other)
            ):
                return other
    return head


def _of_body(document: Document, head: int, attribution: Attribution, index: EntityIndex) -> int:
    """The person behind the name of a body, read as its head: "Union of Teachers head Ann Lee"."""
    named = index.of_word.get(head, ())
    if [index.entity(key).kind for key in named] != ["organization"]:
        return head
    for span in attribution.source:
        for word in document.words_in(span.start, span.end):
            between = document.words[head + 1 : word]
            inner = (w for w in between if index.of_word.get(w.index) != named)
            if any(w.upos in _PARTING and w.text not in _JOINING for w in inner):
                break
            if word > head and _is_person(index, word):
                return word
    return head


def _of_list(document: Document, head: int, attribution: Attribution, index: EntityIndex) -> int:
    """The name behind a list of trades: "Gas, tea and rice giant **Delta Group** said"."""
    words = document.words
    kinds = {index.entity(key).kind for key in index.of_word.get(head, ())}
    has_article = any(words[child].relation == "det" for child in document.children[head])
    last = _last_word(document, head, attribution)
    named = index.of_word.get(last, ())
    if words[head].upos != "NOUN" or has_article or kinds - {"other"} or len(named) != 1:
        return head
    first = last
    while (
        first > head and index.of_word.get(first - 1) == named and words[first - 1].upos == "PROPN"
    ):
        first -= 1
    *listed, trade = words[head + 1 : first] or words[head : head + 1]
    is_list = any(word.upos == "CCONJ" for word in listed) and trade.text.islower()
    is_one = not any(word.upos in _APART for word in listed) and trade.upos in ("ADJ", "NOUN")
    is_named = index.entity(named[0]).kind in ("person", "organization")
    return last if is_list and is_one and is_named else head


def _last_word(document: Document, head: int, attribution: Attribution) -> int:
    """The last word of the part of a source in which its head stands."""
    at = document.words[head].start
    inside = (s for s in attribution.source if s.start <= at < s.end)
    return max((document.words_in(s.start, s.end)[-1] for s in inside), default=head)


def _own_name(document: Document, head: int, attribution: Attribution, index: EntityIndex) -> int:
    """Where the name of the one who is called by a source's head ends it, or the head itself.

    All between are titles: "Co-founder and **Lyon Bank** director Ann Lee" is one person.
    """
    last, named = _last_word(document, head, attribution), index.of_word.get(head, ())
    is_one = len(named) == 1 and index.of_word.get(last) == named
    return last if is_one else head


def _is_person(index: EntityIndex, word: int) -> bool:
    """Whether a word names one person."""
    return [index.entity(key).kind for key in index.of_word.get(word, ())] == ["person"]


def _behind_dateline(
    document: Document, head: int, start: int, attribution: Attribution, index: EntityIndex
) -> int:
    """The speaker after a place and a dash, read as one phrase: "LYON (AP) - Ann Lee said"."""
    for span in attribution.source:
        for word in document.words_in(span.start, span.end):
            above = document.words[word].head
            if word >= start and head <= above < start and ids_of(document, word, index):
                return word
    return head


def coordinated(document: Document, head: int, attribution: Attribution) -> list[int]:
    """Heads of what is joined to a source: "Kaine" in "Clinton and Kaine said"."""
    return [
        child
        for child in document.children[head]
        if document.words[child].relation == "conj"
        and any(s.start <= document.words[child].start < s.end for s in attribution.source)
    ]


def ids_of(document: Document, head: int, index: EntityIndex) -> tuple[str, ...]:
    """Identifiers of what a word names; of a title or an adjective, of the name it belongs to."""
    if head in index.of_word:
        return index.of_word[head]
    word = document.words[head]
    for child in document.children[head]:
        if document.words[child].relation in ("flat", "appos", "nmod") and child in index.of_word:
            return index.of_word[child]
    if word.deprel in ("flat", "compound", "nmod:desc", "amod"):
        return index.of_word.get(word.head, ())
    return ()


def _form(
    document: Document,
    head: int,
    attribution: Attribution,
    mentions: Sequence[Mention],
) -> Resolution:
    """How a source names its speaker: the form of the best of its mentions that it holds."""
    word = document.words[head]
    start, end = _extent(document, head, attribution)
    first, last = (bisect_left(mentions, at, key=lambda m: m.span.start) for at in (start, end))
    near = mentions[max(first - 1, 0) : last]  # one may begin before the source
    names = [m.span for m in near if m.kind == "name" and m.span.end > start]
    is_noun = word.upos in ("NOUN", "PROPN")
    named = any(is_noun or name.start <= word.start < name.end for name in names)
    if word.upos == "PRON" and not named:
        return "pronoun"
    return "name" if named else "nominal"


def _extent(document: Document, head: int, attribution: Attribution) -> tuple[int, int]:
    """Offsets between which a source names its speaker, in an apposition too."""
    words, beside = document.words, (head, *document.children[head])
    named = [w for w in beside if w == head or words[w].relation in ("appos", "flat")]
    edges = [document.subtree(w) for w in named]
    around = [s for s in attribution.source if s.start <= words[head].start < s.end]
    start = min((words[edges[0][0]].start, *(span.start for span in around)))
    ends = (words[below[-1]].end for below in edges[1:])
    return start, max((words[head].end, *ends, *(span.end for span in around)))


@attrs.frozen
class _Text:
    """A text in which speakers go on.

    Attributes:
        document: The parsed text.
        attributions: Its attributions.
        index: Its entities.
        told: The paragraphs in which somebody says something.
    """

    document: Document
    attributions: Sequence[Attribution]
    index: EntityIndex
    told: Collection[int]

    @classmethod
    def of(
        cls, document: Document, attributions: Sequence[Attribution], index: EntityIndex
    ) -> _Text:
        """Note where somebody says something."""
        told = frozenset(_paragraph(document, attribution) for attribution in attributions)
        return cls(document, attributions, index, told)


def _carried(
    text: _Text, number: int, before: Sequence[int], speakers: Sequence[Speaker]
) -> Speaker:
    """The speaker of the attribution before, where it stands in this paragraph or the last.

    Paragraphs between that tell of nobody else do not count. In a dialogue, where a paragraph is a
    question or answers one, it is the other speaker.
    """
    attributions, last = text.attributions, speakers[before[-1]]
    here = _paragraph(text.document, attributions[number])
    there = _paragraph(text.document, attributions[before[-1]])
    between = range(there + 1, here)
    gap = here - there - (len(between) if _is_aside(text, between, last.speaker) else 0)
    if gap > 1:
        return Speaker(None, reason="no speaker in this paragraph or in the one before")
    asked = any(_asks(attributions[n]) for n in (number, before[-1]))
    if gap == 1 and asked and _is_quoted(attributions[before[-1]]):
        for other in reversed(before[-4:]):
            if here - _paragraph(text.document, attributions[other]) > 3:
                break
            if speakers[other].speaker != last.speaker:
                last = speakers[other]
                break
    return Speaker(last.speaker, last.cospeakers, "implicit")


def _is_aside(text: _Text, paragraphs: range, speaker: str | None) -> bool:
    """Whether paragraphs tell what a speaker does, or a single one tells of nobody else."""
    is_silent = len(paragraphs) == 1 and paragraphs[0] not in text.told
    return _does(text.document, paragraphs, speaker, text.index) or (
        is_silent and _names_nobody(text.document, paragraphs[0], speaker, text.index)
    )


def _does(document: Document, paragraphs: range, speaker: str | None, index: EntityIndex) -> bool:
    """Whether some paragraphs, a few, all begin with what a speaker does."""
    if not 0 < len(paragraphs) <= _MOST_BETWEEN:
        return False
    starts = (
        bisect_left(document.sentences, paragraph, key=_paragraph_of) for paragraph in paragraphs
    )
    return all(speaker in _subject(document, document.sentences[at], index) for at in starts)


def _names_nobody(
    document: Document, paragraph: int, speaker: str | None, index: EntityIndex
) -> bool:
    """Whether a paragraph mentions no person but a speaker."""
    starts = (
        bisect_left(document.sentences, n, key=_paragraph_of) for n in (paragraph, paragraph + 1)
    )
    first, behind = (document.sentences[n].first for n in starts)
    named = {key for word in range(first, behind) for key in index.of_word.get(word, ())}
    return all(index.entity(key).kind != "person" for key in named - {speaker})


def _paragraph_of(sentence: Sentence) -> int:
    """The number of the paragraph in which a sentence stands."""
    return sentence.paragraph


def _subject(document: Document, sentence: Sentence, index: EntityIndex) -> tuple[str, ...]:
    """Identifiers of the subject of a sentence's main clause."""
    found = main_subject(document, range(sentence.first, sentence.last))
    return () if found is None else index.of_word.get(found, ())


def _asks(attribution: Attribution) -> bool:
    """Whether a content ends as a question."""
    return bool(attribution.content) and asks(attribution.content[-1].text)


def _is_quoted(attribution: Attribution) -> bool:
    """Whether a content is said in the speaker's own words, as in a dialogue."""
    return bool(attribution.content) and opens(attribution.content[0].text)


def _paragraph(document: Document, attribution: Attribution) -> int:
    words = document.words_in(_place(attribution), _place(attribution) + 1)
    return document.sentence_of(words[0]).paragraph if words else 0
