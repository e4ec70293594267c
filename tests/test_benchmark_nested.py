"""Articles annotated with all their claims, and those within them: read, measured and fitted on."""

from __future__ import annotations

import json

import pytest
from benchmarking import SHARED, needs_scorer
from made_up_corpus import article, sentence, write

from quoteattr.attributor import Attributor
from quoteattr.lexicon import Lexicon, tomllib

pytestmark = pytest.mark.usefixtures("benchmarks")


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """ "Ann said Bob saw it rained.", in PolNeAR and as newswire, and the true scorers."""
    import annotated

    document = article(sentence("said", "saw"))
    write(tmp_path, {"a0": document}, SHARED)
    (tmp_path / "data" / "ner" / "worldwide").mkdir(parents=True)
    tokens = "".join(f"{word.text}\tO\n" for word in document.words)
    (tmp_path / "data" / "ner" / "worldwide" / "x_1.txt.tsv").write_text(tokens, encoding="utf-8")
    outer = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 26]]}
    inner = {"source": [[9, 12]], "cue": [[13, 16]], "content": [[17, 26]]}
    rows = {
        "polnear": {"doc": "a0", "nested": [inner]},
        "newswire": {"doc": "x_1.txt", "claims": [outer], "nested": [inner]},
    }
    monkeypatch.setattr(annotated, "FOLDER", tmp_path)
    (tmp_path / "claims").mkdir()
    for name, row in rows.items():
        (tmp_path / "claims" / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return tmp_path


def said(article, claim):
    return ["".join(article.text[a:b] for a, b in claim[role]) for role in claim]


@needs_scorer
def test_claims_are_read_with_those_within_them(corpus):
    from annotated import read_nested

    for name, document in (("polnear", "a0"), ("newswire", "x_1.txt")):
        found = read_nested(corpus, name)[document]
        (outer,), (inner,) = found.outer, found.inner
        assert "Bob saw it rained" in said(found, outer)
        assert said(found, inner) == ["Bob", "saw", "it rained"]


@needs_scorer
def test_newswire_is_measured(corpus, capsys):
    from wire import main

    main([str(corpus)], Attributor(model=None))
    out = capsys.readouterr().out
    assert "1 articles" in out
    assert "end to end F1                          100.0" in out


@needs_scorer
def test_genders_of_who_speaks_are_measured(corpus, capsys):
    from genders import main

    row = {"doc": "x_1.txt", "persons": [{"name": [0, 3], "gender": "female"}]}
    (corpus / "claims" / "genders.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    main([str(corpus)], Attributor(model=None))
    out = capsys.readouterr().out
    assert "persons, women                           1.0" in out
    assert "women told female                      100.0" in out
    assert "women told male                          0.0" in out


@needs_scorer
def test_what_stands_in_an_annotated_content_is_right_if_it_is_annotated(corpus):
    from annotated import read_nested
    from fit_nested import article_of

    gold = read_nested(corpus, "polnear")["a0"]
    found = article_of(article(sentence("said", "saw")), gold, Lexicon.load("en"))
    assert found.wanted == 1
    seen = [e for e in found.examples if "lemma verb see" in e.features]
    assert any(example.is_right for example in seen)
    assert all("lemma verb say" not in example.features for example in found.examples)


def test_weights_tell_which_cues_claim_within_contents():
    from fit_nested import Article, as_toml, held_out
    from logistic import Example

    hope, win = Example(("hope",), True), Example(("win",), False)
    articles = [Article(1, [[hope], [win]], [[0], [None]])] * 20
    weights = tomllib.loads(as_toml(articles))["features"]
    assert weights["hope"] > 0.3
    assert weights["win"] < -0.3
    told = held_out({f"a{n}": article for n, article in enumerate(articles)}, 4)
    assert "20 claims within claims of 20 articles" in told
    assert "0.50     100.0  100.0 100.0" in told


@pytest.mark.parametrize(
    ("arguments", "told"), [([], "nothing to do"), (["--held-out", "1"], "a number of parts")]
)
def test_wrong_options_say_what_to_do(arguments, told, capsys, tmp_path):
    from fit_nested import main

    with pytest.raises(SystemExit):
        main([str(tmp_path), *arguments])
    assert told in capsys.readouterr().err
