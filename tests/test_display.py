"""What a person sees: the table, the notebook fragment, the page; and what an article can't do."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import claim, harbour, hostile

from quoteattr.claims import DocumentClaims, Entity
from quoteattr.columns import shortened, width_of, wrap
from quoteattr.display import fragment, page, table
from quoteattr.drawing import NODES, bands, drawing
from quoteattr.lexicon import DATA
from quoteattr.marking import marked
from quoteattr.palette import NOBODY, REST, TONES, tones
from quoteattr.spans import Span
from quoteattr.wording import visible

TAGS = frozenset(
    {"html", "head", "meta", "title", "style", "body", "main", "article", "header", "h2"}
    | {"details", "summary", "div", "p", "pre", "span", "bdi", "ul", "li"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
    | {"svg", "desc", "path", "rect", "text", "tspan"}
)
ATTRIBUTES = frozenset(
    {"aria-label", "charset", "class", "content", "data-n", "dir", "http-equiv", "lang", "name"}
    | {"open", "role", "scope", "style", "tabindex", "title"}
    | {"d", "dy", "height", "stroke-width", "text-anchor", "viewbox", "width", "x", "xmlns", "y"}
)
VOID = {"meta"}


def nasties() -> list[str]:
    lines = Path(__file__).with_name("xss.txt").read_text(encoding="utf-8").splitlines()
    return [re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), line) for line in lines]


class Reader(HTMLParser):
    """Reads HTML strictly: the text under a class, and which claims cover which text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.stack: list[tuple[str, dict[str, str | None]]] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[list[dict[str, str | None]], str]] = []
        self.feed(source)
        self.close()
        assert not self.stack, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop()[0] == tag, "elements nest"

    def handle_data(self, data: str) -> None:
        self.texts.append(([attributes for _, attributes in self.stack], data))

    def text(self, css_class: str) -> str:
        return "".join(
            data
            for path, data in self.texts
            if any(css_class in (a.get("class") or "").split() for a in path)
        )

    def covered(self, css_class: str, number: int) -> str:
        """The text within marks of a class whose tooltip begins with the claim's number."""
        return "".join(
            data
            for path, data in self.texts
            if any(
                css_class in (a.get("class") or "").split()
                and (a.get("title") or "").startswith(f"{number}  ")
                for a in path
            )
        )


def assert_harmless(source: str) -> Reader:
    reader = Reader(source)
    for tag, attributes in reader.seen:
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES
        assert attributes.get("style") in (None, "display:none")
    style = DATA.joinpath("display.css").read_text(encoding="utf-8")
    markup = source.replace(style, "").replace('xmlns="http://www.w3.org/2000/svg"', "")
    tags = "".join(re.findall(r"<[^>]*>", markup))
    assert "http:" not in re.sub(r'title="[^"]*"', "", tags)
    assert not [c for c in source if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    source.encode("utf-8")
    return reader


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
    assert shown == visible(text)
    assert len(shown) == len(text)


@pytest.mark.parametrize("nasty", nasties())
def test_an_article_can_do_no_harm(nasty: str):
    doc = hostile(nasty)
    for source in (page(doc), fragment(doc)):
        assert assert_harmless(source).text("qa-text") == visible(doc.text)
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


# The table


def test_the_table_tells_who_said_how_what_about_whom():
    lines = table(harbour()).splitlines()
    assert lines[0] == "harbour: 10 claims, 3 quotes, 5 speakers"
    assert lines[2].split("  ")[-1] == "about whom"
    assert re.search(r"^3   Ministry of +denied +that it had cut the budget +Lindmouth$", lines[10])
    assert re.search(r"^ +Transport +negative,$", lines[11])
    assert any(
        re.search(r"^10  — +was accused of +hiding the report +Tom Brandt$", x) for x in lines
    )


@pytest.mark.parametrize("width", [20, 48, 60, 80, 100, 200])
def test_the_table_keeps_its_columns_and_its_width(width: int):
    doc = wide_names()
    lines = table(doc, width=width).splitlines()
    assert max(map(width_of, lines)) <= max(width, 48)
    assert all(line == line.rstrip() for line in lines)
    head = lines[2]
    for name in ("who", "said how", "what"):
        start = head.index(name)
        for line in lines[3:]:
            assert width_of(_first_cells(line, start)) == min(start, width_of(line))
            assert not line or _first_cells(line, start).endswith(("  ", line))


def wide_names() -> DocumentClaims:
    text = "王小明说：“天气很好。” Zoë Ŝmîth said 👩‍👩‍👧‍👦 sang. 김 said yes."
    entities = (Entity("e1", "王小明", "person"), Entity("e2", "Zoe\u0308 Ŝmîth", "person"))
    claims = (
        claim(text, 1, "王小明", "说", "“天气很好。”", speaker="e1", about=("e2",)),
        claim(text, 2, "Zoë Ŝmîth", "said", "👩‍👩‍👧‍👦 sang", speaker="e2", about=("e1",)),
        claim(text, 3, "김", "said", "yes"),
    )
    return DocumentClaims("宽", text, entities=entities, claims=claims)


def _first_cells(line: str, cells: int) -> str:
    """The longest beginning of a line that takes no more than so many cells."""
    return max((line[:n] for n in range(len(line) + 1) if width_of(line[:n]) <= cells), key=len)


def test_a_source_that_is_no_entity_is_shown_by_its_words():
    assert re.search(r"^3  김 +said +yes +—$", table(wide_names()).splitlines()[-2])


def test_colour_changes_nothing_but_colour():
    plain, colored = table(harbour()), table(harbour(), color=True)
    assert "\x1b" not in plain
    stripped = re.sub(r"\x1b\[[\d;]*m", "", colored)
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()
    assert colored.count("\x1b[0m") == len(re.findall(r"\x1b\[\d+m", colored)) / 2


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("", 0),
        ("漢字", 4),
        ("ｆｕｌｌ", 8),
        ("e\u0301", 1),
        ("\u1112\u1161\u11ab", 2),
        ("👍🏽", 2),
        ("👩‍👩‍👧‍👦", 2),
        ("🇺🇦🇵🇱", 4),
        ("❤️", 2),
        ("ﬁ—…", 3),
    ],
)
def test_width_is_that_of_a_terminal(text: str, width: int):
    assert width_of(text) == width


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.integers(2, 20))
def test_wrapping_loses_nothing_and_keeps_the_width(text: str, width: int):
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(line) <= width for line in lines)


