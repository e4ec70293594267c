"""A model's twin: the same weights, but for some modules put in another's place."""

from __future__ import annotations

import copy
from typing import Any

from torch import nn

from quoteattr.inference.integers import available, in_integers


def twin(model: Any, *, int8: bool = False, **modules: nn.Module) -> Any:
    """A copy that shares everything with the model except the modules named.

    The model itself is left as it is, so that whoever else uses it sees no change.

    Args:
        model: Stanza's own.
        int8: Whether its large layers multiply in 8-bit integers, where torch can.
        modules: What to put in the place of the modules of these names.

    Returns:
        The copy.
    """
    if int8 and available():
        parts = {name: in_integers(part) for name, part in model._modules.items() if part}
        modules = {name: part for name, part in parts.items() if part is not None} | modules
    copied = copy.copy(model)
    copied._modules = {**model._modules, **modules}
    return copied
