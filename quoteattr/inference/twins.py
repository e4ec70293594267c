"""A model's twin: the same weights, but for some modules put in another's place."""

from __future__ import annotations

import copy
import warnings

import torch
from torch import nn


def twin(model: nn.Module, **modules: nn.Module) -> nn.Module:
    """A copy that shares everything with the model except the modules named.

    The model itself is left as it is, so that whoever else uses it sees no change.
    """
    copied = copy.copy(model)
    copied._modules = {**model._modules, **modules}
    return copied


def quantized(module: nn.Module) -> nn.Module:
    """A copy whose LSTM and linear layers multiply in 8-bit integers (torch's dynamic quantization).

    Weights are rounded once, inputs at every step; results differ a little from the module's own.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch recommends torchao, another dependency
        return torch.ao.quantization.quantize_dynamic(
            module, {nn.LSTM, nn.Linear}, dtype=torch.qint8
        )


def has_weights_to_quantize(module: nn.Module) -> bool:
    """Whether there are layers that `quantized` changes, large enough to be worth it."""
    return any(
        isinstance(part, (nn.LSTM, nn.Linear))
        and sum(weight.numel() for weight in part.parameters()) > 50_000
        for part in module.modules()
    )