def test_a_long_name_is_shortened_at_a_character():
    assert shortened("Ines Okafor", 11) == "Ines Okafor"
    assert shortened("Ines Okafor", 8) == "Ines Ok…"
    assert width_of(shortened("王小明王小明", 6)) <= 6


# Colours


def test_the_most_frequent_speakers_have_colours_of_their_own():
    text = "he said so"
    claims = [
        claim(text, number, "he", "said", "so", speaker=f"e{min(number, 20)}")
        for number in range(1, 23)
    ]
    palette = tones(DocumentClaims("many", text, claims=tuple(claims)))
    assert next(iter(palette)) == "e20"
    assert list(palette.values())[: len(TONES)] == list(TONES)
    assert set(list(palette.values())[len(TONES) :]) == {REST, NOBODY}


def test_every_colour_can_be_read_on_its_ground():
    css = (DATA / "display.css").read_text(encoding="utf-8")
    pairs = dict(re.findall(r"(paper|ink|soft):[^;]*?light-dark\((#\w{6}, #\w{6})\)", css))
    toned = dict(re.findall(r"\.qa-(\w+) \{ --qa-tone: light-dark\((#\w{6}, #\w{6})\)", css))
    assert set(toned) == {*TONES, REST}
    for theme in (0, 1):
        paper = pairs["paper"].split(", ")[theme]
        for pair in (pairs["ink"], pairs["soft"], *toned.values()):
            assert contrast(pair.split(", ")[theme], paper) >= 5.3
            washed = mixed(pair.split(", ")[theme], paper, 0.12)
            assert contrast(pair.split(", ")[theme], washed) >= 4.5


def mixed(one: str, other: str, share: float) -> str:
    parts = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in parts)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (Web Content Accessibility Guidelines 2.2)."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    parts = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# The drawing


def crowd(size: int) -> DocumentClaims:
    text = "he said so"
    entities = tuple(Entity(f"e{n}", f"Person {n}", "person") for n in range(size))
    claims = tuple(
        claim(text, n + 1, "he", "said", "so", speaker=f"e{n}", about=(f"e{(n + 1) % size}",))
        for n in range(size)
    )
    return DocumentClaims("crowd", text, entities=entities, claims=claims)


def test_bands_gather_claims_by_speaker_entity_and_polarity():
    gathered = {(b.speaker, b.about, b.polarity): len(b.claims) for b in bands(harbour())}
    assert gathered["e6", "e4", "positive"] == 2
    assert gathered["e5", "e1", "negative"] == 1
    assert gathered[None, "e7", "positive"] == 1


def test_those_who_speak_together_have_a_band_each():
    text = "they said so"
    one = claim(text, 1, "they", "said", "so", speaker="e1", cospeakers=("e2",), about=("e3",))
    entities = tuple(Entity(f"e{n}", name, "person") for n, name in enumerate(("A", "B", "C"), 1))
    doc = DocumentClaims("both", text, entities=entities, claims=(one,))
    assert {b.speaker for b in bands(doc)} == {"e1", "e2"}
    assert "A, B" in table(doc)


@pytest.mark.parametrize("size", [1, 2, 50])
def test_a_drawing_names_those_it_shows_and_tells_of_the_rest(size: int):
    source = drawing(crowd(size))
    reader = assert_harmless(source)
    assert source.count("<path") <= NODES
    assert ("Not drawn" in source) == (size > NODES)
    if size > NODES:
        assert f"{size - NODES} more speakers" in source
    svg = next(attributes for tag, attributes in reader.seen if tag == "svg")
    assert svg["role"] == "img"
    bottom = float((svg["viewbox"] or "").split()[3])
    for tag, attributes in reader.seen:
        if tag == "rect":
            assert 0 < float(attributes["y"] or 0) + float(attributes["height"] or 0) < bottom


def test_names_in_a_drawing_do_not_overlap():
    for anchor in ("start", "end"):
        reader = Reader(drawing(crowd(50)))
        rows = sorted(
            float(a["y"] or 0)
            for tag, a in reader.seen
            if tag == "text" and a.get("text-anchor") == anchor
        )
        assert all(after - before > 15 for before, after in pairwise(rows))


def test_a_long_name_in_a_drawing_is_told_whole_when_pointed_at():
    text, name = "he said so", "The Honourable Bartholomew Featherstonehaugh-Cholmondeley"
    one = claim(text, 1, "he", "said", "so", speaker="e1", about=("e1",))
    doc = DocumentClaims("long", text, entities=(Entity("e1", name, "person"),), claims=(one,))
    source = drawing(doc)
    assert "The Honourable Bartholome…" in source
    assert f"<title>{name}: 1 claim</title>" in source
