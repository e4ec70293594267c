"""Other languages: what the rules read of a parse, and what one language does and another not."""

from __future__ import annotations

import attrs
import pytest
from fake_parser import NoTreeParser
from golden_cases import all_cases, parsed

from quoteattr.attributor import Attributor
from quoteattr.defaults import attribute
from quoteattr.document import Document, Word
from quoteattr.errors import LanguageError
from quoteattr.grammar.forms import is_modal, tag
from quoteattr.lexicon import Lexicon
from quoteattr.quotations import find_quotations
from quoteattr.weighing.equivalents import cue_known_as, known_as


def word(upos: str, feats: str = "", xpos: str = "", lemma: str = "x") -> Word:
    return Word(0, "x", lemma, upos, xpos, feats, -1, "root", 0, 1)


def documents(group: str) -> dict[str, Document]:
    return parsed([case for case in all_cases() if case.group == group])


def untold(document: Document) -> Document:
    """The same parse, as if nobody had told its language."""
    return attrs.evolve(document, lang="")


# ----------------------------------------------------------------------------------- forms


@pytest.mark.parametrize(
    ("upos", "feats", "expected"),
    [
        ("VERB", "VerbForm=Inf", "VB"),
        ("VERB", "Mood=Imp|Number=Sing|Person=2|VerbForm=Fin", "VB"),
        ("VERB", "VerbForm=Part", "VBN"),
        ("VERB", "Tense=Pres|VerbForm=Part", "VBG"),
        ("VERB", "VerbForm=Ger", "VBG"),
        ("VERB", "Mood=Ind|Number=Plur|Person=3|Tense=Imp|VerbForm=Fin", "VBD"),
        ("VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "VBZ"),
        ("VERB", "Mood=Ind|Number=Sing|Person=1|Tense=Pres|VerbForm=Fin", "VBP"),
        ("VERB", "", "VB"),
        ("NOUN", "Number=Plur", "NNS"),
        ("PROPN", "Number=Sing", "NNP"),
        ("ADP", "", "IN"),
        ("INTJ", "", "INTJ"),
    ],
)
def test_forms_are_read_off_universal_features(upos, feats, expected):
    assert tag(word(upos, feats, xpos="VVFIN")) == expected


def test_a_tag_that_the_treebank_has_goes_first():
    assert tag(word("VERB", "VerbForm=Inf", xpos="VBD")) == "VBD"


def test_modal_verbs_are_known_by_tag_or_by_list():
    assert is_modal(word("AUX", xpos="MD"))
    assert is_modal(word("AUX", lemma="Sollen"), frozenset({"sollen"}))
    assert not is_modal(word("VERB", lemma="sollen"), frozenset({"sollen"}))


# ------------------------------------------------------------------------------ equivalents


def test_words_are_weighed_as_their_equivalents_and_cues_as_their_prototypes():
    german = Lexicon.load("de")
    assert known_as("dass", german) == "that"
    assert known_as("cue noun über", german) == "cue noun about"
    assert known_as("krokodil", german) == "krokodil"
    assert cue_known_as("sagen", "verb", "statement", german) == "say"
    assert cue_known_as("verlautbaren", "verb", "statement", german) == "announce"
    assert cue_known_as("bezichtigen", "verb", "statement", german) == "accuse"
    assert cue_known_as("tadeln", "verb", "", german) == "criticize"
    assert cue_known_as("schwimmen", "verb", "", german) == "schwimmen"


def test_english_words_go_by_themselves():
    english = Lexicon.load("en")
    assert known_as("of", english) == "of"
    assert cue_known_as("lambast", "verb", "statement", english) == "lambast"


# -------------------------------------------------------------------------------- quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "—No habrá acuerdo —dijo Pérez—. Seguiremos.",
            [("—No habrá acuerdo", "No habrá acuerdo"), ("Seguiremos.", "Seguiremos.")],
        ),
        ("—Llueve —dijo ella.", [("—Llueve", "Llueve")]),
        ("– ¿Quién es?", [("– ¿Quién es?", "¿Quién es?")]),
        ("Fue ayer —dijo— y hoy.", []),
        ("—", []),
    ],
)
def test_spanish_sets_speech_off_with_dashes(text, expected):
    found = find_quotations(text, Lexicon.load("es"))
    assert [(q.span.text, q.inner.text) for q in found] == expected
    assert all(text[q.span.start : q.span.end] == q.span.text for q in found)


def test_dashes_open_nothing_in_english():
    assert find_quotations("—No deal —said Lee—. We go on.") == ()


