"""What the tests of benchmarks share: where they are, and where corpora lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BENCHMARKS = ROOT / "benchmarks"
SHARED = Path(os.environ.get("QUOTEATTR_SHARED", ROOT.parent / "shared"))
needs_scorer = pytest.mark.skipif(
    not (SHARED / "eval").is_dir(), reason="needs the scorers of shared/eval"
)
