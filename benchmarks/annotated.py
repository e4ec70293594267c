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
from collections.abc import Collection, Mapping, Sequence
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


def read_annotated(shared: Path, of: str = "") -> dict[str, Annotated]:
    """Read the annotated articles.

    Args:
        shared: A folder with ``data/polnear/train``, ``data/ner/worldwide`` and the scorers.
        of: "polnear" or "newswire", both by default.

    Returns:
        The articles by name.
    """
    readers = {"polnear": _polnear_texts, "newswire": _newswire_texts}
    found: dict[str, Annotated] = {}
    for name in [of] if of else readers:
        rows = _rows(name)
        texts = readers[name](shared, {row["doc"] for row in rows})
        found |= {row["doc"]: _annotated(row, texts[row["doc"]]) for row in rows}
    return found


def _polnear_texts(shared: Path, wanted: Collection[str]) -> dict[str, str]:
    gold = load_scorer(shared, "score").load_gold(str(shared / "data" / "polnear" / "train"))
    return {name: text for name, (text, _) in gold.items() if name in wanted}


def _newswire_texts(shared: Path, wanted: Collection[str]) -> dict[str, str]:
    files = (shared / "data" / "ner" / "worldwide" / f"{name}.tsv" for name in wanted)
    return {f.stem: "\n\n".join(newswire.paragraphs(newswire.read([f]))) for f in files}


def _rows(name: str) -> list[dict[str, Any]]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _annotated(row: Mapping[str, Any], text: str) -> Annotated:
    return Annotated(text, [_claim(claim, text) for claim in row["claims"]])


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
