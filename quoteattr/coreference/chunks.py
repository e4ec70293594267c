"""Chunks: the words that look like names, cut out of what a tagger marks or leaves unmarked."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from quoteattr.coreference.phrases import INSIDE, is_hyphened
from quoteattr.document import Document, Sentence, Word
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.labels import Labels
from quoteattr.vocabulary.tables import Vocabulary

BREAKS = {":", ";", "—", "–", "--", "|", "/", ")", "(", "[", "]", "•", "…"}


@attrs.frozen
class Chunk:
    """A stretch of words that looks like a name.

    Attributes:
        first: Index of its first word.
        last: Index of its last word, included.
        label: The tagger's label, "" where it has none.
    """

    first: int
    last: int
    label: str


def find_chunks(document: Document, sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Chunk]:
    """Find what looks like a name in a sentence.

    Args:
        document: The parsed text.
        sentence: One of its sentences.
        vocabulary: Which labels name entities, and which capitalised words name none.

    Yields:
        Chunks from left to right, none overlapping another.
    """
    index = sentence.first
    while index < sentence.last:
        tag, _, label = document.words[index].ner.partition("-")
        end = index + 1
        if tag in ("B", "S") and vocabulary.labels.kinds.get(label, "other"):
            end = _tagged_end(document, sentence, index, vocabulary.labels)
            yield from _parts(document, index, end, label, vocabulary.owners.endings)
        elif tag == "O" and _proper(document.words[index], vocabulary):
            while end < sentence.last and _continues(document, index, end):
                end += 1
            tag, _, label = document.words[min(end, sentence.last - 1)].ner.partition("-")
            is_person = vocabulary.labels.kinds.get(label) == "person"
            is_open = _is_initial(document.words[end - 1]) or document.words[end - 1].text == "-"
            if tag in ("B", "S") and is_person and is_open:
                end = _tagged_end(document, sentence, end, vocabulary.labels)
                yield from _parts(document, index, end, label, vocabulary.owners.endings)
            else:
                end += end < sentence.last and document.words[end].ner[:1] == "I"
                yield Chunk(index, end - 1, "")
        index = end


def _tagged_end(document: Document, sentence: Sentence, index: int, labels: Labels) -> int:
    """Where a tagged name ends that begins at a word, surnames without a tag included."""
    tag, _, label = document.words[index].ner.partition("-")
    end = index + 1
    while tag == "B" and end < sentence.last and document.words[end].ner[:1] in "IE":
        if _is_predicate(document, end):
            break
        end += 1
    kind = labels.kinds.get(label)
    if kind == "organization":
        while end + 1 < sentence.last and _is_bare_glue(document, end):
            end += 2
    if kind == "person":
        while end < sentence.last and _continues(document, index, end):
            end += 1
    return end


def _is_bare_glue(document: Document, index: int) -> bool:
    """Whether an untagged hyphen goes on with a body's name: "PML**-**N"."""
    return _is_glue(document, index) and document.words[index].ner == "O"


def _is_initial(word: Word) -> bool:
    """Whether a word is the first letter of a given name: "P."."""
    return len(word.text.rstrip(".")) == 1 and word.text[:1].isupper()


def _is_predicate(document: Document, index: int) -> bool:
    """Whether a verb in a headline has been tagged as a part of a name."""
    word = document.words[index]
    if is_hyphened(document, index):  # "Lee **Won**-seok"
        return False
    return word.upos == "AUX" or (word.upos == "VERB" and word.relation in ("root", "ccomp"))


def _parts(
    document: Document, first: int, end: int, label: str, possessives: tuple[str, ...]
) -> Iterator[Chunk]:
    """A tagged stretch, cut where its words show that it is more than one name.

    Only the last part of "Boston's Walsh" is sure to be the person that the tagger sees.
    """
    start, is_person = first, label.lower().startswith("per")
    for index in range(first, end):
        is_break = _is_break(document, index)
        word = document.words[index]
        is_owner = index + 1 < end and (word.text.endswith(possessives) or word.upos == "PART")
        if is_break or (is_owner and is_person):
            stop = index if is_break else index + 1
            if start < stop:
                yield Chunk(start, stop - 1, "")
            start = index + 1
    if start < end:
        yield Chunk(start, end - 1, label if start == first or is_person else "")


def _is_break(document: Document, index: int) -> bool:
    """Whether a mark parts two names: a colon, a bracket, a hyphen with white space around it."""
    word = document.words[index]
    if word.text in BREAKS or _is_before_subject(document, index):
        return True
    before, after = (
        document.text[word.start - 1 : word.start],
        document.text[word.end : word.end + 1],
    )
    return word.text == "-" and before.isspace() and after.isspace()


def _is_before_subject(document: Document, index: int) -> bool:
    """Whether a comma parts a place from the subject behind it: "In Bomet, Kiprotich said"."""
    after = document.words[index + 1 : index + 2]
    return document.words[index].text == "," and [w.relation for w in after] == ["nsubj"]


def _proper(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether an untagged word may begin a name; "WHO" may though it looks like a pronoun."""
    key = word_key(word.text)
    is_acronym = word.text.isupper() and (
        key in vocabulary.bodies.same or key in vocabulary.places.same
    )
    is_proper = word.upos == "PROPN" and any(map(str.isupper, word.text))
    return (is_proper or (is_acronym and len(key) > 1)) and key not in vocabulary.labels.calendar


def _continues(document: Document, first: int, index: int) -> bool:
    """Whether an untagged proper noun goes on with the name that begins at ``first``."""
    word = document.words[index]
    if _is_glue(document, index):
        return True
    if word.upos != "PROPN" or word.ner != "O" or not any(map(str.isupper, word.text)):
        return False
    if _is_glue(document, index - 1):
        return True
    before = document.words[index - 1]
    inside = range(first, index)
    return (word.head in inside and word.relation in ("flat", "compound", "list")) or any(
        document.words[i].head in (index, word.head)
        and document.words[i].deprel in INSIDE
        and before.upos == "PROPN"
        for i in inside
    )


def _is_glue(document: Document, index: int) -> bool:
    """Whether a hyphen joins two proper nouns: "El-Hassan"."""
    if not 0 < index < len(document.words) - 1 or document.words[index].text != "-":
        return False
    before, hyphen, after = document.words[index - 1 : index + 2]
    return (
        before.end == hyphen.start
        and hyphen.end == after.start
        and before.upos == after.upos == "PROPN"
    )
