"""Termination: a program that is told to stop ends as tidily as after Ctrl-C."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn


class Terminated(KeyboardInterrupt):
    """SIGTERM came, by which schedulers, containers and ``timeout`` stop a program."""


@contextmanager
def terminable() -> Iterator[None]:
    """Let SIGTERM raise `Terminated` within a block, so that drafts of files are cleared away.

    Only the main thread can listen to signals, and it does not where somebody else does.
    """
    here = threading.current_thread() is threading.main_thread()
    if not here or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _raise)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _raise(*_: object) -> NoReturn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # ``timeout`` sends it twice
    raise Terminated
