"""Nominals: "the governor", "the ministry", "his campaign" and whom they take up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from quoteattr.document import Document
from quoteattr.entities.discourse.descriptions import Descriptions, is_of_other_party
from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent, Words
from quoteattr.entities.discourse.settings import Setting, setting_of
from quoteattr.entities.discourse.state import State
from quoteattr.entities.finders.hypernyms import in_focus, meant
from quoteattr.entities.finders.offices import holder
from quoteattr.entities.finders.owners import owners_of
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.vocabulary.genders import are_opposite
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.places import Places
from quoteattr.vocabulary.tables import Vocabulary


def full_words(document: Document, candidate: Candidate) -> Words:
    """The words of a nominal with those of the phrase after its noun: "governor of Odesa".

    Args:
        document: The parsed text.
        candidate: The nominal.

    Returns:
        Folded words: the phrase, then the modifiers, then the noun.
    """
    after = document.words[candidate.noun_end + 1 : candidate.last + 1]
    telling = (word for word in after if word.upos in ("NOUN", "PROPN", "ADJ"))
    return (*(word_key(word.lemma) for word in telling), *candidate.words)


def described(state: State, number: int) -> Found | None:
    """The referent that a nominal takes up by its words.

    Args:
        state: The state of reading.
        number: Number of the nominal among the candidates.

    Returns:
        The referent, None where the words are new.
    """
    candidate, descriptions = state.candidates[number], state.descriptions
    owners = owners_of(state, number)
    words = state.vocabulary.titles.compared(full_words(state.document, candidate))
    noun = words[-1]
    if not any(map(str.isalnum, noun)):
        return None  # "52%" and "39%" of the same are two
    of_owner = _of_owner(state, candidate, noun, [owner.number for owner in owners])
    is_one = of_owner is not None and not are_opposite(candidate.gender, of_owner.gender)
    if of_owner is not None and is_one and not _is_another(candidate, of_owner, owners):
        return Found((of_owner,))
    if _is_told_by_clause(state.document, candidate):
        return None
    if not candidate.definite:
        is_proper = _is_proper(candidate, state.vocabulary.groups.quantities)
        return _same(descriptions, words, candidate) if is_proper else _opened(descriptions, noun)
    setting = setting_of(state, number, owners)
    headlined = None if setting.is_owned else _headlined(descriptions, words, candidate)
    known = [
        referent
        for referent in descriptions.called(noun)
        if _can_be(candidate, referent)
        and not _is_of_other_time(descriptions, words, referent)
        and not is_of_other_party(referent, words, descriptions.vocabulary.groups)
        and _covers(descriptions, candidate, referent, words, setting)
    ]
    focus = in_focus(descriptions, candidate, known, setting) if known else None
    if headlined is not None or focus is not None:
        return headlined or focus
    found = Found.of(holder(descriptions, known, words, setting.others))
    return found or meant(descriptions, candidate, set(words) - {noun}, setting)


def _of_owner(
    state: State, candidate: Candidate, noun: str, owners: Sequence[int]
) -> Referent | None:
    """What its owner possesses under a noun, or under another that means the same of one.

    "Her team" is "the Lee campaign", though not "her legal team".
    """
    possessed, camps = state.descriptions.by_owner, state.vocabulary.bodies.camps
    known = possessed.get((noun, tuple(owners)))
    modifiers = state.document.words[candidate.first : candidate.head]
    is_plain = all(word.upos not in ("ADJ", "NOUN", "VERB") for word in modifiers)
    if known is not None or noun not in camps or not is_plain:
        return known
    others = (possessed.get((camp, tuple(owners))) for camp in sorted(camps - {noun}))
    return next((other for other in others if other is not None), None)


def _is_another(candidate: Candidate, known: Referent, owners: Iterable[Referent]) -> bool:
    """Whether an owner has two of a noun: "the NEC **economic** committee", "the NEC **peace** …".

    Told only where the owner stands in both by name.
    """
    noun, of_owners = candidate.words[-1], {w for o in owners for role in o.roles for w in role}
    roles = [set(role) - {noun} for role in known.roles if role[-1] == noun]
    others = [role - of_owners for role in roles if not role.isdisjoint(of_owners)]
    told = candidate.kinds - of_owners
    return bool(told) and any(others) and all(map(told.isdisjoint, others))


def _is_told_by_clause(document: Document, candidate: Candidate) -> bool:
    """Whether a clause tells which several are meant: "the people **that have no goal**".

    Not behind a comma or a quotation mark, nor where a word points back: "**these** people who".
    """
    head, words = candidate.head, document.words
    below = document.children[head]
    if not candidate.plural or any(words[c].feature("PronType") == "Dem" for c in below):
        return False
    clauses = (c for c in below if words[c].deprel == "acl:relcl" and c > head)
    first = next((document.subtree(clause)[0] for clause in clauses), None)
    return first is not None and all(w.upos != "PUNCT" for w in words[head : first + 1])


def _is_of_other_time(descriptions: Descriptions, words: Words, referent: Referent) -> bool:
    """Whether one of two is of now, the other to come or gone: "the **current** council"."""
    times = descriptions.vocabulary.bodies.times
    told = {times[word] for word in words if word in times}
    if not told:
        return False
    roles = (role for role in referent.roles if role[-1] == words[-1])
    known = {times[word] for role in roles for word in role if word in times}
    return bool(known) and known.isdisjoint(told)


def _is_proper(candidate: Candidate, vague: Collection[str]) -> bool:
    """Whether the very words name it, with or without an article: "city officials"."""
    if candidate.words[-1] in vague and len(candidate.words) == 1:
        return False  # "people", "others", whoever they are
    return candidate.plural or (
        len(candidate.words) > 1 and candidate.sort in ("organization", "group")
    )


def _opened(descriptions: Descriptions, noun: str) -> Found | None:
    """What only the headline named so far."""
    referent = descriptions.opened(noun)
    return None if referent is None else Found((referent,), closes=noun)


def _headlined(descriptions: Descriptions, words: Words, candidate: Candidate) -> Found | None:
    """What the headline named with no other words: "Ex-mayor …", "the former mayor of Lyon"."""
    referent, persons = descriptions.opened(words[-1]), descriptions.vocabulary.persons
    if referent is None or candidate.sort != "person" or not _can_be(candidate, referent):
        return None
    altered = persons.altered(words)
    is_one = any(
        persons.altered(role) == altered and set(role) <= {*words, *persons.altering}
        for role in referent.roles
        if role[-1] == words[-1]
    )
    return Found((referent,), closes=words[-1]) if is_one else None


def _same(descriptions: Descriptions, words: Words, candidate: Candidate) -> Found | None:
    """What was called by the very same words: "city officials" again."""
    known = descriptions.called(words[-1])
    return Found.of(next((r for r in known if words in r.roles and _can_be(candidate, r)), None))


def _can_be(candidate: Candidate, referent: Referent) -> bool:
    """Whether number, gender and kind agree; a body may have a plural name."""
    is_other_number = candidate.plural != referent.plural
    if is_other_number and (candidate.plural or referent.group is None):
        return False
    if are_opposite(candidate.gender, referent.gender):
        return False
    if candidate.sort is None or referent.sort in (candidate.sort, None):
        return True
    bodies, kinds = {"organization", "group", "place"}, {candidate.sort, referent.sort}
    return kinds <= bodies or (candidate.either and kinds == {"person", "organization"})


def _covers(
    descriptions: Descriptions,
    candidate: Candidate,
    referent: Referent,
    words: Words,
    setting: Setting,
) -> bool:
    """Whether a referent was called all that, or nothing that says otherwise."""
    vocabulary = descriptions.vocabulary
    noun, need = words[-1], set(words) - {words[-1]}
    if setting.is_sure and (noun, referent.number) in descriptions.owned:
        return False  # somebody else's
    is_owned = candidate.owned or bool(setting.owners)
    if not need:
        return not is_owned
    called = [set(role) for role in referent.roles if noun in role]
    of_state = {vocabulary.places.demonyms.get(word, word) for word in need}
    if any(role.issuperset(need) or role.issuperset(of_state) for role in called):
        return True
    phrase = words[: -len(vocabulary.titles.compared(candidate.words))]
    is_plain = not is_owned and {noun} in called and not _narrows(phrase, vocabulary.places)
    is_plain = is_plain and not _is_newly_told(candidate, referent, setting)
    if noun in vocabulary.persons.ruling and _is_of_body(candidate, vocabulary):
        return False
    return is_plain and not _differs_in_kind(candidate, called)


def _is_newly_told(candidate: Candidate, referent: Referent, setting: Setting) -> bool:
    """Whether a body comes in with what tells it from one that was only called by its noun.

    "The union … the **nurses'** union", "the federation … the **French** federation" are two.
    """
    is_bare = referent.group is None and referent.sort == "organization"
    return is_bare and bool(setting.is_owned or candidate.origins)


def _narrows(phrase: Words, places: Places) -> bool:
    """Whether a phrase behind a noun tells whose it is: "the president of the union".

    The president of a country may be known without it.
    """
    place = " ".join(phrase)
    return bool(phrase) and places.same.get(place, place) not in places.countries


def _is_of_body(candidate: Candidate, vocabulary: Vocabulary) -> bool:
    """Whether an office is a body's, "the **union** president", not that of who rules a country."""
    kinds = {vocabulary.nouns.kind(noun) for noun in candidate.nouns}
    return "organization" in kinds


def _differs_in_kind(candidate: Candidate, called: Iterable[Collection[str]]) -> bool:
    """Whether nouns tell of another kind than all fuller descriptions: "the parish council".

    Adjectives may only describe: "the embattled council".
    """
    fuller = [words for words in called if len(words) > 1]
    return bool(candidate.nouns and fuller) and all(map(candidate.nouns.isdisjoint, fuller))
