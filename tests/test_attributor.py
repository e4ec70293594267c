"""The attributor: stages in order, each replaceable; streams; the same result every time."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import attrs
import numpy as np
import pytest
from fake_parser import AnyTreeParser, NoTreeParser
from golden_cases import all_cases, parsed

import quoteattr
from quoteattr.attributions import Attribution
from quoteattr.attributor import Attributor
from quoteattr.claims import About
from quoteattr.conllu import to_conllu
from quoteattr.document import Document
from quoteattr.entities import EntityIndex, find_entities
from quoteattr.errors import (
    LanguageError,
    ModelError,
    NotTextError,
    OptionError,
    ParseError,
    TextError,
)
from quoteattr.lexicon import Lexicon
from quoteattr.quotations import find_quotations
from quoteattr.result import AttributedDocument
from quoteattr.rules import find_attributions
from quoteattr.speakers import Speaker

ROOT = Path(__file__).parents[1]
PIPELINE = SimpleNamespace(bulk_process=list)  # as much of one as is looked at
CASES = [case for case in all_cases() if case.group == "articles"]


@pytest.fixture(scope="module")
def documents():
    """Parses of articles, as they are stored for the golden cases."""
    return list(parsed(CASES).values())


@pytest.fixture
def article(documents):
    return max(documents, key=lambda document: len(document.words))


@pytest.fixture
def plain(article):
    return Attributor().attribute(article, "plain")


# ---------------------------------------------------------------------------------- inputs


def test_a_parse_goes_in_and_its_text_comes_out(article, plain):
    assert plain.id == "plain"
    assert plain.text == article.text
    assert plain.lang == "en"
    assert plain.claims
    assert plain.entities
    assert Attributor().attribute_document(article, "plain") == plain


def test_conllu_gives_the_same_claims(article, plain):
    read = quoteattr.from_conllu(to_conllu(article), article.text)
    assert quoteattr.attribute(read, "plain") == plain


def test_a_stanza_document_gives_the_same_claims(article, plain):
    import stanza

    sentences = [
        [
            {
                "id": word.index - sentence.first + 1,
                "text": word.text,
                "lemma": word.lemma,
                "upos": word.upos,
                "xpos": word.xpos,
                "feats": word.feats or None,
                "head": word.head - sentence.first + 1 if word.head >= 0 else 0,
                "deprel": word.deprel,
                "start_char": word.start,
                "end_char": word.end,
                "ner": word.ner,
            }
            for word in article.words[sentence.first : sentence.last]
        ]
        for sentence in article.sentences
    ]
    found = Attributor().attribute(stanza.Document(sentences, text=article.text), "plain")
    assert found == plain


@pytest.mark.parametrize("text", ["", " \r\n\t", "\n\n\n"])
def test_an_empty_text_gives_an_empty_result(text):
    """Without loading models: there is nothing to parse."""
    assert quoteattr.attribute(text, "empty") == AttributedDocument("empty", text)
    assert list(Attributor().pipe([text, ""])) == [
        AttributedDocument("", text),
        AttributedDocument("", ""),
    ]


@pytest.mark.parametrize("wrong", [b"bytes", None, 3, ["a", "b"]])
def test_what_is_no_text_is_refused_before_models_are_loaded(wrong):
    with pytest.raises(NotTextError, match="must be a str"):
        quoteattr.attribute(wrong)
    with pytest.raises(NotTextError, match=type(wrong).__name__):
        list(Attributor().pipe(["", wrong]))


def test_a_dict_is_told_to_give_its_text():
    with pytest.raises(NotTextError, match=r"text 0 .*article\['text'\].*as a pair with its id"):
        list(Attributor().pipe([{"id": "a", "text": "Ann left."}]))


def test_a_single_text_is_no_stream_of_letters():
    with pytest.raises(NotTextError, match=r"attribute\(text\)"):
        next(Attributor(parser=NoTreeParser()).pipe("Ann left."))


def test_lone_surrogates_are_refused():
    with pytest.raises(TextError, match="offset 2"):
        quoteattr.attribute("ab\ud83d")


def test_a_language_without_a_lexicon_is_told_so():
    with pytest.raises(LanguageError, match=r"docs/lexicons\.md"):
        Attributor("xx")
    with pytest.raises(LanguageError, match="'xx'"):
        quoteattr.attribute("Text.", lang="xx")


def test_repr_tells_all_that_changes_a_result():
    assert repr(Attributor()) == (
        "Attributor(lang='en', parser=StanzaParser(lang='en', inference='int8'), "
        "model=AttributionModel(), min_confidence=0.0)"
    )
    other = Attributor(model=None, min_confidence=0.5, parser=NoTreeParser())
    assert repr(other).endswith("model=None, min_confidence=0.5)")
    assert "attributions=<function" in repr(Attributor(attributions=lambda *_: []))


def test_a_result_says_how_it_was_found(tmp_path):
    def found(**options):
        return Attributor(parser=NoTreeParser(), **options).attribute("Ann left.").provenance

    packed = found()
    assert packed.version == quoteattr.__version__
    assert packed.model.split()[0] == "news"
    assert len(packed.model.split()[1]) == 8
    assert packed == found(model="embedded"), "the same however it was asked for"
    assert found(model=None, min_confidence=0.5) == attrs.evolve(
        packed, model=None, min_confidence=0.5
    )
    own = found(attributions=find_nothing).model
    assert own == f"{find_nothing.__module__}.find_nothing"
    with pytest.raises(ModelError, match="nowhere"):
        quoteattr.AttributionModel(tmp_path / "nowhere.pt").name  # noqa: B018


def find_nothing(*_):
    return []


# ---------------------------------------------------------------------------------- stages


def test_another_parser(article):
    class Stored:
        def parse(self, texts):
            assert list(texts) == [article.text]
            return [article]

    found = Attributor(parser=Stored()).attribute(article.text)
    assert found == Attributor().attribute(article)


def test_another_way_to_find_quotations(article, plain):
    assert {claim.form for claim in plain.claims} > {"indirect"}
    found = Attributor(quotations=lambda text: ()).attribute(article)  # noqa: ARG005
    assert {claim.form for claim in found.claims} == {"indirect"}


def test_another_way_to_find_attributions(article):
    def learned(document, quotations, lexicon):
        assert document is article
        assert tuple(quotations) == find_quotations(article.text)
        assert lexicon.lang == "en"
        return [
            Attribution(
                source=(),
                cue=(document.span(0, 0),),
                content=(document.span(1, 2),),
                rule="learned",
                confidence=0.75,
            )
        ]

    (claim,) = Attributor(attributions=learned).attribute(article).claims
    assert (claim.id, claim.rule, claim.confidence) == ("c1", "learned", 0.75)
    assert claim.content == (article.span(1, 2),)
    assert claim.speaker is None
    assert claim.reason


def test_a_stage_around_the_one_there_is(article):
    plain = Attributor(model=None).attribute(article, "plain")

    def confident(document, quotations, lexicon):
        found = find_attributions(document, quotations, lexicon)
        return [attrs.evolve(attribution, confidence=1.0) for attribution in found]

    found = Attributor(attributions=confident).attribute(article, "plain")
    assert found == attrs.evolve(
        plain, claims=tuple(attrs.evolve(claim, confidence=1.0) for claim in plain.claims)
    )


def test_another_way_to_find_entities(article, plain):
    found = Attributor(entities=lambda *_: EntityIndex()).attribute(article)
    assert found.entities == ()
    assert [claim.content for claim in found.claims] == [claim.content for claim in plain.claims]
    assert all(claim.speaker is None and claim.reason and not claim.about for claim in found.claims)


def test_entities_may_be_left_out_and_given_other_identifiers(article, plain):
    """By a stage around the one there is; who is left out is nobody's speaker any more."""

    def persons(*given):
        index = find_entities(*given)
        kept = [entity for entity in index.entities if entity.kind == "person"]
        return EntityIndex(
            tuple(attrs.evolve(entity, id=f"person:{entity.name}") for entity in kept[1:]),
            {
                word: tuple(f"person:{index.entity(key).name}" for key in ids)
                for word, ids in index.of_word.items()
            },
        )

    found = Attributor(entities=persons).attribute(article)
    left_out = next(entity for entity in plain.entities if entity.kind == "person")
    assert plain.claims_by(left_out.name)
    assert found.entities
    assert {entity.id for entity in found.entities} == {f"person:{e.name}" for e in found.entities}
    for claim, before in zip(found.claims, plain.claims, strict=True):
        speaker, known = found.speaker_of(claim), plain.speaker_of(before)
        if known is not None and known.kind == "person" and known != left_out:
            assert speaker is not None
            assert speaker.name == known.name
            assert claim.resolution == before.resolution


