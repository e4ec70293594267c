"""Asking for somebody by any name that the text, or a reader, gives them."""

import attrs
import pytest
from factories import bridge, cast

from quoteattr.claims import About, Claim, Entity, Mention
from quoteattr.errors import EntityError, OptionError
from quoteattr.result import AttributedDocument
from quoteattr.spans import Span


def spoken(*cast_of: tuple[str, dict]) -> AttributedDocument:
    """A document in which everybody in it makes a claim about himself."""
    doc = cast("spoken", *cast_of)
    span = doc.entities[0].mentions[0].span
    claims = tuple(
        Claim(
            f"c{number}", "indirect", "statement", "positive", (span,), (), (span,), entity.id,
            "name", (About(entity.id, "subject"),), (), None, "rule", 1.0,
        )
        for number, entity in enumerate(doc.entities, 1)
    )  # fmt: skip
    return attrs.evolve(doc, claims=claims)


def speakers(doc, name):
    found = [doc.entity(claim.speaker).name for claim in doc.claims_by(name)]
    assert found == [doc.entity(claim.about[0].entity).name for claim in doc.claims_about(name)]
    return found


MAYOR = ("Lucía Ferrand", {"aliases": ("Ferrand", "mayor"), "roles": ("Mayor",)})
CHIEF = ("Daniel Okoro", {"aliases": ("Okoro",), "roles": ("Tideway's chief executive",)})


@pytest.mark.parametrize(
    "name",
    ["Lucía Ferrand", "lucia  ferrand", "Ferrand", "the mayor", "The Mayor", "mayor", "Lucía",
     "Mayor Lucía Ferrand", "Mayor Ferrand", "the mayor Lucía Ferrand", "Ms. Ferrand", "e1"],
)  # fmt: skip
def test_names_titles_roles_and_articles_find_the_mayor(name):
    doc = spoken(MAYOR, CHIEF)
    assert speakers(doc, name) == ["Lucía Ferrand"]
    assert doc.entity(name).id == "e1"
    assert doc.entities[0].is_called(name) or name == "e1"


@pytest.mark.parametrize(
    "name",
    ["Mr. Okoro", "Mr Okoro", "Herr Okoro", "Señor Okoro", "Tideway's chief executive", "Daniel"],
)
def test_names_that_are_not_written_so_in_the_text(name):
    assert speakers(spoken(MAYOR, CHIEF), name) == ["Daniel Okoro"]


@pytest.mark.parametrize(
    "name", ["Petra Okoro", "Mayor Okoro", "Lucía Okoro", "", " ", "the", "Mr."]
)
def test_a_name_that_nobody_goes_by_has_no_claims_and_no_entity(name):
    doc = spoken(MAYOR, CHIEF)
    assert speakers(doc, name) == []
    with pytest.raises(EntityError, match="has no entity"):
        doc.entity(name)


def test_a_name_that_is_misspelt_is_told_whom_it_may_mean():
    doc = spoken(MAYOR, CHIEF)
    for name in ("Okorro", "Danel", "Daniel Okroo"):
        with pytest.raises(EntityError, match=f"'{name}'; did you mean 'Daniel Okoro'. doc.ent"):
            doc.entity(name)
    with pytest.raises(EntityError, match=r"no entity 'Zzz'; doc.entities lists"):
        doc.entity("Zzz")


def test_all_with_a_surname_are_meant_by_it_whoever_is_called_so():
    doc = spoken("Ann Lee", ("Bob Lee", {"aliases": ("Lee",)}))
    assert speakers(doc, "Lee") == ["Ann Lee", "Bob Lee"]
    assert doc.entity("Lee").name == "Bob Lee"
    assert speakers(doc, "Ann Lee") == ["Ann Lee"]


def test_a_capital_is_the_town_and_the_state_that_goes_by_its_name():
    iran = ("Iran", {"kind": "place", "aliases": ("Tehran",)})
    doc = spoken(iran, ("Tehran", {"kind": "place"}), ("Bamako", {"kind": "place"}))
    assert speakers(doc, "tehran") == ["Iran", "Tehran"]
    assert speakers(doc, "Iran") == ["Iran"]
    assert doc.entity("Tehran").name == "Tehran"


