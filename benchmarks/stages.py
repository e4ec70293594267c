"""How fast each stage is, how its time grows, and what memory it takes.

    python benchmarks/stages.py [--large] [--no-models] [--rounds 3] [--parses DIR]

The articles are the invented ones of the golden cases, repeated under other names, with their
stored parses; `--parses` takes pickled parses that you trust instead, as `polnear.py` keeps them,
for the first table. Times are CPU time, the best of some rounds, so that a busy machine changes
them little; an exponent of 1 is linear. Memory is the most that Python held at once above what it
held before; for the networks, which Python does not see, the growth of the process.
"""

from __future__ import annotations

import argparse
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


def main(argv: list[str] | None = None) -> None:
    """Measure and print three tables; see the head of this file."""
    options = _options(argv)
    if options.models:
        _print_parse()
    counts = (*LENGTHS, 1_000) if options.large else LENGTHS
    _print_growth("articles", _many(counts, options.parses), options.rounds)
    _print_growth("times as long", _long(LENGTHS), options.rounds)
    _print_stream()


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--large", action="store_true", help="1,000 articles, too")
    parser.add_argument("--no-models", dest="models", action="store_false", help="leave the parse")
    parser.add_argument("--rounds", type=int, default=3, help="of which the best counts")
    parser.add_argument("--parses", type=Path, help="folder of pickled parses")
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


def _print_growth(unit: str, sizes: Iterable[tuple[int, list[Document]]], rounds: int) -> None:
    """A table of words a second for each stage and size, with exponent and memory."""
    rows: dict[str, list[tuple[int, float]]] = {}
    heads, memory = [], {}
    for size, documents in sizes:
        words = sum(len(document.words) for document in documents)
        heads.append(f"{size:,} {unit}")
        for name, run in _stages(documents):
            rows.setdefault(name, []).append((words, _seconds(run, rounds if size < 100 else 1)))
            if size == MIDDLE:
                memory[name] = _peak(run)
    print(f"\n{'words a second of CPU time':28}", *(f"{head:>20}" for head in heads),
          f"{'exponent':>10}{f'MB at {MIDDLE}':>10}")  # fmt: skip
    for name, figures in rows.items():
        cells = (f"{words / seconds:20,.0f}" for words, seconds in figures)
        print(f"{name:28}", *cells, f"{_exponent(figures):10.2f}{memory[name] / MEGABYTE:10.1f}")
    own = list(rows)[:6]
    for place, head in enumerate(heads):
        words = rows[own[0]][place][0]
        total = sum(rows[name][place][1] for name in own)
        print(f"text to claims, {head}: {words / total:,.0f} words a second", flush=True)


def _seconds(run: Callable[[], Any], rounds: int) -> float:
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
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


def _print_parse() -> None:
    """The parse by the networks, cold and warm."""
    texts = [document.text for document in articles(USUAL * 10)]
    attributor = Attributor()
    before = _resident()
    for name, some in (("cold", texts[:1]), ("warm", texts), ("warm, again", texts)):
        start = time.process_time()
        words = sum(len(document.words) for document in attributor.parser.parse(some))
        took = time.process_time() - start
        print(f"parse, {name}: {words:,} words in {took:.1f} s, {words / took:,.0f} a second; "
              f"process {_resident() - before:+,.0f} MB")  # fmt: skip


class _Stored:
    """Stands for a parser: knows the parses of all texts that come."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = {document.text: document for document in documents}

    def parse(self, texts: Sequence[str]) -> list[Document]:
        """The parse of each text."""
        return [self.documents[text] for text in texts]


def _print_stream() -> None:
    """Memory of `pipe` over many articles: what it held after a tenth, and after all."""
    documents = articles(600)
    attributor = Attributor(parser=_Stored(documents))
    texts = (documents[n % len(documents)].text for n in range(STREAM))
    held: dict[int, float] = {}
    for number, _ in enumerate(attributor.pipe(texts), 1):
        if number in (STREAM // 10, STREAM):
            held[number] = _resident()
    early, late = held.values()
    print(f"\nmost memory of pipe after {STREAM // 10:,} articles {early:,.0f} MB, after "
          f"{STREAM:,} {late:,.0f} MB: {late / early - 1:+.1%}")  # fmt: skip


def _resident() -> float:
    """The most memory that the process had so far, in megabytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (MEGABYTE if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
