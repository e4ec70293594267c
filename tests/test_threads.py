"""Neighbours, threads and processes: a document's result depends on its text alone."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fake_parser import AnyTreeParser, FlatParser
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.attributor import Attributor

ROOT = Path(__file__).parents[1]
THREADS = 8
TEXTS = (
    "Mayor Ann Lee said that the bridge was glad. She denied it.",
    "“We go,” the officials told the Kremlin.\n\n“We go,” he said.",
    "",
    "According to Lee, it was reportedly believed. Ann accused the mayor of a claim.",
    "\u202eAnn said\x00 it.",
)


def written(docs):
    return [doc.to_json() for doc in docs]


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.sampled_from(TEXTS) | st.text(max_size=30), max_size=6),
    st.integers(1, 200),
    st.integers(0, 3),
)
def test_neighbours_and_batches_change_no_byte(texts, size, seed):
    attributor = Attributor(parser=AnyTreeParser(seed))
    alone = [attributor.attribute(text) for text in texts]
    assert written(attributor.pipe(texts, batch_characters=size)) == written(alone)
    backwards = attributor.pipe(reversed(texts), batch_characters=size)
    assert written(backwards) == written(alone)[::-1]


def test_eight_threads_share_an_attributor():
    attributor = Attributor(parser=FlatParser())
    texts = [text.replace("Lee", f"Lee{n}") for n in range(12) for text in TEXTS]
    alone = written(map(Attributor(parser=FlatParser()).attribute, texts))
    with ThreadPoolExecutor(THREADS) as pool:
        assert written(pool.map(attributor.attribute, texts)) == alone
        streams = pool.map(lambda _: written(attributor.pipe(texts)), range(THREADS))
        assert all(stream == alone for stream in streams)


@pytest.mark.models
def test_eight_threads_share_the_models(attributor):
    texts = [text.replace("Lee", name) for name in ("Lee", "Okoro", "Brandt") for text in TEXTS]
    alone = written(map(attributor.attribute, texts))
    with ThreadPoolExecutor(THREADS) as pool:
        assert written(pool.map(attributor.attribute, texts)) == alone


MAKE_AT_ONCE = f"""
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from quoteattr import AttributionModel
from quoteattr.defaults import default_attributor
barrier = Barrier({THREADS})
def make(_):
    barrier.wait()
    return default_attributor("en"), AttributionModel().weights
with ThreadPoolExecutor({THREADS}) as pool:
    for made in zip(*pool.map(make, range({THREADS}))):
        print(len(set(map(id, made))))
"""


@pytest.mark.models
def test_threads_that_ask_at_once_load_the_models_once():
    run = subprocess.run(
        [sys.executable, "-c", MAKE_AT_ONCE], cwd=ROOT, capture_output=True, check=True
    )
    assert run.stdout.split() == [b"1", b"1"]


PRINT = """
import sys
sys.path.insert(0, "tests")
from fake_parser import AnyTreeParser
from test_threads import TEXTS
from quoteattr import export
from quoteattr.attributor import Attributor
docs = [
    Attributor(parser=AnyTreeParser(seed)).attribute(text * 3, f"{seed}-{n}")
    for seed in range(8) for n, text in enumerate(TEXTS)
]
for name in export.FORMATS:
    sys.stdout.buffer.write(export.export(docs, name).encode())
sys.stdout.buffer.write("".join(doc.to_html() + doc.to_table() for doc in docs).encode())
"""


def test_processes_with_other_hash_seeds_write_the_same_bytes():
    outputs = [
        subprocess.run(
            [sys.executable, "-c", PRINT],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    ]
    assert len(outputs[0]) > 10_000
    assert outputs[0] == outputs[1] == outputs[2]
