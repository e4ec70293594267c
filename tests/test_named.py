"""Tagged names: where they begin and end, and what their labels stand for."""

from __future__ import annotations

import pytest

from quoteattr.document import Document, Word
from quoteattr.grammar.named import is_no_entity, kind_of, named_spans, person_names
from quoteattr.lexicon import Lexicon

LEXICON = Lexicon.load("en")


def tagged(*tags: str) -> tuple[Word, ...]:
    return tuple(
        Word(n, "Lee", "Lee", "PROPN", "", "", -1, "root", 4 * n, 4 * n + 3, tag)
        for n, tag in enumerate(tags)
    )


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (("O", "S-PERSON", "O"), [range(1, 2)]),
        (("B-PERSON", "I-PERSON", "E-PERSON"), [range(3)]),
        (("S-ORG", "B-GPE", "E-GPE"), [range(1), range(1, 3)]),
        (("B-ORG", "O", "E-ORG"), [range(2, 3)]),  # no tagger's notation: torn names stay apart
        (("O", "I-ORG"), []),
    ],
)
def test_names_begin_and_end_where_their_tags_say(tags: tuple[str, ...], spans: list[range]):
    assert [*named_spans(tagged(*tags))] == spans


def test_only_the_names_of_persons_are_persons():
    words = tagged("B-PERSON", "E-PERSON", "S-ORG", "S-PERSON")
    document = Document("Lee Lee Lee Lee", words)
    assert [*person_names(document, LEXICON)] == [range(2), range(3, 4)]


@pytest.mark.parametrize(
    ("tag", "kind", "is_none"),
    [
        ("S-PERSON", "person", False),
        ("B-GPE", "place", False),
        ("S-DATE", None, True),
        ("S-UNHEARD", None, False),
        ("O", None, False),
    ],
)
def test_a_label_tells_a_kind_or_that_there_is_no_entity(tag: str, kind: str | None, is_none: bool):
    (word,) = tagged(tag)
    assert kind_of(word, LEXICON) == kind
    assert is_no_entity(word, LEXICON) is is_none
