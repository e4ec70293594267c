"""Bodies: names of organizations, and the nouns for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.keys import keys, same, word_key


@attrs.frozen(eq=False, repr=False)
class Bodies:
    """Organizations: by which words their names are known, and what they are called.

    Attributes:
        families: Kinds of organizations: nouns for one, and words within the names of such.
        general: Nouns that can stand for any organization named before.
        trading: Nouns that mean one only where its name suits them, or no other may be meant.
        suited: Nouns that mean one only where its name suits them.
        relaying: Cues with which a body passes on news that is not its own.
        outlets: Nouns for such bodies.
        markers: Words within a name that make it an organization's.
        heads: First words in the names of bodies of other languages.
        firms: Last words in the names of firms that fall away in its short form as well.
        trades: Nouns for what firms do, before the name of one at the head of a sentence.
        common: Last words in the names of bodies that each state has.
        everywhere: Words of which names are made that bodies of many states bear.
        organs: Nouns for a part of a body that goes by a name of its own.
        camps: Nouns that mean one body where the same person possesses it.
        staffs: Nouns for those who speak for a body that is named after them.
        staffed: Nouns of such bodies.
        times: Each word that tells which of several in a row is meant, as "current" does, with
            the first of those that may be of the same.
        parting: Words that tell one from others: "the **rival** airline".
        belonging: Last words of modifiers that tell where a body belongs: "Oslo-based".
        seats: Names of organizations that taggers often miss.
        endings: Words at the end of a firm's name that fall away in its short form.
        same: Each name of an organization with the name to compare by.
        complements: Prepositions within the names of organizations.
        behind: Further prepositions that may follow an organization's head noun.
        linkers: Complements that mark an organization when they are its second word.
        small: Words that an acronym passes over.
    """

    families: Sequence[tuple[frozenset[str], frozenset[str]]]
    general: frozenset[str]
    trading: frozenset[str]
    suited: frozenset[str]
    relaying: frozenset[str]
    outlets: frozenset[str]
    markers: frozenset[str]
    heads: frozenset[str]
    firms: frozenset[str]
    trades: frozenset[str]
    common: frozenset[str]
    everywhere: frozenset[str]
    organs: frozenset[str]
    camps: frozenset[str]
    staffs: frozenset[str]
    staffed: frozenset[str]
    times: Mapping[str, str]
    parting: frozenset[str]
    belonging: frozenset[str]
    seats: frozenset[str]
    endings: frozenset[str]
    same: Mapping[str, str]
    complements: frozenset[str]
    behind: frozenset[str]
    linkers: frozenset[str]
    small: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Bodies:
        """Read them from a lexicon."""
        return cls(
            families=tuple(
                (
                    frozenset(map(word_key, family["nouns"])),
                    frozenset(map(word_key, family["names"])),
                )
                for family in lexicon.table("organizations").get("families", ())
            ),
            general=keys(lexicon, "organizations", "general"),
            trading=keys(lexicon, "organizations", "trading"),
            suited=keys(lexicon, "organizations", "suited"),
            relaying=keys(lexicon, "organizations", "relaying"),
            outlets=keys(lexicon, "organizations", "outlets"),
            markers=keys(lexicon, "organizations", "markers"),
            heads=keys(lexicon, "organizations", "heads"),
            firms=keys(lexicon, "organizations", "firms"),
            trades=keys(lexicon, "organizations", "trades"),
            common=keys(lexicon, "organizations", "common"),
            everywhere=keys(lexicon, "organizations", "everywhere"),
            organs=keys(lexicon, "organizations", "organs"),
            camps=keys(lexicon, "organizations", "camps"),
            staffs=keys(lexicon, "organizations", "staffs"),
            staffed=keys(lexicon, "organizations", "staffed"),
            times=same(lexicon.table("organizations").get("times", ())),
            parting=keys(lexicon, "organizations", "parting"),
            belonging=keys(lexicon, "organizations", "belonging"),
            seats=keys(lexicon, "organizations", "seats"),
            endings=keys(lexicon, "organizations", "endings"),
            same=same(lexicon.table("organizations").get("same", ())),
            complements=keys(lexicon, "organizations", "complements"),
            behind=keys(lexicon, "organizations", "behind"),
            linkers=keys(lexicon, "organizations", "linkers"),
            small=keys(lexicon, "organizations", "small"),
        )
