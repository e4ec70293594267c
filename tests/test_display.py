"""The notebook fragment and the page: what a person sees, and what an article can't do."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import Reader, assert_harmless
from samples import claim, harbour, hostile

from quoteattr.display import fragment, page, table
from quoteattr.display.marking import marked
from quoteattr.display.wording import one_line, with_controls_shown
from quoteattr.document_claims import DocumentClaims
from quoteattr.spans import Span


def nasties() -> list[str]:
    lines = Path(__file__).with_name("xss.txt").read_text(encoding="utf-8").splitlines()
    return [re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), line) for line in lines]


def test_the_text_is_shown_whole_and_nothing_else_in_it():
    for source in (page(harbour()), fragment(harbour())):
        assert assert_harmless(source).text("qa-text") == harbour().text


def test_every_claim_source_and_cue_is_marked_where_it_stands():
    doc = harbour()
    reader = Reader(marked(doc))
    for number, one in enumerate(doc.claims, 1):
        content = "".join(span.text for span in one.content).replace("\n", "")
        assert reader.covered("qa-claim", number) == content
        assert reader.covered("qa-source", number) == "".join(s.text for s in one.source)
        assert reader.covered("qa-cue", number) == "".join(s.text for s in one.cue)


def test_a_nested_claim_is_marked_inside_the_one_that_holds_it():
    reader = Reader(marked(harbour()))
    path = next(path for path, data in reader.texts if data == "that the town paid for nothing")
    assert [a["title"].partition(" ")[0] for a in path if a.get("title")] == ["4", "5"]


def test_a_speaker_has_one_colour_in_text_legend_table_and_drawing():
    reader = Reader(page(harbour()))
    pointed = re.compile(r"(6|7)  |group$")  # the claims of the divers, their legend
    classes = [a["class"] for _, a in reader.seen if pointed.match(a.get("title") or "")]
    assert len(classes) == 8
    assert all("qa-t3" in (name or "") for name in classes)
    assert {"qa-name qa-t3", "qa-band qa-t3", "qa-bar qa-t3"} <= {
        a.get("class") for _, a in reader.seen
    }


def test_a_denial_is_told_by_more_than_colour():
    source = page(harbour())
    assert re.search(r'class="qa-claim qa-t2 qa-h0 qa-negative"', source)
    assert re.search(r'class="qa-band qa-t2 qa-negative"', source)
    assert "negative, indirect" in source


@given(
    st.text(min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12),
)
def test_any_text_with_any_overlaps_is_shown_whole(text: str, borders: list[tuple[int, int]]):
    claims = []
    for number, (one, other) in enumerate(borders, 1):
        start, end = sorted((min(one, len(text)), min(other, len(text))))
        span = Span.of(text, start, end)
        whole = claim(text, number, "", "", text)
        claims.append(attrs.evolve(whole, content=(span,), cue=(span,)))
    doc = DocumentClaims("any", text, claims=tuple(claims))
    shown = "".join(data for _, data in assert_harmless(marked(doc)).texts)
    assert shown == with_controls_shown(text)
    assert len(shown) == len(text)


@pytest.mark.parametrize("nasty", nasties())
def test_an_article_can_do_no_harm(nasty: str):
    doc = hostile(nasty)
    for source in (page(doc), fragment(doc)):
        assert assert_harmless(source).text("qa-text") == with_controls_shown(doc.text)
    for color in (False, True):
        shown = re.sub(r"\x1b\[[\d;]*m", "", table(doc, color=color)) if color else table(doc)
        assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", shown)


def test_a_page_forbids_the_browser_to_run_or_fetch_anything():
    metas = [a for tag, a in Reader(page(harbour())).seen if tag == "meta"]
    assert {"charset": "utf-8"} in metas
    policies = [a["content"] for a in metas if a.get("http-equiv") == "Content-Security-Policy"]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_a_page_takes_several_documents():
    source = page([harbour(), hostile("two")])
    assert source.count("<article") == 2
    assert "<title>harbour, two: who claimed what about whom</title>" in source


def test_a_fragment_falls_back_to_the_plain_table_without_its_style_sheet():
    reader = Reader(fragment(harbour()))
    assert reader.text("qa-plain") == table(harbour())
    assert {"class": "qa-shown", "style": "display:none"} in [a for _, a in reader.seen]


def test_a_document_without_claims_says_so():
    for doc in (DocumentClaims("none", ""), DocumentClaims("none", "Nobody spoke.")):
        assert table(doc) == "none: 0 claims, 0 quotes, 0 speakers"
        assert assert_harmless(page(doc)).text("qa-text") == doc.text
        assert "No claims found." in fragment(doc)
        assert "<svg" not in fragment(doc)


def test_the_same_document_is_shown_alike_each_time():
    assert page(harbour()) == page(harbour())
    assert table(harbour()) == table(harbour())


def test_what_is_left_out_of_a_line_leaves_no_gap():
    assert one_line("a \u202e b\x00\x1f c\r\n  \ufeff d ") == "a b␀ c d"


def test_a_page_of_several_documents_begins_with_a_list_of_them():
    docs = [DocumentClaims(f"text-{number}", "It rained.") for number in range(1, 6)]
    shown = page(docs)
    assert "<title>text-1, text-2, text-3 and 2 more: who claimed" in shown
    listed = shown[shown.index("<nav") : shown.index("</nav>")]
    assert "5 documents" in listed
    assert [f">text-{number}: 0 claims" in listed for number in range(1, 6)] == [True] * 5
    assert "<nav" not in page(docs[0])
