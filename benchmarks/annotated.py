"""Articles annotated for this project: who speaks about whom, what is claimed within claims.

The files hold no text: only places in articles that lie elsewhere, a line an article.

``about/polnear.jsonl`` and ``about/newswire.jsonl`` tell who speaks and whom each claim is about,
after the guide of ``data/speakers``. A name is the place at which it stands in the article, or a
string where it stands nowhere as it is. The claims of PolNeAR's train articles are its own
annotators'; those of the newswire were found by this library, and what was no claim at all was left
out.

``claims/newswire.jsonl`` holds all claims of other newswire, by the conventions of PolNeAR, found
by readers who had not seen what the library finds; it and ``claims/polnear.jsonl``, on PolNeAR's
own claims, also hold the claims within these. ``claims/genders.jsonl`` tells the gender of each
person who speaks in that newswire, null where neither the text nor the given name tells it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import attrs
from corpus import load_scorer

sys.path.insert(0, str(Path(__file__).parent / "models"))

import newswire

Persons: TypeAlias = tuple[str, Sequence[tuple[str, str | None]]]
Article: TypeAlias = tuple[str, Sequence[Mapping[str, Any]]]
FOLDER = Path(__file__).parent


@attrs.frozen
class Annotated:
    """An article with its annotated claims.

    Attributes:
        text: Its text.
        claims: Its claims as the scorers read them: content, speaker, about, sure.
    """

    text: str
    claims: Sequence[Mapping[str, Any]]


@attrs.frozen
class Nested:
    """An article with the claims within its claims.

    Attributes:
        text: Its text.
        outer: Its claims that stand in no other: source, cue and content, each as places.
        inner: Those within them.
    """

    text: str
    outer: Sequence[Mapping[str, Any]]
    inner: Sequence[Mapping[str, Any]]


def read_annotated(shared: Path, of: str = "") -> dict[str, Annotated]:
    """Read the annotated articles.

    Args:
        shared: A folder with ``data/polnear/train``, ``data/ner/worldwide`` and the scorers.
        of: "polnear" or "newswire", both by default.

    Returns:
        The articles by name.
    """
    found: dict[str, Annotated] = {}
    for name in [of] if of else ("polnear", "newswire"):
        rows = _rows("about", name)
        articles = _ARTICLES[name](shared, {row["doc"] for row in rows})
        found |= {row["doc"]: _annotated(row, articles[row["doc"]][0]) for row in rows}
    return found


def read_nested(shared: Path, of: str) -> dict[str, Nested]:
    """Read the articles with all their claims, outermost and within these.

    Args:
        shared: A folder as for `read_annotated`.
        of: "polnear" or "newswire".

    Returns:
        The articles by name.
    """
    rows = _rows("claims", of)
    articles = _ARTICLES[of](shared, {row["doc"] for row in rows})
    out = {}
    for row in rows:
        text, claims = articles[row["doc"]]
        out[row["doc"]] = Nested(text, row.get("claims", claims), row["nested"])
    return out


def read_genders(shared: Path) -> dict[str, Persons]:
    """Read who speaks in the newswire and is one person.

    Args:
        shared: A folder as for `read_annotated`.

    Returns:
        For each article by name its text, and each person's name in it with their gender.
    """
    rows = _rows("claims", "genders")
    articles = _newswire(shared, {row["doc"] for row in rows})
    out = {}
    for row in rows:
        text, _ = articles[row["doc"]]
        named = [(_name(person["name"], text), person["gender"]) for person in row["persons"]]
        out[row["doc"]] = text, named
    return out


def _polnear(shared: Path, wanted: Collection[str]) -> dict[str, Article]:
    """Articles of PolNeAR's train part with its claims."""
    gold = load_scorer(shared, "score").load_gold(str(shared / "data" / "polnear" / "train"))
    return {name: gold[name] for name in wanted}


def _newswire(shared: Path, wanted: Collection[str]) -> dict[str, Article]:
    """Articles of the newswire, whose claims only this project annotated."""
    files = (shared / "data" / "ner" / "worldwide" / f"{name}.tsv" for name in wanted)
    return {f.stem: ("\n\n".join(newswire.paragraphs(newswire.read([f]))), []) for f in files}


_ARTICLES = {"polnear": _polnear, "newswire": _newswire}


def _rows(folder: str, name: str) -> list[dict[str, Any]]:
    lines = (FOLDER / folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
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
