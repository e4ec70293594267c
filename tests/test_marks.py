"""Marks of quotation and of questions, in every convention."""

from __future__ import annotations

import pytest

from quoteattr.typography.marks import asks, closes, opens


@pytest.mark.parametrize(
    "text", ["Why?", "“Why?”", "»Kommt er?«", "„Kommt er?“ ", "‹Où ?›\u00a0", "？」", "《去？》"]
)
def test_a_question_asks_whatever_closes_it(text: str) -> None:
    assert asks(text)
    assert not asks(text.replace("?", ".").replace("？", "。"))


def test_what_asks_only_in_its_midst_does_not_ask() -> None:
    assert not asks("“Why?” he said")
    assert not asks("")


def test_marks_close_alone_or_in_pairs() -> None:
    assert all(map(closes, ("”", "''", "’’", "«", "“", "》", "〉", "〟", "＂")))
    assert not any(map(closes, ("", ",", "s’", "„", "‘", "``", "《")))


def test_a_text_opens_with_whatever_opens_a_quotation() -> None:
    assert all(map(opens, ("“Go", "„Geh", "»Geh", "《去", "``Go", "'Go")))
    assert not any(map(opens, ("", "Go”", "’Go", "》", "(“Go")))
