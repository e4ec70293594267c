"""Manifest: how an output is made, beside it, so that nothing else is ever added to it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quoteattr.corpus.files import replacing
from quoteattr.errors import OutputError
from quoteattr.provenance import version


def agree(manifest: Path, settings: Mapping[str, Any], output: Path, *, is_begun: bool) -> bool:
    """Write down how an output is made, or see that it goes on as it was begun.

    Args:
        manifest: Where that is written.
        settings: All on which the output depends, as JSON values; the version of this package is
            put to them.
        output: What is made, for messages.
        is_begun: Whether there is some of it already; otherwise an old manifest is replaced.

    Returns:
        Whether it is known; False for an output that is begun and has no manifest.

    Raises:
        OutputError: The output was begun in another way, or the manifest cannot be read.
    """
    settings = {"quoteattr": version(), **settings}
    if is_begun:
        return manifest.exists() and _same(_read(manifest), settings, output, manifest)
    with replacing(manifest) as stream:
        stream.write(json.dumps(settings, indent=2) + "\n")
    return True


def _read(manifest: Path) -> dict[str, Any]:
    try:
        settings = json.loads(manifest.read_text(encoding="utf-8"))
    except ValueError:
        settings = None
    if not isinstance(settings, dict):
        raise OutputError(
            f"{manifest}: is damaged; if you know that the output was begun in the same way, "
            "remove it, else name another output"
        )
    return settings


def _same(
    begun: Mapping[str, Any], settings: Mapping[str, Any], output: Path, manifest: Path
) -> bool:
    for name in settings:
        if begun.get(name) != settings[name]:
            raise OutputError(
                f"{output} was begun with {name} {begun.get(name)!r}, not {settings[name]!r}: go "
                "on in the same way, or name another output; if the difference makes none to you, "
                f"remove {manifest}"
            )
    return True
