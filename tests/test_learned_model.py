"""The attribution model: its file, the stage of `Attributor` that it is, and what it may change."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import md5
from itertools import pairwise
from pathlib import Path

import coreference
import harbour
import pytest
import torch
from fake_parser import FlatParser, NoTreeParser

from quoteattr.attributor import Attributor
from quoteattr.document import Document
from quoteattr.errors import ModelError, OptionError
from quoteattr.inference.folders import EMBEDDED, verified
from quoteattr.learned import model as module
from quoteattr.learned import scoring
from quoteattr.learned import weights as files
from quoteattr.learned.model import MIN_CONFIDENCE, AttributionModel
from quoteattr.learned.scoring import score
from quoteattr.lexicon import Lexicon
from quoteattr.quotations import find_quotations
from quoteattr.rules import find_attributions

NEWS = EMBEDDED / "en" / "attribution" / "news.pt"


@pytest.fixture(scope="module")
def english():
    return Lexicon.load("en")


@pytest.fixture(scope="module")
def embedded():
    """The model in this package, loaded once."""
    return AttributionModel()


@pytest.fixture(scope="module")
def documents():
    return list(coreference.documents().values())


def read(model, document, lexicon):
    return model(document, find_quotations(document.text), lexicon)


def scores(weights):
    return [(s.cue, s.probability, s.roles.tolist()) for s in score(weights, harbour.readings())]


# ---------------------------------------------------------------------------------- the file


@pytest.fixture
def saved(tmp_path):
    """A model with random weights, its file and that of its vectors."""
    weights = harbour.weights()
    path, vectors = tmp_path / "en" / "attribution" / "news.pt", tmp_path / "en" / "pretrain"
    vectors.mkdir(parents=True)
    files.save(weights, path)
    table = {"vocab": {"_unit2id": dict(weights.vocabulary)}, "emb": weights.vectors}
    torch.save(table, vectors / "glove.pt")
    return weights, path, vectors / "glove.pt"


def test_a_model_read_back_gives_the_same_scores(saved):
    weights, path, vectors = saved
    loaded = files.load(path, vectors)
    assert scores(loaded) == scores(weights)
    assert scores(loaded)
    assert loaded.inventories == weights.inventories
    assert loaded.judges == weights.judges
    assert not loaded.network.training


def test_weights_are_written_in_half_precision(saved):
    weights, path, _ = saved
    kept = torch.load(path, weights_only=True)["network"]
    assert {value.dtype for value in kept.values()} == {torch.float16}
    assert kept.keys() == weights.network.state_dict().keys()


class Malicious:
    """A pickle that writes a file when it is loaded."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return Path.touch, (self.path,)


def rewritten(path, **changed):
    table = torch.load(path, weights_only=True) | changed
    torch.save({key: value for key, value in table.items() if value is not None}, path)


def misshapen(path):
    network = torch.load(path, weights_only=True)["network"]
    rewritten(path, network={name: value[:1] for name, value in network.items()})


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda path: path.write_text("no model"), "is no attribution model, or damaged"),
        (lambda path: path.write_bytes(b""), "is no attribution model, or damaged"),
        (lambda path: path.write_bytes(path.read_bytes()[:9000]), "is no attribution model"),
        (lambda path: torch.save([1, 2], path), "is no attribution model"),
        (lambda path: torch.save({"emb": torch.zeros(1)}, path), "is no attribution model"),
        (Path.unlink, "cannot be read: No such file"),
        (lambda path: rewritten(path, format=99), "not made for this version of quoteattr"),
        (lambda path: rewritten(path, signs=["cue"]), "not made for this version of quoteattr"),
        (lambda path: rewritten(path, signs=None), "not made for this version of quoteattr"),
        (lambda path: rewritten(path, network={}), "is damaged"),
        (lambda path: rewritten(path, judges=None), "is damaged"),
        (lambda path: rewritten(path, inventories={"lemma": ["say"]}), "is damaged"),
        (lambda path: rewritten(path, hidden="wide"), "is damaged"),
        (misshapen, "is damaged"),
    ],
)
def test_a_bad_file_is_named_with_what_to_do(saved, damage, told):
    _, path, vectors = saved
    damage(path)
    with pytest.raises(ModelError, match=told) as error:
        files.load(path, vectors)
    message = str(error.value)
    assert str(path) in message
    assert "benchmarks/attribution/train.py" in message
    assert "Attributor(model=None)" in message


