"""Pronouns: the most salient referent that agrees.

Weights after Lappin & Leass (1994), fitted anew on the coreference of GUM's news.
"""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.mentions import Candidate
from quoteattr.referents import Referent
from quoteattr.state import State

DECAY = 0.6
WINDOW = 8
FAR_WINDOW = 30
WEIGHTS = {
    "nsubj": 100.0,
    "root": 60.0,
    "obj": 60.0,
    "iobj": 55.0,
    "obl": 45.0,
    "appos": 30.0,
    "nmod": 35.0,
    "conj": 50.0,
}
EMBEDDED = 15.0
NAME_BONUS = 15.0
QUOTED = 0.7
SAME_SPEAKER = 60.0
REPORTED_SPEAKER = 90.0
PARALLEL = 25.0
GENDER_KNOWN = 30.0
MATRIX_SUBJECT = 70.0


def weight(state: State, candidate: Candidate) -> float:
    """How salient a mention makes its referent.

    Args:
        state: The state of reading.
        candidate: The mention.

    Returns:
        A weight from 0 to about 115.
    """
    word = state.document.words[candidate.head]
    value = WEIGHTS.get(word.relation, EMBEDDED)
    if word.deprel == "nmod:poss":
        value = 50.0
    if word.relation == "nsubj" and word.head >= 0:
        clause = state.document.words[word.head].relation
        value -= 20.0 * (clause in ("acl", "advcl", "ccomp"))
    if candidate.kind == "name":
        value += NAME_BONUS
    if state.scopes.quoted[candidate.head]:
        value *= QUOTED
    return value


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
    barred = _barred(state, candidate)
    best, best_score = None, 0.0
    for referent, bonus in _pool(state, candidate):
        if referent.number in barred:
            continue
        fit = _agreement(candidate, referent)
        if fit is None:
            continue
        score = bonus + fit + _score(state, candidate, referent)
        if score > best_score:
            best, best_score = referent, score
    return (best,) if best is not None else ()


def _is_expletive(state: State, candidate: Candidate) -> bool:
    """Whether "it" only holds the place of a clause: "it is clear that", "it seems that"."""
    document = state.document
    word = document.words[candidate.head]
    if word.relation != "nsubj" or word.head < 0:
        return False
    children = [document.words[c] for c in document.children[word.head]]
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
    ) or (document.words[word.head].lemma in state.vocabulary.expletive_verbs)


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
    if (
        candidate.sort != "person"
        or candidate.plural
        or candidate.words[-1] not in state.vocabulary.epithets
        or word.relation not in ("nsubj", "obl", "nmod", "obj")
    ):
        return None
    sentence = state.sentence(number)
    barred = _barred(state, candidate)
    near = [
        referent
        for referent in state.recent.values()
        if referent.sort == "person"
        and referent.group is not None
        and referent.number not in barred
        and 0 <= sentence - referent.sentence <= 2
        and {referent.gender, candidate.gender} != {"female", "male"}
    ]
    return max(near, key=lambda r: _score(state, candidate, r), default=None)


def _pool(state: State, candidate: Candidate) -> Iterator[tuple[Referent, float]]:
    """Referents within reach, each with a bonus for where it stands."""
    sentence = state.document.sentence_numbers[candidate.head]
    window = FAR_WINDOW if candidate.gender else WINDOW
    for referent in reversed(state.recent.values()):
        if sentence - referent.sentence > window:
            break
        yield referent, 0.0
    for referent in _matrix_subject(state, candidate):
        yield referent, MATRIX_SUBJECT


def _agreement(candidate: Candidate, referent: Referent) -> float | None:
    """How well number, gender and kind agree, None where they contradict."""
    sort = referent.sort
    if candidate.gender:
        if referent.plural or sort not in ("person", None):
            return None
        if referent.gender is None:
            return 0.0 if sort == "person" else -40.0
        return GENDER_KNOWN if referent.gender == candidate.gender else None
    if candidate.plural:
        if referent.plural:
            return 25.0 if sort == "group" else 10.0 if sort else 0.0
        if sort in ("organization", "group"):
            return 0.0
        return -25.0 if sort == "place" else None
    if referent.plural or sort == "person" or referent.gender:
        return None
    return 20.0 if sort in ("organization", "place") else 10.0 if sort else 0.0


def _score(state: State, candidate: Candidate, referent: Referent) -> float:
    """Salience, and what the pronoun's own place prefers."""
    scopes, document = state.scopes, state.document
    sentence = document.sentence_numbers[candidate.head]
    value = referent.at(sentence, DECAY) + 4.0 * min(referent.weight, 8)
    word = document.words[candidate.head]
    if word.relation == "nsubj" and referent.subject:
        value += PARALLEL
    if (
        candidate.head in scopes.sources
        and referent in state.speakers
        and sentence - state.spoken <= 3
    ):
        value += SAME_SPEAKER
    if scopes.content[candidate.head] >= 0 and not scopes.is_speech(candidate.head):
        if referent in _source(state, candidate.head):
            value += REPORTED_SPEAKER
    return value


def _source(state: State, word: int) -> tuple[Referent, ...]:
    """Referents of the source in whose content a word lies."""
    source = state.scopes.source_of(word)
    return state.named_by(source) if source is not None else ()


def _barred(state: State, candidate: Candidate) -> set[int]:
    """Numbers of the referents that the pronoun cannot take up where it stands."""
    document, scopes = state.document, state.scopes
    word = document.words[candidate.head]
    out: set[int] = set()
    if scopes.is_speech(candidate.head):
        out.update(r.number for r in _source(state, candidate.head))
    for attribution in scopes.sources.get(candidate.head, ()):
        out.update(_named_in(state, attribution))
    if word.head >= 0 and word.deprel != "nmod:poss":
        for sister in document.children[word.head]:
            if sister != word.index and document.words[sister].relation in (
                "nsubj",
                "obj",
                "iobj",
                "obl",
            ):
                out.update(r.number for r in state.named_by(sister))
    if word.deprel == "nmod:poss":
        out.update(r.number for r in state.named_by(word.head))
        out.update(
            r.number
            for c in document.children[word.head]
            if document.words[c].relation in ("appos", "flat", "nmod", "compound")
            and c != word.index
            for r in state.named_by(c)
        )
    return out


def _named_in(state: State, attribution: int) -> set[int]:
    """Referents that are called by name in the content of an attribution."""
    out: set[int] = set()
    for span in state.scopes.attributions[attribution].content:
        for index in state.document.words_in(span.start, span.end):
            number = state.by_head.get(index)
            if number is not None and state.candidates[number].kind == "name":
                out.update(r.number for r in state.of.get(number, ()))
    return out


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


def _coordination(state: State, candidate: Candidate) -> tuple[Referent, ...]:
    """The latest "A and B" of persons as a subject, in this sentence or the one before."""
    document = state.document
    sentence = document.sentence_of(candidate.head)
    first = document.sentences[max(sentence.index - 1, 0)].first
    for index in range(candidate.head - 1, first - 1, -1):
        word = document.words[index]
        if word.relation != "conj" or word.head < 0:
            continue
        head = document.words[word.head]
        if head.relation not in ("nsubj", "obj", "obl", "root") or head.upos != "PROPN":
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
