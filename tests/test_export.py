"""Exports: every format can be opened again, whatever the text holds."""

import csv
import io
import json
import os
import pickle
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import attrs
import networkx as nx
import pytest
from factories import BRIDGE, NASTY, bridge, cast, nasty
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr import export
from quoteattr.errors import FormatError
from quoteattr.formats.frames import COLUMNS
from quoteattr.formats.scalars import printable
from quoteattr.graph import entity_graph, merge, to_graph
from quoteattr.provenance import Provenance
from quoteattr.result import AttributedDocument

MARKUP = st.text(
    st.sampled_from("<>&;'\"\\/]![CDAT-=+@{}%#na \n\r\t\x00\x1b\x85\u2028\u202e\ufffe")
)
ANY_TEXT = MARKUP | st.text(st.characters(exclude_categories=["Cs"]))
GRAPH_FORMATS = ("node-link", "graphml", "gexf", "cytoscape")
OF_DOCUMENTS = ("table", "json", "jsonl", "csv", "html")
SOURCES = [
    pytest.param(bridge(), id="document"),
    pytest.param([bridge("one"), bridge("two")], id="documents"),
    pytest.param(entity_graph(merge([bridge("one"), bridge("two")])), id="projection"),
    pytest.param(cast("empty"), id="no claims"),
    *(pytest.param(nasty(string), id=f"nasty {i}") for i, string in enumerate(NASTY)),
]


def reopened(written: str, name: str) -> nx.MultiDiGraph:
    """A graph as networkx reads it from a file."""
    if name == "node-link":
        return nx.node_link_graph(json.loads(written), edges="edges")
    if name == "cytoscape":
        return nx.cytoscape_graph(json.loads(written))
    file = io.BytesIO(written.encode("utf-8"))
    if name == "gexf":
        return nx.read_gexf(file)
    return nx.read_graphml(file, force_multigraph=True)


def ties(graph) -> list[tuple[str, str, str]]:
    return sorted((start, end, data["kind"]) for start, end, data in graph.edges(data=True))


class TestDict:
    def test_has_the_schema_of_the_documentation(self):
        data = export.to_dict(bridge())
        assert list(data) == [
            "doc", "schema", "lang", "provenance", "entities", "claims", "text",
        ]  # fmt: skip
        assert (data["doc"], data["schema"]) == ("bridge", 1)
        assert data["entities"][0] == {
            "id": "e1",
            "name": "Lena Ortiz",
            "kind": "person",
            "aliases": ["Ortiz"],
            "roles": ["Mayor"],
            "mentions": [
                {"start": 0, "end": 16, "kind": "name"},
                {"start": 67, "end": 70, "kind": "pronoun"},
                {"start": 230, "end": 235, "kind": "name"},
            ],
            "gender": "female",
        }
        assert data["claims"][2] == {
            "id": "c3",
            "form": "indirect",
            "type": "statement",
            "polarity": "negative",
            "source": [[88, 100]],
            "cue": [[101, 107]],
            "content": [[113, 159]],
            "speaker": "e4",
            "resolution": "name",
            "about": [{"entity": "e1", "role": "subject"}, {"entity": "e5", "role": "object"}],
            "addressees": [],
            "parent": None,
            "rule": "verb",
            "confidence": 0.9,
            "cospeakers": [],
            "reason": "",
        }

    def test_text_may_be_left_out(self):
        assert "text" not in export.to_dict(bridge(), text=False)


