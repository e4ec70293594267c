"""Binding: whom a mention cannot take up where it stands in its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.document import Word
from quoteattr.entities.discourse.principals import bodies_of
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.state import State
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.vocabulary.keys import word_key

_ARGUMENTS = ("nsubj", "obj", "iobj", "obl")
_PARTS = ("appos", "flat", "nmod", "compound")  # of what somebody owns


def ruled_out(state: State, candidate: Candidate) -> set[int]:
    """The referents that a mention cannot take up where it stands.

    Args:
        state: The state of reading.
        candidate: A pronoun or a description.

    Returns:
        Their numbers.
    """
    word = state.document.words[candidate.head]
    out = _parties(state, candidate)
    if word.deprel == "nmod:poss":
        return out | _owned_by(state, word)
    return out | _sisters(state, word)


def _parties(state: State, candidate: Candidate) -> set[int]:
    """Who speaks and who is spoken to, for others "their" bodies as well."""
    out: set[int] = set()
    for part in state.scopes.parties_of(candidate.head):
        out.update(r.number for r in state.named_by(part))
        if candidate.plural:
            out.update(r.number for r in bodies_of(state, part))
    return out


def _sisters(state: State, word: Word) -> set[int]:
    """What else the verb of a mention tells of: "Lee likes **him**"."""
    words = state.document.words
    sisters = state.document.children[word.head] if word.head >= 0 else ()
    arguments = [
        sister
        for sister in sisters
        if sister != word.index
        and words[sister].relation in _ARGUMENTS
        and not _is_topic(state, sister, word.index)
    ]
    if word.relation != "nsubj" and word.feature("Reflex") != "Yes":
        arguments += _understood(state, word.head)
    return {r.number for sister in arguments for r in state.named_by(sister)}


def _understood(state: State, verb: int) -> list[int]:
    """Head words of the subject that a verb takes from another, and of who says by it.

    "Lee praised Kim and **called** him a hero", "Lee praised Kim, **calling** him a hero".
    """
    document, source = state.document, state.scopes.saying.get(verb)
    said_by = [] if source is None else [source, *_owners(state, source)]
    while verb >= 0 and document.words[verb].relation == "conj" and not _subjects(state, verb):
        verb = document.words[verb].head
    return said_by + (_subjects(state, verb) if verb >= 0 else [])


def _subjects(state: State, verb: int) -> list[int]:
    """Head words of a verb's own subjects."""
    words = state.document.words
    return [word for word in state.document.children[verb] if words[word].relation == "nsubj"]


def _owners(state: State, body: int) -> list[int]:
    """Head words of whose body speaks: "**Lee**'s office"; his mother and critics are others."""
    if any(referent.sort in ("person", "group") for referent in state.named_by(body)):
        return []
    words = state.document.words
    return [w for w in state.document.children[body] if words[w].deprel == "nmod:poss"]


def _owned_by(state: State, owner: Word) -> set[int]:
    """What an owner's pronoun stands with, and who is called by that noun: "**his** brother"."""
    words, noun = state.document.words, state.document.words[owner.head]
    parts = (
        child
        for child in state.document.children[noun.index]
        if words[child].relation in _PARTS and child != owner.index
    )
    named = {r.number for word in (noun.index, *parts) for r in state.named_by(word)}
    called = noun.lemma.lower()
    recent = state.recent.values()
    return named | {r.number for r in recent if any(called == role[-1] for role in r.roles)}


def accusers(state: State, candidate: Candidate) -> tuple[Referent, ...]:
    """Who judges what "her" tells to be somebody's: "**A clerk** accused her son".

    So does who calls "her remarks" absurd or pans "her novel", not where they are "her own".

    Args:
        state: The state of reading.
        candidate: A pronoun.

    Returns:
        The subject of the verb, where the owner is hardly meant to be the same.
    """
    words = state.document.words
    word = words[candidate.head]
    owned = words[word.head] if word.deprel == "nmod:poss" else None
    if owned is None or owned.relation != "obj":
        return ()
    if not _is_judged(state, owned):
        return ()
    subjects = _understood(state, owned.head)
    return tuple(r for subject in subjects for r in state.named_by(subject))


def _is_judged(state: State, owned: Word) -> bool:
    """Whether a verb judges its object so that this hardly is the subject's own."""
    pronouns, words = state.vocabulary.pronouns, state.document.words
    verb, noun = word_key(words[owned.head].lemma), word_key(owned.lemma)
    is_judged = verb in pronouns.judging and noun in pronouns.judged
    if verb not in pronouns.blaming and not is_judged:
        return False
    below = (words[child] for child in state.document.children[owned.index])
    return not any(word_key(word.lemma) in pronouns.own for word in below)


def asked_about(state: State, candidate: Candidate) -> Iterator[Referent]:
    """Who is named in the question to which "she" replies: "Asked whether **Lee** lied, she said".

    Who is asked about themselves would be "she" there, and be named where they reply.

    Args:
        state: The state of reading.
        candidate: A pronoun.

    Yields:
        Those named in a question before the clause of which the pronoun is the subject.
    """
    document, word = state.document, state.document.words[candidate.head]
    asking = state.vocabulary.lexicon.words("cues", "types", "question")
    for verb in document.children[word.head] if word.relation == "nsubj" else ():
        clause = document.words[verb]
        is_asked = clause.relation == "advcl" and clause.lemma.lower() in asking
        if is_asked and verb < candidate.head and not _subjects(state, verb):
            for part in document.subtree(verb):
                number = state.by_head.get(part)
                if number is not None and state.candidates[number].kind == "name":
                    yield from state.named_by(part)


def _is_topic(state: State, phrase: int, pronoun: int) -> bool:
    """Whether a phrase stands before the clause that is about it: "As for Lee, he …"."""
    words = state.document.words
    parted = any(word.text == "," for word in words[phrase:pronoun])
    return words[phrase].relation == "obl" and parted


def subjects_above(state: State, candidate: Candidate) -> set[int]:
    """The subjects of all clauses above a description, and who says it.

    They would be "he" there, not "the senator".

    Args:
        state: The state of reading.
        candidate: The description.

    Returns:
        The numbers of their referents.
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
