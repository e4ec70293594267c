"""Descriptions: what each referent has been called, the latest last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import islice

from quoteattr.entities.discourse.referents import Referent, Words
from quoteattr.vocabulary.groups import Groups
from quoteattr.vocabulary.tables import Vocabulary

_LOOK_BACK = 8  # referents


class Descriptions:
    """What each referent of a text has been called so far.

    Attributes:
        vocabulary: What words say about who is meant.
        by_noun: For each head noun the referents called by it.
        by_owner: For a noun and the numbers of its owners the referent.
        by_kind: For each kind of entity its referents.
        kinds: For the number of a referent the modifiers that part it from others of its noun.
        owned: Nouns with the numbers of the referents that somebody possesses under them.
        open: What only the headline has called by a noun so far.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.by_noun: dict[str, dict[int, Referent]] = defaultdict(dict)
        self.by_owner: dict[tuple[str, tuple[int, ...]], Referent] = {}
        self.by_kind: dict[str, dict[int, Referent]] = defaultdict(dict)
        self.kinds: dict[int, set[str]] = defaultdict(set)
        self.owned: set[tuple[str, int]] = set()
        self.open: dict[int, Referent] = {}
        self._open_by_noun: dict[str, dict[int, Referent]] = defaultdict(dict)

    def add(
        self,
        referent: Referent,
        words: Words,
        owners: Sequence[Referent] = (),
        kinds: Collection[str] = (),
    ) -> None:
        """Note what a referent is called.

        Args:
            referent: The referent.
            words: Modifiers, then the head noun; folded.
            owners: The referents that possess it.
            kinds: Those modifiers that part it from others of that noun.
        """
        words = self.vocabulary.titles.compared(words)
        if words not in referent.roles:
            referent.roles.append(words)
        _put(self.by_noun[words[-1]], referent)
        self.kinds[referent.number].update(word for word in kinds if word in words)
        if referent.is_open:
            _put(self._open_by_noun[words[-1]], referent)
            self.open[referent.number] = referent
        if owners:
            self._add_owners(referent, words[-1], owners)
        if referent.sort:
            _put(self.by_kind[referent.sort], referent)

    def _add_owners(self, referent: Referent, noun: str, owners: Sequence[Referent]) -> None:
        """Note whose a referent is, and what its owner then is to it: "client" of a lawyer."""
        self.by_owner[noun, tuple(owner.number for owner in owners)] = referent
        self.owned.add((noun, referent.number))
        if len(owners) == 1 and not (referent.plural or owners[0].plural):
            for inverse in self.vocabulary.persons.inverses.get(noun, ()):
                key = self.vocabulary.titles.same.get(inverse, inverse), (referent.number,)
                self.by_owner.setdefault(key, owners[0])

    def opened(self, noun: str) -> Referent | None:
        """What only the headline named so far: "Judge rejects …", "A judge has rejected …"."""
        return next((r for r in self._open_by_noun.get(noun, {}).values() if r.is_open), None)

    def close(self, noun: str) -> None:
        """Note that the text has taken up what the headline named by a noun."""
        for referent in self._open_by_noun.pop(noun, {}).values():
            referent.is_open = False
            self.open.pop(referent.number, None)

    def called(self, noun: str) -> list[Referent]:
        """The last referents called by a noun, named ones first, then the latest."""
        return _latest(self.by_noun.get(noun, {}))

    def of_kind(self, kind: str) -> list[Referent]:
        """The last referents of a kind, named ones first, then the latest."""
        return _latest(self.by_kind.get(kind, {}))


def is_of_other_party(referent: Referent, words: Collection[str], groups: Groups) -> bool:
    """Whether somebody is known for another party than a description tells.

    Args:
        referent: Who has been called something so far.
        words: Words of the description: "the **Republican** nominee".
        groups: What tells a party.

    Returns:
        False where either of them tells none.
    """
    told = groups.parties_in(words)
    known = groups.parties_in(word for role in referent.roles for word in role) if told else told
    return bool(known) and known.isdisjoint(told)


def _latest(table: dict[int, Referent]) -> list[Referent]:
    latest = islice(reversed(table.values()), _LOOK_BACK)
    return sorted(latest, key=lambda r: (r.group is None, -r.sentence))


def _put(table: dict[int, Referent], referent: Referent) -> None:
    """Note a referent as the latest of a table."""
    table.pop(referent.number, None)
    table[referent.number] = referent
