"""Pronouns: the most salient referent that agrees and that the sentence does not rule out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from quoteattr.entities.discourse.agreement import fit_of
from quoteattr.entities.discourse.binding import accusers, asked_about, ruled_out
from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.salience import score
from quoteattr.entities.discourse.state import State
from quoteattr.entities.discourse.voices import called_by
from quoteattr.entities.finders.expletives import is_expletive
from quoteattr.entities.finders.pairs import PAIR_WINDOW, named_apart, named_together
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.vocabulary.keys import word_key

_WINDOW = 8  # sentences
_PERSON_WINDOW = 30  # the same for "he" and "she"
_VERBS_ABOVE = 3  # among which "himself" has its subject
_FRONTED_DEPTH = 5  # words above a pronoun, of which one is the verb of a fronted clause
_LEAST = -100.0
_OWNERS_WINDOW = 3
_OWNING = ("person", "group")
_MATRIX_SUBJECT = 100.0
_ACCUSER = 180.0  # how unlikely who accuses her son is she, although who speaks is likely to be

_ASKED_ABOUT = 90.0  # the same of whom a question tells that is answered here


def antecedents(state: State, number: int) -> Found | None:
    """The referents that a third-person pronoun takes up.

    Args:
        state: The state of reading.
        number: Number of a pronoun among the candidates.

    Returns:
        One referent, several for "they" after a coordination; None where nothing agrees, or the
        pronoun is relative or of another person.
    """
    candidate = state.candidates[number]
    if not candidate.is_anaphoric:
        return None
    if candidate.pair:
        named = named_together(state, candidate, PAIR_WINDOW) or named_apart(state, candidate)
        return Found.of(*(named[place] for place in candidate.pair if place < len(named)))
    if candidate.sort is None and not candidate.plural and is_expletive(state, candidate):
        return None
    for told in (_itself, _joined_owner, _fronted, _spoken_of, _together):
        found = told(state, candidate)
        if found:
            return Found(found)
    return _most_salient(state, candidate)


def _itself(state: State, candidate: Candidate) -> tuple[Referent, ...]:
    """Who does something to "himself"."""
    word = state.document.words[candidate.head]
    return _subject(state, word.head) if word.feature("Reflex") == "Yes" else ()


def _fronted(state: State, candidate: Candidate) -> tuple[Referent, ...]:
    """Of whom a sentence says at once that it tells: "**For Lee**, he said it was all over"."""
    document = state.document
    if document.words[candidate.head].relation != "nsubj":
        return ()
    for sister in document.children[document.words[candidate.head].head]:
        number = state.by_head.get(sister, -1)
        is_name = number >= 0 and sister < candidate.head
        is_name = is_name and state.candidates[number].kind == "name"
        if not is_name or state.scopes.source_of(sister) == candidate.head:
            continue  # "**For Lee**, he said, it was all over" is of somebody else
        first = document.sentence_of(sister).first
        before = document.words[first : state.candidates[number].start]
        named = state.named_by(sister)
        is_topic = " ".join(word_key(w.text) for w in before) in state.vocabulary.pronouns.topical
        if is_topic and len(named) == 1 and fit_of(state, candidate, named[0]) is not None:
            return named
    return ()


def _spoken_of(state: State, candidate: Candidate) -> tuple[Referent, ...]:
    """Of whom it is told that this is said of them: "“She listens,” Kim said of **Lee**"."""
    if state.document.words[candidate.head].relation != "nsubj":
        return ()
    named = [r for word in _topics(state, candidate) for r in state.named_by(word)]
    is_one = len(named) == 1 and fit_of(state, candidate, named[0]) is not None
    return tuple(named) if is_one else ()


def spoken_of(state: State, number: int) -> Iterator[int]:
    """The mention of whom something is said in which a pronoun stands, to be read before it.

    Args:
        state: The state of reading.
        number: Number of the pronoun among the candidates.

    Yields:
        Number of the mention, if there is one.
    """
    for word in _topics(state, state.candidates[number]):
        if word in state.by_head:
            yield state.by_head[word]


def _topics(state: State, candidate: Candidate) -> Iterator[int]:
    """Head words of whom the cue says that a pronoun's quotation is of: "said **of Lee**".

    Of "her driver, **Lee**" the name.
    """
    document, speech = state.document, state.scopes.speech[candidate.head]
    for head in () if speech < 0 else state.scopes.attributions[speech].spoken_of:
        names = (c for c in document.children[head] if document.words[c].relation == "appos")
        yield next(names, head)


def _together(state: State, candidate: Candidate) -> tuple[Referent, ...]:
    """Those named together whom "they" takes up, in nobody's words of their own."""
    named = named_together(state, candidate) if candidate.plural else ()
    named = named or _joint_speakers(state, candidate) or _joint_owners(state, candidate)
    is_free = ruled_out(state, candidate).isdisjoint(r.number for r in named) if named else True
    return named if is_free else ()


