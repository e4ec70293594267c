"""Teaching: newswire as several networks read it, for another one to learn from.

Networks that differ by their seeds alone err in different places. What they say on average is
nearer the truth than what one of them says, and it says how sure one may be; a single network that
learns this from much other text keeps a part of the gain (Hinton, Vinyals and Dean 2015,
https://arxiv.org/abs/1503.02531). The text is from other countries than the annotated news.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs
import numpy as np
import torch
from batching import WORDS, tied, words
from examples import Annotated, Example, examples
from torch import Tensor

from quoteattr.learned.inventory import Inventory
from quoteattr.learned.network import ROLES, Network
from quoteattr.learned.readings import Readings

LEAST = 0.05  # probability under which what a word would be the cue of is not learnt


@attrs.frozen
class Teachers:
    """Networks that read together.

    Attributes:
        networks: They differ by their seeds.
        vectors: Word vectors, where the networks compute.
        vocabulary: Their rows.
        inventories: Numbers of traits.
    """

    networks: Sequence[Network]
    vectors: Tensor
    vocabulary: Mapping[str, int]
    inventories: Mapping[str, Inventory]

    def lessons(self, readings: Readings, rows: Sequence[tuple[str, ...]]) -> Iterator[Example]:
        """The paragraphs of an article that nobody has annotated, with what the teachers say.

        Args:
            readings: The article and what the rules propose in it.
            rows: Traits of its words.
        """
        known = self.vocabulary, self.inventories
        bare = list(examples(readings, (), rows, *known))
        likely = np.concatenate([p.is_cue for p in self.taught(bare)]) >= LEAST
        nothing = dict.fromkeys(ROLES[1:], frozenset[int]())
        cues = [Annotated(int(word), nothing) for word in np.flatnonzero(likely)]
        yield from self.taught(list(examples(readings, cues, rows, *known)))

    def taught(self, paragraphs: Sequence[Example]) -> Iterator[Example]:
        """The same paragraphs with the average of what the teachers say.

        A word's probability to be a cue is learnt; the roles of the words around it weigh as much
        as it is probable.
        """
        for batch in _groups(paragraphs):
            is_cue, roles = self._read(batch)
            cue_of, role_of = iter(is_cue.tolist()), iter(roles)
            for paragraph in batch:
                own = np.array([next(cue_of) for _ in paragraph.words], np.float32)
                cues = [
                    (place, tie, own[place] * np.stack([next(role_of) for _ in tie]))
                    for place, tie, _ in paragraph.cues
                ]
                yield attrs.evolve(paragraph, is_cue=own, cues=cues)

    @torch.inference_mode()
    def _read(self, batch: Sequence[Example]) -> tuple[np.ndarray, np.ndarray]:
        """Mean probabilities: that words are cues; of the roles of the words around each cue."""
        given = words(batch, self.vectors, self.inventories)
        around = tied(batch, self.vectors.device) if any(e.cues for e in batch) else None
        is_cue, roles = [], []
        for network in self.networks:
            encoded, scores = network.encode(given)
            is_cue.append(torch.sigmoid(scores))
            if around is not None:
                roles.append(torch.softmax(network.label(encoded, around), 1))
        mean = [torch.stack(found).mean(0).cpu().numpy() for found in (is_cue, roles) if found]
        return mean[0], mean[1] if roles else np.zeros((0, len(ROLES)), np.float32)


def _groups(paragraphs: Sequence[Example]) -> Iterator[list[Example]]:
    group: list[Example] = []
    for paragraph in paragraphs:
        group.append(paragraph)
        if sum(len(p.words) for p in group) >= WORDS:
            yield group
            group = []
    if group:
        yield group
