"""From proposals to attributions: what a cue makes of its content."""

from __future__ import annotations

import harbour
import pytest
from fake_parser import AnyTreeParser
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.weighing.polarity import polarity

ROWS = (
    "Thornton Thornton PROPN NNP 2 nsubj", "{form} {lemma} VERB VBD 0 root", "to to PART TO 4 mark",
    "blame blame VERB VB 2 xcomp", "the the DET DT 6 det", "toss toss NOUN NN 4 obj",
    ". . PUNCT . 2 punct",
)  # fmt: skip


@pytest.mark.parametrize(
    ("form", "lemma", "expected"),
    [("refused", "refuse", "negative"), ("began", "begin", "positive")],
)
def test_what_somebody_refuses_to_say_is_negative(form, lemma, expected):
    rows = tuple(row.format(form=form, lemma=lemma) for row in ROWS)
    text = " ".join(row.split()[0] for row in rows)
    readings = harbour.readings(harbour.parse((rows,), text))
    proposals = readings.by_cue[3]
    assert proposals
    assert {polarity(readings.document, p, readings.lexicon) for p in proposals} == {expected}


QUOTED = ("Ann", "said", "he", "“", "”", '"', ",", "glad", ".", "that", "told")


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(QUOTED), max_size=30), st.integers(0, 99))
def test_what_is_proposed_has_a_word_and_its_head(words, seed):
    (document,) = AnyTreeParser(seed).parse([" ".join(words)])
    for proposals in harbour.readings(document).by_cue.values():
        for proposal in proposals:
            assert proposal.content_head in proposal.content
            assert any(document.words[word].upos != "PUNCT" for word in proposal.content)
