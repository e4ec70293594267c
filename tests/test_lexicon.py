"""Lexicons: a linguist's tables are read, and wrong ones say what to mend."""

from __future__ import annotations

import re
import shutil
import warnings

import pytest

from quoteattr.errors import LanguageError, LexiconError, LexiconWarning
from quoteattr.lexicon import DATA, Lexicon, of_all_languages
from quoteattr.vocabulary.keys import phrase_key, word_key
from quoteattr.vocabulary.tables import Vocabulary


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "cues.toml").write_text(
        'adverbs = ["angeblich"]\n[types]\nstatement = ["sagen"]\n',
        encoding="utf-8",
    )
    (tmp_path / "grammar.toml").write_text(
        'negations = ["nicht"]\ncomplementizers = ["dass"]\n', encoding="utf-8"
    )
    (tmp_path / "ner.toml").write_text('[kinds]\nPER = "person"\n', encoding="utf-8")
    return tmp_path


def test_english_travels_with_the_package():
    lexicon = Lexicon.load("en")
    assert "pledge" in lexicon.words("cues", "types", "promise")
    assert "deny" in lexicon.words("cues", "polarity", "negative")
    assert lexicon is Lexicon.load("en")
    assert repr(lexicon).startswith("Lexicon('en', tables=['abbreviations', 'about', ")


def test_another_language_from_a_folder(folder):
    lexicon = Lexicon.load("de", folder)
    assert lexicon.words("cues", "types", "statement") == {"sagen"}
    assert lexicon.words("cues", "adverbs") == {"angeblich"}
    assert lexicon.lang == "de"


def test_what_a_language_does_not_have_is_empty(folder):
    lexicon = Lexicon.load("de", str(folder))
    assert lexicon.words("cues", "types", "question") == frozenset()
    assert lexicon.words("titles", "female") == frozenset()
    assert lexicon.table("pronouns") == {}


def test_a_folder_that_was_edited_is_read_again(folder):
    lexicon = Lexicon.load("de", folder)
    assert Lexicon.load("de", folder) is lexicon
    (folder / "cues.toml").write_text('[types]\nstatement = ["melden"]\n', encoding="utf-8")
    assert Lexicon.load("de", folder).words("cues", "types", "statement") == {"melden"}
    (folder / "titles.toml").write_text('articles = ["frau"]\n', encoding="utf-8")
    assert Lexicon.load("de", folder).words("titles", "articles") == {"frau"}


@pytest.mark.parametrize(("lang", "code"), [("EN", "en"), ("de_AT", "de"), ("English", "en")])
def test_a_language_told_otherwise_is_told_by_its_code(lang, code):
    with pytest.raises(LanguageError, match=f"did you mean '{code}'"):
        Lexicon.load(lang)


def test_an_unknown_language_is_told_what_there_is_and_what_to_write(tmp_path):
    match = r"'de', 'en', 'es'.*docs/lexicons\.md.*Lexicon\.load\('xx', folder\)"
    with pytest.raises(LanguageError, match=match):
        Lexicon.load("xx")
    with pytest.raises(LanguageError, match=r"no lexicon for language '\.\./\.\.'"):
        Lexicon.load("../..")
    with pytest.raises(LanguageError, match=re.escape(f"{tmp_path}; it holds no *.toml")):
        Lexicon.load("en", tmp_path)
    with pytest.raises(LanguageError, match="there is no such folder"):
        Lexicon.load("en", tmp_path / "none")
    with pytest.raises(LanguageError, match=r"language, too: Lexicon\.load\('en', "):
        Lexicon.load(str(tmp_path))


def test_a_language_without_fitted_weights_borrows_those_of_english(folder):
    english = Lexicon.load("en").table("weights", "features")
    assert Lexicon.load("de", folder).table("weights", "features") == english
    (folder / "weights.toml").write_text('[features]\n"clause" = 0.5\n', encoding="utf-8")
    own = Lexicon.load("xx", folder)
    assert own.table("weights", "features") == {"clause": 0.5}
    assert own.table("weights", "prototypes") == {}


