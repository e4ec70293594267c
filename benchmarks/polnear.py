"""Measure quoteattr on PolNeAR, and say what a change gained and lost, document by document.

    python benchmarks/polnear.py SHARED [--split dev] [--limit N] [--parses DIR]
        [--rules] [--predictions OUT.jsonl] [--store RUN.json] [--against RUN.json]

SHARED holds ``data/polnear/{dev,train}`` (texts and brat standoff), ``data/speakers/dev.jsonl``
and the scorers ``eval/score.py`` and ``eval/score_speakers.py``, whose heads tell every
convention. A stored run holds figures by document, no text.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from corpus import load_scorer, parsed, with_bar
from runs import compare, read_run, write_run

import quoteattr
from quoteattr.export import to_dict
from quoteattr.result import AttributedDocument

Gold = Mapping[str, tuple[str, list[dict[str, Any]]]]

FORMS = ("all", "direct", "mixed", "indirect")
FILTERS = (5, 7, 8, 9)  # tenths of confidence

# Figures in per cent: the best of five other systems that were run on dev, and what two trained
# annotators reach with each other. For speakers: what we want to reach.
TARGETS: dict[str, tuple[float, float | None]] = {
    "content tokens F1": (80.3, 91.2),
    "content match ≥ 0.5 F1": (66.4, 79.8),
    "end to end F1": (58.4, 75.6),
    "speaker accuracy": (92.0, None),
    "speaker accuracy, pronoun": (85.0, None),
    "speaker accuracy, nominal": (75.0, None),
    "about F1": (65.0, None),
    "about top-1": (70.0, None),
}


def main(argv: list[str] | None = None, attributor: quoteattr.Attributor | None = None) -> None:
    """Run the benchmark; see the head of this file."""
    parser = option_parser(__doc__)
    parser.add_argument("--split", choices=("dev", "train"), default="dev")
    options = parser.parse_args(argv)
    scorer = load_scorer(options.shared, "score")
    gold = scorer.load_gold(str(options.shared / "data" / "polnear" / options.split))
    gold = dict(sorted(gold.items())[: options.limit])
    if not gold:
        sys.exit(f"no articles in {options.shared}/data/polnear/{options.split}")
    begin = time.perf_counter()
    predictions = predicted({doc: text for doc, (text, _) in gold.items()}, options, attributor)
    seconds = time.perf_counter() - begin
    figures = all_figures(options.shared, gold, _speakers(options.shared, gold), predictions)
    print(f"PolNeAR {options.split}: {len(gold)} articles in {seconds:.0f} s")
    report(gold, figures, predictions, options, TARGETS)


def _speakers(shared: Path, gold: Mapping[str, Any]) -> dict[str, Any]:
    """The articles that have gold for speakers, about whom and polarity as well."""
    path = shared / "data" / "speakers" / "dev.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    rows = {row["doc"]: row for row in map(json.loads, filter(str.strip, lines))}
    return {doc: row for doc, row in rows.items() if doc in gold}


def predicted(
    texts: Mapping[str, str],
    options: argparse.Namespace,
    attributor: quoteattr.Attributor | None = None,
) -> dict[str, Any]:
    """Attribute the articles; keep the result where the options say.

    Args:
        texts: The articles by name.
        options: Those of `option_parser`.
        attributor: What is measured; where None, as the options say.

    Returns:
        The library's JSON for each, without the text.
    """
    attributor = attributor or _attributor(options)
    docs = _attributed(attributor, texts, options.parses)
    predictions = {doc.id: to_dict(doc, text=False) for doc in with_bar(docs, len(texts))}
    if options.predictions:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in predictions.values())
        options.predictions.write_text("".join(lines), encoding="utf-8")
    return predictions


def report(
    gold: Gold,
    figures: Mapping[str, float],
    predictions: Mapping[str, Any],
    options: argparse.Namespace,
    targets: Mapping[str, tuple[float, float | None]] | None = None,
) -> None:
    """Print how right the articles are, and keep or compare it as the options say.

    Args:
        gold: Text and annotated claims by article, as the scorer reads them.
        figures: The figures, in per cent, by name.
        predictions: The library's JSON by article.
        options: Those of `option_parser`.
        targets: What figures are measured by: what to beat, and what people reach if that is known.
    """
    scorer = load_scorer(options.shared, "score")
    documents = {
        doc: score_document(scorer, text, claims, predictions[doc]["claims"])
        for doc, (text, claims) in gold.items()
    }
    show(figures, targets or {})
    if options.against:
        print(compare(read_run(options.against, documents), figures, documents))
    if options.store:
        write_run(options.store, figures, documents)


def all_figures(
    shared: Path, gold: Gold, speakers: Mapping[str, Any], predictions: Mapping[str, Any]
) -> dict[str, float]:
    """All figures of claims, their confidence, speakers, abouts and polarity, in per cent.

    Args:
        shared: Where the scorers lie.
        gold: Text and annotated claims by article, as the scorer reads them.
        speakers: Annotated speakers, abouts and polarities by article, as their scorer reads them.
        predictions: The library's JSON by article.
    """
    scorer = load_scorer(shared, "score")
    figures = claim_figures(scorer, gold, predictions)
    figures |= confidence_figures(scorer, gold, predictions)
    if speakers:
        texts = {doc: text for doc, (text, _) in gold.items()}
        scorer = load_scorer(shared, "score_speakers")
        figures |= speaker_figures(scorer, speakers, texts, predictions)
    return figures


def option_parser(description: str | None) -> argparse.ArgumentParser:
    """The options of a measurement of claims."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path, metavar="SHARED")
    parser.add_argument("--limit", type=int, help="only the first N articles")
    parser.add_argument("--parses", type=Path, help="folder to keep parses in: trusted pickles")
    parser.add_argument("--predictions", type=Path, help="where to write the library's JSON")
    parser.add_argument("--store", type=Path, help="where to keep the figures of this run")
    parser.add_argument("--against", type=Path, help="a stored run to compare with")
    parser.add_argument("--rules", action="store_true", help="the rules alone, without the model")
    return parser


