"""Pairs: two or more named together, whom "they" or "the couple" takes up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from quoteattr.claims import EntityKind
from quoteattr.document import Word
from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.state import State
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.entities.mentions.phrases import has_owner
from quoteattr.grammar.clauses import child, lemmas, own_subject, preposition
from quoteattr.vocabulary.keys import word_key

PAIR_WINDOW = 4  # sentences before a mention that is surely of two
_COUPLE_WINDOW = 8  # the same for a noun for two
_RECENT = 12  # referents, among which a text may have told of two
_PLURALITIES = ("person", "group", None)
_NAMING = ("nsubj", "obj", "obl", "root", "appos", "flat")
_BODIES = frozenset({"organization", "place", "group"})


def couple(state: State, number: int) -> Found | None:
    """The two persons last named together, whom "the couple" or "the two men" takes up.

    "Both countries" takes up two places that were.

    Args:
        state: The state of reading.
        number: Number of a nominal among the candidates.

    Returns:
        Their referents, None where the noun is another, or nobody was named together.
    """
    candidate = state.candidates[number]
    sort = sort_of_two(state, candidate)
    if sort is None:
        return None
    is_couple = candidate.words[-1] in state.vocabulary.groups.couples
    window = _COUPLE_WINDOW if is_couple else PAIR_WINDOW
    joined = (found for _, found in _joined_before(state, candidate, window))
    sorts = _BODIES | {sort} if _is_plain_two(state, candidate) else {sort}
    return next((Found(f) for f in joined if len(f) == 2 and {r.sort for r in f} <= sorts), None)


def _is_plain_two(state: State, candidate: Candidate) -> bool:
    """Whether a mention is of two by no noun: "the two", not "the two from Lyon"."""
    behind = state.document.words[candidate.head + 1 : candidate.head + 2]
    is_two = len(candidate.words) == 1 and candidate.words[0] in state.vocabulary.groups.two
    return is_two and candidate.definite and all(word.upos != "ADP" for word in behind)


def sort_of_two(state: State, candidate: Candidate) -> EntityKind | None:
    """What two are whom a mention may take up, first of all.

    Args:
        state: The state of reading.
        candidate: A nominal.

    Returns:
        "person" or "place", None where the mention is of others.
    """
    if _is_plain_two(state, candidate):
        return None if tell_of_two(state) else "person"
    noun, vocabulary = candidate.words[-1], state.vocabulary
    if candidate.definite and noun in vocabulary.groups.couples:
        others = any(r.group is None for r in state.descriptions.called(noun))
        return None if others else "person"  # "a couple from Lyon … the couple"
    if not _is_of_two(state, candidate):
        return None
    return "place" if noun in vocabulary.places.country_nouns else "person"


def _is_of_two(state: State, candidate: Candidate) -> bool:
    """Whether a description is of two known by now: "the two men", "both leaders"."""
    noun, vocabulary = candidate.words[-1], state.vocabulary
    is_known_kind = (
        vocabulary.nouns.kind(noun) == "person" or noun in vocabulary.places.country_nouns
    )
    if not (candidate.plural and is_known_kind) or _are_told_of(state, noun):
        return False
    number = _two_before(state, candidate)
    if number is None or has_owner(state.document, candidate.head):  # "her two sons"
        return False
    return number.relation == "det" or (number.relation == "nummod" and candidate.definite)


def _are_told_of(state: State, noun: str) -> bool:
    """Whether a text has brought in two who go by a noun: "two men were arrested"."""
    return _are_two(state, state.descriptions.called(noun))


def tell_of_two(state: State) -> bool:
    """Whether a text has brought in two by any noun of late: "two men were arrested"."""
    near = islice(reversed(state.recent.values()), _RECENT)
    return _are_two(state, (r for r in near if r.sort in _PLURALITIES))


def _are_two(state: State, referents: Iterable[Referent]) -> bool:
    """Whether one of some referents came in as two without names."""
    known = (r for r in referents if r.plural and r.group is None)
    mentions = (state.candidates[number] for r in known for number in r.mentions[:1])
    return any(_two_before(state, mention) is not None for mention in mentions)


def _two_before(state: State, candidate: Candidate) -> Word | None:
    """The word that makes two of what a noun means."""
    words, two = state.document.words, state.vocabulary.groups.two
    before = (words[c] for c in state.document.children[candidate.head] if c < candidate.head)
    return next((word for word in before if word_key(word.lemma) in two), None)


def named_together(state: State, candidate: Candidate, window: int = 1) -> tuple[Referent, ...]:
    """The persons of the latest "A and B" before a mention, or the bodies that act together there.

    Args:
        state: The state of reading.
        candidate: The mention.
        window: How many sentences before its own they may stand.

    Returns:
        Their referents; none where what was joined last are neither.
    """
    head, found = next(_joined_before(state, candidate, window), (-1, ()))
    if len(found) > 1 and _are_all("person", found):
        return found
    is_left = not candidate.pair and _has_group_since(state, found)
    return found if _act_as_one(state, head, found) and not is_left else ()


def named_apart(state: State, candidate: Candidate) -> tuple[Referent, ...]:
    """The last two persons of a sentence, of whom "the latter" means one: "Lee sued Kim".

    Args:
        state: The state of reading.
        candidate: The mention.

    Returns:
        Their referents, those of its own sentence before the sentence before; none where one only
        was named there.
    """
    sentences, here = state.document.sentences, state.document.sentence_of(candidate.head)
    before = sentences[max(here.index - 1, 0)]
    for first, end in ((here.first, candidate.head), (before.first, before.last)):
        heads = (word for word in range(first, end) if _is_name(state, word))
        found = dict.fromkeys(r for word in heads for r in state.named_by(word))
        persons = [r for r in found if r.sort == "person" and not r.plural]
        if _joins_things(state, candidate, first, end):
            return ()
        if len(persons) > 1:
            return tuple(persons[-2:])
    return ()


def _joins_things(state: State, candidate: Candidate, first: int, end: int) -> bool:
    """Whether "the latter" that says nothing may be one of two things: "tea **and coffee**"."""
    words = state.document.words[first:end]
    is_mute = candidate.head not in state.scopes.sources
    return is_mute and any(w.relation == "conj" and w.upos == "NOUN" for w in words)


def _is_name(state: State, word: int) -> bool:
    """Whether a word heads a name."""
    number = state.by_head.get(word)
    return number is not None and state.candidates[number].kind == "name"


def _joined_before(
    state: State, candidate: Candidate, window: int
) -> Iterator[tuple[int, tuple[Referent, ...]]]:
    """The first word and the referents of names joined by "and", the latest before a mention first.

    As in "Ann Lee and Bob Roe", "she and Roe", "her aunt, Ann Lee, and his uncle, Bob Roe"; and who
    does something with one of their family: "Ann Lee lives there with her husband".
    """
    words, children = state.document.words, state.document.children
    sentence = state.document.sentence_of(candidate.head)
    first = state.document.sentences[max(sentence.index - window, 0)].first
    seen: set[int] = set()
    for word in reversed(words[first : candidate.head]):
        beside = _beside_kin(state, word)
        if beside:
            yield word.head, beside
        if word.relation != "conj" or word.head < 0 or word.head in seen:
            continue
        seen.add(word.head)
        head = words[word.head]
        joined = (c for c in children[head.index] if words[c].relation == "conj")
        parts = (head.index, *joined)
        found = tuple(dict.fromkeys(r for part in parts for r in state.named_by(part)))
        are_names = head.upos == "PROPN" or _are_named_persons(found)
        if head.relation in _NAMING and are_names:
            yield head.index, found


def _beside_kin(state: State, word: Word) -> tuple[Referent, ...]:
    """Who does something with one of their family, and that one: "Lee lives with **her son**"."""
    document, vocabulary = state.document, state.vocabulary
    if word.relation != "obl" or word_key(word.lemma) not in vocabulary.persons.kin:
        return ()
    opener = preposition(document, word.index)
    is_beside = lemmas(document, opener) & vocabulary.lexicon.words("groups", "accompanying")
    doer, owner = own_subject(document, word.head), child(document, word.index, "nmod:poss")
    if not is_beside or doer is None or owner is None:
        return ()
    doers = state.named_by(doer)
    found = tuple(dict.fromkeys((*doers, *state.named_by(word.index))))
    is_own = doers and doers == state.named_by(owner) and not _has_group_since(state, found)
    return found if is_own and len(found) > 1 and _are_all("person", found) else ()


def _are_named_persons(found: tuple[Referent, ...]) -> bool:
    """Whether several all are persons with names, by whatever words they are joined."""
    are_named = len(found) > 1 and all(r.group is not None for r in found)
    return are_named and _are_all("person", found)


def _are_all(sort: EntityKind, found: tuple[Referent, ...]) -> bool:
    return all(referent.sort == sort for referent in found)


def _act_as_one(state: State, head: int, found: tuple[Referent, ...]) -> bool:
    """Whether bodies are a subject together; as a scene, "between Lyon and Nice", they are not."""
    are_bodies = len(found) > 1 and all(r.sort in _BODIES for r in found)
    return are_bodies and state.document.words[head].relation == "nsubj"


def _has_group_since(state: State, found: tuple[Referent, ...]) -> bool:
    """Whether a group has been mentioned after some bodies, which "they" is then."""
    since = takewhile(lambda referent: referent not in found, reversed(state.recent.values()))
    return any(referent.plural and referent.sort for referent in since)
