"""Spans slice the text as Python does."""

from __future__ import annotations

import pytest

from quoteattr.errors import OptionError
from quoteattr.spans import Span, merged, trimmed

TEXT = "Ann  said, 🙂 “Go.”"


def test_a_span_is_what_the_text_has_there():
    span = Span.of(TEXT, 5, 9)
    assert span.text == TEXT[span.start : span.end] == "said"
    assert len(span) == 4


def test_offsets_count_characters_not_bytes():
    assert Span.of(TEXT, 11, 12).text == "🙂"


@pytest.mark.parametrize(("start", "end"), [(3, 2), (-1, 2)])
def test_offsets_out_of_order_are_refused(start, end):
    with pytest.raises(OptionError, match="0 <= start <= end"):
        Span(start, end, "x")


def test_spans_are_values_in_the_order_of_the_text():
    a, b = Span.of(TEXT, 0, 3), Span.of(TEXT, 5, 9)
    assert a == Span(0, 3, "Ann")
    assert len({a, Span(0, 3, "Ann")}) == 1
    assert sorted([b, a]) == [a, b]


def test_containing_and_overlapping():
    whole, left, right = Span.of(TEXT, 0, 9), Span.of(TEXT, 0, 5), Span.of(TEXT, 5, 9)
    assert left in whole
    assert whole in whole  # noqa: PLR0124
    assert whole not in left
    assert left.overlaps(whole)
    assert whole.overlaps(right)
    assert not left.overlaps(right)


def test_trimming_takes_off_white_space_and_what_it_is_told():
    assert trimmed(TEXT, 3, 10) == Span.of(TEXT, 5, 10)
    assert trimmed(TEXT, 3, 10, strip=",") == Span.of(TEXT, 5, 9)
    assert trimmed(TEXT, 3, 5) is None
    assert trimmed("\u00a0\u2003a\u2028", 0, 4) == Span(2, 3, "a")


def test_merging_joins_what_touches_overlaps_or_is_parted_by_blanks():
    text = "one two, three four"

    def cut(word):
        return Span.of(text, text.index(word), text.index(word) + len(word))

    assert merged(text, [cut("two"), cut("one")]) == (Span.of(text, 0, 7),)
    assert merged(text, [cut("two"), cut("three")]) == (cut("two"), cut("three"))
    assert merged(text, [cut("two"), cut("three")], bridge=" ,") == (Span.of(text, 4, 14),)
    assert merged(text, [cut("three four"), cut("four")]) == (cut("three four"),)
    assert merged(text, []) == ()
