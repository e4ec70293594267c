"""A Stanza model folder from trained models: half the bytes, with checksums, nothing else."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch

PACKAGE, VECTORS = "news", "glove"
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
WITH_VECTORS = ("pos", "depparse", "ner")
TRAINING = {"optimizer_state_dict", "scheduler_state_dict", "dev_score_history", "global_step",
            "last_best_step"}  # fmt: skip


def pack(models: Mapping[str, Path], vectors: Path, output: Path) -> None:
    """Writes the folder, so that `stanza.Pipeline(dir=output, package="news")` opens it.

    Args:
        models: The file of each processor's model as it was trained.
        vectors: The file of word vectors.
        output: The folder to fill; its own notes are kept, its old models are not.
    """
    english = output / "en"
    shutil.rmtree(english, ignore_errors=True)
    for name, source in models.items():
        target = english / name / f"{PACKAGE}.pt"
        target.parent.mkdir(parents=True)
        shrink(source, target)
    target = english / "pretrain" / f"{VECTORS}.pt"
    target.parent.mkdir()
    shutil.copyfile(vectors, target)
    text = json.dumps(_resources(english, list(models)), indent=1) + "\n"
    (output / "resources.json").write_text(text, encoding="utf-8")


def shrink(source: Path, target: Path) -> None:
    """Weights in half precision, which Stanza's models take in as single; no trace of training."""
    checkpoint = torch.load(source, map_location="cpu", weights_only=True)
    kept = {name: value for name, value in checkpoint.items() if name not in TRAINING}
    for name in ("config", "args"):
        if isinstance(kept.get(name), dict):
            kept[name] = {key: _kept(key, value) for key, value in kept[name].items()}
    torch.save(_halved(kept), target, _use_new_zipfile_serialization=False)


def _kept(option: str, value: Any) -> Any:
    """Options without the paths of the machine that trained."""
    return None if option.endswith(("_file", "_dir", "_name", "continue_from")) else value


def _halved(value: Any) -> Any:
    if isinstance(value, torch.Tensor):
        return value.half() if value.dtype is torch.float32 else value
    if isinstance(value, dict):
        return type(value)((key, _halved(part)) for key, part in value.items())
    return value


def _resources(english: Path, processors: Sequence[str]) -> dict[str, Any]:
    """What Stanza reads to know the folder's models, with their checksums."""
    chosen = dict.fromkeys(processors, PACKAGE)
    vectors = [{"model": "pretrain", "package": VECTORS}]
    table: dict[str, Any] = {
        "lang_name": "English",
        "packages": {"default": chosen, PACKAGE: chosen},
        "default_processors": chosen,
    }
    for name in processors:
        entry: dict[str, Any] = {"md5": _md5(english / name / f"{PACKAGE}.pt")}
        if name in WITH_VECTORS:
            entry["dependencies"] = vectors
        table[name] = {PACKAGE: entry}
    table["pretrain"] = {VECTORS: {"md5": _md5(english / "pretrain" / f"{VECTORS}.pt")}}
    return {"en": table, "resources_version": version("stanza")}


def _md5(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
