"""Traits of words: what a network is told of each word before it reads the sentence.

Names of people and places have no lemma here, so that nothing is learnt about those who were in
the news when the training text was written; what they are called is left to the word vectors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from quoteattr.attributions import Quotation
from quoteattr.document import Document, Sentence, Word
from quoteattr.grammar.named import kind_of
from quoteattr.learned.inventory import Inventory
from quoteattr.learned.readings import Readings
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.cues import cue_type
from quoteattr.weighing.classes import source_class

COLUMNS = ("lemma", "upos", "xpos", "deprel", "entity", "shape", "quotation", "type", "kind",
           "place")  # fmt: skip
NAME, NUMBER = "<name>", "<number>"

_FIRST = {form: f"{form} first" for form in ("digits", "upper", "title", "lower")}  # in a sentence
_BOUNDS = (1, 2, 3, 6, 12)  # paragraphs from the head of the article


def traits(
    document: Document, quotations: Sequence[Quotation], lexicon: Lexicon
) -> list[tuple[str, ...]]:
    """Describe each word of a document.

    Args:
        document: The parse.
        quotations: What stands in quotation marks.
        lexicon: Tables of the language.

    Returns:
        For each word a value for every one of `COLUMNS`.
    """
    quoted = _quotation_states(document, quotations)
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    out: list[tuple[str, ...]] = []
    for sentence in document.sentences:
        place = _place(sentence)
        for index in range(sentence.first, sentence.last):
            word = document.words[index]
            key = (word.text, word.lemma, word.upos, word.ner)
            if key not in known:
                known[key] = (
                    lemma(word),
                    kind_of(word, lexicon) or "",
                    _shape(word),
                    _type(word, lexicon),
                    source_class(document, index, lexicon),
                )
            form, entity, shape, type_, kind = known[key]
            if index == sentence.first and shape in _FIRST:
                shape = _FIRST[shape]
            out.append((form, word.upos, word.xpos, word.deprel, entity, shape, quoted[index],
                        type_, kind, place))  # fmt: skip
    return out


def numbered(rows: Sequence[tuple[str, ...]], inventories: Mapping[str, Inventory]) -> np.ndarray:
    """The traits as numbers, a row a word, a column for each of `COLUMNS`."""
    table = np.zeros((len(rows), len(COLUMNS)), np.int64)
    for place, (name, column) in enumerate(zip(COLUMNS, zip(*rows, strict=True), strict=False)):
        table[:, place] = inventories[name].numbers(column)
    return table


def sizes(inventories: Mapping[str, Inventory]) -> list[int]:
    """How many values each trait but the lemma has."""
    return [len(inventories[name]) for name in COLUMNS[1:]]


def constructions(readings: Readings, window: range, rules: Inventory) -> np.ndarray:
    """For each word of a window zeros and ones: which constructions it may be a cue in.

    Args:
        readings: The document with what the rules propose in it.
        window: The words that the network reads.
        rules: Numbers of the constructions.

    Returns:
        A line for each word, a column for each construction.
    """
    table = np.zeros((len(window), len(rules)), np.float32)
    for word in readings.by_cue.keys() & set(window):
        for proposal in readings.by_cue[word]:
            table[word - window.start, rules[proposal.rule]] = 1.0
    return table


def lemma(word: Word) -> str:
    """The lemma that a network may learn by: none of names and numbers."""
    if word.upos == "PROPN":
        return NAME
    if word.upos == "NUM":
        return NUMBER
    return word.lemma.lower()


def _type(word: Word, lexicon: Lexicon) -> str:
    own = word.lemma.lower()
    if word.upos == "NOUN" and own in lexicon.words("cues", "cue_nouns"):
        return "noun"
    return cue_type(own, lexicon) if word.upos in ("VERB", "NOUN", "ADJ") else ""


def _shape(word: Word) -> str:
    text = word.text
    if not text[:1].isalnum():
        return text if word.upos == "PUNCT" else "sign"
    form = "digits" if text[0].isdigit() else "upper" if text.isupper() else "title"
    return "lower" if text[:1].islower() else form


def _place(sentence: Sentence) -> str:
    opening = "first" if sentence.index == 0 else ""
    return f"{sum(sentence.paragraph >= bound for bound in _BOUNDS)} {opening}"


def _quotation_states(document: Document, quotations: Sequence[Quotation]) -> list[str]:
    """Where each word stands in its quotation: at its beginning, within it or at its end."""
    states = [""] * len(document.words)
    for quotation in quotations:
        words = document.words_in(quotation.span.start, quotation.span.end)
        kind = "speech" if quotation.is_speech else "other"
        depth = min(quotation.depth, 1)
        for index in words:
            edge = "begin" if index == words[0] else "end" if index == words[-1] else "inside"
            states[index] = f"{kind} {depth} {edge}"
    return states
