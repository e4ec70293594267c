"""Newswire with trees that two parsers have a say in: more to learn from, and of our own genre.

There is no openly licensed treebank of today's news, but there is news, and a second parser:
spaCy's small English pipeline, which learnt from other newspapers and errs elsewhere. Its tags and
heads are put into Universal Dependencies and advise our own tagger and parser: what it says adds a
bonus to the scores by which these choose. Such trees are better than either's alone, on every
treebank, and a parser that learns from them gets better too: co-training (Blum and Mitchell 1998,
https://doi.org/10.1145/279943.279962) of parsers that are combined (Sagae and Lavie 2006,
https://aclanthology.org/N06-2033/).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import stanza
import torch
import treebanks
from attrs import frozen
from spacy.language import Language
from spacy.tokens import Doc
from stanza.models.common.doc import Document
from torch import Tensor, nn
from tqdm import tqdm

from quoteattr.inference.batches import Batch
from quoteattr.inference.dependencies import DependencyParser
from quoteattr.inference.tags import Tagger
from quoteattr.integrations.spacy_parses import from_spacy

AT_ONCE = 500  # paragraphs
FEWEST, MOST = 3, 80  # words of a sentence


@frozen
class Bonus:
    """What the second parser's word counts, in log odds.

    Chosen by eye from few values on the dev parts of GUM and EWT, with PUD in view: GUM alone would
    take 1 for heads, PUD 2.

    Attributes:
        upos: Of a universal part of speech.
        xpos: Of a tag of the Penn Treebank.
        head: Of a head.
    """

    upos: float = 1.0
    xpos: float = 2.0
    head: float = 1.6


class Advice(NamedTuple):
    """What the second parser says of a word: its tags, and the number of its head (0: root)."""

    upos: str
    xpos: str
    head: int


def parsed(texts: Sequence[str], models: Path, second: Language, gold: Path) -> Iterator[Document]:
    """Sentences with tags, lemmas and trees.

    Args:
        texts: Paragraphs.
        models: Our models, as a folder that Stanza opens.
        second: spaCy's pipeline.
        gold: A treebank, for the features that words with certain tags have.

    Yields:
        A document for every few hundred paragraphs.
    """
    pipeline = stanza.Pipeline(
        "en", dir=str(models), package="news", download_method=None, verbose=False,
        processors="tokenize,mwt,pos,lemma,depparse",
    )  # fmt: skip
    run = pipeline.processors
    tagger = AdvisedTagger(run["pos"].trainer, run["pos"].pretrain)
    parser = AdvisedParser(run["depparse"].trainer, run["depparse"].pretrain)
    features = Features(gold)
    with tqdm(total=len(texts), unit="paragraph", mininterval=5) as bar:
        for start in range(0, len(texts), AT_ONCE):
            some = texts[start : start + AT_ONCE]
            doc = run["mwt"].process(run["tokenize"].process(Document([], text="\n\n".join(some))))
            advice = _keep_advised(doc, second)
            with torch.inference_mode():
                tagger.advised(doc.sentences, advice)
                features.mend(doc)
                doc = run["lemma"].process(doc)
                parser.advised(doc.sentences, advice)
            bar.update(len(some))
            yield doc


def _keep_advised(doc: Any, second: Language) -> list[list[Advice]]:
    """The advice on each sentence of usual length; the others are taken out."""
    sentences = [s for s in doc.sentences if FEWEST <= len(s.words) <= MOST]
    advice = [_advice(parse) for parse in second.pipe(_docs(sentences, second))]
    pairs = [(s, a) for s, a in zip(sentences, advice, strict=True) if len(a) == len(s.words)]
    doc.sentences = [sentence for sentence, _ in pairs]
    for number, sentence in enumerate(doc.sentences):
        sentence.index = number
    doc._count_words()
    return [found for _, found in pairs]


def _docs(sentences: Iterable[Any], second: Language) -> Iterator[Doc]:
    """Our words and sentences for spaCy to parse."""
    for sentence in sentences:
        spaces = []
        for token in sentence.tokens:
            spaces += [False] * (len(token.words) - 1) + [bool(token.spaces_after)]
        doc = Doc(second.vocab, [word.text for word in sentence.words], spaces)
        for place, word in enumerate(doc):
            word.is_sent_start = place == 0
        yield doc


def _advice(parse: Doc) -> list[Advice]:
    words = from_spacy(parse, "en").words
    return [Advice(word.upos, word.xpos, word.head + 1) for word in words]


class AdvisedTagger(Tagger):
    """A tagger whose scores get a bonus for what it is advised."""

    def __init__(self, trainer: Any, pretrain: Any, bonus: Bonus | None = None) -> None:
        super().__init__(trainer, pretrain)
        self.bonus = bonus or Bonus()
        model = self.model
        model.upos_clf = self.upos = _Biased(model.upos_clf)
        model.tag_clf["xpos"] = self.xpos = _Biased(model.tag_clf["xpos"])

    def advised(self, sentences: Sequence[Any], advice: Sequence[Sequence[Advice]]) -> None:
        """Sets the tags of all words."""
        words = [word for sentence in advice for word in sentence]
        upos, xpos = self.columns[:2]
        self.of_upos = _one_hot(upos, [word.upos for word in words], self.bonus.upos)
        self.of_xpos = _one_hot(xpos, [word.xpos for word in words], self.bonus.xpos)
        self(sentences)

    def _tags(self, batch: Batch, *inputs: Any) -> list[Tensor]:
        self.upos.bias, self.xpos.bias = self.of_upos[batch.rows], self.of_xpos[batch.rows]
        return super()._tags(batch, *inputs)


class AdvisedParser(DependencyParser):
    """A parser whose scores of heads get a bonus for what it is advised."""

    def __init__(self, trainer: Any, pretrain: Any, bonus: Bonus | None = None) -> None:
        super().__init__(trainer, pretrain)
        self.bonus = bonus or Bonus()

    def advised(self, sentences: Sequence[Any], advice: Sequence[Sequence[Advice]]) -> None:
        """Sets the heads and labels of all words."""
        self.advice = advice
        self(sentences)

    def _set(
        self, sentences: Sequence[Any], batch: Batch, scores: np.ndarray, vectors: Tensor
    ) -> None:
        for line, number in enumerate(batch.sentences):
            heads = [word.head for word in self.advice[number]]
            scores[line, np.arange(1, len(heads) + 1), heads] += self.bonus.head
        super()._set(sentences, batch, scores, vectors)


class _Biased(nn.Module):
    """A layer whose output gets a bias for each row."""

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        self.layer = layer
        self.bias: Tensor | float = 0.0

    def forward(self, *inputs: Any) -> Any:
        """The layer's output with the bias."""
        return self.layer(*inputs) + self.bias


def _one_hot(vocab: Any, tags: Sequence[str], value: float) -> Tensor:
    matrix = torch.zeros(len(tags), len(vocab))
    for row, tag in enumerate(tags):
        if tag in vocab:
            matrix[row, vocab.unit2id(tag)] = value
    return matrix


class Features:
    """Which morphological features go with which tags in a treebank: nobody advises on those."""

    def __init__(self, gold: Path) -> None:
        self.found: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for sentence in treebanks.read(gold):
            for row in sentence.rows:
                tags = row[treebanks.UPOS], row[treebanks.XPOS]
                for key in ((row[treebanks.FORM].lower(), *tags), tags):
                    self.found[key][row[treebanks.FEATS]] += 1

    def mend(self, doc: Any) -> None:
        """Gives words whose features do not go with their tags the most frequent ones that do."""
        for word in doc.iter_words():
            tags = word.upos, word.xpos
            known = self.found.get((word.text.lower(), *tags)) or self.found.get(tags)
            if known and (word.feats or "_") not in known:
                usual = known.most_common(1)[0][0]
                word.feats = None if usual == "_" else usual
