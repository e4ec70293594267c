"""The version of this package, as it is installed."""

from __future__ import annotations

from functools import cache


@cache
def version() -> str:
    """The version; "0+source" of a source folder that is not installed.

    Looking it up takes longer than importing the package: ask only when it is needed.
    """
    from importlib import metadata

    try:
        return metadata.version("quoteattr")
    except metadata.PackageNotFoundError:
        return "0+source"
