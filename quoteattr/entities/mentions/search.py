"""Search: the names, nominals and pronouns of a document as candidates for entities."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import attrs

from quoteattr.claims import Gender
from quoteattr.document import Document, Word
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.entities.mentions.chunks import find_chunks
from quoteattr.entities.mentions.fields import is_field, with_offices
from quoteattr.entities.mentions.nominals import NOMINAL, is_definite_word, nominal, noun_key
from quoteattr.entities.mentions.phrases import INSIDE, chunk_head
from quoteattr.entities.mentions.titled import name_in
from quoteattr.grammar.datelines import after_dateline
from quoteattr.grammar.named import is_mark, is_no_entity, person_names
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.bodies import Bodies
from quoteattr.vocabulary.genders import Genders
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.pronouns import Pronouns
from quoteattr.vocabulary.tables import Vocabulary

HEADLESS = {"ADJ", "NUM", "DET", "PRON", "X", "SYM", "VERB"}
ARGUMENTS = ("nsubj", "obj", "iobj", "obl")
THINGS = ("nsubj", "obj", "obl", "nmod", "conj")
_LEDE = 1  # the last paragraph in which a place may open the text
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
                if last is not None and _is_torn(document, last, name, vocabulary):
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
                    covered.update(range(index, other.noun_end + 1))
    found = [_placed(document, candidate, vocabulary.lexicon) for candidate in found]
    found = [*with_offices(document, found, vocabulary)]
    found.sort(key=lambda c: (c.first, -c.last))
    return tuple(_with_surnames(document, found, vocabulary.genders))


def _placed(document: Document, candidate: Candidate, lexicon: Lexicon) -> Candidate:
    """A candidate that knows whether it is a part of the dateline, which a place opens."""
    is_before = candidate.last < after_dateline(document, candidate.head, lexicon)
    if not is_before:
        return candidate
    sentence = document.sentence_of(candidate.head)
    behind = document.words[candidate.last + 1 : candidate.last + 2]
    is_agency = any(word.text == "(" for word in behind)  # "LYON (AP) —"
    is_place = candidate.first == sentence.first and (is_agency or sentence.paragraph <= _LEDE)
    sort = "place" if is_place else candidate.sort
    return attrs.evolve(candidate, in_dateline=True, sort=sort)


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


def _is_torn(document: Document, one: Candidate, other: Candidate, vocabulary: Vocabulary) -> bool:
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
        and not (one.sort is None and is_field(document, other, vocabulary))
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
    """Candidates, a lone given name completed by the surname that it shares with the next.

    Not what is a surname elsewhere: "Bob Glenn fell. **Glenn** and Ann Lee …".
    """
    surnames = {c.words[-1] for c in found if c.sort == "person" and len(c.words) > 1}
    for one, other in zip(found, [*found[1:], None], strict=False):
        if (
            other is not None
            and one.kind == other.kind == "name"
            and len(one.words) == 1 < len(other.words)
            and other.first == one.last + 2
            and document.words[one.last + 1].upos == "CCONJ"
            and other.sort in ("person", None)
            and one.words[0] in genders.given - surnames
        ):
            yield attrs.evolve(one, words=(*one.words, other.words[-1]), surname=other.last)
        else:
            yield one


def _other(
    document: Document, word: Word, vocabulary: Vocabulary, wanted: bool
) -> Candidate | None:
    """The pronoun or the nominal that a word heads; none of a mark that was taken for a word."""
    if is_mark(word):
        return None
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
    is_nominal = word.upos in NOMINAL and (word.deprel not in INSIDE or wanted)
    is_epithet = word.upos in ("ADJ", "VERB") and _is_epithet(document, word, vocabulary)
    may_name = is_nominal or is_epithet or (wanted and word.upos in HEADLESS)
    if not may_name or (not wanted and _is_time(word, vocabulary)):
        return None
    found = nominal(document, word, vocabulary)
    is_thing = not wanted and (
        (found.bare and _is_thing(word, vocabulary.lexicon)) or _counts(document, word, vocabulary)
    )
    return attrs.evolve(found, sort=None, gender=None) if is_thing else found


def _is_thing(noun: Word, lexicon: Lexicon) -> bool:
    """Whether a noun without an article is what it may be beside a person or a body.

    As in "justice for women" and "by deadly force", not in a headline nor of who is "chair of …".
    """
    is_plain = noun.upos == "NOUN" and noun.text.islower() and noun.relation in THINGS
    return is_plain and word_key(noun.lemma) in lexicon.words("about", "doubtful")


def _counts(document: Document, noun: Word, vocabulary: Vocabulary) -> bool:
    """Whether a noun only tells how much there is of what is nobody: "the last three **quarters**".

    Not "a **quarter** of the nurses", nor a noun for a group that stands alone: "the majority".
    """
    lemma = word_key(noun.lemma)
    if lemma not in vocabulary.groups.measures:
        return False
    words, below = document.words, document.children
    counted = [child for child in below[noun.index] if words[child].deprel == "nmod"]
    behind = [word for word in counted if word > noun.index]
    if not behind:
        return lemma not in vocabulary.groups.couples
    kinds = {vocabulary.nouns.kind(word_key(words[word].lemma)) for word in behind}
    return kinds <= {None, "document", "place"} and all(words[w].upos == "NOUN" for w in behind)


def _is_epithet(document: Document, word: Word, vocabulary: Vocabulary) -> bool:
    """Whether an adjective with an article stands for people: "the 55-year-**old**"."""
    known = vocabulary.persons.epithets | vocabulary.groups.adjectives
    is_known = noun_key(word) in known and word.relation in ARGUMENTS
    return is_known and any(
        is_definite_word(document.words[c]) for c in document.children[word.index]
    )


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