class TestJson:
    @pytest.mark.parametrize("doc", [bridge(), cast("empty"), *map(nasty, NASTY)])
    def test_reads_back_to_an_equal_value(self, doc):
        assert export.from_json(export.to_json(doc)) == doc
        assert export.from_json(export.to_json(doc, indent=2)) == doc
        assert export.from_json(export.to_json(doc, text=False), doc.text) == doc
        assert export.from_json(export.to_dict(doc)) == doc
        assert export.from_json(export.to_json(doc).encode("utf-8")) == doc

    def test_the_result_class_reads_itself_back(self):
        fields = {f.name: getattr(bridge(), f.name) for f in attrs.fields(type(bridge()))}
        doc = AttributedDocument(**fields)
        assert AttributedDocument.from_json(doc.to_json()) == doc
        assert pickle.loads(pickle.dumps(doc)) == doc  # noqa: S301

    @given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
    def test_any_text_survives(self, string):
        doc = nasty(string)
        written = export.to_json(doc)
        assert export.from_json(written) == doc
        assert written.encode("utf-8").decode("utf-8").splitlines() == [written]

    def test_a_file_name_that_is_no_unicode_survives(self):
        doc = cast(os.fsdecode(b"caf\xe9"))
        assert export.from_json(export.to_json(doc).encode("utf-8")) == doc

    def test_text_is_readable(self):
        assert "“We checked every bolt,”" in export.to_json(bridge())

    def test_lines(self):
        docs = [bridge("one"), nasty(NASTY[1]), bridge("two")]
        lines = export.to_jsonl(docs).splitlines()
        assert [export.from_json(line) for line in lines] == docs
        assert export.to_jsonl(bridge()) == export.to_json(bridge()) + "\n"

    def test_documented_schema_alone_is_enough(self):
        data = export.to_dict(bridge(), text=False)
        del data["lang"], data["provenance"], data["entities"][0]["gender"]
        del data["claims"][0]["cospeakers"], data["claims"][0]["reason"]
        assert export.from_json(data, BRIDGE).claims == bridge().claims

    def test_how_it_was_found_is_written_and_read_back(self):
        doc = attrs.evolve(bridge(), provenance=Provenance("0.1", "news 1f0c2a9b", 0.25))
        assert export.to_dict(doc)["provenance"] == {
            "quoteattr": "0.1", "model": "news 1f0c2a9b", "min_confidence": 0.25,
        }  # fmt: skip
        assert export.from_json(export.to_json(doc)).provenance == doc.provenance
        assert export.from_json(export.to_json(bridge())).provenance is None
        assert doc == bridge(), "it is no part of what was found"
        assert doc.confident(0.5).provenance.min_confidence == 0.5
        assert doc.confident(0.1).provenance.min_confidence == 0.25

    def test_all_formats_are_the_same_bytes_in_another_process(self):
        code = (
            "from factories import bridge; from quoteattr import export; import sys;"
            "sys.stdout.buffer.write(''.join(f([bridge('a'), bridge('b')]) "
            "for f in export.FORMATS.values()).encode())"
        )
        here = Path(__file__).parent
        path = os.pathsep.join([str(here), str(here.parent)])
        outputs = {
            subprocess.run(
                [sys.executable, "-c", code],
                env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
                check=True,
                capture_output=True,
            ).stdout
            for seed in ("1", "2")
        }
        assert len(outputs) == 1


def broken(*path, value):
    """The JSON values of a document with one of them replaced, or removed where it is `...`."""
    data = export.to_dict(bridge())
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    if value is ...:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return data


class TestBadJson:
    @pytest.mark.parametrize(
        ("data", "message"),
        [
            ("{", "not JSON.*to_json"),
            ("[]", "an object is needed"),
            ("[" * 100_000, "not JSON"),
            ([], "one document at a time"),
            (broken("schema", value=2), "schema 2 is unknown.*version"),
            (broken("schema", value=True), "schema True is unknown"),
            (broken("schema", value=...), "'schema' is missing"),
            (broken("doc", value=7), "doc: a string"),
            (broken("text", value=...), "without its text; pass it"),
            (broken("text", value="short"), r"entities\[0\].mentions\[0\].start: offsets 0 to 16"),
            (broken("entities", value={}), "entities: a list"),
            (broken("entities", 0, "kind", value="robot"), r"'robot' is none of person, org"),
            (broken("entities", 0, "kind", value=["person"]), "is none of person"),
            (broken("entities", 0, "gender", value="x"), "gender: 'x' is none of female, male"),
            (broken("entities", 1, "id", value="e1"), "entities: two have the same id"),
            (broken("entities", 0, "name", value=None), "name: a string"),
            (broken("entities", 0, value=1), r"entities\[0\]: an object is needed"),
            (broken("claims", 1, "id", value="c1"), "claims: two have the same id"),
            (broken("claims", 0, "cue", value=[[3]]), r"claims\[0\].cue\[0\]: a pair"),
            (broken("claims", 0, "cue", value=[[5, 3]]), "offsets 5 to 3"),
            (broken("claims", 0, "cue", value=[[-1, 3]]), "offsets -1 to 3"),
            (broken("claims", 0, "cue", value=[[0, 10_000]]), "the very text"),
            (broken("claims", 0, "cue", value=[[True, 3]]), "a whole number"),
            (broken("claims", 0, "cue", value=[[1.0, 3]]), "a whole number"),
            (broken("claims", 0, "form", value="sung"), "'sung' is none of direct"),
            (broken("claims", 0, "speaker", value="e99"), "no entity with id 'e99'"),
            (broken("claims", 0, "addressees", value=["e99"]), "no entity with id 'e99'"),
            (broken("claims", 0, "cospeakers", value=["c1"]), "no entity with id 'c1'"),
            (broken("claims", 0, "about", 0, "entity", value="e99"), "no entity with id 'e99'"),
            (broken("claims", 0, "about", 0, "role", value="hero"), "'hero' is none of cue_object"),
            (broken("claims", 0, "parent", value="c99"), "no claim with id 'c99'"),
            (broken("claims", 3, "parent", value="c5"), "stands within itself"),
            (broken("claims", 3, "parent", value="c4"), "stands within itself"),
            (broken("claims", 0, "confidence", value=1.5), "a number from 0 to 1"),
            (broken("claims", 0, "confidence", value=float("nan")), "a number from 0 to 1"),
            (broken("claims", 0, "confidence", value=True), "a number from 0 to 1"),
            (broken("claims", 0, "rule", value=...), r"claims\[0\]: the key 'rule' is missing"),
        ],
    )
    def test_says_what_is_wrong_and_where(self, data, message):
        with pytest.raises(FormatError, match=message):
            export.from_json(data)

    def test_two_different_texts(self):
        with pytest.raises(FormatError, match="differs"):
            export.from_json(export.to_json(bridge()), "another text")

    def test_another_text_for_one_that_was_left_out(self):
        written = export.to_json(bridge(), text=False)
        for other in (BRIDGE + " More.", BRIDGE.replace("ferry", "barge")):
            with pytest.raises(FormatError, match="of another text than the one passed"):
                export.from_json(written, other)


