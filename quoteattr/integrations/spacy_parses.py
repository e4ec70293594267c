"""spaCy's parses to documents: Docs as they come from any pipeline that parses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

import attrs

from quoteattr.document import Document, Sentence, Word
from quoteattr.errors import ExtraError, NotTextError, ParseError
from quoteattr.integrations import clearnlp
from quoteattr.texts import checked
from quoteattr.typography.cleaning import CleanText, clean

try:
    from spacy.tokens import Doc, Token
except ImportError as _missing:
    raise ExtraError.of("this module needs spaCy", "spacy") from _missing

# https://universaldependencies.org/u/dep/
_UNIVERSAL = frozenset(
    {
        "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf",
        "compound", "conj", "cop", "csubj", "dep", "det", "discourse", "dislocated", "expl",
        "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nsubj", "nummod", "obj",
        "obl", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
    }
)  # fmt: skip
_NEEDED = {
    "DEP": ("dependencies", "parser"),
    "SENT_START": ("sentence boundaries", "parser"),
    "POS": ("parts of speech", "tagger and attribute_ruler, or morphologizer"),
    "LEMMA": ("lemmas", "lemmatizer"),
}

_SHORTENED = {"’s": "be", "’re": "be", "’m": "be", "’ve": "have", "’ll": "will", "’d": "would"}


class DocParser:
    """A parser whose texts are Docs that spaCy has parsed.

    ``Attributor(parser=DocParser()).attribute(nlp(text))`` finds claims in a Doc.

    Args:
        lang: Language code; each Doc's own by default.
    """

    def __init__(self, lang: str = "") -> None:
        self.lang = lang

    def __repr__(self) -> str:
        return f"DocParser(lang={self.lang!r})"

    def check(self, doc: Any) -> Document:
        """Take over a parse, so that a Doc is refused before others are worked on.

        Args:
            doc: What the caller passed in.

        Returns:
            The parse.

        Raises:
            NotTextError: It is not a Doc.
            TextError: Its text holds a lone surrogate.
            ParseError: It lacks an annotation, or has labels of another scheme.
        """
        return from_spacy(doc, self.lang)

    def parse(self, texts: Sequence[Any]) -> list[Document]:
        """Take over parses; see `from_spacy`."""
        return [from_spacy(doc, self.lang) for doc in texts]


def from_spacy(doc: Doc, lang: str = "") -> Document:
    """Take over a Doc that a spaCy pipeline has parsed.

    Args:
        doc: A Doc with dependencies, sentences, parts of speech and lemmas; named entities are
            used where it has them. Its labels are Universal Dependencies, which are kept as they
            are, or those of spaCy's English pipelines, which are converted.
        lang: Language code; the Doc's own by default.

    Returns:
        The same parse with nothing of spaCy in it. White space makes no words, and no sentence
        goes on from one paragraph to the next.

    Raises:
        NotTextError: ``doc`` is not a Doc.
        TextError: Its text holds a lone surrogate.
        ParseError: It lacks an annotation, or has labels of another scheme.
    """
    if not isinstance(doc, Doc):
        raise NotTextError(f"a spacy.tokens.Doc is needed, not {type(doc).__name__}")
    text, lang = checked(doc.text), lang or doc.lang_
    tokens = [token for token in doc if not token.is_space]
    if not tokens:
        return Document(text, lang=lang)
    _check(doc)
    sentences = tuple(_sentences(doc, tokens, clean(text)))
    document = Document(text, tuple(_words(tokens, sentences)), sentences, lang)
    return clearnlp.to_universal(_mended(document)) if _is_clearnlp(document) else document


def _check(doc: Doc) -> None:
    for annotation, (name, pipes) in _NEEDED.items():
        if not doc.has_annotation(annotation) or (annotation == "LEMMA" and not _has_lemmas(doc)):
            raise ParseError(
                f"the Doc has no {name}: put {pipes} into the pipeline before quoteattr, as in "
                "spacy.load('en_core_web_sm'); or let quoteattr parse by itself: "
                "nlp.add_pipe('quoteattr', config={'parser': 'quoteattr'})"
            )


def _has_lemmas(doc: Doc) -> bool:
    """Whether half of the words have one: without a lemmatizer the attribute_ruler gives a few."""
    words = [token for token in doc if not token.is_space]
    return 2 * sum(1 for token in words if token.lemma) >= len(words)


def _sentences(doc: Doc, tokens: Sequence[Token], layout: CleanText) -> Iterator[Sentence]:
    """Sentences as spaCy cuts them, and cut again where a paragraph ends."""
    paragraphs = [layout.paragraph(token.idx) for token in tokens]
    counted = list(accumulate(bool(token.is_sent_start) for token in doc))
    owners = [counted[token.i] for token in tokens]
    starts = [
        i
        for i in range(len(tokens))
        if not i or owners[i] != owners[i - 1] or paragraphs[i] != paragraphs[i - 1]
    ]
    for number, (first, last) in enumerate(zip(starts, [*starts[1:], len(tokens)], strict=True)):
        end = tokens[last - 1].idx + len(tokens[last - 1])
        yield Sentence(number, first, last, paragraphs[first], tokens[first].idx, end)


def _words(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> Iterator[Word]:
    numbers = {token.i: index for index, token in enumerate(tokens)}
    for sentence in sentences:
        heads = [_head(token, numbers) for token in tokens[sentence.first : sentence.last]]
        inside = [head if head in sentence else -1 for head in heads]
        root = sentence.first + inside.index(-1)
        for index, head in enumerate(inside, sentence.first):
            if index == root:
                yield _word(index, tokens[index], -1, "root")
            elif head < 0:
                yield _word(index, tokens[index], root, "parataxis")
            else:
                yield _word(index, tokens[index], head, tokens[index].dep_)


def _head(token: Token, numbers: dict[int, int]) -> int:
    """Index of the nearest word above a token that is no white space, -1 for none."""
    while token.head is not token and token.head.i != token.i:
        token = token.head
        if token.i in numbers:
            return numbers[token.i]
    return -1


def _word(index: int, token: Token, head: int, label: str) -> Word:
    return Word(
        index,
        token.text,
        token.lemma_ or token.text,
        token.pos_ or "X",
        token.tag_,
        str(token.morph),
        head,
        label or "dep",
        token.idx,
        token.idx + len(token),
        _entity_tag(token),
    )


def _entity_tag(token: Token) -> str:
    """BIOES from spaCy's BIO, whose entities end where no I follows."""
    if not token.ent_type_:
        return "O"
    begins = token.ent_iob_ == "B"
    ends = token.i + 1 == len(token.doc) or token.nbor().ent_iob_ != "I"
    place = {(True, True): "S", (True, False): "B", (False, True): "E", (False, False): "I"}
    return f"{place[begins, ends]}-{token.ent_type_}"


