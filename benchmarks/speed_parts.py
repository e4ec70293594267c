"""What each saving in `quoteattr/inference` is worth: the parse with it, and without it.

    python benchmarks/speed_parts.py SHARED [--articles 12] [--rounds 3]

For each saving, the processor it is in runs over the same articles with and without it, in turn,
on one thread. The results are compared, too: they are the same, but for integers.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import stanza
import torch
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
from stanza.models.common.crf import viterbi_decode
from torch import Tensor, nn

from quoteattr.inference import batches as batching
from quoteattr.inference import dependencies, entities, words
from quoteattr.inference.folders import EMBEDDED
from quoteattr.inference.pipeline import FastPipeline
from quoteattr.inference.tokens import filled

FIELDS = {
    "pos": ("upos", "xpos", "feats"),
    "depparse": ("head", "deprel"),
    "ner": ("ner",),
}


def main(argv: list[str] | None = None) -> None:
    """Measure and print a table; see the head of this file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--articles", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(argv)
    torch.set_num_threads(1)
    files = sorted((options.shared / "data" / "polnear" / "dev" / "text").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in files[: options.articles]]
    nlp = stanza.Pipeline(
        "en", dir=str(EMBEDDED), package="news", download_method=None, verbose=False
    )
    with torch.inference_mode():
        docs = FastPipeline(nlp).bulk_process([stanza.Document([], text=text) for text in texts])
        sentences = [sentence for doc in docs for sentence in doc.sentences]
        print(f"{'saving':58}{'with':>8}{'without':>9}{'ratio':>7}  {'other words':>11}")
        for name, saving, processor, without in _savings():
            _report(name, saving, _Stage(nlp, processor), without, sentences, options.rounds)
        _report_tokenizer(nlp, texts, options.rounds)


class _Stage:
    """A processor that runs here, or as Stanza runs it."""

    def __init__(self, nlp: Any, name: str) -> None:
        self.name, self.processor = name, nlp.processors[name]
        self.exact = FastPipeline(nlp).stages[name]
        self.int8 = FastPipeline(nlp, int8=True).stages[name]

    def stanza(self, sentences: Sequence[Any]) -> None:
        """As Stanza does it."""
        doc = stanza.Document([])
        doc.sentences = list(sentences)
        doc._count_words()
        self.processor.process(doc)

    def values(self, sentences: Sequence[Any]) -> list[Any]:
        """What the processor has set."""
        units = "tokens" if self.name == "ner" else "words"
        return [tuple(getattr(unit, field) for field in FIELDS[self.name])
                for sentence in sentences for unit in getattr(sentence, units)]  # fmt: skip


def _savings() -> Iterator[tuple[str, str, str, Callable[[], Any]]]:
    """The name, which variants to compare, the processor, and how to do without."""
    for processor in FIELDS:
        yield f"{processor}: all of them together", "stanza", processor, nullcontext
    yield "depparse: labels of the chosen heads alone", "exact", "depparse", _all_labels
    yield "depparse: no search where the best heads are a tree", "exact", "depparse", _all_trees
    for processor in FIELDS:
        yield f"{processor}: batches of like length", "exact", processor, _small_batches
        yield f"{processor}: words remembered between texts", "exact", processor, _forget
    yield "ner: tags decoded a batch at a time", "exact", "ner", _tags_one_by_one
    for processor in FIELDS:
        yield f"{processor}: 8-bit integers", "int8", processor, nullcontext


def _report(
    name: str,
    saving: str,
    stage: _Stage,
    without: Callable[[], Any],
    sentences: Sequence[Any],
    rounds: int,
) -> None:
    runs = {"exact": (stage.exact, stage.exact), "stanza": (stage.exact, stage.stanza),
            "int8": (stage.int8, stage.exact)}[saving]  # fmt: skip
    parts = [(run, stage.values) for run in runs]
    _compare(name, parts, without, sentences, rounds)


