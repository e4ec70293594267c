"""Trainer: networks, judges and rules' weights from annotated articles."""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import fit_weights
import logistic
import polnear
from corpus import parsed, with_bar
from examples import Annotated, Example, annotated, examples
from learning import learn
from stacking import calibrated, fit_judges, no_judges, samples

from quoteattr.attributor import Attributor
from quoteattr.document import Document
from quoteattr.export import to_dict
from quoteattr.learned import traits
from quoteattr.learned.inventory import Inventory
from quoteattr.learned.model import AttributionModel
from quoteattr.learned.network import Network
from quoteattr.learned.readings import Readings
from quoteattr.learned.weights import Weights
from quoteattr.lexicon import Lexicon
from quoteattr.parsing import Parser
from quoteattr.quotations import find_quotations

SET_ASIDE = 0.1
RARE_LEMMA, RARE = 6, 3  # times: values seen less often are not known


@attrs.frozen(eq=False)
class Article:
    """An annotated article, ready to be learnt from."""

    document: Document
    gold: Sequence[Any]
    readings: Readings
    claims: list[Annotated]
    rows: list[tuple[str, ...]]


def read_articles(
    gold: dict[str, Any], parses: Path, parser: Parser | None = None
) -> dict[str, Article]:
    """Parse annotated articles, and see what the rules propose in them.

    Args:
        gold: Their texts and annotated claims, by name.
        parses: A folder that keeps the parses.
        parser: What parses them; the embedded models by default.
    """
    texts = {name: text for name, (text, _) in gold.items()}
    lexicon = Lexicon.load("en")
    found = {}
    documents = with_bar(parsed(texts, parses, parser), len(texts))
    for name, document in zip(texts, documents, strict=True):
        readings = Readings.of(document, find_quotations(document.text), lexicon)
        claims = annotated(document, gold[name][1], readings)
        rows = traits.traits(document, readings.quotations, lexicon)
        found[name] = Article(document, gold[name][1], readings, claims, rows)
    return found


class Trainer:
    """Networks, judges and weights from some articles.

    Args:
        options: The command line of `train.py`.
        scorer: The module ``eval/score.py``.
        articles: What to learn from.
        again: The same articles in other parses; empty if there are none.
        pretrain: Word vectors and their rows, in Stanza's pretrain format.
    """

    def __init__(
        self,
        options: argparse.Namespace,
        scorer: Any,
        articles: dict[str, Article],
        again: dict[str, Article],
        pretrain: Mapping[str, Any],
    ) -> None:
        self.options, self.scorer, self.articles, self.again = options, scorer, articles, again
        self.vectors, self.vocabulary = pretrain["emb"].float(), pretrain["vocab"]["_unit2id"]
        self.inventories = _inventories([*articles.values(), *again.values()])
        names = sorted(articles)
        random.Random(0).shuffle(names)
        aside = max(1, round(SET_ASIDE * len(names)))
        self.aside, self.others = names[:aside], names[aside:]
        self.lexicon = self._without_aside()

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
        return AttributionModel.of(
            Weights(network, self.inventories, self.vocabulary, self.vectors, judges)
        )

    def _network(self, names: Collection[str], label: str) -> Network:
        options = self.options
        learnable = [
            [
                list(self._examples(read[name]))
                for read in (self.articles, self.again)
                if name in read
            ]
            for name in sorted(names)
        ]
        # another choice of articles, or another plan for the rate, is another training
        learnt = hashlib.blake2b("\n".join(sorted(self.articles)).encode(), digest_size=4)
        parses = f"-{options.second}" if self.again else ""
        name = f"{label}-{learnt.hexdigest()}{parses}-{options.epochs}-{options.seed}.pt"
        checkpoint = options.work / "checkpoints" / name
        known = self.vectors, self.inventories
        return learn(
            learnable, *known, options.epochs, options.seed, checkpoint, device=options.device
        )

    def _examples(self, article: Article) -> Iterator[Example]:
        return examples(
            article.readings, article.claims, article.rows, self.vocabulary, self.inventories
        )

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


def _inventories(found: Sequence[Article]) -> dict[str, Inventory]:
    """Numbers of all that occurs often enough."""
    rows = [row for article in found for row in article.rows]
    inventories = {
        name: Inventory.of(
            (row[column] for row in rows if row[column]), RARE_LEMMA if name == "lemma" else RARE
        )
        for column, name in enumerate(traits.COLUMNS)
    }
    rules = (p.rule for a in found for ps in a.readings.by_cue.values() for p in ps)
    return inventories | {"rule": Inventory.of(rules)}
