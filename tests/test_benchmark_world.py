"""The benchmark on invented news of many countries: how its annotation is read."""

import pytest
from benchmarking import BENCHMARKS, SHARED, needs_scorer

pytestmark = pytest.mark.usefixtures("benchmarks")

ARTICLE = """\
# Local news, Nowhere

=== nowhere-ferry: Ferry stays
Ferry stays, mayor says

Mayor Abena Osei said the ferry would stay. “It will stay,” she said, “as long as I do.”

Kofi Mensa is in fear? As she knew, he denied having said he was.
---
Abena Osei | says | indirect | Ferry stays | source=mayor | about=none
Abena Osei | said | indirect | the ferry would stay | source=Mayor Abena Osei | about=none
Abena Osei | said | mixed | “It will stay,” … “as long as I do.” | source=she | about=none
Kofi Mensa | denied | indirect | having said he was | source=he | polarity=negative | about=none
Kofi Mensa | having said | indirect | he was | parent=4 | about=Abena Osei:topic
"""


@pytest.fixture
def world(monkeypatch, tmp_path):
    import world

    monkeypatch.setattr(world, "ARTICLES", tmp_path)
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "nowhere-ferry.txt").write_text(ARTICLE, encoding="utf-8")
    return world


def read(world):
    """The made-up article's claims, their spans as words."""
    (case,) = world.articles("dev")
    claims = world.annotated(case)
    for claim in claims:
        for role in ("content", "source", "cue"):
            claim[role] = [(start, case.text[start:end]) for start, end in claim[role]]
    return case.text, claims


def test_words_are_found_where_the_claim_stands(world):
    text, claims = read(world)
    assert claims[0]["source"] == [(text.index("mayor says"), "mayor")]
    assert claims[2]["source"] == [(text.index("she said"), "she")]
    assert claims[2]["cue"] == [(text.index("said, “as"), "said")]
    assert [words for _, words in claims[2]["content"]] == ["“It will stay,”", "“as long as I do.”"]


def test_a_word_is_not_found_within_another(world):
    text, claims = read(world)
    assert claims[3]["source"] == [(text.index("he denied"), "he")]
    assert claims[4]["content"] == [(text.index("he was"), "he was")]


def test_claims_within_claims_are_told_apart(world):
    _, claims = read(world)
    assert [claim["nested"] for claim in claims] == [False] * 4 + [True]


def test_speakers_abouts_and_polarities_are_those_of_the_lines(world):
    _, claims = read(world)
    assert claims[3]["speaker"] == ["Kofi Mensa"]
    assert claims[3]["polarity"] == "negative"
    assert claims[4]["about"] == [{"entity": "Abena Osei"}]
    assert claims[4]["source"] == []


@needs_scorer
def test_the_second_annotation_is_measured_like_the_library(world, capsys):
    for folder, text in (("test", ARTICLE), ("second", ARTICLE.replace("Kofi Mensa |", "Osei |"))):
        (world.ARTICLES / folder).mkdir()
        (world.ARTICLES / folder / "nowhere-ferry.txt").write_text(text, encoding="utf-8")
    world.main([str(SHARED), "--people"])
    lines = dict(line.rsplit(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    told = {name.strip(): value for name, value in lines.items()}
    assert told["end to end F1"] == "100.0"
    assert told["speaker accuracy"] == "60.0"  # of five, two are another's there
    assert told["nested claims found"] == "100.0"


@pytest.mark.parametrize(
    "file",
    sorted((BENCHMARKS / "world").glob("*/*.txt")),
    ids=lambda file: f"{file.parent.name}-{file.stem}",
)
def test_all_that_is_annotated_stands_in_its_article(file):
    import world

    for case in world.read_cases(file):
        for expected, claim in zip(case.claims, world.annotated(case), strict=True):
            assert len(claim["content"]) == len(expected.content)
            assert bool(claim["cue"]) == (expected.cue != "-")
            assert bool(claim["source"]) == ("source" in expected.fields)
