"""Hostile input: nothing but our own errors, nothing lost, and time that grows with length only.

`benchmarks/fuzz.py` does the same for hours; here Hypothesis does it for seconds.
"""

from __future__ import annotations

import gc
import itertools
import random
import re
import time

import attrs
import pytest
import soundness
from factories import cast
from fake_parser import AnyTreeParser, FlatParser
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr import export
from quoteattr.about import find_about
from quoteattr.attributions import Attribution
from quoteattr.attributor import Attributor
from quoteattr.claims import Entity, Mention
from quoteattr.conllu import from_conllu, to_conllu
from quoteattr.dialogue.completion import completed
from quoteattr.document import Document
from quoteattr.document_claims import DocumentClaims
from quoteattr.entities import EntityIndex, find_entities
from quoteattr.errors import ParseError, TextError
from quoteattr.inference.sentences import cut, join
from quoteattr.inference.stops import Stops
from quoteattr.lexicon import Lexicon
from quoteattr.linking import link_entities
from quoteattr.parsing import StanzaParser
from quoteattr.quotations import find_quotations
from quoteattr.rules import find_attributions
from quoteattr.spans import Span
from quoteattr.speakers import Speaker, find_speakers
from quoteattr.typography.cleaning import clean

MARKS = "“”„\"«»「」‘’'`—:.,?! <>&]aA7"
CONTROLS = "\n\r\t\x00\x1b\x85\u00a0\u00ad\u200b\u200d\u202e\u2028\u2066\ufeff"
STOPS = Stops.of(Lexicon.load("en"))
LETTERS = st.text(st.sampled_from(MARKS + CONTROLS), max_size=80)
TEXTS = LETTERS | st.text(max_size=60)
HTML = "<p onclick='x()'>“We <b>go</b>,” said &quot;Ann&quot; <script>alert(1)</script></p>"


# ------------------------------------------------------------------------ stages, one by one


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_stages_that_need_only_text(text):
    soundness.check_paragraphs(text)
    soundness.check_cleaning(text)
    soundness.check_quotations(text)


@settings(deadline=None, max_examples=25)
@given(TEXTS)
def test_export_and_display_of_any_text(text):
    soundness.check_exports(text)
    soundness.check_display(text)


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_json_that_was_tampered_with(text):
    soundness.check_reading(text)


COLUMN = st.sampled_from(["_", "1", "2", "0", "9" * 5000, "-1", "1-2", "Ann", "said", "", "\u200b"])
ROW = st.lists(COLUMN, min_size=9, max_size=11).map("\t".join)
LINES = ROW | st.sampled_from(["", "# newdoc id = a", "# newpar", "# coref = 0-1", "# text = Ann"])


@settings(deadline=None, max_examples=150)
@given(st.lists(LINES, max_size=6).map("\n".join) | TEXTS)
def test_conllu_of_any_lines(data):
    soundness.check_conllu(data)


def heads(*numbers: int | str) -> str:
    """A sentence of words with these heads."""
    return "".join(
        f"{n}\tgo\tgo\tVERB\tVB\t_\t{head}\tdep\t_\t_\n" for n, head in enumerate(numbers, 1)
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (heads(2, 1), "0 roots"),
        (heads(0, 3, 4, 2), "above itself"),
        (heads(0, 2), "above itself"),
        (heads(0, 0), "2 roots"),
        (heads(0, "_"), "head '_' is no word"),
        (heads(0, 9), "head '9' is no word"),
        (heads(0, 1).replace("2\tgo", "4\tgo"), "without gaps"),
        (heads(0, "9" * 4000), "is no word of the sentence"),
        ("\t".join(["x" * 9000] + ["_"] * 9), "is no word id"),
    ],
)
def test_a_tree_that_is_none_is_named_in_a_short_message(data, message):
    with pytest.raises(ParseError, match=message) as error:
        from_conllu(data)
    assert str(error.value).startswith("line ")
    assert len(str(error.value)) < 300


@pytest.mark.parametrize(
    "text",
    [
        HTML,
        "\u202eAnn\u202c \u2066said\u2069 it \u200brained\ufeff.",
        "“" * 40 + "We go" + "”" * 40 + " said Ann.",
        '"' * 300,
        "Ann said: " * 40 + "no",
        "\x00\x01\x1b[31m Ann said \x7f",
        "“Wé̂̃̄̅̆ go,” said Z" + "\u0301" * 60 + ".",
    ],
)
@pytest.mark.parametrize("seed", range(2))
def test_the_whole_way_keeps_the_text(text, seed):
    soundness.check(Attributor(parser=AnyTreeParser(seed)).attribute(text), text)


