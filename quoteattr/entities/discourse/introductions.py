"""Introductions: the person for whom a sentence has a noun before it gives the name."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.entities.discourse.mentions import Mentions
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.grammar.clauses import child
from quoteattr.grammar.control import subject
from quoteattr.grammar.forms import tag
from quoteattr.grammar.voice import is_passive
from quoteattr.vocabulary.introductions import Introductions
from quoteattr.vocabulary.keys import word_key

_FAR = 10  # words between a verb and the name that it gives
_NEAR = 14  # words between a person and the noun of a name
_PASSED = ("ADV", "AUX", "PUNCT")  # "known **only** as", "whose name **is**", "her call sign**,**"
_NOUNS = ("NOUN", "PROPN")
_OWNED = ("case", "nmod", "compound", "amod")  # "as **Ann Lee's** driver"


def introduced(mentions: Mentions, name: Candidate, words: Introductions) -> int | None:
    """Find the mention to which a sentence gives a name.

    As in "a nurse **named** Ann Lee", "police **identified** the driver **as** Ann Lee", "a man who
    gave his **name as** Omar", "a soldier with the **call sign** Otter".

    Args:
        mentions: All mentions of the text.
        name: One of them, a name.
        words: The words of naming.

    Returns:
        The number of the mention, or None where no name is given.
    """
    document, by_head = mentions.document, mentions.by_head
    if name.kind != "name" or _is_modifier(document, name):
        return None
    before = _passing(document, name.start - 1)
    role = word_key(document.words[before].text) if before >= 0 else ""
    linked = role in words.roles | words.owners
    last = _passing(document, before - 1) if linked else before
    if last < 0:
        return None
    is_noun = document.words[last].upos in _NOUNS
    if is_noun and word_key(document.words[last].lemma) in words.nouns:
        verb = _bearing(document, last, words)
        if verb is None:
            return _of_noun(mentions, last, name)
        head = subject(document, verb)
        return by_head.get(_noun(document, head)) if head is not None else None
    if word_key(document.words[last].lemma) in words.surnaming:
        return _nearest_person(mentions, last)
    if role in words.roles:
        verb = _verb_before(document, last, words)
        head = _bearer(document, verb, name) if verb is not None else None
    else:
        head = _of_participle(document, last, name, words)
    return by_head.get(_noun(document, head)) if head is not None else None


def _noun(document: Document, head: int) -> int:
    """A mention, or for a relative pronoun what its clause belongs to."""
    if document.words[head].feature("PronType") != "Rel":
        return head
    above = (document.words[word] for word in document.ancestors(head))
    return next((word.head for word in above if word.relation == "acl"), head)


def _is_modifier(document: Document, name: Candidate) -> bool:
    """Whether a name only tells of another thing, as "Ann Lee's" driver does."""
    word = document.words[name.tie]
    return word.head > name.last and word.relation in _OWNED


def _passing(document: Document, index: int) -> int:
    """The last word up to an index that is neither adverb nor mark nor auxiliary."""
    first = document.sentence_of(max(index, 0)).first
    while index >= first and document.words[index].upos in _PASSED:
        index -= 1
    return index if index >= first else -1


def _verb_before(document: Document, last: int, words: Introductions) -> int | None:
    """The verb of naming before an "as", with no other verb between."""
    first = max(document.sentence_of(last).first, last - _FAR)
    verb = next((i for i in range(last, first - 1, -1) if document.words[i].upos == "VERB"), None)
    if verb is None or word_key(document.words[verb].lemma) not in words.verbs:
        return None
    return verb


def _bearer(document: Document, verb: int, name: Candidate) -> int | None:
    """Who is identified as somebody: the object, or whoever does it to himself or suffers it."""
    patient = child(document, verb, "obj")
    if patient is not None and document.words[patient].feature("Reflex") != "Yes":
        return patient if patient < name.start else None
    word = document.words[verb]
    if word.relation == "acl":  # "the man whom police named as …"
        return word.head
    is_own = patient is not None or is_passive(document, verb)
    return subject(document, verb) if is_own else None


def _of_participle(
    document: Document, verb: int, name: Candidate, words: Introductions
) -> int | None:
    """Who bears a name that follows its verb at once: "a nurse **named** Ann Lee"."""
    word = document.words[verb]
    if word_key(word.lemma) not in words.verbs or document.words[name.tie].head != verb:
        return None
    if child(document, verb, "obj") not in (None, name.tie):
        return None
    is_active = tag(word) == "VBG" or child(document, verb, "nsubj") is not None
    is_reduced = word.deprel == "acl" and not is_active
    return subject(document, verb) if is_reduced or is_passive(document, verb) else None


def _of_noun(mentions: Mentions, last: int, name: Candidate) -> int | None:
    """The nearest person before a noun of naming: "whose **call sign**", "by the **name** of"."""
    document = mentions.document
    noun = document.words[last].head if document.words[last].relation == "flat" else last
    below = [document.words[c] for c in document.children[noun]]
    owner = next((w for w in below if w.feature("Poss") == "Yes"), None)
    between = document.words[noun : name.start]
    behind = document.words[name.last + 1 : name.last + 2]
    is_told = any(w.deprel == "cop" for w in between)
    if any(w.text == "," for w in between) and any(w.upos != "PUNCT" for w in behind):
        return None  # "the nurse knew his name, **Ann said**"
    if owner is None and not any(w.upos == "ADP" for w in below if w.index < noun):
        return None
    if is_told and (owner is None or owner.feature("PronType") != "Rel"):
        return None  # "he told **the nurse** that his name was Omar"
    return _nearest_person(mentions, noun)


def _bearing(document: Document, noun: int, words: Introductions) -> int | None:
    """The verb of bearing a name of which a noun of naming is the object."""
    word = document.words[noun]
    is_object = word.relation == "obj" and word.head >= 0
    verb = word_key(document.words[word.head].lemma) if is_object else ""
    return word.head if verb in words.bearing else None


def _nearest_person(mentions: Mentions, word: int) -> int | None:
    """The nearest description of a person before a word of the same sentence."""
    start = mentions.document.sentence_of(word).first
    for index in range(word - 1, max(start, word - _NEAR) - 1, -1):
        found = mentions.headed_by(index)
        if found is not None and found.describes_person:
            return mentions.by_head[index]
    return None
