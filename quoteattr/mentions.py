"""Mentions: the names, nominals and pronouns of a document as candidates for entities."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import attrs

from quoteattr.claims import EntityKind, Gender, MentionKind
from quoteattr.document import Document, Sentence, Word
from quoteattr.vocabulary import Vocabulary, word_key

INSIDE = {"compound", "flat", "fixed", "goeswith", "nmod:desc", "compound:prt"}
NOMINAL = {"NOUN", "PROPN"}
HEADLESS = {"ADJ", "NUM", "DET", "PRON", "X", "SYM", "VERB"}
DETERMINERS = {"det", "det:predet", "nummod"}


@attrs.frozen
class Candidate:
    """A mention before anyone knows which entity it names. Words are indices in the document.

    Attributes:
        head: Its head word.
        first: Its first word; for a name without titles.
        last: Its last word, included.
        kind: "name", "nominal" or "pronoun".
        sort: Kind of entity it names, as far as it tells.
        tagged: Whether the tagger took it for a name.
        words: A name's folded words, or a nominal's: modifiers, then the head's lemma.
        gender: Gender that the mention itself tells.
        plural: Whether it is plural.
        person: Grammatical person, 1 to 3.
        definite: Whether it takes up something known ("the governor", "his aide").
        bare: Whether it is a singular noun without an article, as in headlines.
        titles: Words before a name that are no part of it, as they are written.
        start: The first of those titles; the same as ``first`` where there is none.
        relative: Whether it is a relative pronoun.
        animate: Whether it is one of persons ("who").
    """

    head: int
    first: int
    last: int
    kind: MentionKind
    sort: EntityKind | None = None
    words: tuple[str, ...] = ()
    tagged: bool = False
    gender: Gender | None = None
    plural: bool = False
    person: int = 3
    definite: bool = False
    bare: bool = False
    titles: tuple[str, ...] = ()
    start: int = -1
    relative: bool = False
    animate: bool = False


def find_mentions(
    document: Document, vocabulary: Vocabulary, wanted: Collection[int] = ()
) -> tuple[Candidate, ...]:
    """Find everything that may name an entity.

    Args:
        document: The parsed text.
        vocabulary: What words say about who is meant.
        wanted: Words that must head a mention if they are nominal at all.

    Returns:
        Candidates, one a head word, in the order of their first words.
    """
    found: list[Candidate] = []
    for sentence in document.sentences:
        covered: set[int] = set()
        for first, last, label in _chunks(document, sentence, vocabulary):
            name = _name(document, first, last, label, vocabulary, sentence.first)
            if name is not None and name.head not in covered:
                found.append(name)
                covered.update(range(name.start, name.last + 1))
        for index in range(sentence.first, sentence.last):
            if index not in covered:
                other = _other(document, document.words[index], vocabulary, index in wanted)
                if other is not None:
                    found.append(other)
    return tuple(sorted(found, key=lambda c: (c.first, -c.last)))


# Names


def _chunks(
    document: Document, sentence: Sentence, vocabulary: Vocabulary
) -> Iterator[tuple[int, int, str]]:
    """Stretches of words that look like a name, with their label ("" where the tagger has none)."""
    index = sentence.first
    while index < sentence.last:
        tag, _, label = document.words[index].ner.partition("-")
        end = index + 1
        if tag in ("B", "S") and vocabulary.labels.get(label, "other"):
            while tag == "B" and end < sentence.last and document.words[end].ner[:1] in "IE":
                if _is_predicate(document.words[end]):
                    break
                end += 1
            if vocabulary.labels.get(label) == "person":
                while end < sentence.last and _continues(document, index, end):
                    end += 1
            yield from _parts(document, index, end, label)
        elif tag == "O" and _proper(document.words[index], vocabulary):
            while end < sentence.last and _continues(document, index, end):
                end += 1
            if end < sentence.last and document.words[end].ner[:1] == "I":
                end += 1
            yield index, end - 1, ""
        index = end


def _is_predicate(word: Word) -> bool:
    """Whether a verb in a headline has been tagged as a part of a name."""
    return word.upos == "AUX" or (word.upos == "VERB" and word.relation in ("root", "ccomp"))


def _parts(document: Document, first: int, end: int, label: str) -> Iterator[tuple[int, int, str]]:
    """A tagged stretch, cut where a colon or a dash shows that it is more than one name."""
    start = first
    for index in range(first, end):
        if document.words[index].text in BREAKS:
            if start < index:
                yield start, index - 1, ""
            start = index + 1
    if start < end:
        yield start, end - 1, label if start == first else ""


BREAKS = {":", ";", "—", "–", "|", "/", ")", "(", "[", "]", "•", "…"}


def _proper(word: Word, vocabulary: Vocabulary) -> bool:
    return (
        word.upos == "PROPN"
        and any(map(str.isupper, word.text))
        and word_key(word.text) not in vocabulary.calendar
    )


def _continues(document: Document, first: int, index: int) -> bool:
    """Whether an untagged proper noun goes on with the name that begins at ``first``."""
    word = document.words[index]
    if word.upos != "PROPN" or word.ner != "O" or not any(map(str.isupper, word.text)):
        return False
    before = document.words[index - 1]
    inside = range(first, index)
    return (word.head in inside and word.relation in ("flat", "compound", "list")) or any(
        document.words[i].head in (index, word.head)
        and document.words[i].deprel in INSIDE
        and before.upos == "PROPN"
        for i in inside
    )


def _name(
    document: Document,
    first: int,
    last: int,
    label: str,
    vocabulary: Vocabulary,
    edge: int,
) -> Candidate | None:
    """The candidate in a stretch of words: titles cut off in front, what is no name at the edges."""
    words = document.words
    while first <= last and words[first].upos in ("DET", "PUNCT", "ADP", "CCONJ", "PRON", "PART"):
        first += 1
    while last >= first and words[last].upos in NO_END:
        last -= 1
    if first > last or not any(map(str.isupper, document.span(first, last).text)):
        return None
    sort = vocabulary.labels.get(label, "")
    if sort in ("", "person"):
        start = _after_titles(document, first, last, vocabulary)
        if start > last:
            return None
        first = start
    if sort == "organization":
        first = _from_modifier(document, first, last, edge)
    if sort == "organization" or (first <= last and _is_body(words[last], sort, vocabulary)):
        last = _to_complement(document, first, last)
    head = chunk_head(document, first, last)
    if words[head].upos == "ADJ" and words[head].relation in ("amod", "advmod"):
        return None
    if sort == "group" and words[head].relation in ("amod", "compound") and first == last:
        return None
    keys = tuple(
        key for i in range(first, last + 1) for key in word_key(words[i].text).split() if key
    )
    if all(key in vocabulary.calendar for key in keys):
        return None
    if sort == "" and first == last and _is_capitalised_noun(document, first, edge):
        return None
    if not keys or not any(any(map(str.isalpha, key)) for key in keys):
        return None
    start = _titles(document, first, head, vocabulary, edge)
    titles = tuple(document.words[i].text for i in range(start, first))
    return Candidate(
        head,
        first,
        last,
        "name",
        sort=_as_kind(sort),
        words=keys,
        tagged=bool(label),
        gender=_title_gender(titles, vocabulary),
        plural=words[head].feature("Number") == "Plur" and sort != "person",
        titles=titles,
        start=start,
        definite=True,
    )


def _is_capitalised_noun(document: Document, index: int, edge: int) -> bool:
    """Whether an untagged word may be capitalised only as the first of a sentence."""
    word = document.words[index]
    before = document.words[index - 1].upos if index > edge else "PUNCT"
    return before == "PUNCT" and word.relation in ("compound", "amod", "root", "nmod")


NO_END = {"PUNCT", "PART", "ADP", "DET", "CCONJ", "VERB", "AUX", "ADV", "SCONJ", "PRON"}


def _is_body(word: Word, sort: str, vocabulary: Vocabulary) -> bool:
    """Whether an untagged word is a noun as organizations have it in their names."""
    return sort == "" and word_key(word.lemma) in vocabulary.markers


def _as_kind(text: str) -> EntityKind | None:
    kinds: tuple[EntityKind, ...] = (
        "person",
        "organization",
        "place",
        "group",
        "document",
        "other",
    )
    return next((kind for kind in kinds if kind == text), None)


def _after_titles(document: Document, first: int, last: int, vocabulary: Vocabulary) -> int:
    """The first word of a name that is no title; beyond ``last`` where all are titles."""
    keys = [word_key(document.words[i].text) for i in range(first, last + 1)]
    start = 0
    tail = document.words[last]
    if (
        tail.deprel == "flat"
        and first < tail.head < last
        and document.words[tail.head - 1].upos == "PROPN"
    ):
        inner = [document.words[i].upos for i in range(first, tail.head)]
        if "ADP" in inner:
            return tail.head
    for i, key in enumerate(keys):
        if vocabulary.is_title(key) or (key[-1:] == "s" and vocabulary.is_title(key[:-1])):
            start = i + 1
        elif key not in vocabulary.title_modifiers:
            break
    return first + start


def _from_modifier(document: Document, first: int, last: int, edge: int) -> int:
    """Where an organization's name begins: with "European" in "European Union"."""
    while first > edge:
        word = document.words[first - 1]
        if not (
            first <= word.head <= last
            and word.relation in ("amod", "compound")
            and word.text[:1].isupper()
        ):
            break
        first -= 1
    return first


