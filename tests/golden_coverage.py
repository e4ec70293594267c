"""The page that tells what the library reads and what it does not read yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from golden_cases import GOLDEN, Case, group_title, groups, read_cases

PAGE = Path(__file__).parents[1] / "docs" / "coverage.md"
_HEAD = """\
# What quoteattr reads

Every line is a golden case: a text of our own with the claims it must give, in
[tests/golden](../tests/golden), where anyone can add one (the head of
[golden_cases.py](../tests/golden_cases.py) tells how). This page is written by
`python tests/golden/write_coverage.py`; do not edit it.
"""


def page() -> str:
    """The page, as Markdown."""
    tables = [
        (group_title(file), file.relative_to(GOLDEN).as_posix(), read_cases(file))
        for file in groups()
    ]
    total = [case for _, _, cases in tables for case in cases]
    lines = [_HEAD, "| capability | cases | hold | by the rules alone |", "|---|--:|--:|--:|"]
    lines += [_total(f"[{title}](#{_anchor(title)})", cases) for title, _, cases in tables]
    lines += [_total("**all**", total)]
    for title, name, cases in tables:
        lines += ["", f"## {title}", "", f"[{name}](../tests/golden/{name})", ""]
        lines += ["| case | what it shows | holds |", "|---|---|---|"]
        lines += [f"| `{c.id}` | {_cell(c.title)} | {_cell(_state(c))} |" for c in cases]
    return "\n".join(lines) + "\n"


def _total(title: str, cases: Sequence[Case]) -> str:
    held = [sum(not c.failing(with_model=model) for c in cases) for model in (True, False)]
    return f"| {title} | {len(cases)} | {held[0]} | {held[1]} |"


def _state(case: Case) -> str:
    said = {"": "yes", "fails": "not yet", "rules fail": "not by the rules alone",
            "model fails": "by the rules alone"}  # fmt: skip
    return f"{said[case.mark]}: {case.reason}" if case.mark else said[""]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _anchor(title: str) -> str:
    return "".join(c for c in title.lower().replace(" ", "-") if c.isalnum() or c == "-")
