"""Trainer: networks, judges and rules' weights from annotated articles."""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import attrs
import fit_weights
import logistic
import polnear
from examples import Example
from learning import Plan, learn
from reading import Article, Numbers
from school import School
from stacking import calibrated, fit_judges, no_judges, samples
from teaching import Said, lessons

from quoteattr.attributor import Attributor
from quoteattr.export import to_dict
from quoteattr.learned.model import AttributionModel
from quoteattr.learned.network import Network
from quoteattr.learned.weights import Weights
from quoteattr.lexicon import Lexicon

SET_ASIDE = 0.1
TAUGHT_DROPOUT = 0.25  # who is taught has more to learn from


class Trainer:
    """Networks, judges and weights from some articles.

    Args:
        options: The command line of `train.py`.
        scorer: The module ``eval/score.py``.
        articles: What to learn from.
        again: The same articles in other parses; empty if there are none.
        newswire: Articles that nobody annotated, for teachers to speak of.
        pretrain: Word vectors and their rows, in Stanza's pretrain format.
    """

    def __init__(
        self,
        options: argparse.Namespace,
        scorer: Any,
        articles: dict[str, Article],
        again: dict[str, Article],
        newswire: dict[str, Article],
        pretrain: Mapping[str, Any],
    ) -> None:
        self.options, self.scorer, self.articles, self.again = options, scorer, articles, again
        self.newswire = newswire
        self.numbers = Numbers.of(
            pretrain, [*articles.values(), *again.values(), *newswire.values()]
        )
        names = sorted(articles)
        random.Random(0).shuffle(names)
        aside = max(1, round(SET_ASIDE * len(names)))
        self.aside, self.others = names[:aside], names[aside:]
        self.lexicon = self._without_aside()
        self.said = self._said()

    def model(self, *, everything: bool) -> AttributionModel:
        """A model whose network has learnt from all articles, or from those not set aside."""
        partly = self._model(self._network(self.others, "others"), no_judges())
        given = [
            sample
            for name in self.aside
            for sample in samples(
                partly, self.articles[name].document, self.articles[name].gold, self.scorer,
                self.lexicon,
            )
        ]  # fmt: skip
        judges = fit_judges(given)
        judged = self._model(partly.weights.network, judges)
        judges = calibrated(judges, list(self._outcomes(judged)))
        network = self._network(self.articles, "all") if everything else partly.weights.network
        return self._model(network, judges)

    def _outcomes(self, model: AttributionModel) -> Iterator[tuple[float, bool]]:
        """The claims found in the articles set aside: their confidence, and whether it is right."""
        attributor = Attributor(model=model, lexicon=self.lexicon)
        for name in self.aside:
            article = self.articles[name]
            found = to_dict(attributor.attribute_document(article.document, name), text=False)
            claims = polnear.outermost(found["claims"])
            pairs = polnear.right_pairs(self.scorer, article.document.text, article.gold, claims)
            right = {number for _, number in pairs[1]}
            for number, claim in enumerate(claims):
                if claim["cue"]:  # what has no cue was given its confidence by hand
                    yield claim["confidence"], number in right

    def _model(self, network: Network, judges: dict[str, tuple[float, ...]]) -> AttributionModel:
        numbers = self.numbers
        return AttributionModel.of(
            Weights(network, numbers.inventories, numbers.vocabulary, numbers.vectors, judges)
        )

    def _said(self) -> dict[str, list[Said]]:
        """What teachers say that have learnt from none of the articles set aside."""
        options = self.options
        if not options.teacher:
            return {}
        school = School(options.teacher, self.numbers, options.work, options.seed, options.device)
        learnt = {name: self.articles[name] for name in self.others}
        aside = {name: self.articles[name] for name in self.aside}
        return school.hear(learnt, aside | self.newswire)

    def _network(self, names: Collection[str], label: str) -> Network:
        options = self.options
        known = self.articles | self.newswire
        learnable = [
            [
                list(self._paragraphs(name, read[name]))
                for read in (known, self.again)
                if name in read
            ]
            for name in sorted([*names, *self.newswire])
        ]
        # another choice of articles, or another plan for the rate, is another training
        learnt = hashlib.blake2b("\n".join(sorted(known)).encode(), digest_size=4)
        parses = f"-{options.second}" if self.again else ""
        taught = "-taught" if self.said else ""
        name = f"{label}-{learnt.hexdigest()}{parses}{taught}-{options.epochs}-{options.seed}.pt"
        checkpoint = options.work / "checkpoints" / name
        plan = Plan(options.epochs, options.seed, device=options.device)
        if self.said:
            plan = attrs.evolve(plan, dropout=TAUGHT_DROPOUT)
        numbers = self.numbers
        return learn(learnable, numbers.vectors, numbers.inventories, plan, checkpoint).cpu()

    def _paragraphs(self, name: str, article: Article) -> Iterator[Example]:
        """The paragraphs of an article, with what teachers say of this parse of it."""
        if name in self.said and article is not self.again.get(name):
            return lessons(article, self.said[name], self.numbers)
        return self.numbers.paragraphs(article)

    def _without_aside(self) -> Lexicon:
        """The lexicon with weights that were fitted on the articles not set aside."""
        lexicon = Lexicon.load("en")
        known = [
            example
            for name in self.others
            for example in fit_weights.examples_of(
                self.scorer, self.articles[name].document, self.articles[name].gold, lexicon
            )
        ]
        fitted = logistic.fit(known, fit_weights.L2, fit_weights.MIN_COUNT)
        return Lexicon("en", {**lexicon.tables, "weights": {"features": fitted}})
