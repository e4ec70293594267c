"""Named persons and bodies: from what looks like a name to a name without its titles."""

from __future__ import annotations

from collections.abc import Collection

from quoteattr.entities.mentions.admission import ARGUMENTS, is_name
from quoteattr.entities.mentions.bodies import is_traded, whole_body
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.entities.mentions.edges import (
    begins_small,
    trimmed,
    with_compass,
    with_given_name,
    without_date,
    without_epithet,
    without_letters,
    without_place,
)
from quoteattr.entities.mentions.phrases import is_definite
from quoteattr.entities.mentions.stretches import Stretch
from quoteattr.entities.mentions.titles import title_gender, title_start
from quoteattr.entities.mentions.untitled import behind_titles
from quoteattr.folding import without_invisible
from quoteattr.grammar.forms import tag
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.tables import Vocabulary


def name_in(chunk: Stretch, surnames: Collection[str], vocabulary: Vocabulary) -> Candidate | None:
    """The name in a chunk: titles cut off in front, what is no name at both edges.

    Args:
        chunk: A stretch that looks like a name.
        surnames: Words of the text that are surnames though they could be titles.
        vocabulary: What words say about who is meant.

    Returns:
        The name, or None where the chunk is a title alone or no name at all.
    """
    name = _bounded(chunk, surnames, vocabulary)
    return _candidate(name, vocabulary) if name and is_name(name, vocabulary) else None


def _bounded(chunk: Stretch, surnames: Collection[str], vocabulary: Vocabulary) -> Stretch | None:
    """The words of a chunk that are the name, and of which kind; None where titles are all."""
    chunk = without_epithet(without_date(trimmed(chunk), vocabulary))
    name = behind_titles(chunk, surnames, vocabulary)
    if name is None or begins_small(name):
        return None
    name = without_place(with_given_name(name, vocabulary), vocabulary)
    name = with_compass(name, vocabulary)
    name = without_letters(name, vocabulary)
    if name.sort in (None, "person") and is_traded(name, vocabulary.bodies):
        name = name.sorted_as("organization")
    name = whole_body(name, vocabulary.bodies, vocabulary.persons.officers)
    is_surname = word_key(name.words[0].text) in surnames
    if name.sort == "person" and name.is_single and tag(name.words[0]) == "NNS" and not is_surname:
        return name.sorted_as("group")  # "Dockworkers" at the head of a sentence
    return name


def _candidate(name: Stretch, vocabulary: Vocabulary) -> Candidate:
    """A name with what stands before it as titles."""
    document, head = name.document, name.document.words[name.head]
    start = title_start(name, vocabulary)
    before = document.span(start, name.first - 1).text if start < name.first else ""
    titles = tuple(without_invisible(before).split())
    telling = (*titles, name.keys[0]) if len(name.keys) > 1 else titles  # "President Sheikh Omar"
    return Candidate(
        name.head,
        name.first,
        name.last,
        "name",
        sort=name.sort,
        words=name.keys,
        tagged=name.tagged,
        gender=title_gender(telling, vocabulary),
        plural=name.sort in ("group", None) and head.feature("Number") == "Plur",
        titles=titles,
        start=start,
        tie=_tie(name, start),
        is_demonym=name.is_single and _is_one(name, vocabulary),
        definite=True,
    )


def _is_one(name: Stretch, vocabulary: Vocabulary) -> bool:
    """Whether a noun of nationality means one person: "the Swede", not "the French".

    Nor "the Republican": who belongs to a party or a creed may be anybody's opponent.
    """
    word = name.words[0]
    plurals = {word_key(word.text) + ending for ending in vocabulary.titles.plurals}
    is_noun = word.upos in ("NOUN", "PROPN") and word.feature("Number") == "Sing"
    is_noun = is_noun or (word.upos == "ADJ" and word.relation in ARGUMENTS)
    return (
        is_definite(name.document, name.first)
        and is_noun
        and (name.sort == "group" or word_key(word.text) in vocabulary.groups.nationals)
        and plurals.isdisjoint(vocabulary.groups.names)
        and not word.text.endswith(vocabulary.groups.collective)
    )


def _tie(name: Stretch, start: int) -> int:
    """The word that ties a name to its sentence: "Dr" in "Dr Lee said", if it is the subject."""
    tie = name.head
    while start <= name.document.words[tie].head < name.first:
        tie = name.document.words[tie].head
    return tie
