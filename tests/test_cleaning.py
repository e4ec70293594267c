"""Cleaning mends what parsers stumble over, and every character finds its way back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.typography.cleaning import LONGEST_RUN, clean


def way_back(text: str, piece: str) -> str:
    """What the caller's text has where the clean one has a piece."""
    cleaned = clean(text)
    at = cleaned.text.index(piece)
    start, end = cleaned.source(at, at + len(piece))
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("", ""),
        (" \t\n \r\n", ""),
        ("Plain text.", "Plain text."),
        ("  Edges.  ", "Edges."),
        ("no\u00a0break", "no break"),
        ("a\u2003b\u3000c", "a b c"),
        ("tab\tand\x00nul\x1bescape", "tab and nul escape"),
        ("zero\u200bwidth", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\ufeffmark", "mark"),
        ("\u202bright\u202c to left", "right to left"),
        ("''Go,'' she said.", '"Go," she said.'),
        ("``Go,'' she said.", '"Go," she said.'),
        ("‘‘Go,’’ she said.", '"Go," she said.'),
        ("「Go,」 she said, 『all』.", "“Go,” she said, “all”."),
        ("It's ’tis", "It's ’tis"),
        ("One.\r\n\r\nTwo.", "One.\n\nTwo."),
        ("One.\nTwo.\rThree.\u2028Four.", "One.\n\nTwo.\n\nThree.\n\nFour."),
        ("* One.\n• Two.\n*Three.\n*", "One.\n\nTwo.\n\n*Three.\n\n*"),
        ("- One.\n- Two.\n\n5 - 3\n- 3", "One.\n\nTwo.\n\n5 - 3\n\n- 3"),
        ("“Go.”\n— Lee", "“Go.”\n\n— Lee"),
        ("👩🏽\u200d🚒 e\u0301", "👩🏽🚒 e\u0301"),
    ],
)
def test_what_a_parser_gets(text, cleaned):
    assert clean(text).text == cleaned


@pytest.mark.parametrize(
    ("text", "piece", "back"),
    [
        ("a zero\u200bwidth b", "zerowidth", "zero\u200bwidth"),
        ("a co\u00adop\u00ader\u00adate b", "cooperate", "co\u00adop\u00ader\u00adate"),
        ("\r\n\r\nShe: ''Go.''", '"Go."', "''Go.''"),
        ("\r\n\r\nShe: ''Go.''", "Go", "Go"),
        ("One.\r\n\r\nTwo.\r\n", "Two.", "Two."),
        ("One.\r\n\r\nTwo.\r\n", ".\n\nT", ".\r\n\r\nT"),
        ("nul\x00nul", "nul nul", "nul\x00nul"),
        ("\ufeffmark", "m", "m"),
        ("end\u200b b", "end", "end"),
        ("One.\n* Two.", "Two", "Two"),
    ],
)
def test_the_way_back(text, piece, back):
    assert way_back(text, piece) == back


def test_paragraphs_are_numbered_by_the_callers_offsets():
    text = "One.\n\n  Two.\r\nThree."
    cleaned = clean(text)
    assert [cleaned.paragraph(text.index(word)) for word in ("One", "Two", "Three")] == [0, 1, 2]
    assert cleaned.paragraph(len(text)) == 2
    assert clean("").paragraph(0) == 0


ODD = st.text(st.sampled_from("ab.'`‘’\u00ad\u200b\u200d\ufeff\u202e \t\r\n\x00\x85\u00a0\u2028🙂"))


RUNS = st.builds(
    lambda head, unit, times, tail: head + unit * times + tail,
    ODD,
    st.sampled_from(["a", "0f", "\u00adb", "''", "ab.", "c\u200b\u0301", "中"]),
    st.integers(400, 3_000),
    ODD,
)


@settings(deadline=None, max_examples=60)
@given(RUNS)
def test_no_run_is_too_long_for_the_tokenizer_and_none_loses_a_character(text):
    cleaned = clean(text)
    assert max(map(len, cleaned.text.split()), default=0) <= LONGEST_RUN
    for at, letter in enumerate(cleaned.text):
        start, end = cleaned.source(at, at + 1)
        assert letter in ' "\n' or text[start:end] == letter
    kept = [c for c in cleaned.text if c not in ' "\n']
    lost = set(" \t\r\n\x00\x85\u00a0\u2028'`‘’\"\u00ad\u200b\u200d\ufeff\u202e")
    assert [c for c in kept if c not in lost] == [c for c in text if c not in lost]


def test_a_long_run_is_parted_after_a_mark_where_one_is_near():
    address = "https://example.org/" + "x" * 700 + "?" + "y" * 900
    first, second = clean(address).text.split()
    assert first.endswith("?")
    assert first + second == address


@settings(deadline=None, max_examples=300)
@given(ODD | st.text())
def test_any_text_keeps_the_way_back(text):
    cleaned = clean(text)
    assert len(cleaned.starts) == len(cleaned.ends) == len(cleaned.text)
    assert cleaned.starts == sorted(cleaned.starts)
    assert cleaned.ends == sorted(cleaned.ends)
    for at, letter in enumerate(cleaned.text):
        start, end = cleaned.source(at, at + 1)
        assert 0 <= start <= end <= len(text)
        if letter not in ' "\n':
            assert text[start:end] == letter


@given(st.text(alphabet="ab\u00ad \n\u00a0'", max_size=30), st.sampled_from([" ", "  ", "\n\n"]))
def test_what_a_parser_spaced_anew_finds_its_way_back(text, space):
    cleaned = clean(text)
    read = space.join(cleaned.text.split())
    respaced = cleaned.respaced(read)
    assert (respaced.text, len(respaced.starts), respaced.breaks) == (
        read,
        len(respaced.ends),
        cleaned.breaks,
    )
    letters = [
        [t.starts[i] for i, c in enumerate(t.text) if c.strip()] for t in (cleaned, respaced)
    ]
    assert letters[0] == letters[1]
    assert cleaned.respaced(f"{read}x") is None
