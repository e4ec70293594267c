"""The processor `quotes` in a Stanza pipeline, alone on stored parses and with the models."""

from __future__ import annotations

import importlib

import pytest
from golden_cases import all_cases, parsed
from stanza import Document, Pipeline
from stanza.models.common.doc import Sentence
from stanza.pipeline.core import PipelineRequirementsException
from stanza.pipeline.registry import PIPELINE_NAMES

import quoteattr
import quoteattr.integrations.stanza as integration
from quoteattr.errors import LanguageError, OptionError, ParseError
from quoteattr.inference.folders import EMBEDDED, PROCESSORS
from quoteattr.lexicon import DATA
from quoteattr.result import AttributedDocument

ARTICLES = [case for case in all_cases() if case.group == "articles"]
TIDE = (
    "Pilot Mara Voss said the channel was too shallow. “We can't turn back,” she told the crew.\n\n"
    "It rained. The harbour office denied that it had been warned."
)


def pipeline(processors="quotes", lang="en", **options):
    """A pipeline over the embedded models: of `quotes` alone it loads none of them."""
    if processors == "quotes":
        options.setdefault("quotes_pretagged", True)
    return Pipeline(
        lang,
        dir=str(EMBEDDED),
        package="news",
        processors=processors,
        download_method=None,
        verbose=False,
        **options,
    )


def as_stanza(document):
    """A parse as Stanza's own document, a token for each word."""
    sentences = [
        [
            {
                "id": word.index - sentence.first + 1,
                "text": word.text,
                "lemma": word.lemma,
                "upos": word.upos,
                "xpos": word.xpos,
                "feats": word.feats,
                "head": word.head - sentence.first + 1 if word.head >= 0 else 0,
                "deprel": word.deprel,
                "start_char": word.start,
                "end_char": word.end,
                "ner": word.ner,
            }
            for word in document.words[sentence.first : sentence.last]
        ]
        for sentence in document.sentences
    ]
    return Document(sentences, text=document.text)


@pytest.fixture(scope="module")
def articles():
    return list(parsed(ARTICLES).values())


@pytest.fixture
def article(articles):
    return as_stanza(max(articles, key=lambda document: len(document.words)))


@pytest.fixture(scope="module")
def alone():
    return pipeline()


@pytest.fixture(scope="module")
def full():
    return pipeline(PROCESSORS + ",quotes")


# ---------------------------------------------------------------------------- what it gives


def test_a_document_has_the_claims_that_quoteattr_finds_in_its_parse(alone, article):
    doc = alone(article)
    assert doc is article
    assert doc.attributed == quoteattr.attribute(article)
    assert doc.claims == doc.attributed.claims
    assert doc.quotes == doc.attributed.quotes
    assert 0 < len(doc.quotes) < len(doc.claims)
    for claim in doc.claims:
        for span in (*claim.source, *claim.cue, *claim.content):
            assert doc.text[span.start : span.end] == span.text


def test_a_claim_belongs_to_the_sentence_in_which_its_cue_begins(alone, article):
    doc = alone(article)
    assert sum(len(sentence.claims) for sentence in doc.sentences) == len(doc.claims)
    for sentence in doc.sentences:
        for claim in sentence.claims:
            begin = (claim.cue or claim.content)[0].start
            assert sentence.tokens[0].start_char <= begin < sentence.tokens[-1].end_char


def test_a_document_that_was_not_processed_has_no_claims(article):
    assert article.attributed is None
    assert article.claims == article.quotes == ()
    assert {sentence.claims for sentence in article.sentences} == {()}


def test_a_document_without_words_has_no_claims(alone):
    doc = alone(Document([], text=" \n"))
    assert doc.attributed == AttributedDocument("", " \n")
    assert doc.claims == ()


def test_many_documents_at_once_and_as_a_stream(alone, articles):
    expected = [quoteattr.attribute(document).claims for document in articles]
    bulk = alone.bulk_process([as_stanza(document) for document in articles])
    stream = alone.stream(map(as_stanza, articles), batch_size=2)
    assert [doc.claims for doc in bulk] == expected
    assert [doc.claims for doc in stream] == expected


# ------------------------------------------------------------------------------ registration


def test_registering_again_changes_nothing(alone, article):
    before = alone(article).claims
    for _ in range(2):
        importlib.reload(integration)
    assert PIPELINE_NAMES.count("quotes") == 1
    assert len(alone.loaded_processors) == 1
    assert alone(article).claims == before
    assert pipeline()(article).claims == before


def test_other_pipelines_and_documents_are_as_before():
    assert "quotes" not in pipeline("tokenize,mwt").processors
    assert Document([], text="Rain.").to_dict() == []
    assert not hasattr(Sentence, "quotes")


# ----------------------------------------------------------------------------------- options


def test_less_probable_claims_can_be_left_out(alone, article):
    every = alone(article).attributed
    assert pipeline(quotes_min_confidence=0.91)(article).attributed == every.confident(0.91)
    assert pipeline(quotes_min_confidence="0.91")(article).claims != every.claims


