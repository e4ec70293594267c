"""The drawing and its colours."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from pages import Reader, assert_harmless
from samples import claim, harbour

from quoteattr.claims import Entity
from quoteattr.display import table
from quoteattr.display.drawing import NODES, bands, drawing
from quoteattr.display.palette import NOBODY, REST, TONES, tones
from quoteattr.document_claims import DocumentClaims
from quoteattr.lexicon import DATA


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


def test_a_claim_about_two_counts_once_for_its_speaker():
    text = "he said so"
    one = claim(text, 1, "he", "said", "so", speaker="e1", about=("e2", "e3"))
    entities = tuple(Entity(f"e{n}", name, "person") for n, name in enumerate(("A", "B", "C"), 1))
    source = drawing(DocumentClaims("two", text, entities=entities, claims=(one,)))
    assert source.count("<path") == 2
    assert "<title>A: 1 claim</title>" in source
