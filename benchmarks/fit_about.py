"""Fit the weights that tell whom a claim is about (quoteattr/about/evidence.py).

    python benchmarks/fit_about.py SHARED [--parses DIR] [--held-out 5]
        [--output quoteattr/data/en/about_weights.toml]

The articles are those of ``annotated.py`` and the dev half of ``world``; SHARED holds their texts
and the scorers. ``--held-out`` parts the articles and judges each part by weights fitted on the
others; ``--output`` fits on all of them and writes the table. The same articles and the same
library give the same table.

A candidate is right if the claim is annotated to be about it, and first if it is annotated first.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs
import world
from annotated import Annotated, read_annotated
from corpus import load_scorer, parsed, with_bar
from fit_weights import rows_of
from fitting import parsed_options
from logistic import Example, fit

from quoteattr.about.candidates import find_candidates
from quoteattr.about.choosing import choose
from quoteattr.about.evidence import evidence
from quoteattr.about.matters import Matter
from quoteattr.about.wording import Wording
from quoteattr.attributor import Attributor
from quoteattr.document import Document

L2, MIN_COUNT = 3.0, 4  # the best of several on articles held out
MATCHED = 0.5  # Jaccard index of two contents, as the scorer has it


@attrs.frozen
class Claim:
    """An annotated claim that was found.

    Attributes:
        wanted: How many entities it is annotated to be about.
        is_sure: Whether two careful readers would agree on them.
        evidence: For each entity that it names what is known of it.
        ranks: For each the place at which it is annotated, None for those it is not about.
    """

    wanted: int
    is_sure: bool
    evidence: Sequence[tuple[str, ...]]
    ranks: Sequence[int | None]


Tables = Mapping[str, Mapping[str, float]]


def main(argv: list[str] | None = None) -> None:
    """Fit, report and write; see the head of this file."""
    options = parsed_options(__doc__, argv)
    articles = read_annotated(options.shared)
    articles |= {c.id: Annotated(c.text, world.annotated(c)) for c in world.articles("dev")}
    found = dict(with_bar(_found(articles, options), len(articles)))
    if options.held_out:
        print(_held_out(found, options.held_out))
    if options.output:
        tables = fitted(_joined(found.values()))
        options.output.write_text(_table(tables, found), encoding="utf-8")
        print(f"wrote {options.output}")


def _found(
    articles: Mapping[str, Annotated], options: argparse.Namespace
) -> Iterator[tuple[str, list[Claim]]]:
    """The claims of each article, by its name."""
    attributor = Attributor()
    scorers = [load_scorer(options.shared, name) for name in ("score", "score_speakers")]
    texts = {name: article.text for name, article in articles.items()}
    for name, document in zip(texts, parsed(texts, options.parses), strict=True):
        yield name, claims_of(attributor, document, articles[name].claims, *scorers)


def claims_of(
    attributor: Attributor,
    document: Document,
    gold: Sequence[Mapping[str, Any]],
    scorer: Any,
    speakers_scorer: Any,
) -> list[Claim]:
    """What the annotated claims of an article name, as far as the library finds them.

    Args:
        attributor: What finds attributions, entities and speakers.
        document: Parse of the article.
        gold: Its annotated claims.
        scorer: The module ``eval/score.py``, which says which claims are the same.
        speakers_scorer: ``eval/score_speakers.py``, which says which names are.

    Returns:
        A claim for each annotated one that is found.
    """
    lexicon = attributor.lexicon
    quotations = attributor.quotations(document.text)
    attributions = attributor.attributions(document, quotations, lexicon)
    index = attributor.entities(document, attributions, quotations, lexicon)
    speakers = attributor.speakers(document, attributions, index, lexicon)
    names = {"entities": [attrs.asdict(entity, recurse=False) for entity in index.entities]}
    article = scorer.Text(document.text)
    rows = scorer.prepare(article, [_row(a.source, a.cue, a.content) for a in attributions])
    out = []
    for jaccard, g, p in scorer.match(article, scorer.prepare(article, gold), rows):
        if jaccard < MATCHED:
            continue
        matter = Matter.of(document, attributions[p], speakers[p], index, Wording.of(lexicon))
        candidates = find_candidates(matter)
        about = [row["entity"] for row in gold[g]["about"]]
        ranks = [_rank(speakers_scorer, about, names, c.entity.id) for c in candidates]
        known = tuple(tuple(map(sys.intern, evidence(matter, c))) for c in candidates)
        out.append(Claim(len(about), gold[g].get("sure", True), known, ranks))
    return out


def _row(*roles: Sequence[Any]) -> dict[str, Any]:
    spans = ([(span.start, span.end) for span in role] for role in roles)
    return dict(zip(("source", "cue", "content"), spans, strict=True))


def _rank(scorer: Any, about: Sequence[str], names: Mapping[str, Any], key: str) -> int | None:
    return next((n for n, gold in enumerate(about) if scorer.same_entity(gold, names, key)), None)


def fitted(claims: Sequence[Claim]) -> Tables:
    """The two tables of weights: whether a claim is about a candidate, and whether first."""
    named = [pair for c in claims for pair in zip(c.evidence, c.ranks, strict=True)]
    among = [Example(features, rank is not None) for features, rank in named]
    first = [Example(features, rank == 0) for features, rank in named]
    return {"among": fit(among, L2, MIN_COUNT), "first": fit(first, L2, MIN_COUNT)}


def _held_out(found: Mapping[str, Sequence[Claim]], parts: int) -> str:
    """How well weights fitted on the other articles judge each part."""
    names = sorted(found)
    random.Random(0).shuffle(names)
    judged: list[tuple[Claim, list[int]]] = []
    for part in range(parts):
        held = names[part::parts]
        tables = fitted(_joined(found[name] for name in names if name not in held))
        judged += [(c, choose(c.evidence, **tables)) for c in _joined(found[n] for n in held)]
    return _judged([(claim, chosen) for claim, chosen in judged if claim.is_sure])


def _judged(judged: Sequence[tuple[Claim, list[int]]]) -> str:
    """Precision, recall and F1 of those chosen, and how often the first one is right."""
    ranks = [[claim.ranks[n] for n in chosen] for claim, chosen in judged]
    right = sum(len(set(some) - {None}) for some in ranks)
    found, wanted = sum(map(len, ranks)), sum(claim.wanted for claim, _ in judged)
    some = [rank[:1] for rank, (claim, _) in zip(ranks, judged, strict=True) if claim.wanted]
    precision, recall = right / max(1, found), right / max(1, wanted)
    return (
        f"{len(judged)} claims held out: precision {100 * precision:.1f}, "
        f"recall {100 * recall:.1f}, F1 {200 * right / max(1, found + wanted):.1f}, "
        f"first one right {100 * sum(first == [0] for first in some) / max(1, len(some)):.1f}"
    )


def _joined(parts: Iterable[Sequence[Claim]]) -> list[Claim]:
    return [claim for part in parts for claim in part]


def _table(tables: Tables, found: Mapping[str, Sequence[Claim]]) -> str:
    """The weights as TOML, with how they were made."""
    claims = _joined(found.values())
    head = (
        "# Weights of evidence in log odds, by what about/evidence.py tells of an entity\n"
        f"# that a content names: logistic regression over {len(claims)} claims of {len(found)}\n"
        f"# articles (l2 {L2:g}, features of at least {MIN_COUNT} entities).\n"
        "# Written by benchmarks/fit_about.py.\n"
    )
    return head + "".join(_section(name, table) for name, table in tables.items())


def _section(name: str, table: Mapping[str, float]) -> str:
    told = {"among": "whether the claim is about it", "first": "whether about it first"}
    return f"\n# {told[name].capitalize()}.\n[{name}]\n" + rows_of(table)


if __name__ == "__main__":
    main()
