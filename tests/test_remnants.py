"""Markup and wrong encodings in a text are told with advice, and the rest is read as it stands."""

from __future__ import annotations

import warnings

import pytest
from fake_parser import FlatParser

from quoteattr.attributor import Attributor
from quoteattr.errors import TextWarning
from quoteattr.typography.remnants import remnant_advice
from quoteattr.typography.tongues import language_advice

GERMAN = "Die Brücke ist sicher, sagte die Bürgermeisterin. Sie wird nicht gesperrt."


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("<p>Mayor Lina Aho said <b>no</b>.</p>", "'<p>' at offset 0 is markup, .* trafilatura"),
        ('<div class="lead">Go,</div> she said.', "'<div class=\"lead\">' at offset 0"),
        ("&quot;Go,&quot; she said, and didn&#39;t.", "'&quot;' at offset 0 .* html.unescape"),
        ("She said it wasnâ€™t so.", "'â€' at offset 16 .* read the file as UTF-8"),
        ("The cafÃ© is shut, he said.", "'Ã©' at offset 7"),
        ("â\x80\x9cGo,â\x80\x9d she said.", "encoding='utf-8'"),
        ("texts/monday.txt", "is a path, .*'texts/monday.txt'.*read_text"),
        ("C:\\my texts\\monday.PDF\n", "is a path, and is read as the text"),
        ("https://example.org/bridge", "is an address"),
        ("{\\rtf1\\ansi \\pard She wasn\\'92t there, he said.}", "the inside of RTF; .* pandoc"),
        ("%PDF-1.7 stream", "the inside of a PDF; .* pdftotext"),
        (GERMAN, "seems to be in German, but is read as English"),
        ("El puente es seguro, dijo la alcaldesa, y las obras empiezan el lunes.", "in Spanish"),
        ("Мост безопасен, сказала мэр в понедельник.", "in Cyrillic letters"),
    ],
)
def test_remnants_are_told_with_what_to_do(text, advice):
    with pytest.warns(TextWarning, match=advice) as told:
        document = Attributor(parser=FlatParser()).attribute(text)
    assert len(told) == 1
    assert told[0].filename == __file__
    assert document.text == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The <p> tag opens a paragraph, she said.",
        "If a < b and c > d, he said, AT&amp;T wins.",
        "SÃO PAULO, Brazil. Âge tendre, said the café’s owner, costs € 5.",
        "R&D; Q&A <ann@example.org> wrote.",
        "He said that the list is in members.txt.",
        "See www.example.org and “report.pdf”, she said.",
        "“Der Zug ist weg”, the boy said to his mother at the station.",
        "“Los puentes y las torres de la ciudad”, by Ana de los Ríos, is the book that he read.",
        "Da Costa, De la Cruz, Van den Berg, Von Haan, Di Maio, El Amrani",
    ],
)
def test_what_may_be_text_is_not_told(text):
    assert remnant_advice(text) == ""
    assert language_advice(text, "en") == ""


def test_a_language_is_told_by_the_one_that_is_read():
    assert language_advice(GERMAN, "de") == ""
    assert "in English, but is read as German" in language_advice(
        "The bridge is safe, the mayor said, and it will not be closed.", "de"
    )
    assert language_advice(GERMAN, "xx") == ""


def test_a_warning_names_the_document():
    with pytest.warns(TextWarning, match=r"^monday: .*German"):
        list(Attributor(parser=FlatParser()).pipe([("monday", GERMAN), ("sunday", "She left.")]))


def test_each_text_of_a_stream_is_told_once():
    texts = ["<p>She said no.</p>", "She said yes.", "<p>He said no.</p>"]
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        list(Attributor(parser=FlatParser()).pipe(texts))
    assert [warning.category for warning in told] == [TextWarning] * 2
