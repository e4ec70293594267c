"""Whether two names can be one person's, in a document and across documents."""

from __future__ import annotations

import pytest

from quoteattr.names.persons import PersonName, same_person
from quoteattr.names.words import NameWords

TABLES = NameWords.of_all_languages()


def parted(name: str) -> PersonName:
    return PersonName.of(tuple(name.lower().split()), TABLES)


@pytest.mark.parametrize(
    ("one", "other", "within", "across"),
    [
        ("Samir Khoury", "Samir Khuri", True, True),
        ("Bill Stone", "William Stone", True, True),
        ("Gabriel Torres", "Gabriel Torres Fuentes", True, True),
        ("Gabriel Torres", "Gabriel Torres de la Fuente", True, True),
        ("Hillary Rodham Vance", "Hillary Vance", True, True),
        ("Nicolas Petit", "Nikolas Petit", True, True),
        ("Jan van der Berg", "Jan Berg", True, True),
        ("Anna Weber", "Jonas Weber", False, False),
        ("John Smith Jr", "John Smith", False, False),
        ("John Smith Jr", "John Smith Junior", True, True),
        # Nothing but the document ties these.
        ("George H Stone", "George W Stone", True, False),
        ("Edgar Lind", "John Edgar Lind", True, False),
        ("Mary Ann", "Mary Ann Lind", True, False),
        ("Jan van der Berg", "Jan van den Berg", True, False),
    ],
)
def test_names_are_compared_alike_and_across_documents_more_strictly(
    one: str, other: str, within: bool, across: bool
):
    for pair in ((parted(one), parted(other)), (parted(other), parted(one))):
        assert same_person(*pair, TABLES, strict=False) is within
        assert same_person(*pair, TABLES, strict=True) is across


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ludwig van Beek", ("ludwig", (), ("van",), "beek", "")),
        ("Ana Maria de la Cruz", ("ana", ("maria",), ("de", "la"), "cruz", "")),
        ("Al Gore", ("al", (), (), "gore", "")),
        ("John E Reed III", ("john", ("e",), (), "reed", "iii")),
        ("Kiper", ("", (), (), "kiper", "")),
    ],
)
def test_a_name_has_parts(name: str, parts: tuple[object, ...]):
    assert parted(name) == PersonName(*parts)
    assert parted(name).words == tuple(w for w in name.lower().split() if w != "iii")
