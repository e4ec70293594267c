"""The command line, with an attributor that needs no models."""

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import attrs
import pytest
from line_reader import LineReader

from quoteattr.__main__ import BROKEN_PIPE, main
from quoteattr.attributor import Attributor
from quoteattr.commandline import FORMATS
from quoteattr.errors import ModelError
from quoteattr.export import FORMATS as EXPORTS
from quoteattr.lexicon import DATA, Lexicon
from quoteattr.options import UNSET
from quoteattr.result import AttributedDocument

ROOT = Path(__file__).parents[1]


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text("Abena said it would hold.\nKofi said it would not.\n", encoding="utf-8")
    return path


def run(*arguments):
    return main([str(a) for a in arguments], make=LineReader)


def test_table_names_speaker_and_content(article, capsys):
    assert run(article) == 0
    out = capsys.readouterr().out
    assert "Abena" in out
    assert "it would hold" in out
    assert "\x1b" not in out


def test_json_lines_hold_an_object_a_file_in_order(article, tmp_path, capsys):
    other = tmp_path / "quay.txt"
    other.write_text("Esi said nothing new.", encoding="utf-8")
    assert run("--format", "jsonl", other, article) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["doc"] for row in rows] == ["quay", "bridge"]
    assert [len(row["claims"]) for row in rows] == [1, 2]


def test_json_is_an_object_for_one_file_and_an_array_for_several(article, capsys):
    run("--format", "json", article)
    assert json.loads(capsys.readouterr().out)["doc"] == "bridge"
    run("--format", "json", article, article)
    assert [row["doc"] for row in json.loads(capsys.readouterr().out)] == ["bridge", "bridge-2"]


def test_offsets_fit_the_file_with_windows_line_ends(tmp_path, capsys):
    path = tmp_path / "crlf.txt"
    path.write_bytes("Ärzte warn.\r\n\r\nAbena said it held.\r\n".encode())
    run("--format", "jsonl", path)
    (start, end), *_ = json.loads(capsys.readouterr().out)["claims"][0]["content"]
    assert path.read_bytes().decode()[start:end] == "it held"


def test_the_formats_are_those_of_the_library_and_parquet():
    assert (*EXPORTS, "parquet") == FORMATS


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("a.csv", "doc,claim,"),
        ("a.JSONL", '{"doc": "bridge"'),
        ("a.graphml", "<?xml"),
        ("a.htm", "<!doctype html>"),
        ("a.txt", "bridge: 2 claims"),
        ("a", "bridge: 2 claims"),
    ],
)
def test_the_ending_of_the_output_tells_the_format(name, beginning, article, tmp_path):
    assert run(article, "-o", tmp_path / name) == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(beginning)
    assert run(article, "-f", "JSON", "-o", tmp_path / name) == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("{\n")


def test_csv_is_a_row_a_claim(article, tmp_path):
    out = tmp_path / "claims.csv"
    assert run("--format", "csv", "-o", out, article, article) == 0
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["doc"], row["speaker"]) for row in rows] == [
        ("bridge", "Abena"), ("bridge", "Kofi"), ("bridge-2", "Abena"), ("bridge-2", "Kofi"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "parquet"])
def test_every_text_format_is_written_for_one_and_for_several_files(name, article, tmp_path):
    out = tmp_path / "out"
    for articles in ([article], [article, article]):
        assert run("--format", name, "-o", out, *articles) == 0
        assert "Abena" in out.read_text(encoding="utf-8")


def test_one_bad_file_is_reported_and_the_others_come_out(article, tmp_path, capsys):
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Café".encode("latin-1"))
    assert (
        run("--format", "jsonl", tmp_path / "none.txt", latin, tmp_path / "no.jsonl", article) == 1
    )
    out, err = capsys.readouterr()
    assert json.loads(out)["doc"] == "bridge"
    missing, undecodable, rows = err.splitlines()
    assert "none.txt: No such file" in missing
    assert "latin.txt: byte 3 is not UTF-8; convert" in undecodable
    assert "no.jsonl: No such file" in rows


