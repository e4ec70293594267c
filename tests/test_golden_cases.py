"""The reader and the judge of golden cases are themselves right."""

from __future__ import annotations

import attrs
import golden_cases
import pytest
from golden_cases import parsed, problems, read_cases, show, stored

from quoteattr.claims import About, Claim, Entity
from quoteattr.conllu import to_conllu
from quoteattr.document import Document, Sentence, Word
from quoteattr.document_claims import DocumentClaims
from quoteattr.errors import ParseError
from quoteattr.spans import Span

TEXT = "The mayor, Ann Lee, told us the pier “is open” and Bo Ek left."
LINE = "Ann Lee | told | mixed | the pier “is open” and Bo Ek left"


def span(part: str) -> Span:
    return Span.of(TEXT, TEXT.index(part), TEXT.index(part) + len(part))


CLAIM = Claim(
    id="c1",
    form="mixed",
    type="statement",
    polarity="positive",
    source=(span("The mayor, Ann Lee"),),
    cue=(span("told"),),
    content=(span("the pier “is open” and Bo Ek left."),),
    speaker="e1",
    resolution="name",
    about=(About("e2", "subject"),),
    addressees=(),
    parent=None,
    rule="test",
    confidence=1.0,
)
ENTITIES = (
    Entity("e1", "Ann Lee", "person", aliases=("The mayor",), gender="female"),
    Entity("e2", "Bo Ek", "person"),
)


def verdict(tmp_path, lines: str, *claims: Claim) -> list[str]:
    file = tmp_path / "a.txt"
    file.write_text(f"# A\n\n=== a-1: title\n{TEXT}\n---\n{lines}\n", encoding="utf-8")
    (case,) = read_cases(file)
    return problems(case, DocumentClaims("a-1", TEXT, "en", ENTITIES, claims or (CLAIM,)))


@pytest.mark.parametrize(
    "fields",
    [
        "",
        " | type=statement | polarity=positive | resolution=name | gender=female",
        " | source=the mayor, Ann Lee".replace("the", "The"),
        " | about=Bo Ek:subject | to=none | parent=-",
        " | about=Bo Ek",
    ],
)
def test_what_holds(fields, tmp_path):
    assert verdict(tmp_path, LINE + fields) == []


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (LINE.replace("Ann Lee", "Bo Ek"), "speaker"),
        (LINE.replace("Ann Lee", "-"), "speaker"),
        (LINE.replace("Ann Lee |", "Ann Lee + Bo Ek |"), "speaker"),
        (LINE.replace("mixed", "direct"), "form mixed, not direct"),
        (LINE.replace("told", "said"), "missing"),
        (LINE.replace("| told", "| -"), "missing"),
        (LINE.replace(" and Bo Ek left", ""), "missing"),
        (LINE + " | about=none", "about"),
        (LINE + " | about=Bo Ek:object", "about"),
        (LINE + " | to=Bo Ek", "to"),
        (LINE + " | source=Ann", "source"),
        (LINE + " | parent=1", "parent"),
        (LINE + " | gender=male", "gender 'female', not 'male'"),
        ("(none)", "not expected: Ann Lee | told | mixed"),
    ],
)
def test_what_does_not_hold(lines, problem, tmp_path):
    assert problem in "\n".join(verdict(tmp_path, lines))


def test_speakers_go_by_any_name_and_may_be_left_open(tmp_path):
    assert verdict(tmp_path, LINE.replace("Ann Lee", "mayor")) == []
    assert verdict(tmp_path, LINE.replace("Ann Lee", "*").replace("mixed", "*")) == []


def test_joint_speakers_stand_in_any_order(tmp_path):
    joint = attrs.evolve(CLAIM, cospeakers=("e2",))
    assert verdict(tmp_path, LINE.replace("Ann Lee |", "Bo Ek + Ann Lee |"), joint) == []


def test_claims_are_exhaustive_unless_the_case_says_otherwise(tmp_path):
    assert len(verdict(tmp_path, LINE, CLAIM, CLAIM)) == 1
    assert verdict(tmp_path, LINE + "\n...", CLAIM, CLAIM) == []


def test_parents_are_given_by_line(tmp_path):
    inner = attrs.evolve(CLAIM, id="c2", content=(span("Bo Ek left"),), parent="c1")
    line = "Ann Lee | told | mixed | Bo Ek left | parent=1"
    assert verdict(tmp_path, f"{LINE}\n{line}", CLAIM, inner) == []


def test_claims_are_shown_as_they_are_written():
    found = DocumentClaims("a-1", TEXT, "en", ENTITIES, (CLAIM,))
    assert show(CLAIM, found) == LINE + "."


def document(text: str) -> Document:
    word = Word(0, text, text, "INTJ", "", "", -1, "root", 0, len(text))
    return Document(text, (word,), (Sentence(0, 0, 1, 0, 0, len(text)),))


@pytest.mark.parametrize("text", ["Halt", "Halo there", "No"])
def test_a_stale_parse_is_named_with_what_to_run(text, tmp_path, monkeypatch):
    monkeypatch.setattr(golden_cases, "PARSES", tmp_path)
    (tmp_path / "a.txt").write_text(f"# A\n\n=== a-1: t\n{text}\n---\n(none)\n", encoding="utf-8")
    (tmp_path / "a.conllu").write_text(to_conllu(document("Halo"), "a-1"), encoding="utf-8")
    with pytest.raises(ParseError, match=r"a-1.*store_parses"):
        parsed(read_cases(tmp_path / "a.txt"))


def test_a_fresh_parse_is_read_with_the_text_of_its_case(tmp_path, monkeypatch):
    monkeypatch.setattr(golden_cases, "PARSES", tmp_path)
    (tmp_path / "a.txt").write_text("# A\n\n=== a-1: t\nHalo\n---\n(none)\n", encoding="utf-8")
    (tmp_path / "a.conllu").write_text(to_conllu(document("Halo"), "a-1"), encoding="utf-8")
    assert parsed(read_cases(tmp_path / "a.txt")) == {
        "a-1": attrs.evolve(document("Halo"), lang="en")
    }
    assert stored(tmp_path / "none.conllu", {}) == {}
