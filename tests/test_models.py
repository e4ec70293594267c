"""End to end with the embedded models."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor

import attrs
import pytest
import soundness
from golden_cases import all_cases

from quoteattr.attributor import Attributor
from quoteattr.errors import ModelError
from quoteattr.lexicon import Lexicon
from quoteattr.parsing import EMBEDDED, StanzaParser

pytestmark = pytest.mark.models

LIBRARY = (
    "Librarian Noor Haddad reopened the reading room on Tuesday.\n\n"
    "“The roof is dry again,” she told visitors. She denied that any books had been lost.\n\n"
    "According to the council, the repair cost less than planned."
)
ORCHARD = (
    "🍏 Orchard news 🍎\r\n\r\n"
    "Farmer Piet Claes said the frost had spared the pears 🍐.\r\n\r\n"
    "''We were lucky,'' he added.\x00\r\n"
)
TEXTS = (
    LIBRARY,
    "",
    ORCHARD,
    "It rained.",
    "Ferry captain Ruth Amadi promised to sail at noon. She said the wind had turned.",
)


def told(doc):
    """Who says what, by name."""
    return [
        (speaker.name if (speaker := doc.speaker_of(claim)) else None, claim.text)
        for claim in doc.claims
    ]


def test_curly_marks_a_pronoun_and_a_denial(attributor):
    doc = attributor.attribute(LIBRARY, "library")
    soundness.check(doc, LIBRARY)
    quote, denial, cost = doc.claims
    assert told(doc)[:2] == [
        ("Noor Haddad", "“The roof is dry again,”"),
        ("Noor Haddad", "that any books had been lost"),
    ]
    assert (quote.form, quote.resolution, quote.polarity) == ("direct", "pronoun", "positive")
    assert (denial.form, denial.polarity) == ("indirect", "negative")
    assert doc.speaker_of(cost).name.lower().removeprefix("the ") == "council"
    assert cost.text == "the repair cost less than planned"
    assert [claim.id for claim in doc.claims_by("Haddad")] == [quote.id, denial.id]


def test_its_is_one_word_and_it_is_two(attributor):
    doc = attributor.attribute("The mill closed. Its owner said it's bankrupt and can't pay.")
    assert [span.text for claim in doc.claims for span in claim.source] == ["Its owner"]
    doc = attributor.attribute("In a statement, its director, Paul Lund, called it “absurd”.")
    assert [claim.speaker for claim in doc.claims_by("Paul Lund")] == [doc.claims[0].speaker]


def test_emoji_line_ends_and_odd_characters(attributor):
    doc = attributor.attribute(ORCHARD, "orchard")
    soundness.check(doc, ORCHARD)
    assert told(doc)[-1] == ("Piet Claes", "''We were lucky,''")
    assert told(doc)[0][0] == "Piet Claes"
    assert doc.claims[0].text.startswith("the frost had spared the pears")


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "\u200b\n\u200b",
        "“",
        "''''''",
        "\u202e\ufeff",
        "👩🏽\u200d🚒",
        "…",
        "a" * 3000,
        "“" * 200,
        ". " * 300,
        "سلام",
        "彼は「行く」と言った。",
        "said said said said",
    ],
)
def test_any_text_gives_a_document(attributor, text):
    soundness.check(attributor.attribute(text), text)


def test_batches_and_neighbours_change_no_claim(attributor):
    single = [attributor.attribute(text) for text in TEXTS]
    assert list(attributor.pipe(TEXTS, batch_characters=1)) == single
    assert list(attributor.pipe(TEXTS)) == single
    assert sum(len(doc.claims) for doc in single) >= 6


@pytest.mark.parametrize("inference", ["int8", "exact"])
def test_neighbours_change_no_word_of_a_parse(inference):
    """The networks see many texts at once, each for itself."""
    parser = StanzaParser(model_dir=EMBEDDED, inference=inference)
    together = parser.parse(TEXTS * 3)
    assert together[len(TEXTS) :] == together[: len(TEXTS)] * 2
    assert together[: len(TEXTS)] == [parser.parse([text])[0] for text in TEXTS]


def golden_texts():
    return [case.text for case in all_cases()][::4]


def test_networks_with_less_work_give_stanzas_results():
    long = "The ferry, she said, didn't sail on Mon. evening; “Mr. Ek can’t swim!” " * 40
    texts = [*golden_texts(), *TEXTS, long, "\n\n ", "a@b.org\tA", "¿Qué? 漢字。"]
    exact, plain = (
        StanzaParser(model_dir=EMBEDDED, inference=kind).parse(texts)
        for kind in ("exact", "stanza")
    )
    assert exact == plain


def test_integers_change_few_words():
    texts = golden_texts()
    words, others = (
        [word for document in StanzaParser(model_dir=EMBEDDED, inference=kind).parse(texts)
         for word in document.words]
        for kind in ("exact", "int8")
    )  # fmt: skip
    different = sum(one != other for one, other in zip(words, others, strict=True))
    assert 0 < different < 0.02 * len(words)


def test_the_parser_is_a_variant_for_stanzas_own_pipelines():
    import stanza

    import quoteattr.integrations.stanza  # noqa: F401

    options = {"dir": str(EMBEDDED), "download_method": None, "verbose": False}
    plain = stanza.Pipeline("en", package="news", **options)
    fast = stanza.Pipeline("en", package="news", depparse_with_quoteattr=True, **options)
    for one, other in zip(plain(LIBRARY).sentences, fast(LIBRARY).sentences, strict=True):
        assert [(w.head, w.deprel) for w in one.words] == [(w.head, w.deprel) for w in other.words]
    docs = fast.bulk_process([stanza.Document([], text=text) for text in (LIBRARY, ORCHARD)])
    assert [word.deprel for doc in docs for s in doc.sentences for word in s.words].count(
        "root"
    ) > 5


def test_a_pipeline_of_ones_own_runs_faster_and_stays_as_it_is():
    import stanza

    pipeline = stanza.Pipeline(
        "en", dir=str(EMBEDDED), package="news", download_method=None, verbose=False
    )
    before = pipeline(LIBRARY).to_dict()
    fast = StanzaParser(pipeline=pipeline, inference="exact")
    assert fast.parse([LIBRARY]) == StanzaParser(pipeline=pipeline).parse([LIBRARY])
    assert pipeline(LIBRARY).to_dict() == before


def test_abbreviations_are_those_of_the_lexicon_at_hand(attributor):
    text = "On Monday Krz. Ann Lee said the dam was sound."
    english = Lexicon.load("en")
    tables = {**english.tables, "abbreviations": {"names": ["krz"]}}
    own = Attributor(lexicon=attrs.evolve(english, tables=tables))
    assert [len(a.parser.parse([text])[0].sentences) for a in (attributor, own)] == [2, 1]


def test_threads_share_the_models(attributor):
    single = [attributor.attribute(text) for text in TEXTS]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(attributor.attribute, TEXTS)) == single


def test_an_attributor_pickles_without_its_models(attributor):
    attributor.attribute("It rained.")
    assert len(pickle.dumps(attributor)) < 10_000_000


def test_the_models_are_a_stanza_folder_like_any_other():
    parser = StanzaParser(model_dir=EMBEDDED)
    (document,) = parser.parse(["Ann said it rained."])
    assert [word.text for word in document.words] == ["Ann", "said", "it", "rained", "."]
    assert document.words[3].relation == "ccomp"


def test_a_damaged_model_says_what_to_do(tmp_path):
    """As after a download that broke off."""
    (tmp_path / "resources.json").write_bytes((EMBEDDED / "resources.json").read_bytes())
    for file in EMBEDDED.glob("en/*/*.pt"):
        copy = tmp_path / file.relative_to(EMBEDDED)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes()[:1000])
    with pytest.raises(ModelError, match=r"could not load the 'en' models.*Install"):
        StanzaParser(model_dir=tmp_path).parse(["Ann left."])
