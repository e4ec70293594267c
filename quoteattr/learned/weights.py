"""Weights: a trained model's file, read without running anything that it holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import torch
from torch import Tensor

from quoteattr.errors import ModelError
from quoteattr.learned import ties, traits
from quoteattr.learned.inventory import Inventory
from quoteattr.learned.judging import SIGNS
from quoteattr.learned.network import Network

FORMAT = 1
_INSTEAD = (
    "Leave model out for the one in this package (model='embedded'), train one with "
    "benchmarks/attribution/train.py, or use the rules alone: Attributor(model=None)"
)


@attrs.frozen(eq=False)
class Weights:
    """What was learnt.

    Attributes:
        network: Scores cues and roles.
        inventories: Numbers of traits, relations and rules.
        vocabulary: Rows of words in ``vectors``.
        vectors: Word vectors.
        judges: For readings of the network ("learned") and of the rules ("rules") the weights
            of `SIGNS`.
    """

    network: Network
    inventories: Mapping[str, Inventory]
    vocabulary: Mapping[str, int]
    vectors: Tensor
    judges: Mapping[str, tuple[float, ...]]


def network_for(
    inventories: Mapping[str, Inventory],
    hidden: int,
    roles: int,
    dropout: float = 0.0,
    *,
    vectors: int = 100,
) -> Network:
    """A network, not trained yet, for words with these traits.

    Args:
        inventories: For each trait the numbers of its values.
        hidden: Width of the encoder in one direction.
        roles: Width of the labeller in one direction.
        dropout: Share of the numbers that training leaves out.
        vectors: Width of the word vectors.

    Returns:
        The network.
    """
    return Network(
        lemmas=len(inventories["lemma"]),
        traits=sum(traits.sizes(inventories)),
        ties=ties.width(inventories),
        rules=len(inventories["rule"]),
        vectors=vectors,
        hidden=hidden,
        roles=roles,
        dropout=dropout,
    )


def save(weights: Weights, path: Path) -> None:
    """Write a model, in half precision and without the word vectors.

    Args:
        weights: What was learnt.
        path: The file.
    """
    state = weights.network.state_dict()
    table = {
        "format": FORMAT,
        "hidden": weights.network.encoder.hidden_size,
        "roles": weights.network.labeller.hidden_size,
        "inventories": {name: list(kept.values) for name, kept in weights.inventories.items()},
        "signs": list(SIGNS),
        "judges": {name: list(values) for name, values in weights.judges.items()},
        "network": {name: value.half() for name, value in state.items()},
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(table, path, _use_new_zipfile_serialization=False)


def load(path: Path, vectors: Path) -> Weights:
    """Read a model.

    Args:
        path: A file that `save` wrote.
        vectors: The word vectors that it was trained with, in Stanza's pretrain format.

    Returns:
        The network with its inventories, vectors and judges.

    Raises:
        ModelError: It is no such file, or one of another version of this library.
    """
    table, pretrain = _read(path), _read(vectors)
    if not isinstance(table, dict) or "format" not in table:
        raise ModelError(f"{path} is no attribution model. {_INSTEAD}")
    if table["format"] != FORMAT or table.get("signs") != list(SIGNS):
        raise ModelError(f"{path} was not made for this version of quoteattr. {_INSTEAD}")
    try:
        return _weights(table, pretrain)
    except (AttributeError, LookupError, RuntimeError, TypeError, ValueError) as error:
        raise ModelError(f"{path} is damaged: {error}. {_INSTEAD}") from error


def _read(path: Path) -> Any:
    """What a file holds; what it would run is refused."""
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror}. {_INSTEAD}") from error
    except Exception as error:  # PyTorch raises many kinds, with advice to run the file's code
        raise ModelError(f"{path} is no attribution model, or damaged. {_INSTEAD}") from error


def _weights(table: Mapping[str, Any], pretrain: Mapping[str, Any]) -> Weights:
    inventories = {name: Inventory(tuple(kept)) for name, kept in table["inventories"].items()}
    network = network_for(inventories, table["hidden"], table["roles"])
    network.load_state_dict({name: value.float() for name, value in table["network"].items()})
    return Weights(
        network.eval(),
        inventories,
        pretrain["vocab"]["_unit2id"],
        pretrain["emb"].float(),
        {name: tuple(values) for name, values in table["judges"].items()},
    )
