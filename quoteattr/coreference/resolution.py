"""Resolution: a document is read once, from left to right, and each mention finds its referent.

Names come first, over the whole document (`names`). Nominals look for the holder of a role, for
the organization that is named like them or for the same words (`nominals`). Pronouns take the
most salient referent that agrees (`pronouns`), after Lappin & Leass, "An Algorithm for Pronominal
Anaphora Resolution" (Computational Linguistics 20, 1994), and the sieve of Lee et al.
(Computational Linguistics 39, 2013). Look-back is bounded, so the time grows with the length of
the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from quoteattr.coreference.agreement import tells_gender
from quoteattr.coreference.attention import attend, passes_on
from quoteattr.coreference.bearers import likeliest
from quoteattr.coreference.candidates import Candidate
from quoteattr.coreference.chains import parsed_chains
from quoteattr.coreference.descriptions import Descriptions
from quoteattr.coreference.epithets import only_person, salient_person
from quoteattr.coreference.identification import (
    described_before,
    headlined_before,
    named_after,
)
from quoteattr.coreference.links import Links
from quoteattr.coreference.names import NameGroup, Names
from quoteattr.coreference.nominals import full_words, taken_up
from quoteattr.coreference.offices import abbreviated, add_title, unnamed
from quoteattr.coreference.order import later_source, reading_order
from quoteattr.coreference.owners import owners_in
from quoteattr.coreference.pairs import couple
from quoteattr.coreference.phrases import has_owner
from quoteattr.coreference.pronouns import antecedents
from quoteattr.coreference.referents import Referent
from quoteattr.coreference.relatives import who_is_told_of
from quoteattr.coreference.scopes import Scopes
from quoteattr.coreference.sequels import speaker_before
from quoteattr.coreference.settings import setting_of
from quoteattr.coreference.speech import resolve_speech, speaker_of
from quoteattr.coreference.state import State
from quoteattr.coreference.variants import head_noun
from quoteattr.document import Document
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.tables import Vocabulary


def resolve(
    document: Document,
    candidates: Sequence[Candidate],
    names: Names,
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
    by_head = {c.tie: n for n, c in enumerate(candidates)}
    by_head |= {c.head: n for n, c in enumerate(candidates)}
    state = State(document, candidates, names, scopes, vocabulary, by_head)
    _Reader(state).read()
    resolve_speech(state)
    return state


class _Reader:
    """Reads a document and fills its state."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.links = Links.of(
            state.document, state.candidates, state.by_head, state.names, state.vocabulary
        )
        self.descriptions = Descriptions(state.vocabulary)
        self.chains = parsed_chains(state.document, state.candidates)
        self.members: dict[int, list[int]] = defaultdict(list)
        for number, chain in self.chains.items():
            self.members[chain].append(number)
        self.of_chain: dict[int, Referent] = {}
        self.asked: set[int] = set()

    def read(self) -> None:
        for number in reading_order(self.state):
            if number not in self.state.of:
                self._read_one(number)

    def _read_one(self, number: int) -> None:
        referents = self._resolve(number)
        if referents:
            self._note(number, referents)

    def _resolve(self, number: int) -> tuple[Referent, ...]:
        candidate = self.state.candidates[number]
        if number in self.chains:
            return (self._chained(number),)
        if candidate.kind == "name":
            return (self._named(number),)
        if candidate.kind == "nominal":
            return couple(self.state, number) or (self._described(number),)
        if candidate.relative:
            return who_is_told_of(self.state, candidate)
        if candidate.person != 3:
            return ()
        later = later_source(self.state, number)
        if later is not None and later not in self.state.of:
            self._read_one(later)
        return antecedents(self.state, number)

    # What the parser knows already

    def _chained(self, number: int) -> Referent:
        chain = self.chains[number]
        if chain not in self.of_chain:
            members = self.members[chain]
            name = next((n for n in members if n in self.state.names.options), None)
            self.of_chain[chain] = (
                self._new(self.state.candidates[number]) if name is None else self._named(name)
            )
        return self.of_chain[chain]

    # Names

    def _named(self, number: int) -> Referent:
        state = self.state
        options = state.names.options[number]
        group = options[0] if len(options) == 1 else likeliest(state, number, options)
        if group not in state.of_group:
            candidate = state.candidates[number]
            holder = abbreviated(self.descriptions, state.document, candidate)
            if holder is None and candidate.is_demonym:
                holder = salient_person(state, number)
            if holder is not None:
                return holder
            known = self._introduced(number)
            state.of_group[group] = known or self._new(state.candidates[number])
            self._name(state.of_group[group], state.names.groups[group], group)
        return state.of_group[group]

    def _introduced(self, number: int) -> Referent | None:
        """The unnamed referent that a name turns out to name: "a judge … Judge Ann Lee"."""
        linked = self.links.same.get(number)
        known = self._linked(linked) if linked is not None else ()
        if len(known) == 1 and known[0].group is None and not known[0].plural:
            return known[0]
        candidate = self.state.candidates[number]
        titled = unnamed(self.descriptions, candidate) if candidate.titles else None
        return (
            titled
            or described_before(self.state, self.links, number)
            or headlined_before(self.state, number)
        )

    def _linked(self, number: int) -> tuple[Referent, ...]:
        """What a nominal beside a name took up: "said the clerk, Mercy Atieno"."""
        if number in self.state.of:
            return self.state.of[number]
        candidate = self.state.candidates[number]
        if candidate.kind != "nominal":
            return ()
        found = self._find(number)
        return () if found is None else (found,)

    def _name(self, referent: Referent, group: NameGroup, number: int) -> None:
        referent.group = number
        referent.sort = group.sort or referent.sort
        referent.gender = referent.gender or group.gender
        if group.sort != "person":
            self.descriptions.add(referent, group.words)
            self.descriptions.add(
                referent, (*group.words, head_noun(group.words, self.state.vocabulary.bodies))
            )

    # Nominals

    def _described(self, number: int) -> Referent:
        found = self._linked_to(number) or self._taken_up(number)
        if found is not None:
            return found
        state, candidate = self.state, self.state.candidates[number]
        found = self._new(candidate)
        paragraph = state.document.sentences[state.sentence(number)].paragraph
        found.is_open = candidate.bare and paragraph == 0
        return found

    def _linked_to(self, number: int) -> Referent | None:
        """The referent of the name or the mention that the text says to be the same."""
        linked = self._last_link(number)
        if linked is None:
            linked = named_after(self.state, self.links, number)
        if linked is None:
            return None
        if linked in self.state.names.options:
            return self._named(linked)
        known = self.state.of.get(linked, ())
        return known[0] if len(known) == 1 else None

    def _taken_up(self, number: int) -> Referent | None:
        """What a nominal takes up by its words or as an epithet."""
        state, candidate = self.state, self.state.candidates[number]
        found = self._find(number) or abbreviated(self.descriptions, state.document, candidate)
        is_free = candidate.definite and not has_owner(state.document, candidate.head)
        if found is not None or not is_free:
            return found
        if candidate.words[-1] in self.descriptions.by_noun:
            return salient_person(state, number)
        return (
            salient_person(state, number)
            or only_person(state, number)
            or speaker_before(state, number)
        )

    def _find(self, number: int) -> Referent | None:
        """What a nominal takes up by its words."""
        candidate = self.state.candidates[number]
        setting = setting_of(self.state, number, self._owners(candidate))
        words = full_words(self.state.document, candidate)
        return taken_up(self.descriptions, candidate, words, setting)

    def _last_link(self, number: int) -> int | None:
        """What a mention is linked to, or that is: "the other man, his cousin Bob Lee"."""
        linked = self.links.same.get(number)
        if linked is None or linked in self.state.names.options:
            return linked
        further = self.links.same.get(linked)
        return further if further in self.state.names.options else linked

    # Owners

    def _owners(self, candidate: Candidate) -> list[Referent]:
        """Referents that possess what a mention names, or whose name is in it."""
        found = {r.number: r for n in owners_in(self.state, candidate) for r in self._owner(n)}
        return [found[number] for number in sorted(found)]

    def _owner(self, number: int) -> tuple[Referent, ...]:
        """Whom an owner's mention names; "my" within speech is who speaks."""
        candidate = self.state.candidates[number]
        if candidate.person == 1 and not candidate.plural:
            return speaker_of(self.state, candidate)
        return self._early(number)

    def _early(self, number: int) -> tuple[Referent, ...]:
        """Referents of a mention that may stand after the one that asks.

        Two names that are linked and own each other would ask in turns for ever.
        """
        if number in self.asked:
            return ()
        self.asked.add(number)
        try:
            return self._asked_for(number)
        finally:
            self.asked.discard(number)

    def _asked_for(self, number: int) -> tuple[Referent, ...]:
        if number in self.state.names.options:
            return (self._named(number),)
        if number not in self.state.of:
            self._read_one(number)
        return self.state.of.get(number, ())

    # Keeping count

    def _new(self, candidate: Candidate) -> Referent:
        referents = self.state.referents
        referents.append(
            Referent(len(referents), candidate.sort, candidate.gender, candidate.plural)
        )
        return referents[-1]

    def _note(self, number: int, referents: tuple[Referent, ...]) -> None:
        """Remember what a mention refers to and what it tells of that."""
        candidate = self.state.candidates[number]
        self.state.of[number] = referents
        for referent in referents:
            referent.mentions.append(number)
            referent.own += not passes_on(self.state, candidate)
        if len(referents) == 1:
            self._learn(referents[0], candidate)
        attend(self.state, self.links, number, referents)

    def _learn(self, referent: Referent, candidate: Candidate) -> None:
        """Take over what a mention tells of its referent."""
        is_open = referent.gender is None and not referent.plural
        if is_open and tells_gender(self.state, candidate, referent):
            referent.gender = candidate.gender
        referent.sort = referent.sort or candidate.sort
        if candidate.kind == "nominal":
            kinds = candidate.nouns if candidate.definite else ()
            words, owners = full_words(self.state.document, candidate), self._owners(candidate)
            self.descriptions.add(referent, words, owners, kinds)
        if candidate.titles:
            titles = tuple(map(word_key, candidate.titles))
            add_title(self.descriptions, referent, titles, self._owners(candidate))
