"""Who is who: names, roles, families, organizations."""

from __future__ import annotations

from time import process_time

import attrs
import pytest
from coreference import documents, read

from quoteattr.attributor import Attributor
from quoteattr.claims import Entity
from quoteattr.conllu import from_conllu
from quoteattr.document import Document
from quoteattr.entities import find_entities
from quoteattr.lexicon import Lexicon
from quoteattr.names.spelling import sound


def named(text: str, name: str) -> Entity:
    return read(text).entity(name)


def test_spellings_of_a_name_are_one_entity() -> None:
    entity = named("spelling", "Oleksandr Hrynenko")
    assert entity.name == "Oleksandr Hrynenko"
    assert {"Hrynenko", "Oleksander Hrynenko", "Hrynenkoo"} <= set(entity.aliases)
    assert entity.roles == ("President", "Mr.")
    assert entity.mentions[-1].span.text == "he"


def test_mentions_stand_where_they_say() -> None:
    for text in documents():
        found = read(text)
        for entity in found.entities:
            for mention in entity.mentions:
                span = mention.span
                assert found.text[span.start : span.end] == span.text


def test_identifiers_count_in_order_of_first_mention() -> None:
    entities = read("titles").entities
    assert [entity.id for entity in entities] == [f"e{n}" for n in range(1, len(entities) + 1)]
    starts = [entity.mentions[0].span.start for entity in entities]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("name", "role", "gender"),
    [
        ("Tariq bin Nasser", "Sheikh", "male"),
        ("Azmi Rahim", "Datuk", None),
        ("Arjun Menon", "Lt Gen", "male"),
        ("Emmanuel Mbeki", "Archbishop", "male"),
        ("Park Min-jun", "Chief Justice", None),
        ("Fiona Byrne", "Cllr", "female"),
        ("Rakesh Yadav", "Shri", "male"),
        ("Lucía Herrera", "Señora", "female"),
    ],
)
def test_titles_are_roles_and_no_part_of_the_name(name: str, role: str, gender: str | None) -> None:
    entity = named("titles", name)
    assert (entity.name, entity.kind, entity.gender) == (name, "person", gender)
    assert entity.roles[0].split()[-1] == role.rsplit(maxsplit=1)[-1]


def test_a_couple_are_two() -> None:
    bill, ruth = named("family", "Bill Harlan"), named("family", "Ruth Harlan")
    assert bill.id != ruth.id
    assert (bill.gender, ruth.gender) == ("male", "female")


def test_father_and_son_are_two() -> None:
    found = read("junior")
    assert found.entity("Peter Okafor Sr.").id != found.entity("Peter Okafor Jr.").id
    assert "His son" in found.entity("Peter Okafor Jr.").roles


def test_an_aide_is_not_the_one_aided() -> None:
    assert "senior aide to President Marek Sobol" in named("aide", "Pavel Drozd").roles
    assert named("aide", "Marek Sobol").roles == ("President",)


def test_an_apposition_tells_a_firm_from_a_person() -> None:
    entity = named("firm", "Weber Klein")
    assert entity.kind == "organization"
    assert {"law firm", "firm"} <= set(entity.aliases)


def test_an_acronym_is_the_organization() -> None:
    entity = named("acronym", "Coastal Fishing Authority")
    assert entity.kind == "organization"
    assert {"CFA", "authority"} <= set(entity.aliases)


def test_they_after_two_persons_are_both() -> None:
    for name in ("Maria Lopez", "Chen Wei"):
        assert named("both", name).mentions[-1].span.text == "They"


def test_a_copula_gives_a_role() -> None:
    assert "mayor of Szolnar" in named("copula", "Tomas Varga").roles


def test_a_capitalised_surname_is_the_person() -> None:
    assert named("headline", "Marta Rivas").aliases == ("RIVAS",)


def test_the_country_is_the_place_named_before() -> None:
    assert "country" in named("country", "Peru").roles


def test_what_is_owned_is_called_by_its_owner() -> None:
    names = [entity.name for entity in read("possessive").entities]
    assert "Clara Novak's lawyer" in names
    assert not any(name.startswith("Her") for name in names)


def test_gender_is_never_guessed() -> None:
    assert named("both", "Chen Wei").gender is None


def test_chains_of_the_parser_are_used() -> None:
    document = documents()["unknown"]
    he = next(w.index for w in document.words if w.text == "He")
    door = next(w.index for w in document.words if w.text == "door")
    chained = Document(
        document.text,
        document.words,
        document.sentences,
        coref=(((he, he + 1), (door - 1, door + 1)),),
    )
    index = find_entities(chained, (), (), Lexicon.load("en"))
    assert index.of_word.get(he) == index.of_word.get(door)