# ------------------------------------------------------------------------------------- limits


def test_a_text_that_is_too_long_names_the_limit():
    parser = StanzaParser(max_characters=100)
    with pytest.raises(TextError, match=r"1,000 characters.*100 .*max_characters"):
        Attributor(parser=parser).attribute("Ann left. " * 100)
    assert Attributor(parser=parser).attribute(" " * 100).claims == ()
    stream = Attributor(parser=parser).pipe([" ", ("long", "Ann left. " * 100)])
    assert next(stream).text == " "
    with pytest.raises(TextError, match=r"^text 1 \(counted from 0\), 'long': the text has 1,000"):
        next(stream)


def tokenized(*tokens):
    """A Stanza document of one sentence, as the tokenizer leaves it; "don't" has two words."""
    import stanza

    rows, text, number = [], " ".join(tokens), 0
    for token in tokens:
        start = len(" ".join(tokens[: len({r["start_char"] for r in rows if "start_char" in r})]))
        start += bool(start)
        place = {"text": token, "start_char": start, "end_char": start + len(token)}
        if token == "don't":  # noqa: S105
            rows.append({"id": (number + 1, number + 2), **place})
            rows += [{"id": number + 1, "text": "do"}, {"id": number + 2, "text": "n't"}]
            number += 2
        else:
            number += 1
            rows.append({"id": number, **place})
    return stanza.Document([rows], text=text)


def shape(doc):
    return [[word.text for word in sentence.words] for sentence in doc.sentences]


def test_a_long_sentence_is_cut_late_after_a_mark_and_no_token_is_torn():
    doc = tokenized("a", "b", "c", ",", "e", "f", "don't", "h")
    cut(doc, 5)
    assert shape(doc) == [["a", "b", "c", ","], ["e", "f", "do", "n't", "h"]]
    assert [sentence.text for sentence in doc.sentences] == ["a b c ,", "e f don't h"]
    assert [word.id for word in doc.sentences[1].words] == [1, 2, 3, 4, 5]
    assert doc.num_words == 9
    assert [doc.text[t.start_char : t.end_char] for s in doc.sentences for t in s.tokens] == [
        *"abc", ",", *"ef", "don't", "h",
    ]  # fmt: skip


def test_a_sentence_that_is_not_too_long_stays_itself():
    doc = tokenized("a", "b", ",", "don't")
    sentences = list(doc.sentences)
    cut(doc, 5)
    assert doc.sentences == sentences
    cut(doc, 1)
    assert shape(doc) == [["a"], ["b"], [","], ["do", "n't"]]


def sentences(text, *parts):
    """A document of sentences, each a part of the text, with a token at each blank."""
    import stanza

    rows, end = [], 0
    for part in parts:
        start, end = text.index(part, end), text.index(part, end) + len(part)
        places = [m.span() for m in re.finditer(r"[^\s'.]+|['.]", text[start:end])]
        rows.append([
            {"id": n, "text": text[start + a : start + b], "start_char": start + a,
             "end_char": start + b}
            for n, (a, b) in enumerate(places, 1)
        ])  # fmt: skip
    return stanza.Document(rows, text=text)


def test_sentences_torn_within_a_line_are_joined():
    doc = sentences("Kyaw Min Yu spoke. He left.", "Kyaw Min", "Yu spoke.", "He left.")
    join(doc, STOPS)
    assert shape(doc) == [["Kyaw", "Min", "Yu", "spoke", "."], ["He", "left", "."]]
    assert [word.id for word in doc.sentences[0].words] == [1, 2, 3, 4, 5]
    assert [s.text for s in doc.sentences] == ["Kyaw Min Yu spoke.", "He left."]
    assert [s.index for s in doc.sentences] == [0, 1]


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ("the Rail Workers' Alliance", ("the Rail Workers'", "Alliance"), True),
        ("He said 'I know' Then he left", ("He said 'I know'", "Then he left"), False),
        ("Port closes\nShips wait", ("Port closes", "Ships wait"), False),
        ("BIG PORT CLOSES Ships wait", ("BIG PORT CLOSES", "Ships wait"), False),
        ("Texas Gov. Ann Lee spoke", ("Texas Gov.", "Ann Lee spoke"), True),
        ("She met the gov. It rained", ("She met the gov.", "It rained"), False),
        ("It opens on Jan. 6", ("It opens on Jan.", "6"), True),
        ("It opens in Jan. The port waits", ("It opens in Jan.", "The port waits"), False),
        ("“Why?” he asked", ("“Why?”", "he asked"), True),
        ("“Why?” Ann asked", ("“Why?”", "Ann asked"), False),
        ("why? no idea", ("why?", "no idea"), False),
        ("Read more! http://a.org", ("Read more!", "http://a.org"), False),
        ("It is late.” She left", ("It is late.", "” She left"), False),
        ("“It is late.”She", ("“It is late.", "”"), True),
    ],
)
def test_sentences_that_a_mark_a_line_or_capitals_part_stay_apart(text, parts, whole):
    doc = sentences(text, *parts)
    join(doc, STOPS)
    assert len(doc.sentences) == (1 if whole else 2)


