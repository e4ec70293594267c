"""Nominals: noun phrases such as "the governor", with what their words tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoteattr.document import Document, Word
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.entities.mentions.phrases import (
    INSIDE,
    before_circumstance,
    is_hyphened,
    phrase_bounds,
)
from quoteattr.vocabulary.bodies import Bodies
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.tables import Vocabulary

NOMINAL = {"NOUN", "PROPN"}
DETERMINERS = {"det", "nummod"}
NO_MODIFIER = {"PUNCT", "DET", "PART", "ADP", "NUM"}
_JOINED = 4  # words behind a noun that hyphens may join to it, the hyphens included


def nominal(document: Document, word: Word, vocabulary: Vocabulary) -> Candidate:
    """The noun phrase that a word heads.

    Args:
        document: The parsed text.
        word: Its head.
        vocabulary: What words say about who is meant.

    Returns:
        The mention.
    """
    prefixed = _joined_before(document, word, vocabulary)
    suffixed, end = _joined_behind(document, word, vocabulary)
    lemma = prefixed or suffixed or noun_key(word)
    children = [document.words[c] for c in document.children[word.index]]
    are_many = vocabulary.groups.plurals | vocabulary.groups.adjectives
    plural = word.feature("Number") == "Plur" or lemma in are_many
    sort = vocabulary.nouns.kind(lemma)
    first, last = phrase_bounds(document, word.index, vocabulary.lexicon)
    if sort in ("person", "organization", "group"):
        last = before_circumstance(document, word.index, last, vocabulary.lexicon)
    modifiers = _modifiers(document.words[first : word.index])
    if prefixed:  # "the **front**-runner"
        modifiers = [m for m in modifiers if m.index != word.index - 2]
    owners = [child for child in children if child.deprel == "nmod:poss"]
    return Candidate(
        word.index,
        first,
        max(last, end),
        "nominal",
        sort="group" if plural and sort == "person" else sort,
        words=(*(word_key(m.lemma) for m in modifiers), lemma),
        noun_end=end,
        origins=frozenset(
            word_key(m.lemma) for m in modifiers if _is_origin(document, m, vocabulary.bodies)
        ),
        either=lemma in vocabulary.persons.either and not plural,
        nouns=frozenset(word_key(m.lemma) for m in modifiers if _is_kind(document, word, m)),
        kinds=frozenset(word_key(m.lemma) for m in _kinds(document, word, modifiers)),
        owned=any(map(_is_one_owner, owners)),
        gender=None if plural else vocabulary.genders.of_noun(lemma),
        plural=plural,
        definite=bool(owners) or any(map(is_definite_word, children)),
        bare=not (plural or owners or any(c.relation == "det" for c in children)),
    )


def _modifiers(before: Iterable[Word]) -> list[Word]:
    """Those of the words before a noun that tell something of it."""
    return [w for w in before if w.relation not in DETERMINERS and w.upos not in NO_MODIFIER]


def _kinds(document: Document, noun: Word, modifiers: Iterable[Word]) -> Iterator[Word]:
    """The modifiers that tell of which kind something is: "**parish** council".

    Adjectives only behind such a noun, "the union **medical** board": before it they may describe.
    """
    is_behind = False
    for word in modifiers:
        is_noun = _is_kind(document, noun, word)
        is_behind = is_behind or is_noun
        if is_noun or (is_behind and word.head == noun.index and word.deprel == "amod"):
            yield word


def _is_kind(document: Document, noun: Word, modifier: Word) -> bool:
    """Whether a modifier is a noun that tells of which kind something is."""
    is_inside = modifier.deprel in INSIDE and modifier.head == noun.index
    return modifier.upos in NOMINAL and is_inside and not _ends_adjective(document, modifier)


def _is_one_owner(word: Word) -> bool:
    """Whether an owner is a pronoun of one or of others: "my", "their", not "our" or "your"."""
    person, number = word.feature("Person"), word.feature("Number")
    return word.upos == "PRON" and (person == "3" or (person == "1" and number == "Sing"))


def _is_origin(document: Document, word: Word, bodies: Bodies) -> bool:
    """Whether a modifier tells where a body belongs: "the **Norwegian**", "**Oslo-based** firm"."""
    if word.upos == "ADJ" and word.text[:1].isupper():
        return True
    near = document.words[word.index : word.index + 3]
    is_joined = len(near) == 3 and near[1].text == "-" and near[0].end == near[1].start
    return word_key(word.text) in bodies.belonging or (
        is_joined and word_key(near[2].text) in bodies.belonging
    )


def _ends_adjective(document: Document, word: Word) -> bool:
    """Whether a noun ends what is as good as an adjective: "low-**cost**", "five-**star**"."""
    before = document.words[max(word.index - 2, 0) : word.index]
    is_joined = len(before) == 2 and before[1].text == "-" and before[1].end == word.start
    return is_joined and before[0].upos in ("ADJ", "ADV", "NUM")


def is_definite_word(word: Word) -> bool:
    """Whether a word says that something known is meant: "the", "these"."""
    return word.feature("Definite") == "Def" or word.feature("PronType") == "Dem"


def _joined_before(document: Document, word: Word, vocabulary: Vocabulary) -> str:
    """A noun with what hyphens join before it, as lists have it or of kin: "**front**-runner".

    "**Step**-father", "**half**-sister" and "**ex**-wife" are others than father, sister and wife.
    """
    joined, first = noun_key(word), word.index
    while first > 1 and first > word.index - _JOINED and is_hyphened(document, first - 2):
        if document.words[first - 1].end < document.words[first].start:
            break
        first -= 2
        joined = f"{word_key(document.words[first].text)}-{joined}"
        if joined in vocabulary.nouns.kinds:
            return joined
    is_kin = noun_key(word) in vocabulary.persons.kin and first == word.index - 2
    return joined if is_kin else ""


def _joined_behind(document: Document, word: Word, vocabulary: Vocabulary) -> tuple[str, int]:
    """A noun with what hyphens join behind it, where a list has it, and where that ends.

    As in "brother-**in-law**"; an empty noun where there is none.
    """
    joined, last = noun_key(word), word.index
    while last < word.index + _JOINED and is_hyphened(document, last):
        after = document.words[last + 2 : last + 3]
        if not after or after[0].start > document.words[last + 1].end:
            break
        last += 2
        joined = f"{joined}-{word_key(after[0].text)}"
        if joined in vocabulary.nouns.kinds:
            return joined, last
    return "", word.index


def noun_key(word: Word) -> str:
    """The form by which tables have a nominal: a participle's own, "the **injured**".

    Parsers take "MPs" for a name, and leave its "s" in the lemma.
    """
    acronym, plural = word.text[:-1], word.text[-1:] == "s"
    if plural and len(acronym) > 1 and acronym.isupper():
        return word_key(acronym)
    return word_key(word.text if word.upos == "VERB" else word.lemma)
