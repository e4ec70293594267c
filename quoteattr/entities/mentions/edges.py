"""Edges: where a name begins and ends in a stretch that looks like one."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.entities.mentions.stretches import Stretch
from quoteattr.typography.marks import MARKS, SINGLE
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.tables import Vocabulary

NO_BEGIN = {"DET", "PUNCT", "ADP", "CCONJ", "PRON", "PART"}
NO_END = {"PUNCT", "PART", "ADP", "DET", "CCONJ", "VERB", "AUX", "ADV", "SCONJ", "PRON"}
QUOTES = MARKS - SINGLE


def trimmed(stretch: Stretch) -> Stretch:
    """A stretch without the small words and the common nouns at its edges; one word at least."""
    words, first, last = stretch.document.words, stretch.first, stretch.last
    while (
        first < last
        and words[first].upos in NO_BEGIN
        and not (
            _is_given(stretch.document, first) or is_surname_like_pronoun(stretch.document, first)
        )
    ):
        first += 1
    while first < last and words[first].upos == "NOUN" and words[first].text.islower():
        first += 1
    if last > first and _belongs_further(stretch.document, last):
        last -= 1
    while last > first and words[last].upos in NO_END:
        if words[last].text[:1].isupper() and stretch.first <= words[last].head <= stretch.last:
            break
        last -= 1
    return stretch.beginning(first).ending(last)


def without_date(stretch: Stretch, vocabulary: Vocabulary) -> Stretch:
    """A name without the date before it, as in a phrase: "an **Aug. 4** White House briefing".

    Only an indefinite article tells so, not that of "the Sept. 11 Commission".
    """
    month, *after = stretch.words[:3]
    is_date = len(after) == 2 and word_key(month.text) in vocabulary.calendar
    is_date = is_date and after[0].upos == "NUM" and stretch.first > stretch.edge
    article = stretch.document.words[stretch.first - 1]
    is_dated = is_date and article.feature("Definite") == "Ind"
    return stretch.beginning(stretch.first + 2) if is_dated else stretch


def without_epithet(stretch: Stretch) -> Stretch:
    """A person's name without an epithet in quotation marks before it: "“Lion Hunter” Ann Lee".

    One within it is a part of the name: "Ann “Lion” Lee".
    """
    words, first = stretch.document.words, stretch.first
    opens = first > stretch.edge and words[first - 1].text in QUOTES
    mark = next((w.index for w in stretch.words if opens and w.text in QUOTES), stretch.last)
    return stretch.beginning(mark + 1) if mark < stretch.last else stretch


def with_compass(stretch: Stretch, vocabulary: Vocabulary) -> Stretch:
    """A country's name with the letter of its half before it: "**N.** Korea"."""
    before = stretch.first - 1
    if before < stretch.edge or not stretch.is_single:
        return stretch
    letter = word_key(stretch.document.words[before].text)
    name = vocabulary.places.same.get(f"{letter} {word_key(stretch.text)}", "")
    is_country = len(letter) == 1 and name in vocabulary.places.countries
    return stretch.beginning(before).sorted_as("place") if is_country else stretch


def begins_small(stretch: Stretch) -> bool:
    """Whether a stretch begins as no name does: with an article, a preposition, a mark."""
    word = stretch.words[0]
    is_small = word.upos in NO_BEGIN and not word.text.isupper()
    is_small = is_small and not is_surname_like_pronoun(stretch.document, stretch.first)
    return is_small and not _is_given(stretch.document, stretch.first)


def _is_given(document: Document, index: int) -> bool:
    """Whether a tagged name begins with a word that looks like a small one.

    A conjunction, as in "Nor Azizah"; behind an article another, as in "the All Indies Front".
    """
    before, word = document.words[index - 1], document.words[index]
    is_inside = index > document.sentence_of(index).first
    is_second = word.upos == before.upos == "DET"
    is_small = word.upos in ("CCONJ", "SCONJ") or is_second
    return is_inside and is_small and word.text.istitle() and word.ner != "O"


def _belongs_further(document: Document, last: int) -> bool:
    """Whether an owner's name ends with a word of what it owns: "Chile's **National** Board"."""
    before, word = document.words[last - 1 : last + 1]
    return before.upos == "PART" and word.upos == "ADJ" and word.head > last


def with_given_name(stretch: Stretch, vocabulary: Vocabulary) -> Stretch:
    """A person's lone surname with the name before it, a common word: "Patience Oke", "He Jun".

    A capital tells it within a sentence; at its head, a table or the tree.
    """
    is_known = stretch.sort == "person" and stretch.is_single and stretch.first > stretch.edge
    is_whole = is_known and (
        is_surname_like_pronoun(stretch.document, stretch.first - 1)
        or _is_given_name(stretch, vocabulary)
    )
    return stretch.beginning(stretch.first - 1) if is_whole else stretch


def without_letters(stretch: Stretch, vocabulary: Vocabulary) -> Stretch:
    """A person's name without the letters of a degree or an office behind it: "Ann Lee **KC**".

    What tells generations apart is a part of the name. Taggers take such letters for a body's.
    """
    is_given = bool(stretch.keys) and stretch.keys[0] in vocabulary.genders.given
    last = stretch.last
    if stretch.sort in ("person", None) or is_given:
        while last > stretch.first + 1 and _are_letters(stretch, last, vocabulary):
            last -= 1
    return stretch.ending(last).sorted_as("person") if last < stretch.last else stretch


def without_place(stretch: Stretch, vocabulary: Vocabulary) -> Stretch:
    """A person's full name without the place behind it: "Ann Lee **of Ohio**", "Bob Ortiz of Lyon".

    A lone name keeps it, as in "Joan of Arc", and so does a title: "Philip, Duke of Lyon".
    """
    titles, links = vocabulary.titles, vocabulary.bodies.linkers - vocabulary.titles.particles
    before = stretch.words if stretch.sort == "person" else ()
    end = next((word.index for word in before if word_key(word.text) in links), stretch.last + 1)
    is_full = stretch.first + 1 < end <= stretch.last
    is_titled = is_full and titles.has(stretch.document.words[end - 1].text)
    return stretch.ending(end - 1) if is_full and not is_titled else stretch


def _are_letters(stretch: Stretch, index: int, vocabulary: Vocabulary) -> bool:
    """Whether a word is made of letters that stand behind names."""
    return vocabulary.titles.are_letters(stretch.document.words[index].text)


def is_surname_like_pronoun(document: Document, index: int) -> bool:
    """Whether a capital "He" or "You" is a Chinese surname: a given name hangs right behind it."""
    word, *after = document.words[index : index + 2]
    is_pronoun = word.upos == "PRON" and word.text.istitle()
    return is_pronoun and any(
        name.upos == "PROPN" and name.relation == "flat" and name.head == index for name in after
    )


def _is_given_name(stretch: Stretch, vocabulary: Vocabulary) -> bool:
    """Whether the word before a surname is a given name without a tag of its own."""
    document, surname = stretch.document, stretch.words[0]
    word = document.words[surname.index - 1]
    key = word_key(word.text)
    is_apart = not word.text.istitle() or document.text[word.end : surname.start] != " "
    if is_apart or word.ner != "O" or key in vocabulary.calendar:
        return False
    if key in vocabulary.genders.given:
        return True
    is_title = key in vocabulary.titles or key in vocabulary.titles.modifiers
    if is_title or vocabulary.nouns.kind(key) or word.upos not in ("NOUN", "ADJ"):
        return False
    is_below = surname.relation == "flat" and surname.head == word.index
    return is_below or word.index > stretch.edge
