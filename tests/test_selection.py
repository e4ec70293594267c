"""From proposals to attributions: what a cue makes of its content."""

from __future__ import annotations

import harbour
import pytest

from quoteattr.recording import polarity

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
    assert {polarity(p, readings.document, readings.lexicon) for p in proposals} == {expected}