def test_another_way_to_find_speakers(article, plain):
    def nobody(document, attributions, index, lexicon):  # noqa: ARG001
        return [Speaker(None, reason="asked for none")] * len(attributions)

    found = Attributor(speakers=nobody).attribute(article)
    assert {claim.reason for claim in found.claims} == {"asked for none"}
    assert found.entities == plain.entities


def test_another_way_to_find_whom_claims_are_about(article):
    def always(document, attributions, speakers, index, lexicon):  # noqa: ARG001
        return [(About("e1", "topic"),)] * len(attributions)

    found = Attributor(about=always).attribute(article)
    assert {claim.about for claim in found.claims} == {(About("e1", "topic"),)}


def test_another_lexicon(article, plain):
    english = Lexicon.load("en")
    weights = {"features": {"bias for everything": -5.0, "clause": -30.0}}
    doubtful = attrs.evolve(english, tables={**english.tables, "weights": weights})
    found = Attributor(lexicon=doubtful, model=None).attribute(article)
    assert "clause" in {claim.rule for claim in plain.claims}
    assert "clause" not in {claim.rule for claim in found.claims}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"pipeline": PIPELINE, "model_dir": "/nope"}, "pipeline takes the place of model_dir"),
        ({"pipeline": PIPELINE, "package": "x"}, "pipeline takes the place of package"),
        ({"parser": NoTreeParser(), "pipeline": PIPELINE}, "parser takes the place of pipeline"),
        ({"parser": NoTreeParser(), "inference": "int8"}, "parser takes the place of inference"),
        ({"pipeline": "x"}, "pipeline must have a method bulk_process, which str lacks"),
        ({"parser": 5}, "parser must have a method parse, which int lacks; pass .*DocParser"),
        ({"lexicon": {}}, "lexicon must be a quoteattr.Lexicon, not dict"),
        ({"lexicon": "x"}, "lexicon must be a quoteattr.Lexicon, not str"),
        ({"entities": 5}, "entities must be a function, not int"),
        ({"quotations": 5}, "quotations must be a function, not int"),
        ({"attributions": find_attributions, "model": None}, "attributions takes the place of mod"),
        ({"attributions": find_attributions, "model": "embedded"}, "attributions takes the place"),
        ({"model": 5}, "model is a path, a str or pathlib.Path, not int"),
        ({"model_dir": 5}, "model_dir is a path, a str or pathlib.Path, not int"),
        ({"inference": "fast"}, "inference is one of int8, exact, stanza, not 'fast'"),
        ({"min_confidence": "0.5"}, "min_confidence is a probability"),
        ({"min_confidence": None}, "min_confidence is a probability"),
        ({"min_confidence": 2}, "min_confidence is a probability"),
    ],
)
def test_options_that_contradict_each_other_or_are_wrong_are_told_at_once(options, message):
    with pytest.raises(OptionError, match=message):
        Attributor(**options)


