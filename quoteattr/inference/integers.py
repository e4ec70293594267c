"""Layers that multiply in 8-bit integers, each row by itself.

Weights are rounded once, per output channel, and rows of inputs as they come, each to its own
scale (Jacob et al. 2018, https://arxiv.org/abs/1712.05877, gives the arithmetic). torch's own
dynamic quantization takes one scale for a whole batch: a sentence's result then depends on which
others are in the batch with it. Here it does not.
"""

from __future__ import annotations

import warnings
from functools import cache
from typing import Any, TypeAlias

import torch
from stanza.models.common.hlstm import HighwayLSTM
from stanza.models.common.packed_lstm import PackedLSTM
from torch import Tensor, nn
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence

State: TypeAlias = tuple[Tensor, Tensor]

ROWS = 512  # at once: what one multiplication reads and writes stays in the cache
WEIGHT_STEPS = 63  # two products of 7 bits by 8 fit into 16 bits, as older CPUs need it
INPUT_STEPS, ZERO = 127, 128


@cache
def available() -> bool:
    """Whether this build of torch has the operators, as those for x86 CPUs have."""
    try:
        _multiply(torch.zeros(1, 8), _packed(torch.ones(8, 8)))
    except (RuntimeError, AttributeError, NotImplementedError):
        return False
    return True


def in_integers(module: nn.Module) -> nn.Module | None:
    """The module's twin in integers; None if it is of no kind that has one, or too small."""
    if sum(weight.numel() for weight in module.parameters()) < 50_000:
        return None
    if isinstance(module, HighwayLSTM) and all(_is_plain(layer) for layer in module.lstm):
        return IntegerHighwayLSTM(module)
    if isinstance(module, PackedLSTM) and _is_plain(module) and not module.pad:
        return IntegerLSTM(module)
    if isinstance(module, nn.Linear):
        return IntegerLinear(module.weight, module.bias)
    return None


def _is_plain(module: PackedLSTM) -> bool:
    lstm = module.lstm
    return isinstance(lstm, nn.LSTM) and lstm.num_layers == 1 and lstm.bidirectional and lstm.bias


class IntegerLinear(nn.Module):
    """A linear layer.

    Args:
        weight: Its weights.
        bias: Its bias, if it has one.
        bound: What no input exceeds, where that is known; otherwise each row has its own scale.
    """

    def __init__(self, weight: Tensor, bias: Tensor | None, bound: float | None = None) -> None:
        super().__init__()
        self.bias: Tensor | None = None if bias is None else bias.detach()
        self.bound = bound
        self.packed: Any = _packed(weight, self.bias if bound else None)
        self.width: int = len(weight)

    def forward(self, rows: Tensor) -> Tensor:
        """The layer's output for rows of inputs."""
        if rows.dim() > 2:
            return self.forward(rows.flatten(0, -2)).view(*rows.shape[:-1], self.width)
        if self.bound:
            return _multiply(rows, self.packed, self.bound)
        output = rows.new_empty(len(rows), self.width)
        for start in range(0, len(rows), ROWS):
            product, scale = self.unscaled(rows[start : start + ROWS])
            target = torch.mul(product, scale, out=output[start : start + ROWS])
            if self.bias is not None:
                target.add_(self.bias)
        return output

    def unscaled(self, rows: Tensor) -> tuple[Tensor, Tensor]:
        """The products before the bias is added, and what each row is still to be scaled by."""
        scale = rows.abs().amax(1, keepdim=True).clamp_min_(1e-9)
        return _multiply(rows / scale, self.packed), scale


class IntegerHighwayLSTM(nn.Module):
    """Stanza's `HighwayLSTM`: a layer's gates and highway come out of one multiplication."""

    def __init__(self, module: HighwayLSTM) -> None:
        super().__init__()
        self.function: Any = module.highway_func
        self.layers: list[tuple[IntegerLinear, _Recurrence]] = []
        bound = None
        for part, highway, gate in zip(module.lstm, module.highway, module.gate, strict=True):
            weights, biases = _inputs(part.lstm)
            linear = IntegerLinear(
                torch.cat([*weights, highway.weight, gate.weight]),
                torch.cat([*biases, highway.bias, gate.bias]),
                bound,
            )
            bound = 2.0 if module.highway_func is torch.tanh else None  # tanh of two gates
            self.layers.append((linear, _Recurrence(part.lstm)))

    def forward(self, packed: PackedSequence, _: Any, hx: State) -> tuple[PackedSequence, State]:
        """As `HighwayLSTM.forward`.

        Args:
            packed: Vectors of words, packed.
            hx: The state to begin with.

        Returns:
            Vectors of the same words, packed, and the state at the end.
        """
        hidden, cells = [], []
        data, sizes = packed.data, packed.batch_sizes.tolist()
        for place, (linear, recurrence) in enumerate(self.layers):
            width = 2 * recurrence.width
            gates, highway, gate = torch.split(linear(data), [4 * width, width, width], 1)
            both = slice(2 * place, 2 * place + 2)
            output, state = recurrence(gates, sizes, (hx[0][both], hx[1][both]))
            carried = self.function(highway) if self.function else highway
            data = output + torch.sigmoid(gate) * carried
            hidden.append(state[0])
            cells.append(state[1])
        return packed._replace(data=data), (torch.cat(hidden), torch.cat(cells))


