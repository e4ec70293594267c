"""Claims as pandas tables: of a document, of many, and of a column of texts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from factories import BRIDGE, NASTY, bridge, nasty
from fake_parser import NoTreeParser
from golden_cases import all_cases, parsed

from quoteattr.attributor import Attributor
from quoteattr.errors import ExtraError, NotDocumentError, NotTextError, OptionError
from quoteattr.integrations.pandas import attribute, to_frame
from quoteattr.result import AttributedDocument

pd = pytest.importorskip("pandas")

ROOT = Path(__file__).parents[1]
PARSES = {
    document.text: document
    for document in parsed([case for case in all_cases() if case.group == "articles"]).values()
}
ONE, TWO = sorted(PARSES, key=len)[-2:]
DTYPES = ["object", "string", "category"]


class StoredParser:
    """Knows the parses of a few texts by heart, and remembers the batches it was given."""

    def __init__(self):
        self.batches = []

    def parse(self, texts):
        self.batches.append(list(texts))
        return [PARSES[text] for text in texts]


@pytest.fixture
def reader():
    return Attributor(parser=StoredParser())


def ids(document):
    return [claim.id for claim in document.claims]


# ------------------------------------------------------------------------------- a document


def test_a_row_tells_all_about_a_claim():
    frame = to_frame([bridge()])
    assert list(frame["claim"]) == ids(bridge())
    assert frame.iloc[1].to_dict() | {"reason": None, "parent": None} == {
        "doc": "bridge",
        "claim": "c2",
        "form": "direct",
        "type": "statement",
        "polarity": "positive",
        "source": "she",
        "cue": "told",
        "content": "“We checked every bolt,”",
        "speaker": "Lena Ortiz",
        "speaker_kind": "person",
        "speaker_gender": "female",
        "speaker_roles": ("Mayor",),
        "cospeakers": (),
        "resolution": "pronoun",
        "reason": None,
        "about": (),
        "about_role": (),
        "about_kind": (),
        "about_gender": (),
        "addressees": ("reporters",),
        "parent": None,
        "rule": "verb",
        "confidence": 0.9,
        "start": 42,
        "end": 66,
        "speaker_id": "e1",
        "about_id": (),
    }
    assert frame["about"][2] == ("Lena Ortiz", "Harbour Authority")
    assert frame["about_role"][2] == ("subject", "object")
    assert frame["about_kind"][2] == ("person", "organization")
    assert frame["about_gender"][2] == ("female", None)
    assert frame["cospeakers"][5] == ("Tomas Brandt",)
    assert frame["parent"][4] == "c4"


def test_what_is_not_there_is_missing():
    frame = to_frame([bridge()])
    nobody = frame.iloc[6]
    assert nobody[["source", "speaker", "speaker_kind", "speaker_gender", "parent"]].isna().all()
    assert nobody["speaker_roles"] == ()
    assert nobody["reason"] == "nobody is named"
    assert frame["reason"].isna().sum() == 6


def test_offsets_cut_the_content_out_of_the_text():
    for row in to_frame([bridge()]).itertuples():
        assert BRIDGE[row.start : row.end] == row.content


def test_an_empty_table_has_the_same_columns_and_types():
    full, empty = to_frame([bridge()]), to_frame([])
    assert len(empty) == 0
    assert empty.dtypes.equals(full.dtypes)
    assert pd.concat([empty, full]).dtypes.equals(full.dtypes)
    assert full.dtypes["confidence"] == "float64"
    assert full.dtypes["form"].categories.tolist() == ["direct", "mixed", "indirect"]
    assert AttributedDocument("", "").to_frame().dtypes.equals(full.dtypes)


def test_many_documents_make_one_table():
    frame = to_frame(bridge(name) for name in ("a", "b"))
    assert frame.groupby("doc")["claim"].count().to_dict() == {"a": 7, "b": 7}
    assert frame.index.tolist() == list(range(14))


def test_whom_claims_are_about_can_be_counted():
    rows = to_frame([bridge()]).explode(["about", "about_role"])
    assert rows["about"].value_counts().to_dict() == {
        "the ferry": 3,
        "Harbour Authority": 2,
        "Lena Ortiz": 1,
        "Tomas Brandt": 1,
    }
    assert rows[rows["about_role"] == "object"]["about"].tolist() == ["Harbour Authority"]


def test_a_table_can_be_grouped_compared_and_stored(tmp_path):
    frame = to_frame([bridge()])
    assert len(pd.concat([frame, frame]).drop_duplicates()) == 7
    pytest.importorskip("pyarrow")
    frame.to_parquet(tmp_path / "claims.parquet")
    stored = pd.read_parquet(tmp_path / "claims.parquet")
    assert stored.dtypes.equals(frame.dtypes)
    assert list(map(tuple, stored["about"])) == list(frame["about"])


@pytest.mark.parametrize("string", NASTY)
def test_any_characters_go_through(string):
    frame = to_frame([nasty(string)])
    assert frame["doc"].tolist() == [string]
    assert frame["about"][0] == (string, string)


# --------------------------------------------------------------------------------- a column


@pytest.mark.parametrize("dtype", [*DTYPES, "string[pyarrow]", "large_string[pyarrow]"])
def test_a_column_gives_the_claims_of_each_text(reader, dtype):
    if "pyarrow" in dtype:
        pytest.importorskip("pyarrow")
    texts = pd.Series([ONE, None, TWO], index=["x", "y", "z"], dtype=dtype)
    frame = attribute(texts, reader)
    expected = {"x": reader.attribute(ONE), "z": reader.attribute(TWO)}
    assert {label: list(rows) for label, rows in frame.groupby(level=0)["claim"]} == {
        label: ids(document) for label, document in expected.items()
    }
    assert "doc" not in frame
    columns = to_frame([]).drop(columns="doc")
    assert frame.dtypes.equals(columns.dtypes)


def test_claims_join_the_columns_of_their_documents(reader):
    df = pd.DataFrame({"paper": ["Courier", "Herald", "Post"], "text": [ONE, None, TWO]})
    joined = df.join(attribute(df["text"], reader))
    number = len(reader.attribute(ONE).claims)
    assert (joined["paper"] == "Courier").sum() == number
    assert joined[joined["paper"] == "Herald"]["claim"].isna().tolist() == [True]
    assert all(
        row.text[row.start : row.end].startswith(row.content.split(" … ")[0])
        for row in joined.dropna(subset="content").itertuples()
    )


def test_an_index_of_several_levels_is_kept(reader):
    index = pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["paper", "number"])
    texts = pd.Series([ONE, TWO], index=index, name="text")
    frame = attribute(texts, reader)
    assert frame.index.names == ["paper", "number"]
    assert frame.loc[("b", 2)]["claim"].tolist() == ids(reader.attribute(TWO))
    assert len(texts.to_frame().join(frame)) == len(frame)


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT])
def test_missing_values_are_passed_over(missing):
    parser = NoTreeParser()
    texts = pd.Series([missing, "It rained.", missing], dtype=object)
    assert attribute(texts, Attributor(parser=parser)).empty
    assert parser.batches == [["It rained."]]


@pytest.mark.parametrize("texts", [[], [None, None], ["", " \n"]])
def test_without_claims_the_table_keeps_its_types_and_index(texts):
    index = pd.Index(range(10, 10 + len(texts)), name="number")
    frame = attribute(pd.Series(texts, index=index), Attributor(parser=NoTreeParser()))
    assert frame.dtypes.equals(to_frame([]).drop(columns="doc").dtypes)
    assert frame.index.name == "number"
    assert frame.index.dtype == index.dtype
    assert len(frame) == 0


def test_texts_are_parsed_in_batches():
    parser = NoTreeParser()
    texts = pd.Series(["It rained."] * 5)
    attribute(texts, Attributor(parser=parser), batch_characters=20)
    assert [len(batch) for batch in parser.batches] == [2, 2, 1]


def test_what_is_less_sure_is_left_out(reader):
    found = attribute(pd.Series([ONE]), reader, min_confidence=0.9)
    assert list(found["claim"]) == ids(reader.attribute(ONE).confident(0.9))
    assert 0 < len(found) < len(attribute(pd.Series([ONE]), reader))
    with pytest.raises(OptionError, match="min_confidence is a probability"):
        attribute(pd.Series([ONE]), reader, min_confidence=90)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (pd.Series([1998, 2003]), "the value at 0 is of type int, not text; pick the column"),
        (pd.Series(["It rained.", b"raw"], index=["a", "b"]), "at 'b' is of type bytes.*decode"),
        (pd.DataFrame({"text": ["It rained."]}), "Series of texts is needed, not DataFrame"),
        (["It rained."], r"not list; pick the column that holds them: attribute\(df\['text'\]\)"),
    ],
)
def test_what_is_no_column_of_texts_says_what_to_do(wrong, message):
    with pytest.raises(NotTextError, match=message):
        attribute(wrong, Attributor(parser=NoTreeParser()))


def test_a_language_is_no_attributor():
    with pytest.raises(OptionError, match=r"attributor must be a quoteattr.Attributor, not str"):
        attribute(pd.Series(["Ann left."]), "en")


@pytest.mark.models
def test_a_column_is_read_with_the_models_by_default():
    frame = attribute(pd.Series(["Pilot Mara Voss said the channel was too shallow."], index=[7]))
    assert frame["speaker"].to_dict() == {7: "Mara Voss"}
    assert frame["content"].tolist() == ["the channel was too shallow"]


# ---------------------------------------------------------------------------- without pandas


def test_without_pandas_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    for call in (AttributedDocument("", "").to_frame, lambda: attribute(["It rained."])):
        with pytest.raises(ExtraError, match=r"pip install 'quoteattr\[pandas\]'") as raised:
            call()
        assert isinstance(raised.value, ImportError)


def test_a_frame_is_no_stream_of_texts():
    rows = pd.DataFrame({"id": ["a"], "text": ["Ann said so."]})
    reader = Attributor(parser=NoTreeParser())
    with pytest.raises(NotTextError, match=r"a DataFrame has a column: pipe\(frame\['text'\]\)"):
        reader.pipe(rows)
    assert [doc.id for doc in reader.pipe(zip(rows["id"], rows["text"], strict=True))] == ["a"]
    assert [doc.text for doc in reader.pipe(rows["text"])] == ["Ann said so."]


def test_importing_the_integration_loads_no_pandas():
    code = "import sys, quoteattr.integrations.pandas; print('pandas' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_ids_tell_entities_of_one_name_apart():
    doc = bridge()
    frame = to_frame(doc)
    assert list(frame.columns[-2:]) == ["speaker_id", "about_id"]
    row = frame.set_index("claim").loc["c3"]
    assert (row["speaker_id"], row["about_id"]) == ("e4", ("e1", "e5"))
    assert frame["speaker_id"].isna().tolist() == [claim.speaker is None for claim in doc.claims]
    assert to_frame([doc]).equals(frame)


@pytest.mark.parametrize("wrong", ["x", ["x"], 5, None])
def test_what_is_no_document_is_no_table(wrong):
    with pytest.raises(NotDocumentError, match="an AttributedDocument, or several, are needed"):
        to_frame(wrong)
