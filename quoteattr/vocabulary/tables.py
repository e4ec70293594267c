"""Tables: all that the words of a language say about who is meant."""

from __future__ import annotations

from functools import lru_cache
from typing import get_args

import attrs

from quoteattr.claims import EntityKind
from quoteattr.errors import LexiconError
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.bodies import Bodies
from quoteattr.vocabulary.genders import Genders
from quoteattr.vocabulary.groups import Groups
from quoteattr.vocabulary.introductions import Introductions
from quoteattr.vocabulary.keys import keys
from quoteattr.vocabulary.memberships import Memberships
from quoteattr.vocabulary.nouns import Nouns
from quoteattr.vocabulary.owners import Owners
from quoteattr.vocabulary.persons import Persons
from quoteattr.vocabulary.places import Places
from quoteattr.vocabulary.pronouns import Pronouns
from quoteattr.vocabulary.sequels import Sequels
from quoteattr.vocabulary.titles import Titles
from quoteattr.vocabulary.trials import Trials


@attrs.frozen(eq=False, repr=False)
class Vocabulary:
    """The tables of a lexicon that find entities, made ready for looking up folded words.

    Attributes:
        titles: Words before and after the names of persons.
        persons: Nouns for persons.
        genders: What words tell of gender.
        bodies: Names of organizations and nouns for them.
        groups: Names of peoples and families, and nouns for several persons.
        places: Names of places and nouns for them.
        memberships: Nouns for who belongs to which kind of body.
        nouns: The kinds of all nouns.
        pronouns: Pronouns and the verbs around them.
        owners: How owners are written.
        introductions: Words before a name that is given.
        sequels: Words that say that a speaker goes on.
        trials: Words for what courts and the police do with somebody.
        calendar: Capitalised words that name no entity, as days and months do.
        lexicon: What all this was read from.
    """

    titles: Titles
    persons: Persons
    genders: Genders
    bodies: Bodies
    groups: Groups
    places: Places
    memberships: Memberships
    nouns: Nouns
    pronouns: Pronouns
    owners: Owners
    introductions: Introductions
    sequels: Sequels
    trials: Trials
    calendar: frozenset[str]
    lexicon: Lexicon

    @classmethod
    def of(cls, lexicon: Lexicon) -> Vocabulary:
        """Read it from a lexicon; the same object each time for the same lexicon.

        Raises:
            LexiconError: Table ``ner`` gives a label a kind that there is not.
        """
        return _read(lexicon)


@lru_cache(maxsize=8)
def _read(lexicon: Lexicon) -> Vocabulary:
    _check_kinds(lexicon)
    titles = Titles.of(lexicon)
    return Vocabulary(
        titles=titles,
        persons=Persons.of(lexicon),
        genders=Genders.of(lexicon),
        bodies=Bodies.of(lexicon),
        groups=Groups.of(lexicon),
        places=Places.of(lexicon),
        memberships=Memberships.of(lexicon),
        nouns=Nouns.of(lexicon, titles),
        pronouns=Pronouns.of(lexicon),
        owners=Owners.of(lexicon),
        introductions=Introductions.of(lexicon),
        sequels=Sequels.of(lexicon),
        trials=Trials.of(lexicon),
        calendar=keys(lexicon, "ner", "calendar", "words"),
        lexicon=lexicon,
    )


def _check_kinds(lexicon: Lexicon) -> None:
    """Raises `LexiconError` if a tagger's label stands for a kind of entity that there is not."""
    known = get_args(EntityKind)
    for label, kind in lexicon.table("ner", "kinds").items():
        if kind not in (*known, ""):
            raise LexiconError(
                f"ner.kinds.{label} of lexicon {lexicon.lang!r} is {kind!r}, which is no kind of "
                f'entity: write {", ".join(known)}, or "" for a label that names none'
            )