def test_none_for_a_stage_is_the_stage_there_is(article, plain):
    stages = ("quotations", "attributions", "entities", "speakers", "about")
    assert Attributor(**dict.fromkeys(stages)).attribute(article, "plain") == plain


@pytest.mark.parametrize("given", [[], None, iter([])])
def test_a_parser_that_gives_too_little_is_told(given):
    class Nothing:
        def parse(self, texts):  # noqa: ARG002
            return given

    for attribute in (
        Attributor(parser=Nothing()).attribute,
        lambda t: list(Attributor(parser=Nothing()).pipe([t])),
    ):
        with pytest.raises(ParseError, match="must return a list of them"):
            attribute("Ann left.")


@pytest.mark.parametrize(
    ("stage", "message"),
    [
        ({"quotations": lambda _: None}, "'quotations' must return a list or tuple, not NoneType"),
        ({"attributions": lambda *_: iter([])}, "'attributions' must return a list or tuple"),
        ({"entities": lambda *_: []}, "'entities' must return an EntityIndex, not list"),
        ({"speakers": lambda *_: []}, "'speakers' returned 0 results for [1-9]"),
        ({"about": lambda *_: [()]}, "'about' returned 1 results for [1-9]"),
    ],
)
def test_a_stage_that_gives_what_the_next_cannot_take_is_told_by_name(stage, message, article):
    with pytest.raises(OptionError, match=message):
        Attributor(**stage).attribute(article)


def test_a_text_is_no_parse():
    with pytest.raises(NotTextError, match=r"Document is needed, not str.*attribute\(text\)"):
        Attributor(parser=NoTreeParser()).attribute_document("Ann left.")


