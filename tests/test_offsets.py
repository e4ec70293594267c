"""The whole way over any text and any tree: every offset slices the text, nothing is lost."""

from __future__ import annotations

import attrs
import pytest
import soundness
from fake_parser import WORDS, AnyTreeParser
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quoteattr.attributor import Attributor
from quoteattr.errors import TextError
from quoteattr.lexicon import Lexicon

ODD = (
    "“", "”", '"', "'", "‘", "’", "''", "``", "«", "»", "„", "「", "」", "(", ")", ":", ",", ".",
    "?", "—", "n't", "\r\n", "\r\n\r\n", "\n", "\n\n“", "\t", "\x00", "\u00ad", "\u200b", "\u202e",
    "\ufeff", "\u2028", "\u00a0", "👩🏽\u200d🚒", "e\u0301", "עברית", "中文", "\U0010ffff", "\x85",
)  # fmt: skip
PIECES = st.sampled_from([*WORDS, *WORDS]) | st.sampled_from(ODD) | st.text(max_size=3)


@st.composite
def texts(draw):
    """Words that report, marks that quote, and whatever else Unicode has."""
    pieces = draw(st.lists(PIECES, max_size=60))
    gap = st.sampled_from([" ", " ", " ", "", "  "])
    return "".join(piece + draw(gap) for piece in pieces)


def unweighed():
    """English without weights: every reading of a cue is as probable as not, and stays."""
    english = Lexicon.load("en")
    return attrs.evolve(english, tables={k: v for k, v in english.tables.items() if k != "weights"})


ENGLISH, UNWEIGHED = Lexicon.load("en"), unweighed()


@settings(deadline=None, max_examples=250)
@given(texts(), st.integers(0, 10**6), st.booleans())
@example("“We go,” said\x00 Ann\r\n\r\nLee. ''He\u200b said it,'' she sa\u00adid.", 1, False)
@example("", 0, True)
@example("Ann ", 114, False)
def test_any_text_with_any_tree(text, seed, weighed):
    lexicon = ENGLISH if weighed else UNWEIGHED
    doc = Attributor(parser=AnyTreeParser(seed), lexicon=lexicon).attribute(text, "any")
    soundness.check(doc, text)


def test_claims_are_found_at_all_that_way():
    """Otherwise the test above would say nothing."""
    text = "“We go,” the mayor said. According to Ann Lee, he was glad that they denied it. " * 3
    attributors = [Attributor(parser=AnyTreeParser(n), lexicon=UNWEIGHED) for n in range(10)]
    found = [attributor.attribute(text) for attributor in attributors]
    assert sum(len(doc.claims) for doc in found) > 20
    assert sum(len(doc.entities) for doc in found) > 20
    assert sum(claim.parent is not None for doc in found for claim in doc.claims) > 0


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=10), st.integers(0xD800, 0xDFFF), st.text(max_size=10))
def test_lone_surrogates_are_refused(before, code, after):
    with pytest.raises(TextError, match=f"offset {len(before)},"):
        Attributor(parser=AnyTreeParser()).attribute(before + chr(code) + after)


@pytest.mark.parametrize(
    ("text", "seed"),
    [
        (
            "though al-Masri-basedsaid. it former \nAnn ? ( saying report hewe the man proof ",
            395380,
        ),
        ("LONDON's.it denied Republican Reuters both Mr in 's al-Masri15:30 ", 121661),
        ("saidsaid saidsaid believed ", 7682),
    ],
)
def test_what_fuzzing_has_found(text, seed):
    for model in (None, "embedded"):
        made = Attributor(parser=AnyTreeParser(seed), lexicon=UNWEIGHED, model=model)
        soundness.check(made.attribute(text), text)
