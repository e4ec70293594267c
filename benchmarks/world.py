"""Measure quoteattr on invented news of many countries, annotated before anything had read it.

    python benchmarks/world.py SHARED [--split test] [--parses DIR] [--rules | --people]
        [--store RUN.json] [--against RUN.json]

The articles lie beside this file, a file each, in the format of the golden cases
(``tests/golden_cases.py``), whose lines give all of the cue here. Errors on ``dev`` may be looked
at; ``test`` is for figures alone. Nine of these were annotated once more, by somebody who had not
seen the first annotation (``second``): ``--people`` measures that one as if it were the library's.
SHARED holds the scorers, ``eval/score.py`` and ``eval/score_speakers.py``, as for `polnear.py`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus import load_scorer
from polnear import all_figures, option_parser, predicted, report

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))  # where the format is read

from golden_cases import Case, Expected, read_cases

import quoteattr

ARTICLES = Path(__file__).parent / "world"
GAP = " … "
MATCHED = 0.5  # Jaccard index of two contents, as the scorer has it

Spans = list[tuple[int, int]]


def main(argv: list[str] | None = None, attributor: quoteattr.Attributor | None = None) -> None:
    """Run the benchmark; see the head of this file."""
    parser = option_parser(__doc__)
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--people", action="store_true", help="measure the second annotation")
    options = parser.parse_args(argv)
    found = articles("test" if options.people else options.split)
    cases = {case.id: case for case in found[: options.limit]}
    if options.people:
        second = {case.id: case for case in articles("second") if case.id in cases}
        cases = {doc: cases[doc] for doc in second}
        predictions = {doc: as_predicted(annotated(case)) for doc, case in second.items()}
    else:
        predictions = predicted({doc: c.text for doc, c in cases.items()}, options, attributor)
    claims = {doc: annotated(case) for doc, case in cases.items()}
    gold = {doc: (case.text, _outermost(claims[doc])) for doc, case in cases.items()}
    speakers = {doc: {"doc": doc, "claims": rows} for doc, rows in claims.items()}
    figures = all_figures(options.shared, gold, speakers, predictions)
    texts = {doc: case.text for doc, case in cases.items()}
    figures |= nested_figures(load_scorer(options.shared, "score"), texts, claims, predictions)
    print(f"News of the world: {len(cases)} articles")
    report(gold, figures, predictions, options)


def articles(split: str) -> list[Case]:
    """The annotated articles of a split: "dev", "test" or "second"."""
    return [case for file in sorted((ARTICLES / split).glob("*.txt")) for case in read_cases(file)]


def annotated(case: Case) -> list[dict[str, Any]]:
    """The claims of an article as the scorers of the corpus read them."""
    claims: list[dict[str, Any]] = []
    for expected in case.claims:
        around = claims[int(expected.fields["parent"]) - 1] if "parent" in expected.fields else None
        begin = min(start for start, _ in (around or claims[-1])["content"]) if claims else 0
        claims.append(_claim(expected, case.text, begin))
    return claims


def _claim(expected: Expected, text: str, begin: int) -> dict[str, Any]:
    content = _found(expected.content, text, begin)
    fields = expected.fields
    return {
        "content": content,
        "source": _nearest(fields.get("source", "-"), text, content),
        "cue": _nearest(expected.cue, text, content),
        "speaker": list(expected.speakers or ()) or None,
        "resolution": fields.get("resolution", "none"),
        "polarity": fields.get("polarity", "positive"),
        "about": [{"entity": name} for name in _listed(fields["about"])],
        "nested": "parent" in fields,
    }


def as_predicted(claims: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Annotated claims in the form of the library's JSON, as far as the scorers read it."""
    names = {name for claim in claims for name in claim["speaker"] or ()}
    names |= {about["entity"] for claim in claims for about in claim["about"]}
    return {
        "entities": [{"id": name, "name": name} for name in sorted(names)],
        "claims": [
            claim | {"confidence": 1.0, "parent": "" if claim["nested"] else None}
            for claim in claims
        ],
    }


def nested_figures(
    scorer: Any,
    texts: Mapping[str, str],
    gold: Mapping[str, list[dict[str, Any]]],
    predictions: Mapping[str, Any],
) -> dict[str, float]:
    """How many claims within claims are found, and how many found ones are such, in per cent."""
    wanted = found = right = hits = 0
    for doc, claims in gold.items():
        article, rows = scorer.Text(texts[doc]), predictions[doc]["claims"]
        pairs = scorer.match(
            article, scorer.prepare(article, claims), scorer.prepare(article, rows)
        )
        good = [(g, p) for jaccard, g, p in pairs if jaccard >= MATCHED]
        wanted += sum(claim["nested"] for claim in claims)
        found += sum(row["parent"] is not None for row in rows)
        right += sum(claims[g]["nested"] for g, _ in good)
        hits += sum(rows[p]["parent"] is not None for _, p in good)
    return {
        "nested claims found": 100 * right / max(1, wanted),
        "nested claims right": 100 * hits / max(1, found),
    }


def _listed(names: str) -> list[str]:
    return [] if names == "none" else [name.partition(":")[0] for name in names.split(", ")]


def _outermost(claims: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [claim for claim in claims if not claim["nested"]]


def _found(pieces: Sequence[str], text: str, begin: int) -> Spans:
    """Where the pieces stand, one after the other, from an offset on or from the first."""
    spans: Spans = []
    for piece in pieces:
        found = _whole(piece).search(text, spans[-1][1] if spans else begin)
        if found is None:
            return _found(pieces, text, 0) if begin else []
        spans.append(found.span())
    return spans


def _whole(words: str) -> re.Pattern[str]:
    """Matches the words where they are no part of longer ones; marks may touch others."""
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return re.compile(f"{before}{re.escape(words)}{after}")


def _nearest(words: str, text: str, content: Spans) -> Spans:
    """The words, of those that read so the ones that are nearest to the content."""
    if words == "-":
        return []
    pieces = words.split(GAP)
    starts = [found.start() for found in _whole(pieces[0]).finditer(text)]
    places = [_found(pieces, text, start) for start in starts]
    return min(filter(None, places), key=lambda spans: _distance(spans, content), default=[])


def _distance(spans: Spans, content: Spans) -> int:
    """How many characters lie between two lists of spans; more than all where they overlap."""
    gaps = [max(s - end, start - e) for s, e in spans for start, end in content]
    return min(gaps) if min(gaps) >= 0 else 1_000_000


if __name__ == "__main__":
    main()