@pytest.mark.parametrize(
    ("file", "text", "missing"),
    [
        ("ner", "", "kinds in ner.toml"),
        ("grammar", "negations = []\n", "complementizers in grammar.toml"),
        ("cues", "[types]\n", "types.statement in cues.toml"),
    ],
)
def test_an_obligatory_list_that_is_missing_is_named_with_its_file(folder, file, text, missing):
    (folder / f"{file}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=rf"lacks {re.escape(missing)}; docs/lexicons\.md"):
        Lexicon.load("de", folder)


@pytest.mark.parametrize("lang", ["de", "es"])
def test_every_equivalent_is_a_word_that_the_weights_know(lang):
    lexicon = Lexicon.load(lang)
    known = {
        word
        for name in lexicon.table("weights", "features")
        for word in re.findall(r"[\w']+", name)
    }
    assert set(lexicon.table("weights", "equivalents").values()) - known == set()


@pytest.mark.parametrize("broken", [b"adverbs = [", b"adverbs = ['\xff']"])
def test_a_broken_table_is_named(folder, broken):
    (folder / "titles.toml").write_bytes(broken)
    with pytest.raises(LexiconError, match=r"titles\.toml is not valid TOML"):
        Lexicon.load("de", folder)


@pytest.mark.parametrize("kind", ['"persons"', "1", "[]"])
def test_a_label_of_no_kind_of_entity_is_named_with_what_to_write(folder, kind):
    (folder / "ner.toml").write_text(f"[kinds]\nPER = {kind}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"ner\.kinds\.PER .*'de'.* write person, organization"):
        Vocabulary.of(Lexicon.load("de", folder))


def test_a_list_of_something_else_is_named():
    cues = {"numbers": [1, 2], "types": {"statement": ["sagen"]}, "adverbs": ["angeblich"]}
    lexicon = Lexicon("de", {"cues": cues})
    with pytest.raises(LexiconError, match=r"cues\.numbers .*'de' is no list of words"):
        lexicon.words("cues", "numbers")
    with pytest.raises(LexiconError, match=r"cues\.types .*is no list of words"):
        lexicon.words("cues", "types")
    with pytest.raises(LexiconError, match=r"cues\.adverbs .*is no table"):
        lexicon.table("cues", "adverbs")
    with pytest.raises(LexiconError, match=r"cues\.adverbs\.never .*is no table"):
        lexicon.table("cues", "adverbs", "never")


@pytest.fixture
def english(tmp_path):
    """A copy of the English tables whose cues are changed and read in."""

    def load(old="", new=""):
        folder = shutil.copytree(DATA / "en", tmp_path / "english")
        words = (folder / "cues.toml").read_text(encoding="utf-8")
        assert old in words
        (folder / "cues.toml").write_text(words.replace(old, new, 1), encoding="utf-8")
        return Lexicon.load("en", folder)

    return load


def test_a_copy_with_another_word_is_read_in_silence(english):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        lexicon = english("\ndemand = [", '\ndemand = ["greenlight",')
    assert "greenlight" in lexicon.words("cues", "types", "demand")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("\ndemand = [", "\ndemands = [", r"types\.demands in .*cues\.toml .*mean 'demand'\?"),
        ("[types]", '[types]\njoke = ["kid"]', r"types\.joke .*there are belief, demand, "),
        ("\ndemand = [", "\ndemand = [7,", r"types\.demand .* list with 7 in it; .*\[\"deny\""),
        ("[causatives]", '[causatives]\nrender = "plain"', r"causatives\.render .* is a word; "),
    ],
)
def test_what_a_table_cannot_hold_is_an_error_when_it_is_read(english, old, new, told):
    with pytest.raises(LexiconError, match=told):
        english(old, new)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("\nmandative = [", "\nmandativ = [", r"reads mandativ in .*did you mean 'mandative'\?"),
        ("[types]", "[kinds]\nof = []\n[types]", r"nothing reads kinds in .*cues\.toml"),
        ("\ndemand = [", '\ndemand = ["Beg",', r"'Beg' in types\.demand .*write 'beg'"),
    ],
)
def test_what_has_no_effect_is_a_warning_with_what_was_meant(english, old, new, told):
    with pytest.warns(LexiconWarning, match=told) as warned:
        english(old, new)
    assert [warning.filename for warning in warned] == [__file__]


def test_a_file_that_nothing_reads_is_a_warning(folder):
    (folder / "place.toml").write_text('countries = ["xanadu"]\n', encoding="utf-8")
    with pytest.warns(LexiconWarning, match=r"reads .*place\.toml; did you mean 'places'\?"):
        Lexicon.load("de", folder)


def leaves(value):
    """Everything in a table that is not a table or list."""
    inner = value.values() if isinstance(value, dict) else value
    for item in inner:
        yield from leaves(item) if isinstance(item, dict | list) else [item]


@pytest.mark.parametrize("file", sorted(DATA.glob("*/*.toml")), ids=lambda f: f.stem)
def test_tables_of_the_package_hold_words_that_can_match(file):
    table = Lexicon.load(file.parent.name).tables[file.stem]
    words = [leaf for leaf in leaves(table) if isinstance(leaf, str)]
    assert list(leaves(table))
    assert [word for word in words if word != word.strip()] == []


def test_what_names_are_looked_up_by_is_written_as_names_are_compared():
    places, bodies = (vocabulary := Vocabulary.of(Lexicon.load("en"))).places, vocabulary.bodies
    families = [word for family in bodies.families for words in family for word in words]
    assert [word for word in families if word != word_key(word)] == []
    assert "musee" in families
    assert [words for words in places.regions if words != phrase_key(words)] == []
    articles = vocabulary.titles.articles
    assert [town for town in places.capitals if town.split()[0] in articles] == []
    assert places.capitals.keys() >= {"hague", "brasilia"}


def test_a_noun_in_several_tables_has_the_words_of_all(folder):
    persons = Vocabulary.of(Lexicon.load("en")).persons
    assert persons.wider[("athlete",)] >= {"striker", "sprinter"}
    table = '[[memberships]]\nnouns = ["Bund"]\nmembers = ["{}"]\nkinds = ["{}"]\n'
    (folder / "organizations.toml").write_text(
        table.format("Vogt", "group") + table.format("Rat", "place"), encoding="utf-8"
    )
    memberships = Vocabulary.of(Lexicon.load("de", folder)).memberships
    assert memberships.members == {"bund": {"vogt", "rat"}}
    assert memberships.kinds == {"bund": {"group", "place"}}


def test_weights_are_log_odds():
    weights = Lexicon.load("en").table("weights", "features")
    assert len(weights) > 100
    assert all(isinstance(w, float) and abs(w) < 20 for w in weights.values())


def test_tables_of_all_languages_are_put_together_english_first():
    lexicon = of_all_languages("titles", "gender")
    assert {"the", "der", "los"} <= lexicon.words("titles", "articles")
    nicknames = lexicon.table("gender", "nicknames")
    assert [nicknames[name] for name in ("bill", "fritz", "paco")] == [
        "william", "friedrich", "francisco",
    ]  # fmt: skip
    assert lexicon.table("cues") == {}