def test_a_full_stop_comes_back_to_its_abbreviation():
    doc = sentences("So said Brig. Gen. Ann Lee. She left.", "So said Brig.", "Gen. Ann Lee.",
                    "She left.")  # fmt: skip
    join(doc, STOPS)
    assert shape(doc) == [
        ["So", "said", "Brig.", "Gen.", "Ann", "Lee", "."], ["She", "left", "."],
    ]  # fmt: skip
    tokens = [token for sentence in doc.sentences for token in sentence.tokens]
    assert [doc.text[t.start_char : t.end_char] for t in tokens] == [t.text for t in tokens]


# --------------------------------------------------------------------------------- linear time


def seconds(run, argument, rounds: int = 3) -> float:
    """CPU time of the best of some runs, without the collector."""
    best = float("inf")
    gc.disable()
    try:
        for _ in range(rounds):
            start = time.process_time()
            run(argument)
            best = min(best, time.process_time() - start)
    finally:
        gc.enable()
    return best


def assert_linear(run, make, size: int) -> None:
    """See that four times the length takes far less than the sixteenfold time of a square."""
    short, long = seconds(run, make(size)), seconds(run, make(4 * size))
    if long >= 9 * short + 0.02:  # a busy machine: once more, and more carefully
        short, long = seconds(run, make(size), 7), seconds(run, make(4 * size), 7)
    assert long < 9 * short + 0.02, f"{size}: {short:.3f} s, four times as long: {long:.3f} s"


def nested(size: int) -> str:
    return "“" * size + "We go" + "”" * size


MANY = ['"', "“", "«", "'", "“a ", '"a" ', "'a ", "“‘", "\n“", "\u200b", "\u202e", "''", "<b>", "."]


@pytest.mark.parametrize("piece", MANY)
@pytest.mark.parametrize("stage", [find_quotations, clean])
def test_time_of_stages_on_text_grows_with_length(stage, piece):
    assert_linear(stage, lambda size: piece * size, 3_000)


def test_nested_marks_take_linear_time():
    assert_linear(find_quotations, nested, 3_000)


def test_a_megabyte_of_marks_and_a_hundred_thousand_nested_ones_pass():
    text = '"' * 1_000_000
    assert find_quotations(text) == ()
    assert clean(text).text.count('"') == 1_000_000
    text = nested(100_000)
    found = find_quotations(text)
    assert found
    assert all(text[q.span.start : q.span.end] == q.span.text for q in found)


SAID = (
    "“We go,” the mayor said . ",
    "Ann Lee denied that the officials claim it . ",
    "According to the Kremlin , he was glad that they denied it . ",
    "The mayor told officials that she believed Ann . ",
)


def story(size: int) -> str:
    """Sentences of a few shapes, whose names change."""
    draw = random.Random(1)  # noqa: S311
    return "".join(draw.choice(SAID).replace("Lee", f"Lee{n // 9}") for n in range(size))


