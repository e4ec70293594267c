"""Train the attribution model on PolNeAR.

    python benchmarks/attribution/train.py SHARED --work DIR [--output quoteattr/models]
        [--teacher FOLDER] [--newswire FOLDER] [--second en_core_web_sm]
        [--epochs 11] [--seed 3] [--device cpu] [--without PUBLISHER …]

SHARED holds ``data/polnear/train`` and the scorer ``eval/score.py``. The articles are parsed with
the embedded models, as users' texts will be; with ``--second`` by a model of spaCy, too, and each
epoch reads some articles in the one parse and some in the other, so that nothing is learnt that
only the errors of one parser tell. With ``--teacher``, the folder of a pretrained transformer
(what ships was taught by `all-mpnet-base-v2`), large networks learn first and teach the small one,
of the annotated articles and of all articles in the ``--newswire`` folder (`teaching.py`): that
wants a GPU and the package transformers. A tenth of them is set aside: a network and the
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
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

import torch

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.append(str(Path(__file__).parents[1] / "models"))

import newswire
import polnear
from corpus import SpacyParser, load_scorer
from reading import Article, read_articles
from trainer import Trainer

from quoteattr.attributor import Attributor
from quoteattr.export import to_dict
from quoteattr.inference.folders import EMBEDDED
from quoteattr.learned import weights
from quoteattr.learned.model import AttributionModel
from quoteattr.lexicon import Lexicon

LEAST = 2
VECTORS = EMBEDDED / "en" / "pretrain" / "glove.pt"


def main(argv: list[str] | None = None) -> None:
    """Train, and write or measure; see the head of this file."""
    options = _options(argv)
    torch.set_flush_denormal(True)  # they take ten times as long
    scorer = load_scorer(options.shared, "score")
    gold = scorer.load_gold(str(options.shared / "data" / "polnear" / "train"))
    gold = dict(sorted(gold.items())[: options.limit])
    _check(options, gold)
    articles = read_articles(gold, options.work / "parses")
    learnt = {name: a for name, a in articles.items() if _publisher(name) not in options.without}
    again = {}
    if options.second:
        texts = {name: gold[name] for name in learnt}
        parser = SpacyParser(options.second)
        again = read_articles(texts, options.work / f"parses-{options.second}", parser)
    unannotated = {}
    if options.newswire:
        texts = {name: (text, ()) for name, text in _newswire(options.newswire).items()}
        unannotated = read_articles(texts, options.work / "parses-newswire")
    pretrain = torch.load(VECTORS, weights_only=True)
    trainer = Trainer(options, scorer, learnt, again, unannotated, pretrain)
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
    parser.add_argument("--teacher", type=Path, help="pretrained transformer that teaches")
    parser.add_argument("--newswire", type=Path, help="folder of .tsv files that it speaks of")
    parser.add_argument("--second", metavar="MODEL", help="a model of spaCy that parses, too")
    parser.add_argument("--device", default="cpu", help="cpu, cuda, mps …")
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
    if options.newswire and not options.teacher:
        sys.exit("nobody annotated the newswire: it takes a --teacher to learn from it")
    if not options.without and not (options.output / "resources.json").is_file():
        sys.exit(f"{options.output} is no model folder: it has no resources.json")


def _newswire(folder: Path) -> dict[str, str]:
    """Articles that were made ready for named entities, as they were printed."""
    train, _ = newswire.split(folder)
    return {
        path.stem: "\n\n".join(newswire.paragraphs(newswire.read([path]))) for path in sorted(train)
    }


def _publisher(name: str) -> str:
    return name.partition("_")[0]


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
        polnear.show(polnear.claim_figures(scorer, gold, found), polnear.TARGETS)


def _register(resources: Path, path: Path) -> None:
    """Adds the model and its checksum to the folder's list."""
    table = json.loads(resources.read_text(encoding="utf-8"))
    checksum = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
    needed = [{"model": "pretrain", "package": "glove"}]
    table["en"]["attribution"] = {"news": {"md5": checksum, "dependencies": needed}}
    resources.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
