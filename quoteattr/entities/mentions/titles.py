"""Titles: the words before a person's name that are no part of it."""

from __future__ import annotations

from quoteattr.claims import Gender
from quoteattr.document import Word
from quoteattr.entities.mentions.phrases import INSIDE
from quoteattr.entities.mentions.stretches import Stretch
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.tables import Vocabulary
from quoteattr.vocabulary.titles import Titles

_BRACKETED = 5  # words in brackets, and these
_MARKS = (".", "-")  # within titles: "Brig.-Gen."
NO_TITLE = {"DET", "PUNCT", "ADP", "CCONJ", "PRON", "VERB", "ADV", "PART", "AUX"}


def title_start(name: Stretch, vocabulary: Vocabulary) -> int:
    """Where the title before a name begins: with "US" in "US President Ann Lee"."""
    nouns, naming = vocabulary.nouns, vocabulary.introductions.nouns
    is_person = name.sort == "person"
    own = _before_brackets(name, vocabulary.titles) if is_person else name.first
    start = own
    while start > name.edge:
        word = name.document.words[start - 1]
        is_inside = _premodifies(name, start - 1, own)
        is_letters = word.text.isupper() and vocabulary.titles.has(word.text)
        is_known = is_letters or nouns.kind(word_key(word.lemma)) == "person"
        is_role = (
            word.upos in ("NOUN", "PROPN")
            and word.feature("Number") != "Plur"
            and (is_known or (is_person and word.text.islower() and is_inside))
        )
        if start < name.first and _is_joined_by(name, start - 1, nouns.titles):
            start -= 2
            continue
        is_next = is_person and _goes_on(word, vocabulary.titles)
        is_title = (is_role or is_next) if start == name.first else (is_inside or is_next)
        if word.upos in NO_TITLE or not is_title or word_key(word.lemma) in naming:
            break
        start -= 1
    return start


def _goes_on(word: Word, titles: Titles) -> bool:
    """Whether a word with a capital is a title beside another: "**Det Ch** Insp"."""
    key = word_key(word.text)
    is_title = (titles.has(word.text) and key not in titles.particles) or key in titles.seconds
    return is_title and word.upos == "PROPN" and word.text[:1].isupper()


def _is_joined_by(name: Stretch, index: int, titles: Titles) -> bool:
    """Whether a word is the hyphen of what alters a title: "Vice**-**President"."""
    if index <= name.edge:
        return False
    before, hyphen = name.document.words[index - 1 : index + 1]
    is_joined = hyphen.text == "-" and before.end == hyphen.start
    return is_joined and word_key(before.text) in titles.modifiers


def _before_brackets(name: Stretch, titles: Titles) -> int:
    """Where titles begin that brackets part from a name: "**Maj Gen** (retd) Lee"; or its first."""
    words, opening = name.document.words, name.first - 1
    while opening > name.edge and name.first - opening < _BRACKETED and words[opening].text != "(":
        opening -= 1
    inner = [word.text for word in words[opening + 1 : name.first] if word.text != "."]
    is_closed = len(inner) == 2 and inner[1] == ")" and words[opening].text == "("
    if not is_closed or word_key(inner[0]) not in titles.bracketed:
        return name.first
    start = opening
    while start > name.edge and (
        titles.has(words[start - 1].text) or words[start - 1].text in _MARKS
    ):
        start -= 1
    return start if start < opening else name.first


def _premodifies(name: Stretch, index: int, start: int) -> bool:
    """Whether a word stands within the noun phrase of the name to its right, titles included."""
    words = name.document.words
    head, word = words[name.head], words[index]
    if head.head == index and head.relation in ("appos", "flat"):
        return True
    if head.head == word.head < index and head.relation == word.relation == "flat":
        return True  # "Fine **Gael** TD Ann Lee", hung on "Fine"
    for _ in range(4):
        if word.head == head.index or start <= word.head <= head.index:
            return word.deprel in INSIDE or word.relation in ("amod", "nmod", "appos", "nummod")
        if not index < word.head < name.first:
            return False
        word = words[word.head]
    return False


def title_gender(titles: tuple[str, ...], vocabulary: Vocabulary) -> Gender | None:
    """The gender that titles tell, None where they tell none or contradict each other."""
    found = {
        vocabulary.titles.gender.get(key) or vocabulary.genders.nouns.get(key)
        for key in map(word_key, titles)
    } - {None}
    return found.pop() if len(found) == 1 else None
