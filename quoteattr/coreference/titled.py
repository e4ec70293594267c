"""Named persons and bodies: from a chunk to a name without its titles."""

from __future__ import annotations

from collections.abc import Collection

from quoteattr.claims import EntityKind, Gender
from quoteattr.coreference.candidates import Candidate
from quoteattr.coreference.chunks import Chunk
from quoteattr.coreference.phrases import INSIDE, chunk_head
from quoteattr.coreference.vocabulary import Vocabulary, word_key
from quoteattr.document import Document, Word
from quoteattr.forms import tag

NO_BEGIN = {"DET", "PUNCT", "ADP", "CCONJ", "PRON", "PART"}
NO_END = {"PUNCT", "PART", "ADP", "DET", "CCONJ", "VERB", "AUX", "ADV", "SCONJ", "PRON"}
NO_TITLE = {"DET", "PUNCT", "ADP", "CCONJ", "PRON", "VERB", "ADV", "PART", "AUX"}
KINDS: dict[str, EntityKind] = {
    "person": "person",
    "organization": "organization",
    "place": "place",
    "group": "group",
    "document": "document",
    "other": "other",
}
LONGEST = 9


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
    if first == last and _is_firm(document, first, vocabulary):
        return None  # "the Company" of contracts and statements
    is_office = _is_office(document.words[head], vocabulary)
    if sort in ("organization", "") and first < last and is_office:
        return None  # "the Director of Fisheries", "the Election Commissioner"
    if sort == "person" and first == last and tag(document.words[head]) == "NNS":
        sort = "group"  # "Dockworkers" at the head of a sentence
    keys = _keys(document.span(first, last).text)
    if not _is_name(document, (first, last, head, edge), keys, sort, vocabulary):
        return None
    start = _title_start(document, (first, head, edge), sort == "person", vocabulary)
    titles = tuple(document.words[i].text for i in range(start, first))
    return Candidate(
        head,
        first,
        last,
        "name",
        sort=KINDS.get(sort),
        words=keys,
        tagged=bool(chunk.label),
        gender=_title_gender(titles, vocabulary),
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
    sort, words = vocabulary.labels.get(chunk.label, ""), document.words
    first, last = _trimmed(document, chunk)
    if sort == "organization" and first < last and _is_short_title(words[first], vocabulary):
        sort = "person"  # "Rep. Ann Lee"
    if _is_before_name(document, last, vocabulary):
        return sort, last + 1, last
    if sort in ("", "person") and first <= last:
        start = _after_titles(document, first, last, vocabulary)
        is_known = word_key(words[last].text) in surnames and not _is_definite(document, first)
        if start <= last or not (is_known or _is_surname(document, last, sort, vocabulary)):
            first = start
        elif is_known:
            sort, first = "person", last
    if first > last or (words[first].upos in NO_BEGIN and not words[first].text.isupper()):
        return sort, last + 1, last
    if sort == "person" and first == last:
        first = _from_given_name(document, first, edge, vocabulary)
    if sort == "organization":
        first = _after_trade(
            document, _from_modifier(document, first, last, edge), last, vocabulary
        )
    if sort == "organization" or _is_body(words[last], vocabulary):
        first = _from_owners(document, first, last, edge)
    if sort in ("organization", "") and _is_body(words[last], vocabulary):
        last = _to_complement(document, first, last, vocabulary)
    if sort in ("", "person") and _is_trade(document, first, vocabulary):
        sort = "organization"  # "carmaker Lindqvist"
    return sort, first, last


def _is_firm(document: Document, index: int, vocabulary: Vocabulary) -> bool:
    """Whether a word with an article is a noun for any firm."""
    is_firm = word_key(document.words[index].text) in vocabulary.firm_endings
    return is_firm and _is_definite(document, index)


def _is_before_name(document: Document, last: int, vocabulary: Vocabulary) -> bool:
    """Whether a chunk ends in the title of the name behind it: "Texas Gov.", "ASP"."""
    word, *after = document.words[last : last + 2]
    key = word_key(word.text)
    if not after or not vocabulary.is_title(key) or key in vocabulary.suffixes:
        return False
    is_below = after[0].relation == "flat" and after[0].head == last
    return after[0].ner[:1] in "BS" and (is_below or _is_short_title(word, vocabulary))


def _is_one(document: Document, head: int, sort: str, vocabulary: Vocabulary) -> bool:
    """Whether a noun of nationality means one person: "the Swede", not "the French".

    Nor "the Republican": who belongs to a party or a creed may be anybody's opponent.
    """
    word = document.words[head]
    plurals = {word_key(word.text) + ending for ending in vocabulary.title_plurals}
    is_noun = word.upos in ("NOUN", "PROPN") and word.feature("Number") == "Sing"
    return (
        _is_definite(document, head)
        and is_noun
        and (sort == "group" or word_key(word.text) in vocabulary.nationals)
        and plurals.isdisjoint(vocabulary.group_names)
        and not word.text.endswith(vocabulary.collective_endings)
    )


def _is_definite(document: Document, index: int) -> bool:
    """Whether the article of something known stands right before a word."""
    return index > 0 and document.words[index - 1].feature("Definite") == "Def"


def _tie(document: Document, start: int, first: int, head: int) -> int:
    """The word that ties a name to its sentence: "Dr" in "Dr Lee said", if it is the subject."""
    tie = head
    while start <= document.words[tie].head < first:
        tie = document.words[tie].head
    return tie


def _trimmed(document: Document, chunk: Chunk) -> tuple[int, int]:
    first, last, words = chunk.first, chunk.last, document.words
    while first < last and words[first].upos in NO_BEGIN:
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
    is_owner = word.deprel == "nmod:poss" or word.text.endswith(vocabulary.possessives)
    return (is_first and not is_owner) or word_key(word.lemma) in vocabulary.nouns


def _after_titles(document: Document, first: int, last: int, vocabulary: Vocabulary) -> int:
    """The first word of a name that is no title; beyond ``last`` where all are titles."""
    words, start = document.words, first
    begin = words[last].head
    if words[last].deprel == "flat" and first < begin < last:
        inner = [words[i].upos for i in range(first, begin)]
        if "ADP" in inner and inner[-1] == "PROPN":
            return begin
    for index in range(first, last + 1):
        key = word_key(words[index].text)
        is_plural = any(
            key.endswith(e) and vocabulary.is_title(key.removesuffix(e))
            for e in vocabulary.title_plurals
        )
        is_role = index == first <= last - 2 and vocabulary.noun_kind(key) == "person"
        if _is_hyphened(document, index):  # "Prince-Osei"
            break
        if vocabulary.is_title(key) or is_plural or is_role:
            start = index + 1
        elif key not in vocabulary.title_modifiers:
            break
    return max(start, _after_short_title(document, first, last, vocabulary))


def _is_hyphened(document: Document, index: int) -> bool:
    """Whether a hyphen without white space joins a word to the next."""
    word, *after = document.words[index : index + 2]
    return bool(after) and after[0].text == "-" and word.end == after[0].start


def _after_short_title(document: Document, first: int, last: int, vocabulary: Vocabulary) -> int:
    """The word after a shortened title, whatever stands before it: "Texas Gov. Ann Lee"."""
    for index in range(last - 1, first, -1):
        if _is_short_title(document.words[index], vocabulary):
            return index + 1
    return first


def _is_short_title(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a word is a title that ends in a full stop: "Gov."."""
    key = word_key(word.text)
    is_title = vocabulary.is_title(key) and key not in vocabulary.particles
    return is_title and word.text.endswith(".")


def _is_surname(document: Document, index: int, sort: str, vocabulary: Vocabulary) -> bool:
    """Whether the tagger takes for a person what could be a title alone: "King said"."""
    word = document.words[index]
    key = word_key(word.text)
    is_office = key in vocabulary.officers or key in vocabulary.same_title
    return sort == "person" and not is_office and not word.text.endswith(".") and len(key) > 2


def _is_trade(document: Document, first: int, vocabulary: Vocabulary) -> bool:
    """Whether the word before a name tells what kind of organization bears it."""
    word = document.words[first - 1] if first else document.words[first]
    is_trade = word.index < first and word_key(word.lemma) in vocabulary.general
    return is_trade and word.head >= first and word.upos == "NOUN"


def _from_given_name(document: Document, surname: int, edge: int, vocabulary: Vocabulary) -> int:
    """Where a person's name begins: with a given name that is a common word, "Patience Oke".

    A capital tells it within a sentence; at its head, a table or the tree.
    """
    word, name = document.words[surname - 1], document.words[surname]
    key = word_key(word.text)
    is_capitalised = word.text.istitle() and document.text[word.end : name.start] == " "
    if surname <= edge or not is_capitalised or word.ner != "O" or key in vocabulary.calendar:
        return surname
    if key in vocabulary.name_gender:
        return word.index
    is_known = vocabulary.noun_kind(key) or vocabulary.is_title(key)
    if is_known or key in vocabulary.title_modifiers or word.upos not in ("NOUN", "ADJ"):
        return surname
    is_below = name.relation == "flat" and name.head == word.index
    return word.index if is_below or word.index > edge else surname


def _after_trade(document: Document, first: int, last: int, vocabulary: Vocabulary) -> int:
    """Where a body's name begins: behind "Retailer" in "Retailer Brent Stores"."""
    key = word_key(document.words[first].lemma)
    is_trade = key in vocabulary.general and key not in vocabulary.markers
    has_article = first > 0 and document.words[first - 1].upos == "DET"  # "The Business Post"
    return first + 1 if is_trade and first < last and not has_article else first


def _is_body(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a word is a noun as organizations have it in their names."""
    return word_key(word.lemma) in vocabulary.markers


def _is_office(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a word is a noun for somebody who holds an office."""
    return word_key(word.lemma) in vocabulary.officers


def _from_modifier(document: Document, first: int, last: int, edge: int) -> int:
    """Where an organization's name begins: with "European" in "European Union"."""
    while first > edge:
        word = document.words[first - 1]
        is_inside = first <= word.head <= last and word.relation in ("amod", "compound")
        if not is_inside or not word.text[:1].isupper():
            break
        first -= 1
    return first


def _from_owners(document: Document, first: int, last: int, edge: int) -> int:
    """Where a body's name begins: with its members' in "the Workers' Front"."""
    if first - 2 < edge:
        return first
    owners, mark = document.words[first - 2 : first]
    is_owner = owners.deprel == "nmod:poss" and first <= owners.head <= last
    is_plural = owners.feature("Number") == "Plur" and owners.text[:1].isupper()
    return owners.index if is_owner and is_plural and mark.upos == "PART" else first


def _to_complement(document: Document, first: int, last: int, vocabulary: Vocabulary) -> int:
    """Where an organization's name ends: with "Health" in "Ministry of Health"."""
    words = document.words
    while last - first < LONGEST and last + 1 < len(words):
        noun = words[last + 1].head
        is_inside = noun > last and first <= words[noun].head <= last
        if not is_inside or words[last + 1].lemma.lower() not in vocabulary.complements:
            break
        parts = [words[i] for i in document.subtree(noun)]
        small = [word for word in parts if not word.text[:1].isupper()]
        is_whole = parts[0].index == last + 1 and parts[-1].index - last == len(parts)
        if not is_whole or any(word.upos not in ("ADP", "DET", "CCONJ") for word in small):
            break
        last = parts[-1].index
    return last


def _title_start(
    document: Document, place: tuple[int, int, int], is_person: bool, vocabulary: Vocabulary
) -> int:
    """Where the title before a name begins: with "US" in "US President Ann Lee"."""
    first, head, edge = place
    start = first
    while start > edge:
        word = document.words[start - 1]
        is_inside = _premodifies(document, start - 1, first, head)
        is_known = vocabulary.noun_kind(word_key(word.lemma)) == "person"
        is_role = (
            word.upos in ("NOUN", "PROPN")
            and word.feature("Number") != "Plur"
            and (is_known or (is_person and word.text.islower() and is_inside))
        )
        if word.upos in NO_TITLE or not (is_role if start == first else is_inside):
            break
        start -= 1
    return start


def _premodifies(document: Document, index: int, first: int, head: int) -> bool:
    """Whether a word stands within the noun phrase of the name to its right."""
    word = document.words[index]
    for _ in range(4):
        if document.words[head].head == index and document.words[head].relation in (
            "appos",
            "flat",
        ):
            return True
        if word.head == head or first <= word.head <= head:
            return word.deprel in INSIDE or word.relation in ("amod", "nmod", "appos", "nummod")
        if not index < word.head < first:
            return False
        word = document.words[word.head]
    return False


def _title_gender(titles: tuple[str, ...], vocabulary: Vocabulary) -> Gender | None:
    found = {
        vocabulary.title_gender.get(key) or vocabulary.noun_gender.get(key)
        for key in map(word_key, titles)
    } - {None}
    return found.pop() if len(found) == 1 else None
