"""The attributor: stages in order, each replaceable; streams; the same result every time."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import attrs
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
from quoteattr.errors import LanguageError, NotTextError, TextError
from quoteattr.lexicon import Lexicon
from quoteattr.quotations import find_quotations
from quoteattr.result import AttributedDocument
from quoteattr.rules import find_attributions
from quoteattr.speakers import Speaker

ROOT = Path(__file__).parents[1]
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
    with pytest.raises(NotTextError, match=r"must be a str.*data\.decode"):
        quoteattr.attribute(wrong)
    with pytest.raises(NotTextError, match=type(wrong).__name__):
        list(Attributor().pipe(["", wrong]))


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


def test_repr_tells_language_and_parser():
    assert repr(Attributor()) == (
        "Attributor(lang='en', parser=StanzaParser(lang='en', package=None))"
    )


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
from quoteattr.attributor import Attributor
for group, cases in groupby(all_cases(), key=lambda case: case.group):
    for name, document in parsed(list(cases)).items():
        sys.stdout.buffer.write(Attributor().attribute(document, name).to_json().encode() + b"\\n")
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


def test_pipe_takes_names_with_the_texts():
    attributor = Attributor(parser=NoTreeParser())
    found = list(attributor.pipe([("monday", "Abena said it rained."), "Kofi said it snowed."]))
    assert [doc.id for doc in found] == ["monday", ""]
    assert [doc.text for doc in found] == ["Abena said it rained.", "Kofi said it snowed."]
