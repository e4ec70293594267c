"""Fitting of weights: on a made-up corpus, where saying is annotated and seeing is not."""

from __future__ import annotations

import math

import pytest
from benchmarking import SHARED, needs_scorer
from made_up_corpus import article, sentence, write

from quoteattr.lexicon import Lexicon, tomllib

pytestmark = pytest.mark.usefixtures("benchmarks")


@pytest.fixture
def corpus(tmp_path):
    """A corpus of eight articles with their parses, beside the true scorers."""
    document = article(sentence("said"), sentence("saw"), sentence("said"))
    write(tmp_path, {f"a{number}": document for number in range(8)}, SHARED)
    return tmp_path


@needs_scorer
def test_weights_tell_what_is_annotated_from_what_is_not(corpus, capsys):
    from fit_weights import main

    tables = corpus / "lexicon"
    tables.mkdir()
    command = [str(corpus), "--parses", str(corpus / "parses"), "--output"]
    main([*command, str(tables / "weights.toml")])
    weights = tomllib.loads((tables / "weights.toml").read_text(encoding="utf-8"))["features"]
    assert weights["lemma verb say"] > 0.3
    assert weights["lemma verb see"] < -0.3
    text = (tables / "weights.toml").read_text(encoding="utf-8")
    assert "8 train articles" in text
    assert "16 are right" in text
    assert "weights.toml" in capsys.readouterr().out

    main([*command, str(tables / "again.toml")])
    assert (tables / "again.toml").read_text(encoding="utf-8") == text


@needs_scorer
def test_articles_held_out_are_judged(corpus, capsys):
    from fit_weights import main

    main([str(corpus), "--parses", str(corpus / "parses"), "--held-out", "0.25"])
    out = capsys.readouterr().out
    assert "held out: 2 of 8 articles" in out
    assert "log loss" in out
    assert "0.5      100.0   100.0 100.0" in out
    assert not list(corpus.glob("*.toml"))


@needs_scorer
def test_what_nobody_annotated_within_a_content_is_left_out():
    from corpus import load_scorer
    from fit_weights import examples_of

    scorer, english = load_scorer(SHARED, "score"), Lexicon.load("en")

    def lemmas(document, **roles):
        starts = {role: document.text.index(words) for role, words in roles.items()}
        gold = [{role: [(at, at + len(roles[role]))] for role, at in starts.items()}]
        found = examples_of(scorer, document, gold, english)
        return {(f, e.is_right) for e in found for f in e.features if f.startswith("lemma verb s")}

    document = article(sentence("said", "saw"))
    outer = lemmas(document, source="Ann", cue="said", content="Bob saw it rained")
    assert outer == {("lemma verb say", True)}
    inner = lemmas(document, source="Bob", cue="saw", content="it rained")
    assert inner == {("lemma verb say", False), ("lemma verb see", True)}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "nothing to do"),
        (["--held-out", "1.5"], "a share between 0 and 1"),
    ],
)
def test_wrong_options_say_what_to_do(arguments, told, capsys, tmp_path):
    from fit_weights import main

    with pytest.raises(SystemExit):
        main([str(tmp_path), *arguments])
    assert told in capsys.readouterr().err


def test_any_feature_can_be_a_key():
    from fit_weights import as_toml

    weights = {'lemma mark "': 1.0, "back\\slash": -2.5, "control\x7f\n\x00": 0.5, "é 🙂": 3.0}
    read = tomllib.loads(as_toml({**weights, "no matter": 0.001}, [], 0))
    assert read["features"] == weights


def examples(*rows):
    from logistic import Example

    return [Example(tuple(features.split()), right) for features, right in rows for _ in range(10)]


def test_without_restraint_weights_are_the_log_odds_seen():
    from logistic import fit

    rows = examples(
        ("a", True), ("a", True), ("a", True), ("a", False), ("b b", False), ("b", True)
    )
    weights = fit(rows, l2=1e-6, min_count=1)
    assert weights["a"] == pytest.approx(math.log(3), abs=1e-3)
    assert weights["b"] == pytest.approx(0, abs=1e-3)


def test_restraint_and_rarity_hold_weights_back():
    from logistic import Example, fit

    rows = [*examples(("a", True), ("b", False)), Example(("a", "rare"), True)]
    free, held = (fit(rows, l2=l2, min_count=2) for l2 in (0.1, 10.0))
    assert 0 < held["a"] < free["a"]
    assert "rare" not in free


def test_judgement_of_probabilities():
    from logistic import calibration_error, log_loss, precision_recall_f1

    assert log_loss([0.5, 0.5], [True, False]) == pytest.approx(math.log(2))
    assert calibration_error([0.75] * 4, [True, True, True, False]) == pytest.approx(0)
    assert calibration_error([0.95] * 2, [True, False]) == pytest.approx(0.45)
    precision, recall, f1 = precision_recall_f1([0.9, 0.8, 0.1], [True, False, True], 0.5)
    assert (precision, recall, f1) == (0.5, 0.5, 0.5)
    assert precision_recall_f1([0.1], [False], 0.5) == (0, 0, 0)
