"""Referents: what a text speaks of, as it grows while the text is read."""

from __future__ import annotations

import attrs

from quoteattr.claims import EntityKind, Gender

Words = tuple[str, ...]


@attrs.define(eq=False)
class Referent:
    """Something that the text speaks of.

    Attributes:
        number: Its number, from 0, in the order in which the resolution met it.
        sort: What it is, None where nothing tells.
        gender: Gender that a title, a name, a noun or a pronoun told.
        plural: Whether it is a plurality.
        group: Number of its group of names, None where it has no name.
        mentions: Numbers of the candidates that name it.
        roles: Words of titles and descriptions, the noun last.
        salience: How much it is in the reader's mind, at the sentence last mentioning it.
        sentence: Number of that sentence.
        top: What its most prominent mention in that sentence adds to its salience.
        subject: Whether it was a subject in that sentence.
        count: Number of its mentions, without datelines.
        own: Number of the mentions in which it does more than hear or pass on what is said.
        is_open: Whether only a headline has mentioned it, without an article.
    """

    number: int
    sort: EntityKind | None = None
    gender: Gender | None = None
    plural: bool = False
    group: int | None = None
    mentions: list[int] = attrs.Factory(list)
    roles: list[Words] = attrs.Factory(list)
    salience: float = 0.0
    sentence: int = -1
    top: float = 0.0
    subject: bool = False
    count: int = 0
    own: int = 0
    is_open: bool = False

    @property
    def is_outlet(self) -> bool:
        """Whether it is a body that has only heard or passed on what others say."""
        return self.sort == "organization" and not self.own

    def touch(self, sentence: int, weight: float, decay: float, subject: bool) -> None:
        """Mention it again.

        Args:
            sentence: Number of the sentence.
            weight: What the mention adds to its salience; of several in a sentence the most.
            decay: Factor by which salience shrinks from one sentence to the next.
            subject: Whether the mention is a subject.
        """
        if sentence != self.sentence:
            self.salience = self.at(sentence, decay)
            self.top, self.subject = 0.0, False
            self.sentence = sentence
        self.salience += max(weight - self.top, 0.0)
        self.top = max(self.top, weight)
        self.subject = self.subject or subject
        self.count += 1

    def at(self, sentence: int, decay: float) -> float:
        """Its salience in a later sentence, shrunk by a factor for each since its last mention."""
        gap = max(sentence - self.sentence, 0)
        return float(self.salience * decay**gap) if self.sentence >= 0 else 0.0
