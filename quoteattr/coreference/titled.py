"""Named persons and bodies: from a chunk to a name without its titles."""

from __future__ import annotations

from collections.abc import Collection

from quoteattr.claims import EntityKind
from quoteattr.coreference.bodies import (
    after_trade,
    from_modifier,
    from_owners,
    is_body,
    is_firm,
    is_trade,
    to_complement,
)
from quoteattr.coreference.candidates import Candidate
from quoteattr.coreference.chunks import Chunk
from quoteattr.coreference.phrases import chunk_head, is_definite
from quoteattr.coreference.titles import (
    after_titles,
    is_before_name,
    is_short_title,
    is_surname,
    title_gender,
    title_start,
)
from quoteattr.document import Document, Word
from quoteattr.grammar.forms import tag
from quoteattr.vocabulary.bodies import Bodies
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.persons import Persons
from quoteattr.vocabulary.tables import Vocabulary

NO_BEGIN = {"DET", "PUNCT", "ADP", "CCONJ", "PRON", "PART"}
NO_END = {"PUNCT", "PART", "ADP", "DET", "CCONJ", "VERB", "AUX", "ADV", "SCONJ", "PRON"}
ARGUMENTS = ("nsubj", "obj", "obl")
KINDS: dict[str, EntityKind] = {
    "person": "person",
    "organization": "organization",
    "place": "place",
    "group": "group",
    "document": "document",
    "other": "other",
}


def name_in(
    document: Document,
    chunk: Chunk,
    vocabulary: Vocabulary,
    surnames: Collection[str],
    edge: int,
) -> Candidate | None:
    """The name in a chunk: titles cut off in front, what is no name at both edges.

    Args:
        document: The parsed text.
        chunk: A stretch that looks like a name.
        vocabulary: What words say about who is meant.
        surnames: Words of the text that are surnames though they could be titles.
        edge: First word of the sentence.

    Returns:
        The name, or None where the chunk is a title alone or no name at all.
    """
    sort, first, last = _bounds(document, chunk, vocabulary, surnames, edge)
    if first > last:
        return None
    head = chunk_head(document, first, last)
    if first == last and _is_noun_alone(document, first, vocabulary):
        return None  # "the Company" of contracts and statements, "the DPM"
    if _is_member(document, first, last, vocabulary):
        return None  # "the Ohio Republican"
    is_office = _is_office(document.words[head], vocabulary.persons)
    if sort in ("organization", "other", "") and first < last and is_office:
        return None  # "the Director of Fisheries", "the Election Commissioner"
    if sort == "person" and first == last and tag(document.words[head]) == "NNS":
        sort = "group"  # "Dockworkers" at the head of a sentence
    keys = _keys(document.span(first, last).text)
    if not _is_name(document, (first, last, head, edge), keys, sort, vocabulary):
        return None
    start = title_start(document, (first, head, edge), sort == "person", vocabulary.nouns)
    titles = tuple(document.span(start, first - 1).text.split()) if start < first else ()
    telling = (*titles, keys[0]) if len(keys) > 1 else titles  # "President Sheikh Omar"
    return Candidate(
        head,
        first,
        last,
        "name",
        sort=KINDS.get(sort),
        words=keys,
        tagged=bool(chunk.label),
        gender=title_gender(telling, vocabulary),
        plural=sort in ("group", "") and document.words[head].feature("Number") == "Plur",
        titles=titles,
        start=start,
        tie=_tie(document, start, first, head),
        is_demonym=first == last and _is_one(document, head, sort, vocabulary),
        definite=True,
    )


