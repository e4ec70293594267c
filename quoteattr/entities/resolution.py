"""Resolution: a document is read once, from left to right, and each mention finds its referent.

Names come first, over the whole document (`names`). Nominals look for the name beside them, for
the holder of a role, for the organization that is named like them or for the same words
(`partners`, `nominals`). Pronouns take the most salient referent that agrees (`pronouns`), after
Lappin & Leass, "An Algorithm for Pronominal Anaphora Resolution" (Computational Linguistics 20,
1994), and the sieve of Lee et al. (Computational Linguistics 39, 2013). Look-back is bounded, so
the time grows with the length of the text.

What finds only looks; what is found is then noted (`noting`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from quoteattr.claims import MentionKind
from quoteattr.document import Document
from quoteattr.entities.discourse.attention import attend
from quoteattr.entities.discourse.descriptions import Descriptions
from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.links import Links
from quoteattr.entities.discourse.mentions import Mentions
from quoteattr.entities.discourse.order import later_source, reading_order
from quoteattr.entities.discourse.scopes import Scopes
from quoteattr.entities.discourse.speech import party
from quoteattr.entities.discourse.state import State
from quoteattr.entities.finders.bearers import bearer_of
from quoteattr.entities.finders.callings import by_calling
from quoteattr.entities.finders.chains import chain_name, chained, parsed_chains
from quoteattr.entities.finders.disclosures import disclosed, headlined_before
from quoteattr.entities.finders.epithets import by_epithet, only_person
from quoteattr.entities.finders.identification import described_before
from quoteattr.entities.finders.meetings import several, two_apart
from quoteattr.entities.finders.memberships import own_body
from quoteattr.entities.finders.nominals import described
from quoteattr.entities.finders.offices import abbreviated, national_leader, unnamed_holder
from quoteattr.entities.finders.openings import named_next, next_name
from quoteattr.entities.finders.owners import find_owners, owners_in
from quoteattr.entities.finders.pairs import couple
from quoteattr.entities.finders.partners import (
    described_beside,
    linked,
    owners_beside,
    partner_name,
)
from quoteattr.entities.finders.pronouns import antecedents, spoken_of
from quoteattr.entities.finders.relatives import relative_antecedent
from quoteattr.entities.finders.sequels import speaker_before
from quoteattr.entities.finders.staffs import by_staff
from quoteattr.entities.finders.trials import defendants
from quoteattr.entities.forms.names import NameGroups
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.entities.noting import begin, give_name, join_headlined, learn, note, note_party
from quoteattr.vocabulary.tables import Vocabulary

Finder: TypeAlias = Callable[[State, int], Found | None]
Need: TypeAlias = Callable[[State, int], Iterable[int]]

# What a mention may take up, the surest first.
_FINDERS: Mapping[MentionKind, tuple[Finder, ...]] = {
    "name": (bearer_of,),
    "nominal": (
        couple, several, two_apart, linked, own_body, by_staff, described, defendants, abbreviated,
        national_leader, by_epithet, only_person, speaker_before, by_calling,
    ),
    "pronoun": (relative_antecedent, antecedents, named_next),
}  # fmt: skip
# What has been described before a name that is new to the text names it.
_INTRODUCTIONS: tuple[Finder, ...] = (
    described_beside, unnamed_holder, described_before, headlined_before, disclosed,
)  # fmt: skip
# What the parser has resolved is taken from it alone.
_PARSED: tuple[Finder, ...] = (chained,)


def _before_pronoun(state: State, number: int) -> Iterator[int]:
    """What must be known before a pronoun: who says what it stands in, and of whom."""
    yield from later_source(state, number)
    if state.candidates[number].is_anaphoric:
        yield from spoken_of(state, number)


# The mentions that must be known for a finder to tell.
_NEEDS: Mapping[Finder, Need] = {
    chained: chain_name,
    linked: partner_name,
    own_body: owners_in,
    described: owners_in,
    defendants: owners_in,
    described_beside: owners_beside,
    antecedents: _before_pronoun,
    named_next: next_name,
}


def resolve(
    document: Document,
    candidates: Sequence[Candidate],
    names: NameGroups,
    scopes: Scopes,
    vocabulary: Vocabulary,
) -> State:
    """Find the referent of each mention.

    Args:
        document: The parsed text.
        candidates: All its mentions.
        names: Its names in groups.
        scopes: Where its words stand among its attributions.
        vocabulary: What words say about who is meant.

    Returns:
        The state after reading: the referents, and which mention names which.
    """
    mentions = Mentions.of(document, candidates)
    state = State(
        document,
        candidates,
        names,
        scopes,
        vocabulary,
        mentions.by_head,
        links=Links.of(mentions, names, vocabulary),
        chains=parsed_chains(document, candidates),
        owners=find_owners(mentions),
        descriptions=Descriptions(vocabulary),
    )
    reader = _Reader(state)
    for number in reading_order(state):
        reader.read(number)
    join_headlined(state)
    for number, candidate in enumerate(candidates):
        spoken = party(state, number) if candidate.kind == "pronoun" else None
        if spoken is not None:
            note_party(state, number, spoken)
    return state


class _Reader:
    """Reads mentions, before each those that it needs."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.pending: set[int] = set()

    def read(self, number: int) -> None:
        """Find what a mention takes up and note it, unless that is done."""
        state = self.state
        if number in state.of:
            return
        found = self._resolve(number)
        if found is None:
            return
        note(state, number, found)
        if len(found.referents) == 1:
            self._meet(owners_in(state, number))  # once it is known what they own
            learn(state, number, found.referents[0])
        attend(state, number, found.referents)

    def _meet(self, numbers: Iterable[int]) -> None:
        """Make mentions known that another needs: a name gets a bearer, all else is read.

        What is read just now is passed over: of two names that are linked and own each other, each
        would wait for the other.
        """
        for number in numbers:
            if number in self.pending:
                continue
            if self.state.candidates[number].kind == "name":
                self._resolve(number)
            else:
                self.read(number)

    def _resolve(self, number: int) -> Found | None:
        """Find what a mention takes up; a name or a nominal that takes up nothing brings it in."""
        self.pending.add(number)
        try:
            kind, is_parsed = self.state.candidates[number].kind, number in self.state.chains
            found = self._first(_PARSED if is_parsed else _FINDERS[kind], number)
            if found is not None:
                return found
            if kind == "name":
                return give_name(self.state, number, self._first(_INTRODUCTIONS, number))
            return begin(self.state, number) if kind == "nominal" or is_parsed else None
        finally:
            self.pending.discard(number)

    def _first(self, finders: Iterable[Finder], number: int) -> Found | None:
        """What the first finder finds that finds anything."""
        for finder in finders:
            needs = _NEEDS.get(finder)
            if needs is not None:
                self._meet(needs(self.state, number))
            found = finder(self.state, number)
            if found is not None:
                return found
        return None
