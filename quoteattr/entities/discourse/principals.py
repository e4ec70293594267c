"""Principals: those in whose name a source speaks: "**Lee**'s lawyer", "a friend of **Lee**"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import takewhile

from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.state import State
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.vocabulary.keys import word_key

_DONE_TO = ("nsubj:pass", "obj", "iobj")
_DESCRIBING = ("nmod", "compound")  # relations of owners, and of names that tell which one


def reported_by(state: State, candidate: Candidate, source: int) -> tuple[Referent, ...]:
    """Who a pronoun in what a source says is likeliest: the source, or whose the source is.

    Args:
        state: The state of reading.
        candidate: The pronoun.
        source: Head word of the source in whose content it lies.

    Returns:
        Whom the pronoun's own clause brings in; else whom the source tells what they are; else the
        principal where the source speaks for
        that one, where kin tell what has become of that one, and where the source cannot be meant
        by its gender; else the source.
    """
    owner = _own_subject(state, candidate, source) or _addressee(state, candidate, source)
    if owner:
        return owner
    speakers = state.named_by(source)
    principal = next((r for r in principals_of(state, source) if _agrees(candidate, r)), None)
    if principal is None:
        return speakers
    is_other = not any(_agrees(candidate, speaker) for speaker in speakers)
    is_theirs = _is_of_client(state, candidate, source) or _is_of_kin(
        state, candidate, source, principal
    )
    return (principal,) if is_other or is_theirs else speakers


def _own_subject(state: State, candidate: Candidate, source: int) -> tuple[Referent, ...]:
    """Whom a clause brings in and tells something of: "Lee said **a pupil** broke **her** arm".

    So do "no pupil" and "any pupil"; not "the pupil", nor who says this clause.
    """
    words, word = state.document.words, state.document.words[candidate.head]
    verb = words[word.head].head if word.deprel == "nmod:poss" else -1
    for child in state.document.children[verb] if verb >= 0 else ():
        number = state.by_head.get(child)
        is_subject = source != child < word.index and words[child].relation == "nsubj"
        if is_subject and number is not None:
            subject, named = state.candidates[number], state.named_by(child)
            is_new = subject.describes_person and not subject.definite
            agrees = all(_agrees(candidate, referent) for referent in named)
            return named if is_new and agrees else ()
    return ()


def _addressee(state: State, candidate: Candidate, source: int) -> tuple[Referent, ...]:
    """Whom a source tells what is so of them: "The judge told **Lee** he had shown no remorse".

    Not what the source itself would do, feels or thinks: "The judge told Lee she would wait".
    """
    words, persons = state.document.words, state.vocabulary.persons
    attribution = state.scopes.attributions[state.scopes.content[candidate.head]]
    cue, verb, told = attribution.cue_head, attribution.content_head, attribution.addressees
    word = words[candidate.head]
    if cue is None or word.relation != "nsubj" or word.head != verb or len(told) != 1:
        return ()
    lemma, pronouns = word_key(words[cue].lemma), state.vocabulary.pronouns
    is_above = _is_called(state, source, persons.superiors) or any(
        role[-1] in persons.superiors for r in state.named_by(source) for role in r.roles
    )
    is_told = lemma in pronouns.telling and is_above
    if lemma not in pronouns.warning and not is_told:
        return ()
    own = persons.proxy_acts | persons.kin_feelings | persons.feelings
    if _acts(state, candidate, own) or _will(state, verb):
        return ()
    found = state.named_by(told[0])
    return found if all(_agrees(candidate, referent) for referent in found) else ()


def _will(state: State, verb: int) -> bool:
    """Whether somebody will do something: "he **would** sue", not "he would be sued"."""
    below = [state.document.words[child] for child in state.document.children[verb]]
    is_to_be = any(word.deprel in ("cop", "aux:pass") for word in below)
    return not is_to_be and any(
        word.relation == "aux" and word_key(word.lemma) in state.vocabulary.pronouns.willing
        for word in below
    )


def principals_of(state: State, source: int) -> Iterator[Referent]:
    """Persons named in a source's own phrase as those whose it is, or to whom it is close.

    Args:
        state: The state of reading.
        source: Head word of the source.

    Yields:
        Their referents, as far as they are known.
    """
    words, children = state.document.words, state.document.children
    head = _phrase(state, source)
    near = (head, *(c for c in children[head] if words[c].relation == "amod"))
    for word in (child for part in near for child in children[part]):
        if words[word].relation in ("nmod", "obl"):
            yield from (r for r in state.named_by(word) if r.sort == "person" and not r.plural)


def bodies_of(state: State, source: int) -> Iterator[Referent]:
    """The bodies whose officer a source is: "its president", "Northam director Ann Lee".

    Args:
        state: The state of reading.
        source: Head word of the source, or of a title above it.

    Yields:
        Organizations, groups and places, as far as they are known.
    """
    for word in state.document.subtree(source):
        if state.document.words[word].relation in ("nmod", "compound"):
            for referent in state.named_by(word):
                if referent.sort in ("organization", "group", "place"):
                    yield referent


def _agrees(candidate: Candidate, referent: Referent) -> bool:
    """Whether "he" or "she" can be a person."""
    is_other = referent.gender not in (None, candidate.gender)
    return bool(candidate.gender) and referent.sort == "person" and not is_other


def _is_of_client(state: State, candidate: Candidate, source: int) -> bool:
    """Whether "he" is for whom a source speaks: "Lee's lawyer said **he** was innocent"."""
    persons = state.vocabulary.persons
    if not _is_called(state, source, persons.proxies) or _owns(state, candidate):
        return False
    is_named = any(speaker.group is not None for speaker in state.named_by(source))
    return not (is_named and _acts(state, candidate, persons.proxy_acts))


def _is_of_kin(state: State, candidate: Candidate, source: int, principal: Referent) -> bool:
    """Whether "he" is whose kin a source is: to whom something is done, or of whom the text told.

    "Lee fell ill. His father said **he** was in hospital", not "said he was heartbroken".
    """
    persons = state.vocabulary.persons
    if not _is_called(state, source, persons.kin) or _owns(state, candidate):
        return False
    if _acts(state, candidate, persons.proxy_acts | persons.kin_feelings):
        return False
    is_done_to = state.document.words[candidate.head].deprel in _DONE_TO
    return is_done_to or _was_told_of(state, candidate, principal)


def _was_told_of(state: State, candidate: Candidate, principal: Referent) -> bool:
    """Whether somebody had a part in the sentence before a mention or in its own.

    Whose name only tells whose something is has none: "**Lee**'s father said he was ill".
    """
    document = state.document
    last = document.sentence_numbers[candidate.head] - 1
    near = takewhile(lambda n: state.sentence(n) >= last, reversed(principal.mentions))
    ties = (state.candidates[number].tie for number in near)
    return any(document.words[tie].relation not in _DESCRIBING for tie in ties)


def _owns(state: State, candidate: Candidate) -> bool:
    """Whether a pronoun is an owner: "**his** client"."""
    return state.document.words[candidate.head].deprel == "nmod:poss"


def _acts(state: State, candidate: Candidate, acts: Collection[str]) -> bool:
    """Whether "he" does or feels what a source does itself, or does something to another "him"."""
    words, verb = state.document.words, state.document.words[candidate.head].head
    if verb < 0:
        return False
    others = (words[c] for c in state.document.children[verb] if words[c].relation == "obj")
    to_another = any(other.upos == "PRON" and other.feature("Gender") for other in others)
    return to_another or word_key(words[verb].lemma) in acts


def _is_called(state: State, source: int, nouns: Collection[str]) -> bool:
    """Whether a source goes by one of some nouns: "a **spokesman** for Lee", "her **son**"."""
    return word_key(state.document.words[_phrase(state, source)].lemma) in nouns


def _phrase(state: State, source: int) -> int:
    """The word that heads a source's phrase: "lawyer" in "Lee's lawyer, Ann Roe"."""
    number = state.by_head.get(source)
    head = source if number is None else state.candidates[number].tie
    word = state.document.words[head]
    return word.head if word.relation == "appos" and word.head >= 0 else head
