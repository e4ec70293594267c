"""Recurrence: an LSTM that reads sequences of many lengths, fast on a CPU.

PyTorch's fast LSTM for CPUs, oneDNN's, takes sequences of one length; for packed ones of several
lengths there is only a slow one. So sequences of like length are filled up to one, and both
directions begin with a sequence's own words, where nothing is filled in yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import PackedSequence

ALIKE = 0.6  # of the length of the longest: what is filled up costs less than another call


def read(lstm: nn.LSTM, rows: Tensor, lengths: Sequence[int]) -> Tensor:
    """Read sequences in both directions.

    Args:
        lstm: One layer in two directions.
        rows: The sequences, one after the other.
        lengths: Their numbers of rows.

    Returns:
        For each row what the LSTM makes of it, forwards and backwards.
    """
    width, weights = lstm.hidden_size, lstm.all_weights
    output = rows.new_empty(len(rows), 2 * width)
    for *orders, is_there in _filled(lengths):
        there = is_there.flatten().nonzero().squeeze(1).to(rows.device)
        for direction, given in enumerate(orders):
            order = given.flatten().to(rows.device)
            steps = rows.index_select(0, order).view(*given.shape, -1)
            start = rows.new_zeros(1, given.shape[1], width)
            known: list[Tensor] = [*weights[direction]]
            found = torch.lstm(
                steps, (start, start), known, True, 1, 0.0, lstm.training, False, False
            )[0]
            half = output.narrow(1, direction * width, width)
            half.index_copy_(0, order[there], found.flatten(0, 1).index_select(0, there))
    return output


class FilledLSTM(nn.Module):
    """Stands where a model has an LSTM of one layer for packed sequences; reads them by `read`.

    Args:
        lstm: One layer in two directions; its weights are shared.
    """

    def __init__(self, lstm: nn.LSTM) -> None:
        super().__init__()
        self.lstm = lstm

    @staticmethod
    def takes(lstm: object) -> bool:
        """Whether an LSTM is of the kind that is read so."""
        return isinstance(lstm, nn.LSTM) and lstm.num_layers == 1 and lstm.bidirectional

    def forward(self, packed: PackedSequence) -> tuple[PackedSequence, None]:
        """As `nn.LSTM.forward`, without the state at the end."""
        sizes = packed.batch_sizes
        starts = torch.cumsum(sizes, 0) - sizes
        lengths = (sizes > torch.arange(int(sizes[0])).unsqueeze(1)).sum(1).tolist()
        order = torch.cat([starts[:length] + place for place, length in enumerate(lengths)])
        found = read(self.lstm, packed.data.index_select(0, order), lengths)
        data = torch.empty_like(found).index_copy_(0, order, found)
        return packed._replace(data=data), None


def _filled(lengths: Sequence[int]) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Sequences of like length, side by side.

    Yields:
        For some of them: which row to read at each step, in either direction; and whether there is
        one, or the sequence is over.
    """
    known = torch.tensor(lengths)
    starts = torch.cumsum(known, 0) - known
    longest_first = torch.argsort(known, descending=True, stable=True)
    while len(longest_first):
        most = int(known[longest_first[0]])
        size = int((known[longest_first] >= ALIKE * most).sum())
        chosen, longest_first = longest_first[:size], longest_first[size:]
        steps = torch.arange(most).unsqueeze(1)
        is_there = steps < known[chosen]
        forwards = starts[chosen] + steps * is_there
        backwards = starts[chosen] + (known[chosen] - 1 - steps) * is_there
        yield forwards, backwards, is_there
