"""The command line over a corpus: what goes in, what may be interrupted, what comes out."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from itertools import count, islice
from pathlib import Path

import pytest
from fake_parser import FlatParser
from line_reader import LineReader

from quoteattr.__main__ import TERMINATED, main
from quoteattr.attributor import Attributor
from quoteattr.corpus.articles import Article, batches
from quoteattr.corpus.workers import attributed
from quoteattr.export import read_jsonl

ROOT = Path(__file__).parents[1]
posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


def run(*arguments):
    return main([str(a) for a in arguments], make=LineReader)


class FlatReader(Attributor):
    """The stages on trees that mean nothing, for what is told of texts."""

    def __init__(self, lang, **_):
        super().__init__(lang, parser=FlatParser())


def read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def article(number):
    """Long enough that four make a batch."""
    return {"id": f"a{number}", "text": f"Abena said it was {number}.\n" + "So it went.\n" * 1100}


def lines(*rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "corpus.jsonl"
    path.write_text(lines(*map(article, range(24))), encoding="utf-8")
    return path


@pytest.fixture
def whole(corpus, tmp_path):
    """What an undisturbed run writes."""
    out = tmp_path / "whole.jsonl"
    assert run("--format", "jsonl", corpus, "-o", out) == 0
    return out.read_bytes()


# In


def test_a_folder_gives_its_text_files_and_those_of_folders_within(tmp_path, capsys):
    for name in ("b.txt", "a.txt", "notes.md", "c/a.txt", "c/d/e.TXT"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Abena said {name}.", encoding="utf-8")
    assert run("--format", "jsonl", tmp_path, tmp_path / "b.txt") == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["doc"] for row in rows] == ["a", "b", "a-2", "e", "b-2"]
    assert rows[2]["text"] == "Abena said c/a.txt."


def test_a_link_to_a_folder_above_is_no_endless_loop(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Abena said so.", encoding="utf-8")
    (tmp_path / "up").symlink_to(tmp_path)
    run("--format", "jsonl", tmp_path)
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_folder_without_text_files_is_told_and_the_others_come_out(tmp_path, capsys):
    empty, shards, news = (tmp_path / name for name in ("empty", "shards", "news"))
    for folder in (empty / "within", shards, news / "empty"):
        folder.mkdir(parents=True)
    (shards / "0.jsonl").write_text(lines({"text": "Abena said no."}), encoding="utf-8")
    (news / "a.txt").write_text("Kofi said yes.", encoding="utf-8")
    assert run("--format", "jsonl", empty, shards, news) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["doc"] for line in out.splitlines()] == ["a"]
    of_empty, of_shards = err.splitlines()
    assert f"{empty}: holds no .txt file; name others" in of_empty
    assert f"{shards}: holds no .txt file; name .jsonl files one by one" in of_shards
    assert of_shards.endswith(str(shards / "*.jsonl"))
    assert run("--format", "jsonl", shards / "0.jsonl") == 0


def test_lines_of_json_are_articles_with_their_own_names(tmp_path, capsys):
    path = tmp_path / "news.jsonl"
    path.write_text(
        lines({"id": 7, "text": "Abena said no."}, {"text": "Kofi said yes."}), encoding="utf-8"
    )
    assert run("--format", "jsonl", path) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["doc"], row["text"]) for row in rows] == [
        ("7", "Abena said no."),
        ("news-2", "Kofi said yes."),
    ]


def test_fields_of_other_names(tmp_path, capsys):
    path = tmp_path / "news.jsonl"
    path.write_text(lines({"url": "u/1", "body": "Abena said no."}), encoding="utf-8")
    assert run("--format", "json", "--text-field", "body", "--id-field", "url", path) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["doc"] == "u/1"
    assert run("--id-field", "key", "--text-field", "body", path) == 1
    assert "line 1: has no field 'key'; name another with --id-field" in capsys.readouterr().err


BROKEN = (
    (b'{"text": "Abena', "is not JSON"),
    (b'["Abena"]', "is no JSON object"),
    (b'{"body": "Abena said no."}', "has no field 'text'; name another with --text-field"),
    (b'{"text": 7}', "the field 'text' is not a string"),
    (b'{"text": "\xff"}', "byte 10 is not UTF-8"),
    (b'{"text": "\\ud800"}', "lone surrogate"),
    (b'{"text": "", "id": [1]}', "neither a string nor a whole number"),
    (b"[" * 100_000, "is not JSON"),
)


def test_a_broken_line_is_reported_with_its_number_and_the_others_come_out(tmp_path, capsys):
    path = tmp_path / "news.jsonl"
    good = lines({"text": "Abena said no."}).encode()
    path.write_bytes(b"".join(good + line + b"\n" for line, _ in BROKEN) + b"\n" + good)
    assert run("--format", "jsonl", path) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["doc"] for line in out.splitlines()] == [
        f"news-{number}" for number in (1, 3, 5, 7, 9, 11, 13, 15, 18)
    ]
    for number, told, (_, message) in zip(count(2, 2), err.splitlines(), BROKEN, strict=False):
        assert f"news.jsonl, line {number}: " in told
        assert message in told
    assert len(err.splitlines()) == len(BROKEN)


def test_lines_that_cannot_be_read_for_one_reason_are_told_together(tmp_path, capsys):
    path = tmp_path / "news.jsonl"
    rows = [{"body": "Abena said no."}] * 2000 + [{"text": "Kofi said yes."}, {"text": 7}]
    path.write_text(lines(*rows), encoding="utf-8")
    assert run("--format", "jsonl", path) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["doc"] == "news-2001"
    *first, number, last = err.splitlines()
    assert len(first) == 5
    assert "line 2002: the field 'text' is not a string" in number
    assert "news.jsonl, 1,995 more lines: has no field 'text'; name another" in last


@pytest.mark.parametrize("jobs", [(), ("--jobs", "1")])
def test_what_hardly_is_a_text_is_told_in_a_line_and_comes_out(jobs, tmp_path, capsys):
    (tmp_path / "link.txt").write_text("https://example.org/bridge", encoding="utf-8")
    (tmp_path / "page.txt").write_text("<p>Abena said no.</p>", encoding="utf-8")
    (tmp_path / "text.txt").write_text("Abena said yes.", encoding="utf-8")
    assert main([str(tmp_path), "-f", "jsonl", *jobs], make=FlatReader) == 0
    out, err = capsys.readouterr()
    assert [json.loads(line)["doc"] for line in out.splitlines()] == ["link", "page", "text"]
    of_link, of_page = err.splitlines()
    assert of_link.startswith("quoteattr: link: 'https://example.org/bridge' is an address")
    assert of_page.startswith("quoteattr: page: '<p>' at offset 0 is markup")


def test_no_more_is_read_than_is_worked_on():
    """A stream without an end gives its first documents, here and in processes."""
    endless = (Article(f"a{n}", f"Abena said {n}. " + "So it went. " * 1700, n) for n in count())
    for jobs in (None, 2):
        found = attributed(LineReader(), batches(endless), jobs)
        docs = [doc for _, doc in islice(found, 7)]
        found.close()
        first = int(docs[0].id[1:])
        assert [doc.id for doc in docs] == [f"a{first + n}" for n in range(7)]
        assert int(next(endless).id[1:]) < first + 30


# Out


def test_parquet_is_a_row_a_claim(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    path, out = tmp_path / "news.jsonl", tmp_path / "claims.parquet"
    path.write_text(lines({"id": "n", "text": "Abena said no. Kofi said yes."}), encoding="utf-8")
    assert run("--format", "parquet", path, "-o", out) == 0
    rows = parquet.read_table(out).to_pylist()
    assert [(row["doc"], row["speaker"], row["content"]) for row in rows] == [
        ("n", "Abena", "no"),
        ("n", "Kofi", "yes"),
    ]
    path.write_text(lines({"id": "n", "text": "Nobody spoke."}), encoding="utf-8")
    empty = tmp_path / "empty.parquet"
    assert run("--format", "parquet", path, "-o", empty) == 0
    assert parquet.read_schema(empty) == parquet.read_schema(out)


def test_parquet_without_pyarrow_says_what_to_install(corpus, tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert run("--format", "parquet", corpus, "-o", tmp_path / "out") == 2
    assert "pip install 'quoteattr[pandas]'" in capsys.readouterr().err


def test_progress_tells_words_a_second(corpus, tmp_path, capsys):
    out = tmp_path / "out.jsonl"
    assert run("--format", "jsonl", "--progress", corpus, "-o", out) == 0
    err = capsys.readouterr().err
    assert "24 articles" in err
    assert "words/s" in err
    assert "100%" in err
    run("--format", "jsonl", corpus, "-o", out)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_the_bytes_are_the_same_for_any_number_of_processes(jobs, corpus, whole, tmp_path):
    out = tmp_path / "out.jsonl"
    assert run("--format", "jsonl", "--jobs", jobs, corpus, "-o", out) == 0
    assert out.read_bytes() == whole


# Interrupted


@pytest.mark.parametrize("share", [0, 0.001, 0.1, 0.5, 0.77, 0.999, 1])
def test_resuming_goes_on_wherever_the_output_was_cut(share, corpus, whole, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_bytes(whole[: int(share * len(whole))])
    assert run("--format", "jsonl", "--resume", corpus, "-o", out) == 0
    assert out.read_bytes() == whole


def test_resuming_begins_where_there_is_nothing_yet(corpus, whole, tmp_path):
    out = tmp_path / "new.jsonl"
    assert run("--format", "jsonl", "--resume", corpus, "-o", out) == 0
    assert out.read_bytes() == whole


def test_a_broken_line_is_no_reason_to_lose_count(tmp_path):
    path, out = tmp_path / "news.jsonl", tmp_path / "out.jsonl"
    path.write_text(lines({"text": "Abena said no."}, {}, {"text": "Esi said so."}), "utf-8")
    assert run("--format", "jsonl", path, "-o", out) == 1
    whole = out.read_bytes()
    out.write_bytes(whole[: whole.index(b"\n") + 1])
    assert run("--format", "jsonl", "--resume", path, "-o", out) == 1
    assert out.read_bytes() == whole


def test_an_output_of_other_articles_is_left_alone(whole, tmp_path, capsys):
    out, other = tmp_path / "out.jsonl", tmp_path / "other.jsonl"
    out.write_bytes(whole)
    other.write_text(lines(article(0), article(2)), encoding="utf-8")
    assert run("--format", "jsonl", "--resume", other, "-o", out) == 2
    assert "out.jsonl, line 2: holds 'a1', but" in capsys.readouterr().err
    other.write_text(lines(article(0)), encoding="utf-8")
    assert run("--format", "jsonl", "--resume", other, "-o", out) == 2
    assert "after the last of the articles" in capsys.readouterr().err
    assert out.read_bytes() == whole


@pytest.mark.parametrize("content", ["my notes", "my notes\n", '{"doc": 7\n', "\n"])
def test_a_file_of_something_else_is_left_alone(content, corpus, tmp_path, capsys):
    out = tmp_path / "notes.jsonl"
    out.write_text(content, encoding="utf-8")
    assert run("--format", "jsonl", "--resume", corpus, "-o", out) == 2
    assert out.read_text(encoding="utf-8") == content
    assert "notes.jsonl" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--resume", "-o", "out"), "only --format jsonl can be resumed"),
        (("--resume", "--format", "jsonl"), "needs a file to go on with"),
        (("--resume", "--format", "jsonl", "-o", os.devnull), "needs a file to go on with"),
        (("--format", "parquet"), "name a file with -o"),
        (("--jobs", "0"), "'0' is not a number of processes"),
    ],
)
def test_options_that_do_not_go_together(options, problem, corpus, capsys):
    with pytest.raises(SystemExit, match="2"):
        run(*options, corpus)
    assert problem in capsys.readouterr().err


def test_other_options_are_never_mixed_into_one_output(corpus, whole, tmp_path, capsys):
    out = tmp_path / "out.jsonl"
    resume = ("--format", "jsonl", "--resume", corpus, "-o", out)
    assert run(*resume) == 0
    out.write_bytes(whole[: len(whole) // 2])
    for option, value in (("--min-confidence", 0.9), ("--lang", "de"), ("--package", "gsd")):
        before = out.read_bytes()
        assert run(*resume, option, value) == 2
        err = capsys.readouterr().err
        assert "out.jsonl was begun with " + option in err
        assert f"not {value!r}" in err
        assert out.read_bytes().startswith(before.rpartition(b"\n")[0])
    assert run(*resume, "--rules") == 2
    assert "out.jsonl was begun with --rules False, not True" in capsys.readouterr().err
    assert run(*resume) == 0
    assert out.read_bytes() == whole


def test_another_version_is_never_mixed_in(corpus, whole, tmp_path, monkeypatch, capsys):
    out = tmp_path / "out.jsonl"
    resume = ("--format", "jsonl", "--resume", corpus, "-o", out)
    monkeypatch.setattr("quoteattr.corpus.manifest.version", lambda: "0.0.1")
    assert run(*resume) == 0
    monkeypatch.undo()
    assert run(*resume) == 2
    assert "begun with quoteattr '0.0.1'" in capsys.readouterr().err
    (tmp_path / "out.jsonl.manifest").unlink()
    assert run(*resume) == 0
    assert "they are taken to be the same" in capsys.readouterr().err
    assert out.read_bytes() == whole


def test_a_new_output_forgets_the_options_of_an_old_one(corpus, tmp_path):
    out = tmp_path / "out.jsonl"
    resume = ("--format", "jsonl", "--resume", corpus, "-o", out)
    assert run(*resume) == 0
    out.unlink()
    assert run(*resume, "--min-confidence", 0.9) == 0
    assert run(*resume, "--min-confidence", 0.9) == 0


def test_a_damaged_manifest_is_told(corpus, tmp_path, capsys):
    out = tmp_path / "out.jsonl"
    resume = ("--format", "jsonl", "--resume", corpus, "-o", out)
    assert run(*resume) == 0
    (tmp_path / "out.jsonl.manifest").write_text("[", encoding="utf-8")
    assert run(*resume) == 2
    assert "out.jsonl.manifest: is damaged" in capsys.readouterr().err


def start(corpus, out, *options, growing=("--resume",)):
    return subprocess.Popen(
        [sys.executable, "tests/line_reader.py", "--format", "jsonl", *growing, *options,
         str(corpus), "-o", str(out)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip


def size(path):
    return path.stat().st_size if path.exists() else 0


def wait_for_more(process, path, before):
    while process.poll() is None and size(path) == before:
        time.sleep(0.002)


@posix
def test_killed_at_any_moment_and_resumed_it_ends_with_the_same_bytes(corpus, whole, tmp_path):
    out = tmp_path / "out.jsonl"
    draw = random.Random(7)  # noqa: S311
    killed = 0
    for number in range(20):
        with start(corpus, out) as process:
            if number % 5:  # once it writes; else while it starts
                wait_for_more(process, out, size(out))
            time.sleep(draw.uniform(0, 0.03 if number % 5 else 0.2))
            process.kill()
        killed += process.returncode == -signal.SIGKILL
    assert killed > 10
    with start(corpus, out) as process:
        assert process.wait() == 0
    assert out.read_bytes() == whole


@posix
def test_killed_with_its_processes_at_work_none_stays_behind(corpus, whole, tmp_path):
    out = tmp_path / "out.jsonl"
    for _ in range(2):
        with start(corpus, out, "--jobs", "2") as process:
            wait_for_more(process, out, size(out))
            process.kill()
            process.communicate(timeout=30)  # until all that write to its streams are gone
        assert process.returncode == -signal.SIGKILL
    with start(corpus, out, "--jobs", "2") as process:
        assert process.wait() == 0
    assert out.read_bytes() == whole


@posix
@pytest.mark.parametrize("options", [(), ("--jobs", "2")])
def test_ctrl_c_leaves_whole_lines(options, corpus, whole, tmp_path):
    out = tmp_path / "out.jsonl"
    with start(corpus, out, *options) as process:
        wait_for_more(process, out, 0)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, b"")
    left = out.read_bytes()
    assert left.endswith(b"\n")
    assert whole.startswith(left)
    assert len(left) < len(whole)


@posix
@pytest.mark.parametrize("options", [(), ("--jobs", "2")])
def test_a_run_that_is_told_to_stop_leaves_no_draft_behind(options, corpus, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    with start(corpus, folder / "out.jsonl", *options, growing=()) as process:
        while process.poll() is None and not list(folder.iterdir()):
            time.sleep(0.002)
        for _ in range(2):  # as ``timeout`` does
            process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err, list(folder.iterdir())) == (TERMINATED, b"", [])


# Back


def test_shards_are_read_back_one_document_at_a_time(whole, tmp_path):
    folder = tmp_path / "shards"
    folder.mkdir()
    rows = whole.splitlines(keepends=True)
    (folder / "0.jsonl").write_bytes(b"".join(rows[:10]))
    (folder / "1.jsonl").write_bytes(b"".join(rows[10:]))
    assert [doc.id for doc in read_jsonl(folder)] == [f"a{n}" for n in range(24)]
    assert next(read_jsonl([folder / "1.jsonl", folder])).id == "a10"
