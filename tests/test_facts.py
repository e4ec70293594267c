"""Facts of the grammar: found once a word, remembered in their document and in no other."""

from __future__ import annotations

import copy

import attrs
import pytest

from quoteattr.document import Document, Word
from quoteattr.grammar.facts import fact

TEXT = "Ann left"
WORDS = (
    Word(0, "Ann", "Ann", "PROPN", "NNP", "", 1, "nsubj", 0, 3),
    Word(1, "left", "leave", "VERB", "VBD", "", -1, "root", 4, 8),
)


@pytest.fixture
def asked():
    """Which words a fact was looked up for, and the fact."""
    looked_at: list[int] = []

    @fact
    def is_root(document: Document, word: int) -> bool:
        """Whether a word heads its sentence."""
        looked_at.append(word)
        return document.words[word].head < 0

    return looked_at, is_root


def test_a_fact_is_found_once_for_each_word(asked):
    looked_at, is_root = asked
    document = Document(TEXT, WORDS)
    assert [is_root(document, word) for word in (0, 1, 1, 0)] == [False, True, True, False]
    assert looked_at == [0, 1]


def test_another_document_has_its_own_facts(asked):
    _, is_root = asked
    document = Document(TEXT, WORDS)
    assert is_root(document, 1)
    turned = attrs.evolve(document, words=(WORDS[0], attrs.evolve(WORDS[1], head=0)))
    assert not is_root(turned, 1)


def test_facts_are_no_part_of_a_parse(asked):
    _, is_root = asked
    document = Document(TEXT, WORDS)
    assert is_root(document, 1)
    assert document == Document(TEXT, WORDS)
    copied = copy.deepcopy(document)
    assert copied == document
    assert not copied.facts
