"""Pronouns: the most salient referent that agrees and that the sentence does not rule out."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.claims import Gender
from quoteattr.coreference.candidates import Candidate
from quoteattr.coreference.referents import Referent
from quoteattr.coreference.salience import score
from quoteattr.coreference.state import State
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.persons import Persons

WINDOW = 8
LEAST = -100.0
FAR_WINDOW = 30
PAIR_WINDOW = 4
EPITHET_WINDOW = 2
MATRIX_SUBJECT = 100.0
GENDER_KNOWN = 30.0
GUESSED_PERSON = -45.0
PLURAL_GROUP = 25.0
PLURAL_OTHER = 25.0
PLURAL_THING = -5.0
BODY = -10.0
PLACE_THEY = -30.0
BODY_IT = 10.0
NAMED_ITSELF = 140.0
NAMED_IN_QUOTES = 90.0
OTHER_GENDER = 140.0
THING_IT = 5.0
SPEAKING_THING = -60.0
EVENT_IT = -40.0
GUESSED_BODY = -20.0


def antecedents(state: State, number: int) -> tuple[Referent, ...]:
    """The referents that a third-person pronoun takes up.

    Args:
        state: The state of reading.
        number: Number of the pronoun among the candidates.

    Returns:
        One referent, several for "they" after a coordination, none where nothing agrees.
    """
    candidate = state.candidates[number]
    word = state.document.words[candidate.head]
    if candidate.pair:
        named = _coordination(state, candidate, PAIR_WINDOW)
        return tuple(named[place] for place in candidate.pair if place < len(named))
    if word.feature("Reflex") == "Yes":
        subject = _subject(state, word.head)
        if subject:
            return subject
    if candidate.sort is None and not candidate.plural and _is_expletive(state, candidate):
        return ()
    if candidate.plural:
        pair = _coordination(state, candidate)
        if pair:
            return pair
    return _most_salient(state, candidate)


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


def couple(state: State, number: int) -> tuple[Referent, ...]:
    """The two persons last named together, whom "the couple" or "the two men" takes up.

    Args:
        state: The state of reading.
        number: Number of a nominal among the candidates.

    Returns:
        Their referents; none where the noun is another, or nobody was named together.
    """
    candidate = state.candidates[number]
    is_couple = candidate.definite and candidate.words[-1] in state.vocabulary.groups.couples
    is_pair = is_couple or _is_of_two(state, candidate)
    found = _coordination(state, candidate, PAIR_WINDOW) if is_pair else ()
    return found if len(found) == 2 else ()


def _is_of_two(state: State, candidate: Candidate) -> bool:
    """Whether a description is of two persons known by now: "the two men", "both leaders"."""
    noun = candidate.words[-1]
    is_of_persons = state.vocabulary.nouns.kind(noun) == "person"
    known = (words[-1] for r in state.recent.values() if r.plural for words in r.roles)
    if not (candidate.plural and is_of_persons) or noun in known:
        return False
    words, two = state.document.words, state.vocabulary.groups.two
    before = [words[c] for c in state.document.children[candidate.head] if c < candidate.head]
    number = next((word for word in before if word_key(word.lemma) in two), None)
    if number is None or any(word.deprel == "nmod:poss" for word in before):  # "her two sons"
        return False
    return number.relation == "det" or (number.relation == "nummod" and candidate.definite)


def _most_salient(state: State, candidate: Candidate) -> tuple[Referent, ...]:
    """The referent within reach that agrees and scores best."""
    barred, named = _barred(state, candidate), named_by_itself(state, candidate)
    found: list[tuple[float, Referent]] = []
    for referent, bonus in _pool(state, candidate):
        fit = None if referent.number in barred else _fit(state, candidate, referent)
        value = LEAST if fit is None else bonus + fit + score(state, candidate, referent)
        if value > LEAST:
            value -= named.get(referent.number, 0.0)
            found.append((value, referent))
    best = max(found, key=lambda pair: pair[0], default=None)
    if best is None:
        return ()
    if best[1].sort == "person" and not (candidate.gender or candidate.plural):
        best[1].sort = "organization"  # what says "it" is nobody
    return (best[1],)


def _is_expletive(state: State, candidate: Candidate) -> bool:
    """Whether "it" only holds the place of a clause: "it is clear that", "it seems that"."""
    document = state.document
    word = document.words[candidate.head]
    if word.relation != "nsubj" or word.head < 0:
        return False
    children = [document.words[c] for c in document.children[word.head]]
    if document.words[word.head].lemma in state.vocabulary.pronouns.clausal:
        return any(child.relation in ("ccomp", "csubj") for child in children)
    is_copular = any(child.relation == "cop" for child in children)
    return any(
        child.index > word.head
        and (
            child.relation == "csubj"
            or (
                child.relation in ("ccomp", "advcl", "acl", "xcomp")
                and is_copular
                and any(
                    document.words[c].relation == "mark" for c in document.children[child.index]
                )
            )
            or (child.deprel == "acl:relcl" and is_copular)
        )
        for child in children
    ) or (document.words[word.head].lemma in state.vocabulary.pronouns.expletive)


def salient_person(state: State, number: int) -> Referent | None:
    """The person that a definite description takes up without having been called so before.

    "The senator" or "the New York businessman", as news writes them for the person it has just
    spoken of; only nouns that are used so count.

    Args:
        state: The state of reading.
        number: Number of the nominal among the candidates.

    Returns:
        The most salient named person of this sentence and the two before, or None.
    """
    candidate = state.candidates[number]
    word = state.document.words[candidate.head]
    noun = candidate.words[-1]
    words = state.vocabulary.titles.compared(candidate.words)
    is_former = not state.vocabulary.persons.formers.isdisjoint(words)
    is_epithet = candidate.is_demonym or (
        candidate.sort == "person"
        and not candidate.plural
        and (noun in state.vocabulary.persons.epithets or is_former)
    )
    if not is_epithet or word.relation not in ("nsubj", "obl", "nmod", "obj"):
        return None
    sentence = state.sentence(number)
    above = _above(state, candidate)
    barred = _barred(state, candidate) | above
    reach = EPITHET_WINDOW - bool(above)
    near = [
        referent
        for referent in state.recent.values()
        if referent.sort == "person"
        and referent.group is not None
        and referent.number not in barred
        and 0 <= sentence - referent.sentence <= reach
        and {referent.gender, candidate.gender} != {"female", "male"}
        and (is_former or not is_known_otherwise(noun, referent, state))
    ]
    named = named_by_itself(state, candidate)
    return max(
        near,
        key=lambda r: (
            r.number not in named,
            not _is_another(r, words, state.vocabulary.persons),
            any(words[-1] == role[-1] for role in r.roles),  # who was called so before
            score(state, candidate, r),
        ),
        default=None,
    )


def _is_another(referent: Referent, words: tuple[str, ...], persons: Persons) -> bool:
    """Whether somebody holds an office that a description says is another: "the **former** X".

    Who bears the bare title may have left the office.
    """
    altered = persons.altered(words)
    held = [role for role in referent.roles if role[-1] == words[-1] and len(role) > 1]
    return bool(altered) and any(persons.altered(role) != altered for role in held)


def is_known_otherwise(noun: str, referent: Referent, state: State) -> bool:
    """Whether a person goes by nouns beside which an epithet is not used of the same."""
    callings = state.vocabulary.persons.callings
    known = {number for words in referent.roles for number in callings.get(words[-1], ())}
    return noun in callings and bool(known) and known.isdisjoint(callings[noun])


def _pool(state: State, candidate: Candidate) -> Iterator[tuple[Referent, float]]:
    """Referents within reach, each with a bonus for where it stands."""
    sentence = state.document.sentence_numbers[candidate.head]
    window = FAR_WINDOW if candidate.gender else WINDOW
    for referent in reversed(state.recent.values()):
        if sentence - referent.sentence > window:
            break
        if not _comes_later(state, candidate, referent):
            yield referent, 0.0
    for referent in _matrix_subject(state, candidate):
        yield referent, MATRIX_SUBJECT


def _comes_later(state: State, candidate: Candidate, referent: Referent) -> bool:
    """Whether something is first mentioned after a pronoun, and not as who says this."""
    first = state.candidates[referent.mentions[0]].head
    source = state.scopes.source_of(candidate.head)
    is_source = source is not None and referent in state.named_by(source)
    return first > candidate.head and not is_source


def _fit(state: State, candidate: Candidate, referent: Referent) -> float | None:
    """How well a referent agrees; what speaks is rather a body, even one taken for a person."""
    fit = None if referent.is_outlet else _agreement(candidate, referent)
    if candidate.gender or candidate.plural or referent.is_outlet:
        return fit
    if candidate.head not in state.scopes.sources:
        if fit == BODY_IT and _is_aside(state, candidate, referent):
            return None
        is_event = fit == BODY_IT and _is_event(state, candidate)
        return EVENT_IT if is_event else fit
    if fit is not None:
        return fit + (0.0 if fit == BODY_IT or referent.sort == "document" else SPEAKING_THING)
    is_name = referent.group is not None and len(state.names.groups[referent.group].words) == 1
    is_guess = is_name and not (referent.roles or referent.gender or referent.plural)
    return GUESSED_BODY if is_guess else None


def _is_aside(state: State, candidate: Candidate, referent: Referent) -> bool:
    """Whether "it" in speech hardly is a body: one that was no subject, named outside it.

    There it is mostly a thing, or nothing in particular.
    """
    scopes = state.scopes
    last = state.candidates[referent.mentions[-1]].head if referent.mentions else candidate.head
    is_same = scopes.speech[last] == scopes.speech[candidate.head]
    return scopes.quoted[candidate.head] and not (referent.subject or is_same)


def _is_event(state: State, candidate: Candidate) -> bool:
    """Whether "it" is what no body can be: "it was blackmail", "it was the best day"."""
    predicate = state.document.words[state.document.words[candidate.head].head]
    below = state.document.children[predicate.index]
    return (
        state.document.words[candidate.head].relation == "nsubj"
        and predicate.upos == "NOUN"
        and any(state.document.words[child].relation == "cop" for child in below)
        and state.vocabulary.nouns.kind(word_key(predicate.lemma)) is None
    )


def _agreement(candidate: Candidate, referent: Referent) -> float | None:
    """How well number, gender and kind agree, None where they contradict."""
    sort = referent.sort
    if candidate.gender:
        return _agreement_of_person(candidate, referent)
    if candidate.plural and referent.plural:
        return PLURAL_GROUP if sort == "group" else PLURAL_OTHER if sort else PLURAL_THING
    if candidate.plural:
        return {"organization": BODY, "group": BODY, "place": PLACE_THEY}.get(sort or "")
    if referent.plural or sort == "person" or referent.gender:
        return None
    return BODY_IT if sort in ("organization", "group", "place") else THING_IT


def _agreement_of_person(candidate: Candidate, referent: Referent) -> float | None:
    """How well "he" or "she" agrees."""
    is_thing = referent.sort not in ("person", None) or (
        referent.sort is None and referent.group is None
    )
    if is_thing or referent.plural or referent.gender not in (None, candidate.gender):
        return None
    if referent.gender:
        return GENDER_KNOWN
    return 0.0 if referent.sort else GUESSED_PERSON


def _barred(state: State, candidate: Candidate) -> set[int]:
    """Numbers of the referents that the pronoun cannot take up where it stands."""
    document, scopes = state.document, state.scopes
    word = document.words[candidate.head]
    out: set[int] = set()
    for part in scopes.parties_of(candidate.head):
        out.update(r.number for r in state.named_by(part))
        if candidate.plural:
            out.update(r.number for r in bodies_of(state, part))
    if word.head >= 0 and word.deprel != "nmod:poss":
        for sister in document.children[word.head]:
            is_argument = document.words[sister].relation in ("nsubj", "obj", "iobj", "obl")
            if sister != word.index and is_argument and not _is_topic(state, sister, word.index):
                out.update(r.number for r in state.named_by(sister))
    if word.deprel == "nmod:poss":
        owned = document.words[word.head].lemma.lower()
        out.update(
            r.number for r in state.recent.values() if any(owned == words[-1] for words in r.roles)
        )
        out.update(r.number for r in state.named_by(word.head))
        out.update(
            r.number
            for c in document.children[word.head]
            if document.words[c].relation in ("appos", "flat", "nmod", "compound")
            and c != word.index
            for r in state.named_by(c)
        )
    return out


def _is_topic(state: State, phrase: int, pronoun: int) -> bool:
    """Whether a phrase stands before the clause that is about it: "As for Lee, he …"."""
    words = state.document.words
    parted = any(word.text == "," for word in words[phrase:pronoun])
    return words[phrase].relation == "obl" and parted


def _above(state: State, candidate: Candidate) -> set[int]:
    """Numbers of the subjects of all clauses above a description, and of who says it.

    They would be "he" there, not "the senator".
    """
    document = state.document
    source = state.scopes.source_of(candidate.head)
    heads = [] if source is None else [source]
    for above in document.ancestors(candidate.head):
        subjects = (c for c in document.children[above] if document.words[c].relation == "nsubj")
        heads.extend(c for c in subjects if c < candidate.first)
    alone = (head for head in heads if not _is_joined(state, head))
    return {r.number for head in alone for r in state.named_by(head)}


def _is_joined(state: State, word: int) -> bool:
    """Whether others are joined to a word by "and"."""
    below = state.document.children[word]
    return any(state.document.words[child].relation == "conj" for child in below)


def named_by_itself(state: State, candidate: Candidate) -> dict[int, float]:
    """Referents that a source would call by name in what it says, with how unlikely that is."""
    out: dict[int, float] = {}
    for attribution in state.scopes.sources.get(candidate.head, ()):
        for span in state.scopes.attributions[attribution].content:
            for index in state.document.words_in(span.start, span.end):
                number = state.by_head.get(index)
                if number is not None and state.candidates[number].kind == "name":
                    price = NAMED_IN_QUOTES if state.scopes.quoted[index] else NAMED_ITSELF
                    known = state.of.get(number, ()) if candidate.plural else state.named_by(index)
                    for referent in known:
                        out[referent.number] = max(price, out.get(referent.number, 0.0))
    return out


def unlikely_sources(state: State, candidate: Candidate) -> dict[int, float]:
    """Referents that a source hardly is by what it says, with how unlikely that is.

    Args:
        state: The state of reading.
        candidate: The source.

    Returns:
        For their numbers a price, high for whom it calls by name, lower for those of another
        gender than the "he" or "she" of whom it tells: that one is mostly the source itself.
    """
    genders = set(_genders_told(state, candidate))
    others = {
        referent.number: OTHER_GENDER
        for referent in state.referents
        if len(genders) == 1 and referent.gender and referent.gender not in genders
    }
    return others | named_by_itself(state, candidate)


def _genders_told(state: State, candidate: Candidate) -> Iterator[Gender]:
    """Genders of the pronouns that are subjects of what a source says in others' words."""
    for attribution in state.scopes.sources.get(candidate.head, ()):
        head = state.scopes.attributions[attribution].content_head
        for child in () if head is None else state.document.children[head]:
            number = state.by_head.get(child)
            if number is None or state.document.words[child].relation != "nsubj":
                continue
            gender = state.candidates[number].gender
            is_free = state.candidates[number].kind == "pronoun" and not state.scopes.quoted[child]
            if is_free and gender:
                yield gender


