"""Search: the names, nominals and pronouns of a document as candidates for entities."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import attrs

from quoteattr.claims import Gender
from quoteattr.coreference.mentions.candidates import Candidate
from quoteattr.coreference.mentions.chunks import find_chunks
from quoteattr.coreference.mentions.phrases import INSIDE, before_circumstance, chunk_head, phrase
from quoteattr.coreference.mentions.titled import name_in
from quoteattr.document import Document, Word
from quoteattr.grammar.datelines import after_dateline
from quoteattr.grammar.named import is_no_entity, person_names
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.bodies import Bodies
from quoteattr.vocabulary.genders import Genders
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.pronouns import Pronouns
from quoteattr.vocabulary.tables import Vocabulary

NOMINAL = {"NOUN", "PROPN"}
HEADLESS = {"ADJ", "NUM", "DET", "PRON", "X", "SYM", "VERB"}
DETERMINERS = {"det", "nummod"}
ARGUMENTS = ("nsubj", "obj", "iobj", "obl")
NO_MODIFIER = {"PUNCT", "DET", "PART", "ADP", "NUM"}
GENDERS: dict[str, Gender] = {"Fem": "female", "Masc": "male"}


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
    last: Candidate | None = None
    surnames = frozenset(_surnames(document, vocabulary))
    for sentence in document.sentences:
        covered: set[int] = set()
        for chunk in find_chunks(document, sentence, vocabulary):
            name = name_in(chunk, surnames, vocabulary)
            if name is not None and name.head not in covered:
                if last is not None and _is_firm_ending(document, last, name, vocabulary.bodies):
                    whole = attrs.evolve(
                        last, last=name.last, words=last.words + name.words, sort="organization"
                    )
                    found[_place(found, last)] = last = whole
                    continue
                if last is not None and _is_torn(document, last, name):
                    del found[_place(found, last)]
                    name = _mended(document, last, name)
                found.append(name)
                last = name
                covered.update(range(name.start, name.last + 1))
        for index in range(sentence.first, sentence.last):
            if index not in covered:
                other = _other(document, document.words[index], vocabulary, index in wanted)
                if other is not None:
                    found.append(other)
    found = [_placed(document, candidate, vocabulary.lexicon) for candidate in found]
    found.sort(key=lambda c: (c.first, -c.last))
    return tuple(_with_surnames(document, found, vocabulary.genders))


def _placed(document: Document, candidate: Candidate, lexicon: Lexicon) -> Candidate:
    """A candidate that knows whether it is a part of the dateline."""
    is_before = candidate.last < after_dateline(document, candidate.head, lexicon)
    return attrs.evolve(candidate, in_dateline=True) if is_before else candidate


def _surnames(document: Document, vocabulary: Vocabulary) -> Iterator[str]:
    """Surnames that could be titles, as "King" in "Stephen King"."""
    for name in person_names(document, vocabulary.lexicon):
        if len(name) > 1:
            given, surname = (word_key(document.words[name[i]].text) for i in (0, -1))
            if surname in vocabulary.titles and given not in vocabulary.titles:
                yield surname


def _place(found: list[Candidate], last: Candidate) -> int:
    """Where the name that was found last stands: near the end, only nominals came after it."""
    return next(n for n in range(len(found) - 1, -1, -1) if found[n] is last)


def _is_firm_ending(document: Document, one: Candidate, other: Candidate, bodies: Bodies) -> bool:
    """Whether a name is the ", Inc." of the one before."""
    between = document.text[document.words[one.last].end : document.words[other.start].start]
    return between.strip() == "," and bodies.endings.issuperset(other.words)


def _is_torn(document: Document, one: Candidate, other: Candidate) -> bool:
    """Whether two names are parts of one that the tagger has torn apart."""
    first = document.words[other.first]
    between = document.text[document.words[one.last].end : first.start]
    is_flat = first.relation == "flat" and one.first <= first.head <= one.last
    kinds = {one.sort, other.sort}
    return (
        (is_flat or one.sort == "person")
        and kinds <= {"person", None}
        and one.last + 1 == other.start == other.first
        and between == " "
        and (len(one.words) == 1 or (len(other.words) == 1 and kinds == {"person"}))
    )


def _mended(document: Document, one: Candidate, other: Candidate) -> Candidate:
    head = chunk_head(document, one.first, other.last)
    return attrs.evolve(
        other,
        head=head,
        tie=one.tie if head == one.head else head,
        first=one.first,
        words=one.words + other.words,
        titles=one.titles,
        gender=one.gender,
        start=one.start,
    )


def _with_surnames(
    document: Document, found: list[Candidate], genders: Genders
) -> Iterator[Candidate]:
    """Candidates, a lone given name completed by the surname that it shares with the next."""
    for one, other in zip(found, [*found[1:], None], strict=False):
        if (
            other is not None
            and one.kind == other.kind == "name"
            and len(one.words) == 1 < len(other.words)
            and other.first == one.last + 2
            and document.words[one.last + 1].upos == "CCONJ"
            and other.sort in ("person", None)
            and one.words[0] in genders.given
        ):
            yield attrs.evolve(one, words=(*one.words, other.words[-1]), surname=other.last)
        else:
            yield one


def _other(
    document: Document, word: Word, vocabulary: Vocabulary, wanted: bool
) -> Candidate | None:
    """The pronoun or the nominal that a word heads."""
    places = vocabulary.pronouns.pairs.get(word.text.lower(), ())
    if places and word.relation in ("nsubj", "obj", "iobj", "obl"):
        return Candidate(
            word.index,
            word.index,
            word.index,
            "pronoun",
            plural=len(places) > 1,
            pair=tuple(places),
        )
    if word.upos == "PRON" and word_key(word.lemma) not in vocabulary.nouns.kinds:  # "one said"
        pronoun = _pronoun(word, vocabulary.pronouns)
        if pronoun is not None:
            return pronoun
    if not wanted and _is_time(word, vocabulary):
        return None
    is_nominal = word.upos in NOMINAL and (word.deprel not in INSIDE or wanted)
    is_epithet = word.upos in ("ADJ", "VERB") and _is_epithet(document, word, vocabulary)
    if is_nominal or is_epithet or (wanted and word.upos in HEADLESS):
        return _nominal(document, word, vocabulary)
    return None


def _is_epithet(document: Document, word: Word, vocabulary: Vocabulary) -> bool:
    """Whether an adjective with an article stands for people: "the 55-year-**old**"."""
    known = vocabulary.persons.epithets | vocabulary.groups.adjectives
    is_known = _noun_key(word) in known and word.relation in ARGUMENTS
    return is_known and any(_is_definite(document.words[c]) for c in document.children[word.index])


def _joined_noun(document: Document, word: Word, vocabulary: Vocabulary) -> str:
    """A noun with what a hyphen joins to it, where a list has both as one: "**front-runner**"."""
    near = document.words[max(word.index - 2, 0) : word.index]
    is_joined = len(near) == 2 and near[1].text == "-"
    if not is_joined or near[0].end < near[1].start or near[1].end < word.start:
        return ""
    joined = f"{word_key(near[0].text)}-{_noun_key(word)}"
    return joined if joined in vocabulary.nouns.kinds else ""


def _noun_key(word: Word) -> str:
    """The form by which tables have a nominal: a participle's own, "the **injured**"."""
    return word_key(word.text if word.upos == "VERB" else word.lemma)