def _bounds(
    document: Document,
    chunk: Chunk,
    vocabulary: Vocabulary,
    surnames: Collection[str],
    edge: int,
) -> tuple[str, int, int]:
    """The kind of a name, its first and its last word.

    A chunk that is a title alone, or no name, ends before it begins.
    """
    sort, words = vocabulary.labels.kinds.get(chunk.label, ""), document.words
    first, last = _trimmed(document, chunk)
    if sort == "organization" and first < last and is_short_title(words[first], vocabulary.titles):
        sort = "person"  # "Rep. Ann Lee"
    if is_before_name(document, last, vocabulary.titles):
        return sort, last + 1, last
    if sort in ("", "person") and first <= last:
        start = after_titles(document, first, last, vocabulary)
        is_known = word_key(words[last].text) in surnames and not is_definite(document, first)
        if start <= last or not (is_known or is_surname(document, last, sort, vocabulary)):
            first = start
        elif is_known:
            sort, first = "person", last
    if first > last or _is_small(document, first):
        return sort, last + 1, last
    if sort == "person" and first == last:
        first = _from_given_name(document, first, edge, vocabulary)
    if sort in ("", "person") and _is_traded(document, first, last, vocabulary.bodies):
        sort = "organization"
    return sort, *_body_bounds(document, sort, (first, last, edge), vocabulary.bodies)


def _is_traded(document: Document, first: int, last: int, bodies: Bodies) -> bool:
    """Whether the trade before a name, or at its head, tells a firm: "carmaker Lindqvist"."""
    at_head = first < last and after_trade(document, first, last, bodies) > first
    return at_head or is_trade(document, first, bodies)


def _body_bounds(
    document: Document, sort: str, place: tuple[int, int, int], bodies: Bodies
) -> tuple[int, int]:
    """The first and the last word of a body's name, and of any other as they are."""
    first, last, edge = place
    has_noun = is_body(document.words[last], bodies)
    if sort == "organization":
        begin = from_modifier(document, first, last, edge)
        first = after_trade(document, begin, last, bodies)
    if sort == "organization" or has_noun:
        first = from_owners(document, first, last, edge)
    if sort in ("organization", "") and has_noun:
        last = to_complement(document, first, last, bodies)
    return first, last


def _is_member(document: Document, first: int, last: int, vocabulary: Vocabulary) -> bool:
    """Whether a stretch is an article, a place and one of a party, as an argument of a verb."""
    word = document.words[last]
    key = word_key(word.text)
    is_party = any(key + ending in vocabulary.groups.names for ending in vocabulary.titles.plurals)
    is_argument = word.relation in ARGUMENTS and word.feature("Number") != "Plur"
    return first < last and is_party and is_argument and is_definite(document, first)


def _is_one(document: Document, head: int, sort: str, vocabulary: Vocabulary) -> bool:
    """Whether a noun of nationality means one person: "the Swede", not "the French".

    Nor "the Republican": who belongs to a party or a creed may be anybody's opponent.
    """
    word = document.words[head]
    plurals = {word_key(word.text) + ending for ending in vocabulary.titles.plurals}
    is_noun = word.upos in ("NOUN", "PROPN") and word.feature("Number") == "Sing"
    is_noun = is_noun or (word.upos == "ADJ" and word.relation in ARGUMENTS)
    return (
        is_definite(document, head)
        and is_noun
        and (sort == "group" or word_key(word.text) in vocabulary.groups.nationals)
        and plurals.isdisjoint(vocabulary.groups.names)
        and not word.text.endswith(vocabulary.groups.collective)
    )


def _tie(document: Document, start: int, first: int, head: int) -> int:
    """The word that ties a name to its sentence: "Dr" in "Dr Lee said", if it is the subject."""
    tie = head
    while start <= document.words[tie].head < first:
        tie = document.words[tie].head
    return tie


def _trimmed(document: Document, chunk: Chunk) -> tuple[int, int]:
    first, last, words = chunk.first, chunk.last, document.words
    while first < last and words[first].upos in NO_BEGIN and not _is_given(document, first):
        first += 1
    while first < last and words[first].upos == "NOUN" and words[first].text.islower():
        first += 1
    if last > first and _belongs_further(document, last):
        last -= 1
    while last > first and words[last].upos in NO_END:
        if words[last].text[:1].isupper() and chunk.first <= words[last].head <= chunk.last:
            break
        last -= 1
    return first, last


def _is_small(document: Document, index: int) -> bool:
    """Whether no name begins with a word: an article, a preposition, a pronoun, a mark."""
    word = document.words[index]
    return word.upos in NO_BEGIN and not word.text.isupper() and not _is_given(document, index)