def test_apostrophes_are_those_of_the_language():
    text = "'s war kalt', sagte er, 'und nass'."
    german = [q.span.text for q in find_quotations(text, Lexicon.load("de"))]
    english = [q.span.text for q in find_quotations(text, Lexicon.load("en"))]
    assert german == ["'und nass'"]
    assert english[0] == "'s war kalt'"


# ------------------------------------------------------------------------------- attribution


def test_the_same_trees_give_nothing_to_a_language_that_does_not_know_the_words():
    english = Attributor("en", parser=NoTreeParser())
    found = [
        claim
        for document in documents("de-reported").values()
        for claim in english.attribute(attrs.evolve(document, lang="en")).claims
    ]
    assert len(found) < 10


def test_a_null_subject_is_read_only_where_the_language_has_them():
    document = documents("es-reported")["es-reported-18"]
    spanish = Attributor("es", parser=NoTreeParser()).attribute(document)
    assert [claim.resolution for claim in spanish.claims] == ["name", "implicit"]
    lexicon = Lexicon.load("es")
    tables = dict(lexicon.tables)
    tables["grammar"] = {**tables["grammar"], "null_subjects": False}
    other = Attributor("es", parser=NoTreeParser(), lexicon=Lexicon("es", tables))
    assert [claim.resolution for claim in other.attribute(document).claims][1:] in ([], ["none"])


def test_a_parse_goes_by_its_own_language_and_needs_no_models():
    report = documents("de-reported")["de-reported-1"]
    found = Attributor("de", parser=NoTreeParser()).attribute(report)
    assert found.lang == "de"
    assert found.claims
    assert attribute(report) == attribute(report, lang="de") == found
    assert attribute(untold(report), lang="de") == Attributor("de").attribute(report) == found
    assert attribute(untold(report)).lang == "en"


def test_a_parser_that_tells_its_language_tells_it_to_the_attributor():
    parser = NoTreeParser()
    parser.lang = "es"
    attributor = Attributor(parser=parser)
    assert (attributor.lang, attributor.lexicon) == ("es", Lexicon.load("es"))


# ------------------------------------------------------------------------------------ errors


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_parse_of_another_language_is_refused(lang):
    attributor = Attributor(lang, parser=NoTreeParser())
    report = documents("de-reported")["de-reported-1"]
    match = rf"the parse is in 'de', but this attributor reads '{lang}'; take Attributor\('de'\)"
    for read in (attributor.attribute, attributor.attribute_document):
        with pytest.raises(LanguageError, match=match):
            read(report)
    with pytest.raises(LanguageError, match=f"text 1 .*{match}"):
        list(attributor.pipe([Document(""), report]))


@pytest.mark.parametrize("lang", ["EN", "en-US", "en_gb"])
def test_a_code_with_capitals_or_a_region_is_told_the_one_that_is_meant(lang):
    with pytest.raises(LanguageError, match="did you mean 'en'"):
        Attributor(lang)


@pytest.mark.parametrize("lang", ["de", "es"])
def test_a_lexicon_without_models_says_what_to_hand_in(lang):
    match = rf"'{lang}', package='default'.*model_dir=.*pipeline=stanza\.Pipeline\('{lang}'\)"
    attributor = Attributor(lang)
    for text in ("", "Es regnet."):
        with pytest.raises(LanguageError, match=match):
            attributor.attribute(text)


def test_an_unknown_language_is_told_which_there_are():
    with pytest.raises(LanguageError, match=r"'tlh'.*'de', 'en', 'es'.*Add a language"):
        Attributor("tlh", package="default")


# --------------------------------------------------------------------------- a new language


def test_three_short_tables_are_enough_for_plain_reports(tmp_path):
    tables = {
        "cues": '[types]\nstatement = ["bestätigen", "sagen"]\n',
        "grammar": 'negations = ["nicht"]\ncomplementizers = ["dass"]\n',
        "ner": '[kinds]\nPER = "person"\n',
    }
    for name, text in tables.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    lexicon = Lexicon.load("xx", tmp_path)
    attributor = Attributor("xx", parser=NoTreeParser(), lexicon=lexicon)
    report = untold(documents("de-reported")["de-reported-1"])
    (claim,) = attributor.attribute(report).claims
    assert claim.text == "dass die Brücke gesperrt bleibt"
    assert claim.type == "statement"
    assert claim.confidence > 0.5
    quoted = attributor.attribute(untold(documents("de-quoted")["de-quoted-1"])).claims
    assert [c.form for c in quoted] == ["direct"]
