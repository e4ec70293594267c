"""Datelines: the place, date and agency before the first words of a news text, and bullets."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from quoteattr.document import Document, Word
from quoteattr.grammar.named import kind_of
from quoteattr.lexicon import Lexicon

_LONG_DASHES = ("--", "—", "―")  # may stand without blanks; shorter ones also join "US-backed"
_DASHES = ("-", "–", *_LONG_DASHES)
_BULLETS = ("•", "·", "▪", "●", "■", "►", "*", *_DASHES)
_TOLD = ("VERB", "AUX", "NOUN", "PRON", "ADJ", "ADV")  # in lower case none of a place or a date
_LEDE = 1  # the last paragraph in which a text may begin, behind a headline
_ACRONYM = 5  # letters
_PLACE = 4  # words: as many as the name of a place has
_LONGEST = 12  # words, the dash included


def after_dateline(document: Document, inside: int, lexicon: Lexicon) -> int:
    """Where a sentence begins: after "LYON, France (AP) —" or "•" if it opens so.

    Args:
        document: The parse.
        inside: Index of a word of the sentence.
        lexicon: Table ``ner``, which tells the place in "LYON:" from any other word.

    Returns:
        Index of the first word that belongs to what is told.
    """
    sentence = document.sentence_of(inside)
    first, last = sentence.first, min(sentence.last, sentence.first + _LONGEST)
    place = document.words[first].text
    if place in _BULLETS:
        return first + 1
    if not place.isupper() or len(place) == 1:
        return _after_place(document, first, last, lexicon)
    for word in document.words[first + 1 : last]:
        ends = _is_free_dash(document, word) or (
            word.text == ":" and _is_before_lede(document, range(first, word.index), lexicon)
        )
        if ends:
            return word.index + 1
        if word.upos in _TOLD and (word.upos == "VERB" or word.text.islower()):
            break  # "UN officials said aid — food and water — had come"
    return first


def _after_place(document: Document, first: int, last: int, lexicon: Lexicon) -> int:
    """Where a sentence at the head of a text begins behind a place and a dash: "Durban - A man".

    An agency may stand between them in brackets: "Durban (AFP) - A man".
    """
    if document.sentence_of(first).paragraph > _LEDE:
        return first
    bracketed = False
    for word in document.words[first:last]:
        if word.index > first and _is_free_dash(document, word):
            after = document.words[word.index + 1 : word.index + 2]
            is_apart = bool(after) and word.end < after[0].start
            return word.index + 1 if is_apart and after[0].text[:1].isupper() else first
        bracketed = bracketed or word.text == "("
        if not bracketed and word.text != "," and kind_of(word, lexicon) != "place":
            break
        bracketed = bracketed and word.text != ")"
    return first


def without_dateline(document: Document, words: Iterable[int], lexicon: Lexicon) -> set[int]:
    """Words without the dateline or the bullet at the head of the sentence in which they begin.

    Args:
        document: The parse.
        words: Words of a sentence or of several.
        lexicon: Tables of the language.

    Returns:
        Those that are left.
    """
    inside = set(words)
    start = after_dateline(document, min(inside), lexicon) if inside else 0
    return {word for word in inside if word >= start}


def _is_free_dash(document: Document, word: Word) -> bool:
    """Whether a word is a dash, not the hyphen within "Secretary-General"."""
    before = document.words[word.index - 1]
    parted = before.end < word.start or before.text == ")" or word.text in _LONG_DASHES
    return word.text in _DASHES and parted


def _is_before_lede(document: Document, words: range, lexicon: Lexicon) -> bool:
    """Whether words in capitals are a place, or stand where one does: "KOTARU: A man was held."."""
    return _is_place(document, words, lexicon) or _opens_text(document, words, lexicon)


def _opens_text(document: Document, words: range, lexicon: Lexicon) -> bool:
    """Whether words in capitals open the first full sentence of a text, and are no acronym.

    Nobody speaks of themselves in it, and no label like it follows, as in what is written down of
    a conversation.
    """
    here = document.sentence_of(words.start)
    told = document.words[words.stop + 1 : here.last]
    named = document.words[words.start : words.stop]
    if len(named) > _PLACE or not all(w.text.isupper() or w.upos == "PUNCT" for w in named):
        return False
    if len(named) == 1 and _is_acronym(named[0], lexicon):
        return False
    is_full = bool(told) and told[-1].text == "." and any(w.text.islower() for w in told)
    if not is_full or any(w.feature("Person") in ("1", "2") and w.upos == "PRON" for w in told):
        return False
    before, after = document.sentences[: here.index], document.sentences[here.index + 1 :]
    is_first = all(document.words[s.last - 1].text != "." for s in before)
    is_label = any(_is_labelled(document, s.first) for s in after)
    return is_first and not is_label and not _is_persons(document, named[-1], lexicon)


def _is_persons(document: Document, name: Word, lexicon: Lexicon) -> bool:
    """Whether what is written in capitals is somebody's name further down: "Ann **Lee** said"."""
    return any(
        word.text == name.text.capitalize() and kind_of(word, lexicon) == "person"
        for word in document.words[name.index + 1 :]
    )


def _is_acronym(word: Word, lexicon: Lexicon) -> bool:
    """Whether a short word is tagged as a body: "FIFA"; a tagger takes many a town for one."""
    return len(word.text) <= _ACRONYM and kind_of(word, lexicon) == "organization"


def _is_labelled(document: Document, first: int) -> bool:
    """Whether a sentence opens with words in capitals and a colon: "LEE: I am sure."."""
    opener = document.words[first : first + _PLACE + 1]
    before = takewhile(lambda word: word.text.isupper(), opener)
    colon = first + len(list(before))
    return first < colon < len(document.words) and document.words[colon].text == ":"


def _is_place(document: Document, words: Iterable[int], lexicon: Lexicon) -> bool:
    """Whether words in capitals name a place: "NEW DELHI"."""
    named = (document.words[word] for word in words)
    return all(word.text.isupper() and kind_of(word, lexicon) == "place" for word in named)