class TestJsonLines:
    def test_what_is_read_back_is_what_was_written_and_can_do_the_same(self, tmp_path):
        path = tmp_path / "claims.jsonl"
        path.write_text(export.to_jsonl([bridge("one"), bridge("two")]), encoding="utf-8")
        docs = list(export.read_jsonl(path))
        assert docs == [bridge("one"), bridge("two")] == list(AttributedDocument.read_jsonl(path))
        assert "Lena Ortiz" in docs[0].to_table()
        assert type(export.from_json(export.to_json(bridge()))) is AttributedDocument

    def test_blank_lines_are_passed_over(self, tmp_path):
        path = tmp_path / "claims.jsonl"
        path.write_text("\n" + export.to_json(bridge()) + "\n \n", encoding="utf-8")
        assert list(export.read_jsonl(path)) == [bridge()]

    def test_a_folder_without_any_is_told(self, tmp_path):
        with pytest.raises(FormatError, match=r"holds no \.jsonl file"):
            next(export.read_jsonl(tmp_path))


class TestGraphFormats:
    @pytest.mark.parametrize("source", SOURCES)
    @pytest.mark.parametrize("name", GRAPH_FORMATS)
    def test_networkx_opens_it_again(self, name, source):
        graph = export._graph(source)
        again = reopened(export.export(source, name), name)
        assert list(again) == list(graph)
        assert again.is_directed()
        assert ties(again) == ties(graph)

    @pytest.mark.parametrize("source", SOURCES)
    @pytest.mark.parametrize("name", GRAPH_FORMATS)
    def test_text_survives(self, name, source):
        is_xml = name in {"graphml", "gexf"}
        again = reopened(export.export(source, name), name)
        for node, data in export._graph(source).nodes(data=True):
            for key in ("name", "content"):
                if data.get(key):
                    expected = printable(data[key]) if is_xml else data[key]
                    assert again.nodes[node][key] == expected

    @settings(deadline=None, max_examples=40)
    @given(ANY_TEXT)
    def test_any_text_reads_back(self, string):
        for name in GRAPH_FORMATS:
            again = reopened(export.export(nasty(string), name), name)
            assert ties(again) == ties(to_graph(nasty(string)))
            expected = printable(string) if name in {"graphml", "gexf"} else string
            claims = [d for _, d in again.nodes(data=True) if d["kind"] == "claim"]
            assert [claim["rule"] for claim in claims] == [expected]

    def test_node_link_loses_nothing(self):
        graph = to_graph(bridge())
        again = reopened(export.node_link(graph), "node-link")
        listed = json.loads(json.dumps(dict(graph.nodes(data=True))))
        assert dict(again.nodes(data=True)) == listed
        assert list(again.edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))

    @pytest.mark.parametrize("name", ["graphml", "gexf", "cytoscape"])
    def test_attributes_are_scalars(self, name):
        again = reopened(export.export(bridge(), name), name)
        node = again.nodes["bridge/e1"]
        assert (node["aliases"], node["mentions"]) == ("Ortiz", 3)
        assert "gender" not in again.nodes["bridge/e4"]
        claim = again.nodes["bridge/c5"]
        assert (claim["spans"], claim["confidence"]) == ("200-228", 1 / 3)
        edge = next(data for *_, data in again.out_edges("bridge/e4", data=True))
        assert edge["type"] in {"statement", "promise"}

    def test_control_characters_are_shown_as_replaced(self):
        again = reopened(export.graphml(nasty("a\x00b\x0bc")), "graphml")
        assert again.nodes["a%00b%0Bc/e1"]["name"] == "a\ufffdb\ufffdc"

    @pytest.mark.parametrize("name", ["graphml", "gexf"])
    def test_identifiers_of_the_caller_are_made_legal_too(self, name):
        graph = merge([bridge()], link=lambda _: {("bridge", "e1"): "bell\x07"})
        assert "bell\ufffd" in reopened(export.export(graph, name), name)

    def test_edges_of_xml_have_ids_of_their_own(self):
        root = ET.fromstring(export.graphml(bridge()))  # noqa: S314
        ids = [edge.get("id") for edge in root.iter("{*}edge")]
        assert len(ids) == len(set(ids))

    def test_the_graph_is_left_as_it_was(self):
        graph = to_graph(bridge())
        for name in GRAPH_FORMATS:
            export.export(graph, name)
        assert nx.utils.graphs_equal(graph, to_graph(bridge()))


