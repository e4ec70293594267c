"""Forks: what becomes of torch in a process that is forked after this library has used it."""

from __future__ import annotations

import os
import sys
from functools import cache


@cache
def survive_forks() -> None:
    """Limit torch to one thread in forked children; call once torch is loaded.

    A forked child has none of the threads among which torch has divided its work, and would wait
    for them for ever. Whoever forks can set more afterwards, with ``torch.set_num_threads``.
    """
    if hasattr(os, "register_at_fork"):  # not on Windows, where nothing forks
        os.register_at_fork(after_in_child=_one_thread)


def _one_thread() -> None:
    set_threads = getattr(sys.modules.get("torch"), "set_num_threads", None)
    if set_threads is not None:
        set_threads(1)
