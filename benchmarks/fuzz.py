"""Fuzzing: no input may end in an error that is not ours, or in offsets that do not fit the text.

    python benchmarks/fuzz.py [--stages paragraphs,cleaning,…] [--runs 1000000] [--corpus DIR]

Atheris (https://github.com/google/atheris; `pip install atheris`) makes up bytes and keeps those
that reach new code. Bytes are spelled with the letters that a stage looks out for, so that they
soon make marks, paragraphs or rows of CoNLL-U; what must hold of each stage stands in
`tests/soundness.py`. The first error ends the run and leaves its input in a file, which
`python benchmarks/fuzz.py --stages … FILE` runs again.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

with atheris.instrument_imports(include=["quoteattr"]):
    import soundness

MARKS = (
    *"“”„‟\"＂«»‹›「」『』《》〈〉‘’‚‛'`:—(),.?!…", "''", "``", "‘‘", "’’", " ", " ", "  ", "\n",
    "\n\n", "\r", "\r\n", "\t", "\v", "\x00", "\x1b", "\x85", "\u00a0", "\u00ad", "\u200b",
    "\u200d", "\u202e", "\u2028", "\u2029", "\u2066", "\ufeff", "e\u0301", "👩🏽\u200d🚒", "ע",
    "中", "\U0010ffff", "<b>", "&amp;", "]]>", "a", "s", "A", "7", "he ", "said", "Ann",
    "workers'", "'90s", "n't", "a wall of forty letters of text ",
)  # fmt: skip
ROWS = (
    *"0123456789-._|=#“\"", "\t", "\t", "\n", "\n\n", "\r\n", " ", "\t_", "\t_\t_", "\tAnn",
    "\ta\u200bb", "1\tAnn\tAnn\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n",
    "2\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_\n",
    "1\tIt\tit\tPRON\tPRP\t_\t0\troot\t_\tSpaceAfter=No\n",
    "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n", "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n",
    "2\ton\ton\tADV\t_\t_\t1\tdep\t_\tstart_char=3|end_char=5\n",
    "1.1\tx\tx\tX\t_\t_\t_\t_\t1:dep\t_\n", "# newdoc id = a\n", "# newpar\n",
    "# text = Ann said\n", "# coref = 0-1 1-2\n", "start_char=0|end_char=1", "ner=B-PERSON",
    "\ufeff", "\x00", "\u2028",
)  # fmt: skip
TEXT_ONLY = ("paragraphs", "cleaning", "quotations", "conllu", "reading", "export", "display")
CHECKS: dict[str, tuple[Callable[[str], None], tuple[str, ...]]] = {
    "paragraphs": (soundness.check_paragraphs, MARKS),
    "cleaning": (soundness.check_cleaning, MARKS),
    "quotations": (soundness.check_quotations, MARKS),
    "conllu": (soundness.check_conllu, ROWS),
    "reading": (soundness.check_reading, MARKS),
    "export": (soundness.check_exports, MARKS),
    "display": (soundness.check_display, MARKS),
    "whole": (soundness.check_whole, MARKS),
}
REPORT = 100_000


def main(argv: list[str] | None = None) -> None:
    """Fuzz until an error or the end of the runs; see the head of this file."""
    options = _options(argv)
    stages = options.stages.split(",")
    count: Counter[str] = Counter()

    def run(data: bytes) -> None:
        if not data:
            return
        stage = stages[data[0] % len(stages)]
        check, letters = CHECKS[stage]
        check(_spelled(data[1:], letters))
        count[stage] += 1
        if count.total() % REPORT == 0:
            print(f"{count.total():,} executions: {dict(count)}", file=sys.stderr, flush=True)

    flags = [f"-runs={options.runs}", f"-max_len={options.max_len}", "-len_control=20"]
    atheris.Setup([sys.argv[0], *flags, *map(str, options.inputs)], run)
    atheris.Fuzz()


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--stages", default=",".join(TEXT_ONLY), help=f"of {', '.join(CHECKS)}")
    parser.add_argument("--runs", type=int, default=1_000_000, help="-1: until it is stopped")
    parser.add_argument("--max-len", type=int, default=48, help="pieces of an input, at most")
    parser.add_argument("inputs", type=Path, nargs="*", help="corpus folder, or inputs to run")
    return parser.parse_args(argv)


def _spelled(data: bytes, letters: Sequence[str]) -> str:
    """Bytes as pieces of text; those that begin with 255 as UTF-8."""
    if data[:1] == b"\xff":
        return data[1:].decode("utf-8", "ignore")
    return "".join(letters[byte % len(letters)] for byte in data)


if __name__ == "__main__":
    main()