DATED = """\
1 The the DET DT _ 2 det _ _
2 spokesman spokesman NOUN NN Number=Sing 5 nsubj _ _
3 last last ADJ JJ _ 4 amod _ ner=B-{label}
4 week week NOUN NN Number=Sing 2 nmod _ ner=E-{label}
5 said say VERB VBD VerbForm=Fin 0 root _ _
6 it it PRON PRP Number=Sing|Person=3 7 nsubj _ _
7 rained rain VERB VBD VerbForm=Fin 5 ccomp _ SpaceAfter=No
8 . . PUNCT . _ 5 punct _ _
"""


@pytest.mark.parametrize("label", ["Date", "DATE", "TIME"])
def test_a_time_after_a_noun_is_no_part_of_its_phrase(label: str) -> None:
    """However the labels of a tagger are written."""
    document = from_conllu(DATED.format(label=label).replace(" ", "\t"))
    (entity,) = Attributor(model=None).attribute(document).entities
    assert entity.name == "spokesman"


def test_nothing_in_nothing_out() -> None:
    assert find_entities(Document(""), (), (), Lexicon.load("en")).entities == ()


TWO_NAMES = """\
1 {0[0]} {0[0]} PROPN NNP Number=Sing 3 nsubj _ ner=B-PERSON
2 {0[1]} {0[1]} PROPN NNP Number=Sing 1 flat _ ner=E-PERSON
3 left leave VERB VBD VerbForm=Fin 0 root _ SpaceAfter=No
4 . . PUNCT . _ 3 punct _ _

1 {1[0]} {1[0]} PROPN NNP Number=Sing 3 nsubj _ ner=B-PERSON
2 {1[1]} {1[1]} PROPN NNP Number=Sing 1 flat _ ner=E-PERSON
3 said say VERB VBD VerbForm=Fin 0 root _ _
4 it it PRON PRP Number=Sing|Person=3 5 nsubj _ _
5 rained rain VERB VBD VerbForm=Fin 3 ccomp _ SpaceAfter=No
6 . . PUNCT . _ 3 punct _ _
"""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Volodymyr Zelensky", "Volodyr Zelenskyy", True),
        ("William Renner", "Bill Renner", True),
        ("J. Renner", "John Renner", True),
        ("Samir Khoury", "Samir Khuri", True),
        ("Omar al-Masri", "Omar Masri", True),
        ("Nicolas Petit", "Nikolas Petit", True),
        ("Jan Hackman", "Jan Hakman", True),
        ("Lars Andersson", "Lars Anderssen", True),
        ("Bill Harlan", "Ruth Harlan", False),
        ("Mario Costa", "Maria Costa", False),
        ("John Renner", "John Rennick", False),
        ("John Peters", "John Peterson", False),
    ],
)
def test_two_names_of_one_person(one: str, other: str, same: bool) -> None:
    for names in ((one, other), (other, one)):
        lines = TWO_NAMES.format(*(name.split() for name in names)).replace(" ", "\t")
        found = Attributor(model=None).attribute_document(from_conllu(lines)).entities
        assert len(found) == (1 if same else 2), names


def test_short_names_sound_only_like_themselves() -> None:
    assert sound("kim") != sound("kym")
    assert sound("zelensky") == sound("zelenskyy") == sound("zelenskiy")


def repeated(document: Document, times: int) -> Document:
    """A document many times over."""
    size, length = len(document.words), len(document.text) + 1
    words = tuple(
        attrs.evolve(
            word,
            index=word.index + k * size,
            head=word.head + k * size if word.head >= 0 else -1,
            start=word.start + k * length,
            end=word.end + k * length,
        )
        for k in range(times)
        for word in document.words
    )
    count = len(document.sentences)
    sentences = tuple(
        attrs.evolve(
            sentence,
            index=sentence.index + k * count,
            first=sentence.first + k * size,
            last=sentence.last + k * size,
            paragraph=sentence.paragraph + k * 9,
            start=sentence.start + k * length,
            end=sentence.end + k * length,
        )
        for k in range(times)
        for sentence in document.sentences
    )
    return Document("\n".join([document.text] * times), words, sentences)


def test_time_grows_with_the_length() -> None:
    def seconds(times: int) -> float:
        document = repeated(documents()["titles"], times)
        start = process_time()
        find_entities(document, (), (), Lexicon.load("en"))
        return process_time() - start

    seconds(1)
    assert min(seconds(200) for _ in range(2)) < 40 * max(seconds(20), 0.01)
