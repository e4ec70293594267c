"""Articles annotated for this project with who speaks and whom each claim is about.

``about/polnear.jsonl`` and ``about/newswire.jsonl`` hold no text: only places in articles that lie
elsewhere, a line an article, after the guide of ``data/speakers``. A name is the place at which it
stands in the article, or a string where it stands nowhere as it is. The claims of PolNeAR's train
articles are its own annotators'; those of the newswire were found by this library, and what was no
claim at all was left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
from corpus import load_scorer

sys.path.insert(0, str(Path(__file__).parent / "models"))

import newswire

FOLDER = Path(__file__).parent / "about"


@attrs.frozen
class Annotated:
    """An article with its annotated claims.

    Attributes:
        text: Its text.
        claims: Its claims as the scorers read them: content, speaker, about, sure.
    """

    text: str
    claims: Sequence[Mapping[str, Any]]


def read_annotated(shared: Path) -> dict[str, Annotated]:
    """Read the annotated articles.

    Args:
        shared: A folder with ``data/polnear/train``, ``data/ner/worldwide`` and the scorers.

    Returns:
        The articles by name.
    """
    gold = load_scorer(shared, "score").load_gold(str(shared / "data" / "polnear" / "train"))
    texts = {name: text for name, (text, _) in gold.items()}
    found = _with_texts("polnear", texts)
    wanted = {row["doc"] for row in _rows("newswire")}
    files = (shared / "data" / "ner" / "worldwide").glob("*.tsv")
    wire = {
        f.stem: "\n\n".join(newswire.paragraphs(newswire.read([f])))
        for f in sorted(files)
        if f.stem in wanted
    }
    return found | _with_texts("newswire", wire)


def _rows(name: str) -> list[dict[str, Any]]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _with_texts(name: str, texts: Mapping[str, str]) -> dict[str, Annotated]:
    return {
        row["doc"]: Annotated(
            texts[row["doc"]], [_claim(claim, texts[row["doc"]]) for claim in row["claims"]]
        )
        for row in _rows(name)
    }


def _claim(claim: Mapping[str, Any], text: str) -> dict[str, Any]:
    return {
        "source": [],
        "cue": [],
        **claim,
        "speaker": [_name(name, text) for name in claim["speaker"]] or None,
        "about": [{"entity": _name(name, text)} for name in claim["about"]],
    }


def _name(name: str | Sequence[int], text: str) -> str:
    return name if isinstance(name, str) else text[name[0] : name[1]]