def test_a_name_comes_before_an_alias_of_another_and_a_mention_before_the_end_of_a_name():
    doc = spoken(
        ("Amara Osei", {"aliases": ("hydrologist",)}),
        ("Hydrologist", {}),
        ("deputy mayor", {}),
        MAYOR,
    )
    assert speakers(doc, "Hydrologist") == ["Hydrologist"]
    assert speakers(doc, "the mayor") == ["Lucía Ferrand"]


def test_every_mention_that_is_no_pronoun_finds_its_entity():
    doc = bridge()
    for entity in doc.entities:
        for mention in entity.mentions:
            if mention.kind != "pronoun":
                assert doc.entity(mention.span.text) == entity
    with pytest.raises(EntityError):
        doc.entity("she")


def test_an_entity_is_shown_with_the_number_of_its_mentions():
    entity = Entity("e1", "Ann", "person", mentions=(Mention(Span(0, 3, "Ann"), "name"),))
    assert "name='Ann'" in repr(entity)
    assert "mentions=1" in repr(entity)


def test_an_entity_may_be_asked_for_itself():
    doc = bridge()
    ortiz = doc.entity("Ortiz")
    assert doc.entity(ortiz) is ortiz
    assert doc.claims_by(ortiz) == doc.claims_by("Lena Ortiz") != ()
    assert doc.claims_about(ortiz) == doc.claims_about("Lena Ortiz") != ()
    stranger = Entity("e1", "Ann", "person", mentions=(Mention(Span(0, 3, "Ann"), "name"),))
    with pytest.raises(EntityError, match="'Ann' is an entity of another document"):
        doc.claims_by(stranger)


@pytest.mark.parametrize("wrong", [None, 5, ["Ortiz"]])
def test_what_is_no_name_is_told(wrong):
    for ask in (bridge().entity, bridge().claims_by, bridge().claims_about):
        with pytest.raises(EntityError, match=f"is needed, not {type(wrong).__name__}"):
            ask(wrong)


def test_a_claim_is_found_by_its_identifier():
    doc = bridge()
    assert doc.claim("c4") is doc.claims[3]
    with pytest.raises(EntityError, match=r"has no claim 'c99'; doc\.claims lists"):
        doc.claim("c99")


def test_a_claim_may_be_asked_for_itself():
    doc = bridge()
    for number, claim in enumerate(doc.claims, 1):
        assert doc.claim(claim) is claim
        assert doc.number_of(claim) == doc.number_of(claim.id) == number
        assert doc.speaker_of(claim) == doc.speaker_of(claim.id)
    assert doc.number_of("c99") is None


def test_a_claim_that_stays_when_others_are_dropped_is_the_same():
    doc = bridge()
    kept = doc.confident(0.9).claims
    assert 0 < len(kept) < len(doc.claims)
    assert [doc.claim(claim) for claim in kept] == list(kept)


def test_a_claim_of_another_document_is_told_in_a_line():
    doc = bridge()
    claim = attrs.evolve(doc.claims[0], content=(Span(0, 3, "Ann"),))
    stranger = attrs.evolve(claim, id="c99")
    for ask in (doc.claim, doc.speaker_of, doc.number_of):
        for other in (claim, stranger):
            with pytest.raises(
                EntityError, match=f"'{other.id}', 'Ann', is not in document"
            ) as told:
                ask(other)
            assert len(str(told.value)) < 120
        with pytest.raises(EntityError, match="a claim or its identifier is needed, not int"):
            ask(5)


def test_a_speaker_that_the_document_lacks_is_told():
    doc = bridge()
    with pytest.raises(EntityError, match=f"has no entity '{doc.claims[0].speaker}'"):
        attrs.evolve(doc, entities=()).speaker_of("c1")


@pytest.mark.parametrize("wrong", [5, -1, float("nan"), "0.5", None, True])
def test_a_minimum_that_is_no_probability_is_told(wrong):
    with pytest.raises(OptionError, match="a number from 0 to 1, not"):
        bridge().confident(wrong)