def test_nothing_in_a_file_is_run(saved, tmp_path):
    _, path, vectors = saved
    rewritten(path, judges=Malicious(tmp_path / "ran"))
    with pytest.raises(ModelError, match="is no attribution model, or damaged") as error:
        files.load(path, vectors)
    assert not (tmp_path / "ran").exists()
    assert "weights_only" not in str(error.value)


def test_bad_vectors_are_named(saved):
    _, path, vectors = saved
    vectors.write_bytes(b"")
    with pytest.raises(ModelError, match=r"glove\.pt is no attribution model, or damaged"):
        files.load(path, vectors)


# -------------------------------------------------------------------------- where it is found


@pytest.fixture
def folder(saved, tmp_path, monkeypatch):
    """A folder with that model, in place of the one in this package."""
    _, path, vectors = saved

    def entry(file):
        return {file.stem: {"md5": md5(file.read_bytes(), usedforsecurity=False).hexdigest()}}

    table = {"en": {"attribution": entry(path), "pretrain": entry(vectors)}}
    (tmp_path / "resources.json").write_text(json.dumps(table), encoding="utf-8")
    monkeypatch.setattr(module, "EMBEDDED", tmp_path)
    return tmp_path


def test_the_model_of_the_folder_is_loaded_when_a_text_comes(folder, english):
    away = folder.rename(folder.with_name("away"))
    model = AttributionModel(min_confidence=0)
    away.rename(folder)
    document = harbour.document()
    given = AttributionModel.of(harbour.weights(), min_confidence=0)
    assert read(model, document, english) == read(given, document, english) != ()


@pytest.mark.parametrize("file", ["attribution/news.pt", "pretrain/glove.pt"])
def test_a_damaged_or_missing_model_of_the_folder_is_named(folder, file):
    path = folder / "en" / file
    path.write_bytes(path.read_bytes()[:-1])
    attributor = Attributor(parser=FlatParser())
    with pytest.raises(ModelError, match=rf"{path.name} is damaged.*Install quoteattr again"):
        attributor.attribute("Ann said that he was glad.")
    path.unlink()
    with pytest.raises(ModelError, match=rf"{path.name} is missing. Install quoteattr again"):
        attributor.attribute("Ann said that he was glad.")


def test_a_folder_without_attribution_is_told(folder):
    (folder / "resources.json").write_text('{"en": {}}', encoding="utf-8")
    with pytest.raises(ModelError, match=r"lists no model attribution\. Install"):
        Attributor(parser=FlatParser()).attribute("Ann said that he was glad.")
    rules = Attributor(parser=FlatParser(), model=None)
    assert rules.attribute("Ann said that he was glad.").claims


def test_the_embedded_model_is_the_one_of_the_list():
    assert verified(EMBEDDED, "en", "attribution", "news") == NEWS


# ------------------------------------------------------------------------ a stage of Attributor


def test_without_a_model_the_rules_find_the_same_as_ever(documents):
    rules = Attributor(parser=NoTreeParser(), model=None)
    assert rules.attributions is find_attributions
    same = Attributor(parser=NoTreeParser(), attributions=find_attributions)
    for document in documents[:5]:
        assert rules.attribute(document) == same.attribute(document)


