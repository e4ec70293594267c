"""Parsed text as values: words, their tree, their place in the text."""

from __future__ import annotations

import pickle

import attrs
import pytest

from quoteattr.document import Document, Sentence, Word

TEXT = "Ann said it rained. Bob left."
#   0 Ann, 1 said, 2 it, 3 rained, 4 . | 5 Bob, 6 left, 7 .
HEADS = (1, -1, 3, 1, 1, 6, -1, 6)
RELATIONS = ("nsubj", "root", "expl:pv", "ccomp", "punct", "nsubj", "root", "punct")


@pytest.fixture
def document():
    words, at = [], 0
    for index, form in enumerate(("Ann", "said", "it", "rained", ".", "Bob", "left", ".")):
        start = TEXT.index(form, at)
        at = start + len(form)
        feats = "Number=Sing|Person=3" if index == 2 else ""
        relation = RELATIONS[index]
        words.append(Word(index, form, form, "X", "", feats, HEADS[index], relation, start, at))
    sentences = (Sentence(0, 0, 5, 0, 0, 19), Sentence(1, 5, 8, 0, 20, 29))
    return Document(TEXT, tuple(words), sentences)


def test_nothing_stands_before_the_first_word(document):
    assert document.before(1) == "Ann"
    assert document.before(0) == ""


def test_words_tell_relation_and_features(document):
    it = document.words[2]
    assert it.deprel == "expl:pv"
    assert it.relation == "expl"
    assert it.feature("Person") == "3"
    assert it.feature("Per") == it.feature("Gender") == ""


def test_the_tree_up_and_down(document):
    assert document.children[1] == (0, 3, 4)
    assert document.subtree(3) == [2, 3]
    assert document.subtree(1) == [0, 1, 2, 3, 4]
    assert document.ancestors(2) == [3, 1]
    assert document.ancestors(1) == []


def test_words_by_sentence_and_place(document):
    assert document.sentence_of(4).index == 0
    assert document.sentence_of(5).index == 1
    assert 6 in document.sentences[1]
    assert 6 not in document.sentences[0]
    assert document.span(2, 3).text == "it rained"
    assert list(document.words_in(0, 8)) == [0, 1]
    assert list(document.words_in(5, 6)) == [1]
    assert list(document.words_in(3, 4)) == []
    assert list(document.words_in(0, len(TEXT))) == list(range(8))
    assert list(document.words_in(10_000, 10_001)) == []


def test_values_are_frozen_compare_and_pickle(document):
    assert document.children  # whatever has been looked up makes no difference
    copy = pickle.loads(pickle.dumps(document))  # noqa: S301
    assert copy == document
    assert copy.children == document.children
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        document.text = "other"


def test_a_deep_tree_needs_no_recursion():
    size = 50_000
    words = tuple(Word(i, "a", "a", "X", "", "", i - 1, "dep", i, i + 1) for i in range(size))
    document = Document("a" * size, words, (Sentence(0, 0, size, 0, 0, size),))
    assert len(document.subtree(0)) == size
    assert len(document.ancestors(size - 1)) == size - 1


def test_repr_counts():
    parse = Document("Ann left. " * 200, lang="de")
    assert repr(parse) == "Document(text=2000, words=0, sentences=0, lang='de', coref=0)"
