"""Model folders: missing and damaged files are told before anything is loaded."""

from __future__ import annotations

import json
from hashlib import md5

import pytest

from quoteattr.errors import ModelError
from quoteattr.inference import folders
from quoteattr.inference.folders import EMBEDDED, check_files, processors


def model_folder(tmp_path, **changed):
    """One with a tagger and its vectors; `changed` models are not those of the checksums."""
    contents = {"pos/x.pt": b"tagger", "pretrain/v.pt": b"vectors"}
    sums = {
        path: md5(content, usedforsecurity=False).hexdigest() for path, content in contents.items()
    }
    for path, content in contents.items():
        target = tmp_path / "en" / path
        target.parent.mkdir(parents=True)
        target.write_bytes(changed.get(path.split("/")[0], content))
    entry = {
        "default_processors": {"pos": "x"},
        "pos": {
            "x": {"md5": sums["pos/x.pt"], "dependencies": [{"model": "pretrain", "package": "v"}]}
        },
        "pretrain": {"v": {"md5": sums["pretrain/v.pt"]}},
    }
    (tmp_path / "resources.json").write_text(json.dumps({"en": entry}), encoding="utf-8")
    return tmp_path


def test_a_whole_folder_passes(tmp_path):
    check_files(model_folder(tmp_path), "en")


def test_the_embedded_folder_is_whole():
    check_files(EMBEDDED, "en")
    assert processors(EMBEDDED, "en") == folders.PROCESSORS


@pytest.mark.parametrize("model", ["pos", "pretrain"])
def test_a_damaged_model_is_named_before_it_is_loaded(tmp_path, model):
    folder = model_folder(tmp_path, **{model: b"half of i"})
    with pytest.raises(ModelError, match=rf"{model}.*is damaged: its checksum is.*Install"):
        check_files(folder, "en")


def test_a_missing_model_is_named(tmp_path):
    folder = model_folder(tmp_path)
    (folder / "en" / "pretrain" / "v.pt").unlink()
    with pytest.raises(ModelError, match=r"v\.pt is missing. Install quoteattr again"):
        check_files(folder, "en")
