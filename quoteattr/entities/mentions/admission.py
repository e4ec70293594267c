"""Admission: whether what is written like a name is one.

Each refusal is a function that says why a stretch is none.
"""

from __future__ import annotations

from quoteattr.entities.mentions.bodies import is_body, is_firm
from quoteattr.entities.mentions.phrases import is_definite
from quoteattr.entities.mentions.stretches import Stretch
from quoteattr.grammar.named import kind_of
from quoteattr.vocabulary.keys import phrase_key, word_key
from quoteattr.vocabulary.tables import Vocabulary

ARGUMENTS = ("nsubj", "obj", "obl")
POINTING = ("Dem", "Int", "Rel")
SPEAKING = ("organization", "other", None)  # sorts under which a tagger puts offices


def is_name(stretch: Stretch, vocabulary: Vocabulary) -> bool:
    """Whether nothing speaks against a stretch being a name.

    Args:
        stretch: Words that look like a name, without titles.
        vocabulary: What words say about who is meant.

    Returns:
        False where a refusal holds.
    """
    return not any(is_refused(stretch, vocabulary) for is_refused in REFUSALS)


def _has_no_capital(stretch: Stretch, _: Vocabulary) -> bool:
    """All is in lower case."""
    return not any(map(str.isupper, stretch.text))


def _has_no_word(stretch: Stretch, _: Vocabulary) -> bool:
    """There are only marks, numbers and single letters."""
    return not any(len(key) > 1 and any(map(str.isalpha, key)) for key in stretch.keys)


def _is_day(stretch: Stretch, vocabulary: Vocabulary) -> bool:
    """It is a day, a month or a date."""
    return all(key in vocabulary.calendar or key.isdigit() for key in stretch.keys)


def _is_small_word(stretch: Stretch, _: Vocabulary) -> bool:
    """It is an auxiliary or an adverb that points: "**Do** not go", "**Here**'s why"."""
    word = stretch.words[-1]
    points = word.upos == "ADV" and word.feature("PronType") in POINTING
    helps = word.upos == "AUX" and word.relation in ("aux", "cop")
    return stretch.is_single and (points or helps)


def _is_adjective(stretch: Stretch, _: Vocabulary) -> bool:
    """It is an adjective before a noun, or used as an adverb."""
    word = stretch.document.words[stretch.head]
    return word.upos == "ADJ" and word.relation in ("amod", "advmod")


def _is_origin(stretch: Stretch, vocabulary: Vocabulary) -> bool:
    """It tells where something else comes from: "**Swedish** police", "**South-East Asian**"."""
    relation = stretch.document.words[stretch.head].relation
    is_one = stretch.is_single or phrase_key(stretch.text) in vocabulary.places.regions
    return stretch.sort == "group" and is_one and relation in ("amod", "compound")


def _is_party(stretch: Stretch, _: Vocabulary) -> bool:
    """It is a lawmaker's party and state: "R-Ohio"."""
    key = stretch.keys[0] if len(stretch.keys) == 1 else ""
    return key[1:2] == "-" and key.replace("-", "").isalpha()


def _is_noun(stretch: Stretch, vocabulary: Vocabulary) -> bool:
    """It may be capitalised only by its place: "**Judge** rejects plea"."""
    if stretch.sort is not None or not stretch.is_single:
        return False
    word = stretch.words[0]
    is_inside = stretch.first > stretch.edge
    before = stretch.document.words[stretch.first - 1].upos if is_inside else "PUNCT"
    is_first = before == "PUNCT" and word.relation in ("compound", "amod", "root", "nmod")
    is_owner = word.deprel == "nmod:poss" or word.text.endswith(vocabulary.owners.endings)
    is_lone = is_first and not is_owner and not _is_label(stretch)
    return is_lone or word_key(word.lemma) in vocabulary.nouns.kinds


def _is_label(stretch: Stretch) -> bool:
    """Whether it stands in capitals before a colon, as speakers in a transcript do."""
    after = stretch.document.words[stretch.last + 1 : stretch.last + 2]
    return stretch.text.isupper() and [word.text for word in after] == [":"]


def _is_noun_with_article(stretch: Stretch, vocabulary: Vocabulary) -> bool:
    """It is a noun for any firm or an office's initials: "the Company", "the DPM"."""
    if not stretch.is_single:
        return False
    text = stretch.words[0].text
    is_office = text.isupper() and word_key(text) in vocabulary.titles.same
    return is_firm(stretch.document, stretch.first, vocabulary.bodies) or (
        is_office and is_definite(stretch.document, stretch.first)
    )


def _is_office(stretch: Stretch, vocabulary: Vocabulary) -> bool:
    """It is an office, and no body's name: "the Director of Fisheries", not its directorate."""
    if stretch.is_single or stretch.sort not in SPEAKING:
        return False
    lemma = stretch.document.words[stretch.head].lemma
    is_officer = word_key(lemma) in vocabulary.persons.officers
    return is_officer and not is_body(stretch.words[0], vocabulary.bodies)


def _abbreviates_office(stretch: Stretch, vocabulary: Vocabulary) -> bool:
    """It is an office's initials in brackets behind it: "Chief Budget Officer (**CBO**)"."""
    words, first, letters = stretch.document.words, stretch.first, stretch.keys[0]
    start = first - 1 - len(letters)
    if not stretch.is_single or start < stretch.edge or words[first - 1].text != "(":
        return False
    office = words[start : first - 1]
    is_office = word_key(office[-1].lemma) in vocabulary.persons.officers
    return is_office and "".join(word.text[:1].lower() for word in office) == letters


def _is_behind_name(stretch: Stretch, vocabulary: Vocabulary) -> bool:
    """It is a degree's or an office's letters behind a person's name: "Ann Lee, **SC**, said"."""
    words, first = stretch.document.words, stretch.first
    if first - 2 < stretch.edge or not stretch.is_single or words[first - 1].text != ",":
        return False
    is_person = kind_of(words[first - 2], vocabulary.lexicon) == "person"
    return is_person and vocabulary.titles.are_letters(stretch.words[0].text)


def _is_owning_officer(stretch: Stretch, vocabulary: Vocabulary) -> bool:
    """It is an officer whose body is named so: "the **Mayor**'s Office"."""
    word = stretch.words[0]
    is_officer = stretch.is_single and word_key(word.text) in vocabulary.persons.officers
    return is_officer and stretch.sort in SPEAKING and word.deprel == "nmod:poss"


def _is_member(stretch: Stretch, vocabulary: Vocabulary) -> bool:
    """It is somebody of a place and a party, as an argument of a verb: "the Ohio Republican"."""
    word = stretch.words[-1]
    key = word_key(word.text)
    is_party = any(key + ending in vocabulary.groups.names for ending in vocabulary.titles.plurals)
    is_argument = word.relation in ARGUMENTS and word.feature("Number") != "Plur"
    is_described = not stretch.is_single and is_definite(stretch.document, stretch.first)
    return is_described and is_party and is_argument


REFUSALS = (
    _has_no_capital,
    _has_no_word,
    _is_day,
    _is_small_word,
    _is_adjective,
    _is_origin,
    _is_party,
    _is_noun,
    _is_noun_with_article,
    _is_office,
    _abbreviates_office,
    _is_behind_name,
    _is_owning_officer,
    _is_member,
)
