"""Links: mentions that a sentence says are one: by apposition or as "X is the governor"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from quoteattr.claims import EntityKind
from quoteattr.document import Document, Word
from quoteattr.entities.discourse.appositions import (
    across_phrase,
    apposed,
    second_office,
    with_two_titles,
)
from quoteattr.entities.discourse.introductions import introduced
from quoteattr.entities.discourse.mentions import Mentions
from quoteattr.entities.forms.names import NameGroups
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.grammar.forms import is_modal
from quoteattr.vocabulary.genders import are_opposite
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.tables import Vocabulary

# Kinds of names that a nominal of a kind can describe.
_PARTNERS: Mapping[str, tuple[EntityKind | None, ...]] = {
    "person": ("person", None),
    "organization": ("organization", "place", "group", None),
    "place": ("place", "organization", "group", None),
    "group": ("organization", "group", None),
    "document": ("document", "other", None),
}
_THINGS: tuple[EntityKind | None, ...] = ("organization", "document", "other", None)
_EITHER: tuple[EntityKind | None, ...] = ("person", "organization", None)


@attrs.frozen
class Links:
    """What a sentence says to be one.

    Attributes:
        same: For the number of a candidate that of another one, named in the same sentence.
    """

    same: Mapping[int, int]

    @classmethod
    def of(cls, mentions: Mentions, names: NameGroups, vocabulary: Vocabulary) -> Links:
        """Find them.

        Args:
            mentions: All mentions of the text.
            names: Its names in groups.
            vocabulary: What words say about who is meant.

        Returns:
            The links.
        """
        same: dict[int, int] = {}
        candidates = mentions.candidates
        for number, candidate in enumerate(candidates):
            for other in _told(mentions, candidate, vocabulary):
                if candidate.in_dateline != candidates[other].in_dateline:
                    continue
                first, second = (
                    attrs.evolve(candidates[n], sort=_sort(n, candidates, names))
                    for n in (number, other)
                )
                if not _agree(first, second, mentions.document):
                    continue
                same.setdefault(number, other)
                if candidates[other].kind != "pronoun":
                    same.setdefault(other, number)
                break
        return cls(same)


def _sort(number: int, candidates: Sequence[Candidate], names: NameGroups) -> EntityKind | None:
    """The kind of a mention; for a name, that of its group."""
    options = names.options.get(number)
    return names.groups[options[0]].sort if options else candidates[number].sort


def _told(mentions: Mentions, candidate: Candidate, vocabulary: Vocabulary) -> Iterator[int]:
    """The mentions that the sentence may say to be the same, the likeliest first."""
    found = (
        introduced(mentions, candidate, vocabulary.introductions),
        across_phrase(mentions, candidate),
        apposed(mentions, candidate),
        with_two_titles(mentions, candidate, vocabulary.nouns),
        second_office(mentions, candidate, vocabulary.persons.officers),
        _predicated(mentions, candidate),
    )
    yield from (number for number in found if number is not None)


def _predicated(mentions: Mentions, candidate: Candidate) -> int | None:
    """The subject of which this mention is the predicate: "Ann Lee is the mayor"."""
    if candidate.kind != "nominal" or candidate.plural:
        return None
    document = mentions.document
    children = [document.words[c] for c in document.children[candidate.head]]
    relations = {child.relation for child in children}
    if "cop" not in relations or relations & {"case", "expl"} or any(map(_negates, children)):
        return None
    subject = next((c.index for c in children if c.deprel == "nsubj"), None)
    number = mentions.by_head.get(subject) if subject is not None else None
    is_class = not candidate.definite and candidate.sort in ("document", None)
    is_named = number is not None and mentions.candidates[number].kind == "name"
    return None if is_class and not is_named else number  # "this study is **a sign** of hope"


def _negates(word: Word) -> bool:
    return word.feature("Polarity") == "Neg" or (word.upos == "AUX" and is_modal(word))


def _agree(one: Candidate, other: Candidate, document: Document) -> bool:
    """Whether two mentions can be of one thing: kind, number and gender do not contradict."""
    if one.kind == other.kind == "name":
        return _is_acronym(one, other, document)
    if one.plural != other.plural and "group" not in (one.sort, other.sort):
        return False
    if are_opposite(one.gender, other.gender):
        return False
    if one.kind == other.kind == "nominal":
        are_two = one.bare and other.bare  # in a headline: "Army chief, minister in row"
        return one.sort is not None and one.sort == other.sort and not are_two
    nominal, partner = (one, other) if one.kind == "nominal" else (other, one)
    is_it = partner.kind == "pronoun" and not (partner.gender or partner.relative)
    if is_it and partner.person == 3 and nominal.sort == "person":
        return False
    # a calling that no list has, right before the name: "Stürmer X"
    is_calling = nominal.sort is None and nominal.last + 1 == partner.first
    return (is_calling and partner.kind == "name") or partner.sort in _sorts(
        nominal, partner, document
    )


def _sorts(
    nominal: Candidate, partner: Candidate, document: Document
) -> tuple[EntityKind | None, ...]:
    """The kinds of what a nominal can describe."""
    if nominal.either:
        return _EITHER
    if nominal.sort is None and nominal.definite and _is_beside(nominal, partner, document):
        return (*_THINGS, "person") if _is_set_off(nominal, partner, document) else _THINGS
    return _PARTNERS.get(nominal.sort or "", ())


def _is_beside(nominal: Candidate, name: Candidate, document: Document) -> bool:
    """Whether a name is an apposition behind a comma: "her publishing house, **Nordlys**"."""
    word = document.words[name.tie]
    is_apposed = name.kind == "name" and word.relation == "appos" and word.head == nominal.head
    between = [word.text for word in document.words[nominal.last + 1 : name.start]]
    return is_apposed and between == [","]


def _is_set_off(nominal: Candidate, name: Candidate, document: Document) -> bool:
    """Whether commas set a name of several words off a subject: "the sarpanch, **Ann Lee**,".

    It tells that a noun of no list is an office.
    """
    after = document.words[name.last + 1 : name.last + 2]
    is_subject = document.words[nominal.head].relation == "nsubj"
    return is_subject and len(name.words) > 1 and [word.text for word in after] == [","]


def _is_acronym(one: Candidate, other: Candidate, document: Document) -> bool:
    """Whether of two names in apposition one is made of initials of the other."""
    short, long = sorted((one, other), key=lambda c: len(c.words))
    text = document.span(short.first, short.last).text
    letters = [c for c in word_key(text) if c.isalpha()]
    return (
        len(short.words) == 1
        and text.replace(".", "").isupper()
        and len(long.words) > 1
        and letters[:1] == [long.words[0][0]]
    )
