"""Sort what goes wrong on PolNeAR dev into kinds, and count them.

    python benchmarks/errors.py SHARED [--parses DIR] [--store benchmarks/runs/errors.json]

SHARED is as for `polnear.py`. What is kept are counts alone.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from corpus import load_scorer, parsed, with_bar

import quoteattr
from quoteattr.export import to_dict

MATCHED = 0.5  # Jaccard index of two contents, as the scorer has it

MISSED = (
    "right", "not found", "other content", "other cue", "other source", "no source", "a source",
    "nested",
)  # fmt: skip
EXTRA = ("nothing", "other content", "other cue")

Row = dict[str, Any]


def main(argv: list[str] | None = None, attributor: quoteattr.Attributor | None = None) -> None:
    """Count, print and keep; see the head of this file."""
    options = _options(argv)
    scorer = load_scorer(options.shared, "score")
    gold = scorer.load_gold(str(options.shared / "data" / "polnear" / "dev"))
    texts = {doc: text for doc, (text, _) in sorted(gold.items())}
    attributor = attributor or quoteattr.Attributor()
    missed, extra = Counter[str](), Counter[str]()
    documents = zip(texts, parsed(texts, options.parses), strict=True)
    for doc, document in with_bar(documents, len(texts)):
        claims = to_dict(attributor.attribute_document(document, doc), text=False)["claims"]
        article = scorer.Text(texts[doc])
        wanted = [row for row in scorer.prepare(article, gold[doc][1]) if row["content"]]
        outer, nested = (
            scorer.prepare(article, [c for c in claims if (c["parent"] is None) == is_outer])
            for is_outer in (True, False)
        )
        pairs = {g: (j, p) for j, g, p in scorer.match(article, wanted, outer) if j >= MATCHED}
        missed.update(
            _kind(scorer, article, row, outer, nested, pairs.get(number))
            for number, row in enumerate(wanted)
        )
        taken = {p for _, p in pairs.values()}
        spare = [row for number, row in enumerate(outer) if number not in taken]
        extra.update(_near(row, wanted) or "nothing" for row in spare)
    counts = {
        "missed": {kind: missed[kind] for kind in MISSED},
        "extra": {kind: extra[kind] for kind in EXTRA},
    }
    print(json.dumps(counts, indent=1))
    if options.store:
        options.store.write_text(json.dumps(counts, indent=1) + "\n", encoding="utf-8")


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path, metavar="SHARED")
    parser.add_argument("--parses", type=Path, help="folder to keep parses in: trusted pickles")
    parser.add_argument("--store", type=Path, help="where to keep the counts")
    return parser.parse_args(argv)


def _kind(
    scorer: Any,
    article: Any,
    gold: Row,
    outer: list[Row],
    nested: list[Row],
    pair: tuple[float, int] | None,
) -> str:
    """What became of an annotated claim: a key of `MISSED`."""
    if pair is None:
        within = any(_jaccard(gold, row) >= MATCHED for row in nested)
        return "nested" if within else _near(gold, outer) or "not found"
    found = outer[pair[1]]["source"]
    if not gold["source"]:
        return "a source" if found else "right"
    if scorer.source_overlap(article, gold["source"], found):
        return "right"
    return "other source" if found else "no source"


def _near(row: Row, others: list[Row]) -> str | None:
    """Whether a claim has its cue, or at least half of its words, in common with another."""
    if any(row["cue"] & other["cue"] for other in others):
        return "other content"
    half = len(row["content"]) / 2
    is_told = any(len(row["content"] & other["content"]) >= half for other in others)
    return "other cue" if is_told else None


def _jaccard(one: Row, other: Row) -> float:
    shared = len(one["content"] & other["content"])
    return shared / len(one["content"] | other["content"]) if shared else 0.0


if __name__ == "__main__":
    main()
