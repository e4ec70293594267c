"""Train the attribution model on PolNeAR.

    python benchmarks/attribution/train.py SHARED --work DIR [--output quoteattr/models]
        [--second en_core_web_sm] [--epochs 11] [--seed 3] [--without PUBLISHER …]

SHARED holds ``data/polnear/train`` and the scorer ``eval/score.py``. The articles are parsed with
the embedded models, as users' texts will be; with ``--second`` by a model of spaCy, too, and each
epoch reads some articles in the one parse and some in the other, so that nothing is learnt that
only the errors of one parser tell. A tenth of them is set aside: a network and the
rules' weights are fitted on the others, and their readings of that tenth teach how sure one may be
(`stacking.py`). Then a network learns from all of them. The work folder keeps parses and the end
of every epoch: stopped and started again with the same options, it goes on where it was.

``--without`` leaves the articles of some publishers out and, instead of writing a model, says how
well it finds their claims: what to expect of news from elsewhere.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import torch

sys.path.insert(0, str(Path(__file__).parents[1]))

import fit_weights
import logistic
import polnear
from corpus import SpacyParser, load_scorer, parsed, with_bar
from examples import Annotated, Example, annotated, examples
from learning import learn
from stacking import calibrated, fit_judges, no_judges, samples

from quoteattr.attributor import Attributor
from quoteattr.document import Document
from quoteattr.export import to_dict
from quoteattr.folders import EMBEDDED
from quoteattr.learned import traits, weights
from quoteattr.learned.inventory import Inventory
from quoteattr.learned.model import AttributionModel
from quoteattr.learned.readings import Readings
from quoteattr.lexicon import Lexicon
from quoteattr.parsing import Parser
from quoteattr.quotations import find_quotations

SET_ASIDE, LEAST = 0.1, 2
RARE_LEMMA, RARE = 6, 3  # times: values seen less often are not known
VECTORS = EMBEDDED / "en" / "pretrain" / "glove.pt"


@attrs.frozen(eq=False)
class Article:
    """An annotated article, ready to be learnt from."""

    document: Document
    gold: Sequence[Any]
    readings: Readings
    claims: list[Annotated]
    rows: list[tuple[str, ...]]


def main(argv: list[str] | None = None) -> None:
    """Train, and write or measure; see the head of this file."""
    options = _options(argv)
    torch.set_flush_denormal(True)  # they take ten times as long
    scorer = load_scorer(options.shared, "score")
    gold = scorer.load_gold(str(options.shared / "data" / "polnear" / "train"))
    gold = dict(sorted(gold.items())[: options.limit])
    _check(options, gold)
    articles = _articles(gold, options.work / "parses")
    learnt = {name: a for name, a in articles.items() if _publisher(name) not in options.without}
    again = {}
    if options.second:
        texts = {name: gold[name] for name in learnt}
        parser = SpacyParser(options.second)
        again = _articles(texts, options.work / f"parses-{options.second}", parser)
    trainer = _Trainer(options, scorer, learnt, again)
    if options.without:
        left_out = {name: articles[name] for name in articles.keys() - learnt.keys()}
        _measure(trainer.model(everything=False), trainer.lexicon, left_out, scorer)
    else:
        path = options.output / "en" / "attribution" / "news.pt"
        weights.save(trainer.model(everything=True).weights, path)
        _register(options.output / "resources.json", path)
        print(f"wrote {path}, {path.stat().st_size / 1e6:.1f} MB")


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("shared", type=Path, metavar="SHARED")
    parser.add_argument("--work", type=Path, required=True, help="folder to work in")
    parser.add_argument("--output", type=Path, default=EMBEDDED, help="model folder to write to")
    parser.add_argument("--second", metavar="MODEL", help="a model of spaCy that parses, too")
    parser.add_argument("--epochs", type=int, default=11)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--limit", type=int, help="only the first N articles")
    parser.add_argument("--without", nargs="+", default=(), metavar="PUBLISHER")
    return parser.parse_args(argv)


def _check(options: argparse.Namespace, names: Collection[str]) -> None:
    """Stops before hours of training that would come to nothing."""
    publishers = {_publisher(name) for name in names}
    unknown = set(options.without) - publishers
    if unknown:
        sys.exit(f"no articles of {', '.join(unknown)}, only of {', '.join(sorted(publishers))}")
    learnt = sum(_publisher(name) not in options.without for name in names)
    if learnt < LEAST:
        sys.exit(f"{learnt} articles to learn from: {LEAST} are needed at least")
    if not options.without and not (options.output / "resources.json").is_file():
        sys.exit(f"{options.output} is no model folder: it has no resources.json")


def _publisher(name: str) -> str:
    return name.partition("_")[0]


def _articles(
    gold: dict[str, Any], parses: Path, parser: Parser | None = None
) -> dict[str, Article]:
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


class _Trainer:
    """Networks, judges and weights from some articles, some of them in another parse, too."""

    def __init__(
        self,
        options: argparse.Namespace,
        scorer: Any,
        articles: dict[str, Article],
        again: dict[str, Article],
    ) -> None:
        self.options, self.scorer, self.articles, self.again = options, scorer, articles, again
        pretrain = torch.load(VECTORS, weights_only=True)
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

    def _model(self, network: Any, judges: dict[str, tuple[float, ...]]) -> AttributionModel:
        return AttributionModel.of(
            weights.Weights(network, self.inventories, self.vocabulary, self.vectors, judges)
        )

    def _network(self, names: Collection[str], label: str) -> Any:
        epochs, seed = self.options.epochs, self.options.seed
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
        parses = f"-{self.options.second}" if self.again else ""
        name = f"{label}-{learnt.hexdigest()}{parses}-{epochs}-{seed}.pt"
        checkpoint = self.options.work / "checkpoints" / name
        return learn(learnable, self.vectors, self.inventories, epochs, seed, checkpoint)

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
    rows = [row for article in found for row in article.rows]
    inventories = {
        name: Inventory.of(
            (row[column] for row in rows if row[column]), RARE_LEMMA if name == "lemma" else RARE
        )
        for column, name in enumerate(traits.COLUMNS)
    }
    rules = (p.rule for a in found for ps in a.readings.by_cue.values() for p in ps)
    return inventories | {"rule": Inventory.of(rules)}


def _measure(
    model: AttributionModel, lexicon: Lexicon, articles: dict[str, Article], scorer: Any
) -> None:
    """Prints how much of other articles' claims a model finds, beside the rules alone."""
    gold = {name: (article.document.text, article.gold) for name, article in articles.items()}
    for label, kind in (("learned", model), ("rules alone", None)):
        attributor = Attributor(model=kind, lexicon=lexicon)
        found = {
            name: to_dict(attributor.attribute_document(article.document, name), text=False)
            for name, article in articles.items()
        }
        print(f"{label}, {len(articles)} articles of publishers not learnt from")
        polnear.show(polnear.claim_figures(scorer, gold, found))


def _register(resources: Path, path: Path) -> None:
    """Adds the model and its checksum to the folder's list."""
    table = json.loads(resources.read_text(encoding="utf-8"))
    checksum = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
    needed = [{"model": "pretrain", "package": "glove"}]
    table["en"]["attribution"] = {"news": {"md5": checksum, "dependencies": needed}}
    resources.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