def _to_complement(document: Document, first: int, last: int) -> int:
    """Where an organization's name ends: with "Health" in "Ministry of Health"."""
    for child in document.children[chunk_head(document, first, last)]:
        if child > last and document.words[child].relation == "nmod":
            edges = document.subtree(child)
            small = [i for i in edges if not document.words[i].text[:1].isupper()]
            if (
                edges[0] == last + 1
                and len(edges) == edges[-1] - last
                and edges[-1] - last <= 7
                and all(document.words[i].upos in ("ADP", "DET", "CCONJ") for i in small)
                and document.words[edges[0]].lemma.lower() in COMPLEMENT
            ):
                return edges[-1]
    return last


COMPLEMENT = {"of", "for", "de", "du", "da", "do", "del"}


def chunk_head(document: Document, first: int, last: int) -> int:
    """The word of a stretch that governs most of the others."""
    inside = range(first, last + 1)
    outer = [i for i in inside if document.words[i].head not in inside]
    if not outer:
        return last
    return max(outer, key=lambda i: (sum(c in inside for c in document.children[i]), i))


def _titles(document: Document, first: int, head: int, vocabulary: Vocabulary, edge: int) -> int:
    """Where the words before a name that belong to it begin: "US President", "campaign manager"."""
    start = first
    found = first
    while start > edge:
        word = document.words[start - 1]
        is_role = (
            word.upos in NOMINAL
            and vocabulary.noun_kind(word_key(word.lemma)) == "person"
            and word.feature("Number") != "Plur"
        )
        if word.upos in ("DET", "PUNCT", "ADP", "CCONJ", "PRON", "VERB", "ADV", "PART", "AUX"):
            break
        if not _premodifies(document, start - 1, first, head) and not (is_role and start == first):
            break
        if not is_role and found == first:
            break
        start -= 1
        found = start
    return found