@pytest.mark.parametrize("size", ["many", 0, -1, 1.5, True, None])
def test_a_batch_has_a_number_of_characters(size):
    with pytest.raises(OptionError, match="batch_characters is a whole number, 1 or more"):
        Attributor(parser=NoTreeParser()).pipe([], batch_characters=size)


# --------------------------------------------------------------------------------- streams


def test_a_stream_is_read_only_as_far_as_it_must_be():
    read = []

    def endless():
        for number in range(1_000_000):
            read.append(number)
            yield f"text {number}."

    stream = Attributor(parser=NoTreeParser()).pipe(endless(), batch_characters=20)
    assert read == []
    assert next(stream).text == "text 0."
    assert len(read) == 3
    assert [next(stream).text for _ in range(3)] == ["text 1.", "text 2.", "text 3."]
    assert len(read) == 6


def test_batches_are_filled_to_their_size_and_keep_the_order():
    parser = NoTreeParser()
    texts = ["a" * 30, "", "b" * 8, "c" * 8, "", "d"]
    found = list(Attributor(parser=parser).pipe(iter(texts), batch_characters=16))
    assert [doc.text for doc in found] == texts
    assert parser.batches == [["a" * 30], ["", "b" * 8, "c" * 8], ["", "d"]]


def test_size_of_batches_changes_no_claim():
    texts = ["Ann said that he left.", "", "“We go,” they said. " * 3, "According to Lee, it is."]
    found = [
        list(Attributor(parser=AnyTreeParser(7)).pipe(texts, batch_characters=size))
        for size in (1, 40, 10_000)
    ]
    assert found[0] == found[1] == found[2]
    assert found[0] == [Attributor(parser=AnyTreeParser(7)).attribute(text) for text in texts]


def test_an_empty_stream_gives_an_empty_stream():
    parser = NoTreeParser()
    assert list(Attributor(parser=parser).pipe([])) == []
    assert parser.batches == []


def test_what_came_before_a_wrong_text_is_not_lost():
    stream = Attributor(parser=NoTreeParser()).pipe(["first", b"second"], batch_characters=1)
    assert next(stream).text == "first"
    with pytest.raises(NotTextError):
        next(stream)


# ------------------------------------------------------------------------- the same result


def test_threads_share_an_attributor(documents):
    attributor = Attributor()
    alone = [attributor.attribute(document) for document in documents]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(attributor.attribute, documents * 4)) == alone * 4


def test_attributor_and_results_pickle(article, plain):
    copy = pickle.loads(pickle.dumps(Attributor()))  # noqa: S301
    assert copy.attribute(article, "plain") == plain
    assert pickle.loads(pickle.dumps(plain)) == plain  # noqa: S301


def test_results_hold_nothing_of_the_parse(plain):
    assert b"stanza" not in pickle.dumps(plain)
    assert b"quoteattr.document" not in pickle.dumps(plain)


PRINT_ALL = """
import sys
sys.path.insert(0, "tests")
from itertools import groupby
from golden_cases import all_cases, parsed
from quoteattr import attribute
for group, cases in groupby(all_cases(), key=lambda case: case.group):
    for name, document in parsed(list(cases)).items():
        sys.stdout.buffer.write(attribute(document, name).to_json().encode() + b"\\n")
"""


def test_two_processes_write_the_same_bytes(documents):
    """Whatever order sets and dictionaries have in each."""
    written = [
        subprocess.run(
            [sys.executable, "-c", PRINT_ALL],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "12345")
    ]
    assert written[0] == written[1]
    here = [Attributor().attribute(d, c.id) for c, d in zip(CASES, documents, strict=True)]
    assert {doc.to_json() for doc in here} <= set(written[0].decode().splitlines())


def test_a_text_without_words_is_no_error():
    assert Attributor().attribute(Document("…")).claims == ()


@pytest.mark.parametrize("number", [7, np.int64(7), "7"])
def test_whole_numbers_are_names_too(number, article):
    attributor = Attributor(parser=NoTreeParser())
    (doc,) = attributor.pipe([(number, "Abena said it rained.")])
    assert doc.id == attributor.attribute("Text.", number).id == "7"
    assert attributor.attribute(article, number).id == "7"
    assert quoteattr.AttributedDocument.from_json(doc.to_json()) == doc
    assert "7" in doc.to_graph()
    assert "7" in doc.to_html()