def test_nothing_readable_leaves_the_output_file_alone(tmp_path, capsys):
    out = tmp_path / "out.json"
    out.write_text("old", encoding="utf-8")
    assert run("--format", "json", "-o", out, tmp_path / "none.txt") == 1
    assert out.read_text(encoding="utf-8") == "old"
    assert "none.txt" in capsys.readouterr().err


def test_output_is_replaced_only_when_all_is_written(article, tmp_path, monkeypatch):
    out = tmp_path / "out.jsonl"
    out.write_text("old", encoding="utf-8")

    def fail(_self, **_options):
        raise OSError("disk full")

    monkeypatch.setattr(AttributedDocument, "to_json", fail)
    assert run("--format", "jsonl", "-o", out, article) == 2
    assert out.read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bridge.txt", "out.jsonl"]


def test_output_may_be_a_device_and_not_a_folder(article, tmp_path, capsys):
    assert run("-o", os.devnull, article) == 0
    assert not Path(os.devnull).is_file()
    for bad in (tmp_path, tmp_path / "none" / "out"):
        with pytest.raises(SystemExit, match="2"):
            run("-o", bad, article)
    assert "make it first" in capsys.readouterr().err


def test_min_confidence_drops_claims(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("Abena said a. Kofi said b. Esi said c.", encoding="utf-8")
    run("--format", "jsonl", "--min-confidence", "0.8", path)
    claims = json.loads(capsys.readouterr().out)["claims"]
    assert [(c["id"], c["parent"]) for c in claims] == [("c1", None), ("c2", "c1")]
    with pytest.raises(SystemExit, match="2"):
        run("--min-confidence", "90", path)
    assert "'90' is not a number from 0 to 1" in capsys.readouterr().err


def test_what_stands_within_a_dropped_claim_is_dropped_with_it():
    doc = next(LineReader().pipe(["Abena said a. Kofi said b. Esi said c."]))
    outer, middle, inner = doc.claims
    doubtful = attrs.evolve(doc, claims=(outer, attrs.evolve(middle, confidence=0.1), inner))
    assert inner.parent == middle.id
    sure = doubtful.confident(0.5)
    assert sure.claims == (outer,)
    kinds = [kind for _, kind in sure.to_graph().nodes(data="kind")]
    assert kinds.count("claim") == 1
    assert doubtful.confident(0.0) == doubtful


def test_colour_only_on_a_terminal(article, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    def shown(**environment):
        terminal = Terminal()
        monkeypatch.setattr(sys, "stdout", terminal)
        for name in ("NO_COLOR", "TERM"):
            monkeypatch.setenv(name, environment.get(name, ""))
        run(article)
        return terminal.getvalue()

    assert "\x1b[" in shown()
    assert "\x1b[" not in shown(NO_COLOR="1")
    assert "\x1b[" not in shown(TERM="dumb")


def test_errors_of_the_models_are_one_line(article, capsys):
    def broken(*_arguments, **_options):
        raise ModelError("the models are damaged; install the package again")

    assert main([str(article)], make=broken) == 2
    assert capsys.readouterr().err.endswith("install the package again\n")


def test_options_reach_the_attributor(article, capsys):
    seen = []

    def make(*arguments, **options):
        seen.append((*arguments, *options.values()))
        return LineReader()

    main(["--lang", "de", "--package", "gsd", "--model-dir", "m", str(article)], make=make)
    main(["--rules", str(article)], make=make)
    assert seen == [("de", "gsd", "m", UNSET, None), ("en", None, None, None, None)]
    assert capsys.readouterr().out


def test_a_lexicon_of_ones_own_reaches_the_attributor(article, tmp_path):
    folder, seen = shutil.copytree(DATA / "es", tmp_path / "mine"), []

    def make(lang, **options):
        seen.append((lang, options["lexicon"]))
        return LineReader()

    assert main(["--lang", "gl", "--lexicon", str(folder), str(article)], make=make) == 0
    ((lang, lexicon),) = seen
    assert (lang, lexicon.lang) == ("gl", "gl")
    assert lexicon.tables == Lexicon.load("gl", folder).tables


def test_a_lexicon_that_cannot_be_read_is_told(article, tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["--lexicon", str(tmp_path / "none"), str(article)], make=LineReader)
    assert "there is no folder" in capsys.readouterr().err
    assert main(["--lexicon", str(tmp_path), "--lang", "xx", str(article)], make=LineReader) == 2
    assert "it holds no *.toml" in capsys.readouterr().err


@pytest.mark.models
def test_a_word_of_ones_own_makes_a_cue(tmp_path, capsys):
    folder = shutil.copytree(DATA / "en", tmp_path / "mine")
    cues = folder / "cues.toml"
    words = cues.read_text(encoding="utf-8")
    cues.write_text(words.replace("demand = [", 'demand = ["rubberstamp",', 1), encoding="utf-8")
    file = tmp_path / "port.txt"
    file.write_text("The council rubberstamped a second pier.", encoding="utf-8")
    for options, found in ((), []), (("--lexicon", str(folder)), ["a second pier"]):
        assert main(["--rules", "--format", "json", *options, str(file)]) == 0
        told = json.loads(capsys.readouterr().out)
        contents = [told["text"][slice(*c["content"][0])] for c in told["claims"]]
        assert contents == found


@pytest.mark.models
def test_the_rules_alone_are_an_attributor_without_a_model(article, capsys, attributor):
    text = article.read_text(encoding="utf-8")
    for options, model in ((), "embedded"), (("--rules",), None):
        assert main(["--format", "jsonl", *options, str(article)]) == 0
        told = json.loads(capsys.readouterr().out)
        assert (
            told
            == Attributor(parser=attributor.parser, model=model).attribute(text, "bridge").to_dict()
        )


def test_version_and_help(capsys):
    for option in ("--version", "--help"):
        with pytest.raises(SystemExit, match="0"):
            run(option)
    out = capsys.readouterr().out
    assert re.search(r"^quoteattr (\d+\.\d+|of a source folder)", out)
    assert "news/*.txt -o who.graphml" in out


# In a process of its own: what the operating system has a say in.

# Ctrl-C is set up anew: a shell that runs the tests in the background has it ignored.
SCRIPT = (
    "import signal, sys; from test_main import LineReader, main; "
    "signal.signal(signal.SIGINT, signal.default_int_handler); sys.exit(main(make=LineReader))"
)


def start(*arguments, **options):
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}", "LC_ALL": "C"}
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        **options,
    )


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_standard_input_is_an_article_too(arguments):
    with start("--format", "jsonl", *arguments) as process:
        out, err = process.communicate("Zoë said “naïve”.".encode())
    row = json.loads(out.decode())
    assert (row["doc"], row["text"], err) == ("stdin", "Zoë said “naïve”.", b"")


