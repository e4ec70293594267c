"""Workers: batches of articles attributed here, or in processes side by side."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import warnings
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeAlias

import attrs

from quoteattr.attributor import Attributor
from quoteattr.corpus.articles import Article, Batch
from quoteattr.errors import QuoteattrWarning, WorkerError
from quoteattr.notices import handed_to
from quoteattr.result import AttributedDocument

Attributed: TypeAlias = tuple[Article, AttributedDocument]
_Done: TypeAlias = tuple[list[AttributedDocument], list[QuoteattrWarning]]

# Read by torch and the libraries beneath it when they are loaded.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
AHEAD = 2  # batches that wait, so that no process does


def attributed(
    attributor: Attributor, batches: Iterable[Batch], jobs: int | None = None
) -> Generator[Attributed, None, None]:
    """Attribute batches of articles, in order.

    Args:
        attributor: What finds the claims; for several processes it must pickle.
        batches: The articles; of those that are done nothing comes out.
        jobs: How many processes work side by side, each with models of its own and one thread;
            None to work in this one. No more batches are held than keep them busy.

    Yields:
        Each article with its claims, under its name.

    Raises:
        WorkerError: A process died, usually because memory ran out.
    """
    if jobs is None:
        for batch in batches:
            yield from zip(_left(batch), _found(attributor, batch), strict=True)
    else:
        yield from _side_by_side(attributor, batches, jobs)


def _left(batch: Batch) -> tuple[Article, ...]:
    return batch.articles[batch.done :]


def _found(attributor: Attributor, batch: Batch) -> Iterator[AttributedDocument]:
    """The claims of what is left; what is done is parsed as well, for the same batch."""
    unread = [article for article in batch.articles if article.found is None]
    new = attributor.pipe((article.id, article.text) for article in unread)
    for number, article in enumerate(batch.articles):
        doc = next(new) if article.found is None else article.found
        if number >= batch.done:
            yield attrs.evolve(doc, id=article.id)


def _side_by_side(
    attributor: Attributor, batches: Iterable[Batch], jobs: int
) -> Iterator[Attributed]:
    pool = ProcessPoolExecutor(
        jobs, multiprocessing.get_context("spawn"), initializer=_start, initargs=(attributor,)
    )
    waiting: deque[tuple[Batch, Future[_Done]]] = deque()
    is_done = False
    try:
        for batch in batches:
            with _deaf_to_interrupts():
                waiting.append((batch, pool.submit(_work, batch)))
            if len(waiting) >= jobs + AHEAD:
                yield from _finished(*waiting.popleft())
        while waiting:
            yield from _finished(*waiting.popleft())
        is_done = True
    except BrokenProcessPool as error:
        raise WorkerError(
            "a process died, perhaps because memory ran out; try fewer with --jobs"
        ) from error
    finally:
        _stop(pool, at_once=not is_done)


def _finished(batch: Batch, future: Future[_Done]) -> Iterator[Attributed]:
    docs, notices = future.result()
    for told in notices:
        warnings.warn(told, stacklevel=2)
    return zip(_left(batch), docs, strict=True)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes started in here leave Ctrl-C to this one, from their first moment."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _stop(pool: ProcessPoolExecutor, *, at_once: bool) -> None:
    # A process that is ended in the middle may hold a lock of the pool, which then waits for ever:
    # each ends the batch that it is at, and nobody waits for it.
    pool.shutdown(wait=not at_once, cancel_futures=at_once)


# What follows runs in the processes.

_attributor: Attributor


def _start(attributor: Attributor) -> None:
    global _attributor  # noqa: PLW0603  each process has one, for all its batches
    os.environ.update(ONE_THREAD)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _attributor = attributor


def _end_with_parent() -> None:
    """A parent that is killed cannot stop its processes; they would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(batch: Batch) -> _Done:
    notices: list[QuoteattrWarning] = []
    with handed_to(notices.append):
        return list(_found(_attributor, batch)), notices
