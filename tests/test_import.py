"""`import quoteattr` is light, and the public names are there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import quoteattr

ROOT = Path(__file__).parents[1]
HEAVY = ("torch", "stanza", "networkx", "numpy", "pandas", "spacy")
STAGES = ("quoteattr.about", "quoteattr.entities", "quoteattr.rules", "quoteattr.speakers")


def python(code, *options):
    command = [sys.executable, *options, "-c", code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)


def test_import_loads_nothing_heavy():
    loaded = python("import sys, quoteattr; print(*sys.modules)").stdout.split()
    assert "quoteattr" in loaded
    assert not set(HEAVY).intersection(loaded)
    assert not set(STAGES).intersection(loaded)


def test_import_takes_less_than_a_fifth_of_a_second():
    timed = (
        "from time import perf_counter; begin = perf_counter(); import quoteattr; "
        "print(perf_counter() - begin)"
    )
    assert min(float(python(timed).stdout) for _ in range(5)) < 0.2


FORKED = """
import os, sys, types
torch = sys.modules["torch"] = types.SimpleNamespace(set_num_threads=print)
import quoteattr, quoteattr.parsing
os.wait() if os.fork() else os._exit(0)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks there")
def test_children_of_a_program_that_only_imports_it_keep_their_threads():
    assert python(FORKED, "-u").stdout == ""


def test_public_names_are_there_and_documented():
    for name in quoteattr.__all__:
        assert getattr(quoteattr, name).__doc__ or name.startswith("__"), name
    assert {"attribute", "Attributor", "AttributedDocument"} <= set(quoteattr.__all__)
    assert set(quoteattr.__all__) <= set(dir(quoteattr))


@pytest.mark.parametrize(
    "name",
    ["export.read_jsonl", "graph.entity_graph", "display.page", "errors.TextError",
     "linking.link_entities", "rules.find_attributions", "about.find_about",
     "stages.SpeakerStage", "entities.find_entities", "speakers.find_speakers",
     "quotations.find_quotations", "parsing.Parser", "to_frame", "__version__"],
)  # fmt: skip
def test_what_the_docs_name_is_there_after_a_bare_import(name):
    assert python(f"import quoteattr; print(quoteattr.{name})").stdout.strip()


def test_dir_lists_what_is_public_and_nothing_else():
    listed = [name for name in dir(quoteattr) if not name.startswith("_")]
    modules = ["display", "errors", "export", "graph", "linking"]
    assert listed == sorted([*quoteattr.__all__, *modules])
    assert {"__version__", "__file__", "__doc__"} <= set(dir(quoteattr))
    with pytest.raises(AttributeError, match="'quoteattr' has no attribute 'nothing'"):
        quoteattr.nothing  # noqa: B018


def test_the_version_is_a_number():
    assert re.match(r"\d+(\.\d+)*", quoteattr.__version__)