class TestJsonLd:
    def described(self, source):
        data = json.loads(export.jsonld(source))
        return {node["@id"].removeprefix("urn:quoteattr:"): node for node in data["@graph"]}

    def test_quotations_and_claims(self):
        nodes = self.described(bridge())
        assert nodes["bridge/e1"]["@type"] == ["Person", "prov:Person"]
        assert nodes["bridge/c1"]["@type"] == ["Claim", "prov:Entity"]
        quotation = nodes["bridge/c2"]
        assert quotation["@type"] == ["Quotation", "prov:Entity"]
        assert quotation["text"] == "“We checked every bolt,”"
        assert quotation["spokenByCharacter"] == [{"@id": "urn:quoteattr:bridge/e1"}]
        assert quotation["prov:wasQuotedFrom"] == [{"@id": "urn:quoteattr:bridge"}]
        assert quotation["prov:wasAttributedTo"] == quotation["author"]
        assert nodes["bridge/c5"]["isPartOf"] == [{"@id": "urn:quoteattr:bridge/c4"}]

    def test_nobody_is_the_author_of_what_they_deny(self):
        denied = self.described(bridge())["bridge/c3"]
        assert denied["quoteattr:deniedBy"] == [{"@id": "urn:quoteattr:bridge/e4"}]
        assert not {"author", "spokenByCharacter", "prov:wasAttributedTo"} & set(denied)

    @pytest.mark.parametrize("string", NASTY)
    def test_references_resolve_and_are_iris(self, string):
        nodes = json.loads(export.jsonld(nasty(string)))["@graph"]
        known = {node["@id"] for node in nodes}
        assert len(known) == len(nodes)
        assert all(iri.isascii() and iri.isprintable() and " " not in iri for iri in known)
        for node in nodes:
            for value in node.values():
                for item in value if isinstance(value, list) else ():
                    assert not isinstance(item, dict) or item["@id"] in known

    @settings(deadline=None, max_examples=60)
    @given(ANY_TEXT)
    def test_any_text_reads_back(self, string):
        graph = to_graph(nasty(string))
        nodes = json.loads(export.jsonld(graph))["@graph"]
        claim = next(node for node in nodes if "Quotation" in node["@type"])
        assert claim.get("text", "") == next(
            data["content"] for _, data in graph.nodes(data=True) if data["kind"] == "claim"
        )
        assert all(node.get("name", string) == string for node in nodes)
        assert all(re.fullmatch(r"[!-~]+", node["@id"]) for node in nodes)

    def test_unicode_ids_stay_apart(self):
        assert len(self.described([cast("é"), cast("è")])) == 2


