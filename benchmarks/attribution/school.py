"""School: teachers learn from annotated articles, and say what they see in these and in others."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Mapping
from pathlib import Path

import attrs
from corpus import with_bar
from learning import Plan, learn
from reading import Article, Numbers
from teaching import Said, Teacher, say, shares
from transformer import Transformer

TEACHERS = 3
EPOCHS, HIDDEN, ROLES, RATE = 7, 256, 128, 0.0015


@attrs.frozen
class School:
    """Where teachers are trained.

    Attributes:
        transformer: Folder of a pretrained model, as `Transformer` takes it.
        numbers: What words are known by.
        work: Folder for checkpoints and for what the teachers say.
        seed: Of all random choices.
        device: Torch's name of what computes; a GPU takes minutes where a CPU takes a day.
    """

    transformer: Path
    numbers: Numbers
    work: Path
    seed: int
    device: str

    def hear(
        self, annotated: Mapping[str, Article], others: Mapping[str, Article]
    ) -> dict[str, list[Said]]:
        """Teachers learn from shares of the annotated articles, then read.

        Args:
            annotated: What they learn from.
            others: What they shall only read.

        Returns:
            By name what they say of the paragraphs of each article: of an annotated one, those
            that have not learnt from it.
        """
        names = "\n".join([*sorted(annotated), "", *sorted(others)])
        name = hashlib.blake2b(names.encode(), digest_size=4).hexdigest()
        kept = self.work / "lessons" / f"{name}-{self.seed}.pkl"
        if not kept.exists():
            said = self._read(annotated, others, name)
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.with_suffix(".new").write_bytes(pickle.dumps(said))
            kept.with_suffix(".new").replace(kept)
        found: dict[str, list[Said]] = pickle.loads(kept.read_bytes())
        return found

    def _read(
        self, annotated: Mapping[str, Article], others: Mapping[str, Article], name: str
    ) -> dict[str, list[Said]]:
        dealt = shares(list(annotated), TEACHERS, self.seed)
        teachers = []
        for number, left_out in enumerate(dealt):
            learnt = {n: article for n, article in annotated.items() if n not in left_out}
            checkpoint = self.work / "checkpoints" / f"teacher-{name}-{self.seed}-{number}.pt"
            teachers.append(self._teacher(learnt, self.seed + number, checkpoint))
        said = {}
        everything = {**annotated, **others}
        for title, article in with_bar(everything.items(), len(everything)):
            own = [t for t, left_out in zip(teachers, dealt, strict=True) if title in left_out]
            said[title] = say(own or teachers, article)
        return said

    def _teacher(self, articles: Mapping[str, Article], seed: int, checkpoint: Path) -> Teacher:
        inventories = self.numbers.inventories
        context = Transformer(self.transformer, inventories["upos"]["PROPN"])
        plan = Plan(EPOCHS, seed, HIDDEN, ROLES, rate=RATE, device=self.device)
        given = [[list(self.numbers.paragraphs(articles[name]))] for name in sorted(articles)]
        network = learn(given, self.numbers.vectors, inventories, plan, checkpoint, context=context)
        here = attrs.evolve(self.numbers, vectors=self.numbers.vectors.to(self.device))
        return Teacher(network, context, here)
