"""How well a model folder does, as Stanza's own evaluators count it.

    python benchmarks/models/evaluation.py MODEL_FOLDER DATA_FOLDER [--int8]

The data folder is the one that `train.py` prepares: treebanks as CoNLL-U, `ner-dev.json`.
"""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import stanza
import torch
from stanza.models.common.doc import Document
from stanza.models.common.utils import ud_scores
from stanza.models.ner.scorer import score_by_entity
from stanza.utils.conll import CoNLL

from quoteattr.inference.pipeline import FastPipeline
from quoteattr.lexicon import Lexicon

TREEBANKS = ("ewt-dev", "ewt-test", "gum-dev", "gum-test", "pud-test")
DEVELOPED = ("ewt-dev", "gum-dev")

Figures = dict[str, Any]


def evaluate(models: Path, data: Path, *, int8: bool = False) -> Figures:
    """All figures of a model folder, in per cent.

    Args:
        models: The folder.
        data: Where the gold files lie.
        int8: Whether to run in 8-bit integers.

    Returns:
        `treebanks`: for each gold tokens with gold tags (UAS, LAS), gold tokens (UPOS, XPOS,
        UFeats, Lemmas, UAS, LAS) and raw text (Tokens, Sentences, Words, UPOS, LAS); `entities`:
        F1, and by type; `relations`: the recall of what attribution lives on.
    """
    pipeline = stanza.Pipeline(
        "en", dir=str(models), package="news", download_method=None, verbose=False
    )
    run = _Stages(pipeline, int8)
    with torch.inference_mode():
        return {
            "treebanks": {name: _treebank(run, data / f"{name}.conllu") for name in TREEBANKS},
            "entities": _entities(run, data / "ner-dev.json"),
            "relations": _relations(run, [data / f"{name}.conllu" for name in DEVELOPED]),
        }


class _Stages:
    """The processors of a pipeline, called one at a time."""

    def __init__(self, pipeline: Any, int8: bool) -> None:
        self.pipeline = pipeline
        self.fast = FastPipeline(pipeline, int8=int8)

    def __call__(self, doc: Any, *names: str) -> Any:
        for name in names:
            stage = self.fast.stages.get(name)
            if stage is None:
                doc = self.pipeline.processors[name].process(doc)
            else:
                stage(doc.sentences)
        return doc


def _treebank(run: _Stages, gold: Path) -> Figures:
    text = "\n\n".join(_paragraphs(gold))
    raw = run(Document([], text=text), "tokenize", "mwt", "pos", "lemma", "depparse")
    _restore_long_words(raw)
    return {
        "gold tags": _scores(gold, run(CoNLL.conll2doc(str(gold)), "depparse"), "UAS", "LAS"),
        "gold tokens": _scores(
            gold,
            run(CoNLL.conll2doc(str(gold)), "pos", "lemma", "depparse"),
            *("UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS"),
        ),
        "raw text": _scores(gold, raw, "Tokens", "Sentences", "Words", "UPOS", "LAS"),
    }


def _restore_long_words(doc: Any) -> None:
    """Stanza writes `<UNK>` for words of hundreds of characters; its scorer wants the text."""
    for sentence in doc.sentences:
        for token in sentence.tokens:
            if token.text == "<UNK>":
                token.text = doc.text[token.start_char : token.end_char]
                for word in token.words:
                    word.text = token.text


def _paragraphs(gold: Path) -> Iterable[str]:
    """The text as it was before it was cut into sentences."""
    paragraph: list[str] = []
    for line in gold.read_text(encoding="utf-8").splitlines():
        if line.startswith(("# newpar", "# newdoc")) and paragraph:
            yield " ".join(paragraph)
            paragraph = []
        elif line.startswith("# text = "):
            paragraph.append(line.removeprefix("# text = "))
    yield " ".join(paragraph)


def _scores(gold: Path, doc: Any, *names: str) -> Figures:
    found = ud_scores(str(gold), io.StringIO(f"{doc:C}\n\n"))
    return {name: round(100 * found[name].f1, 2) for name in names}


def _entities(run: _Stages, gold: Path) -> Figures:
    sentences = json.loads(gold.read_text(encoding="utf-8"))
    words = [[{"id": place, "text": word["text"]} for place, word in enumerate(sentence, 1)]
             for sentence in sentences]  # fmt: skip
    doc = run(Document(words), "ner")
    found = [[token.ner for token in sentence.tokens] for sentence in doc.sentences]
    _, _, f1, by_type = score_by_entity(
        found, [[word["ner"] for word in sentence] for sentence in sentences]
    )
    types = {name: round(100 * value, 2) for name, value in sorted(by_type.items())}
    return {"F1": round(100 * f1, 2), **types}


def _relations(run: _Stages, golds: list[Path]) -> Figures:
    """Of each relation of the gold trees, the share found with the same head and label."""
    cues = _cues(Lexicon.load("en"))

    def below(part: str) -> Callable[[Any], bool]:
        return lambda head: head is not None and head.upos == part and head.lemma in cues

    kinds: dict[str, tuple[str, Callable[[Any], bool]]] = {
        "ccomp": ("ccomp", lambda _: True),
        "ccomp of a reporting verb": ("ccomp", below("VERB")),
        "nsubj of a reporting verb": ("nsubj", below("VERB")),
        "xcomp of a reporting verb": ("xcomp", below("VERB")),
        "parataxis": ("parataxis", lambda _: True),
        "acl of a cue noun": ("acl", below("NOUN")),
    }
    of, right = Counter[str](), Counter[str]()
    for path in golds:
        gold = CoNLL.conll2doc(str(path))
        doc = run(CoNLL.conll2doc(str(path)), "pos", "lemma", "depparse")
        for here, there in zip(gold.sentences, doc.sentences, strict=True):
            for word, found in zip(here.words, there.words, strict=True):
                head = here.words[word.head - 1] if word.head else None
                for kind, (label, holds) in kinds.items():
                    if word.deprel == label and holds(head):
                        of[kind] += 1
                        right[kind] += (word.head, word.deprel) == (found.head, found.deprel)
    return {kind: {"recall": round(100 * right[kind] / of[kind], 1), "of": of[kind]}
            for kind in kinds}  # fmt: skip


def _cues(lexicon: Lexicon) -> frozenset[str]:
    """The lemmas that the rules know as cues, of every type."""
    types = lexicon.table("cues", "types")
    lists = [lexicon.words("cues", "types", name) for name in types]
    return frozenset().union(*lists, lexicon.words("cues", "cue_nouns"))


def main() -> None:
    """Prints the figures as JSON."""
    models, data = map(Path, sys.argv[1:3])
    print(json.dumps(evaluate(models, data, int8="--int8" in sys.argv), indent=1))


if __name__ == "__main__":
    main()
