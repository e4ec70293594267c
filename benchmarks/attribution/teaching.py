"""Teaching: what networks with a large transformer in them say, for a small one to learn from.

A transformer that was pretrained on billions of words knows what no small network learns from some
hundred articles. Trained to attribute, with a network of the usual form above it, it is right far
more often; but it is sixty times slower than the small one. What it says of every word, and how
sure it is, teaches the small one (Hinton, Vinyals and Dean 2015, https://arxiv.org/abs/1503.02531):
of the annotated articles, and of other news that nobody annotated. What a teacher has learnt by
heart would teach nothing; so there are several, and of an article speak those that have not learnt
from it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence

import attrs
import numpy as np
import torch
from batching import Context, groups, tied, words
from examples import NO_LABEL, Example
from reading import Article, Numbers

from quoteattr.learned.network import ROLES, Network

LEAST = 0.15  # probability under which what a word would be the cue of is not taught
ANNOTATED = 0.35  # what an annotation counts; the rest is what is said
LIKELY = 0.5  # probability from which on a cue has a content, and a word is in it
CONTENT = ROLES.index("content")


@attrs.frozen(eq=False)
class Said:
    """What teachers say of a paragraph.

    Attributes:
        is_cue: Probability of each word that it is a cue.
        roles: By row of each likely or annotated cue, probabilities of `ROLES` for each word.
    """

    is_cue: np.ndarray
    roles: Mapping[int, np.ndarray]


@attrs.frozen(eq=False)
class Teacher:
    """A network with a transformer in it.

    Attributes:
        network: Labels cues and roles.
        context: The transformer.
        numbers: What words are known by; the vectors are where the network computes.
    """

    network: Network
    context: Context
    numbers: Numbers

    @torch.inference_mode()
    def read(self, batch: Sequence[Example]) -> tuple[np.ndarray, np.ndarray]:
        """Probabilities that words are cues; those of the roles of the words around each cue."""
        vectors, inventories = self.numbers.vectors, self.numbers.inventories
        given = words(batch, vectors, inventories, context=self.context)
        encoded, scores = self.network.encode(given)
        roles = torch.zeros(0, len(ROLES))
        if any(example.cues for example in batch):
            labelled = self.network.label(encoded, tied(batch, vectors.device))
            roles = torch.softmax(labelled, 1)
        return torch.sigmoid(scores).cpu().numpy(), roles.cpu().numpy()


def shares(names: Sequence[str], number: int, seed: int) -> list[set[str]]:
    """Articles dealt out: each teacher learns from the shares of all others."""
    shuffled = sorted(names)
    random.Random(seed).shuffle(shuffled)
    return [set(shuffled[place::number]) for place in range(number)]


def say(teachers: Sequence[Teacher], article: Article) -> list[Said]:
    """What teachers say of each paragraph of an article, on average."""
    numbers = teachers[0].numbers
    bare = list(numbers.paragraphs(attrs.evolve(article, claims=[])))
    likely = np.concatenate([np.zeros(0), *(said.is_cue for said in _said(teachers, bare))])
    asked = np.flatnonzero(likely >= LEAST).tolist()
    return list(_said(teachers, list(numbers.paragraphs(article, asked))))


def _said(teachers: Sequence[Teacher], paragraphs: Sequence[Example]) -> Iterator[Said]:
    for batch in groups(paragraphs):
        read = [teacher.read(batch) for teacher in teachers]
        is_cue, roles = (np.mean(found, 0).astype(np.float16) for found in zip(*read, strict=True))
        word = row = 0
        for paragraph in batch:
            size = len(paragraph.words)
            by_cue = {}
            for cue, *_ in paragraph.cues:
                by_cue[cue] = roles[row : row + size]
                row += size
            yield Said(is_cue[word : word + size], by_cue)
            word += size


def lessons(article: Article, said: Sequence[Said], numbers: Numbers) -> Iterator[Example]:
    """The paragraphs of an article with what teachers say of them.

    Args:
        article: If it is annotated, what is said counts beside the annotation.
        said: What they say of each paragraph.
        numbers: What words are known by.
    """
    starts = np.cumsum([0, *(len(paragraph.is_cue) for paragraph in said)]).tolist()
    asked = {start + cue for start, one in zip(starts, said, strict=False) for cue in one.roles}
    for paragraph, one in zip(numbers.paragraphs(article, asked), said, strict=True):
        yield _taught(paragraph, one, annotated=bool(article.gold))


def _taught(paragraph: Example, said: Said, *, annotated: bool) -> Example:
    """Nothing is taught of cues within contents, where no teacher has seen an annotation."""
    probable = said.is_cue.astype(np.float32)
    known = {cue for cue, *_ in paragraph.cues if annotated and paragraph.is_cue[cue] == 1}
    inside = np.zeros(len(probable), bool)
    for cue, _, own in paragraph.cues:
        if cue in known or probable[cue] >= LIKELY:
            inside |= (own if cue in known else said.roles[cue])[:, CONTENT] > LIKELY
    cues = []
    for cue, tie, own in paragraph.cues:
        roles = said.roles[cue].astype(np.float32)
        if cue in known:
            cues.append((cue, tie, ANNOTATED * own + (1 - ANNOTATED) * roles))
        elif not inside[cue]:
            cues.append((cue, tie, probable[cue] * roles))
    is_cue = ANNOTATED * paragraph.is_cue + (1 - ANNOTATED) * probable if annotated else probable
    is_open = paragraph.is_cue == NO_LABEL if annotated else inside
    return attrs.evolve(
        paragraph, cues=cues, is_cue=np.where(is_open, np.float32(NO_LABEL), is_cue)
    )
