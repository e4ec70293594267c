"""Claims as Parquet (https://parquet.apache.org): the table of `formats.frames`, in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoteattr.corpus.files import draft
from quoteattr.document_claims import DocumentClaims
from quoteattr.errors import ExtraError
from quoteattr.formats.frames import COLUMNS, Kind, Row, rows

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 10_000  # rows: enough to compress well, little for memory


def write_parquet(docs: Iterable[DocumentClaims], path: str | Path) -> None:
    """Write claims as Parquet, a row a claim, in the columns of `formats.frames.to_frame`.

    Args:
        docs: The documents; each is released once written.
        path: The file; it appears only once it is complete.

    Raises:
        ExtraError: pyarrow is not installed.
        OSError: The file cannot be written.
    """
    form = schema()
    from pyarrow import parquet

    with draft(path) as name, parquet.ParquetWriter(name, form) as writer:
        for group in _groups(chain.from_iterable(map(rows, docs))):
            writer.write_table(_table(group, form))


def schema() -> pa.Schema:
    """The types of the columns; they are the same for documents without claims.

    Raises:
        ExtraError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise ExtraError.of("Parquet needs pyarrow", "pandas") from error

    def arrow(kind: Kind) -> pa.DataType:
        types = {"object": pa.list_(pa.string()), "float64": pa.float64(), "Int64": pa.int64()}
        return types.get(kind, pa.string()) if isinstance(kind, str) else pa.string()

    return pa.schema([(name, arrow(kind)) for name, (kind, _) in COLUMNS.items()])


def _groups(found: Iterator[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in found:
        group.append(row)
        if len(group) == GROUP:
            yield group
            group = []
    if group:
        yield group


def _table(group: list[Row], form: pa.Schema) -> Any:
    import pyarrow as pa

    columns = [
        pa.array(values, field.type)
        for values, field in zip(zip(*group, strict=True), form, strict=True)
    ]
    return pa.Table.from_arrays(columns, schema=form)
