"""Claims in columns, a row a claim: Arrow tables and Parquet files. Needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoteattr.claims import Claim, DocumentClaims, Entity
from quoteattr.errors import ExtraError
from quoteattr.files import draft
from quoteattr.spans import Span

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 10_000  # of a row group: enough to compress well, little for memory
GAP = " … "


def columns() -> pa.Schema:
    """The columns of a table of claims, documented in docs/cli.md.

    Raises:
        ExtraError: pyarrow is not installed.
    """
    pa = _pyarrow()
    names = pa.list_(pa.string())
    texts = ("document", "claim", "form", "type", "polarity", "speaker", "speaker_kind")
    return pa.schema(
        [
            *((name, pa.string()) for name in texts),
            ("resolution", pa.string()),
            ("source", pa.string()),
            ("cue", pa.string()),
            ("content", pa.string()),
            ("start", pa.int64()),
            ("end", pa.int64()),
            ("about", names),
            ("addressees", names),
            ("parent", pa.string()),
            ("rule", pa.string()),
            ("confidence", pa.float64()),
        ]
    )


def claims_table(docs: Iterable[DocumentClaims]) -> pa.Table:
    """Put claims into columns.

    Args:
        docs: The documents; all their claims are held.

    Returns:
        An Arrow table with a row a claim.

    Raises:
        ExtraError: pyarrow is not installed.
    """
    return _table([row for doc in docs for row in _rows(doc)])


def write_parquet(docs: Iterable[DocumentClaims], path: str | Path) -> None:
    """Write claims as Parquet (https://parquet.apache.org), a row a claim.

    Args:
        docs: The documents; they are let go of as they are written.
        path: The file; it is put in place when it is whole.

    Raises:
        ExtraError: pyarrow is not installed.
        OSError: It cannot be written.
    """
    schema = columns()
    from pyarrow import parquet

    rows = chain.from_iterable(map(_rows, docs))
    with draft(path) as name, parquet.ParquetWriter(name, schema) as writer:
        for group in _groups(rows):
            writer.write_table(_table(group))


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise ExtraError(
            "Parquet needs pyarrow; install it with: pip install 'quoteattr[pandas]'"
        ) from error
    return pyarrow


def _table(rows: list[dict[str, Any]]) -> pa.Table:
    return _pyarrow().Table.from_pylist(rows, schema=columns())


def _groups(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    group: list[dict[str, Any]] = []
    for row in rows:
        group.append(row)
        if len(group) == ROWS:
            yield group
            group = []
    if group:
        yield group


def _rows(doc: DocumentClaims) -> Iterator[dict[str, Any]]:
    entities = {entity.id: entity for entity in doc.entities}
    for claim in doc.claims:
        yield _row(doc.id, claim, entities)


def _row(document: str, claim: Claim, entities: dict[str, Entity]) -> dict[str, Any]:
    speaker = None if claim.speaker is None else entities[claim.speaker]
    spans = claim.content
    return {
        "document": document,
        "claim": claim.id,
        "form": claim.form,
        "type": claim.type,
        "polarity": claim.polarity,
        "speaker": speaker.name if speaker else None,
        "speaker_kind": speaker.kind if speaker else None,
        "resolution": claim.resolution,
        "source": _text(claim.source),
        "cue": _text(claim.cue),
        "content": claim.text,
        "start": min((span.start for span in spans), default=None),
        "end": max((span.end for span in spans), default=None),
        "about": [entities[about.entity].name for about in claim.about],
        "addressees": [entities[key].name for key in claim.addressees],
        "parent": claim.parent,
        "rule": claim.rule,
        "confidence": claim.confidence,
    }


def _text(spans: Iterable[Span]) -> str:
    return GAP.join(span.text for span in spans)
