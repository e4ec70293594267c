"""The benchmark: its memory of runs, and a whole run on a made-up corpus."""

import json
import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("QUOTEATTR_SHARED", ROOT.parent / "shared"))


@pytest.fixture(autouse=True)
def _path(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))


@pytest.fixture
def runs():
    import runs

    return runs


def row(end_to_end, *right):
    return {"end_to_end": end_to_end, "gold": 4, "predicted": 4, "right": list(right)}


def test_a_run_reads_back(runs, tmp_path):
    runs.write_run(tmp_path / "run.json", {"end to end F1": 58.44444}, {"b": row(50.0, 0, 1)})
    read = runs.read_run(tmp_path / "run.json", ["b"])
    assert read["figures"] == {"end to end F1": 58.4444}
    assert read["documents"] == {"b": row(50.0, 0, 1)}


def test_another_file_is_refused(runs, tmp_path):
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SystemExit, match="make one with --store"):
        runs.read_run(tmp_path / "other.json")


def test_gains_and_losses_are_told_by_document(runs):
    before = {
        "figures": {"end to end F1": 50.0, "cue tokens F1": 70.0},
        "documents": {"a": row(50.0, 0, 1), "b": row(25.0, 2), "c": row(0.0)},
    }
    now = {"a": row(40.0, 0), "b": row(75.0, 1, 2, 3), "c": row(0.0)}
    lines = runs.compare(before, {"end to end F1": 55.0, "cue tokens F1": 70.0}, now).splitlines()
    assert [line.split()[-1] for line in lines if "F1" in line] == ["+5.0"]
    assert [line.split() for line in lines[3:5]] == [
        ["-10.0", "+0", "−1", "a"],
        ["+50.0", "+2", "−0", "b"],
    ]
    assert lines[-1] == ("claims gained 2, lost 1; documents better 1, worse 1, of 3 in both runs")


def test_totals_of_other_documents_are_not_compared(runs):
    before = {"figures": {"end to end F1": 50.0}, "documents": {"a": row(50.0), "gone": row(1.0)}}
    told = runs.compare(before, {"end to end F1": 9.0}, {"a": row(50.0), "new": row(9.0, 1)})
    assert "not compared" in told
    assert "9.0" not in told
    assert told.endswith("of 1 in both runs")


TEXT = "Storm nears\n\nAbena Osei said the ferry would wait. Rain fell on the quay.\n"


def write_corpus(folder):
    """A corpus of one article, in brat's standoff, beside the true scorers."""
    dev = folder / "data" / "polnear" / "dev"
    (dev / "text").mkdir(parents=True)
    (dev / "attributions").mkdir()
    (dev / "text" / "storm.txt").write_text(TEXT, encoding="utf-8")
    spans = {"Source": "Abena Osei", "Cue": "said", "Content": "the ferry would wait"}
    lines = []
    for number, (role, words) in enumerate(spans.items(), 1):
        start = TEXT.index(words)
        lines.append(f"T{number}\t{role} {start} {start + len(words)}\t{words}")
    lines.append("E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3")
    path = dev / "attributions" / "storm_anno.ann"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "eval").symlink_to(SHARED / "eval")


@pytest.mark.skipif(not (SHARED / "eval").is_dir(), reason="needs the scorers of shared/eval")
def test_a_whole_run_on_a_made_up_corpus(tmp_path, capsys):
    import corpus
    import polnear

    from quoteattr.claims import Claim
    from quoteattr.document import Document
    from quoteattr.result import AttributedDocument
    from quoteattr.spans import Span

    def cut(words):
        return (Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words)),)

    claim = Claim(
        id="c1",
        form="indirect",
        type="statement",
        polarity="positive",
        source=cut("Abena Osei"),
        cue=cut("said"),
        content=cut("the ferry would wait"),
        speaker=None,
        resolution="none",
        about=(),
        addressees=(),
        parent=None,
        rule="test",
        confidence=0.9,
    )

    class Perfect:
        def attribute_document(self, document, doc_id):
            return AttributedDocument(doc_id, document.text, claims=(claim,))

    write_corpus(tmp_path)
    stored, predictions = tmp_path / "run.json", tmp_path / "out.jsonl"
    corpus.keep(tmp_path / "parses", "storm", Document(TEXT))
    arguments = [str(tmp_path), "--parses", str(tmp_path / "parses"), "--store", str(stored)]
    polnear.main([*arguments, "--predictions", str(predictions)], attributor=Perfect())
    polnear.main([*arguments, "--against", str(stored)], attributor=Perfect())

    out = capsys.readouterr().out
    assert re.findall(r"^end to end F1 +([\d.]+)", out, re.MULTILINE) == ["100.0"] * 2
    assert "claims gained 0, lost 0" in out
    kept = stored.read_text(encoding="utf-8")
    assert [row["right"] for row in json.loads(kept)["documents"].values()] == [[0]]
    assert "storm" not in kept  # ids of articles may hold words of theirs
    assert "ferry" not in stored.read_text(encoding="utf-8")
    assert json.loads(predictions.read_text(encoding="utf-8"))["doc"] == "storm"
