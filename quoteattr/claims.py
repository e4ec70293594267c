"""Claims as frozen values, with the mentions and entities that they refer to."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import attrs

from quoteattr.entity_names import EntityNames
from quoteattr.spans import Span, joined

Form = Literal["direct", "mixed", "indirect"]
ClaimType = Literal["statement", "question", "demand", "promise", "belief", "intention", "emotion"]
Polarity = Literal["positive", "negative"]
Resolution = Literal["name", "nominal", "pronoun", "implicit", "none"]
MentionKind = Literal["name", "nominal", "pronoun"]
EntityKind = Literal["person", "organization", "place", "group", "document", "other"]
Gender = Literal["female", "male"]
Role = Literal["cue_object", "subject", "object", "topic", "mention"]


@attrs.frozen
class Mention:
    """A span that names an entity.

    Attributes:
        span: Where it stands.
        kind: "name", "nominal" ("the governor") or "pronoun".
    """

    span: Span
    kind: MentionKind


@attrs.frozen
class Entity:
    """A cluster of mentions of one person, organization, place, group or document.

    Attributes:
        id: Its identifier in the document: "e1", "e2", … in order of first mention.
        name: Its fullest form in the text, without titles and articles.
        kind: What it is.
        aliases: Its other names and nominals in the text, in order of first appearance.
        roles: Titles and descriptions the text gives it ("Governor").
        mentions: All its mentions, in order.
        gender: What a title, a pronoun or a kinship noun tells; None where nothing tells.
    """

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = attrs.field(default=(), repr=lambda v: str(len(v)))
    gender: Gender | None = None

    def is_called(self, name: str) -> bool:
        """Whether a reader may call the entity so, up to case, accents, articles and titles."""
        return self._names.closeness(name) is not None

    @cached_property
    def is_named(self) -> bool:
        """Whether the text has a name for it, not only descriptions."""
        return any(mention.kind == "name" for mention in self.mentions)

    @cached_property
    def _names(self) -> EntityNames:
        mentions = tuple(m.span.text for m in self.mentions if m.kind != "pronoun")
        return EntityNames(
            self.name,
            self.aliases,
            mentions,
            self.roles,
            self.kind == "person",
            self.kind == "place",
        )


@attrs.frozen
class About:
    """One entity of which a claim's content predicates something.

    Attributes:
        entity: Identifier of the entity.
        role: Its role in the content, or "cue_object" where the cue itself takes it as object.
    """

    entity: str
    role: Role


@attrs.frozen
class Claim:
    """One attribution relation: a content with its cue and its source (PARC 3.0, PolNeAR).

    Attributes:
        id: Its identifier in the document: "c1", "c2", … in order of the text.
        form: "direct" if all content is in quotation marks, "mixed" if part of it is,
            "indirect" if none is.
        type: What the cue makes of the content.
        polarity: "negative" where the source denies or rejects the content or does not say it, and
            of a claim that the one around it denies to have been made ("denied that he had **said**
            so").
        source: Spans that name who speaks; empty where nobody is named.
        cue: Spans that tie source to content; empty for a quotation without one.
        content: Spans of what is attributed.
        speaker: Identifier of the entity to which the source resolves, or None.
        resolution: How the speaker was found, "none" where it was not.
        about: Entities the claim is about, the most central first.
        addressees: Identifiers of the entities to whom it is said.
        parent: Identifier of the claim within whose content this one stands, or None.
        rule: Name of what found it.
        confidence: Probability, 0 to 1, that it is right.
        cospeakers: Identifiers of those who speak together with the speaker ("A and B said").
        reason: Why there is no speaker; "" where there is one.
    """

    id: str
    form: Form
    type: ClaimType
    polarity: Polarity
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str | None
    resolution: Resolution
    about: tuple[About, ...]
    addressees: tuple[str, ...]
    parent: str | None
    rule: str
    confidence: float
    cospeakers: tuple[str, ...] = ()
    reason: str = ""

    @property
    def speakers(self) -> tuple[str, ...]:
        """Identifiers of all who make the claim."""
        return () if self.speaker is None else (self.speaker, *self.cospeakers)

    @property
    def text(self) -> str:
        """The content as one string, gaps shown as " … "."""
        return joined(self.content)
