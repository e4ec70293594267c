"""Chunks: the words that look like names, cut out of what a tagger marks or leaves unmarked."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.document import Document, Sentence, Word
from quoteattr.entities.mentions.phrases import INSIDE, is_hyphened
from quoteattr.entities.mentions.stretches import Stretch
from quoteattr.grammar.named import begins_name, goes_on, is_no_entity, kind_of
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.tables import Vocabulary

BREAKS = {":", ";", "—", "–", "--", "|", "/", ")", "(", "[", "]", "•", "…"}


def find_chunks(
    document: Document, sentence: Sentence, vocabulary: Vocabulary
) -> Iterator[Stretch]:
    """Find what looks like a name in a sentence.

    Args:
        document: The parsed text.
        sentence: One of its sentences.
        vocabulary: Which labels name entities, and which capitalised words name none.

    Yields:
        Stretches from left to right, none overlapping another.
    """
    index = sentence.first
    while index < sentence.last:
        word, end = document.words[index], index + 1
        if begins_name(word) and not is_no_entity(word, vocabulary.lexicon):
            end = _tagged_end(document, sentence, index, vocabulary.lexicon)
            yield from _parts(document, range(index, end), word, vocabulary)
        elif word.ner == "O" and _proper(word, vocabulary):
            while end < sentence.last and _continues(document, index, end):
                end += 1
            after = document.words[min(end, sentence.last - 1)]
            is_person = begins_name(after) and kind_of(after, vocabulary.lexicon) == "person"
            is_open = _is_initial(document.words[end - 1]) or document.words[end - 1].text == "-"
            if is_person and is_open:
                end = _tagged_end(document, sentence, end, vocabulary.lexicon)
                yield from _parts(document, range(index, end), after, vocabulary)
            else:
                end += end < sentence.last and document.words[end].ner[:1] == "I"
                yield Stretch(document, sentence.first, index, end - 1)
        index = end


def _tagged_end(document: Document, sentence: Sentence, index: int, lexicon: Lexicon) -> int:
    """Where a tagged name ends that begins at a word, surnames without a tag included."""
    tagged, end = document.words[index], index + 1
    is_long = tagged.ner[:1] == "B"
    while is_long and end < sentence.last and goes_on(document.words[end]):
        if _is_predicate(document, end):
            break
        end += 1
    kind = kind_of(tagged, lexicon)
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
    document: Document, words: range, tagged: Word, vocabulary: Vocabulary
) -> Iterator[Stretch]:
    """A tagged stretch, cut where its words show that it is more than one name.

    Only the last part of "Boston's Walsh" is sure to be the person that the tagger sees.
    """
    edge, start = document.sentence_of(words.start).first, words.start
    kind = kind_of(tagged, vocabulary.lexicon)
    is_person = kind == "person"
    for index in words:
        is_break = _is_break(document, index)
        word = document.words[index]
        is_last = index + 1 == words.stop
        is_owner = word.upos == "PART" or word.text.endswith(vocabulary.owners.endings)
        if is_break or (is_owner and is_person and not is_last):
            stop = index if is_break else index + 1
            if start < stop:
                yield Stretch(document, edge, start, stop - 1)
            start = index + 1
    if start < words.stop:
        is_tagged = start == words.start or is_person
        sort = kind if is_tagged else None
        yield Stretch(document, edge, start, words.stop - 1, sort, is_tagged)


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
    return (is_proper or (is_acronym and len(key) > 1)) and key not in vocabulary.calendar


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
