"""Fields: what an office is over, between it and its holder: "Minister of **Roads** Dr Ann Lee"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from quoteattr.document import Document, Word
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.folding import without_invisible
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.tables import Vocabulary
from quoteattr.vocabulary.titles import Titles

_INSIDE = {"ADJ", "ADP", "CCONJ", "DET", "NOUN", "NUM", "PART", "PROPN"}
_NOUNS = {"NOUN", "PROPN"}
_MARKS = {"-", "(", ")"}
_LONGEST = 14  # words of an office's field


def with_offices(
    document: Document, found: Sequence[Candidate], vocabulary: Vocabulary
) -> Iterator[Candidate]:
    """Part names from the offices before them, where the parser takes them for one phrase.

    As in "Minister of Roads Dr Ann Lee" and "head of the Union (UB) Ann Lee", not in "a lawyer for
    Dr Ann Lee" or "a lawyer for the trader Ann Lee", who are two.

    Args:
        document: The parsed text.
        found: Its mentions.
        vocabulary: What words say about who is meant.

    Yields:
        The mentions; an office ends before its holder's title, and the holder knows the office.
    """
    firsts = (c for c in found if c.describes_person)
    offices = {c.head: c for c in firsts}
    seconds = {head for head in offices if _is_second(document, head, offices)}
    offices = {head: c for head, c in offices.items() if head not in seconds}
    holders: dict[int, Candidate] = {}
    ends: dict[int, int] = {}
    for name in found:
        start = _own_start(document, name, vocabulary.titles)
        office = _office_before(document, name, start, offices, vocabulary)
        if office is not None and office.head not in ends:
            holders[name.head] = _parted(document, name, start, office.head)
            ends[office.head] = start - 1
    for one in found:
        is_office = one.head in ends and one.kind == "nominal"
        yield attrs.evolve(one, last=ends[one.head]) if is_office else holders.get(one.head, one)


def is_field(document: Document, other: Candidate, vocabulary: Vocabulary) -> bool:
    """Whether what stands before a name of two words or more is the field of its bearer's office.

    As in "Minister of State for **Manpower** Koh Wei Ming".
    """
    if other.sort != "person" or len(other.words) < 2:
        return False
    nouns = _nouns_before(document, other.first)
    return any(word_key(word.lemma) in vocabulary.persons.officers for word in nouns)


def _office_before(
    document: Document,
    name: Candidate,
    start: int,
    offices: Mapping[int, Candidate],
    vocabulary: Vocabulary,
) -> Candidate | None:
    """The office whose field stands before a person's name, None where there is none."""
    is_person = name.kind == "name" and name.sort == "person" and not name.plural
    if not is_person or not start or _is_in_clause(document, name):
        return None
    is_behind = start < name.first or start > name.start  # a style, or a field like a title
    if _is_calling(document.words[start - 1], vocabulary, is_behind=is_behind):
        return None
    for noun in _nouns_before(document, start):
        office = offices.get(noun.index)
        if office is not None and office.words[-1] in vocabulary.persons.officers:
            is_of_another = name.first > start and _acts(document, office, start, vocabulary)
            return None if is_of_another else office
    return None


def _is_calling(word: Word, vocabulary: Vocabulary, *, is_behind: bool) -> bool:
    """Whether a word before a name, or its style, is what the person is: "for the **trader** Lee".

    Not in "Minister for **Justice** Ms Ann Lee", "head of the Coast **Guard** Admiral Lee".
    """
    key = word_key(word.lemma)
    is_guard = word.text.istitle() and not vocabulary.titles.has(word.text)
    is_field = is_behind and (is_guard or key in vocabulary.titles.modifiers)
    is_title = vocabulary.titles.has(word.text) or vocabulary.nouns.kinds.get(key) == "person"
    return is_title and not is_field


