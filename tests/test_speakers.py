"""To whom a source resolves."""

from __future__ import annotations

import pytest
from coreference import documents, read, speakers

from quoteattr.attributions import Attribution
from quoteattr.attributor import Attributor
from quoteattr.claims import Resolution
from quoteattr.conllu import from_conllu
from quoteattr.entities import find_entities
from quoteattr.lexicon import Lexicon
from quoteattr.spans import Span
from quoteattr.speakers import find_speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ministry", ["Zarian interior ministry"] * 3),
        ("governor", ["Amina Diallo", "Amina Diallo"]),
        ("copula", ["Tomas Varga"]),
        ("family", ["Ruth Harlan", "Bill Harlan"]),
        ("junior", ["Peter Okafor Jr."]),
        ("aide", ["Pavel Drozd", "Pavel Drozd"]),
        ("acronym", ["Coastal Fishing Authority"] * 2),
        ("firm", ["Weber Klein"] * 2),
        ("judge", ["Ines Carvalho", "Ines Carvalho"]),
        ("cataphora", ["Daniel Osei"]),
        ("surnames", ["Alice Renner", "Alice Renner", "Bill Renner"]),
        ("titled-namesakes", ["Otto Winter", "Carl Winter"]),
        ("country", ["Peru"]),
        ("dialogue", ["Helen Moore", "Jack Dunn", "Helen Moore", "Jack Dunn"]),
        ("headline", ["Marta Rivas", "Marta Rivas"]),
        ("parties", ["Labour Union Party", "Joseph Banda"]),
        ("dateline", ["Clara Nunes"]),
        ("place-title", ["Ann Wills"]),
        ("own-name", ["Nadia Brook"]),
        ("calling", ["Otto Brandl"]),
        ("cousins", ["Tom Reyes"]),
        ("newspaper", ["Baltic Steel Union", "Morsk Courier News"]),
        ("inside", ["Olga Markova", "Andrei Belov", "Andrei Belov"]),
    ],
)
def test_speakers(text: str, expected: list[str]) -> None:
    assert speakers(text)[-len(expected) :] == expected


LISBON = """\
# text = LISBON: Clara Nunes said the bridge held.
1	LISBON	Lisbon	PROPN	NNP	_	5	nsubj	_	ner=S-GPE|SpaceAfter=No
2	:	:	PUNCT	:	_	3	punct	_	_
3	Clara	Clara	PROPN	NNP	Number=Sing	1	appos	_	ner=B-PERSON
4	Nunes	Nunes	PROPN	NNP	Number=Sing	3	flat	_	ner=E-PERSON
5	said	say	VERB	VBD	Mood=Ind|Tense=Past|VerbForm=Fin	0	root	_	_
6	the	the	DET	DT	Definite=Def|PronType=Art	7	det	_	_
7	bridge	bridge	NOUN	NN	Number=Sing	8	nsubj	_	_
8	held	hold	VERB	VBD	Mood=Ind|Tense=Past|VerbForm=Fin	5	ccomp	_	SpaceAfter=No
9	.	.	PUNCT	.	_	5	punct	_	_
"""


def test_the_place_before_a_colon_is_no_speaker_though_the_parser_says_so() -> None:
    found = Attributor(model=None).attribute_document(from_conllu(LISBON))
    assert [found.speaker_of(claim).name for claim in found.claims] == ["Clara Nunes"]


def test_two_who_speak_together() -> None:
    found = read("joint")
    (claim,) = found.claims
    names = [found.entity(key).name for key in claim.speakers]
    assert names == ["Rosa Silva", "Juan Prieto"]


@pytest.mark.parametrize(
    ("text", "resolution"),
    [
        ("joint", "name"),
        ("copula", "nominal"),
        ("delegation", "pronoun"),
        ("near-name", "nominal"),
        ("dialogue", "implicit"),
        ("unknown", "none"),
    ],
)
def test_the_form_of_the_source_is_told(text: str, resolution: Resolution) -> None:
    assert read(text).claims[-1].resolution == resolution


def test_a_relative_pronoun_is_its_antecedent() -> None:
    assert speakers("who")[-1] == "Samuel Kiprono"


def test_an_unknown_speaker_has_a_reason() -> None:
    (claim,) = read("unknown").claims
    assert claim.speaker is None
    assert "He" in claim.reason


def test_i_is_the_speaker() -> None:
    karin = read("we").entity("Karin Holm")
    assert "I" in [mention.span.text for mention in karin.mentions]


def test_no_speaker_is_carried_over_two_paragraphs() -> None:
    document = documents()["dialogue"]
    lexicon = Lexicon.load("en")

    def said(text: str, source: str) -> Attribution:
        at, name = document.text.index(text), document.text.find(source) if source else -1
        spans = (Span.of(document.text, name, name + len(source)),) if source else ()
        head = document.words_in(name, name + 1)[0] if source else None
        return Attribution(
            spans,
            (),
            (Span.of(document.text, at, at + len(text)),),
            "test",
            1.0,
            source_head=head,
            is_implicit=not source,
        )

    attributions = (said("Where were you", "Helen"), said("With my brother", ""))
    index = find_entities(document, attributions, (), lexicon)
    first, second = find_speakers(document, attributions, index, lexicon)
    assert first.speaker is not None
    assert (second.speaker, second.resolution) == (None, "none")
    assert "paragraph" in second.reason


def test_a_plural_noun_at_the_head_of_a_sentence_is_no_person() -> None:
    assert speakers("plural") == ["Ingrid Solheim", "Dockworkers", "Ingrid Solheim"]


def test_a_company_by_the_first_word_of_its_name_is_it() -> None:
    assert speakers("shortened")[-1] == "Nordvik Mining’s lawyers"
