"""What the command line takes for an article, what it refuses, and what it says then."""

import gzip
import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from line_reader import LineReader

from quoteattr.__main__ import main
from quoteattr.result import AttributedDocument

SAID = "Abena said it held."


def run(*arguments, make=LineReader):
    return main([str(a) for a in arguments], make=make)


def ids(capsys):
    return [json.loads(line)["doc"] for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(SAID, encoding="utf-8")
    return folder


# --------------------------------------------------------------------- the output is no article


@pytest.mark.parametrize("more", [(), ("--resume",)])
@pytest.mark.parametrize("articles", ["news/a.txt", "news", "news/../news/a.txt", "link.txt"])
def test_an_article_is_never_the_output(articles, more, news, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link.txt").symlink_to(news / "a.txt")
    assert run(articles, "-f", "jsonl", "-o", "news/a.txt", *more) == 2
    assert "news/a.txt is one of the articles" in capsys.readouterr().err
    assert (news / "a.txt").read_text(encoding="utf-8") == SAID


def test_an_output_beside_the_articles_is_fine(news):
    assert run(news, "-f", "jsonl", "-o", news / "claims.jsonl") == 0
    assert run(news, "-f", "jsonl", "-o", news / "claims.jsonl") == 0


@pytest.mark.parametrize("arguments", [("",), ("a.txt", "-o", "")])
def test_an_empty_name_is_not_the_current_folder(arguments, news, monkeypatch, capsys):
    monkeypatch.chdir(news)
    with pytest.raises(SystemExit, match="2"):
        run(*arguments)
    assert "is a variable not set?" in capsys.readouterr().err


# --------------------------------------------------------------------- what is no article


def test_hidden_files_and_checkpoints_are_no_articles(news, capsys):
    for name in ("._a.txt", ".ipynb_checkpoints/a-checkpoint.txt"):
        path = news / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Nobody said so.", encoding="utf-8")
    assert run(news, "-f", "jsonl") == 0
    assert ids(capsys) == ["a"]


@pytest.mark.parametrize(
    ("ending", "advice"),
    [
        (".json", "jq -c '.[]' 'my news.json' > 'my news.jsonl'"),
        (".csv", "read_csv('my news.csv').to_json('my news.jsonl', orient='records', lines=True)"),
        (".HTML", "trafilatura < 'my news.HTML' > 'my news.txt'"),
        (".htm", "trafilatura"),
        (".pdf", "pdftotext 'my news.pdf' 'my news.txt'"),
        (".docx", "pandoc --to plain 'my news.docx' -o 'my news.txt'"),
        (".rtf", "pandoc --to plain"),
    ],
)
def test_markup_and_tables_are_not_read_as_prose(ending, advice, news, monkeypatch, capsys):
    monkeypatch.chdir(news)
    (news / f"my news{ending}").write_text("<p>Abena said so.</p>", encoding="utf-8")
    assert run(f"my news{ending}", "a.txt", "-f", "jsonl") == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["doc"] for line in out.splitlines()] == ["a"]
    assert f"my news{ending}: is no plain text; " in err
    assert advice in err


def test_ndjson_is_another_name_for_json_lines(tmp_path, capsys):
    path = tmp_path / "news.ndjson"
    path.write_text(json.dumps({"id": "n", "text": SAID}) + "\n", encoding="utf-8")
    assert run(path, "-f", "jsonl") == 0
    assert ids(capsys) == ["n"]
    assert run(tmp_path) == 1
    assert "name .ndjson files one by one" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1"])
def test_the_command_that_converts_a_file_can_be_run(encoding, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my file.txt").write_bytes("Zoé said it held.".encode(encoding))
    assert run("my file.txt") == 1
    told = capsys.readouterr().err.strip()
    command = told[told.index("iconv") :]
    assert "'my file.txt'" in command
    subprocess.run(command, shell=True, check=True)  # noqa: S602
    assert run("my file.utf-8.txt", "-f", "json") == 0
    assert json.loads(capsys.readouterr().out)["claims"]


def test_compressed_and_other_bytes_are_told_for_what_they_are(tmp_path, capsys):
    packed, image = tmp_path / "a.txt.gz", tmp_path / "a.txt"
    packed.write_bytes(gzip.compress(SAID.encode()))
    image.write_bytes(b"\x89PNG\r\n\0\0")
    assert run(packed, image) == 1
    of_packed, of_image = capsys.readouterr().err.splitlines()
    assert of_packed.endswith(
        f"is compressed; unpack it first: gunzip -k {shlex.quote(str(packed))}"
    )
    assert "it is no text file" in of_image
    assert "iconv" not in of_image


@pytest.mark.parametrize(
    ("data", "advice"),
    [(b"%PDF-1.7\n\xe2\xe3", "is a PDF; .* pdftotext"), (b"PK\x03\x04\xff", "packed, as Word")],
)
@pytest.mark.parametrize("name", ["a.txt", "-"])
def test_a_pdf_or_word_file_is_no_matter_of_encodings(
    name, data, advice, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(data)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run(name) == 1
    told = capsys.readouterr().err
    assert re.search(advice, told)
    assert "iconv" not in told


@pytest.mark.parametrize(
    ("data", "command"), [(b"Caf\xe9", "iconv -f WINDOWS-1252"), (b"\xff\xfea\0", "-f UTF-16 ")]
)
def test_of_standard_input_a_pipe_is_shown(data, command, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run() == 1
    told = capsys.readouterr().err
    assert command in told
    assert "| python -m quoteattr" in told


def test_an_article_that_no_parser_takes_is_told_and_the_others_come_out(news, capsys):
    (news / "long.txt").write_text("supercalifragilistic", encoding="utf-8")
    assert run(news, "-f", "jsonl") == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["doc"] for line in out.splitlines()] == ["a"]
    assert "long: the text is too long" in err


# --------------------------------------------------------------------- names


def test_a_name_that_comes_twice_is_told_at_once_with_its_line(tmp_path, capsys):
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    rows = [{"id": "x", "text": SAID}, {"id": "y", "text": SAID}, {"id": "x", "text": "Kofi left."}]
    first.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    second.write_text(json.dumps(rows[1]) + "\n", encoding="utf-8")
    assert run(first, second, "-f", "jsonl") == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["doc"] for line in out.splitlines()] == ["x", "y"]
    assert "1.jsonl, line 3: an earlier article has the id 'x', too" in err
    assert "2.jsonl, line 1: an earlier article has the id 'y', too" in err
    assert run(first, second, "-f", "graphml") == 1


def test_files_and_lines_never_share_a_name(tmp_path, capsys):
    rows = tmp_path / "r.jsonl"
    rows.write_text(json.dumps({"id": "a", "text": SAID}) + "\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(SAID, encoding="utf-8")
    assert run(rows, tmp_path / "a.txt", "-f", "jsonl") == 0
    assert ids(capsys) == ["a", "a-2"]


# --------------------------------------------------------------------- claims found before


@pytest.fixture
def stored(tmp_path):
    path = tmp_path / "claims.jsonl"
    articles = tmp_path / "articles.jsonl"
    rows = ({"id": name, "text": f"Abena said it held. Kofi said {name}."} for name in "pq")
    articles.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert run(articles, "-f", "jsonl", "-o", path) == 0
    return path


class NothingToDo(LineReader):
    def pipe(self, texts):
        assert list(texts) == [], "what has its claims is attributed again"
        return iter(())


@pytest.mark.parametrize("name", ["jsonl", "graphml", "html", "table", "parquet"])
@pytest.mark.parametrize("jobs", [(), ("--jobs", "1")])
def test_stored_claims_become_any_format_without_being_found_again(name, jobs, stored, tmp_path):
    if name == "parquet":
        pytest.importorskip("pyarrow")
    out = tmp_path / "out"
    assert run(stored, "-f", name, "-o", out, *jobs, make=NothingToDo) == 0
    assert b"Kofi" in out.read_bytes()
    if name == "jsonl":
        assert out.read_bytes() == stored.read_bytes()


def test_stored_claims_are_filtered_and_go_with_new_articles(stored, news, capsys):
    assert run(stored, news / "a.txt", "-f", "jsonl", "--min-confidence", "0.85") == 0
    docs = map(AttributedDocument.from_json, capsys.readouterr().out.splitlines())
    assert [(doc.id, len(doc.claims)) for doc in docs] == [("p", 1), ("q", 1), ("a", 1)]


def test_stored_claims_without_their_text_or_of_another_schema_are_told(stored, capsys):
    row = json.loads(stored.read_text(encoding="utf-8").splitlines()[0])
    rows = [{**row, "schema": 9}, {key: row[key] for key in row if key != "text"}]
    stored.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert run(stored) == 1
    schema, text = capsys.readouterr().err.splitlines()
    assert "line 1: not a document of quoteattr: the document: schema 9 is unknown" in schema
    assert "line 2: " in text
    assert "written without its text" in text


def test_named_fields_take_stored_lines_for_articles(stored, capsys):
    assert run(stored, "-f", "jsonl", "--id-field", "doc") == 0
    assert ids(capsys) == ["p", "q"]


# --------------------------------------------------------------------- the output


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_replaced_output_keeps_its_permissions(news):
    out = news / "out.jsonl"
    out.write_text("", encoding="utf-8")
    out.chmod(0o600)
    assert run(news, "-f", "jsonl", "-o", out) == 0
    assert out.stat().st_mode & 0o777 == 0o600
    assert out.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_an_output_that_may_not_be_written_is_not_replaced(news, monkeypatch, capsys):
    out = news / "out.jsonl"
    out.write_text("old", encoding="utf-8")
    out.chmod(0o400)
    monkeypatch.setattr(os, "access", lambda *_: False)  # the tests may run as root
    assert run(news, "-f", "jsonl", "-o", out) == 2
    assert "out.jsonl: Permission denied" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in news.iterdir()) == ["a.txt", "out.jsonl"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_disk_is_told_with_the_file(news, capsys):
    assert run(news, "-f", "jsonl", "-o", "/dev/full") == 2
    assert "/dev/full: No space left on device" in capsys.readouterr().err


# --------------------------------------------------------------------- in words of the command


@pytest.mark.parametrize(
    ("options", "advice"),
    [
        (("--lang", "de"), "--package default"),
        (("--model-dir", "nope"), "python -c"),
    ],
)
def test_errors_name_the_options_of_the_command(options, advice, news, capsys):
    assert main([*options, str(news / "a.txt")]) == 2
    assert advice in capsys.readouterr().err
