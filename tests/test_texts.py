"""Texts: what can be attributed, and what is said of all else."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from quoteattr.errors import NotTextError, TextError
from quoteattr.texts import checked


class Parsed:
    sents = ()


@pytest.mark.parametrize(
    ("wrong", "advice"),
    [
        (b"bytes", "data.decode('utf-8')"),
        (None, "leave missing texts out"),
        (Path("a.txt"), "path.read_text(encoding='utf-8')"),
        (io.StringIO("text"), "file.read()"),
        (Parsed(), "from quoteattr.integrations.spacy import DocParser"),
        (["text"], "Attributor().pipe(texts)"),
        ({"text": "text"}, "article['text']"),
        (7, "pass the text"),
    ],
)
def test_what_is_no_text_is_refused_with_advice_that_fits(wrong, advice):
    with pytest.raises(NotTextError) as error:
        checked(wrong)
    assert advice in str(error.value)
    assert type(wrong).__name__ in str(error.value)
    assert isinstance(error.value, TypeError)
    assert ("decode" in str(error.value)) == isinstance(wrong, bytes)


def test_lone_surrogates_are_refused_with_their_offset():
    with pytest.raises(TextError, match=r"offset 3.*encode\('utf-8', 'replace'\)"):
        checked("abc\udc80")
    assert checked("pair \U0001f600 and text") == "pair 😀 and text"
