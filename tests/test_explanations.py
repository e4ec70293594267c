"""Explanations: what the rules weigh is what their confidence comes from."""

from __future__ import annotations

import pytest
from golden_cases import all_cases, parsed

from quoteattr import Attributor
from quoteattr.weighing import odds

RULES = Attributor(model=None)
CASES = [case for case in all_cases() if (case.group, case.lang) == ("cues", "en")]
PARSE = parsed(CASES)["cues-verb-1"]


@pytest.fixture(scope="module")
def readings():
    return RULES.explain(PARSE)


def test_the_evidence_makes_the_probability(readings):
    assert readings
    for reading in readings:
        weighed = odds.probability(sum(weight for _, weight in reading.evidence))
        assert reading.attribution.confidence == pytest.approx(weighed, abs=0.001)


def test_claims_are_among_the_readings(readings):
    told = {(r.attribution.cue, r.attribution.content, r.attribution.confidence) for r in readings}
    claims = RULES.attribute(PARSE).claims
    assert claims
    assert {(claim.cue, claim.content, claim.confidence) for claim in claims} <= told


def test_the_weightiest_comes_first(readings):
    for reading in readings:
        weights = [abs(weight) for _, weight in reading.evidence]
        assert weights == sorted(weights, reverse=True)


def test_a_reading_prints_itself(readings):
    head, first, *_ = str(readings[0]).splitlines()
    one = readings[0].attribution
    assert head.endswith(f"[{one.rule}, {one.confidence:.2f}]")
    assert one.cue[0].text in head
    assert first.split()[0] == f"{readings[0].evidence[0][1]:+.2f}"
