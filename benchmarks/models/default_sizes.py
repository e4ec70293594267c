"""A model folder of Stanza's default sizes, as good as untrained, to measure speed against.

    python benchmarks/models/default_sizes.py WORK_FOLDER OUTPUT_FOLDER

The work folder is one that `train.py` has prepared data in. Time does not read weights: the layers
are what Stanza's trainers make by default, after a few steps.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import folder
import treebanks
from stage import SHORTHAND, Work, option

STEPS = 3


def main() -> None:
    """Makes the folder."""
    work, output = Work.load(Path(sys.argv[1])), Path(sys.argv[2])
    few = work.folder / "data" / "few.conllu"
    treebanks.write(islice(treebanks.read(work.folder / "data" / "dev.conllu"), 50), few)
    trees = {"train_file": work.data("dev.conllu"), "eval_file": few}
    vectors = {"wordvec_pretrain_file": work.data("glove.pt"), "lang": "en"}
    steps = {"max_steps": STEPS, "eval_interval": STEPS}  # the tagger must evaluate once
    entities = {"train_file": work.data("ner-dev.json"), "eval_file": work.data("ner-dev.json")}
    with TemporaryDirectory() as name:
        models = Path(name)
        _train(models, "pos", "tagger", **trees, **vectors, **steps, fix_eval_interval=True)
        _train(models, "depparse", "parser", **trees, **vectors, **steps)
        vectors.pop("lang")
        _train(models, "ner", "ner_tagger", **entities, **vectors, **steps)
        for part in ("tokenize", "mwt", "lemma"):  # as they are: their sizes are the defaults'
            shutil.copyfile(work.model(part), models / f"{part}.pt")
        files = {name: models / f"{name}.pt" for name in folder.PROCESSORS}
        folder.pack(files, Path(work.data("glove.pt")), output)


def _train(models: Path, name: str, module: str, **options: object) -> None:
    options |= {"save_dir": models, "save_name": f"{name}.pt", "shorthand": SHORTHAND}
    arguments = [part for key, value in options.items() for part in option(key, value)]
    command = [sys.executable, "-m", f"stanza.models.{module}", "--cpu", *arguments]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
