"""The claims of one document, and the questions a reader asks of them."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches
from functools import cached_property
from typing import TypeVar

import attrs

from quoteattr.claims import Claim, Entity
from quoteattr.entity_names import NAME
from quoteattr.errors import EntityError
from quoteattr.options import checked_probability
from quoteattr.provenance import Provenance

Self = TypeVar("Self", bound="DocumentClaims")


@attrs.frozen
class DocumentClaims:
    """The claims of one document, with the entities that make them and whom they are about.

    What exports, graphs and displays take; `attribute` and its like give the `AttributedDocument`
    that stands on it.

    Attributes:
        id: Name of the document, such as the stem of its file.
        text: The caller's own text, untouched; all offsets index it.
        lang: Language code.
        entities: All entities, in order of first mention.
        claims: All claims, in order of the text.
        provenance: How they were found, where that is known; documents with the same claims are
            equal, however they were found.
    """

    id: str
    text: str = attrs.field(repr=False)
    lang: str = "en"
    entities: tuple[Entity, ...] = attrs.field(default=(), repr=lambda v: str(len(v)))
    claims: tuple[Claim, ...] = attrs.field(default=(), repr=lambda v: str(len(v)))
    provenance: Provenance | None = attrs.field(default=None, eq=False, repr=False)

    @cached_property
    def _entity_table(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _claim_numbers(self) -> dict[str, int]:
        return {claim.id: number for number, claim in enumerate(self.claims, 1)}

    @property
    def quotes(self) -> tuple[Claim, ...]:
        """The claims whose content stands, wholly or partly, in quotation marks."""
        return tuple(claim for claim in self.claims if claim.form != "indirect")

    def entity(self, key: str | Entity) -> Entity:
        """Find an entity.

        Args:
            key: Its identifier, or what a reader would call it, in any case and with or without
                accents: its name, one of its aliases, the words of a mention ("the mayor"), its
                role, a title before its name ("Mayor Ferrand", "Mr. Okoro"), the last words of a
                name, or the given name of a person.

        Returns:
            The entity; of several the one that goes by this name in the first of these ways, and
            then the one that has most mentions.

        Raises:
            EntityError: The document has no such entity.
        """
        found = self.entities_named(key)
        if not found:
            raise EntityError(
                f"document {self.id!r} has no entity {key!r}; {self._near(str(key))}"
                "doc.entities lists those it has"
            )
        return found[0]

    def claim(self, key: str | Claim) -> Claim:
        """Find a claim.

        Args:
            key: Its identifier, such as "c7"; or a claim, which is checked to be of this document.

        Returns:
            The claim.

        Raises:
            EntityError: The document has no such claim.
        """
        number = self.number_of(key)
        if number is None:
            raise EntityError(
                f"document {self.id!r} has no claim {key!r}; doc.claims lists those it has"
            )
        return self.claims[number - 1]

    def claims_by(self, name: str | Entity) -> tuple[Claim, ...]:
        """The claims of a speaker.

        Args:
            name: The entity, or its identifier or name as for `entity`. All persons with a surname
                are meant by it; only an identifier or a full name means one alone. A capital's
                name means the town and the state that goes by it.

        Returns:
            The claims that it makes, alone or with others; empty if nobody goes by that name.

        Raises:
            EntityError: The entity is of another document, or ``name`` has the wrong type.
        """
        wanted = {entity.id for entity in self.entities_named(name)}
        return tuple(claim for claim in self.claims if wanted.intersection(claim.speakers))

    def claims_about(self, name: str | Entity) -> tuple[Claim, ...]:
        """The claims about an entity.

        Args:
            name: The entity, or its identifier or name, as for `claims_by`.

        Returns:
            The claims that are about it; empty if nobody goes by that name.

        Raises:
            EntityError: The entity is of another document, or ``name`` has the wrong type.
        """
        wanted = {entity.id for entity in self.entities_named(name)}
        return tuple(
            claim for claim in self.claims if wanted.intersection(a.entity for a in claim.about)
        )

    def speaker_of(self, claim: str | Claim) -> Entity | None:
        """The entity that makes a claim.

        Args:
            claim: The claim, or its identifier.

        Returns:
            The entity, None where it is not known.

        Raises:
            EntityError: The document has no such claim, or not the entity that makes it.
        """
        speaker = self.claim(claim).speaker
        return None if speaker is None else self.entity(speaker)

    def number_of(self, claim: str | Claim) -> int | None:
        """The number of a claim among those of the document.

        Args:
            claim: The claim, or its identifier.

        Returns:
            The number, from 1; None for an identifier that no claim has.

        Raises:
            EntityError: The claim is of another document.
        """
        if isinstance(claim, Claim):
            return self._own_number(claim)
        if not isinstance(claim, str):
            raise EntityError(f"a claim or its identifier is needed, not {type(claim).__name__}")
        return self._claim_numbers.get(claim)

    def confident(self: Self, minimum: float) -> Self:
        """The document without its less probable claims, and without what stands within them.

        Who cannot be sure that Lee denied something cannot be sure of what Lee denied either.

        Args:
            minimum: Least probability, 0 to 1, of the claims that stay and of all around them.

        Returns:
            The same document, entities and identifiers with fewer claims.

        Raises:
            OptionError: ``minimum`` is not a probability.
        """
        checked_probability("minimum", minimum)
        within: defaultdict[str | None, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            within[claim.parent].append(claim)
        dropped = [claim for claim in self.claims if claim.confidence < minimum]
        for claim in dropped:  # grows as it is read
            dropped.extend(within.pop(claim.id, ()))
        gone = {claim.id for claim in dropped}
        kept = tuple(claim for claim in self.claims if claim.id not in gone)
        provenance = self.provenance and self.provenance.at_least(minimum)
        return attrs.evolve(self, claims=kept, provenance=provenance)

    def entities_named(self, key: str | Entity) -> tuple[Entity, ...]:
        """The entities that a name may mean, as for `claims_by`, the likeliest first.

        Raises:
            EntityError: The entity is of another document, or ``key`` has the wrong type.
        """
        if isinstance(key, Entity):
            return (self._own(key),)
        if not isinstance(key, str):
            raise EntityError(
                f"an entity, its identifier or its name is needed, not {type(key).__name__}"
            )
        if key in self._entity_table:
            return (self._entity_table[key],)
        close = {e.id: e._names.closeness(key) for e in self.entities}
        ranks = {id_: rank for id_, rank in close.items() if rank is not None}
        best = min(ranks.values(), default=NAME)
        meant = [
            entity
            for entity in self.entities
            if ranks.get(entity.id) == best
            or (best > NAME and entity._names.has_surname(key))
            or entity._names.may_lend(key)
        ]
        return tuple(sorted(meant, key=lambda e: (ranks[e.id], -len(e.mentions))))

    def _near(self, key: str) -> str:
        """Asks for names that are spelt nearly as one that nobody goes by."""
        spelt = {part: e.name for e in self.entities for part in (*e.name.split(), e.name)}
        close = dict.fromkeys(spelt[part] for part in get_close_matches(key, spelt))
        return f"did you mean {' or '.join(map(repr, close))}? " if close else ""

    def _own_number(self, claim: Claim) -> int:
        number = self._claim_numbers.get(claim.id)
        if number is None or self.claims[number - 1] != claim:
            raise EntityError(
                f"claim {claim.id!r}, {claim.text[:40]!r}, is not in document {self.id!r}; ask "
                "the document that it comes from"
            )
        return number

    def _own(self, entity: Entity) -> Entity:
        if self._entity_table.get(entity.id) != entity:
            raise EntityError(
                f"{entity.name!r} is an entity of another document than {self.id!r}; ask for it by "
                "name"
            )
        return entity
