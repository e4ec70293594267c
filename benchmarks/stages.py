"""How fast each stage is, how its time grows, and what memory it takes.

    python benchmarks/stages.py [--large] [--no-models] [--rounds 3] [--parses DIR] [--output FILE]

The articles are the invented ones of the golden cases, repeated under other names, with their
stored parses; `--parses` takes pickled parses that you trust instead, as `polnear.py` keeps them,
for the first table. Times are CPU time, the best of some rounds, so that a busy machine changes
them little, and without Python's garbage collector, as `timeit` measures; an exponent of 1 is
linear. Memory is the most that Python held at once above what it
held before; for the networks, which Python does not see, the growth of the process.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import pickle
import resource
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import linear_regression
from typing import Any

from articles import articles, joined

from quoteattr import export
from quoteattr.assembly import assemble
from quoteattr.attributor import Attributor
from quoteattr.document import Document
from quoteattr.result import AttributedDocument

LENGTHS = (1, 10, 100)
MIDDLE = 10  # the size at which memory is measured, which takes a while
USUAL = 6  # short articles that make one of a usual length, some 650 words
STREAM = 10_000
MEGABYTE = 2**20
OWN = ("quotations", "attributions", "entities", "speakers", "about", "assembly")
ALL = "all of these"

Figures = dict[str, dict[str, float]]


def main(argv: list[str] | None = None) -> None:
    """Measure and print three tables; see the head of this file."""
    options = _options(argv)
    figures: dict[str, Any] = {"parse": _parse()} if options.models else {}
    counts = (*LENGTHS, 1_000) if options.large else LENGTHS
    for unit, sizes in (
        ("articles", _many(counts, options.parses)),
        ("times as long", _long(LENGTHS)),
    ):
        figures[unit] = _growth(sizes, options.rounds)
        _print_growth(unit, figures[unit])
    figures["pipe"] = _stream()
    if options.output:
        options.output.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--large", action="store_true", help="1,000 articles, too")
    parser.add_argument("--no-models", dest="models", action="store_false", help="leave the parse")
    parser.add_argument("--rounds", type=int, default=3, help="of which the best counts")
    parser.add_argument("--parses", type=Path, help="folder of pickled parses")
    parser.add_argument("--output", type=Path, help="JSON to write the figures to")
    return parser.parse_args(argv)


def _many(counts: Iterable[int], folder: Path | None) -> Iterator[tuple[int, list[Document]]]:
    if folder is None:
        short = articles(USUAL * max(counts))
        usual = [joined(short[n : n + USUAL]) for n in range(0, len(short), USUAL)]
    else:
        files = sorted(folder.glob("*.pkl"))[: max(counts)]
        usual = [pickle.loads(file.read_bytes()) for file in files]
    for count in counts:
        yield count, usual[:count]


def _long(lengths: Iterable[int]) -> Iterator[tuple[int, list[Document]]]:
    for length in lengths:
        yield length, [joined(articles(USUAL * length))]


# ------------------------------------------------------------------------------------ stages


def _stages(documents: Sequence[Document]) -> Iterator[tuple[str, Callable[[], Any]]]:
    """The stages with what runs each over all documents; each takes what those before it found."""
    attributor = Attributor()
    lexicon = attributor.lexicon
    found: dict[str, list[Any]] = {"document": list(documents)}

    def stage(
        name: str, run: Callable[..., Any], *needs: str
    ) -> tuple[str, Callable[[], list[Any]]]:
        def all_documents() -> list[Any]:
            found[name] = [run(*some) for some in zip(*(found[n] for n in needs), strict=True)]
            return found[name]

        return name, all_documents

    yield stage("quotations", lambda d: attributor.quotations(d.text), "document")
    yield stage(
        "attributions", lambda d, q: attributor.attributions(d, q, lexicon),
        "document", "quotations",
    )  # fmt: skip
    yield stage(
        "entities", lambda d, a, q: attributor.entities(d, a, q, lexicon),
        "document", "attributions", "quotations",
    )  # fmt: skip
    yield stage(
        "speakers", lambda d, a, e: attributor.speakers(d, a, e, lexicon),
        "document", "attributions", "entities",
    )  # fmt: skip
    yield stage(
        "about", lambda d, a, s, e: attributor.about(d, a, s, e, lexicon),
        "document", "attributions", "speakers", "entities",
    )  # fmt: skip
    yield stage(
        "assembly", _assembled,
        "document", "quotations", "attributions", "entities", "speakers", "about",
    )  # fmt: skip
    yield stage("graph", AttributedDocument.to_graph, "assembly")
    yield stage("JSON", AttributedDocument.to_json, "assembly")
    yield stage("GraphML", export.graphml, "graph")
    yield stage("table", AttributedDocument.to_table, "assembly")
    yield stage("page", AttributedDocument.to_html, "assembly")


def _assembled(
    document: Document, quotations: Any, attributions: Any, index: Any, speakers: Any, about: Any
) -> AttributedDocument:
    claims = assemble(document, quotations, attributions, index, speakers, about)
    return AttributedDocument("", document.text, document.lang, index.entities, claims)


def _growth(sizes: Iterable[tuple[int, list[Document]]], rounds: int) -> Figures:
    """For each stage words a second by size, the exponent, and memory in MB."""
    rows: dict[str, list[tuple[int, float]]] = {}
    figures: Figures = {}
    for size, documents in sizes:
        words = sum(len(document.words) for document in documents)
        for name, run in _stages(documents):
            seconds = _seconds(run, rounds)
            rows.setdefault(name, []).append((words, seconds))
            of_stage = figures.setdefault(name, {})
            of_stage[f"{size:,}"] = words / seconds
            if size == MIDDLE:
                of_stage["MB"] = _peak(run) / MEGABYTE
        total = sum(1 / figures[name][f"{size:,}"] for name in OWN)
        figures.setdefault(ALL, {})[f"{size:,}"] = 1 / total
    for name, found in rows.items():
        figures[name]["exponent"] = _exponent(found)
    return figures


def _print_growth(unit: str, figures: Figures) -> None:
    heads = list(next(iter(figures.values())))
    heads.remove("MB")
    heads.remove("exponent")
    print(f"\n{'words a second of CPU time':28}", *(f"{f'{head} {unit}':>20}" for head in heads),
          f"{'exponent':>10}{f'MB at {MIDDLE}':>10}")  # fmt: skip
    for name, found in figures.items():
        print(f"{name:28}", *(f"{found[head]:20,.0f}" for head in heads),
              *(f"{found[key]:10.{places}f}" for key, places in (("exponent", 2), ("MB", 1))
                if key in found), flush=True)  # fmt: skip


def _seconds(run: Callable[[], Any], rounds: int) -> float:
    best = float("inf")
    gc.collect()
    gc.disable()
    for _ in range(rounds):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    gc.enable()
    return best


def _exponent(figures: Sequence[tuple[int, float]]) -> float:
    """The slope of time over length, both in logarithms; the first size, mostly overhead, aside."""
    kept = [f for f in figures if f[1] > 0.001] or figures
    if len(kept) < 2:
        return float("nan")
    points = [(math.log(words), math.log(seconds)) for words, seconds in kept]
    return linear_regression(*zip(*points, strict=True)).slope


def _peak(run: Callable[[], Any]) -> int:
    tracemalloc.start()
    run()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


# ------------------------------------------------------------------------- parse and stream


def _parse() -> Figures:
    """The parse by the networks, cold and warm."""
    texts = [document.text for document in articles(USUAL * 10)]
    attributor = Attributor()
    before = _resident()
    figures: Figures = {}
    for name, some in (("cold", texts[:1]), ("first", texts), ("warm", texts)):
        start = time.process_time()
        words = sum(len(document.words) for document in attributor.parser.parse(some))
        took = time.process_time() - start
        figures[name] = {"s": took, "words a second": words / took, "MB": _resident() - before}
        print(f"parse, {name}: {words:,} words in {took:.1f} s, {words / took:,.0f} a second; "
              f"process {_resident() - before:+,.0f} MB")  # fmt: skip
    return figures


class _Stored:
    """Stands for a parser: knows the parses of all texts that come."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = {document.text: document for document in documents}

    def parse(self, texts: Sequence[str]) -> list[Document]:
        """The parse of each text."""
        return [self.documents[text] for text in texts]


def _stream() -> dict[str, float]:
    """Memory of `pipe` over many articles in MB: what it held after a tenth, and after all."""
    documents = articles(600)
    attributor = Attributor(parser=_Stored(documents))
    texts = (documents[n % len(documents)].text for n in range(STREAM))
    held: dict[str, float] = {}
    for number, _ in enumerate(attributor.pipe(texts), 1):
        if number in (STREAM // 10, STREAM):
            held[f"{number:,}"] = _resident()
    early, late = held.values()
    print(f"\nmost memory of pipe after {STREAM // 10:,} articles {early:,.0f} MB, after "
          f"{STREAM:,} {late:,.0f} MB: {late / early - 1:+.1%}")  # fmt: skip
    return held


def _resident() -> float:
    """The most memory that the process had so far, in megabytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (MEGABYTE if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
