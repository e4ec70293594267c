"""Parts: a bag of documents in a folder, a file a partition, which may be interrupted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, TypeAlias

from quoteattr.corpus.files import replacing
from quoteattr.corpus.manifest import agree
from quoteattr.corpus.parquet import schema, write_parquet
from quoteattr.errors import ExtraError, FormatError, OutputError
from quoteattr.result import AttributedDocument

try:
    import dask
    from dask import bag as db
    from dask.delayed import Delayed
except ImportError as _missing:
    raise ExtraError.of("this module needs Dask", "dask") from _missing

Format: TypeAlias = Literal["jsonl", "parquet"]

MANIFEST = "_manifest.json"  # whoever reads a folder of Parquet passes over such a name


def write(
    bag: db.Bag,
    folder: str | Path,
    format: Format = "jsonl",  # noqa: A002
    *,
    compute: bool = True,
) -> list[Path] | list[Delayed]:
    """Write a bag of documents, a file a partition, going on where an earlier run was stopped.

    A partition's file appears when it is whole, whatever happens to the process that writes it.
    A partition whose file is there is neither computed nor written again.

    Args:
        bag: What `attribute_bag` returned.
        folder: Where to write, on a disk that all processes see; it is created if need be.
        format: "jsonl" for whole documents, "parquet" for the table of their claims, in the
            columns of `quoteattr.to_frame`.
        compute: Whether to do it now; otherwise the work that is left is returned, to be passed
            to ``dask.compute`` or ``client.compute``.

    Returns:
        The files of all partitions, in order, such as ``part-00002-of-00010.jsonl``.

    Raises:
        FormatError: The format is neither of the two.
        OutputError: The folder holds parts of another bag: of other texts, another attributor or
            another number of partitions. Dask tells bags apart by how they were made.
        ExtraError: pyarrow is not installed and the format needs it.
    """
    writer = _writer(format)
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    paths = [
        folder / f"part-{n:05}-of-{bag.npartitions:05}.{format}" for n in range(bag.npartitions)
    ]
    _check_parts(folder, format, paths)
    is_begun = any(folder.glob("part-*-of-*.*"))
    agree(folder / MANIFEST, {"bag": bag.name}, folder, is_begun=is_begun)
    _drop_drafts(folder)
    work = [
        dask.delayed(writer)(part, str(path))
        for part, path in zip(bag.to_delayed(), paths, strict=True)
        if not path.exists()
    ]
    if not compute:
        return work
    # Threads, the default for delayed work, would take turns at the models.
    dask.compute(*work, scheduler=dask.base.get_scheduler() or "processes")
    _drop_drafts(folder)
    return paths


def _drop_drafts(folder: Path) -> None:
    """Clear away what killed processes began of parts that are whole now.

    Other drafts stay: an earlier call's work may be under way.
    """
    for draft in folder.glob(".part-*.tmp"):
        part = draft.name[1:].rsplit(".", 2)[0]  # .part-….jsonl.1f2e.tmp
        if (folder / part).exists():
            draft.unlink(missing_ok=True)


def _check_parts(folder: Path, name: Format, paths: Iterable[Path]) -> None:
    others = set(folder.glob(f"part-*-of-*.{name}")) - set(paths)
    if others:
        raise OutputError(
            f"{min(others)} is of another bag or another number of partitions; name an empty "
            "folder, or repartition the bag as it was"
        )


def _writer(name: Format) -> Callable[[Iterable[AttributedDocument], str], str]:
    if name == "parquet":
        schema()  # before all the work: is pyarrow there?
        return _write_parquet
    if name == "jsonl":
        return _write_jsonl
    raise FormatError(f"there is no format {name!r} for a bag; use 'jsonl' or 'parquet'")


def _write_jsonl(docs: Iterable[AttributedDocument], path: str) -> str:
    with replacing(path) as stream:
        for doc in docs:
            stream.write(doc.to_json() + "\n")
    return path


def _write_parquet(docs: Iterable[AttributedDocument], path: str) -> str:
    write_parquet(docs, path)
    return path