@pytest.mark.usefixtures("folder")
def test_a_path_is_loaded(saved):
    _, path, _ = saved
    other = path.with_name("own.pt")
    files.save(harbour.weights(share=0.5), other)
    document = harbour.document()
    expected, news = (
        Attributor(parser=NoTreeParser(), model=AttributionModel.of(harbour.weights(share=share)))
        for share in (0.5, 1.0)
    )
    for name in (other, str(other)):
        found = Attributor(parser=NoTreeParser(), model=name).attribute(document)
        assert found == expected.attribute(document) != news.attribute(document)
        assert found.claims


def test_a_path_without_a_model_is_told_when_a_text_comes(tmp_path):
    attributor = Attributor(parser=FlatParser(), model=tmp_path / "none.pt")
    with pytest.raises(ModelError, match=r"none\.pt cannot be read: No such file.*'embedded'"):
        attributor.attribute("Ann said that he was glad.")


def test_a_model_at_hand_is_taken():
    model = AttributionModel.of(harbour.weights())
    assert Attributor(parser=NoTreeParser(), model=model).attributions is model


@pytest.mark.parametrize("lang", ["de", "es"])
def test_other_languages_keep_to_the_rules(lang):
    assert Attributor(lang, parser=NoTreeParser()).attributions is find_attributions
    english = Attributor(parser=NoTreeParser()).attributions
    assert isinstance(english, AttributionModel)
    own = AttributionModel.of(harbour.weights())
    assert Attributor(lang, parser=NoTreeParser(), model=own).attributions is own


def test_no_words_no_claims(english):
    assert read(AttributionModel.of(harbour.weights()), Document(""), english) == ()
    assert list(score(harbour.weights(), harbour.readings(Document("", lang="en")))) == []


def test_words_that_nobody_takes_for_cues_are_not_read():
    weights = harbour.weights()
    last = weights.network.is_cue[-1]
    torch.nn.init.zeros_(last.weight)
    torch.nn.init.constant_(last.bias, -9.0)
    readings = harbour.readings()
    assert list(score(weights, readings)) == []
    assert [found.cue for found in score(weights, readings, {harbour.TOLD})] == [harbour.TOLD]


def test_cues_of_a_long_text_are_read_in_groups(monkeypatch):
    weights, readings = harbour.weights(), harbour.readings()
    together = list(score(weights, readings, range(32)))
    assert [found.cue for found in together] == list(range(32))
    read, label = [], weights.network.label

    def counted(encoded, tied):
        read.append(sum(tied.lengths))
        return label(encoded, tied)

    monkeypatch.setattr(weights.network, "label", counted)
    monkeypatch.setattr(scoring, "ROWS", 60)
    apart = list(score(weights, readings, range(32)))
    assert max(read) <= 60
    assert sum(read) == 19 * 19 + 13 * 13
    for one, other in zip(together, apart, strict=True):
        assert (one.cue, one.window, one.probability) == (
            other.cue,
            other.window,
            other.probability,
        )
        assert one.roles == pytest.approx(other.roles, abs=1e-5)


def test_words_of_a_long_text_are_read_in_groups(monkeypatch):
    weights, readings = harbour.weights(), harbour.readings()
    together = list(score(weights, readings, range(32)))
    read, encode = [], weights.network.encode

    def counted(words):
        read.append(list(words.lengths))
        return encode(words)

    monkeypatch.setattr(weights.network, "encode", counted)
    monkeypatch.setattr(scoring, "WORDS", 20)
    apart = list(score(weights, readings, range(32)))
    assert read == [[19], [13]]
    for one, other in zip(together, apart, strict=True):
        assert (one.cue, one.window) == (other.cue, other.window)
        assert one.probability == pytest.approx(other.probability, abs=1e-5)
        assert one.roles == pytest.approx(other.roles, abs=1e-5)


# ------------------------------------------------------------------------------ one and many


