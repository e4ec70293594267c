"""The best tree over a sentence's words; the greedy choice wherever that is one already."""

from __future__ import annotations

import numpy as np


def best_heads(scores: np.ndarray) -> np.ndarray:
    """The head of every word in the best tree with one root.

    Where each word's best head makes a tree with one root, no other tree can score higher, and the
    search of Chu and Liu (1965) and Edmonds (1967, https://doi.org/10.6028/jres.071B.032) is left
    out. Where the best tree of all has one root, it is also the best of those with one root, and
    the slower search for these is left out.

    Args:
        scores: Log probabilities, a line for each word, a column for each head; the first of both
            is the root.

    Returns:
        For each line the number of the head; that of the root means nothing.
    """
    heads: np.ndarray = scores.argmax(1)
    heads[0] = 0
    if has_one_root(heads) and is_tree(heads):
        return heads
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds, chuliu_edmonds_one_root

    heads = chuliu_edmonds(scores.astype(np.float64))
    return heads if has_one_root(heads) else chuliu_edmonds_one_root(scores)


def has_one_root(heads: np.ndarray) -> bool:
    """Whether exactly one word has the root (0) as its head."""
    return int(np.count_nonzero(heads[1:] == 0)) == 1


def is_tree(heads: np.ndarray) -> bool:
    """Whether every word comes to the root (0) by its heads: jumps doubled in each round."""
    for _ in range(len(heads).bit_length()):
        heads = heads[heads]
    return not heads.any()
