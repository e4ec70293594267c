"""README and docs: their Python runs, their links lead somewhere, their commands exist."""

import doctest
import json
import re
import shlex
from pathlib import Path

import pytest

from quoteattr.__main__ import main

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)#?([^)\s]*)\)")
IMAGE = re.compile(r"<img [^>]*src=\"(?!https?:)([^\"]+)")


def blocks(page, language):
    """Fenced blocks of a language with their line numbers."""
    text = page.read_text(encoding="utf-8")
    for fence in FENCE.finditer(text):
        if fence[1] == language:
            yield text[: fence.start()].count("\n") + 1, fence[2]


def name(page):
    return str(page.relative_to(ROOT))


def anchors(page):
    """The anchors that a renderer makes of a page's headings."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.models
@pytest.mark.parametrize("page", [page for page in PAGES if any(blocks(page, "python"))], ids=name)
def test_python_of_a_page_runs(page, monkeypatch, tmp_path):
    """All blocks of a page share their names, as if typed into one session."""
    for folder in ("docs", "quoteattr"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.chdir(tmp_path)  # what an example writes stays out of the tree
    names = {"__name__": "__main__"}
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    for line, code in blocks(page, "python"):
        if ">>>" in code:
            test = doctest.DocTestParser().get_doctest(code, names, name(page), str(page), line)
            runner.run(test, clear_globs=False)
            names.update(test.globs)
        else:
            exec(compile("\n" * line + code, str(page), "exec"), names)  # noqa: S102
    assert runner.summarize(verbose=False).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_of_a_page_lead_somewhere(page):
    text = page.read_text(encoding="utf-8")
    for path, anchor in [*LINK.findall(text), *((path, "") for path in IMAGE.findall(text))]:
        target = page.parent / path if path else page
        assert target.exists(), f"{name(page)} links to {path}"
        assert not anchor or anchor in anchors(target), f"{name(page)} links to {path}#{anchor}"


def test_every_page_is_in_the_index():
    docs = ROOT / "docs"
    index = (docs / "index.md").read_text(encoding="utf-8")
    pages = [page.relative_to(docs).as_posix() for page in docs.rglob("*.md")]
    assert [page for page in pages if f"({page})" not in index] == ["index.md"]


def commands():
    for page in PAGES:
        for _, code in blocks(page, "bash"):
            for line in code.splitlines():
                command = line.split("|")[0].partition("#")[0].strip()
                if command.startswith("python -m quoteattr"):
                    yield command


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_commands_have_options_that_exist(command, capsys):
    arguments = [word for word in shlex.split(command)[3:] if not word.startswith(">")]
    with pytest.raises(SystemExit) as stop:
        main([*arguments, "--help"])
    assert stop.value.code == 0
    assert "usage" in capsys.readouterr().out


@pytest.mark.models
def test_readme_shows_what_its_first_command_prints(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert main(["docs/examples/harbour.txt"]) == 0
    printed = capsys.readouterr().out.strip()
    shown = "".join(code for _, code in blocks(ROOT / "README.md", "text"))
    assert printed in shown, "the library changed: run python docs/refresh.py --picture"


def test_figures_are_those_of_the_stored_run():
    runs = {
        file.stem: json.loads(file.read_text(encoding="utf-8"))
        for file in (ROOT / "benchmarks" / "runs").glob("*.json")
    }
    shown = [
        (figure, value)
        for page in PAGES
        for figure, value in re.findall(
            r"<!-- ([^>]+) -->([\d.]+)", page.read_text(encoding="utf-8")
        )
    ]
    assert len(shown) > 20
    for figure, value in shown:
        run, _, name = figure.rpartition(": ")
        stored = runs[run or "default"]["figures"][name]
        assert value == f"{stored:.1f}", "run python docs/refresh.py"


def test_tables_are_those_of_the_stored_runs(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    from tables import with_tables

    for name in ("speed.md", "models.md", "accuracy.md"):
        text = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert "<!-- generated: " in text
        assert with_tables(text) == text, "run python docs/refresh.py"