def _premodifies(document: Document, index: int, first: int, head: int) -> bool:
    """Whether a word stands within the noun phrase of the name to its right."""
    word = document.words[index]
    for _ in range(4):
        if word.head == head or (first <= word.head <= head):
            return word.deprel in INSIDE or word.relation in ("amod", "nmod", "appos", "nummod")
        if not index < word.head < first:
            return False
        word = document.words[word.head]
    return False


def _title_gender(titles: tuple[str, ...], vocabulary: Vocabulary) -> Gender | None:
    found = {
        vocabulary.title_gender.get(word_key(t)) or vocabulary.noun_gender.get(word_key(t))
        for t in titles
    } - {None}
    return found.pop() if len(found) == 1 else None


# Nominals and pronouns


def _other(
    document: Document, word: Word, vocabulary: Vocabulary, wanted: bool
) -> Candidate | None:
    if word.upos == "PRON" or (wanted and word.deprel.startswith("nmod:poss")):
        pronoun = _pronoun(document, word)
        if pronoun is not None:
            return pronoun
    if word.upos in NOMINAL and (word.deprel not in INSIDE or wanted):
        return _nominal(document, word, vocabulary)
    if wanted and word.upos in HEADLESS:
        return _nominal(document, word, vocabulary)
    return None


ANIMATE = {"who", "whom", "whose"}


