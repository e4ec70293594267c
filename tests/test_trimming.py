"""Edges of what a network reads: words that belong to something else are left out."""

from __future__ import annotations

import harbour
import pytest

from quoteattr.learned.readings import Readings
from quoteattr.learned.trimming import (
    stray_auxiliaries,
    trimmed_content,
    trimmed_cue,
    trimmed_source,
)
from quoteattr.weighing.recording import word_spans

RELATIVE = (
    "Mr Mr PROPN NNP 9 nsubj", "Brandt Brandt PROPN NNP 1 flat", ", , PUNCT , 6 punct",
    "whose whose PRON WP$ 5 nmod:poss PronType=Rel", "party party NOUN NN 6 nsubj",
    "grows grow VERB VBZ 1 acl:relcl", ", , PUNCT , 1 punct", "will will AUX MD 9 aux",
    "claim claim VERB VB 0 root", "victory victory NOUN NN 9 obj", ". . PUNCT . 9 punct",
)  # fmt: skip
AGENCY = (
    "The the DET DT 3 det PronType=Art", "Health Health PROPN NNP 3 compound",
    "Agency Agency PROPN NNP 7 nsubj", "( ( PUNCT -LRB- 5 punct", "NHA NHA PROPN NNP 3 appos",
    ") ) PUNCT -RRB- 5 punct", "said say VERB VBD 0 root", "little little ADJ JJ 7 obj",
    "( ( PUNCT -LRB- 10 punct", "yet yet ADV RB 7 advmod", ") ) PUNCT -RRB- 10 punct",
    ". . PUNCT . 7 punct",
)  # fmt: skip
PARTY = (
    "The the DET DT 2 det PronType=Art", "party party NOUN NN 5 nsubj",
    "last last ADJ JJ 4 amod", "week week NOUN NN 2 nmod:unmarked",
    "announced announce VERB VBD 0 root", "marches march NOUN NNS 5 obj", "by by ADP IN 8 case",
    "sailors sailor NOUN NNS 5 obl", ". . PUNCT . 5 punct",
)  # fmt: skip
UNION = (
    "The the DET DT 2 det PronType=Art", "union union NOUN NN 4 nsubj", "has have AUX VBZ 4 aux",
    "outright outright NOUN NN 5 nsubj", "rejected reject VERB VBN 0 root", "it it PRON PRP 5 obj",
    ". . PUNCT . 5 punct",
)  # fmt: skip
DATELINE = (
    "LYON Lyon PROPN NNP 6 dep", "— — PUNCT : 6 punct", "The the DET DT 4 det PronType=Art",
    "mayor mayor NOUN NN 6 nsubj", "also also ADV RB 6 advmod", "spoke speak VERB VBD 0 root",
    ". . PUNCT . 6 punct",
)  # fmt: skip


def read(*sentences: tuple[str, ...]) -> Readings:
    """A parse of sentences; white space stands between all words."""
    text = " ".join(row.split()[0] for sentence in sentences for row in sentence)
    return harbour.readings(harbour.parse(sentences, text))


def words(readings: Readings, found: frozenset[int]) -> str:
    return " ".join(readings.document.words[word].text for word in sorted(found))


@pytest.mark.parametrize(
    ("sentence", "given", "kept"),
    [
        (RELATIVE, range(5), "Mr Brandt"),  # the clause has lost its verb
        (RELATIVE, range(6), "Mr Brandt , whose party grows"),
        (AGENCY, range(5), "The Health Agency ( NHA )"),
        (AGENCY, range(6), "The Health Agency ( NHA )"),
        (AGENCY, range(1, 4), "Health Agency"),  # a bracket that nothing follows
        (PARTY, range(4), "The party"),  # a time
        (PARTY, (0,), ""),
        (DATELINE, range(4), "The mayor"),
        (DATELINE, range(1), "LYON"),  # all there is
    ],
)
def test_a_source_ends_and_begins_where_its_name_does(sentence, given, kept):
    readings = read(sentence)
    assert words(readings, trimmed_source(readings, frozenset(given))) == kept


def test_an_auxiliary_that_the_source_has_taken_along_goes_back_to_its_verb():
    readings = read(UNION)
    source = frozenset(range(4))
    assert words(readings, stray_auxiliaries(readings.document, source, 4)) == "has outright"
    assert stray_auxiliaries(readings.document, frozenset(range(2)), 4) == frozenset()


@pytest.mark.parametrize(
    ("sentences", "given", "cue", "kept"),
    [
        ((PARTY,), range(5, 7), 4, "marches"),  # "by" belongs to what follows
        ((PARTY,), range(5, 8), 4, "marches by sailors"),
        ((PARTY, UNION), (*range(5, 8), 9), 4, "marches by sailors"),  # "The" of the next sentence
        ((PARTY, UNION), (5, 13, 14), 4, "marches"),  # "rejected it" of another sentence
    ],
)
def test_a_content_ends_where_a_phrase_ends(sentences, given, cue, kept):
    readings = read(*sentences)
    assert words(readings, trimmed_content(readings, frozenset(given), cue)) == kept


def test_a_whole_short_sentence_stays_in_a_content():
    go = ("Go go VERB VB 0 root", ". . PUNCT . 1 punct")
    readings = read(PARTY, go)
    found = trimmed_content(readings, frozenset((5, 6, 7, 9)), 4)
    assert words(readings, found) == "marches by sailors Go"


def test_a_cue_has_no_preposition_without_its_noun():
    readings = read(PARTY)
    cue = frozenset((4, 6))
    assert words(readings, trimmed_cue(readings.document, cue, 4, frozenset())) == "announced"
    with_noun = trimmed_cue(readings.document, cue, 4, frozenset({7}))
    assert words(readings, with_noun) == "announced by"


def test_marks_alone_are_no_span_of_a_content():
    document = read(AGENCY).document
    assert [span.text for span in word_spans(document, {3, 7})] == ["little"]
    assert [span.text for span in word_spans(document, {2, 3, 4})] == ["Agency ( NHA"]
    assert [span.text for span in word_spans(document, {3})] == ["("]
