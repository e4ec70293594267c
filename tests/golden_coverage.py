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
    lines = [_HEAD, "| capability | cases | hold |", "|---|--:|--:|"]
    lines += [_total(f"[{title}](#{_anchor(title)})", cases) for title, _, cases in tables]
    lines += [_total("**all**", total)]
    for title, name, cases in tables:
        lines += ["", f"## {title}", "", f"[{name}](../tests/golden/{name})", ""]
        lines += ["| case | what it shows | holds |", "|---|---|---|"]
        lines += [f"| `{c.id}` | {_cell(c.title)} | {_cell(_state(c))} |" for c in cases]
    return "\n".join(lines) + "\n"


def _total(title: str, cases: Sequence[Case]) -> str:
    return f"| {title} | {len(cases)} | {sum(not case.fails for case in cases)} |"


def _state(case: Case) -> str:
    return f"not yet: {case.fails}" if case.fails else "yes"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _anchor(title: str) -> str:
    return "".join(c for c in title.lower().replace(" ", "-") if c.isalnum() or c == "-")
