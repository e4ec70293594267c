"""A packed LSTM whose backward pass takes linear time on the CPU.

PyTorch slices each step's rows from one large tensor, and on the CPU the gradient of every slice
fills a tensor of full size: a training step grows with the square of the sentences' length. Here
the gates' gradients are written in place, and the weights' gradients taken once over all steps.
The values are those of `torch.nn.LSTM`, up to rounding.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn.utils.rnn import PackedSequence

State = tuple[Tensor, Tensor]
NARROW = 128  # numbers an LSTM keeps, under which a step of it is more calls than work


class Product:
    """What matrices are multiplied in; sums stay in single precision."""

    kind = torch.float32


def install(product: torch.dtype = torch.float32) -> None:
    """Lets Stanza's trainers use it, for one-layer LSTMs that are being trained on the CPU.

    Args:
        product: What matrices are multiplied in: bfloat16 takes half the time where the CPU has
            instructions for it.
    """
    Product.kind = product
    original = torch.nn.LSTM.forward

    def forward(lstm: torch.nn.LSTM, rows: Any, hx: State | None = None) -> tuple[Any, State]:
        here = lstm.training and lstm.num_layers == 1 and lstm.weight_ih_l0.device.type == "cpu"
        if here and isinstance(rows, PackedSequence) and _is_worth_it(lstm, rows):
            return run(lstm, rows, hx)
        return original(lstm, rows, hx)  # type: ignore[no-any-return]

    torch.nn.LSTM.forward = forward  # type: ignore[method-assign]


def _is_worth_it(lstm: torch.nn.LSTM, rows: PackedSequence) -> bool:
    """Where all are of one length there is nothing to slice; narrow ones PyTorch reads faster."""
    is_even = rows.batch_sizes[0] == rows.batch_sizes[-1]
    return rows.sorted_indices is None and not (is_even and lstm.hidden_size < NARROW)


def fastest() -> torch.dtype:
    """What this CPU multiplies matrices in fastest."""
    return torch.bfloat16 if torch.ops.mkldnn._is_mkldnn_bf16_supported() else torch.float32


def run(
    lstm: torch.nn.LSTM, rows: PackedSequence, state: State | None
) -> tuple[PackedSequence, State]:
    """The output and the last states of a one-layer LSTM over a packed batch."""
    sizes = rows.batch_sizes.tolist()
    directions = 2 if lstm.bidirectional else 1
    if state is None:
        zeros = rows.data.new_zeros(directions, sizes[0], lstm.hidden_size)
        state = zeros, zeros
    outputs, hidden, cells = [], [], []
    for place, suffix in enumerate(("", "_reverse")[:directions]):
        weights = (
            getattr(lstm, "weight_ih_l0" + suffix),
            getattr(lstm, "weight_hh_l0" + suffix),
            getattr(lstm, "bias_ih_l0" + suffix) + getattr(lstm, "bias_hh_l0" + suffix),
        )
        output, last, cell = _Direction.apply(
            rows.data, state[0][place], state[1][place], *weights, sizes, bool(suffix)
        )
        outputs.append(output)
        hidden.append(last)
        cells.append(cell)
    packed = PackedSequence(torch.cat(outputs, 1), *rows[1:])
    return packed, (torch.stack(hidden), torch.stack(cells))


class _Direction(torch.autograd.Function):
    """One direction of an LSTM over packed rows."""

    @staticmethod
    def forward(context: Any, *inputs: Any) -> tuple[Tensor, Tensor, Tensor]:
        data, hidden, cell, into, within, bias, sizes, reverse = inputs
        width = hidden.shape[1]
        data, into, within = (part.to(Product.kind) for part in (data, into, within))
        gates = (data @ into.t()).float().add_(bias)
        before_h = gates.new_empty(len(data), width, dtype=Product.kind)
        before_c = gates.new_empty(len(data), width)
        output, squashed = torch.empty_like(before_c), torch.empty_like(before_c)
        h, c = hidden.clone(), cell.clone()
        transposed = within.t().contiguous()
        for rows, size in _steps(sizes, reverse):
            before_h[rows], before_c[rows] = h[:size], c[:size]
            step = gates[rows]
            step += before_h[rows] @ transposed
            torch.sigmoid_(step[:, : 2 * width])
            torch.tanh_(step[:, 2 * width : 3 * width])
            torch.sigmoid_(step[:, 3 * width :])
            enter, keep, new, show = step.chunk(4, 1)
            c[:size] = keep * c[:size] + enter * new
            torch.tanh(c[:size], out=squashed[rows])
            torch.mul(show, squashed[rows], out=h[:size])
            output[rows] = h[:size]
        context.save_for_backward(data, into, within, gates, before_h, before_c, squashed)
        context.sizes, context.reverse = sizes, reverse
        return output, h, c

    @staticmethod
    def backward(context: Any, *gradients: Tensor) -> tuple[Any, ...]:
        data, into, within, gates, before_h, before_c, squashed = context.saved_tensors
        outer, down_h, down_c = gradients[0], gradients[1].clone(), gradients[2].clone()
        width = before_h.shape[1]
        slopes = torch.empty_like(gates, dtype=Product.kind)
        for rows, size in reversed(_steps(context.sizes, context.reverse)):
            enter, keep, new, show = gates[rows].chunk(4, 1)
            to_h = outer[rows] + down_h[:size]
            shown = squashed[rows]
            to_c = down_c[:size] + to_h * show * (1 - shown * shown)
            step = slopes[rows]
            step[:, :width] = to_c * new * enter * (1 - enter)
            step[:, width : 2 * width] = to_c * before_c[rows] * keep * (1 - keep)
            step[:, 2 * width : 3 * width] = to_c * enter * (1 - new * new)
            step[:, 3 * width :] = to_h * shown * show * (1 - show)
            down_h[:size] = step @ within
            torch.mul(to_c, keep, out=down_c[:size])
        return (
            (slopes @ into).float(), down_h, down_c,
            (slopes.t() @ data).float(), (slopes.t() @ before_h).float(), slopes.float().sum(0),
            None, None,
        )  # fmt: skip


def _steps(sizes: list[int], reverse: bool) -> list[tuple[slice, int]]:
    """The rows of every step and their number, in the order in which they are read."""
    steps, start = [], 0
    for size in sizes:
        steps.append((slice(start, start + size), size))
        start += size
    return steps[::-1] if reverse else steps
