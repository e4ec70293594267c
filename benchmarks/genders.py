"""Measure the gender of those who speak, on newswire annotated with it (`annotated.py`).

    python benchmarks/genders.py SHARED [--parses DIR] [--store RUN.json]

A reader wrote down each person who speaks in the articles, and the gender that the text or the
given name tells of them. The library tells one, or leaves it open.
SHARED holds the texts and the scorers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from annotated import Persons, read_genders
from corpus import load_scorer
from polnear import option_parser, predicted, show
from runs import write_run

import quoteattr


def main(argv: list[str] | None = None, attributor: quoteattr.Attributor | None = None) -> None:
    """Run the benchmark; see the head of this file."""
    options = option_parser(__doc__).parse_args(argv)
    articles = dict(list(read_genders(options.shared).items())[: options.limit])
    texts = {name: text for name, (text, _) in articles.items()}
    predictions = predicted(texts, options, attributor)
    scorer = load_scorer(options.shared, "score_speakers")
    figures = gender_figures(scorer, articles, predictions)
    print(f"Newswire of many countries: {len(articles)} articles")
    show(figures, {})
    if options.store:
        write_run(options.store, figures, {})


def gender_figures(
    scorer: Any, articles: Mapping[str, Persons], predictions: Mapping[str, Any]
) -> dict[str, float]:
    """How often a gender is told, and how often rightly, in per cent of those who are found."""
    told = Counter(_told(scorer, articles, predictions))
    figures = {}
    for gender, who in (("female", "women"), ("male", "men"), (None, "those left open")):
        known = {found: n for (wanted, found), n in told.items() if wanted == gender}
        figures[f"persons, {who}"] = float(sum(known.values()))
        for found in ("female", "male"):
            figures[f"{who} told {found}"] = 100 * known.get(found, 0) / max(1, sum(known.values()))
    return figures


def _told(
    scorer: Any, articles: Mapping[str, Persons], predictions: Mapping[str, Any]
) -> Iterator[tuple[str | None, str | None]]:
    """For each person who is found the gender annotated and the one told."""
    for doc, (_, persons) in articles.items():
        for name, gender in persons:
            found = _entity(scorer, name, predictions[doc]["entities"])
            if found is not None:
                yield gender, found["gender"]


def _entity(scorer: Any, name: str, entities: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The entity of that name, a person if there is one."""
    named = [e for e in entities if any(scorer.agree(name, n) for n in (e["name"], *e["aliases"]))]
    return min(named, key=lambda entity: entity["kind"] != "person", default=None)


if __name__ == "__main__":
    main()