def _joint_owners(state: State, candidate: Candidate) -> tuple[Referent, ...]:
    """Two named a few sentences ago, whatever body was since: "**Their** lawyer", "their parents".

    Bodies have none of these; a group that was mentioned since has.
    """
    word = state.document.words[candidate.head]
    if word.deprel != "nmod:poss" or not candidate.plural:
        return ()
    if not _is_of_persons(state, word_key(state.document.words[word.head].lemma)):
        return ()
    named = named_together(state, candidate, _OWNERS_WINDOW)
    if not named or any(r.sort != "person" for r in named):
        return ()
    since = takewhile(lambda r: r not in named, reversed(state.recent.values()))
    return () if any(r.plural and r.sort in _OWNING for r in since) else named


def _is_of_persons(state: State, noun: str) -> bool:
    """Whether only a person has what a noun names: a relative, or a lawyer before a court."""
    persons, clients = state.vocabulary.persons, state.vocabulary.trials.clients
    return noun in persons.kin or not clients.isdisjoint(persons.inverses.get(noun, ()))


def _joint_speakers(state: State, candidate: Candidate) -> tuple[Referent, ...]:
    """Those who spoke together a sentence ago, and who go on: "Both said … **They** added"."""
    sentence, speakers = state.document.sentence_numbers[candidate.head], state.speakers
    are_near = state.spoken == sentence - 1 and candidate.head in state.scopes.sources
    are_persons = len(speakers) > 1 and all(r.sort == "person" for r in speakers)
    goes_on = candidate.plural and are_near and are_persons
    is_nearer = any(r.plural and r.sentence >= state.spoken for r in state.recent.values())
    return speakers if goes_on and not is_nearer else ()


def _joined_owner(state: State, candidate: Candidate) -> tuple[Referent, ...]:
    """Who is joined to what is theirs: "the need for **nurses** and **their** patients"."""
    word = state.document.words[candidate.head]
    owned = state.document.words[word.head]
    if word.deprel != "nmod:poss" or owned.relation != "conj" or owned.head > word.index:
        return ()
    named = state.named_by(owned.head)
    is_owner = len(named) == 1 and named[0].sort in _OWNING
    return named if is_owner and fit_of(state, candidate, named[0]) is not None else ()


def _most_salient(state: State, candidate: Candidate) -> Found | None:
    """The referent within reach that agrees and scores best."""
    barred, named = ruled_out(state, candidate), called_by(state, candidate)
    named |= {referent.number: _ACCUSER for referent in accusers(state, candidate)}
    named |= {referent.number: _ASKED_ABOUT for referent in asked_about(state, candidate)}
    found: list[tuple[float, Referent]] = []
    for referent, bonus in _pool(state, candidate):
        fit = None if referent.number in barred else fit_of(state, candidate, referent)
        value = _LEAST if fit is None else bonus + fit + score(state, candidate, referent)
        if value > _LEAST:
            value -= named.get(referent.number, 0.0)
            found.append((value, referent))
    if not found:
        return None
    _, best = max(found, key=lambda pair: pair[0])
    is_body = best.sort == "person" and not (candidate.gender or candidate.plural)
    return Found((best,), sort="organization" if is_body else None)  # what says "it" is nobody


def _pool(state: State, candidate: Candidate) -> Iterator[tuple[Referent, float]]:
    """Referents within reach, each with a bonus for where it stands."""
    sentence = state.document.sentence_numbers[candidate.head]
    window = _PERSON_WINDOW if candidate.gender else _WINDOW
    for referent in reversed(state.recent.values()):
        if sentence - referent.sentence > window:
            break
        if not _comes_later(state, candidate, referent):
            yield referent, 0.0
    for referent in (*_matrix_subject(state, candidate), *_same_source(state, candidate)):
        yield referent, _MATRIX_SUBJECT


def _comes_later(state: State, candidate: Candidate, referent: Referent) -> bool:
    """Whether something is first mentioned after a pronoun, and not as who says this."""
    if state.candidates[referent.mentions[0]].head <= candidate.head:
        return False
    source = state.scopes.source_of(candidate.head)
    return source is None or referent not in state.named_by(source)


def _subject(state: State, verb: int) -> tuple[Referent, ...]:
    """Referents of the subject of a verb, or of the next verb above that has one."""
    for _ in range(_VERBS_ABOVE):
        if verb < 0:
            break
        for child in state.document.children[verb]:
            if state.document.words[child].relation == "nsubj":
                return state.named_by(child)
        verb = state.document.words[verb].head
    return ()


def _matrix_subject(state: State, candidate: Candidate) -> tuple[Referent, ...]:
    """Subject of the clause before which a fronted clause stands: "Because he was late, Lee …"."""
    document = state.document
    for above in document.ancestors(candidate.head)[:_FRONTED_DEPTH]:
        word = document.words[above]
        if word.relation in ("advcl", "obl") and above < word.head:
            for child in document.children[word.head]:
                if document.words[child].relation == "nsubj" and child > candidate.head:
                    return state.named_by(child)
    return ()


def _same_source(state: State, candidate: Candidate) -> tuple[Referent, ...]:
    """Who says what a parenthesis goes on with: "**Lee** owned that it was, **he** said, late"."""
    words = state.document.words
    verb = words[words[candidate.head].head]
    if verb.relation != "parataxis" or candidate.head not in state.scopes.sources:
        return ()
    sisters = (c for c in state.document.children[verb.head] if words[c].relation == "nsubj")
    source = next((s for s in sisters if s in state.scopes.sources and s < verb.index), None)
    return () if source is None else state.named_by(source)