def _mended(document: Document) -> Document:
    """Shortened words with a curly apostrophe, which spaCy's English pipelines hardly know."""
    return attrs.evolve(document, words=tuple(map(_mended_word, document.words)))


def _mended_word(word: Word) -> Word:
    form = word.text.lower()
    if form == "n’t":
        label = word.deprel if word.deprel in ("root", "neg") else "neg"
        return attrs.evolve(word, lemma="n't", upos="PART", xpos="RB", deprel=label)
    if form in _SHORTENED and word.upos in ("AUX", "VERB"):
        return attrs.evolve(word, lemma=_SHORTENED[form], upos="AUX")
    return word


def _is_clearnlp(document: Document) -> bool:
    """Whether labels are those of spaCy's English pipelines; few words may fit both schemes."""
    labels = {word.relation for word in document.words}
    universal = labels <= _UNIVERSAL
    english = labels <= clearnlp.LABELS and not any(":" in w.deprel for w in document.words)
    if english and (document.lang in ("", "en") or not universal):
        return True
    if universal:
        return False
    strange = ", ".join(sorted(labels - _UNIVERSAL))
    raise ParseError(
        f"the Doc's dependency labels are no Universal Dependencies ({strange}); use a pipeline "
        "trained on them, or let quoteattr parse by itself: "
        "nlp.add_pipe('quoteattr', config={'parser': 'quoteattr'})"
    )
