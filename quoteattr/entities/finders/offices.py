"""Offices: who holds one, as far as a text has told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from quoteattr.entities.discourse.descriptions import Descriptions
from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent, Words
from quoteattr.entities.discourse.state import State
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.vocabulary.genders import are_opposite
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.persons import Persons
from quoteattr.vocabulary.tables import Vocabulary
from quoteattr.vocabulary.titles import Titles


def add_title(
    descriptions: Descriptions, referent: Referent, titles: Words, owners: Sequence[Referent] = ()
) -> None:
    """Note the words before a name, each office among them as a noun of its own.

    Args:
        descriptions: What each referent has been called; filled in.
        referent: The referent of the name.
        titles: The words, folded.
        owners: The referents that possess what stands before the name.
    """
    for held in _held(titles, descriptions.vocabulary.titles):
        for place in _places(held, descriptions.vocabulary):
            words = (*held[:place], *held[place + 1 :], held[place])
            descriptions.add(referent, words, owners)


def _held(titles: Words, table: Titles) -> Iterator[Words]:
    """A row of titles, and a rank behind an office by itself: "Prime Minister **Sheikh** Omar"."""
    end = len(titles)
    while end > 1 and titles[end - 1] in table.ranks:
        end -= 1
        yield titles[end : end + 1]
    yield table.compared(titles[:end])


def _places(titles: Words, vocabulary: Vocabulary) -> Iterator[int]:
    """Places of offices and callings among titles, the last of a row: "justice **minister**"."""
    officers, nouns = vocabulary.persons.officers, vocabulary.nouns
    for place, word in enumerate(titles):
        is_last = place == len(titles) - 1  # "driver Ann Lee"
        is_office = word in officers or word in vocabulary.titles
        is_office = is_office or (is_last and nouns.kind(word) == "person")
        pair = titles[place : place + 2]
        if is_office and not (len(pair) == 2 and officers.issuperset(pair)):
            yield place


def holder(
    descriptions: Descriptions, known: Sequence[Referent], words: Words, others: Collection[int]
) -> Referent | None:
    """Of those called by a noun the one who holds that very office: not the vice-president.

    Where nobody does, "the president" may be one who goes by less, and "the former president"
    who keeps the title, or the predecessor of who has it now.

    Args:
        descriptions: What each referent has been called.
        known: Those called so.
        words: Modifiers, then the noun.
        others: Numbers of the referents that are hardly meant.

    Returns:
        One of those known or a predecessor, None where none of them is meant.
    """
    persons = descriptions.vocabulary.persons
    altering = persons.altered(words)
    very = [r for r in known if _holds(r, words[-1], altering, persons)]
    if very and very[0].number in others:
        another = (r for r in very if r.group is not None and r.number not in others)
        return next(another, very[0])
    if very:
        return _newcomer(very) or very[0]
    lesser = [r for r in known if r.number not in others]
    if not altering:
        return next((r for r in lesser if not _is_below(r, words[-1], persons)), None)
    if persons.formers.isdisjoint(words):
        return None
    named = next((r for r in lesser if r.group is not None), None)
    return None if named is None else _before(descriptions, named) or named


def _newcomer(known: Sequence[Referent]) -> Referent | None:
    """Of several called by a noun who came last, without a name: "**another economist** … he"."""
    after = [r for r in known if r.group is None and r.sentence > known[0].sentence]
    return max(after, key=lambda r: r.sentence, default=None)


def _holds(referent: Referent, noun: str, altering: Collection[str], persons: Persons) -> bool:
    """Whether somebody was called by a noun with these words that alter an office."""
    return any(persons.altered(role) == altering for role in referent.roles if noun in role)


def _is_below(referent: Referent, noun: str, persons: Persons) -> bool:
    """Whether somebody was only called deputy to who holds an office."""
    return all(not persons.subordinate.isdisjoint(r) for r in referent.roles if noun in r)


def _before(descriptions: Descriptions, holder: Referent) -> Referent | None:
    """Who has been called the predecessor of somebody."""
    nouns = descriptions.vocabulary.persons.predecessors
    found = (descriptions.by_owner.get((noun, (holder.number,))) for noun in nouns)
    return next(filter(None, found), None)


def unnamed_holder(state: State, number: int) -> Found | None:
    """The only unnamed referent with the office in a name's title: "a judge … Judge Lee".

    Args:
        state: The state of reading.
        number: Number of a name among the candidates.

    Returns:
        The referent, None where the name has no such title.
    """
    name, descriptions = state.candidates[number], state.descriptions
    vocabulary = descriptions.vocabulary
    titles = vocabulary.titles.compared(_titles(name))
    altering = vocabulary.persons.altered(titles)
    for noun in (titles[place] for place in _places(titles, vocabulary)):
        known = descriptions.by_noun.get(noun, {}).values()
        ones = (r for r in known if not r.plural)
        holders = [r for r in ones if _holds(r, noun, altering, vocabulary.persons)]
        if noun not in vocabulary.persons.officers or len(holders) != 1:
            continue
        (referent,) = holders
        if (
            referent.group is None
            and not _differs(descriptions, referent, name, noun)
            and not _is_of_another(state, referent, number, noun)
            and not are_opposite(name.gender, referent.gender)
        ):
            return Found((referent,))
    return None


def _differs(descriptions: Descriptions, referent: Referent, name: Candidate, noun: str) -> bool:
    """Whether somebody else has an office of another kind, or speaks for another body.

    As in "the finance minister … Defence Minister Lee" and "Coast Guard spokesman Lee".
    """
    vocabulary = descriptions.vocabulary
    if noun in vocabulary.persons.anonymous:
        told = {word_key(title) for title in name.titles if title[:1].isupper()} - {noun}
        said = {word for words in referent.roles for word in words} - {noun}
    else:
        told = set(vocabulary.titles.compared(_titles(name))) - {noun}
        ends = vocabulary.titles.plurals  # "Water **Resources** Minister"
        told |= {word.removesuffix(end) for word in told for end in ends}
        said = descriptions.kinds[referent.number]
    return bool(told and said) and said.isdisjoint(told)


def _is_of_another(state: State, referent: Referent, number: int, noun: str) -> bool:
    """Whether an office is another's: "Kenya's farm minister … **Chad**'s Farm Minister Lee"."""
    descriptions, options = state.descriptions, state.names.options
    groups = [options[owner][0] for owner in state.owners.get(number, ()) if owner in options]
    owners = tuple(sorted(state.of_group[g].number for g in groups if g in state.of_group))
    is_owned = bool(groups) and (noun, referent.number) in descriptions.owned
    return is_owned and descriptions.by_owner.get((noun, owners)) is not referent


