"""Pairs: two or more named together, whom "they" or "the couple" takes up."""

from __future__ import annotations

from collections import defaultdict
from itertools import takewhile

from quoteattr.coreference.discourse.findings import Found
from quoteattr.coreference.discourse.referents import Referent
from quoteattr.coreference.discourse.state import State
from quoteattr.coreference.mentions.candidates import Candidate
from quoteattr.document import Document
from quoteattr.vocabulary.keys import word_key

PAIR_WINDOW = 4  # sentences before a mention that is surely of two
_NAMING = ("nsubj", "obj", "obl", "root", "appos", "flat")
_BODIES = frozenset({"organization", "place", "group"})


def couple(state: State, number: int) -> Found | None:
    """The two persons last named together, whom "the couple" or "the two men" takes up.

    Args:
        state: The state of reading.
        number: Number of a nominal among the candidates.

    Returns:
        Their referents, None where the noun is another, or nobody was named together.
    """
    candidate = state.candidates[number]
    is_couple = candidate.definite and candidate.words[-1] in state.vocabulary.groups.couples
    is_pair = is_couple or _is_of_two(state, candidate)
    found = named_together(state, candidate, PAIR_WINDOW) if is_pair else ()
    return Found(found) if len(found) == 2 else None


def several(state: State, number: int) -> Found | None:
    """The persons named in one sentence, whom "all three" takes up if they are as many.

    Args:
        state: The state of reading.
        number: Number of a nominal among the candidates.

    Returns:
        Their referents, None where the noun is no number, or no sentence names so many.
    """
    candidate, groups = state.candidates[number], state.vocabulary.groups
    count = groups.counts.get(candidate.words[-1]) if len(candidate.words) == 1 else None
    below = (state.document.words[child] for child in state.document.children[candidate.head])
    is_all = candidate.definite or any(word.feature("PronType") == "Tot" for word in below)
    behind = state.document.words[candidate.last + 1 : candidate.last + 2]
    if count is None or not is_all or any(word.upos == "ADP" for word in behind):
        return None  # "all three **of** them", "the three **from** Lyon"
    here = state.sentence(number)
    by_sentence: dict[int, list[Referent]] = defaultdict(list)
    for referent in state.recent.values():
        if referent.sort == "person" and referent.group is not None:
            for sentence in _sentences_of(state, referent, here):
                by_sentence[sentence].append(referent)
    named = (by_sentence[sentence] for sentence in sorted(by_sentence, reverse=True))
    return next((Found(tuple(found)) for found in named if len(found) == count), None)


def _sentences_of(state: State, referent: Referent, here: int) -> set[int]:
    """The last sentences that mention somebody."""
    mentions = takewhile(
        lambda number: state.sentence(number) >= here - PAIR_WINDOW, reversed(referent.mentions)
    )
    return {state.sentence(number) for number in mentions} - {here}


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


def named_together(state: State, candidate: Candidate, window: int = 1) -> tuple[Referent, ...]:
    """The persons of the latest "A and B" before a mention, or the bodies that act together there.

    Args:
        state: The state of reading.
        candidate: The mention.
        window: How many sentences before its own they may stand.

    Returns:
        Their referents; none where what was joined last are neither.
    """
    document = state.document
    sentence = document.sentence_of(candidate.head)
    first = document.sentences[max(sentence.index - window, 0)].first
    before = range(candidate.head - 1, first - 1, -1)
    last = next((word for word in before if _is_joined_name(document, word)), None)
    if last is None:
        return ()
    head = document.words[last].head
    joined = (c for c in document.children[head] if document.words[c].relation == "conj")
    found = tuple(dict.fromkeys(r for part in (head, *joined) for r in state.named_by(part)))
    if len(found) > 1 and _are_persons(found):
        return found
    is_left = not candidate.pair and _has_group_since(state, found)
    return found if _act_as_one(state, head, found) and not is_left else ()


def _are_persons(found: tuple[Referent, ...]) -> bool:
    return all(referent.sort == "person" for referent in found)


def _act_as_one(state: State, head: int, found: tuple[Referent, ...]) -> bool:
    """Whether bodies are a subject together; as a scene, "between Lyon and Nice", they are not."""
    is_subject = state.document.words[head].relation == "nsubj"
    return len(found) > 1 and is_subject and all(r.sort in _BODIES for r in found)


def _has_group_since(state: State, found: tuple[Referent, ...]) -> bool:
    """Whether a group has been mentioned after some bodies, which "they" is then."""
    since = takewhile(lambda referent: referent not in found, reversed(state.recent.values()))
    return any(referent.plural and referent.sort for referent in since)


def _is_joined_name(document: Document, index: int) -> bool:
    """Whether a word is joined to a name that may be of a person: "Ann Lee and **Bob** Roe"."""
    word = document.words[index]
    if word.relation != "conj" or word.head < 0:
        return False
    head = document.words[word.head]
    return head.relation in _NAMING and head.upos == "PROPN"