def _attributor(options: argparse.Namespace) -> quoteattr.Attributor:
    return quoteattr.Attributor(model=None) if options.rules else quoteattr.Attributor()


def _attributed(
    attributor: quoteattr.Attributor, texts: Mapping[str, str], parses: Path | None
) -> Iterator[AttributedDocument]:
    for name, document in zip(texts, parsed(texts, parses), strict=True):
        yield attributor.attribute_document(document, name)


def score_document(
    scorer: Any, text: str, gold: list[dict[str, Any]], claims: list[dict[str, Any]]
) -> dict[str, Any]:
    """Figures of one document, in per cent, and which of its gold claims are found end to end."""
    outer = outermost(claims)
    report = scorer.report(scorer.score_document(text, gold, outer))
    wanted, pairs = right_pairs(scorer, text, gold, outer)
    return {
        "end_to_end": 100 * report["claim"]["all"]["e2e"]["f"],
        "content_tokens": 100 * report["token"]["content"]["f"],
        "gold": wanted,
        "predicted": len(outer),
        "right": sorted(number for number, _ in pairs),
    }


def outermost(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """PolNeAR annotates no claims within claims."""
    return [claim for claim in claims if claim["parent"] is None]


def right_pairs(
    scorer: Any, text: str, gold: list[dict[str, Any]], claims: list[dict[str, Any]]
) -> tuple[int, list[tuple[int, int]]]:
    """How many claims are wanted, and which of them are found end to end by which claims."""
    article = scorer.Text(text)
    wanted = [g for g in scorer.prepare(article, gold) if g["content"]]
    found = scorer.prepare(article, claims)
    pairs = [
        (g, p)
        for jaccard, g, p in scorer.match(article, wanted, found)
        if jaccard >= 0.5 and _same_source(scorer, article, wanted[g], found[p])
    ]
    return len(wanted), pairs


def _same_source(scorer: Any, article: Any, gold: Any, found: Any) -> bool:
    if not gold["source"]:
        return not found["source"]
    return bool(scorer.source_overlap(article, gold["source"], found["source"]))


def claim_figures(
    scorer: Any, gold: Mapping[str, Any], predictions: Mapping[str, Any]
) -> dict[str, float]:
    """Token, match and end-to-end figures over all documents, in per cent."""
    outer = {doc: outermost(row["claims"]) for doc, row in predictions.items()}
    report = scorer.score(gold, outer)
    figures = {
        f"{role} tokens {label}": report["token"][role][key]
        for role in ("content", "source", "cue")
        for key, label in (("p", "precision"), ("r", "recall"), ("f", "F1"))
    }
    names = {"match50": "content match ≥ 0.5", "match80": "content match ≥ 0.8"}
    for form in FORMS:
        tail = "" if form == "all" else f", {form}"
        for key, name in (names | {"e2e": "end to end"}).items():
            figures[f"{name} F1{tail}"] = report["claim"][form][key]["f"]
    for key, label in (("p", "precision"), ("r", "recall")):
        figures[f"end to end {label}"] = report["claim"]["all"]["e2e"][key]
    return {name: 100 * value for name, value in figures.items()}


def confidence_figures(
    scorer: Any, gold: Mapping[str, Any], predictions: Mapping[str, Any]
) -> dict[str, float]:
    """How many of the claims of like confidence are right end to end, in per cent.

    The expected calibration error is how far that is from their confidence, on average. Precision
    and recall are those of what is left where less sure claims are left out.
    """
    wanted = 0
    found: Counter[int] = Counter()
    said: dict[int, float] = dict.fromkeys(range(10), 0.0)
    right: Counter[int] = Counter()
    for doc, (text, claims) in gold.items():
        outer = outermost(predictions[doc]["claims"])
        tenths = [min(9, int(10 * claim["confidence"])) for claim in outer]
        number, pairs = right_pairs(scorer, text, claims, outer)
        wanted += number
        found.update(tenths)
        for tenth, claim in zip(tenths, outer, strict=True):
            said[tenth] += claim["confidence"]
        right.update(tenths[p] for _, p in pairs)
    figures = {
        f"right at confidence {tenth / 10:.1f} to {(tenth + 1) / 10:.1f}": 100 * right[tenth] / all_
        for tenth, all_ in sorted(found.items())
    }
    for least in FILTERS:
        hits, kept = (sum(n for tenth, n in c.items() if tenth >= least) for c in (right, found))
        figures[f"precision from confidence {least / 10:.1f}"] = 100 * hits / max(1, kept)
        figures[f"recall from confidence {least / 10:.1f}"] = 100 * hits / max(1, wanted)
    apart = sum(abs(said[tenth] - right[tenth]) for tenth in found)
    return figures | {"expected calibration error": 100 * apart / max(1, found.total())}


def speaker_figures(
    scorer: Any, gold: Mapping[str, Any], texts: Mapping[str, str], predictions: Mapping[str, Any]
) -> dict[str, float]:
    """Speakers, about whom and polarity on the articles that have gold for it, in per cent."""
    n, by = scorer.evaluate(gold, predictions, texts)
    ratio, f1 = scorer.ratio, scorer.f1
    figures = {
        "speaker accuracy": ratio(n["speaker"], n["matched"]),
        "speaker accuracy, end to end": ratio(n["speaker"], n["sure"]),
    }
    for resolution, (right, matched, _) in sorted(by.items()):
        figures[f"speaker accuracy, {resolution}"] = ratio(right, matched)
    figures |= {
        "about precision": ratio(n["tp"], n["pred"]),
        "about recall": ratio(n["tp"], n["gold"]),
        "about F1": f1(n["tp"], n["pred"], n["gold"]),
        "about top-1": ratio(n["top"], n["topn"]),
        "negative polarity F1": f1(n["neg_tp"], n["neg_p"], n["neg_g"]),
    }
    return {name: 100 * value for name, value in figures.items()}


def show(figures: Mapping[str, float], targets: Mapping[str, tuple[float, float | None]]) -> None:
    """Print the figures beside what they are measured by."""
    if targets:
        print(f"{'':38}{'':>6}  {'to beat':>8}  {'people':>6}")
    for name, value in figures.items():
        target, people = targets.get(name, (None, None))
        marks = [f"{x:.1f}" if x is not None else "" for x in (target, people)]
        sign = "" if target is None else "  ✓" if value >= target else "  –"
        print(f"{name:38}{value:6.1f}  {marks[0]:>8}  {marks[1]:>6}{sign}".rstrip())


if __name__ == "__main__":
    main()
