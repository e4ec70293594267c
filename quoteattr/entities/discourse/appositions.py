"""Appositions: mentions side by side that are one: "Ann Lee, the mayor", "the mayor Ann Lee"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quoteattr.document import Document, Word
from quoteattr.entities.discourse.mentions import Mentions
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.nouns import Nouns

_NOUNS = {"NOUN", "PROPN"}
_BEHIND_NOUN = {"nmod:desc", "compound", "nmod", "parataxis", "conj"}  # of a name, as parsers err
_BETWEEN_TITLES = {"AUX", "CCONJ", "PRON", "PUNCT", "VERB"}  # between two persons
_PHRASE_DEPTH = 6  # words above a name, of which one is the noun before a comma
_BRACKETED = 6  # words in brackets, and these


def apposed(mentions: Mentions, candidate: Candidate) -> int | None:
    """The mention to which this is an apposition: "Ann Lee, the mayor", "the mayor, Ann Lee".

    Args:
        mentions: All mentions of the text.
        candidate: One of them.

    Returns:
        The number of the mention, or None where there is none.
    """
    word = mentions.document.words[candidate.tie]
    if candidate.kind == "pronoun":
        return None
    if word.head < 0:
        return _before_stop(mentions, candidate)
    if word.relation in ("appos", "flat") or _is_behind_noun(mentions.document, candidate):
        other = mentions.headed_by(word.head)
        is_told = other is not None and other.kind != "pronoun"
        is_told = is_told and not _is_label(mentions.document, word.head)
        return mentions.by_head[word.head] if is_told else None
    return _second_subject(mentions, candidate)


def _is_label(document: Document, head: int) -> bool:
    """Whether all before a colon stands under a word: "**Minister**: Bridge to stay shut"."""
    first, last = document.sentence_of(head).first, document.words[head + 1 : head + 2]
    is_whole = document.subtree(head)[0] == first
    return is_whole and [word.text for word in last] == [":"]


def _is_behind_noun(document: Document, candidate: Candidate) -> bool:
    """Whether a name stands right behind the noun on which it hangs: "the mayor Ann Lee"."""
    word = document.words[candidate.tie]
    return (
        candidate.kind == "name"
        and word.head + 1 == candidate.first
        and word.deprel in _BEHIND_NOUN
        and document.words[word.head].upos in _NOUNS
    )


def with_two_titles(mentions: Mentions, name: Candidate, nouns: Nouns) -> int | None:
    """The first of two titles of one person: "**Founder** and chief executive Ann Lee".

    Args:
        mentions: All mentions of the text.
        name: One of them.
        nouns: Nouns by the kind of what they name.

    Returns:
        The number of the mention, or None where there is none.
    """
    document = mentions.document
    words, word = document.words, document.words[name.tie]
    is_below = word.relation == "conj" or name.kind == "name"
    first = word.head if is_below and word.relation != "nsubj" else _subject_before(document, word)
    title = mentions.headed_by(first)
    if title is None or not title.describes_person or not (title.bare or title.definite):
        return None
    joint, *second = words[title.last + 1 : name.first] or [word]
    is_title = joint.upos == "CCONJ" and _is_second_title(second, nouns)
    return mentions.by_head[first] if is_title and not _are_many(document, title) else None


def _is_second_title(words: Sequence[Word], nouns: Nouns) -> bool:
    """Whether words are a title before a name: "chief executive", "head of the union".

    Not "the aide" or "his aide", who is somebody else.
    """
    if not words or any(word.upos in _BETWEEN_TITLES for word in words):
        return False
    if words[0].upos in ("ADP", "DET"):
        return False
    last = words[-1]
    if last.upos == "NOUN" and last.text.islower() and last.feature("Number") == "Sing":
        return True  # "radio personality Ann Lee", "professor of botany Ann Lee"
    return any(
        nouns.kind(word_key(word.lemma)) == "person" and (not after or after[0].upos == "ADP")
        for word, after in ((word, words[n + 1 : n + 2]) for n, word in enumerate(words))
    )


def second_office(mentions: Mentions, office: Candidate, officers: Collection[str]) -> int | None:
    """Who has a second office behind the name: "Ann Lee, mayor of Lyon and **head of it**".

    Args:
        mentions: All mentions of the text.
        office: One of them.
        officers: Nouns of offices.

    Returns:
        The number of the mention, or None where there is none.
    """
    document = mentions.document
    is_office = office.describes_person and office.bare and office.words[-1] in officers
    if not is_office or not office.first or document.words[office.first - 1].upos != "CCONJ":
        return None
    for above in document.ancestors(office.head)[:_PHRASE_DEPTH]:
        word = document.words[above]
        if word.relation == "appos" and word.upos in _NOUNS:
            name = mentions.headed_by(word.head)
            is_name = name is not None and name.kind == "name" and name.last < above
            return mentions.by_head[word.head] if is_name else None
    return None


def _subject_before(document: Document, word: Word) -> int:
    """The subject of the same verb before another one, -1 where there is none."""
    sisters = document.children[word.head] if word.relation == "nsubj" else ()
    before = (s for s in sisters if s < word.index)
    return next((s for s in before if document.words[s].deprel == word.deprel), -1)


def _are_many(document: Document, subject: Candidate) -> bool:
    """Whether a verb tells that its subject is more than one: "the mayor and his aide **are**"."""
    verb = document.words[document.words[subject.head].head]
    helpers = (document.words[c] for c in document.children[verb.index])
    forms = [verb, *(word for word in helpers if word.relation in ("aux", "cop"))]
    return any(form.feature("Number") == "Plur" and _tells_number(form) for form in forms)


def _tells_number(form: Word) -> bool:
    """Whether a verb's form differs in the plural: "are", "were", "say", not "said"."""
    return form.upos == "AUX" or form.feature("Tense") == "Pres"