def _report_tokenizer(nlp: Any, texts: Sequence[str], rounds: int) -> None:
    processor = nlp.processors["tokenize"]
    found: list[Any] = []

    def run(tokenizer: Any) -> Callable[[Sequence[str]], None]:
        def read(texts: Sequence[str]) -> None:
            found[:] = tokenizer.bulk_process([stanza.Document([], text=text) for text in texts])

        return read

    def tokens(_: Sequence[str]) -> list[Any]:
        return [token.text for doc in found for token in doc.iter_tokens()]

    parts = [(run(tokenizer), tokens) for tokenizer in (filled(processor), processor)]
    _compare("tokenize: sequences filled up to one length", parts, nullcontext, texts, rounds)


def _compare(
    name: str,
    parts: Sequence[tuple[Callable[[Any], None], Callable[[Any], list[Any]]]],
    without: Callable[[], Any],
    given: Sequence[Any],
    rounds: int,
) -> None:
    """Runs two ways of doing the same in turn, and prints a row of the table."""
    best = [float("inf")] * 2
    values: list[list[Any]] = [[], []]
    for _ in range(rounds):
        for place, (run, values_of) in enumerate(parts):
            with without() if place else nullcontext():
                start = time.process_time()
                run(given)
                best[place] = min(best[place], time.process_time() - start)
            values[place] = values_of(given)
    other = sum(one != two for one, two in zip(*values, strict=True))
    print(f"{name:58}{best[0]:8.2f}{best[1]:9.2f}{best[1] / best[0]:7.2f}  {other:11}", flush=True)


@contextmanager
def _all_labels() -> Iterator[None]:
    """Every label of every pair is scored, as Stanza does, and thrown away."""
    original = dependencies.DependencyParser.__call__

    def run(parser: Any, sentences: Sequence[Any]) -> None:
        later = parser.model._modules["deprel"]
        parser.model._modules["deprel"] = _Both(parser.labels.scorer)
        try:
            original(parser, sentences)
        finally:
            parser.model._modules["deprel"] = later

    with mock.patch.object(dependencies.DependencyParser, "__call__", run):
        yield


class _Both(nn.Module):
    def __init__(self, scorer: nn.Module) -> None:
        super().__init__()
        self.scorer = scorer

    def forward(self, vectors: Tensor, _: Tensor) -> Tensor:
        """The vectors, after the work."""
        self.scorer(vectors, vectors)
        return vectors


def _all_trees() -> Any:
    return mock.patch.object(dependencies, "best_heads", chuliu_edmonds_one_root)


@contextmanager
def _small_batches() -> Iterator[None]:
    """Some thirty sentences as they come."""

    def some(lengths: Sequence[int]) -> Iterator[Any]:
        starts = np.cumsum([0, *lengths])
        for first in range(0, len(lengths), 32):
            chosen = sorted(range(first, min(first + 32, len(lengths))), key=lambda n: -lengths[n])
            yield batching._batch(chosen, lengths, starts)

    with (
        mock.patch("quoteattr.inference.tags.by_length", some),
        mock.patch("quoteattr.inference.dependencies.by_length", some),
        mock.patch("quoteattr.inference.entities.by_length", some),
    ):
        yield


@contextmanager
def _forget() -> Iterator[None]:
    original = words.Characters._learn

    def learn(characters: Any, forms: Sequence[str]) -> None:
        characters.places = {}
        original(characters, forms)

    with mock.patch.object(words.Characters, "_learn", learn):
        yield


def _tags_one_by_one() -> Any:
    def one_by_one(scores: Any, transitions: Any, lengths: Sequence[int]) -> Any:
        best = np.zeros(scores.shape[:2], np.int64)
        for line, length in enumerate(lengths):
            best[line, :length] = viterbi_decode(scores[line, :length], transitions)[0]
        return best

    return mock.patch.object(entities, "viterbi", one_by_one)


if __name__ == "__main__":
    main()
