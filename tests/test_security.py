"""What docs/security.md promises of the package itself."""

from __future__ import annotations

import ast
import socket
from pathlib import Path

import pytest

import quoteattr
from quoteattr.inference.folders import EMBEDDED
from quoteattr.parsing import StanzaParser

PACKAGE = Path(quoteattr.__file__).parent
RISKY = {"pickle", "marshal", "shelve", "dill", "subprocess", "socket", "ssl", "http", "requests"}


def imported(path: Path) -> set[str]:
    """The modules that a file imports, by their first names, ``urllib.request`` in full."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name if name == "urllib.request" else name.partition(".")[0] for name in names}


def test_the_package_unpickles_nothing_and_opens_no_connection():
    files = sorted(PACKAGE.rglob("*.py"))
    assert len(files) > 50
    for path in files:
        assert not imported(path) & (RISKY | {"urllib.request"}), path.name


@pytest.mark.models
def test_models_are_weights_and_no_code():
    import torch

    models = sorted(EMBEDDED.rglob("*.pt"))
    assert models
    for model in models:
        assert torch.load(model, map_location="cpu", weights_only=True)


@pytest.mark.models
def test_the_embedded_models_need_no_network(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    (document,) = StanzaParser().parse(["The mayor said it rained."])
    assert len(document.words) == 6
