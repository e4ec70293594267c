"""Quotation marks of every convention: what is quoted, how deep, and whether it is speech."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.quotations import MAX_DEPTH, find_quotations


def quoted(text: str) -> list[str]:
    """All quotations with their marks, in order."""
    return [quotation.span.text for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # straight and curly
        ('"No more," he said. "Go."', ['"No more,"', '"Go."']),
        ("“No more,” he said. “Go.”", ["“No more,”", "“Go.”"]),
        ("(“No more.”)", ["“No more.”"]),
        ('She said—"no more"—and left.', ['"no more"']),
        ("＂No more.＂", ["＂No more.＂"]),
        # conventions mixed up
        ('“No more," he said.', ['“No more,"']),
        ("”No more,” he said.", ["”No more,”"]),
        ("“No more,“ he said. “Go.“", ["“No more,“", "“Go.“"]),
        # single marks written twice
        ("``No more,'' he said.", ["``No more,''"]),
        ("''It isn't over,'' he said.", ["''It isn't over,''"]),
        ("‘‘No more,’’ he said.", ["‘‘No more,’’"]),
        # single marks and apostrophes
        ("‘No more,’ he said. ‘Go.’", ["‘No more,’", "‘Go.’"]),
        ("'We can't stay,' he said.", ["'We can't stay,'"]),
        ("‘We can’t stay,’ he said.", ["‘We can’t stay,’"]),
        ("‘The pilots’ union won’t fly.’", ["‘The pilots’ union won’t fly.’"]),
        ("'The pilots' union won't fly,' he said.", ["'The pilots' union won't fly,'"]),
        # guillemets both ways, one-sided, single
        ("«On part,» dit-il.", ["«On part,»"]),
        ("« On part », dit-il.", ["« On part »"]),
        ("»Wir gehen,« sagte er.", ["»Wir gehen,«"]),
        ("»Vi går,» sa han.", ["»Vi går,»"]),
        ("‹On part,› dit-il.", ["‹On part,›"]),
        # German, Polish, low single
        ("„Wir gehen“, sagte er.", ["„Wir gehen“"]),
        ("„Idziemy”, powiedział.", ["„Idziemy”"]),
        ("‚Wir gehen,‘ sagte er.", ["‚Wir gehen,‘"]),
        # East Asian
        ("「行こう。」と彼は言った。", ["「行こう。」"]),
        ("他说:『走吧。』", ["『走吧。』"]),
        ("《晨报》报道了。", ["《晨报》"]),
        ("〝行こう。〟", ["〝行こう。〟"]),
    ],
)
def test_every_convention(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "The dogs' bowls and the cat's bed don't match; it's James' turn.",
        "The dogs’ bowls and the cat’s bed don’t match.",
        "Back in the '90s, 'tis said, rock 'n' roll was king.",
        "He is 6'2\" tall and the plank is 5' 3\" long.",
        "A stray ” closes nothing, nor does » this.",
        'Ditto: " alone.',
        "“”",
        '" "',
        "''''",
    ],
)
def test_what_is_no_quotation(text):
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He cried ‘stop’ and ran.”", [("“He cried ‘stop’ and ran.”", 0), ("‘stop’", 1)]),
        ("\"He cried 'stop' and ran.\"", [("\"He cried 'stop' and ran.\"", 0), ("'stop'", 1)]),
        ("“He cried “stop” and ran.”", [("“He cried “stop” and ran.”", 0), ("“stop”", 1)]),
        ("«Il a dit “non” hier.»", [("«Il a dit “non” hier.»", 0), ("“non”", 1)]),
        ("„Er rief ‚Halt‘ und lief.“", [("„Er rief ‚Halt‘ und lief.“", 0), ("‚Halt‘", 1)]),
        ("「彼は『行く』と言った。」", [("「彼は『行く』と言った。」", 0), ("『行く』", 1)]),
        (
            "“She read: ‘he cried “stop” twice.’”",
            [
                ("“She read: ‘he cried “stop” twice.’”", 0),
                ("‘he cried “stop” twice.’", 1),
                ("“stop”", 2),
            ],
        ),
    ],
)
def test_nested(text, expected):
    assert [(q.span.text, q.depth) for q in find_quotations(text)] == expected


@pytest.mark.parametrize("mark", ['"', "“", "«", "„", "‘", "'", "``"])
def test_continued_over_paragraphs(mark):
    close = {'"': '"', "“": "”", "«": "»", "„": "“", "‘": "’", "'": "'", "``": "''"}[mark]
    text = f"{mark}Rain first.\n\n{mark}Then hail.\n\n{mark}Then snow.{close}\n\nThe end."
    first, second, third = find_quotations(text)
    assert [q.inner.text for q in (first, second, third)] == [
        "Rain first.",
        "Then hail.",
        "Then snow.",
    ]
    assert [q.continues for q in (first, second, third)] == [False, True, True]
    assert [q.closed for q in (first, second, third)] == [False, False, True]


def test_a_closed_quotation_is_not_continued():
    assert [q.continues for q in find_quotations("“Rain.”\n\n“Hail.”")] == [False, False]


def test_left_open_runs_to_the_end_of_its_paragraph():
    (found,) = find_quotations("She said: “The lamp is out and nobody came.\n\nThe road is dark.")
    assert found.span.text == "“The lamp is out and nobody came."
    assert not found.closed
    assert found.is_speech


def test_left_open_does_not_swallow_the_next_one():
    assert quoted("“The lamp is out, she said. “Come,” he said.")[-1] == "“Come,”"


def test_spans_with_and_without_marks():
    text = 'Then: "Go home."'
    (found,) = find_quotations(text)
    assert (found.span.start, found.span.end) == (6, 16)
    assert (found.inner.start, found.inner.end) == (7, 15)
    assert found.inner.text == "Go home."


@pytest.mark.parametrize(
    ("text", "is_speech"),
    [
        ("The novel “Salt Roads” sold well.", False),
        ("Ana “the Needle” Prieto won.", False),
        ("His “expertise” was of no use.", False),
        ("“Go,” she said.", True),
        ("She said: “never again”", True),
        ("They were told, “never again”", True),
        ("He calls it “a wound that will never quite close” now.", True),
        ("“Why?”", True),
    ],
)
def test_titles_nicknames_and_scare_quotes_are_not_speech(text, is_speech):
    (found,) = find_quotations(text)
    assert found.is_speech == is_speech


def test_every_line_end_parts_paragraphs():
    for end in ("\n", "\r\n", "\r", "\u2028", "\n\n \n"):
        first, second = find_quotations(f"“Rain.{end}“Snow.”")
        assert (first.span.text, second.span.text) == ("“Rain.", "“Snow.”")
        assert second.continues


@pytest.mark.parametrize(
    "text",
    ["“", "”", '"', '" ', "'", " 'a", "“‘", "“a ", "„a“ ", "a'' ``", "“\n\n", "«»", "「", "s' "],
)
def test_time_grows_with_length_only(text):
    begin = time.perf_counter()
    find_quotations(text * (100_000 // len(text)))
    assert time.perf_counter() - begin < 8  # a quadratic way takes minutes


MARKS = st.text(st.sampled_from("“”„‟\"＂«»‹›「」『』《》‘’‚‛'`` \n\r.,a1s"), max_size=80)


@settings(deadline=None, max_examples=300)
@given(MARKS | st.text(max_size=60))
def test_any_text_gives_sound_quotations(text):
    found = find_quotations(text)
    for q in found:
        assert text[q.span.start : q.span.end] == q.span.text
        assert text[q.inner.start : q.inner.end] == q.inner.text
        assert q.inner in q.span
        assert q.inner.text.strip()
        assert 0 <= q.depth < MAX_DEPTH
    assert list(found) == sorted(found, key=lambda q: (q.span.start, -q.span.end))
    for number, q in enumerate(found):
        around = [outer for outer in found[:number] if q.span.start < outer.span.end]
        assert q.depth == len(around)
        assert all(q.span in outer.span for outer in around)