def one_name(size: int) -> str:
    """One person, mentioned in every sentence."""
    return "Ann Lee said that an official was glad . The Ann denied it . " * (size // 2)


def paragraph(size: int) -> str:
    return "“We go,” the mayor said of Ann . " * size


@pytest.mark.parametrize("make", [story, one_name, paragraph])
def test_the_whole_way_takes_linear_time(make):
    attributor = Attributor(parser=FlatParser())
    parsed = {size: attributor.parser.parse([make(size)])[0] for size in (120, 480)}
    assert_linear(attributor.attribute_document, parsed.__getitem__, 120)


@pytest.mark.models
@pytest.mark.parametrize("unit", ["a", "0f3", "a.", "=/+", "中", "www."])
def test_a_word_without_an_end_takes_linear_time(unit, attributor):
    """A key, an image as text, an address: nothing that a tokenizer was made for."""

    def text(size: int) -> str:
        return f"Ann Lee said it was so. {unit * (size // len(unit))} Bob Lee denied it."

    found = attributor.attribute(text(4_000))
    soundness.check(found, text(4_000))
    assert {claim.cue[0].text for claim in found.claims} >= {"said"}
    assert_linear(attributor.attribute, text, 6_000)


def test_speakers_take_linear_time_however_often_one_of_them_speaks():
    lexicon, given = Lexicon.load("en"), {}
    for size in (400, 1_600):
        (document,) = FlatParser().parse([one_name(size)])
        attributions = find_attributions(document, (), lexicon)
        index = find_entities(document, attributions, (), lexicon)
        given[size] = (document, attributions, index, lexicon)
    assert_linear(lambda stages: find_speakers(*stages), given.__getitem__, 400)


def quotations_of_nobody(size: int) -> str:
    """A paragraph of quotations without a cue."""
    return "“The bridge was glad of that.” " * size


def transcript(size: int) -> str:
    """Turns of two whose names stand at the end, after those of many others."""
    said = "JONES: Ann Lee said that he was glad .\nSMITH: The Ann of Lee said it .\n"
    return said * (size // 2) + "The Smith said that the Jones was glad ."


def without_tags_of_labels(document: Document) -> Document:
    words = (attrs.evolve(w, ner="O") if w.text.isupper() else w for w in document.words)
    return attrs.evolve(document, words=tuple(words))


def test_abouts_take_linear_time_however_often_a_group_is_named():
    lexicon, given = Lexicon.load("en"), {}
    for size in (400, 1_600):
        words = [f"w{number}" for number in range(size)]
        text = " ".join(words)
        (document,) = FlatParser().parse([text])
        mentions = tuple(Mention(Span(w.start, w.end, w.text), "nominal") for w in document.words)
        index = EntityIndex(
            (Entity("e1", "police", "group", mentions=mentions),),
            {word.index: ("e1",) for word in document.words},
        )
        claims = tuple(Attribution((), (), (m.span,), "test", 1.0) for m in mentions)
        given[size] = (document, claims, (Speaker(None),) * len(claims), index, lexicon)
    assert_linear(lambda stages: find_about(*stages), given.__getitem__, 400)


@pytest.mark.parametrize("make", [quotations_of_nobody, transcript])
def test_what_has_no_cue_takes_linear_time(make):
    lexicon, given = Lexicon.load("en"), {}
    for size in (300, 1_200):
        document = without_tags_of_labels(FlatParser().parse([make(size)])[0])
        given[size] = (document, find_quotations(document.text), (), lexicon)
    assert_linear(lambda stages: completed(*stages), given.__getitem__, 300)


def persons(size: int) -> list[DocumentClaims]:
    """Documents of persons who have initials and the length of their names in common."""
    syllables = ["ba", "ke", "li", "mo", "nu", "sha", "tor", "vin"]
    names = itertools.product(syllables, repeat=5)
    return [cast(f"{n}", f"Ann K{''.join(name)}") for n, name in enumerate(names) if n < size]


def test_linking_many_persons_takes_linear_time():
    docs = {size: persons(size) for size in (500, 2_000)}
    assert_linear(link_entities, docs.__getitem__, 500)


@pytest.mark.parametrize("name", export.FORMATS)
def test_every_format_takes_linear_time(name):
    attributor = Attributor(parser=FlatParser())
    docs = {size: attributor.attribute(story(size)) for size in (100, 400)}
    assert_linear(lambda doc: export.export(doc, name), docs.__getitem__, 100)


def test_conllu_takes_linear_time():
    parser = FlatParser()
    written = {size: to_conllu(parser.parse([story(size)])[0]) for size in (150, 600)}
    assert_linear(from_conllu, written.__getitem__, 150)


def test_a_sentence_of_five_thousand_words_loses_nothing():
    text = "“We go” the mayor said and Ann was glad " * 454
    (document,) = FlatParser().parse([text])
    assert len(document.sentences) == 1
    assert len(document.words) > 4_900
    doc = Attributor().attribute(document)
    assert doc.text == text
    assert doc.claims


def test_a_chain_of_a_thousand_heads_is_no_deep_recursion():
    text = "the mayor said that " * 250
    data = heads(*range(1_000))
    for number, word in enumerate(text.split(), 1):
        data = data.replace(f"{number}\tgo\tgo\tVERB", f"{number}\t{word}\t{word}\tX", 1)
    assert Attributor().attribute(from_conllu(data, text)).text == text