def _is_second(document: Document, head: int, offices: Mapping[int, Candidate]) -> bool:
    """Whether an office is the second of a row: "writer and **lecturer** in botany Ann Lee"."""
    word = document.words[head]
    between = document.words[word.head + 1 : head] if word.head in offices else ()
    return word.relation == "conj" or any(w.upos == "CCONJ" for w in between)


def _acts(document: Document, office: Candidate, start: int, vocabulary: Vocabulary) -> bool:
    """Whether somebody rather acts for whom the name means: "aide to **Army Gen.** Ann Lee"."""
    persons, words = vocabulary.persons, document.words[office.head + 1 : start]
    may_act = office.words[-1] in persons.anonymous | persons.newcomers
    return may_act and not any(word.upos == "DET" for word in words)


def _is_in_clause(document: Document, name: Candidate) -> bool:
    """Whether a name is the subject of a clause of its own: "the head of the firm **he** owned"."""
    word = document.words[name.tie]
    verb = document.words[word.head] if word.head >= 0 else word
    return word.relation == "nsubj" and verb.deprel == "acl:relcl"


def _nouns_before(document: Document, start: int) -> Iterable[Word]:
    """Nouns before a preposition, from right to left, in the phrase that ends before a name.

    Not where nothing stands between the preposition and the name: "the lawyer for Ann Lee".
    """
    words, first = document.words, document.sentence_of(start).first
    if start == first or words[start - 1].upos in ("ADP", "DET", "CCONJ", "ADJ"):
        return
    index, stop = start - 1, max(first, start - _LONGEST)
    while index > stop and _is_inside(words[index]):
        if words[index].upos == "ADP":
            noun = _before_brackets(words, index - 1, first)
            if words[noun].upos in _NOUNS:
                yield words[noun]
                while noun - 2 >= first and words[noun - 1].text == "-":  # "**Officer**-in-charge"
                    noun -= 2
                    yield words[noun]
        index -= 1


def _is_inside(word: Word) -> bool:
    """Whether a word may stand in the name of a field; "Housing" may be tagged as a verb."""
    is_noun = word.upos == "VERB" and word.text.istitle()
    return word.upos in _INSIDE or is_noun or word.text in _MARKS


def _before_brackets(words: Sequence[Word], index: int, first: int) -> int:
    """The last word before one in brackets, "Secretary" in "Secretary (CS)", or else the word."""
    is_closed = index - 3 >= first and words[index].text == ")" and words[index - 2].text == "("
    return index - 3 if is_closed else index


def _own_start(document: Document, name: Candidate, titles: Titles) -> int:
    """Where the titles of rank and courtesy begin that stand before a name: "Police **Gen.** Lee".

    Before it a noun of a field may have been taken for a title, as in "Minister for Justice Lee".
    """
    start = name.first
    while start > name.start and _is_style(document.words[start - 1], titles.styles):
        start -= 1
    is_field = start == name.first and _is_portfolio(document, name.start, titles)
    return start if start < name.first or is_field else name.start


def _is_portfolio(document: Document, index: int, titles: Titles) -> bool:
    """Whether what looks like a title is what a minister is over: "Minister for **Justice**"."""
    if index < 2 or word_key(document.words[index].text) not in titles.modifiers:
        return False
    office, preposition = document.words[index - 2 : index]
    return preposition.upos == "ADP" and word_key(office.lemma) in titles.over


def _is_style(word: Word, styles: frozenset[str]) -> bool:
    """Whether a word is written as a title of rank or courtesy, or ends one cut off: "Dr" "."."""
    return (word.text[:1].isupper() and word_key(word.text) in styles) or word.text == "."


def _parted(document: Document, name: Candidate, start: int, office: int) -> Candidate:
    """A name with those titles alone that stand behind the field of an office."""
    before = document.span(start, name.first - 1).text if start < name.first else ""
    titles = tuple(without_invisible(before).split())
    tie = name.tie if name.tie >= start else name.head
    return attrs.evolve(name, start=start, titles=titles, tie=tie, office=office)
