"""Runs of a benchmark: kept as figures, and compared document by document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

SCHEMA = 1


def write_run(path: Path, figures: Mapping[str, float], documents: Mapping[str, Any]) -> None:
    """Keep the figures of a run, one line a document, so that git shows what changed.

    Documents go by a digest of their ids, which in PolNeAR hold words of the headlines.

    Args:
        path: File to write.
        figures: Totals by name, in per cent.
        documents: Figures of each document by its id, without any of its text.
    """
    head = json.dumps({k: round(v, 4) for k, v in figures.items()}, ensure_ascii=False, indent=2)
    rows = ",\n".join(
        f'  "{doc}": {json.dumps(_rounded(row))}'
        for doc, row in sorted((digest(doc), row) for doc, row in documents.items())
    )
    text = f'{{"schema": {SCHEMA},\n"figures": {head},\n"documents": {{\n{rows}\n}}}}\n'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _rounded(row: Mapping[str, Any]) -> dict[str, Any]:
    return {k: round(v, 2) if isinstance(v, float) else v for k, v in row.items()}


def digest(doc: str) -> str:
    """What stands for a document's id in a kept run."""
    return sha256(doc.encode()).hexdigest()[:12]


def read_run(path: Path, names: Iterable[str] = ()) -> dict[str, Any]:
    """Read what `write_run` wrote; end with a message where the file holds something else.

    Args:
        path: The file.
        names: Ids of documents, put back for their digests.

    Returns:
        Its figures and documents.
    """
    run: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if run.get("schema") != SCHEMA or not {"figures", "documents"} <= run.keys():
        raise SystemExit(f"{path} is no run of this benchmark; make one with --store")
    known = {digest(name): name for name in names}
    run["documents"] = {known.get(key, key): row for key, row in run["documents"].items()}
    return run


def compare(
    before: Mapping[str, Any], figures: Mapping[str, float], documents: Mapping[str, Any]
) -> str:
    """Say what a run gained and lost against an earlier one.

    Args:
        before: The earlier run, as read.
        figures: Totals of this one, in per cent.
        documents: Figures of each document of this one.

    Returns:
        Lines: totals that moved, where both runs have the same documents; then documents by how
        far their end-to-end F1 moved, with the number of gold claims gained and lost; then the
        sums over all documents in both runs.
    """
    lines = ["", "against the stored run:"]
    if documents.keys() == before["documents"].keys():
        lines += _moved(before["figures"], figures)
    else:
        lines.append("  totals are of other documents and not compared")
    both = sorted(documents.keys() & before["documents"].keys())
    rows = sorted(_change(doc, before["documents"][doc], documents[doc]) for doc in both)
    moved = [row for row in rows if abs(row[0]) >= 0.05 or row[1] or row[2]]
    lines += [f"  {f1:+6.1f}  +{gain} −{loss}  {doc}" for f1, gain, loss, doc in moved]
    gained, lost = sum(row[1] for row in rows), sum(row[2] for row in rows)
    better, worse = sum(row[0] >= 0.05 for row in rows), sum(row[0] <= -0.05 for row in rows)
    lines.append(
        f"claims gained {gained}, lost {lost}; documents better {better}, worse {worse}, "
        f"of {len(both)} in both runs"
    )
    return "\n".join(lines)


def _moved(before: Mapping[str, float], after: Mapping[str, float]) -> list[str]:
    return [
        f"  {name:38}{before[name]:6.1f} → {value:5.1f}  {value - before[name]:+.1f}"
        for name, value in after.items()
        if name in before and abs(value - before[name]) >= 0.05
    ]


def _change(
    doc: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[float, int, int, str]:
    was, now = set(before["right"]), set(after["right"])
    return after["end_to_end"] - before["end_to_end"], len(now - was), len(was - now), doc