def strings_of(dot: str) -> tuple[list[str], str]:
    """The quoted strings of a DOT file, and what stands outside them."""
    strings, outside, i = [], "", 0
    while i < len(dot):
        if dot[i] != '"':
            outside += dot[i]
            i += 1
            continue
        end = i + 1
        while dot[end] != '"':
            end += 2 if dot[end] == "\\" else 1
        strings.append(dot[i + 1 : end])
        i = end + 1
    return strings, outside


class TestDot:
    def test_shows_entities_claims_and_denials(self):
        drawn = export.dot(bridge())
        assert '"bridge/e4" -> "bridge/c3" [label="denied", color="#b3261e"' in drawn
        assert 'label="Lena Ortiz"' in drawn
        assert 'shape="note"' in drawn

    def test_draws_no_entity_without_an_edge(self):
        graph = to_graph(bridge())
        graph.add_node("alone", kind="entity", name="Nobody Asked")
        assert "Nobody Asked" not in export.dot(graph)
        assert "Lena Ortiz" in export.dot(graph)

    @settings(deadline=None, max_examples=60)
    @given(ANY_TEXT)
    def test_nothing_of_a_text_gets_out_of_its_string(self, string):
        _, outside = strings_of(export.dot(nasty(string)))
        _, expected = strings_of(export.dot(nasty("plain")))
        assert outside == expected

    def test_graphviz_escapes_are_shown_as_written(self):
        strings, _ = strings_of(export.dot(nasty("\\N &lt; \\")))
        assert "\\\\N &amp;lt; \\\\" in strings

    def test_long_contents_are_shortened(self):
        labels = re.findall(r' label="([^"]*)"|\[label="([^"]*)"', export.dot(nasty("word " * 500)))
        assert labels
        assert all(len("".join(label)) < 200 for label in labels)


class TestCsv:
    def read(self, *docs):
        return list(csv.DictReader(io.StringIO(export.csv(docs), newline="")))

    def test_a_row_is_a_claim_in_the_columns_of_the_frame(self):
        rows = self.read(bridge("one"), bridge("two"))
        assert list(rows[0]) == list(COLUMNS)
        assert [row["doc"] for row in rows] == ["one"] * 7 + ["two"] * 7
        assert (rows[0]["speaker"], rows[0]["confidence"]) == ("Lena Ortiz", "0.9")

    def test_lists_are_joined_and_what_is_missing_is_empty(self):
        rows = self.read(bridge())
        assert rows[2]["about"] == "Lena Ortiz; Harbour Authority"
        assert rows[2]["about_gender"] == "female; "
        assert (rows[6]["speaker"], rows[0]["parent"], rows[1]["about"]) == ("", "", "")

    @pytest.mark.parametrize("string", NASTY)
    def test_any_text_stays_within_its_cell(self, string):
        (row,) = self.read(nasty(string))
        assert row["source"] == string

    def test_a_document_writes_its_own(self):
        assert bridge().to_csv() == export.csv(bridge())

    def test_no_text_is_a_formula(self):
        (row,) = self.read(nasty("=1+1"))
        assert row["source"] == row["speaker_roles"] == "'=1+1"
        assert row["start"] == "0"


class TestFormats:
    @pytest.mark.parametrize("name", export.FORMATS)
    def test_every_format_writes_a_document(self, name):
        assert export.export(bridge(), name).strip()

    @pytest.mark.parametrize("name", export.FORMATS)
    def test_every_format_writes_several_documents(self, name):
        written = export.export([bridge("one"), bridge("two")], name)
        assert "one" in written
        assert "two" in written

    def test_a_format_may_be_written_as_it_is_called(self):
        assert export.export(bridge(), "GraphML") == export.graphml(bridge())

    def test_json_is_an_array_of_several(self):
        docs = [bridge("one"), bridge("two")]
        assert json.loads(export.export(docs, "json")) == list(map(export.to_dict, docs))

    def test_unknown_formats(self):
        with pytest.raises(FormatError, match="no format 'pdf'; use one of table, json, jsonl"):
            export.export(bridge(), "pdf")

    @pytest.mark.parametrize("name", OF_DOCUMENTS)
    def test_formats_of_documents_hold_no_graph(self, name):
        with pytest.raises(FormatError, match=f"'{name}' holds documents; use 'node-link'"):
            export.export(to_graph(bridge()), name)

    def test_json_needs_no_networkx(self):
        code = "import sys, quoteattr.export; assert 'networkx' not in sys.modules"
        subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parent.parent)
