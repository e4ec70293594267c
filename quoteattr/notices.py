"""Notices: the warnings of this library, told where a caller's code led to them, or in a line."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from quoteattr.errors import QuoteattrWarning

_PACKAGE = __name__.partition(".")[0]


def notice(message: str, category: type[QuoteattrWarning]) -> None:
    """Warn, at the line of the caller's own code, however many of ours lie between.

    Args:
        message: What is wrong, and what to do.
        category: Which warning it is.
    """
    level, frame = 1, sys._getframe()
    while frame.f_back is not None and _is_ours(frame):
        level, frame = level + 1, frame.f_back
    warnings.warn(message, category, stacklevel=level)


def _is_ours(frame: FrameType) -> bool:
    return str(frame.f_globals.get("__name__")).partition(".")[0] == _PACKAGE


@contextmanager
def handed_to(take: Callable[[QuoteattrWarning], object]) -> Iterator[None]:
    """Let a function have the notices of a block, instead of Python's own form on standard error.

    Other warnings are shown as always.

    Args:
        take: Is handed each notice that the filters of warnings let through.

    Yields:
        Nothing.
    """
    with warnings.catch_warnings():
        show = warnings.showwarning

        def shown(message: Any, *told: Any, **named: Any) -> None:
            if isinstance(message, QuoteattrWarning):
                take(message)
            else:
                show(message, *told, **named)

        warnings.showwarning = shown
        yield
