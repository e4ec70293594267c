"""The table: who said how what about whom, in columns, on any terminal."""

from __future__ import annotations

import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import claim, harbour

from quoteattr.claims import Entity
from quoteattr.display import page, table
from quoteattr.display.columns import shortened, width_of, wrap
from quoteattr.document_claims import DocumentClaims


def test_the_table_tells_who_said_how_what_about_whom():
    lines = table(harbour()).splitlines()
    assert lines[0] == "harbour: 10 claims, 3 quotes, 5 speakers"
    assert lines[2].split("  ")[-1] == "about whom"
    assert re.search(r"^3   Ministry of +denied +that it had cut the budget +Lindmouth$", lines[10])
    assert re.search(r"^ +Transport +negative,$", lines[11])
    assert any(
        re.search(r"^10  — +was accused of +hiding the report +Tom Brandt$", x) for x in lines
    )


@pytest.mark.parametrize("width", [20, 48, 60, 80, 100, 200])
def test_the_table_keeps_its_columns_and_its_width(width: int):
    doc = wide_names()
    lines = table(doc, width=width).splitlines()
    assert max(map(width_of, lines)) <= max(width, 48)
    assert all(line == line.rstrip() for line in lines)
    head = lines[2]
    for name in ("who", "said how", "what"):
        start = head.index(name)
        for line in lines[3:]:
            assert width_of(_first_cells(line, start)) == min(start, width_of(line))
            assert not line or _first_cells(line, start).endswith(("  ", line))


def test_a_narrow_table_keeps_words_whole_where_it_can():
    text = "Ines Okafor articulated the plan."
    one = claim(text, 1, "Ines Okafor", "articulated", "the plan")
    lines = table(DocumentClaims("an-article-with-a-long-name", text, claims=(one,)), width=60)
    assert "articulated" in lines


def test_numbers_are_those_of_the_identifiers():
    """Two who filter differently speak of the same claim by the same number."""
    whole = harbour()
    claims = tuple(attrs.evolve(one, confidence=one.id != "c2") for one in whole.claims)
    few = attrs.evolve(whole, claims=claims).confident(0.5)
    assert re.findall(r"^\d+", table(few), re.M) == ["1", "3", "4", "5", "6", "7", "8", "9", "10"]
    assert "within\N{NO-BREAK SPACE}4" in table(few)
    assert re.search(r'class="qa-number qa-\w+">3<', page(few))
    assert 'data-n="3"' in page(few)
    named = attrs.evolve(whole.claims[0], id="an article's own")
    assert re.findall(r"^\d+", table(attrs.evolve(few, claims=(named,))), re.M) == ["1"]


def test_a_label_is_told_in_words():
    text = "Lee: It held."
    one = claim(text, 1, "Lee", ":", "It held.")
    assert "(label)" in table(DocumentClaims("hearing", text, claims=(one,)))


def test_a_long_title_is_wrapped():
    doc = DocumentClaims("an article " * 9, "", claims=())
    assert max(map(width_of, table(doc, width=60).splitlines())) <= 60


def wide_names() -> DocumentClaims:
    text = "王小明说：“天气很好。” Zoë Ŝmîth said 👩‍👩‍👧‍👦 sang. 김 said yes."
    entities = (Entity("e1", "王小明", "person"), Entity("e2", "Zoe\u0308 Ŝmîth", "person"))
    claims = (
        claim(text, 1, "王小明", "说", "“天气很好。”", speaker="e1", about=("e2",)),
        claim(text, 2, "Zoë Ŝmîth", "said", "👩‍👩‍👧‍👦 sang", speaker="e2", about=("e1",)),
        claim(text, 3, "김", "said", "yes"),
    )
    return DocumentClaims("宽", text, entities=entities, claims=claims)


def _first_cells(line: str, cells: int) -> str:
    """The longest beginning of a line that takes no more than so many cells."""
    return max((line[:n] for n in range(len(line) + 1) if width_of(line[:n]) <= cells), key=len)


def test_a_source_that_is_no_entity_is_shown_by_its_words():
    assert re.search(r"^3  김 +said +yes +—$", table(wide_names()).splitlines()[-2])


def test_colour_changes_nothing_but_colour():
    plain, colored = table(harbour()), table(harbour(), color=True)
    assert "\x1b" not in plain
    stripped = re.sub(r"\x1b\[[\d;]*m", "", colored)
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()
    assert colored.count("\x1b[0m") == len(re.findall(r"\x1b\[\d+m", colored)) / 2


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("", 0),
        ("漢字", 4),
        ("ｆｕｌｌ", 8),
        ("e\u0301", 1),
        ("\u1112\u1161\u11ab", 2),
        ("👍🏽", 2),
        ("👩‍👩‍👧‍👦", 2),
        ("🇺🇦🇵🇱", 4),
        ("❤️", 2),
        ("ﬁ—…", 3),
    ],
)
def test_width_is_that_of_a_terminal(text: str, width: int):
    assert width_of(text) == width


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.integers(2, 20))
def test_wrapping_loses_nothing_and_keeps_the_width(text: str, width: int):
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(line) <= width for line in lines)


def test_a_long_name_is_shortened_at_a_character():
    assert shortened("Ines Okafor", 11) == "Ines Okafor"
    assert shortened("Ines Okafor", 8) == "Ines Ok…"
    assert width_of(shortened("王小明王小明", 6)) <= 6