def _subject(state: State, verb: int) -> tuple[Referent, ...]:
    """Referents of the subject of a verb, or of the verb above it."""
    for _ in range(3):
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
    for above in document.ancestors(candidate.head)[:5]:
        word = document.words[above]
        if word.relation in ("advcl", "obl") and above < word.head:
            for child in document.children[word.head]:
                if document.words[child].relation == "nsubj" and child > candidate.head:
                    return state.named_by(child)
    return ()


def _coordination(state: State, candidate: Candidate, window: int = 1) -> tuple[Referent, ...]:
    """The latest "A and B" of persons, in this sentence or as many before it."""
    document = state.document
    sentence = document.sentence_of(candidate.head)
    first = document.sentences[max(sentence.index - window, 0)].first
    for index in range(candidate.head - 1, first - 1, -1):
        word = document.words[index]
        if word.relation != "conj" or word.head < 0:
            continue
        head = document.words[word.head]
        roles = ("nsubj", "obj", "obl", "root", "appos", "flat")
        if head.relation not in roles or head.upos != "PROPN":
            continue
        parts = [
            head.index,
            *(c for c in document.children[head.index] if document.words[c].relation == "conj"),
        ]
        found = [r for part in parts for r in state.named_by(part)]
        if len(found) > 1 and all(r.sort == "person" for r in found):
            return tuple(dict.fromkeys(found))
        break
    return ()
