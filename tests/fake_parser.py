"""Parsers that need no models: one that makes up any tree, and one that writes down what it got."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from quoteattr.document import Document, Sentence, Word
from quoteattr.texts import checked
from quoteattr.typography.cleaning import clean

_TOKEN = re.compile(r"n't\b|\w+(?=n't\b)|\w+|[^\w\s]")
_KNOWN = {
    "said": ("say", "VERB", "VBD"),
    "told": ("tell", "VERB", "VBD"),
    "says": ("say", "VERB", "VBZ"),
    "denied": ("deny", "VERB", "VBD"),
    "accused": ("accuse", "VERB", "VBN"),
    "was": ("be", "AUX", "VBD"),
    "believed": ("believe", "VERB", "VBN"),
    "according": ("accord", "VERB", "VBG"),
    "to": ("to", "ADP", "IN"),
    "of": ("of", "ADP", "IN"),
    "that": ("that", "SCONJ", "IN"),
    "and": ("and", "CCONJ", "CC"),
    "the": ("the", "DET", "DT"),
    "he": ("he", "PRON", "PRP"),
    "she": ("she", "PRON", "PRP"),
    "they": ("they", "PRON", "PRP"),
    "we": ("we", "PRON", "PRP"),
    "who": ("who", "PRON", "WP"),
    "mayor": ("mayor", "NOUN", "NN"),
    "officials": ("official", "NOUN", "NNS"),
    "claim": ("claim", "NOUN", "NN"),
    "reportedly": ("reportedly", "ADV", "RB"),
    "Ann": ("Ann", "PROPN", "NNP"),
    "Lee": ("Lee", "PROPN", "NNP"),
    "Kremlin": ("Kremlin", "PROPN", "NNP"),
}
WORDS = (*_KNOWN, "glad", "bridge", "tweeted", "42")
_TAGS = (
    ("NOUN", "NN"), ("NOUN", "NNS"), ("VERB", "VB"), ("VERB", "VBD"), ("VERB", "VBN"),
    ("AUX", "MD"), ("PROPN", "NNP"), ("ADJ", "JJ"), ("PRON", "PRP"), ("ADV", "RB"),
    ("NUM", "CD"), ("X", ""),
)  # fmt: skip
_RELATIONS = (
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "ccomp", "xcomp", "csubj", "advcl",
    "acl", "acl:relcl", "nmod", "nmod:poss", "appos", "conj", "cc", "case", "mark", "det", "amod",
    "advmod", "aux", "aux:pass", "cop", "compound", "compound:prt", "flat", "parataxis", "expl",
    "punct", "dep", "fixed", "dislocated", "vocative",
)  # fmt: skip
_FEATS = ("", "Number=Plur", "Gender=Fem|Number=Sing|Person=3", "Polarity=Neg", "Mood=Ind")
_ENTITIES = ("PERSON", "ORG", "GPE", "DATE", "CARDINAL")


class AnyTreeParser:
    """Splits at white space and punctuation and makes up tags, trees, entities and coreference.

    What it makes up is drawn anew for each text, as a seed says; the trees are trees, but
    nothing else about them is as a grammar would have it.
    """

    def __init__(self, seed: int = 0) -> None:
        self.seed = seed

    def parse(self, texts: Sequence[str]) -> list[Document]:
        return [self._parse(checked(text)) for text in texts]

    def _parse(self, text: str) -> Document:
        draw = random.Random(self.seed)  # noqa: S311
        cleaned = clean(text)
        words: list[Word] = []
        sentences: list[Sentence] = []
        for tokens in _sentences(cleaned.text, draw):
            first = len(words)
            forms = [piece for token in tokens for piece in _pieces(token, cleaned, draw)]
            heads = [first + h if h >= 0 else -1 for h in _tree(len(forms), draw)]
            for (form, start, end), head in zip(forms, heads, strict=True):
                words.append(_word(len(words), form, head, (start, end), draw))
            start, end = words[first].start, words[-1].end
            number = cleaned.paragraph(start)
            sentences.append(Sentence(len(sentences), first, len(words), number, start, end))
        return Document(text, tuple(words), tuple(sentences), "en", _coref(len(words), draw))


def _sentences(text, draw):
    held, last = [], 0
    for token in _TOKEN.finditer(text):
        if held and ("\n" in text[last : token.start()] or draw.random() < 0.04):
            yield held
            held = []
        held.append(token)
        last = token.end()
        if token.group() in ".!?" and draw.random() < 0.7:
            yield held
            held = []
    if held:
        yield held


def _pieces(token, cleaned, draw):
    """The words of a token: one, or sometimes two that share its place."""
    start, end = cleaned.source(*token.span())
    if len(token.group()) > 1 and draw.random() < 0.05:
        return [(token.group()[:1], start, end), (token.group()[1:], start, end)]
    return [(token.group(), start, end)]


def _tree(size, draw):
    """For each word its head, -1 for the root: any tree there is."""
    order = list(range(size))
    if draw.random() < 0.5:
        draw.shuffle(order)
    heads = [-1] * size
    for place, word in enumerate(order[1:], 1):
        near = max(0, place - 3) if draw.random() < 0.6 else 0
        heads[word] = order[draw.randrange(near, place)]
    return heads


def _word(index, form, head, place, draw):
    if form in _KNOWN:
        lemma, upos, xpos = _KNOWN[form]
    elif not form.isalnum():
        lemma, upos, xpos = form, "PUNCT", draw.choice(("''", "``", ",", ".", ":"))
    else:
        lemma, (upos, xpos) = form.lower(), draw.choice(_TAGS)
    tagged = upos == "PROPN" or draw.random() < 0.1
    return Word(
        index,
        form,
        lemma,
        upos,
        xpos,
        draw.choice(_FEATS),
        head,
        draw.choice(_RELATIONS) if head >= 0 else "root",
        *place,
        ner=f"{draw.choice('BIES')}-{draw.choice(_ENTITIES)}" if tagged else "O",
    )


def _coref(size, draw):
    if size < 4 or draw.random() < 0.5:
        return ()
    chains = []
    for _ in range(draw.randint(1, 3)):
        starts = [draw.randrange(size) for _ in range(draw.randint(1, 4))]
        chains.append(tuple((s, draw.randint(s + 1, min(size, s + 6))) for s in starts))
    return tuple(chains)


class NoTreeParser:
    """Finds no words at all, and remembers the batches it was given."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def parse(self, texts: Sequence[str]) -> list[Document]:
        self.batches.append(list(texts))
        return [Document(checked(text)) for text in texts]