def _before_stop(mentions: Mentions, candidate: Candidate) -> int | None:
    """The title that a name was parted from: "Sen." and, as a sentence of its own, "Ann Lee"."""
    document, before = mentions.document, candidate.start - 1
    title = mentions.headed_by(before)
    if candidate.kind != "name" or title is None or not title.describes_person:
        return None
    is_cut = document.sentence_of(before).last == candidate.start
    is_short = document.words[before].text.endswith(".")
    return mentions.by_head[before] if is_cut and is_short else None


def across_phrase(mentions: Mentions, candidate: Candidate) -> int | None:
    """The noun before a comma, where the parser hangs a name on a lower one.

    "The mayor of Lyon, Claire Fabre", "Head of Research and Training Claire Fabre" and "the head
    of the Port Authority (LPA) Claire Fabre": the name is the mayor's and the heads', not joined
    to Lyon, to training or to the authority.

    Args:
        mentions: All mentions of the text.
        candidate: One of them.

    Returns:
        The number of the mention, or None where there is none.
    """
    document, words = mentions.document, mentions.document.words
    if candidate.kind != "name" or candidate.start < 2:
        return None
    if candidate.office is not None:
        return mentions.by_head.get(candidate.office)
    if any(words[c].relation in ("cc", "case") for c in document.children[candidate.tie]):
        return None
    before = _before_brackets(document, candidate.start - 1)
    has_comma = words[before].text == ","
    is_joined = words[before].upos in _NOUNS or before < candidate.start - 1
    is_joined = is_joined and not candidate.titles  # "a lawyer for the trader Ann Lee"
    office = mentions.headed_by(before) if before < candidate.start - 1 else None
    if office is not None and office.describes_person and office.last == before:
        return mentions.by_head[before]  # "the director general (DG) Ann Lee"
    for above in document.ancestors(candidate.head)[:_PHRASE_DEPTH]:
        noun = mentions.headed_by(above) if above < candidate.start else None
        if noun is None or not noun.describes_person:
            continue
        if (has_comma and noun.last == before - 1) or (is_joined and noun.last >= before):
            return mentions.by_head[above]
    beyond = _past_place(mentions, candidate)
    return beyond if beyond is not None else _between_commas(mentions, candidate)


def _past_place(mentions: Mentions, name: Candidate) -> int | None:
    """The office before a place that the parser takes from it: "the envoy **to Peru**, Ann Lee"."""
    document, words = mentions.document, mentions.document.words
    place = words[words[name.tie].head]
    if name.sort != "person" or words[name.tie].relation != "appos" or place.relation != "obl":
        return None
    sisters = (c for c in document.children[place.head] if place.head < c < place.index)
    for sister in sisters:
        office = mentions.headed_by(sister)
        is_office = office is not None and office.describes_person and office.definite
        if is_office and document.subtree(sister)[-1] + 1 == document.subtree(place.index)[0]:
            return mentions.by_head[sister]
    return None


def _between_commas(mentions: Mentions, name: Candidate) -> int | None:
    """The description right before a name between commas: "to **the head of it**, Ann Lee, it is".

    The parser takes such a name for a subject after "according to".
    """
    document, words = mentions.document, mentions.document.words
    before, after = words[name.start - 2 : name.start], words[name.last + 1 : name.last + 2]
    if name.sort != "person" or [before[1].text, *(w.text for w in after)] != [",", ","]:
        return None
    first = before[0].index
    for word in (first, *document.ancestors(first)[:_PHRASE_DEPTH]):
        noun = mentions.headed_by(word)
        if noun is not None and noun.describes_person and noun.last == first:
            return mentions.by_head[word] if noun.definite else None
    return None


def _before_brackets(document: Document, word: int) -> int:
    """The last word before an abbreviation in brackets, or the word itself where it ends none."""
    words = document.words
    if words[word].text == ")":
        for opening in range(word - 1, max(word - _BRACKETED, 0), -1):
            if words[opening].text == "(":
                return opening - 1
    return word


def _second_subject(mentions: Mentions, candidate: Candidate) -> int | None:
    """The subject before this one, only a comma between them: an apposition read as a subject."""
    document, start = mentions.document, candidate.start
    if start < 2 or document.words[start - 1].text != ",":
        return None
    before = _subject_before(document, document.words[candidate.head])
    subject = mentions.headed_by(before)
    is_near = subject is not None and subject.last == start - 2
    return mentions.by_head[before] if is_near else None
