"""The benchmark of coreference: its measures, its reader of GUM, and its judgements."""

from __future__ import annotations

import importlib.util

import pytest
from benchmarking import BENCHMARKS

HEAD = """# newdoc id = GUM_news_ferry
# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity
# newpar
"""
ROWS = [
    ("Mara", "PROPN", "Number=Sing", 3, "nsubj", "Entity=(1-person-new-nn-cf1-1-coref"),
    ("Lind", "PROPN", "Number=Sing", 1, "flat", "Entity=1)"),
    ("sold", "VERB", "", 0, "root", ""),
    ("the", "DET", "Definite=Def|PronType=Art", 5, "det", "Entity=(2-object-new-nn-cf2-2-coref"),
    ("ferry", "NOUN", "Number=Sing", 3, "obj", "Entity=2)|SpaceAfter=No"),
    (".", "PUNCT", "", 3, "punct", ""),
]
LATER = [
    (
        "She",
        "PRON",
        "Gender=Fem|Number=Sing|Person=3|PronType=Prs",
        2,
        "nsubj",
        "Entity=(1-person-giv:act-nn-cf1-1-ana)",
    ),
    ("thanked", "VERB", "", 0, "root", ""),
    ("Otto", "PROPN", "Number=Sing", 2, "obj", "Entity=(3-person-new-nn-cf3-1-sgl)|SpaceAfter=No"),
    (".", "PUNCT", "", 2, "punct", ""),
    (
        "They",
        "PRON",
        "Number=Plur|Person=3|PronType=Prs",
        2,
        "nsubj",
        "Entity=(4-person-acc:aggr-nn-cf1-1-ana)|SplitAnte=1<4,3<4",
    ),
    ("left", "VERB", "", 0, "root", "SpaceAfter=No"),
    (".", "PUNCT", "", 2, "punct", ""),
]


def conllu(*sentences):
    """A document of GUM."""
    lines = []
    for rows in sentences:
        for number, (form, upos, feats, head, relation, misc) in enumerate(rows, 1):
            cells = (number, form, form, upos, "_", feats or "_", head, relation, "_", misc or "_")
            lines.append("\t".join(map(str, cells)))
        lines.append("")
    return HEAD + "\n".join(lines) + "\n"


GUM = conllu(ROWS, LATER[:4], LATER[4:])


pytestmark = pytest.mark.usefixtures("benchmarks")


@pytest.fixture
def measured():
    """The benchmark, by its path: the tests have a module of that name themselves."""
    spec = importlib.util.spec_from_file_location(
        "benchmark_coreference", BENCHMARKS / "coreference.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def article():
    from gum import read_gum

    return read_gum(GUM, ["news"])["GUM_news_ferry"]


def clusters(*texts):
    return [frozenset(text) for text in texts]


def test_the_same_clusters_agree_wholly():
    from clusters import b_cubed, f1, lea

    for measure in (b_cubed, lea):
        assert f1(*measure(clusters("abc", "d"), clusters("d", "cab"))) == 1.0


def test_b_cubed_on_the_example_of_its_paper():
    from clusters import b_cubed

    key = clusters("12345", "67", "89ABC")
    recall, precision = b_cubed(key, clusters("12345", "6789ABC"))
    assert recall[0] / recall[1] == pytest.approx(1.0)
    assert precision[0] / precision[1] == pytest.approx(0.762, abs=0.001)


def test_lea_on_the_example_of_its_paper():
    from clusters import lea

    recall, precision = lea(clusters("abc", "defg"), clusters("ab", "cd", "fghi"))
    assert recall[0] / recall[1] == pytest.approx(0.24, abs=0.01)
    assert precision[0] / precision[1] == pytest.approx(0.33, abs=0.01)


def test_a_mention_alone_is_a_link_to_itself():
    from clusters import f1, lea

    assert f1(*lea(clusters("a", "bc"), clusters("a", "b", "c"))) == pytest.approx(0.333, abs=0.01)


def test_mentions_are_read_from_brackets(article):
    found = [(m.entity, m.etype, m.kind, m.head) for m in article.mentions]
    assert found[:3] == [
        ("1", "person", "name", 0),
        ("2", "object", "nominal", 4),
        ("1", "person", "pronoun", 6),
    ]
    assert article.parts == {"4": {"1", "3"}}
    assert [word.ner for word in article.document.words[:3]] == ["B-PERSON", "E-PERSON", "O"]


def test_other_genres_are_left_out():
    from gum import read_gum

    assert read_gum(GUM, ["speech"]) == {}


@pytest.fixture
def judged(measured, article):
    """Judgements by row where words name entities as told; the pronoun is a source."""
    from quoteattr.claims import Entity
    from quoteattr.entities import EntityIndex

    def judge(of_word):
        named = {key for keys in of_word.values() for key in keys}
        index = EntityIndex(tuple(Entity(key, key, "person") for key in sorted(named)), of_word)
        reading = measured.Reading(article.document, index, frozenset({6}))
        return {found.row: found for found in measured.judge(article, reading)}

    return judge


def test_pronouns_with_the_right_names_are_right(judged):
    found = judged({0: ("e1",), 6: ("e1",), 8: ("e2",), 10: ("e1", "e2")})
    assert found["he, she"].is_right
    assert found["he, she"].is_source
    assert found["they"].is_right
    assert not found["they"].is_source


def test_a_pronoun_put_to_another_name_is_wrong(judged):
    she = judged({0: ("e1",), 6: ("e2",), 8: ("e2",)})["he, she"]
    assert (she.answer, she.is_wanted, she.is_right) == ({"3"}, True, False)


def test_a_pronoun_put_nowhere_is_missed_not_wrong(judged):
    she = judged({0: ("e1",), 8: ("e2",)})["he, she"]
    assert (she.answer, she.is_wanted, she.is_right) == (frozenset(), True, False)


def test_the_benchmark_runs(measured, tmp_path, capsys):
    folder = tmp_path / "data" / "ud"
    folder.mkdir(parents=True)
    (folder / "gum-dev.conllu").write_text(GUM, encoding="utf-8")
    measured.main([str(tmp_path), "--wrong"])
    told = capsys.readouterr().out
    assert "GUM dev" in told
    assert [line.split()[-1] for line in told.splitlines() if line.startswith("he, she  ")] == [
        "100.0"
    ]


def test_a_missing_corpus_is_told(measured, tmp_path):
    with pytest.raises(SystemExit, match="SHARED must hold GUM"):
        measured.main([str(tmp_path)])