@pytest.mark.parametrize("name", [None, 1.5, True, ("a",)])
def test_what_can_be_no_name_is_told_at_once(name):
    attributor = Attributor(parser=NoTreeParser())
    with pytest.raises(
        NotTextError, match=r"text 1 \(counted from 0\).*: the id of a document must"
    ):
        list(attributor.pipe([("a", "Text."), (name, "Text.")]))
    with pytest.raises(NotTextError, match="the id of a document must be a str"):
        attributor.attribute("Text.", name)


def test_pipe_takes_whatever_attribute_takes(article):
    parser = NoTreeParser()
    attributor = Attributor(parser=parser)
    found = list(attributor.pipe([article, "Text.", ("b", article)]))
    assert found[0] == attributor.attribute(article)
    assert found[2] == attributor.attribute(article, "b")
    assert parser.batches[0] == ["Text."]


@pytest.mark.parametrize("wrong", [None, b"x", "\ud800", ("n", "t", "x"), ["n", "text"], 5])
def test_what_came_before_a_wrong_text_comes_out_and_its_place_is_told(wrong):
    stream = Attributor(parser=NoTreeParser()).pipe(["ok"] * 3 + [wrong])
    assert [next(stream).text for _ in range(3)] == ["ok"] * 3
    with pytest.raises((NotTextError, TextError), match=r"^text 3 \(counted from 0\): "):
        next(stream)


@pytest.mark.parametrize("size", [1, 1000])
def test_a_stream_goes_on_behind_a_text_that_is_refused_where_its_error_is_taken(size):
    errors = []
    texts = [
        "ok",
        None,
        ("n", "\ud800"),
        5,
        ("m", "fine"),
        ("x", "y", "z"),
        Document("Ja.", lang="de"),
        "",
    ]
    attributor = Attributor("en", parser=NoTreeParser())
    found = attributor.pipe(texts, batch_characters=size, on_error=errors.append)
    assert [(doc.id, doc.text) for doc in found] == [("", "ok"), ("m", "fine"), ("", "")]
    kinds = [NotTextError, TextError, NotTextError, NotTextError, LanguageError]
    assert [type(error) for error in errors] == kinds
    assert [str(error).partition(" (")[0] for error in errors] == [
        f"text {number}" for number in (1, 2, 3, 5, 6)
    ]
    assert "'n': the text holds a lone surrogate" in str(errors[1])
    assert isinstance(errors[1].__cause__, TextError)


def test_a_parser_may_refuse_texts_before_others_are_parsed():
    class Short(NoTreeParser):
        def check(self, text):
            if len(text) > 2:
                raise TextError("it is too long")
            return text

    errors = []
    found = Attributor(parser=Short()).pipe(["ab", "abc", "c"], on_error=errors.append)
    assert [doc.text for doc in found] == ["ab", "c"]
    assert [str(error) for error in errors] == ["text 1 (counted from 0): it is too long"]


def test_what_takes_errors_is_a_function():
    with pytest.raises(OptionError, match=r"on_error is a function .*, not str"):
        Attributor(parser=NoTreeParser()).pipe([], on_error="skip")


@pytest.mark.parametrize("wrong", ["abc", None, 5, b"abc", Document("abc"), {"a": "abc"}])
def test_what_is_no_stream_is_told_before_it_is_read(wrong):
    with pytest.raises(NotTextError, match="pipe takes "):
        Attributor(parser=NoTreeParser()).pipe(wrong)


def test_pipe_takes_names_with_the_texts():
    attributor = Attributor(parser=NoTreeParser())
    found = list(attributor.pipe([("monday", "Abena said it rained."), "Kofi said it snowed."]))
    assert [doc.id for doc in found] == ["monday", ""]
    assert [doc.text for doc in found] == ["Abena said it rained.", "Kofi said it snowed."]


def test_an_id_that_an_earlier_text_has_is_told_before_any_graph():
    attributor, errors = Attributor(parser=NoTreeParser()), []
    pairs = [
        ("a", "Ann left."),
        ("b", "Ben left."),
        ("a", "Cy left."),
        ("", "Di left."),
        "Ed left.",
    ]
    with pytest.raises(TextError, match=r"^text 2 .*, 'a': text 0 has this id, too"):
        list(attributor.pipe(pairs))
    found = [doc.id for doc in attributor.pipe(pairs, on_error=errors.append)]
    assert (found, len(errors)) == (["a", "b", "", ""], 1)


def test_an_id_that_is_an_article_is_told():
    pair = ("Ann left. " * 40, "monday")
    with pytest.raises(NotTextError, match=r"^text 0 .*the id comes first: \(id, text\)"):
        list(Attributor(parser=NoTreeParser()).pipe([pair]))