def test_stages_of_an_attributor_are_used(article):
    def nothing(*_):
        return []

    silent = quoteattr.Attributor(attributions=nothing)
    assert pipeline(quotes_attributor=silent)(article).claims == ()


def test_a_lexicon_or_its_folder_is_used(article, tmp_path):
    for table in (DATA / "en").glob("*.toml"):
        text = table.read_text(encoding="utf-8")
        changed = text.replace("promise = [", 'promise = [\n  "say", "tell", "deny",')
        (tmp_path / table.name).write_text(changed, encoding="utf-8")
    lexicon = quoteattr.Lexicon.load("en", tmp_path)
    expected = quoteattr.Attributor(lexicon=lexicon).attribute(article)
    assert expected != quoteattr.attribute(article)
    for given in (lexicon, tmp_path, str(tmp_path)):
        assert pipeline(quotes_lexicon=given)(article).attributed == expected


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"quotes_min_confidence": 2}, OptionError, "from 0 to 1, not 2"),
        ({"quotes_min_confidence": "high"}, OptionError, "from 0 to 1, not 'high'"),
        ({"quotes_attributor": "mine"}, OptionError, "a quoteattr.Attributor, not str"),
        ({"quotes_minconfidence": 0.5}, OptionError, "did you mean 'quotes_min_confidence'"),
        ({"quotes_lexicon": 3}, OptionError, "quoteattr.Lexicon, not int; or name a folder"),
        ({"quotes_lexicon": "nowhere"}, LanguageError, "no lexicon for language 'en' in nowhere"),
    ],
)
def test_an_option_that_cannot_be_says_what_it_must_be(options, error, message):
    with pytest.raises(error, match=message):
        pipeline(**options)


def test_a_language_without_a_lexicon_says_so():
    with pytest.raises(LanguageError, match="no lexicon for language 'tlh'"):
        pipeline(lang="tlh", allow_unknown_language=True)


def test_an_attributor_of_another_language_is_refused():
    spanish = quoteattr.Attributor("es")
    with pytest.raises(LanguageError, match="the pipeline reads 'en', not 'es'"):
        pipeline(quotes_attributor=spanish)


def test_processors_that_are_needed_are_named():
    with pytest.raises(PipelineRequirementsException, match=r"missing: \{.*'depparse'"):
        pipeline("tokenize,mwt,quotes")


def test_the_pipeline_names_no_model_that_is_not_there(alone):
    assert str(alone) == "<Pipeline: quotes=QuotesProcessor>"


# ------------------------------------------------------------------------------- stored, read


def test_a_serialized_document_gets_its_claims_again(alone, article):
    doc = alone(article)
    assert "claims" not in doc.to_dict()[0][0]
    restored = Document.from_serialized(doc.to_serialized())
    assert restored.attributed is None
    assert restored.claims == ()
    assert alone.process(restored, processors="quotes").attributed == doc.attributed


def test_claims_stored_as_json_are_put_back(alone, article):
    doc = alone(article)
    restored = Document.from_serialized(doc.to_serialized())
    restored.attributed = AttributedDocument.from_json(doc.attributed.to_json())
    assert restored.claims == doc.claims
    assert [s.claims for s in restored.sentences] == [s.claims for s in doc.sentences]
    restored.attributed = None
    assert restored.claims == restored.sentences[0].claims == ()


def test_claims_of_another_text_are_refused(article):
    with pytest.raises(ParseError, match="of another text"):
        article.attributed = AttributedDocument("", "Another text.")


def test_a_document_without_dependencies_names_the_processors(alone):
    words = [{"id": 1, "text": "Go", "start_char": 0, "end_char": 2}]
    with pytest.raises(ParseError, match="depparse"):
        alone(Document([words], text="Go"))


# ------------------------------------------------------------------------------- with models


@pytest.mark.models
def test_text_goes_in_and_claims_come_out(full):
    doc = full(TIDE)
    who = [doc.attributed.speaker_of(claim).name for claim in doc.claims]
    assert who == ["Mara Voss", "Mara Voss", "harbour office"]
    assert [claim.text for claim in doc.quotes] == ["“We can't turn back,”"]
    assert [len(sentence.claims) for sentence in doc.sentences] == [1, 1, 0, 1]
    assert doc.claims[2].polarity == "negative"


@pytest.mark.models
def test_text_in_bulk_as_one_by_one(full):
    texts = [TIDE, "", "Ines Okafor said it would rain."]
    single = [full(text).attributed for text in texts]
    assert [doc.attributed for doc in full.bulk_process(texts)] == single
    assert [doc.attributed for doc in full.stream(texts)] == single
    assert [doc.text for doc in single] == texts


@pytest.mark.models
def test_a_pipeline_with_the_processor_serves_an_attributor(full):
    assert quoteattr.Attributor(pipeline=full).attribute(TIDE) == full(TIDE).attributed


@pytest.mark.models
def test_a_text_read_back_is_processed_by_the_same_pipeline(full):
    doc = full(TIDE)
    restored = Document.from_serialized(doc.to_serialized())
    assert full(restored, processors="quotes").attributed == doc.attributed
