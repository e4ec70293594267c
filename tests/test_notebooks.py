"""The notebooks run from top to bottom, and are stored without what they print."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))


@pytest.fixture
def nbclient(monkeypatch, tmp_path):
    """The library that runs notebooks; what a kernel stores goes to a folder of its own."""
    for library in ("ipykernel", "matplotlib", "pandas"):
        pytest.importorskip(library)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))  # the kernel imports this tree
    for variable in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "MPLCONFIGDIR"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    return pytest.importorskip("nbclient")


def test_there_are_three_notebooks():
    assert len(NOTEBOOKS) == 3


@pytest.mark.models
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path, nbclient):
    nbformat = pytest.importorskip("nbformat")
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent)}}
    options = {"timeout": 300, "kernel_name": "python3", "resources": resources}
    nbclient.NotebookClient(notebook, **options).execute()  # raises what a cell raises
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert any(output.get("name") == "stdout" for output in outputs)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_stored_without_output(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert code
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in code)
