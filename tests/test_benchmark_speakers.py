"""Articles annotated with who speaks and whom claims are about: read, measured and fitted on."""

from __future__ import annotations

import json

import attrs
import pytest
from benchmarking import SHARED, needs_scorer
from made_up_corpus import article, sentence, write

from quoteattr.attributor import Attributor

pytestmark = pytest.mark.usefixtures("benchmarks")


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """An annotated article of PolNeAR's, one of newswire, and the true scorers."""
    import annotated

    document = article(sentence("said", "saw"))
    write(tmp_path, {"a0": document}, SHARED)
    (tmp_path / "data" / "ner" / "worldwide").mkdir(parents=True)
    wire = "Cy\tO\nsaid\tO\nit\tO\nrained\tO\n.\tO\n"
    (tmp_path / "data" / "ner" / "worldwide" / "x_1.txt.tsv").write_text(wire, encoding="utf-8")
    rows = {
        "polnear": {"doc": "a0", "claims": [claim([9, 22], [[0, 3]], [[9, 12]])]},
        "newswire": {"doc": "x_1.txt", "claims": [claim([8, 17], [[0, 2]], ["nobody here"])]},
    }
    monkeypatch.setattr(annotated, "FOLDER", tmp_path)
    (tmp_path / "about").mkdir()
    for name, row in rows.items():
        (tmp_path / "about" / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return tmp_path


def claim(content, speaker, about):
    return {
        "content": [content], "speaker": speaker, "resolution": "name", "polarity": "positive",
        "about": about, "sure": True,
    }  # fmt: skip


@needs_scorer
def test_names_are_read_from_the_article(corpus):
    from annotated import read_annotated

    articles = read_annotated(corpus)
    assert list(articles) == ["a0", "x_1.txt"]
    (polnear,), (wire,) = (found.claims for found in articles.values())
    assert polnear["speaker"] == ["Ann"]
    assert polnear["about"] == [{"entity": "Bob"}]
    assert wire["speaker"] == ["Cy"]
    assert wire["about"] == [{"entity": "nobody here"}]
    assert articles["x_1.txt"].text == "Cy said it rained."
    assert list(read_annotated(corpus, "newswire")) == ["x_1.txt"]


@needs_scorer
def test_who_speaks_is_measured(corpus, capsys):
    from speakers import main

    parses = ["--parses", str(corpus / "parses")]
    main([str(corpus), "--of", "polnear", *parses], Attributor(model=None))
    out = capsys.readouterr().out
    assert "polnear: 1 articles" in out
    assert "speaker accuracy                       100.0" in out
    assert "about" not in out


@needs_scorer
def test_a_claim_is_taken_with_whom_it_names_and_whom_it_is_about(corpus):
    from annotated import read_annotated
    from corpus import load_scorer
    from fit_about import claims_of

    scorers = [load_scorer(SHARED, name) for name in ("score", "score_speakers")]
    gold = read_annotated(corpus, "polnear")["a0"].claims
    document = article(sentence("said", "saw"))
    words = [attrs.evolve(w, ner="S-Person" if w.upos == "PROPN" else "O") for w in document.words]
    document = attrs.evolve(document, words=tuple(words))
    (found,) = claims_of(Attributor(model=None), document, gold, *scorers)
    assert found.wanted == 1
    assert list(found.ranks) == [0]
    assert "path nsubj < clause" in found.evidence[0]


def test_weights_are_fitted_to_tell_whom_claims_are_about_and_first():
    from fit_about import Claim, _held_out, fitted

    both = Claim(2, True, (("subject",), ("object",), ("scene",)), (0, 1, None))
    one = Claim(1, True, (("subject",), ("scene",)), (0, None))
    tables = fitted([both, one] * 20)
    assert tables["among"]["subject"] > 0 > tables["among"]["scene"]
    assert tables["among"]["object"] > 0 > tables["first"]["object"]
    told = _held_out({f"a{n}": [both, one] for n in range(20)}, 4)
    assert "F1 100.0, first one right 100.0" in told


@pytest.mark.parametrize(
    ("arguments", "told"), [([], "nothing to do"), (["--held-out", "1"], "a number of parts")]
)
def test_wrong_options_say_what_to_do(arguments, told, capsys, tmp_path):
    from fit_about import main

    with pytest.raises(SystemExit):
        main([str(tmp_path), *arguments])
    assert told in capsys.readouterr().err