def test_a_model_says_where_it_is_from():
    assert repr(AttributionModel("models/own.pt")) == "AttributionModel('models/own.pt')"
    assert repr(AttributionModel()) == "AttributionModel()"
    assert AttributionModel().min_confidence == MIN_CONFIDENCE
    assert repr(AttributionModel(min_confidence=0.5)) == "AttributionModel(min_confidence=0.5)"
    given = AttributionModel.of(harbour.weights(), min_confidence=0.5)
    assert repr(given) == "AttributionModel.of(<weights>, min_confidence=0.5)"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"path": 5}, "path is a path, a str or pathlib.Path, not int"),
        ({"min_confidence": 7}, "min_confidence is a probability"),
    ],
)
def test_wrong_options_are_told_at_once(options, message):
    with pytest.raises(OptionError, match=message):
        AttributionModel(**options)


@pytest.mark.usefixtures("folder")
def test_pickles_leave_weights_behind(english):
    model = AttributionModel(min_confidence=0.1)
    found = read(model, harbour.document(), english)
    written = pickle.dumps(model)
    assert len(written) < 1000
    copy = pickle.loads(written)  # noqa: S301
    assert copy.min_confidence == 0.1
    assert repr(copy) == repr(model)
    assert read(copy, harbour.document(), english) == found


def test_weights_from_no_file_are_pickled(english):
    model = AttributionModel.of(harbour.weights(), min_confidence=0)
    copy = pickle.loads(pickle.dumps(model))  # noqa: S301
    assert read(copy, harbour.document(), english) == read(model, harbour.document(), english) != ()


def test_threads_load_one_network_once(monkeypatch):
    loads = []
    gate = threading.Barrier(8)

    def load(*paths):
        loads.append(paths)
        return harbour.weights()

    monkeypatch.setattr(files, "load", load)
    model = AttributionModel(NEWS)

    def ask(_):
        gate.wait()
        return model.weights

    with ThreadPoolExecutor(8) as pool:
        found = set(map(id, pool.map(ask, range(8))))
    assert loads == [(NEWS, EMBEDDED / "en" / "pretrain" / "glove.pt")]
    assert found == {id(model.weights)}


# --------------------------------------------------------------------------- the embedded model


def test_results_depend_on_nothing_but_the_document(embedded, documents, english):
    once = [read(embedded, document, english) for document in documents]
    assert sum(map(len, once)) > len(documents) / 2
    backwards = [read(embedded, document, english) for document in reversed(documents)]
    assert backwards[::-1] == once
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda document: read(embedded, document, english), documents)) == once


def test_claims_are_sound(embedded, documents, english):
    for document in documents:
        for claim in read(embedded, document, english):
            assert MIN_CONFIDENCE <= claim.confidence <= 1
            assert claim.content
            for span in (*claim.source, *claim.cue, *claim.content):
                assert document.text[span.start : span.end] == span.text
        readings = embedded.readings(document, find_quotations(document.text), english)
        assert all(len(list(group)) <= 2 for group in by_cue(readings))


def by_cue(readings) -> Iterator[list[object]]:
    for cue in {reading.proposal.cue.head for reading in readings}:
        yield [reading for reading in readings if reading.proposal.cue.head == cue]


def test_asking_for_more_certainty_gives_fewer_claims(embedded, documents, english):
    def claims(least):
        """Those with a cue; quotations without any may be taken for turns where these fall."""
        model = AttributionModel.of(embedded.weights, min_confidence=least)
        return {
            (number, claim.source, claim.cue, claim.content)
            for number, document in enumerate(documents)
            for claim in read(model, document, english)
            if claim.cue
        }

    found = [claims(least) for least in (MIN_CONFIDENCE, 0.6, 0.8, 0.9)]
    assert all(fewer <= more for more, fewer in pairwise(found))
    assert 0 < len(found[-1]) < len(found[0])


def test_the_network_is_not_loaded_at_import():
    code = "import sys, quoteattr; quoteattr.Attributor(); print(*sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True,
                          cwd=Path(__file__).parents[1])  # fmt: skip
    assert "quoteattr.learned.model" in done.stdout.split()
    assert not {"torch", "numpy"}.intersection(done.stdout.split())
