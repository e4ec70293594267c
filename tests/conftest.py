"""What all tests share."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def attributor():
    """The one behind `quoteattr.attribute`, so that a session loads the models once."""
    from quoteattr.attributor import default_attributor

    return default_attributor("en")
