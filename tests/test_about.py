"""Whom claims are about."""

from __future__ import annotations

import pytest
from coreference import documents, read

from quoteattr.about import find_about
from quoteattr.about.choosing import choose
from quoteattr.attributions import Attribution
from quoteattr.claims import Entity
from quoteattr.entities import EntityIndex, find_entities
from quoteattr.lexicon import Lexicon
from quoteattr.spans import Span
from quoteattr.speakers import Speaker, find_speakers

LEXICON = Lexicon.load("en")


def about(text: str, claim: int = 0) -> list[tuple[str, str]]:
    found = read(text)
    return [(found.entity(a.entity).name, a.role) for a in found.claims[claim].about]


@pytest.mark.parametrize(
    ("text", "claim", "expected"),
    [
        ("delegation", 0, [("Norwegian delegation", "cue_object")]),
        ("topic", 0, [("Kojo Mensah", "topic")]),
        ("owner", 0, [("Anna Brandt", "subject")]),
        ("lower", 0, [("Anna Brandt", "subject")]),
        ("frame", 0, [("Luis Prado", "subject")]),
        ("we", 0, []),
        ("cataphora", 0, []),
    ],
)
def test_about(text: str, claim: int, expected: list[tuple[str, str]]) -> None:
    assert about(text, claim) == expected


def test_those_to_whom_it_is_said_are_none() -> None:
    found = read("we")
    claim = found.claims[0]
    assert [found.entity(key).name for key in claim.addressees] == ["reporters"]
    assert not claim.about


def content_of(text: str, content: str, **more: object) -> list[tuple[str, str]]:
    """Whom a content is about that nobody is named to say."""
    document = documents()[text]
    start = document.text.index(content)
    span = Span.of(document.text, start, start + len(content))
    attribution = Attribution((), (), (span,), "test", 1.0)
    index = find_entities(document, (attribution,), (), LEXICON)
    speakers = find_speakers(document, (attribution,), index, LEXICON)
    (found,) = find_about(document, (attribution,), speakers, index, LEXICON, **more)  # type: ignore[arg-type]
    return [(index.entity(a.entity).name, a.role) for a in found]


def test_without_a_source_it_is_about_the_passive_subject() -> None:
    assert content_of("accused", "Victor Amadi was accused of theft") == [
        ("Victor Amadi", "subject")
    ]


def test_joined_subjects_are_both() -> None:
    names = [name for name, _ in content_of("both", "Maria Lopez and Chen Wei wrote the book")]
    assert names == ["Maria Lopez", "Chen Wei"]


def test_a_place_is_not_what_it_is_about_only_because_it_happens_there() -> None:
    found = content_of("scene", "Selma Aydin met the envoy in Ankara")
    assert ("Selma Aydin", "subject") in found
    assert "Ankara" not in [name for name, _ in found]


def test_mentions_only_if_asked_for() -> None:
    plain = content_of("aide", "a senior aide to President Marek Sobol")
    asked = content_of("aide", "a senior aide to President Marek Sobol", mentions=True)
    assert set(plain) <= set(asked)
    assert len(asked) <= 5


def test_entities_of_a_stage_of_ones_own_may_have_no_mentions() -> None:
    document = documents()["accused"]
    span = Span.of(document.text, 0, len("Victor Amadi was accused of theft"))
    entity = Entity("e1", "Victor Amadi", "person")
    index = EntityIndex((entity,), {0: ("e1",), 1: ("e1",)})
    attribution = Attribution((), (), (span,), "test", 1.0)
    (found,) = find_about(document, (attribution,), (Speaker(None),), index, LEXICON)
    assert [about.entity for about in found] == ["e1"]


TABLES = {
    "among": {"probable": 1.0, "possible": -1.0, "unlikely": -4.0},
    "first": {"probable": 0.5, "main": 2.0},
}


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ([["probable"], ["possible"], ["probable", "main"]], [2, 0]),
        ([["unlikely"], ["possible"]], [1]),  # the likeliest, where none is probable
        ([["unlikely"]], []),
        ([["probable", "main"], ["unlikely", "path blamed"]], [1, 0]),
        ([["probable"]] * 7, [0, 1, 2, 3, 4]),
        ([], []),
    ],
)
def test_the_probable_are_chosen_the_most_central_first(
    known: list[list[str]], expected: list[int]
) -> None:
    assert choose(known, **TABLES) == expected
