"""Named persons and bodies: from a chunk to a name without its titles."""

from __future__ import annotations

from collections.abc import Collection

from quoteattr.claims import EntityKind
from quoteattr.coreference.bodies import is_body, is_firm
from quoteattr.coreference.candidates import Candidate
from quoteattr.coreference.chunks import Chunk
from quoteattr.coreference.edges import edges_of
from quoteattr.coreference.phrases import chunk_head, is_definite
from quoteattr.coreference.titles import title_gender, title_start
from quoteattr.document import Document
from quoteattr.grammar.forms import tag
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.tables import Vocabulary

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
    sort, first, last = edges_of(document, chunk, vocabulary, surnames, edge)
    if first > last:
        return None
    head = chunk_head(document, first, last)
    if _is_description(document, (first, last, head), sort, vocabulary):
        return None
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
        tagged=chunk.tagged,
        gender=title_gender(telling, vocabulary),
        plural=sort in ("group", "") and document.words[head].feature("Number") == "Plur",
        titles=titles,
        start=start,
        tie=_tie(document, start, first, head),
        is_demonym=first == last and _is_one(document, head, sort, vocabulary),
        definite=True,
    )


def _is_description(
    document: Document, place: tuple[int, int, int], sort: str, vocabulary: Vocabulary
) -> bool:
    """Whether what is written like a name only describes somebody or something.

    As "the Company" of contracts, "the DPM", "the Ohio Republican", "the Director of Fisheries".
    """
    first, last, head = place
    if first == last:
        return _is_noun_alone(document, first, vocabulary)
    is_office = word_key(document.words[head].lemma) in vocabulary.persons.officers
    is_role = is_office and sort in ("organization", "other", "")
    if is_role and is_body(document.words[first], vocabulary.bodies):
        return False  # "the Directorate General of Fisheries"
    return is_role or _is_member(document, first, last, vocabulary)


def _is_member(document: Document, first: int, last: int, vocabulary: Vocabulary) -> bool:
    """Whether a stretch is an article, a place and one of a party, as an argument of a verb."""
    word = document.words[last]
    key = word_key(word.text)
    is_party = any(key + ending in vocabulary.groups.names for ending in vocabulary.titles.plurals)
    is_argument = word.relation in ARGUMENTS and word.feature("Number") != "Plur"
    return is_party and is_argument and is_definite(document, first)


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
        and not all(key in vocabulary.calendar or key.isdigit() for key in keys)
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


def _is_noun_alone(document: Document, index: int, vocabulary: Vocabulary) -> bool:
    """Whether a word is a noun for any firm, or an office's initials, with an article."""
    text = document.words[index].text
    is_office = text.isupper() and word_key(text) in vocabulary.titles.same
    return is_firm(document, index, vocabulary.bodies) or (
        is_office and is_definite(document, index)
    )