def _is_given(document: Document, index: int) -> bool:
    """Whether a tagged name begins with a word that looks like a small one.

    A conjunction, as in "Nor Azizah"; behind an article another, as in "the All Indies Front".
    """
    before, word = document.words[index - 1], document.words[index]
    is_inside = index > document.sentence_of(index).first
    is_second = word.upos == before.upos == "DET"
    is_small = word.upos in ("CCONJ", "SCONJ") or is_second
    return is_inside and is_small and word.text.istitle() and word.ner != "O"


def _belongs_further(document: Document, last: int) -> bool:
    """Whether an owner's name ends with a word of what it owns: "Chile's **National** Board"."""
    before, word = document.words[last - 1 : last + 1]
    return before.upos == "PART" and word.upos == "ADJ" and word.head > last


def _keys(text: str) -> tuple[str, ...]:
    """The folded words of a name, hyphenated ones as one."""
    found = (word_key(part.strip(',;:"“”‘()')) for part in text.split())
    return tuple(key for key in found if key)


def _is_name(
    document: Document,
    place: tuple[int, int, int, int],
    keys: tuple[str, ...],
    sort: str,
    vocabulary: Vocabulary,
) -> bool:
    """Whether a stretch is more than an adjective, a day or the first word of a sentence."""
    first, last, head, edge = place
    word, text = document.words[head], document.span(first, last).text
    is_adjective = word.upos == "ADJ" and word.relation in ("amod", "advmod")
    is_origin = sort == "group" and word.relation in ("amod", "compound") and first == last
    return (
        any(map(str.isupper, text))
        and any(len(key) > 1 and any(map(str.isalpha, key)) for key in keys)
        and not all(key in vocabulary.labels.calendar or key.isdigit() for key in keys)
        and not (is_adjective or is_origin or (len(keys) == 1 and _is_party(keys[0])))
        and not (sort == "" and first == last and _is_noun(document, first, edge, vocabulary))
    )


def _is_party(key: str) -> bool:
    """Whether a word tells a lawmaker's party and state: "R-Ohio"."""
    return key[1:2] == "-" and key.replace("-", "").isalpha()


def _is_noun(document: Document, index: int, edge: int, vocabulary: Vocabulary) -> bool:
    """Whether an untagged word may be capitalised only by its place: "Judge rejects plea"."""
    word = document.words[index]
    before = document.words[index - 1].upos if index > edge else "PUNCT"
    is_first = before == "PUNCT" and word.relation in ("compound", "amod", "root", "nmod")
    is_owner = word.deprel == "nmod:poss" or word.text.endswith(vocabulary.owners.endings)
    return (is_first and not is_owner) or word_key(word.lemma) in vocabulary.nouns.kinds


def _from_given_name(document: Document, surname: int, edge: int, vocabulary: Vocabulary) -> int:
    """Where a person's name begins: with a given name that is a common word, "Patience Oke".

    A capital tells it within a sentence; at its head, a table or the tree.
    """
    word, name = document.words[surname - 1], document.words[surname]
    key = word_key(word.text)
    is_capitalised = word.text.istitle() and document.text[word.end : name.start] == " "
    is_day = key in vocabulary.labels.calendar
    if surname <= edge or not is_capitalised or word.ner != "O" or is_day:
        return surname
    if key in vocabulary.genders.names:
        return word.index
    is_known = vocabulary.nouns.kind(key) or key in vocabulary.titles
    if is_known or key in vocabulary.titles.modifiers or word.upos not in ("NOUN", "ADJ"):
        return surname
    is_below = name.relation == "flat" and name.head == word.index
    return word.index if is_below or word.index > edge else surname


def _is_noun_alone(document: Document, index: int, vocabulary: Vocabulary) -> bool:
    """Whether a word is a noun for any firm, or an office's initials, with an article."""
    text = document.words[index].text
    is_office = text.isupper() and word_key(text) in vocabulary.titles.same
    return is_firm(document, index, vocabulary.bodies) or (
        is_office and is_definite(document, index)
    )


def _is_office(word: Word, persons: Persons) -> bool:
    """Whether a word is a noun for somebody who holds an office."""
    return word_key(word.lemma) in persons.officers
