"""Stanza model folders: which models lie there, for which Stanza, and whether they are whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quoteattr.errors import LanguageError, ModelError

EMBEDDED = Path(__file__).parents[1] / "models"
PROCESSORS = "tokenize,mwt,pos,lemma,depparse,ner"


def check_embedded(lang: str) -> None:
    """Raises `LanguageError` if this package carries no models of the language."""
    if lang not in (folder.name for folder in EMBEDDED.iterdir() if folder.is_dir()):
        raise LanguageError(
            f"quoteattr carries no models for {lang!r}, only for English ('en'). Name a Stanza "
            f"package to download, Attributor({lang!r}, package='default') or --package default; a "
            f"folder of models, Attributor({lang!r}, model_dir=...) or --model-dir DIR; or hand in "
            f"a pipeline of your own, Attributor({lang!r}, pipeline=stanza.Pipeline({lang!r}))"
        )


def check_folder(folder: Path, lang: str) -> None:
    """Raises `ModelError` if the folder has no models of the language for this Stanza."""
    resources = folder / "resources.json"
    if not resources.is_file():
        raise ModelError(
            f"{folder} is no Stanza model folder: it has no resources.json. Fill one, "
            f"python -c \"import stanza; stanza.download({lang!r}, model_dir='models')\", "
            "or leave model_dir (--model-dir) out"
        )
    try:
        table = json.loads(resources.read_text(encoding="utf-8"))
        if not isinstance(table, dict):
            raise ValueError("it holds no table of languages")
    except ValueError as error:
        raise ModelError(f"{resources} is damaged: {error}. Download the models again") from error
    if not isinstance(table.get(lang), dict):
        raise ModelError(
            f"{folder} holds no models for {lang!r}, only for "
            f"{', '.join(sorted(k for k, v in table.items() if isinstance(v, dict)))}"
        )
    _check_version(folder, str(table.get("resources_version", "")))


def check_files(folder: Path, lang: str) -> None:
    """Raises `ModelError` if a default model is missing or not the one that was put there.

    Models are compared with the checksums of ``resources.json``: weights that were damaged on the
    way would load and find nonsense.
    """
    for path, checksum in _files(folder, lang):
        _check_file(path, checksum)


def verified(folder: Path, lang: str, name: str, package: str) -> Path:
    """The file of a model that the folder's list has.

    Args:
        folder: A folder of models.
        lang: Language code.
        name: What the model does: "depparse".
        package: Name of its file.

    Returns:
        Path of the file.

    Raises:
        ModelError: It is not in the list, it is missing, or it is not the one that was put there.
    """
    entry = _entry(folder, lang).get(name, {}).get(package)
    path = folder / lang / name / f"{package}.pt"
    if entry is None:
        raise ModelError(
            f"{folder / 'resources.json'} lists no model {name}. Install quoteattr again"
        )
    _check_file(path, entry.get("md5", ""))
    return path


def _check_file(path: Path, checksum: str) -> None:
    if not path.is_file():
        raise ModelError(f"the model {path} is missing. Install quoteattr again")
    found = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
    if found != checksum:
        raise ModelError(
            f"the model {path} is damaged: its checksum is {found}, not {checksum}. "
            "Install quoteattr again"
        )


def processors(folder: Path, lang: str) -> str:
    """Those of the processors we need that the folder has: not every language has mwt or ner."""
    default = _entry(folder, lang).get("default_processors", {})
    return ",".join(name for name in PROCESSORS.split(",") if name in default)


def _files(folder: Path, lang: str) -> Iterator[tuple[Path, str]]:
    """The default models and what they depend on, with their checksums."""
    entry = _entry(folder, lang)
    models = set(entry.get("default_processors", {}).items())
    for name, package in list(models):
        for needed in entry.get(name, {}).get(package, {}).get("dependencies", ()):
            models.add((needed["model"], needed["package"]))
    for name, package in sorted(models):
        checksum = entry.get(name, {}).get(package, {}).get("md5", "")
        yield folder / lang / name / f"{package}.pt", checksum


def _entry(folder: Path, lang: str) -> dict[str, Any]:
    table = json.loads((folder / "resources.json").read_text(encoding="utf-8"))
    entry: dict[str, Any] = table.get(table[lang].get("alias"), table[lang])
    return entry


def _check_version(folder: Path, version: str) -> None:
    from importlib.metadata import version as installed

    stanza_version = installed("stanza")
    if version and version.split(".")[:2] != stanza_version.split(".")[:2]:
        raise ModelError(
            f"the models in {folder} were made for Stanza {version}, but Stanza {stanza_version} "
            f"is installed; run pip install 'stanza=={version}', or download models for "
            f"{stanza_version}"
        )
