"""Pronouns: those that name somebody, and those that name nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from quoteattr.claims import Gender
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.genders import gendered
from quoteattr.vocabulary.keys import keys


@attrs.frozen(eq=False, repr=False)
class Pronouns:
    """What a language says with pronouns.

    Attributes:
        pairs: Words for members of two who were named together, with their places: "the
            latter".
        animate: Relative pronouns of persons.
        inanimate: Relative pronouns that are never of persons.
        genders: Gender that a pronoun's form tells, where taggers may err: "herself".
        anyone: Pronouns that mean nobody in particular, whom "her" may take up.
        blaming: Verbs whose object is hardly something of the subject's own.
        judging: Verbs whose object is not where it is one of those nouns that follow.
        judged: Nouns for what somebody has said, decided or made.
        own: Words by which it is the subject's own all the same.
        warning: Verbs of saying to somebody what is so of that one: "warned him he was late".
        telling: The same where one says it who stands above the other: a judge, a doctor.
        willing: Auxiliaries for what the one who says it will do.
        topical: What stands before whom a sentence is about: "**as for** Lee, she said".
        expletive: Verbs with which "it" names nothing: "it seems".
        clausal: Verbs with which it names nothing before a clause: "it emerged that".
    """

    pairs: Mapping[str, Sequence[int]]
    animate: frozenset[str]
    inanimate: frozenset[str]
    genders: Mapping[str, Gender]
    anyone: frozenset[str]
    blaming: frozenset[str]
    judging: frozenset[str]
    judged: frozenset[str]
    own: frozenset[str]
    warning: frozenset[str]
    telling: frozenset[str]
    willing: frozenset[str]
    topical: frozenset[str]
    expletive: frozenset[str]
    clausal: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Pronouns:
        """Read them from a lexicon."""
        return cls(
            pairs=lexicon.table("pronouns", "pairs"),
            animate=keys(lexicon, "pronouns", "animate"),
            inanimate=keys(lexicon, "pronouns", "inanimate"),
            genders=gendered(lexicon, "pronouns", "genders"),
            anyone=keys(lexicon, "pronouns", "anyone"),
            blaming=keys(lexicon, "pronouns", "blaming"),
            judging=keys(lexicon, "pronouns", "judging"),
            judged=keys(lexicon, "pronouns", "judged"),
            own=keys(lexicon, "pronouns", "own"),
            warning=keys(lexicon, "pronouns", "warning"),
            telling=keys(lexicon, "pronouns", "telling"),
            willing=keys(lexicon, "pronouns", "willing"),
            topical=keys(lexicon, "pronouns", "topical"),
            expletive=keys(lexicon, "pronouns", "expletive"),
            clausal=keys(lexicon, "pronouns", "clausal"),
        )
