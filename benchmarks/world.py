"""Measure quoteattr on invented news of many countries, annotated before anything had read it.

    python benchmarks/world.py SHARED [--split dev] [--parses DIR] [--rules] [--store RUN.json] …

The articles lie beside this file, a file each, in the format of the golden cases
(``tests/golden_cases.py``), whose lines give all of the cue here. Errors on ``dev`` may be looked
at; ``test`` is for figures alone. SHARED holds the scorers, ``eval/score.py`` and
``eval/score_speakers.py``, as for `polnear.py`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from polnear import measure, option_parser

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))  # where the format is read

from golden_cases import Case, Expected, read_cases

import quoteattr

ARTICLES = Path(__file__).parent / "world"
SPLITS = ("dev", "test")
GAP = " … "

Spans = list[tuple[int, int]]


def main(argv: list[str] | None = None, attributor: quoteattr.Attributor | None = None) -> None:
    """Run the benchmark; see the head of this file."""
    parser = option_parser(__doc__)
    parser.add_argument("--split", choices=SPLITS, default="dev")
    options = parser.parse_args(argv)
    cases = articles(options.split)[: options.limit]
    gold = {case.id: (case.text, annotated(case)) for case in cases}
    speakers = {doc: {"doc": doc, "claims": claims} for doc, (_, claims) in gold.items()}
    outer = {doc: (text, _outermost(claims)) for doc, (text, claims) in gold.items()}
    measure(f"News of the world, {options.split}", outer, speakers, options, attributor, {})


def articles(split: str) -> list[Case]:
    """The annotated articles of a split."""
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
    """Matches the words where they are no part of longer ones."""
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


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
