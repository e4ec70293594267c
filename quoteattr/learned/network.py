"""The network: a sentence encoder, a cue detector, and a labeller that reads words for a cue.

Words are read in both directions (BiLSTM), then once along the dependency tree. What a cue ties
to it is labelled as in semantic role labelling (He et al. 2017,
https://aclanthology.org/P17-1044/): a second, small BiLSTM reads the words around the cue, each
with its tie to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn

from quoteattr.inference import recurrence
from quoteattr.learned.ties import COLUMNS

ROLES = ("none", "source", "cue", "content")
LEMMA, TRAITS, RULES = 64, 96, 32  # widths of what a word is known by


class Words(NamedTuple):
    """The words of some paragraphs, one after the other.

    Attributes:
        vectors: Word vectors, a row a word.
        lemmas: Numbers of lemmas.
        traits: The other traits, each as its place among all of their values.
        rules: Which constructions each word may be a cue in, zeros and ones.
        heads: For each word the row of its head, its own for a root.
        lengths: Numbers of words of the paragraphs.
    """

    vectors: Tensor
    lemmas: Tensor
    traits: Tensor
    rules: Tensor
    heads: Tensor
    lengths: Sequence[int]


class Tied(NamedTuple):
    """The words around the first cue, then those around the second, and so on.

    Attributes:
        words: Their rows among `Words`.
        cues: The row of each cue.
        ties: The words' ties to their cue, as `quoteattr.learned.ties.ties` has them.
        lengths: Numbers of words around each cue.
    """

    words: Tensor
    cues: Tensor
    ties: Tensor
    lengths: Sequence[int]


class Network(nn.Module):
    """Scores cues, and for each cue the roles of the words around it.

    Args:
        lemmas: How many lemmas are known.
        traits: How many values the other traits of a word have, together.
        ties: How many values a tie has, what the rules propose included.
        rules: How many constructions there are.
        vectors: Width of the word vectors.
        hidden: Width of the encoder in one direction.
        roles: Width of the labeller in one direction.
        dropout: Share of the values left out in training.
    """

    def __init__(
        self,
        *,
        lemmas: int,
        traits: int,
        ties: int,
        rules: int,
        vectors: int = 100,
        hidden: int = 128,
        roles: int = 64,
        dropout: float = 0.35,
    ) -> None:
        super().__init__()
        width = vectors + LEMMA + TRAITS
        self.lemma: nn.Embedding = nn.Embedding(lemmas, LEMMA)
        self.traits: nn.Linear = nn.Linear(traits, TRAITS, bias=False)
        self.rules: nn.Linear = nn.Linear(rules, RULES, bias=False)
        self.below: nn.Linear = nn.Linear(width + RULES, 2 * hidden)
        self.above: nn.Linear = nn.Linear(width, 2 * hidden, bias=False)
        self.encoder: nn.LSTM = nn.LSTM(2 * hidden, hidden, bidirectional=True)
        self.own: nn.Linear = nn.Linear(2 * hidden, 2 * hidden)
        self.head: nn.Linear = nn.Linear(2 * hidden, 2 * hidden, bias=False)
        self.dependents: nn.Linear = nn.Linear(2 * hidden, 2 * hidden, bias=False)
        self.is_cue: nn.Sequential = nn.Sequential(
            nn.Linear(4 * hidden + RULES, hidden), nn.ReLU(), nn.Dropout(dropout),
            nn.Linear(hidden, 1),
        )  # fmt: skip
        self.word: nn.Linear = nn.Linear(4 * hidden, 2 * roles)
        self.cue: nn.Linear = nn.Linear(4 * hidden, 2 * roles, bias=False)
        self.ties: nn.Linear = nn.Linear(ties, 2 * roles, bias=False)
        self.labeller: nn.LSTM = nn.LSTM(2 * roles, roles, bidirectional=True)
        self.role: nn.Linear = nn.Linear(4 * roles, len(ROLES))
        self.dropout: nn.Dropout = nn.Dropout(dropout)

    def encode(self, given: Words) -> tuple[Tensor, Tensor]:
        """Read paragraphs.

        Args:
            given: Their words.

        Returns:
            A row for each word, and its score as a cue in log odds.
        """
        traits = _summed(self.traits, given.traits)
        known = [given.vectors, self.lemma(given.lemmas), traits]
        own = self.dropout(torch.cat(known, 1))
        proposed = self.rules(given.rules)
        # Half of the words govern none.
        heads, of_word = torch.unique(given.heads, return_inverse=True)
        rows = self.below(torch.cat([own, proposed], 1)) + self.above(own[heads])[of_word]
        rows = self.dropout(torch.relu(rows))
        read = self.dropout(recurrence.read(self.encoder, rows, given.lengths))
        below = read.new_zeros(len(heads), read.shape[1]).index_add_(0, of_word, read)
        tree = self.own(read) + self.head(read[heads])[of_word]
        tree = torch.relu(tree.index_add_(0, heads, self.dependents(below)))
        encoded = torch.cat([read, self.dropout(tree)], 1)
        return encoded, self.is_cue(torch.cat([encoded, proposed], 1)).squeeze(1)

    def label(self, encoded: Tensor, tied: Tied) -> Tensor:
        """Say what each word around a cue is to it.

        Args:
            encoded: What `encode` gives.
            tied: The words around each cue.

        Returns:
            For each of these words a score for each of `ROLES`.
        """
        cues = self.cue(encoded[tied.cues])
        cues = cues.repeat_interleave(torch.tensor(tied.lengths, device=cues.device), 0)
        first, last = int(tied.words.min()), int(tied.words.max())
        around = self.word(encoded[first : last + 1])[tied.words - first]
        known, proposed = tied.ties.tensor_split((len(COLUMNS),), 1)
        ruled = proposed.float() @ self.ties.weight[:, -proposed.shape[1] :].t()
        rows = around + cues + _summed(self.ties, known) + ruled
        rows = self.dropout(torch.relu(rows))
        read = recurrence.read(self.labeller, rows, tied.lengths)
        scores: Tensor = self.role(self.dropout(torch.cat([read, rows], 1)))
        return scores


def _summed(layer: nn.Linear, places: Tensor) -> Tensor:
    """What a layer makes of ones in some places and zeros in all others, a row a thing."""
    rows = layer.weight.t().contiguous()  # its quick way needs them so
    return nn.functional.embedding_bag(places, rows, mode="sum")