def test_undecodable_standard_input_is_reported():
    with start() as process:
        _, err = process.communicate(b"\xff")
    assert process.returncode == 1
    assert b"standard input: byte 0 is not UTF-8" in err
    assert b"Traceback" not in err


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals of POSIX")
def test_a_reader_that_goes_away_is_no_traceback(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("Abena said more.\n" * 5000, encoding="utf-8")
    with start("--format", "jsonl", *[path] * 9) as process:
        process.stdout.read(10)
        process.stdout.close()
        err = process.stderr.read()
        process.stdin.close()
    assert err == b""
    assert process.returncode == BROKEN_PIPE


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals of POSIX")
def test_ctrl_c_is_clean(tmp_path):
    slow = tmp_path / "slow.txt"
    os.mkfifo(slow)
    # Opening a pipe for writing waits until the program reads from it.
    with start(slow) as process, slow.open("w"):
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_listening_to_sigterm_ends_with_the_run(article):
    before = signal.getsignal(signal.SIGTERM)
    assert run(article) == 0
    assert signal.getsignal(signal.SIGTERM) is before
    with ThreadPoolExecutor() as pool:
        assert pool.submit(run, article).result() == 0


def test_a_wrong_option_is_told_in_a_line(capsys):
    with pytest.raises(SystemExit, match="2"):
        run("--format", "pdf")
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("quoteattr: argument -f/--format: invalid choice: 'pdf'")
    assert line.endswith("; see --help")
