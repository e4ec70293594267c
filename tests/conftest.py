"""What all tests share."""

from __future__ import annotations

import pytest
from benchmarking import BENCHMARKS


@pytest.fixture(scope="session")
def attributor():
    """The one behind `quoteattr.attribute`, so that a session loads the models once."""
    from quoteattr.defaults import default_attributor

    return default_attributor("en")


@pytest.fixture
def benchmarks(monkeypatch):
    """The folder of the benchmarks to import from: they are scripts, and no package."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