class IntegerLSTM(nn.Module):
    """Stanza's `PackedLSTM` of one layer in two directions."""

    def __init__(self, module: PackedLSTM) -> None:
        super().__init__()
        weights, biases = _inputs(module.lstm)
        self.linear: IntegerLinear = IntegerLinear(torch.cat(weights), torch.cat(biases))
        self.recurrence: _Recurrence = _Recurrence(module.lstm)
        self.batch_first: bool = module.batch_first

    def forward(self, rows: Any, lengths: Any, hx: State) -> tuple[PackedSequence, State]:
        """As `PackedLSTM.forward`.

        Args:
            rows: Vectors of words, packed or padded.
            lengths: Lengths of the sentences where they are padded.
            hx: The state to begin with.

        Returns:
            Vectors of the same words, packed, and the state at the end.
        """
        packed = rows
        if not isinstance(packed, PackedSequence):
            packed = pack_padded_sequence(rows, lengths, batch_first=self.batch_first)
        gates = self.linear(packed.data)
        output, state = self.recurrence(gates, packed.batch_sizes.tolist(), hx)
        return packed._replace(data=output), state


class _Recurrence:
    """What an LSTM does step by step in both directions; hidden values lie between -1 and 1."""

    def __init__(self, lstm: Any) -> None:
        self.width: int = lstm.hidden_size
        self.packed: list[Any] = [
            _packed(_reordered(weight)) for weight in (lstm.weight_hh_l0, lstm.weight_hh_l0_reverse)
        ]

    def __call__(self, gates: Tensor, sizes: list[int], start: State) -> tuple[Tensor, State]:
        output = gates.new_empty(len(gates), 2 * self.width)
        ends = []
        for place, packed in enumerate(self.packed):
            own = slice(place * self.width, (place + 1) * self.width)
            steps = gates[:, 4 * own.start : 4 * own.stop]
            state = start[0][place].clone(), start[1][place].clone()
            self._run(steps, sizes, state, packed, output[:, own], backwards=bool(place))
            ends.append(state)
        hidden, cells = zip(*ends, strict=True)
        return output, (torch.stack(hidden), torch.stack(cells))

    def _run(
        self,
        gates: Tensor,
        sizes: list[int],
        state: State,
        packed: Any,
        output: Tensor,
        *,
        backwards: bool,
    ) -> None:
        width = self.width
        hidden, cell = state
        steps = list(zip(torch.split(gates, sizes), torch.split(output, sizes), sizes, strict=True))
        for given, target, size in reversed(steps) if backwards else steps:
            h, c = hidden[:size], cell[:size]
            step = _multiply(h, packed).add_(given)
            enter, keep, show = step[:, : 3 * width].sigmoid_().chunk(3, 1)
            new = step[:, 3 * width :].tanh_()
            c.mul_(keep).addcmul_(enter, new)
            torch.mul(torch.tanh(c), show, out=h)
            target.copy_(h)


def _inputs(lstm: Any) -> tuple[list[Tensor], list[Tensor]]:
    """The weights and biases of an LSTM's inputs in both directions."""
    weights = [_reordered(lstm.weight_ih_l0), _reordered(lstm.weight_ih_l0_reverse)]
    biases = [
        _reordered(lstm.bias_ih_l0 + lstm.bias_hh_l0),
        _reordered(lstm.bias_ih_l0_reverse + lstm.bias_hh_l0_reverse),
    ]
    return weights, biases


def _reordered(gates: Tensor) -> Tensor:
    """The new value's part put last: the three gates before it have the same function."""
    enter, keep, new, show = gates.detach().chunk(4)
    return torch.cat([enter, keep, show, new])


def _packed(weight: Tensor, bias: Tensor | None = None) -> Any:
    weight = weight.detach()
    scales = weight.abs().amax(1).clamp_min(1e-9).double() / WEIGHT_STEPS
    zeros = torch.zeros(len(weight), dtype=torch.int64)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch means to take these tensors out one day
        rounded = torch.quantize_per_channel(weight, scales, zeros, 0, torch.qint8)
    return torch.ops.quantized.linear_prepack(rounded, bias)


def _multiply(rows: Tensor, packed: Any, bound: float = 1.0) -> Tensor:
    """Rows with no value beyond the bound, times a packed matrix."""
    product: Tensor = torch.ops.quantized.linear_with_input_q_dq_qweight_dq_output_fp32(
        rows, bound / INPUT_STEPS, ZERO, packed
    )
    return product
