"""Titles: the words before a person's name that are no part of it."""

from __future__ import annotations

from quoteattr.claims import Gender
from quoteattr.coreference.phrases import INSIDE, is_hyphened
from quoteattr.document import Document, Word
from quoteattr.grammar.named import begins_name
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.nouns import Nouns
from quoteattr.vocabulary.tables import Vocabulary
from quoteattr.vocabulary.titles import Titles

NO_TITLE = {"DET", "PUNCT", "ADP", "CCONJ", "PRON", "VERB", "ADV", "PART", "AUX"}


def after_titles(document: Document, first: int, last: int, vocabulary: Vocabulary) -> int:
    """The first word of a name that is no title; beyond ``last`` where all are titles."""
    words, start = document.words, first
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
        if key in vocabulary.titles or is_plural or is_role:
            start = index + 1
        elif key not in vocabulary.titles.modifiers:
            break
    return max(start, _after_short_title(document, first, last, vocabulary.titles))


def _is_role(word: Word, nouns: Nouns) -> bool:
    """Whether a word is a noun for a person; in a tagged name not for its ending: "Salman"."""
    key = word_key(word.text)
    return nouns.kinds.get(key, nouns.kind(key) if word.ner == "O" else None) == "person"


def _is_given(document: Document, index: int, vocabulary: Vocabulary) -> bool:
    """Whether what could be a title is a given name behind another: "President **Nana** Oke"."""
    if index == document.sentence_of(index).first:
        return False
    before, word = document.words[index - 1 : index + 1]
    key = word_key(before.text)
    is_title = key in vocabulary.titles or vocabulary.nouns.kind(key) == "person"
    return is_title and before.upos in ("NOUN", "PROPN") and word.ner.startswith("B-")


def _after_short_title(document: Document, first: int, last: int, titles: Titles) -> int:
    """The word after a shortened title, whatever stands before it: "Texas Gov. Ann Lee"."""
    for index in range(last - 1, first, -1):
        if is_short_title(document.words[index], titles):
            return index + 1
    return first


def is_short_title(word: Word, titles: Titles) -> bool:
    """Whether a word is a title that ends in a full stop: "Gov."."""
    key = word_key(word.text)
    is_title = key in titles and key not in titles.particles
    return is_title and word.text.endswith(".")


def is_before_name(document: Document, last: int, titles: Titles) -> bool:
    """Whether a chunk ends in the title of the name behind it: "Texas Gov.", "ASP"."""
    word, *after = document.words[last : last + 3]
    key = word_key(word.text)
    if not after or key not in titles or key in titles.suffixes:
        return False
    if after[0].text == "." and after[0].start == word.end:  # a full stop cut off from its title
        return begins_name(after[-1])
    is_below = after[0].relation == "flat" and after[0].head == last
    return begins_name(after[0]) and (is_below or is_short_title(word, titles))


def is_surname(document: Document, index: int, sort: str, vocabulary: Vocabulary) -> bool:
    """Whether the tagger takes for a person what could be a title alone: "King said"."""
    word = document.words[index]
    key = word_key(word.text)
    is_office = key in vocabulary.persons.officers or key in vocabulary.titles.same
    return sort == "person" and not is_office and not word.text.endswith(".") and len(key) > 2


def title_start(
    document: Document, place: tuple[int, int, int], is_person: bool, nouns: Nouns
) -> int:
    """Where the title before a name begins: with "US" in "US President Ann Lee"."""
    first, head, edge = place
    start = first
    while start > edge:
        word = document.words[start - 1]
        is_inside = _premodifies(document, start - 1, first, head)
        is_known = nouns.kind(word_key(word.lemma)) == "person"
        is_role = (
            word.upos in ("NOUN", "PROPN")
            and word.feature("Number") != "Plur"
            and (is_known or (is_person and word.text.islower() and is_inside))
        )
        if start < first and _is_joined_by(document, start - 1, edge, nouns.titles):
            start -= 2
            continue
        if word.upos in NO_TITLE or not (is_role if start == first else is_inside):
            break
        start -= 1
    return start


def _is_joined_by(document: Document, index: int, edge: int, titles: Titles) -> bool:
    """Whether a word is the hyphen of what alters a title: "Vice**-**President"."""
    before, hyphen = document.words[index - 1 : index + 1] if index > edge else (None, None)
    return (
        before is not None
        and hyphen is not None
        and hyphen.text == "-"
        and before.end == hyphen.start
        and word_key(before.text) in titles.modifiers
    )


def _premodifies(document: Document, index: int, first: int, head: int) -> bool:
    """Whether a word stands within the noun phrase of the name to its right."""
    word = document.words[index]
    for _ in range(4):
        if document.words[head].head == index and document.words[head].relation in (
            "appos",
            "flat",
        ):
            return True
        if word.head == head or first <= word.head <= head:
            return word.deprel in INSIDE or word.relation in ("amod", "nmod", "appos", "nummod")
        if not index < word.head < first:
            return False
        word = document.words[word.head]
    return False


def title_gender(titles: tuple[str, ...], vocabulary: Vocabulary) -> Gender | None:
    """The gender that titles tell, None where they tell none or contradict each other."""
    found = {
        vocabulary.titles.gender.get(key) or vocabulary.genders.nouns.get(key)
        for key in map(word_key, titles)
    } - {None}
    return found.pop() if len(found) == 1 else None
