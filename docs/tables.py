"""Tables of the pages on speed and accuracy, from what the benchmarks stored.

A page has one behind its name: ``<!-- generated: stages -->``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

RUNS = Path(__file__).parents[1] / "benchmarks" / "runs"
TABLE = re.compile(r"(<!-- generated: (\w+) -->\n).*?(?=\n\n|\Z)", re.DOTALL)

SYSTEMS = {
    "quoteattr": 'embedded models, "int8" (default)',
    "quoteattr, exact": 'embedded models, "exact"',
    "quoteattr's models, Stanza alone": "embedded models, Stanza alone",
    "Stanza, default sizes, exact": 'Stanza\'s default sizes, "exact"',
    "Stanza, default sizes": "Stanza's default sizes",
    "spaCy en_core_web_sm": "spaCy's `en_core_web_sm`",
}
WAYS = {
    "quoteattr, claims": "quoteattr",
    "quoteattr, claims by rules alone": "quoteattr, `model=None`",
    "quoteattr's rules on spaCy": "quoteattr, `model=None`, on `en_core_web_sm`",
    "textacy on spaCy, quotations": "textacy 0.13 on `en_core_web_sm`, direct quotations",
}
MISSED = {
    "right": "right end to end",
    "not found": "not found at all, nearly all of them indirect",
    "other content": "its cue is found, but other words as content",
    "other cue": "its words are found, but in a claim of another cue",
    "other source": "its content is found with another source",
    "no source": "… with none",
    "a source": "… with a source where none is annotated",
    "nested": "found, but within another claim, where nobody looks",
}
EXTRA = {
    "nothing": "nothing is annotated there",
    "other content": "the cue is annotated, with other words as content",
    "other cue": "the words are annotated, with another cue",
}
REFERENCE = "Stanza, default sizes"
SHOWN = {"attributions": "attributions", "all of these": "all stages from text to claims"}


def with_tables(text: str) -> str:
    """A page with its tables made anew."""
    return TABLE.sub(lambda found: found[1] + RENDERERS[found[2]](), text)


def stages() -> str:
    """Words a second of every stage, and how time grows (`benchmarks/stages.py`)."""
    figures = _stored("stages")
    many, long = figures["articles"], figures["times as long"]
    sizes = [size for size in many["graph"] if size not in ("MB", "exponent")]
    rows = []
    for name, found in many.items():
        exponents = [kind[name].get("exponent") for kind in (many, long)]
        megabytes = long[name].get("MB")
        rows.append(
            [
                name,
                *(_rounded(found[size]) for size in sizes),
                _rounded(long[name]["100"]),
                *(f"{exponent:.2f}" if exponent else "" for exponent in exponents),
                f"{megabytes:.1f}" if megabytes else "",
            ]
        )
    heads = [f"{size} article{'s' * (size != '1')}" for size in sizes]
    return _table(
        ["words a second of CPU time", *heads, "100 times as long", "exponent, articles",
         "exponent, length", "MB, 10 times as long"],
        rows,
    )  # fmt: skip


def stream() -> str:
    """The parse and a long stream (`benchmarks/stages.py`)."""
    figures = _stored("stages")
    cold, first, warm = (figures["parse"][name] for name in ("cold", "first", "warm"))
    early, late = figures["pipe"].values()
    rate = "words a second"
    shares = [
        [f"{label}, against that parse", f"{first[rate] / figures['articles'][name]['10']:.0%}"]
        for name, label in SHOWN.items()
    ]
    return _table(
        ["", ""],
        [
            ["the first article, with the loading of the models", f"{cold['s']:.1f} s"],
            ["parse of articles not read before", f"{first[rate]:,.0f} {rate}"],
            ["the same again, its words known", f"{warm[rate]:,.0f} {rate}"],
            *shares,
            ["the process with models and parse", f"{warm['MB']:,.0f} MB more"],
            ["`pipe`, after 1,000 articles and after 10,000", f"{early:,.0f} MB, {late:,.0f} MB"],
        ],
    )


def parse() -> str:
    """Words a second of whole parses (`benchmarks/speed.py`)."""
    return _side_by_side(SYSTEMS, REFERENCE)


def claims() -> str:
    """Words a second from texts to claims (`benchmarks/speed.py`)."""
    return _side_by_side(WAYS)


def _side_by_side(systems: Mapping[str, str], reference: str = "") -> str:
    figures = _stored("speed")
    slow = figures.get(reference, {})
    rows = []
    for system, label in systems.items():
        if system in figures:
            cells = []
            for threads in ("1", "2"):
                rate = figures[system][threads]
                ratio = f" ({rate / slow[threads]:.1f}×)" if slow else ""
                cells.append(f"{rate:,.0f}{ratio}")
            rows.append([label, *cells])
    return _table(["words a second", "one thread", "two threads"], rows)


def missed() -> str:
    """What became of the annotated claims of PolNeAR dev (`benchmarks/errors.py`)."""
    return _counts("missed", MISSED)


def extra() -> str:
    """What the claims are that are annotated nowhere (`benchmarks/errors.py`)."""
    return _counts("extra", EXTRA)


def _counts(name: str, labels: Mapping[str, str]) -> str:
    found = _stored("errors")[name]
    return _table(["", "claims"], [[label, f"{found[kind]:,}"] for kind, label in labels.items()])


RENDERERS: dict[str, Callable[[], str]] = {
    "stages": stages, "stream": stream, "parse": parse, "claims": claims,
    "missed": missed, "extra": extra,
}  # fmt: skip


def _stored(name: str) -> Any:
    return json.loads((RUNS / f"{name}.json").read_text(encoding="utf-8"))


def _rounded(rate: float) -> str:
    return f"{round(rate, -2 if rate < 100_000 else -3):,.0f}"


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
