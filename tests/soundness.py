"""What must hold of every result, whatever the text and however wrong its parse."""

from __future__ import annotations

import itertools

from quoteattr.result import AttributedDocument


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
