"""Dask: bags and frames of claims, files a partition, and processes that are killed."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from fake_parser import AnyTreeParser

from quoteattr import AttributedDocument, Attributor, attribute
from quoteattr.errors import FormatError, NotTextError, OptionError, OutputError, TextError
from quoteattr.export import read_jsonl
from quoteattr.graph import merge

dask = pytest.importorskip("dask")
db = pytest.importorskip("dask.bag")
pd = pytest.importorskip("pandas")

from quoteattr.integrations.dask import attribute_bag, attribute_frame, write  # noqa: E402

TEXTS = [f"Ann Lee said the bridge was {n}. The mayor denied that." for n in range(40)]
PAIRS = [(f"n{n}", text) for n, text in enumerate(TEXTS)]
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:distributed")


class SlowParser(AnyTreeParser):
    """Writes down which process parses, and takes its time over it."""

    def __init__(self, log, pause=0.05):
        super().__init__()
        self.log, self.pause = log, pause

    def parse(self, texts):
        with Path(self.log).open("a") as stream:
            stream.write(f"{os.getpid()}\n" * len(texts))
        time.sleep(self.pause * len(texts))
        return super().parse(texts)


@pytest.fixture
def attributor():
    return Attributor(parser=AnyTreeParser())


@pytest.fixture
def expected(attributor):
    return list(attributor.pipe(PAIRS))


@pytest.fixture(autouse=True)
def in_this_process():
    with dask.config.set(scheduler="synchronous"):
        yield


def test_a_bag_of_texts_pairs_or_dicts_becomes_one_of_documents(attributor, expected):
    bag = attribute_bag(db.from_sequence(PAIRS, npartitions=3), attributor)
    assert bag.npartitions == 3
    assert bag.compute() == expected
    dicts = db.from_sequence([{"url": name, "body": text} for name, text in PAIRS])
    assert attribute_bag(dicts, attributor, text="body", id="url").compute() == expected
    found = attribute_bag(db.from_sequence(TEXTS), attributor).compute()
    assert [doc.text for doc in found] == TEXTS
    assert {doc.id for doc in found} == {""}


def test_a_bag_is_computed_and_written_by_processes_as_bags_are_by_default(expected, tmp_path):
    bag = attribute_bag(db.from_sequence(PAIRS, npartitions=2), Attributor(parser=AnyTreeParser()))
    with dask.config.set(scheduler="processes", num_workers=1):
        assert bag.compute() == expected
        write(bag, tmp_path)
    assert list(read_jsonl(tmp_path)) == expected


def test_what_is_no_text_is_an_error_that_says_what_is_needed(attributor):
    wrong = {"body": "Ann said so.", "url": "x"}, {}, 3, ("a", "b", "c")
    told = "a dict with 'body', 'url'", "a dict with no key at all", "of type int", "of type tuple"
    for item, what in zip(wrong, told, strict=True):
        message = rf"item 1 of a partition .* is {what}; .* dicts with the key 'text' is needed"
        bag = attribute_bag(db.from_sequence([TEXTS[0], item], npartitions=1), attributor)
        with pytest.raises(NotTextError, match=message):
            bag.compute()


def test_a_missing_text_gives_a_document_without_claims_as_in_pandas(attributor):
    rows = [{"id": 1, "text": TEXTS[0]}, {"id": 2, "text": None}, {"id": 3, "text": float("nan")}]
    found = attribute_bag(db.from_sequence(rows, npartitions=1), attributor).compute()
    assert [(doc.id, doc.text) for doc in found] == [("1", TEXTS[0]), ("2", ""), ("3", "")]
    texts = db.from_sequence([None, ("n", None), ("t", TEXTS[0]), float("nan"), pd.NA, pd.NaT])
    found = attribute_bag(texts, attributor).compute()
    assert [doc.text for doc in found] == ["", "", TEXTS[0], "", "", ""]
    with pytest.raises(NotTextError, match="the id of a document must be"):
        attribute_bag(db.from_sequence([{"id": None, "text": "x"}]), attributor).compute()


@pytest.mark.parametrize(
    "rows", [[("a", "x"), ("b", "y"), ("a", "z")], [{"id": 7, "text": "x"}] * 2]
)
def test_an_id_that_comes_twice_is_told_with_what_leaves_doubles_out(rows, attributor):
    bag = db.from_sequence(rows, npartitions=1)
    key = 0 if isinstance(rows[0], tuple) else "id"
    with pytest.raises(TextError, match=rf"^items 0 and \d of .* bag\.distinct\(key={key!r}\)"):
        attribute_bag(bag, attributor).compute()
    singles = attribute_bag(bag.distinct(key=key), attributor).compute()
    assert len({doc.id for doc in singles}) == len(singles)


def test_what_is_no_bag_and_no_frame_is_told():
    with pytest.raises(NotTextError, match=r"bag.from_sequence"):
        attribute_bag(["x"])
    with pytest.raises(NotTextError, match=r"from_pandas"):
        attribute_frame(pd.DataFrame({"text": TEXTS}), "text")


def test_a_language_is_no_attributor():
    with pytest.raises(OptionError, match=r"attributor must be a quoteattr.Attributor, not str"):
        attribute_bag(db.from_sequence(TEXTS), "en")


class LoadedParser(AnyTreeParser):
    """Counts how often it is unpickled."""

    loaded = 0

    def __setstate__(self, state):
        self.__dict__.update(state)
        LoadedParser.loaded += 1


def test_a_process_loads_an_attributor_once():
    attributor = Attributor(parser=LoadedParser())
    for _ in range(2):
        bag = attribute_bag(db.from_sequence(TEXTS[:8], npartitions=4), attributor)
        assert len(bag.compute(scheduler="threads")) == 8
    assert LoadedParser.loaded == 1


def test_a_frame_of_claims_has_the_types_it_promises(attributor):
    dd = pytest.importorskip("dask.dataframe")
    table = pd.DataFrame({"text": TEXTS, "paper": "Post"}, index=range(100, 140))
    frame = dd.from_pandas(table, npartitions=3)
    claims = attribute_frame(frame, "text", attributor)
    found = claims.compute()
    assert len(found) == sum(len(doc.claims) for doc in attributor.pipe(TEXTS))
    assert dict(claims.dtypes) == dict(found.dtypes)
    assert set(found.index) <= set(table.index)
    assert claims.divisions == frame.divisions
    joined = frame[["paper"]].join(claims, how="inner").compute()
    assert (joined["paper"] == "Post").all()
    assert len(joined) == len(found)
    with pytest.raises(
        NotTextError, match="no column 'body'; name the one with the texts, of: text"
    ):
        attribute_frame(frame, "body", attributor)


def test_shards_become_one_graph(attributor, expected, tmp_path):
    paths = write(attribute_bag(db.from_sequence(PAIRS, npartitions=4), attributor), tmp_path)
    assert [path.name for path in paths] == [f"part-0000{n}-of-00004.jsonl" for n in range(4)]
    assert list(read_jsonl(tmp_path)) == list(read_jsonl(paths))
    graph, at_once = merge(read_jsonl(tmp_path)), merge(expected)
    assert dict(graph.nodes(data=True)) == dict(at_once.nodes(data=True))
    assert set(graph.edges(keys=True)) == set(at_once.edges(keys=True))


def test_parquet_parts_are_one_table(attributor, expected, tmp_path):
    write(attribute_bag(db.from_sequence(PAIRS, npartitions=4), attributor), tmp_path, "parquet")
    table = pd.read_parquet(tmp_path)
    assert list(table["doc"]) == [doc.id for doc in expected for _ in doc.claims]


def test_what_is_written_is_not_done_again(tmp_path):
    log = tmp_path / "log"
    attributor = Attributor(parser=SlowParser(str(log), pause=0))
    bag = attribute_bag(db.from_sequence(PAIRS, npartitions=4), attributor)
    folder = tmp_path / "out"
    paths = write(bag, folder)
    before = [path.read_bytes() for path in paths]
    paths[2].unlink()
    log.unlink()
    assert len(write(bag, folder, compute=False)) == 1
    assert write(bag, folder) == paths
    assert [path.read_bytes() for path in paths] == before
    assert len(log.read_text().split()) == 10


def test_drafts_of_parts_that_are_whole_are_cleared_away_by_the_next_call(attributor, tmp_path):
    bag = attribute_bag(db.from_sequence(PAIRS, npartitions=4), attributor)
    first, last, *_ = write(bag, tmp_path)
    last.unlink()
    killed, at_work = (tmp_path / f".{path.name}.0f1e.tmp" for path in (first, last))
    for draft in (killed, at_work):
        draft.touch()
    (work,) = write(bag, tmp_path, compute=False)
    assert (killed.exists(), at_work.exists()) == (False, True)
    work.compute()
    assert write(bag, tmp_path, compute=False) == []
    assert not at_work.exists()


def test_a_folder_of_other_parts_is_left_alone(attributor, tmp_path):
    bag = attribute_bag(db.from_sequence(PAIRS, npartitions=4), attributor)
    write(bag, tmp_path)
    with pytest.raises(OutputError, match=r"part-00000-of-00004.jsonl is of another bag"):
        write(bag.repartition(2), tmp_path)
    with pytest.raises(FormatError, match="use 'jsonl' or 'parquet'"):
        write(bag, tmp_path, "csv")


def test_parts_of_another_bag_are_never_taken_for_its_own(attributor, tmp_path):
    bag = attribute_bag(db.from_sequence(PAIRS, npartitions=4), attributor)
    paths = write(bag, tmp_path)
    paths[0].unlink()
    other = [(name, text.upper()) for name, text in PAIRS]
    for another in (
        attribute_bag(db.from_sequence(other, npartitions=4), attributor),
        attribute_bag(
            db.from_sequence(PAIRS, npartitions=4),
            Attributor(parser=AnyTreeParser(), min_confidence=0.9),
        ),
    ):
        with pytest.raises(OutputError, match=r"was begun with bag .*_manifest\.json"):
            write(another, tmp_path)
    again = attribute_bag(db.from_sequence(PAIRS, npartitions=4), attributor)
    assert write(again, tmp_path) == paths
    assert list(read_jsonl(tmp_path)) == list(attributor.pipe(PAIRS))


NAME = """
import dask.bag as db
from quoteattr.integrations.dask import attribute_bag
print(attribute_bag(db.from_sequence(["a", "b"]).map(str.upper)).name)
"""


def test_a_bag_made_in_the_same_way_goes_on_in_another_process():
    """Whatever order sets have in each."""
    names = {
        subprocess.run(
            [sys.executable, "-c", NAME],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(names) == 1


def test_a_worker_killed_in_the_middle_loses_nothing_and_doubles_nothing(expected, tmp_path):
    distributed = pytest.importorskip("distributed")
    log, folder = tmp_path / "log", tmp_path / "out"
    bag = attribute_bag(
        db.from_sequence(PAIRS, npartitions=20), Attributor(parser=SlowParser(str(log)))
    )
    killed = []

    def kill_one():
        while not log.exists() or len(log.read_text().split()) < 12:
            time.sleep(0.01)
        killed.append(int(log.read_text().split()[-1]))
        os.kill(killed[0], signal.SIGTERM if os.name == "nt" else signal.SIGKILL)

    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=tmp_path
        ) as cluster,
        distributed.Client(cluster) as client,
        dask.config.set(scheduler=client.get),
    ):
        killer = threading.Thread(target=kill_one)
        killer.start()
        write(bag, folder)
        killer.join()
    assert killed
    assert len(set(log.read_text().split())) > 1
    assert list(AttributedDocument.read_jsonl(folder)) == expected
    assert len(list(folder.glob("part-*"))) == len(list(folder.iterdir())) - 1 == 20


@pytest.mark.models
def test_the_embedded_models_give_what_they_give_without_dask(tmp_path):
    texts = [("a", "Mayor Ines Duarte said the bridge would open on Monday."), ("b", "It rained.")]
    (path,) = write(attribute_bag(db.from_sequence(texts, npartitions=1)), tmp_path)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert rows == [attribute(text, id=name).to_dict() for name, text in texts]
