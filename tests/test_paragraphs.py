"""Paragraphs: a line each, but not in text that was wrapped to a width."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.typography.paragraphs import split_paragraphs

WRAPPED = """The council met again on Thursday night to talk about the
old mill, which has stood empty since the fire. Nobody could
say who owns the roof, and nobody wanted to pay for a new one
before the winter.

A second meeting will be held when the owner has been found,
which may take until spring, the clerk wrote in a short note
that hung on the door of the town hall on Friday."""


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in split_paragraphs(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\n \t\n", "\u2028", "\u2029", "\f"])
def test_every_line_is_a_paragraph(end):
    assert texts(f"One line.{end}Another line.{end}") == ["One line.", "Another line."]


def test_white_space_at_the_edges_is_no_part_of_it():
    (found,) = split_paragraphs("\n\t Indented.\u00a0\n")
    assert (found.start, found.end, found.text) == (3, 12, "Indented.")


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t", "\u2028"])
def test_white_space_alone_has_none(text):
    assert texts(text) == []


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_wrapped_lines_are_joined_up_to_a_blank_line(end):
    first, second = texts(WRAPPED.replace("\n", end))
    assert first.startswith("The council")
    assert first.endswith("before the winter.")
    assert second.startswith("A second")


def test_short_lines_that_end_sentences_are_not_wrapped_text():
    lines = [f"Line number {n} ends here, as it should, with a stop." for n in range(6)]
    assert texts("\n".join(lines)) == lines


def test_headings_over_long_lines_are_not_wrapped_text():
    lines = ["A heading without a stop", "A long line. " * 20 + "End.", "Another", "Text. " * 30]
    assert texts("\n".join(lines)) == [line.strip() for line in lines]


LEE = "Mayor Ann Lee of Springfield said\nthe bridge in the old town would be closed for repairs."


def test_a_sentence_that_a_single_line_end_breaks_is_joined():
    assert texts(LEE) == [LEE]
    assert texts(LEE + "\nThe police\nsaid no.") == [LEE, "The police\nsaid no."]
    assert texts(LEE.replace("\n", "\n\n")) == LEE.splitlines()


@pytest.mark.parametrize(
    "text",
    [
        "“It leaks,”\nMayor Roos said.",
        "“It leaks,” said\nAda Roos.",
        "“Why?”\nasked Roos.",
        "She was met by\nAda Roos.",
        "The clerk Tim Haas,\nLagos, was heard. He said “We\nNigerians know it.”",
        "The pumps failed in the night. Nobody woke the clerk\nAda Roos said so to the council.",
        "She lives in the old town, where it floods each\nApril, and the cellar holds "
        "more water than\nAda Roos can pump out.",
    ],
)
def test_a_line_that_breaks_off_is_joined_whatever_the_next_begins_with(text):
    assert texts(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Clerk leaves the council after a quarrel\nAda Roos told it on Monday.",
        "“It leaks,” Says Clerk\nAda Roos told it on Monday.",
        "Sen. Ada Roos (Harbour) has been in it since 2011\nShe left the race.",
        "Water is rising. See page 2\nThe clerk lives in the old town. " + "It floods. " * 9,
    ],
)
def test_a_headline_stays_alone(text):
    assert texts(text) == [line.strip() for line in text.splitlines()]


@pytest.mark.parametrize(
    "text", ["He left.\nso what", "He said:\nso what", "He left\nSo what", "“A”\nb"]
)
def test_a_line_that_is_whole_or_begins_a_sentence_stays_alone(text):
    assert texts(text) == text.splitlines()


def test_a_bullet_opens_a_paragraph():
    assert texts("* Bread, rolls\n* flour and\n  milk\n\n") == [
        "* Bread, rolls",
        "* flour and\n  milk",
    ]


@pytest.mark.models
def test_a_hard_wrapped_sentence_keeps_its_claim(attributor):
    (claim,) = attributor.attribute(LEE).claims
    assert claim.text == "the bridge in the old town would be closed for repairs"


@settings(deadline=None, max_examples=200)
@given(st.text(st.sampled_from("a. \n\r\t\v\u2028\x85\u00a0")) | st.text())
def test_nothing_but_white_space_is_lost(text):
    found = split_paragraphs(text)
    assert all(p.text == text[p.start : p.end] == p.text.strip() != "" for p in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert "".join("".join(p.text.split()) for p in found) == "".join(text.split())
