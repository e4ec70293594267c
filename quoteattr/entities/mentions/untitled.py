"""Untitled: what is left of a name behind the titles that it begins with."""

from __future__ import annotations

from collections.abc import Collection

from quoteattr.document import Document, Word
from quoteattr.entities.mentions.phrases import is_definite, is_hyphened
from quoteattr.entities.mentions.stretches import Stretch
from quoteattr.grammar.named import begins_name
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.nouns import Nouns
from quoteattr.vocabulary.tables import Vocabulary
from quoteattr.vocabulary.titles import Titles

_NOUNS = ("NOUN", "PROPN")


def behind_titles(
    stretch: Stretch, surnames: Collection[str], vocabulary: Vocabulary
) -> Stretch | None:
    """What looks like a name without the titles in front of it.

    Args:
        stretch: Words that look like a name.
        surnames: Words of the text that are surnames though they could be titles.
        vocabulary: What words say about who is meant.

    Returns:
        The rest, or None where the stretch is a title alone: not in "King said", where the text or
        the tagger takes it for a surname.
    """
    if _is_titled(stretch, vocabulary.titles):
        stretch = stretch.sorted_as("person")
    if _is_before_name(stretch, vocabulary.titles):
        return None
    if stretch.sort not in (None, "person"):
        return stretch
    start = _after_titles(stretch, vocabulary)
    if start <= stretch.last:
        return stretch.beginning(start)
    is_known = word_key(stretch.words[-1].text) in surnames
    if is_known and not is_definite(stretch.document, stretch.first):
        return stretch.beginning(stretch.last).sorted_as("person")
    return stretch if _is_surname(stretch, vocabulary) else None


def _is_titled(stretch: Stretch, titles: Titles) -> bool:
    """Whether what is tagged as an organization begins with a title: "Rep. Ann Lee"."""
    is_long = stretch.sort == "organization" and not stretch.is_single
    return is_long and _is_short_title(stretch.words[0], titles)


def _after_titles(stretch: Stretch, vocabulary: Vocabulary) -> int:
    """The first word of a name that is no title; beyond its last where all are titles."""
    document, first, last = stretch.document, stretch.first, stretch.last
    words, start, titles = document.words, first, vocabulary.titles
    begin = words[last].head
    if words[last].deprel == "flat" and first < begin < last:
        inner = [words[i].upos for i in range(first, begin)]
        if "ADP" in inner and inner[-1] == "PROPN":
            return begin
    for index in range(first, last + 1):
        key = word_key(words[index].text)
        is_plural = any(
            key.endswith(e) and key.removesuffix(e) in vocabulary.titles
            for e in vocabulary.titles.plurals
        )
        is_role = index == first <= last - 2 and _is_role(words[index], vocabulary.nouns)
        if is_hyphened(document, index):  # "Prince-Osei"
            break
        if index == first == last - 1 and _is_given(document, index, vocabulary):
            break
        if index == first <= last - 2 and _is_given_before(words[index], words[index + 1], titles):
            break
        is_second = first < index == start and key in titles.seconds  # "Det **Con**"
        if titles.has(words[index].text) or is_plural or is_role or is_second:
            start = index + 1
        elif key not in vocabulary.titles.modifiers:
            break
    return max(start, _after_short_title(stretch, vocabulary.titles))


def _is_given_before(word: Word, after: Word, titles: Titles) -> bool:
    """Whether a title is a given name: before an article, "**Sultan** Al Omar", or an initial."""
    is_article = after.text.istitle() and word_key(after.text) in titles.particles
    is_initial = len(after.text) == 2 and after.text[0].isupper() and after.text[1] == "."
    return (is_article or is_initial) and word_key(word.text) in titles.given


def _is_role(word: Word, nouns: Nouns) -> bool:
    """Whether a word is a noun for a person; in a tagged name not for its ending: "Salman"."""
    if word.upos == "ADJ":
        return False  # the "**Local** Government Act"
    key = word_key(word.text)
    return nouns.kinds.get(key, nouns.kind(key) if word.ner == "O" else None) == "person"


def _is_given(document: Document, index: int, vocabulary: Vocabulary) -> bool:
    """Whether what could be a title is a given name behind another: "President **Nana** Oke".

    Some are so wherever the tagger sees the name begin: "**Don** Lee".
    """
    word, after = document.words[index : index + 2]
    titles = vocabulary.titles
    if not word.ner.startswith("B-") or titles.has(after.text):  # "Maj **Gen**"
        return False
    if word_key(word.text) in titles.forenames:
        return not _is_held(document, word_key(word.text))
    before = document.words[index - 1] if index > document.sentence_of(index).first else None
    key = word_key(before.text) if before is not None and before.upos in _NOUNS else ""
    return bool(key) and (key in titles or vocabulary.nouns.kind(key) == "person")


def _is_held(document: Document, key: str) -> bool:
    """Whether a text has a word as a title elsewhere: "the **dean**", "**Dean** Ann Lee"."""
    for before, word, *after in zip(
        document.words, document.words[1:], document.words[2:], document.words[3:], strict=False
    ):
        if word_key(word.text) == key and (
            before.upos == "DET" or word.text.islower() or all(w.upos == "PROPN" for w in after)
        ):
            return True
    return False


def _after_short_title(stretch: Stretch, titles: Titles) -> int:
    """The word after a shortened title, whatever stands before it: "Texas Gov. Ann Lee".

    Or after the letters of an office, where not all is in capitals: "Fine Gael **TD** Ann Lee".
    """
    may_have_letters = not stretch.text.isupper()
    for word in reversed(stretch.words[1:-1]):
        is_letters = word.text.isupper() and word_key(word.text) in titles.letters
        if _is_short_title(word, titles) or (is_letters and may_have_letters):
            return word.index + 1
    return stretch.first


def _is_short_title(word: Word, titles: Titles) -> bool:
    """Whether a word is a title that ends in a full stop: "Gov."."""
    key = word_key(word.text)
    is_title = key in titles and key not in titles.particles
    return is_title and word.text.endswith(".")


def _is_before_name(stretch: Stretch, titles: Titles) -> bool:
    """Whether a stretch ends in the title of the name behind it: "Texas Gov.", "ASP"."""
    last = stretch.last
    word, *after = stretch.document.words[last : last + 3]
    key = word_key(word.text)
    if not after or not titles.has(word.text) or key in titles.suffixes:
        return False
    if after[0].text == "." and after[0].start == word.end:  # a full stop cut off from its title
        return begins_name(after[-1])
    is_below = after[0].relation == "flat" and after[0].head == last
    return begins_name(after[0]) and (is_below or _is_short_title(word, titles))


def _is_surname(stretch: Stretch, vocabulary: Vocabulary) -> bool:
    """Whether the tagger takes for a person what could be a title alone: "King said"."""
    word = stretch.words[-1]
    key = word_key(word.text)
    is_office = key in vocabulary.persons.officers or key in vocabulary.titles.same
    is_person = stretch.sort == "person" and not is_office
    return is_person and not word.text.endswith(".") and len(key) > 2