def _is_time(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a word is a date, a sum or a day, of which nothing is said by name."""
    is_tagged = is_no_entity(word, vocabulary.lexicon)
    return is_tagged or word_key(word.text) in vocabulary.calendar


def _pronoun(word: Word, pronouns: Pronouns) -> Candidate | None:
    form, index = word.feature("PronType"), word.index
    if "Rel" in form and word.relation in ("nsubj", "obj", "iobj", "obl", "nmod", "root"):
        animate = word.lemma.lower() in pronouns.animate
        return Candidate(index, index, index, "pronoun", relative=True, animate=animate)
    if form not in ("Prs", "Emp") or word.relation == "expl":
        return None
    told = pronouns.genders.get(word_key(word.text))
    gender = told or GENDERS.get(word.feature("Gender"))
    person = word.feature("Person")
    return Candidate(
        index,
        index,
        index,
        "pronoun",
        sort="person" if gender else None,
        gender=gender,
        plural=word.feature("Number") == "Plur",
        person=int(person) if person.isdigit() else 3,
        definite=True,
    )


def _nominal(document: Document, word: Word, vocabulary: Vocabulary) -> Candidate:
    lemma = _joined_noun(document, word, vocabulary) or _noun_key(word)
    children = [document.words[c] for c in document.children[word.index]]
    are_many = vocabulary.groups.plurals | vocabulary.groups.adjectives
    plural = word.feature("Number") == "Plur" or lemma in are_many
    sort = vocabulary.nouns.kind(lemma)
    first, last = phrase(document, word.index, vocabulary.lexicon)
    if sort in ("person", "organization", "group"):
        last = before_circumstance(document, word.index, last, vocabulary.lexicon)
    modifiers = [
        modifier
        for modifier in document.words[first : word.index]
        if modifier.relation not in DETERMINERS
        and modifier.upos not in NO_MODIFIER
        and not ("-" in lemma and modifier.index == word.index - 2)  # "the **front**-runner"
    ]
    owners = [child for child in children if child.deprel == "nmod:poss"]
    return Candidate(
        word.index,
        first,
        last,
        "nominal",
        sort="group" if plural and sort == "person" else sort,
        words=(*(word_key(m.lemma) for m in modifiers), lemma),
        origins=frozenset(
            word_key(m.lemma) for m in modifiers if _is_origin(document, m, vocabulary.bodies)
        ),
        either=lemma in vocabulary.persons.either and not plural,
        nouns=frozenset(
            word_key(m.lemma)
            for m in modifiers
            if m.upos in NOMINAL
            and m.deprel in INSIDE
            and m.head == word.index
            and not _ends_adjective(document, m)
        ),
        owned=any(map(_is_one_owner, owners)),
        gender=None if plural else vocabulary.genders.nouns.get(lemma),
        plural=plural,
        definite=bool(owners) or any(map(_is_definite, children)),
        bare=not (plural or owners or any(c.relation == "det" for c in children)),
    )


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


def _is_definite(word: Word) -> bool:
    return word.feature("Definite") == "Def" or word.feature("PronType") == "Dem"
