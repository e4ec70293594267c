"""Candidates: mentions before anyone knows which entity they name."""

from __future__ import annotations

import attrs

from quoteattr.claims import EntityKind, Gender, MentionKind


@attrs.frozen
class Candidate:
    """A mention before anyone knows which entity it names. Words are indices in the document.

    Attributes:
        head: Its head word.
        first: Its first word; for a name without titles.
        last: Its last word, included.
        kind: "name", "nominal" or "pronoun".
        sort: Kind of entity it names, as far as it tells.
        words: A name's folded words, or a nominal's: modifiers, then the head's lemma.
        tagged: Whether the tagger took it for a name.
        gender: Gender that the mention itself tells.
        plural: Whether it is plural.
        person: Grammatical person, 1 to 3.
        definite: Whether it takes up something known ("the governor", "his aide").
        bare: Whether it is a singular noun without an article, as in headlines.
        origins: Of the modifiers of a nominal those that tell a nationality.
        either: Whether its noun may be a person's or a firm's, whatever its sort: "the developer".
        nouns: Of the modifiers of a nominal those that are nouns and tell a kind: "parish council".
        kinds: These and the adjectives behind one: "union **medical** board".
        owned: Whether a pronoun tells who alone possesses it: "his aide", not "our country".
        titles: Words before a name that are no part of it, as they are written.
        start: The first of those titles; the same as ``first`` where there is none.
        noun_end: The last word of its noun: "law" of "brother-in-law"; else its head.
        tie: The word that ties it to its sentence: a title above its head, or else its head.
        office: Head of a name's office with what it is over: "**head** of the union Ann Lee".
        surname: Word that it shares with the next name: "Lee" for "Ann" in "Ann and Bob Lee".
        pair: Places of whom it means among two who were named together: (1,) for "the latter".
        is_demonym: Whether it means one person by nationality: "the Colombian".
        in_dateline: Whether it stands before what is told: the place in "LYON (AP) —".
        relative: Whether it is a relative pronoun.
        animate: Whether it is one of persons ("who").
    """

    head: int
    first: int
    last: int
    kind: MentionKind
    sort: EntityKind | None = None
    words: tuple[str, ...] = ()
    tagged: bool = False
    gender: Gender | None = None
    plural: bool = False
    person: int = 3
    definite: bool = False
    bare: bool = False
    origins: frozenset[str] = frozenset()
    either: bool = False
    nouns: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    owned: bool = False
    titles: tuple[str, ...] = ()
    start: int = attrs.field()
    noun_end: int = attrs.field()
    tie: int = attrs.field()
    office: int | None = None
    surname: int | None = None
    pair: tuple[int, ...] = ()
    is_demonym: bool = False
    in_dateline: bool = False
    relative: bool = False
    animate: bool = False

    @start.default
    def _start(self) -> int:
        return self.first

    @noun_end.default
    def _noun_end(self) -> int:
        return self.head

    @tie.default
    def _tie(self) -> int:
        return self.head

    @property
    def is_anaphoric(self) -> bool:
        """Whether it is a pronoun that takes up what is known: "she", "it", not "I" or "who"."""
        return self.kind == "pronoun" and self.person == 3 and not self.relative

    @property
    def describes_person(self) -> bool:
        """Whether it is a description of one person: "the clerk"."""
        return self.kind == "nominal" and self.sort == "person" and not self.plural