class FlatParser:
    """Splits at full stops and hangs words as simple sentences have them, alike for all lengths.

    The first known verb is the root, what stands before it its subject, what stands after it a
    clause; the tree is right for "Ann said that he was glad." and near it for the rest.
    """

    def parse(self, texts: Sequence[str]) -> list[Document]:
        return [self._parse(text) for text in texts]

    def _parse(self, text: str) -> Document:
        cleaned = clean(text)
        words: list[Word] = []
        sentences: list[Sentence] = []
        for piece in re.finditer(r"[^.]*[^.\s][^.]*\.?", cleaned.text):
            first = len(words)
            tokens = list(_TOKEN.finditer(cleaned.text, piece.start(), piece.end()))
            tags = [_tags(token.group())[1] for token in tokens]
            verbs = [n for n, tag in enumerate(tags) if tag == "VERB"]
            for number, token in enumerate(tokens):
                head, relation = _place(number, tags, verbs)
                lemma, upos, xpos = _tags(token.group())
                place = cleaned.source(*token.span())
                words.append(Word(
                    len(words), token.group(), lemma, upos, xpos, "",
                    first + head if head >= 0 else -1, relation, *place,
                    ner="S-PERSON" if upos == "PROPN" else "O",
                ))  # fmt: skip
            start, end = words[first].start, words[-1].end
            number = cleaned.paragraph(start)
            sentences.append(Sentence(len(sentences), first, len(words), number, start, end))
        return Document(text, tuple(words), tuple(sentences))


def _tags(form):
    """Lemma and tags of a word; capitalised ones that are not known are names."""
    for known in (form, form.lower()):
        if known in _KNOWN:
            return _KNOWN[known]
    if not form.isalnum():
        return form, "PUNCT", "."
    return (form, "PROPN", "NNP") if form[0].isupper() else (form, "ADJ", "JJ")


def _place(number, tags, verbs):
    """Head and relation of a word in a sentence with these tags and verbs."""
    root, *others = verbs or [0]
    if number == root:
        return -1, "root"
    if number in others:
        return root, "ccomp"
    verb = max((v for v in verbs if v < number), default=root)
    nouns = [n for n in range(root) if tags[n] in ("NOUN", "PROPN", "PRON")]
    if number in nouns:
        return root, "nsubj" if number == nouns[0] else "dep"
    relation = {"PUNCT": "punct", "DET": "det", "SCONJ": "mark", "NOUN": "obj", "PROPN": "obj"}
    return verb, relation.get(tags[number], "dep")
