"""The benchmark: its memory of runs, and a whole run on a made-up corpus."""

import json
import re

import pytest
from benchmarking import SHARED, needs_scorer

pytestmark = pytest.mark.usefixtures("benchmarks")


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


def claim(key, source, cue, content):
    """A claim by its words in the text; its source may be left out."""
    from quoteattr.claims import Claim
    from quoteattr.spans import Span

    def cut(words):
        start = TEXT.index(words)
        return (Span.of(TEXT, start, start + len(words)),) if words else ()

    return Claim(
        id=key,
        form="indirect",
        type="statement",
        polarity="positive",
        source=cut(source),
        cue=cut(cue),
        content=cut(content),
        speaker=None,
        resolution="none",
        about=(),
        addressees=(),
        parent=None,
        rule="test",
        confidence=0.9,
    )


def finding(*claims):
    """An attributor that always finds these claims."""
    from quoteattr.result import AttributedDocument

    class Found:
        def attribute_document(self, document, doc_id):
            return AttributedDocument(doc_id, document.text, claims=claims)

    return Found()


def corpus_with_parse(folder):
    """The arguments that name a made-up corpus and its kept parse."""
    import corpus

    from quoteattr.document import Document

    write_corpus(folder)
    corpus.keep(folder / "parses", "storm", Document(TEXT))
    return [str(folder), "--parses", str(folder / "parses")]


@needs_scorer
def test_a_whole_run_on_a_made_up_corpus(tmp_path, capsys):
    import polnear

    perfect = finding(claim("c1", "Abena Osei", "said", "the ferry would wait"))
    stored, predictions = tmp_path / "run.json", tmp_path / "out.jsonl"
    arguments = [*corpus_with_parse(tmp_path), "--store", str(stored)]
    polnear.main([*arguments, "--predictions", str(predictions)], attributor=perfect)
    polnear.main([*arguments, "--against", str(stored)], attributor=perfect)

    out = capsys.readouterr().out
    assert re.findall(r"^end to end F1 +([\d.]+)", out, re.MULTILINE) == ["100.0"] * 2
    assert "claims gained 0, lost 0" in out
    kept = stored.read_text(encoding="utf-8")
    assert [row["right"] for row in json.loads(kept)["documents"].values()] == [[0]]
    assert "storm" not in kept  # ids of articles may hold words of theirs
    assert "ferry" not in stored.read_text(encoding="utf-8")
    assert json.loads(predictions.read_text(encoding="utf-8"))["doc"] == "storm"


@needs_scorer
@pytest.mark.parametrize(
    ("found", "missed", "extra"),
    [
        ([("Abena Osei", "said", "the ferry would wait")], "right", None),
        ([("", "said", "the ferry would wait")], "no source", None),
        ([("Storm", "said", "the ferry would wait")], "other source", None),
        ([("Abena Osei", "said", "Rain fell on the quay")], "other content", "other content"),
        ([("Abena Osei", "would", "wait. Rain fell on the quay")], "not found", "nothing"),
        ([], "not found", None),
    ],
)
def test_errors_are_sorted_into_kinds(found, missed, extra, tmp_path):
    import errors

    claims = [claim(f"c{number}", *words) for number, words in enumerate(found, 1)]
    stored = tmp_path / "errors.json"
    errors.main([*corpus_with_parse(tmp_path), "--store", str(stored)], finding(*claims))
    counts = json.loads(stored.read_text(encoding="utf-8"))
    assert {kind: n for kind, n in counts["missed"].items() if n} == {missed: 1}
    assert {kind: n for kind, n in counts["extra"].items() if n} == ({extra: 1} if extra else {})
