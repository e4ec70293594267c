"""State: what is known while a document is read, which the rules look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs

from quoteattr.document import Document
from quoteattr.entities.discourse.descriptions import Descriptions
from quoteattr.entities.discourse.links import Links
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.scopes import Scopes
from quoteattr.entities.forms.names import NameGroups
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.tables import Vocabulary


@attrs.define(eq=False, repr=False)
class State:
    """The state of reading a document: `noting` and `attention` write it, all else asks it.

    Attributes:
        document: The parsed text.
        candidates: All its mentions.
        names: Its names in groups.
        scopes: Where its words stand among its attributions.
        vocabulary: What words say about who is meant.
        by_head: For each head word, or title above it, the number of its candidate.
        links: What its sentences say to be one.
        chains: For each candidate in a coreference chain of the parser all those in it.
        owners: For each candidate that is possessed the mentions of who possesses it.
        descriptions: What each referent has been called.
        referents: All referents so far.
        of: For each candidate (by its number) the referents that it names.
        of_group: For each group of names its referent.
        recent: Referents in the order of their last mention, the latest last.
        tried: Those of whom the text has told that they are on trial, by their numbers.
        headlined: What only a headline has called by a noun, each with the body that it is.
        speakers: Referents of the last source whom nobody else reports.
        reported: Referents of the sources in what those say.
        voice: Word that ties the last such source to its sentence.
        spoken: Sentence in which it stands.
        acting: Sentence in which a named person other than those was a subject last.
        newcomer: Who was last brought in without a name as the subject of a main clause.
        arrival: Sentence in which that was.
    """

    document: Document
    candidates: Sequence[Candidate]
    names: NameGroups
    scopes: Scopes
    vocabulary: Vocabulary
    by_head: Mapping[int, int]
    links: Links
    chains: Mapping[int, tuple[int, ...]]
    owners: Mapping[int, tuple[int, ...]]
    descriptions: Descriptions
    referents: list[Referent] = attrs.Factory(list)
    of: dict[int, tuple[Referent, ...]] = attrs.Factory(dict)
    of_group: dict[int, Referent] = attrs.Factory(dict)
    recent: dict[int, Referent] = attrs.Factory(dict)
    tried: dict[int, Referent] = attrs.Factory(dict)
    headlined: list[tuple[Referent, Referent]] = attrs.Factory(list)
    speakers: tuple[Referent, ...] = ()
    reported: tuple[Referent, ...] = ()
    voice: int = -1
    spoken: int = -1
    acting: int = -1
    newcomer: Referent | None = None
    arrival: int = -1

    @cached_property
    def titles(self) -> frozenset[str]:
        """All words that stand before names, folded."""
        return frozenset(word_key(t) for candidate in self.candidates for t in candidate.titles)

    def sentence(self, number: int) -> int:
        """Number of the sentence in which a candidate stands."""
        return self.document.sentence_numbers[self.candidates[number].head]

    def just_arrived(self, word: int) -> Referent | None:
        """The newcomer, for a word in the same sentence or in the next of that paragraph."""
        sentences, here = self.document.sentences, self.document.sentence_of(word)
        if self.arrival < max(here.index - 1, 0):
            return None
        is_near = sentences[self.arrival].paragraph == here.paragraph
        return self.newcomer if is_near else None

    def heard_at(self, word: int) -> tuple[Referent, ...]:
        """The last speakers, for a word in what somebody says those reported there as well."""
        is_outer = self.scopes.source_of(word) is None
        return self.speakers if is_outer else (*self.speakers, *self.reported)

    def named_by(self, word: int) -> tuple[Referent, ...]:
        """Referents of the mention with a head word, as far as they are known."""
        number = self.by_head.get(word)
        if number is None:
            return ()
        if number in self.of:
            return self.of[number]
        groups = self.names.options.get(number, ())
        known = self.of_group.get(groups[0]) if len(groups) == 1 else None
        return (known,) if known is not None else ()