def _titles(name: Candidate) -> Words:
    return tuple(map(word_key, name.titles))


def national_leader(state: State, number: int) -> Found | None:
    """The person with an office of a country: "the **Norwegian** leader", its prime minister.

    Args:
        state: The state of reading.
        number: Number of a nominal among the candidates.

    Returns:
        Who was last named so; None where the noun tells of no country, as "the head of state" need
        not, or nobody was.
    """
    mention, persons = state.candidates[number], state.vocabulary.persons
    if not (mention.describes_person and mention.definite):
        return None
    phrase = word_key(state.document.span(mention.head, mention.last).text)
    is_leader = mention.words[-1] in persons.leaders and bool(mention.origins)
    if not is_leader and phrase not in persons.presiding:
        return None
    for referent in state.descriptions.of_kind("person"):
        offices = (role for role in referent.roles if not persons.ruling.isdisjoint(role))
        if referent.group is not None and any(mention.origins <= set(role) for role in offices):
            return Found((referent,))
    return None


def abbreviated(state: State, number: int) -> Found | None:
    """The person whose office is abbreviated: "the DP" for Deputy President Ann Lee.

    Args:
        state: The state of reading.
        number: Number of a name or a nominal among the candidates.

    Returns:
        Who was last named with an office whose last words begin with these letters; None for
        what is the short name of a body or of a place.
    """
    mention, words = state.candidates[number], state.document.words
    head = mention.head
    text = words[head].text
    is_alone = head > 0 and words[head - 1].upos == "DET" and mention.last == head
    letters = word_key(text)
    if not (is_alone and text.isalpha() and text.isupper()) or len(letters) < 2:
        return None
    bodies, places = state.vocabulary.bodies, state.vocabulary.places
    if any(letters in known for known in (bodies.same, bodies.seats, places.same, places.names)):
        return None
    for referent in state.descriptions.of_kind("person"):
        for role in referent.roles:
            if "".join(word[:1] for word in role).endswith(letters):
                return Found((referent,))
    return None