def _pronoun(document: Document, word: Word) -> Candidate | None:
    form = word.feature("PronType")
    if form == "Rel" and word.relation in ("nsubj", "obj", "iobj", "obl", "nmod", "root"):
        return Candidate(
            word.index,
            word.index,
            word.index,
            "pronoun",
            relative=True,
            animate=word.lemma.lower() in ANIMATE,
        )
    if form not in ("Prs", "Emp") or document.words[word.index].relation == "expl":
        return None
    gender: dict[str, Gender] = {"Fem": "female", "Masc": "male"}
    person = word.feature("Person") or "3"
    return Candidate(
        word.index,
        word.index,
        word.index,
        "pronoun",
        sort="person" if word.feature("Gender") in gender else None,
        gender=gender.get(word.feature("Gender")),
        plural=word.feature("Number") == "Plur",
        person=int(person) if person.isdigit() else 3,
        definite=True,
    )


def _nominal(document: Document, word: Word, vocabulary: Vocabulary) -> Candidate:
    lemma = word_key(word.lemma)
    children = [document.words[c] for c in document.children[word.index]]
    plural = word.feature("Number") == "Plur" or (lemma == "people")
    sort = vocabulary.noun_kind(lemma)
    if sort == "person" and (plural or any(c.relation == "cc" for c in children) and plural):
        sort = "group"
    first, last = phrase(document, word.index)
    modifiers = tuple(
        word_key(document.words[i].lemma)
        for i in range(first, word.index)
        if document.words[i].relation not in DETERMINERS
        and document.words[i].upos not in ("PUNCT", "DET", "PART", "ADP", "NUM")
    )
    return Candidate(
        word.index,
        first,
        last,
        "nominal",
        sort=sort,
        words=(*modifiers, lemma),
        gender=None if plural else vocabulary.noun_gender.get(lemma),
        plural=plural,
        definite=any(
            c.feature("Definite") == "Def"
            or c.feature("PronType") == "Dem"
            or c.deprel == "nmod:poss"
            for c in children
        ),
        bare=not plural
        and not any(c.relation == "det" or c.deprel == "nmod:poss" for c in children),
    )


def phrase(document: Document, head: int) -> tuple[int, int]:
    """First and last word of a noun phrase without relative clauses and appositions.

    Args:
        document: The parsed text.
        head: Head word of the phrase.

    Returns:
        Indices of its first and of its last word.
    """
    words = document.words
    first = last = head
    for child in reversed([c for c in document.children[head] if c < head]):
        relation = words[child].relation
        if relation in ("punct", "case", "cc", "mark", "cop", "nsubj", "advcl", "aux", "advmod"):
            continue
        left = _left_edge(document, child)
        if words[child].deprel in ("acl:relcl", "appos", "parataxis") or child < first - 25:
            break
        first = min(first, left)
    while first < head and words[first].upos in ("ADP", "PUNCT", "CCONJ", "SCONJ"):
        first += 1
    for child in (c for c in document.children[head] if c > head):
        edges = document.subtree(child) if words[child].relation in PHRASE else []
        if not edges or edges[0] != last + 1 or any(words[i].ner.endswith("ate") for i in edges):
            break
        stop = next((n for n, i in enumerate(edges) if i != last + 1 + n or _ends(words[i])), None)
        if stop is not None:
            last += stop
            while last > head and words[last].upos in ("CCONJ", "PUNCT", "ADP", "DET", "PRON"):
                last -= 1
            break
        last = edges[-1]
    while last > head and words[last].upos == "PUNCT":
        last -= 1
    return first, last


PHRASE = {"nmod", "flat", "amod", "nummod", "compound", "case", "fixed"}


def _ends(word: Word) -> bool:
    """Whether a phrase ends before a word: at a comma, a finite verb or a relative pronoun."""
    return (
        (word.upos == "PUNCT" and word.text not in "-–’'")
        or word.feature("VerbForm") == "Fin"
        or word.feature("PronType") == "Rel"
        or word.deprel in ("appos", "parataxis", "acl:relcl")
    )


def _left_edge(document: Document, word: int) -> int:
    edge = word
    while document.children[edge] and document.children[edge][0] < edge:
        edge = document.children[edge][0]
    return edge
