"""The options of programs that fit weights, and judge them on articles held out."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path


def parsed_options(description: str | None, argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the options of such a program.

    Args:
        description: What its help says.
        argv: Its arguments, those of the command line by default.

    Returns:
        ``shared`` and ``parses``, the folders; ``held_out``, the number of parts to judge by, and
        ``output``, the file to write, of which one at least is given.
    """
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path, metavar="SHARED")
    parser.add_argument("--parses", type=Path, help="folder to keep parses in: trusted pickles")
    parser.add_argument("--held-out", type=int, help="number of parts to judge by, 2 or more")
    parser.add_argument("--output", type=Path, help="table of weights to write")
    options = parser.parse_args(argv)
    if options.held_out is None and options.output is None:
        parser.error("nothing to do: give --held-out, --output or both")
    if options.held_out is not None and options.held_out < 2:
        parser.error("--held-out is a number of parts, 2 or more")
    return options
