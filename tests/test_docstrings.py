"""Docstrings: what a function takes and gives is told where its first line cannot tell it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "quoteattr"
MANY = 3  # arguments


def public_functions(node: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef]:
    for inner in node.body:
        if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
            yield inner
        elif isinstance(inner, ast.ClassDef) and not inner.name.startswith("_"):
            yield from public_functions(inner)


def untold(function: ast.FunctionDef) -> list[str]:
    """What the docstring of a function should tell and does not."""
    told = ast.get_docstring(function) or ""
    given = function.args
    names = [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    names = [name for name in names if name not in ("self", "cls") and not name.startswith("_")]
    asks = told.startswith("Whether")
    if "Args:" not in told and (len(names) < MANY or asks):
        return []
    missing = [name for name in names if not re.search(rf"^    {name}: ", told, re.MULTILINE)]
    gives = function.returns is not None and ast.unparse(function.returns) != "None"
    if gives and not asks and not re.search(r"^(Returns|Yields):$", told, re.MULTILINE):
        missing.append("what it returns")
    return missing


@pytest.mark.parametrize(
    "file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE))
)
def test_docstrings_tell_of_arguments_and_results(file):
    functions = public_functions(ast.parse(file.read_text(encoding="utf-8")))
    missing = {f.name: untold(f) for f in functions}
    assert {name: told for name, told in missing.items() if told} == {}
