"""Stanza's parses taken over; models that cannot be used say what to do."""

from __future__ import annotations

import json
import pickle
import re
from importlib.metadata import version
from types import MappingProxyType, SimpleNamespace

import pytest

from quoteattr.document import Document
from quoteattr.errors import (
    LanguageError,
    ModelError,
    NotTextError,
    OptionError,
    ParseError,
    TextError,
)
from quoteattr.parsing import StanzaParser
from quoteattr.stanza_parses import from_stanza


def rows(text, *words, begin=0):
    """A sentence as Stanza writes it: words as "form/lemma/UPOS/head/deprel[/ner]"."""
    out, at = [], begin
    for number, word in enumerate(words, 1):
        form, lemma, upos, head, deprel, *ner = word.split("/")
        at = text.index(form, at)
        place = {"start_char": at, "end_char": at + len(form)}
        at += len(form)
        tags = {"lemma": lemma, "upos": upos, "head": int(head), "deprel": deprel}
        out.append({"id": number, "text": form, **tags, **place, "ner": ner[0] if ner else "O"})
    return out


class TwoWordPipeline:
    """Stands for a ``stanza.Pipeline``: the first word is the subject of the second."""

    def __init__(self):
        self.seen = []

    def bulk_process(self, docs):
        import stanza

        self.seen += [doc.text for doc in docs]
        return [stanza.Document(self._sentences(doc.text), text=doc.text) for doc in docs]

    def _sentences(self, text):
        found = []
        for match in re.finditer(r"(\w+) (\w+)", text):
            subject, verb = match.groups()
            word = f"{subject}/{subject}/PROPN/2/nsubj/S-PERSON", f"{verb}/{verb}/VERB/0/root"
            found.append(rows(text, *word, begin=match.start()))
        return found


# ---------------------------------------------------------------------- what cannot be used


def test_a_language_without_models_is_told_where_to_get_them():
    for lang in ("xx", ".."):
        with pytest.raises(LanguageError, match=rf"'{lang}'.*package='default'.*model_dir"):
            StanzaParser(lang).parse(["Ann left."])


def test_an_unknown_inference_is_told_the_known_ones():
    with pytest.raises(OptionError, match="one of int8, exact, stanza, not 'fast'"):
        StanzaParser(inference="fast")


@pytest.mark.parametrize("limit", ["max_characters", "max_sentence_words"])
@pytest.mark.parametrize("value", ["many", 0, 2.5, None])
def test_a_limit_is_a_whole_number(limit, value):
    with pytest.raises(OptionError, match=f"{limit} is a whole number, 1 or more, not {value!r}"):
        StanzaParser(**{limit: value})


def test_repr_shows_what_was_given(tmp_path):
    assert repr(StanzaParser()) == "StanzaParser(lang='en', inference='int8')"
    assert repr(StanzaParser("de", package="gsd", max_characters=9)) == (
        "StanzaParser(lang='de', package='gsd', inference='stanza', max_characters=9)"
    )
    folder = folder_with(tmp_path, json.dumps({"de": {}}))
    assert f"model_dir={str(folder)!r}" in repr(StanzaParser("de", model_dir=folder))
    pipeline = TwoWordPipeline()
    assert f"pipeline={pipeline!r}" in repr(StanzaParser(pipeline=pipeline))


def test_a_folder_that_is_none(tmp_path):
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(ModelError, match=r"no resources\.json.*stanza\.download"):
            StanzaParser(model_dir=folder)


