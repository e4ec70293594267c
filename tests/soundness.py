"""What must hold of every stage and of the result, whatever the text and however wrong its parse.

Hypothesis (`test_hostile.py`, `test_offsets.py`) and a fuzzer (`benchmarks/fuzz.py`) make up texts.
"""

from __future__ import annotations

import itertools
import json
import zlib
from contextlib import suppress
from xml.etree import ElementTree

from factories import nasty
from fake_parser import AnyTreeParser
from pages import assert_harmless

from quoteattr import export
from quoteattr.attributor import Attributor
from quoteattr.conllu import from_conllu, from_conllu_many, to_conllu
from quoteattr.display import fragment, page, table
from quoteattr.display.wording import with_controls_shown
from quoteattr.document import Document
from quoteattr.errors import FormatError, QuoteattrError
from quoteattr.quotations import MAX_DEPTH, find_quotations
from quoteattr.result import AttributedDocument
from quoteattr.typography.cleaning import clean
from quoteattr.typography.paragraphs import split_paragraphs


def check(doc: AttributedDocument, text: str) -> None:
    """See that offsets slice the text, that identifiers lead somewhere and that all reads back."""
    assert doc.text == text
    _check_entities(doc, text)
    _check_claims(doc, text)
    assert AttributedDocument.from_json(doc.to_json()) == doc
    graph = doc.to_graph()
    assert {claim.id for claim in doc.claims} <= {
        node.rpartition("/")[2] for node, data in graph.nodes(data=True) if data["kind"] == "claim"
    }
    assert all("kind" in data for _, _, data in graph.edges(data=True))
    assert doc.to_table()
    assert doc.to_html()


def _check_entities(doc: AttributedDocument, text: str) -> None:
    assert [e.id for e in doc.entities] == [f"e{n + 1}" for n in range(len(doc.entities))]
    for entity in doc.entities:
        assert entity.name.strip()
        assert entity.mentions
        for mention in entity.mentions:
            assert text[mention.span.start : mention.span.end] == mention.span.text != ""


def _check_claims(doc: AttributedDocument, text: str) -> None:
    assert [c.id for c in doc.claims] == [f"c{n + 1}" for n in range(len(doc.claims))]
    entities = {entity.id for entity in doc.entities}
    parents = {claim.id: claim.parent for claim in doc.claims}
    for claim in doc.claims:
        assert claim.content
        assert 0 <= claim.confidence <= 1
        assert (claim.speaker is None) == (claim.resolution == "none") == bool(claim.reason)
        for spans in (claim.source, claim.cue, claim.content):
            assert all(text[s.start : s.end] == s.text != "" for s in spans)
            assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        about = [a.entity for a in claim.about]
        assert entities.issuperset((*claim.speakers, *claim.addressees, *about))
        assert not set(claim.speakers).intersection(about)
        assert len(set(about)) == len(about)
        above, seen = claim.parent, {claim.id}
        while above is not None:
            assert above not in seen, "a claim stands within itself"
            seen.add(above)
            above = parents[above]


# ------------------------------------------------------------------------------ stage by stage


def check_paragraphs(text: str) -> None:
    """See that paragraphs slice the text and leave out nothing but white space."""
    found = split_paragraphs(text)
    assert all(p.text == text[p.start : p.end] == p.text.strip() != "" for p in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert "".join("".join(p.text.split()) for p in found) == "".join(text.split())


def check_cleaning(text: str) -> None:
    """See that each character of the clean text comes from a place of the text, in order."""
    cleaned = clean(text)
    assert len(cleaned.starts) == len(cleaned.ends) == len(cleaned.text)
    assert cleaned.starts == sorted(cleaned.starts)
    assert cleaned.ends == sorted(cleaned.ends)
    for letter, start, end in zip(cleaned.text, cleaned.starts, cleaned.ends, strict=True):
        assert 0 <= start <= end <= len(text)
        assert letter in ' "“”\n' or text[start:end] == letter


def check_quotations(text: str) -> None:
    """See that quotations slice the text, hold something, and lie within or beside each other."""
    found = find_quotations(text)
    around: list[int] = []
    for q in found:
        assert text[q.span.start : q.span.end] == q.span.text
        assert text[q.inner.start : q.inner.end] == q.inner.text
        assert q.inner in q.span
        assert q.inner.text.strip()
        around = [end for end in around if end > q.span.start]
        assert q.depth == len(around) < MAX_DEPTH
        assert all(q.span.end <= end for end in around)
        around.append(q.span.end)
    assert list(found) == sorted(found, key=lambda q: (q.span.start, -q.span.end))


def check_conllu(data: str) -> None:
    """See that CoNLL-U is refused with advice, or read into a document that reads back."""
    for text in (None, "Ann said it. It don't."):
        try:
            document = from_conllu(data, text)
        except QuoteattrError as error:
            if len(str(error)) > 1_000:
                raise AssertionError("a message that nobody would read") from error
        else:
            _check_parse(document)
    with suppress(QuoteattrError):
        from_conllu_many(data)


def _check_parse(document: Document) -> None:
    size = len(document.words)
    assert len(document.sentence_numbers) == size
    for word in document.words:
        assert 0 <= word.start < word.end <= len(document.text)
        assert len(document.ancestors(word.index)) < size
    assert from_conllu(to_conllu(document), document.text) == document


def check_exports(text: str) -> None:
    """See that a document of nothing but this text is whole in every format."""
    doc = nasty(text)
    written = export.to_json(doc)
    assert export.from_json(written) == doc
    assert written.splitlines() == [written]
    for name in ("node-link", "cytoscape", "jsonld"):
        json.loads(export.export(doc, name))
    for name in ("graphml", "gexf"):
        root = ElementTree.fromstring(export.export(doc, name))  # noqa: S314
        assert root.tag.endswith(name)
    assert export.dot(doc).count("\n") == export.dot(nasty("plain")).count("\n")


def check_display(text: str) -> None:
    """See that a document of nothing but this text is shown whole, and does no harm."""
    doc = nasty(text)
    assert table(doc)
    for source in (page(doc), fragment(doc)):
        assert assert_harmless(source).text("qa-text") == with_controls_shown(text)


def check_reading(text: str) -> None:
    """See that JSON that was tampered with is refused with advice, or read."""
    written = export.to_json(nasty("he said so"))
    place = zlib.crc32(text.encode()) % len(written)
    for data in (text, written[:place] + text + written[place + len(text) :]):
        with suppress(FormatError):
            doc = export.from_json(data)
            assert export.from_json(export.to_json(doc)) == doc


def check_whole(text: str) -> None:
    """See that the whole way over a made-up tree gives a sound result."""
    check(Attributor(parser=AnyTreeParser(zlib.crc32(text.encode()))).attribute(text, "any"), text)