def folder_with(tmp_path, resources):
    (tmp_path / "resources.json").write_text(resources, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("damaged", ["", "{", "[]", '"en"', "\x00"])
def test_damaged_resources(tmp_path, damaged):
    with pytest.raises(ModelError, match=r"resources\.json is damaged.*[Dd]ownload"):
        StanzaParser(model_dir=folder_with(tmp_path, damaged))


def test_resources_that_are_no_text(tmp_path):
    (tmp_path / "resources.json").write_bytes(b"\xff\xfe")
    with pytest.raises(ModelError, match="is damaged"):
        StanzaParser(model_dir=tmp_path)


def test_a_folder_of_other_languages_names_them(tmp_path):
    folder = folder_with(tmp_path, json.dumps({"de": {}, "fr": {}, "resources_version": "1"}))
    for lang in ("en", "resources_version"):
        with pytest.raises(ModelError, match=f"no models for '{lang}', only for de, fr"):
            StanzaParser(lang, model_dir=folder)


def test_models_of_another_stanza_name_both_versions(tmp_path):
    folder = folder_with(tmp_path, json.dumps({"en": {}, "resources_version": "0.9.1"}))
    with pytest.raises(ModelError, match=r"stanza==0\.9\.1") as error:
        StanzaParser(model_dir=folder)
    assert version("stanza") in str(error.value)


def test_models_that_are_not_there_say_so_when_the_first_text_comes(tmp_path):
    processors = {"tokenize": "x", "pos": "x"}
    entry = {"default_processors": processors, "packages": {"default": processors}}
    parser = StanzaParser(model_dir=folder_with(tmp_path, json.dumps({"en": entry})))
    assert parser.parse(["", " \n"]) == [Document("", lang="en"), Document(" \n", lang="en")]
    with pytest.raises(ModelError, match=r"could not load the 'en' models.*Install.*pipeline"):
        parser.parse(["Ann left."])


@pytest.mark.parametrize("alias", [{}, {"en": {"alias": "eng"}}])
def test_only_what_a_folder_has_is_loaded_and_nothing_from_the_network(
    tmp_path, monkeypatch, alias
):
    loaded = {}

    def pipeline(lang, **options):
        loaded.update(options, lang=lang)
        return TwoWordPipeline()

    monkeypatch.setattr("stanza.Pipeline", pipeline)
    entry = {"default_processors": {"tokenize": "x", "depparse": "x", "sentiment": "x"}}
    folder = folder_with(tmp_path, json.dumps({"en": entry, "eng": entry} | alias))
    (document,) = StanzaParser(model_dir=str(folder)).parse(["Ann left"])
    assert len(document.words) == 2
    assert loaded["processors"] == "tokenize,depparse"
    assert (loaded["lang"], loaded["dir"]) == ("en", str(folder))
    assert loaded["download_method"] is None


def test_a_package_in_a_folder_is_not_looked_for_in_the_network(tmp_path, monkeypatch, caplog):
    loaded = {}
    monkeypatch.setattr("stanza.Pipeline", lambda _, **o: loaded.update(o) or TwoWordPipeline())
    folder = folder_with(tmp_path, json.dumps({"en": {}}))
    StanzaParser(package="small", model_dir=folder).parse(["Ann left"])
    assert (loaded["package"], loaded["download_method"]) == ("small", None)
    assert not caplog.text


def test_a_package_that_may_be_downloaded_is_announced(monkeypatch, caplog):
    monkeypatch.setattr("stanza.Pipeline", lambda *_, **__: TwoWordPipeline())
    StanzaParser("xx", package="default").parse(["Ann left"])
    assert "'default' is looked for on disk and, if it is not there, downloaded" in caplog.text


def test_a_package_that_cannot_be_had_is_no_matter_of_installing_again(monkeypatch):
    def no_network(*_, **__):
        raise ConnectionError("no route")

    monkeypatch.setattr("stanza.Pipeline", no_network)
    with pytest.raises(ModelError, match=r"no route. See that the package is on the disk, or that"):
        StanzaParser("xx", package="default").parse(["Ann left"])


@pytest.mark.parametrize(
    ("wrong", "error"), [(b"bytes", NotTextError), (None, NotTextError), ("\ud800", TextError)]
)
def test_one_wrong_text_of_several_is_refused_before_any_is_parsed(wrong, error):
    pipeline = TwoWordPipeline()
    with pytest.raises(error):
        StanzaParser(pipeline=pipeline).parse(["Ann left", wrong])
    assert pipeline.seen == []


# --------------------------------------------------------------------------------- parsing


def test_offsets_index_the_text_as_given():
    texts = ["", "\r\nAn\u200bn left\r\n\r\nBo\u00adb\u00a0stayed", "\x00", "Cy came"]
    pipeline = TwoWordPipeline()
    empty, full, nul, last = StanzaParser(pipeline=pipeline).parse(texts)
    assert [doc.text for doc in (empty, full, nul, last)] == texts
    assert empty.words == nul.words == ()
    assert [full.text[w.start : w.end] for w in full.words] == [
        "An\u200bn",
        "left",
        "Bo\u00adb",
        "stayed",
    ]
    assert [w.text for w in full.words] == ["Ann", "left", "Bob", "stayed"]
    assert [w.head for w in full.words] == [1, -1, 3, -1]
    assert [s.paragraph for s in full.sentences] == [0, 1]
    assert [w.text for w in last.words] == ["Cy", "came"]
    assert "Ann left\n\nBob stayed" in pipeline.seen


class SpacingPipeline(TwoWordPipeline):
    """Takes lines for sentences and joins all with spaces, as ``tokenize_pretokenized`` does."""

    def bulk_process(self, docs):
        for doc in docs:
            doc.text = self.read(doc.text)
        return super().bulk_process(docs)

    def read(self, text):
        return " ".join(text.split())


def test_offsets_of_a_pipeline_that_spaces_the_text_anew_index_the_text_as_given():
    text = "Ann left\nBo\u00adb  stayed\r\n\r\n Cy\tcame"
    (parsed,) = StanzaParser(pipeline=SpacingPipeline()).parse([text])
    spelt = ["Ann", "left", "Bo\u00adb", "stayed", "Cy", "came"]
    assert [text[word.start : word.end] for word in parsed.words] == spelt
    assert parsed.text == text
    assert [sentence.paragraph for sentence in parsed.sentences] == [0, 1, 2]


def test_a_pipeline_that_reads_another_text_is_refused():
    pipeline = SpacingPipeline()
    pipeline.read = str.title
    with pytest.raises(ParseError, match="a parse of another text, which begins 'Ann Left'"):
        StanzaParser(pipeline=pipeline).parse(["Ann left"])


class NorwegianPipeline(TwoWordPipeline):
    """Made as "no", which Stanza has for "nb"."""

    lang = "no"
    config = MappingProxyType({"lang": "nb"})


def test_a_parser_reads_the_language_of_its_pipeline():
    pipeline = NorwegianPipeline()
    assert [StanzaParser(lang, pipeline=pipeline).lang for lang in (None, "nb", "no")] == [
        "nb",
        "nb",
        "no",
    ]
    assert StanzaParser(pipeline=pipeline).parse(["Ann left", ""])[1].lang == "nb"
    with pytest.raises(LanguageError, match="the pipeline reads 'nb', not 'en': name its language"):
        StanzaParser("en", pipeline=pipeline)


def test_pickling_leaves_the_models_behind(monkeypatch):
    loaded = []

    class Loaded(TwoWordPipeline):
        def __init__(self, *_, **options):
            super().__init__()
            loaded.append(options["package"])

        def __reduce__(self):
            raise TypeError("a model does not pickle")

    monkeypatch.setattr("stanza.Pipeline", Loaded)
    parser = StanzaParser(package="default")
    found = parser.parse(["Ann left"])
    copy = pickle.loads(pickle.dumps(parser))  # noqa: S301
    assert loaded == ["default"]
    assert copy.parse(["Ann left"]) == found
    assert loaded == ["default"] * 2


def test_a_pipeline_of_ones_own_is_not_swapped_for_another_by_pickling():
    with pytest.raises(ModelError, match="model_dir"):
        pickle.dumps(StanzaParser(pipeline=TwoWordPipeline()))


# ------------------------------------------------------------------------- Stanza documents


@pytest.fixture
def parsed():
    import stanza

    text = "Ann Lee said it rained.  [advert]  She left."
    first = rows(
        text,
        "Ann/Ann/PROPN/3/nsubj/B-PERSON",
        "Lee/Lee/PROPN/1/flat/E-PERSON",
        "said/say/VERB/0/root",
        "it/it/PRON/5/expl",
        "rained/rain/VERB/3/ccomp",
        "././PUNCT/3/punct",
    )
    second = rows(text, "She/she/PRON/2/nsubj", "left/leave/VERB/0/root", begin=30)
    return stanza.Document([first, second], text=text)


def test_a_stanza_document_is_taken_over(parsed):
    document = from_stanza(parsed)
    assert document.text == parsed.text
    assert [w.text for w in document.words][:3] == ["Ann", "Lee", "said"]
    assert [w.head for w in document.words] == [2, 0, -1, 4, 2, 2, 7, -1]
    assert [w.lemma for w in document.words][2] == "say"
    assert [w.ner for w in document.words][:3] == ["B-PERSON", "E-PERSON", "O"]
    assert [(s.first, s.last) for s in document.sentences] == [(0, 6), (6, 8)]
    assert all(document.text[w.start : w.end] == w.text for w in document.words)
    assert document.lang == ""
    parsed.lang = "nb"
    assert (from_stanza(parsed).lang, from_stanza(parsed, lang="no").lang) == ("nb", "no")
    assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301


def test_parts_of_a_token_stand_where_the_token_stands():
    import stanza

    words = [
        {"id": 1, "text": "He", "head": 2, "deprel": "nsubj", "start_char": 0, "end_char": 2},
        {"id": (2, 3), "text": "can't", "start_char": 3, "end_char": 8},
        {"id": 2, "text": "can", "head": 0, "deprel": "root"},
        {"id": 3, "text": "n't", "head": 2, "deprel": "advmod"},
    ]
    document = from_stanza(stanza.Document([words], text="He can't"))
    assert [(w.text, w.start, w.end) for w in document.words[1:]] == [("can", 3, 8), ("n't", 3, 8)]
    assert [w.upos for w in document.words] == ["X", "X", "X"]
    assert [w.lemma for w in document.words] == ["He", "can", "n't"]


def test_coreference_chains_are_taken_over_without_zero_anaphors(parsed):
    def mention(sentence, start, end):
        return SimpleNamespace(sentence=sentence, start_word=start, end_word=end)

    chain = SimpleNamespace(mentions=[mention(0, 0, 2), mention(1, 0, 1), mention(1, (1, 1), 2)])
    fake = SimpleNamespace(sentences=parsed.sentences, text=parsed.text, lang="en", coref=[chain])
    assert from_stanza(fake).coref == (((0, 2), (6, 7)),)


def test_what_is_no_stanza_document_is_refused():
    for wrong in ("text", None, 3):
        with pytest.raises(NotTextError, match=r"a stanza\.Document is needed"):
            from_stanza(wrong)


def test_a_parse_without_dependencies_names_the_processors():
    import stanza

    words = [{"id": 1, "text": "Go", "start_char": 0, "end_char": 2}]
    with pytest.raises(ParseError, match="depparse"):
        from_stanza(stanza.Document([words], text="Go"))


def test_a_parse_without_its_text_asks_for_it(parsed):
    text, parsed.text = parsed.text, None
    with pytest.raises(ParseError, match=r"from_stanza\(doc, text\)"):
        from_stanza(parsed)
    assert from_stanza(parsed, text).text == text
