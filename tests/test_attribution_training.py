"""Training of the attribution model, on made-up news: what it learns from, and what it writes."""

from __future__ import annotations

import importlib.util
import json
import math
import random
import shutil
import sys
from functools import partial
from hashlib import md5

import attrs
import harbour
import numpy as np
import pytest
import torch
from benchmarking import BENCHMARKS, SHARED, needs_scorer
from harbour import ANNOUNCED, FLOAT, MAYOR, PIER, RAO, SAFE, SAID, SANK, THAT, THE, TOLD
from made_up_corpus import article, sentence, write

from quoteattr.inference.folders import EMBEDDED, verified
from quoteattr.learned import traits
from quoteattr.learned.judging import SIGNS, Reading
from quoteattr.learned.model import AttributionModel
from quoteattr.learned.network import ROLES
from quoteattr.learned.scoring import score
from quoteattr.learned.weights import Weights, load, network_for
from quoteattr.lexicon import Lexicon


@pytest.fixture(autouse=True)
def _path(benchmarks, monkeypatch):  # noqa: ARG001  it comes first
    monkeypatch.syspath_prepend(str(BENCHMARKS / "attribution"))
    yield
    torch.set_flush_denormal(False)


# -------------------------------------------------------------------------------- annotation


def claim(text=harbour.TEXT, **roles):
    """An annotated claim: by role a piece of the text, or none."""
    starts = {role: text.index(piece) for role, piece in roles.items()}
    spans = {role: [(start, start + len(roles[role]))] for role, start in starts.items()}
    return {role: [] for role in ROLES[1:]} | spans


TOLD_CLAIM = claim(source="Mayor Rao", cue="told", content="that the pier was safe")
ANNOUNCED_CLAIM = claim(cue="It was announced", content="that the 42 boats sank")


def annotated(*claims):
    from examples import annotated as read

    return read(harbour.document(), claims, harbour.readings())


def test_claims_are_read_in_words():
    (found,) = annotated(TOLD_CLAIM)
    assert found.cue == TOLD
    assert found.roles["source"] == {MAYOR, RAO}
    assert found.roles["content"] == set(range(THAT, SAFE + 1))


def test_the_word_by_which_rules_find_a_claim_heads_its_cue():
    (found,) = annotated(ANNOUNCED_CLAIM)
    assert found.cue == ANNOUNCED
    assert not found.roles["source"]


def test_elsewhere_the_head_of_its_words_does():
    (found,) = annotated(claim(cue="the pier", content="Mayor Rao"))
    assert found.cue == PIER
    (found,) = annotated(claim(cue="Mayor Rao told sailors", content="the 42 boats"))
    assert found.cue == TOLD


def test_claims_without_cue_or_content_teach_nothing():
    assert annotated(claim(content="the pier"), claim(cue="told")) == []


def test_of_two_claims_with_one_cue_the_longer_is_kept():
    shorter = claim(cue="told", content="the pier was safe")
    for claims in ((shorter, TOLD_CLAIM), (TOLD_CLAIM, shorter)):
        (found,) = annotated(*claims)
        assert THAT in found.roles["content"]


def paragraphs(readings, claims, vocabulary=None):
    from examples import examples

    rows = traits.traits(readings.document, readings.quotations, readings.lexicon)
    known = harbour.inventories(readings)
    return list(examples(readings, claims, rows, vocabulary or {"told": 7}, known))


def test_words_within_contents_are_left_open():
    from examples import NO_LABEL

    inner = claim(cue="was safe", content="the pier")
    first, second = paragraphs(harbour.readings(), annotated(TOLD_CLAIM, inner))
    expected = dict.fromkeys(range(19), 0.0)
    expected |= dict.fromkeys(range(THAT, SAFE + 1), NO_LABEL)
    expected |= {TOLD: 1.0, SAFE: 1.0}  # a claim within a claim that somebody annotated
    assert dict(enumerate(first.is_cue.tolist())) == expected
    assert len(first.cues) == 2
    assert set(second.is_cue.tolist()) == {0.0}
    assert second.cues == []


def test_roles_of_words_around_a_cue():
    first, _ = paragraphs(harbour.readings(), annotated(TOLD_CLAIM))
    ((cue, ties, roles),) = first.cues
    assert cue == TOLD
    assert (roles.sum(1) == 1).all()
    named = {role: set(np.flatnonzero(roles[:, n]).tolist()) for n, role in enumerate(ROLES)}
    assert named["source"] == {MAYOR, RAO}
    assert named["cue"] == {TOLD}
    assert named["content"] == set(range(THAT, SAFE + 1))
    assert len(ties) == len(first.words) == 19
    assert first.words[TOLD] == 7
    assert first.words[THE] == 0


def test_a_cue_of_a_later_paragraph_is_counted_from_its_start():
    said = claim(source="she", cue="said", content="“We float,”")
    _, second = paragraphs(harbour.readings(), annotated(said))
    ((cue, _, roles),) = second.cues
    assert cue == SAID - 19
    assert roles[FLOAT - 19].argmax() == ROLES.index("content")


# ---------------------------------------------------------------------------------- learning


@pytest.fixture
def small(monkeypatch):
    """Networks and steps as small as the made-up paragraphs."""
    import batching
    import learning

    monkeypatch.setattr(batching, "WORDS", 25)
    monkeypatch.setattr(learning, "WARMUP", 4)
    return learning


def plan(epochs, seed=3, **options):
    from learning import Plan

    return Plan(epochs, seed, **({"hidden": 8, "roles": 8, "dropout": 0.1} | options))


@pytest.fixture
def lesson():
    """Paragraphs in which saying is annotated and seeing is not, with vectors and numbers."""
    from examples import annotated as read

    document = article(*(sentence("said"), sentence("saw")) * 6)
    readings = harbour.readings(document)
    gold = said_in(document)
    vocabulary = {w: n for n, w in enumerate(("<none>", "<name>", "ann", "said", "saw", "it"))}
    torch.manual_seed(0)
    vectors = torch.randn(len(vocabulary), 100)
    given = paragraphs(readings, read(document, gold, readings), vocabulary)
    return given, vectors, harbour.inventories(readings), vocabulary, readings


def said_in(document):
    """The annotated claims of a made-up article."""
    starts = [s.start for s in document.sentences if document.words[s.first + 1].text == "said"]
    return [
        {"source": [(s, s + 3)], "cue": [(s + 4, s + 8)], "content": [(s + 9, s + 18)]}
        for s in starts
    ]


def learn(learning, lesson, epochs, path):
    given, vectors, inventories, *_ = lesson
    return learning.learn([[given]], vectors, inventories, plan(epochs), path)


def test_a_training_lowers_the_loss_and_tells_saying_from_seeing(small, lesson, tmp_path):
    given, vectors, inventories, vocabulary, readings = lesson
    names = inventories["upos"]["PROPN"]

    def loss(network):
        torch.manual_seed(1)
        return small.loss(network.eval(), given, vectors, inventories, names).item()

    untaught = network_for(inventories, 8, 8)
    network = learn(small, lesson, 25, tmp_path / "all.pt")
    assert loss(network) < loss(untaught) / 3
    assert not network.training

    weights = Weights(network, inventories, vocabulary, vectors, {})
    words = readings.document.words
    scored = list(score(weights, readings, range(len(words))))
    said = [s for s in scored if words[s.cue].text == "said"]
    saw = [s for s in scored if words[s.cue].text == "saw"]
    assert min(s.probability for s in said) > max(s.probability for s in saw)
    best = said[0].roles.argmax(1)[:5].tolist()
    assert [ROLES[role] for role in best] == ["source", "cue", "content", "content", "none"]


class StopError(Exception):
    """Somebody stops the training."""


def test_stopped_and_started_again_it_learns_the_same(small, lesson, tmp_path, monkeypatch):
    undisturbed = learn(small, lesson, 3, tmp_path / "one.pt")

    steps, real = [], small.loss

    def loss(*given):
        steps.append(given)
        if len(steps) == 5:  # in the middle of an epoch
            raise StopError
        return real(*given)

    with monkeypatch.context() as patch:
        patch.setattr(small, "loss", loss)
        with pytest.raises(StopError):
            learn(small, lesson, 3, tmp_path / "other.pt")
    assert torch.load(tmp_path / "other.pt", weights_only=True)["epoch"] == 1
    assert not list(tmp_path.glob("*.new"))
    resumed = learn(small, lesson, 3, tmp_path / "other.pt")
    assert same(resumed, undisturbed)
    assert same(learn(small, lesson, 3, tmp_path / "other.pt"), undisturbed)


def same(one, other):
    kept, others = one.state_dict(), other.state_dict()
    return kept.keys() == others.keys() and all(
        torch.equal(kept[name], others[name]) for name in kept
    )


@pytest.mark.usefixtures("small")
def test_every_paragraph_is_read_once_an_epoch(lesson):
    import batching

    given, *_ = lesson
    for seed in range(3):
        choose = random.Random(seed)  # noqa: S311
        batches = list(batching.batches(given, choose))
        assert sorted(id(p) for batch in batches for p in batch) == sorted(map(id, given))
        assert all(sum(len(p.words) for p in batch[:-1]) < batching.WORDS for batch in batches)
    assert list(batching.batches([], choose)) == []


def test_paragraphs_without_claims_teach_what_no_cue_is(small, lesson):
    given, vectors, inventories, *_ = lesson
    bare = [paragraph for paragraph in given if not paragraph.cues]
    network = network_for(inventories, 8, 8)
    found = small.loss(network, bare, vectors, inventories, 0)
    assert 0 < found.item() < math.inf
    found.backward()
    assert network.role.weight.grad is None


# ---------------------------------------------------------------------------------- teaching


class Knowing:
    """Stands for a transformer that tells saying from seeing, which nobody told it."""

    width, rate = 2, 0.01

    def __new__(cls, *_):
        from batching import Context

        class Known(Context):
            width, rate = cls.width, cls.rate

            def forward(self, batch):
                texts = [text for example in batch for text in example.texts]
                return torch.tensor([[text == "said", text == "saw"] for text in texts]).float()

        return Known()


@pytest.fixture
def school(lesson, tmp_path, monkeypatch):
    """A school for the made-up paragraphs, and their article."""
    import school
    from examples import annotated as read
    from reading import Article, Numbers

    monkeypatch.setattr(school, "Transformer", Knowing)
    for name, value in {"HIDDEN": 8, "ROLES": 8, "EPOCHS": 30}.items():
        monkeypatch.setattr(school, name, value)
    _, vectors, inventories, vocabulary, readings = lesson
    gold = said_in(readings.document)
    rows = traits.traits(readings.document, readings.quotations, readings.lexicon)
    claims = read(readings.document, gold, readings)
    numbers = Numbers(vectors, vocabulary, inventories)
    made = school.School(tmp_path, numbers, tmp_path, 3, "cpu")
    return made, Article(readings.document, gold, readings, claims, rows)


@pytest.mark.usefixtures("small")
def test_of_an_article_speak_those_who_have_not_learnt_from_it(school, monkeypatch):
    import teaching

    made, article = school
    asked = []
    monkeypatch.setattr("school.say", lambda teachers, _: asked.append(len(teachers)))
    names = [f"a{number}" for number in range(6)]
    made.hear(dict.fromkeys(names, article), {"b": article})
    assert asked == [1] * 6 + [3]
    dealt = teaching.shares(names, 3, 3)
    assert sorted(name for share in dealt for name in share) == names
    assert {len(share) for share in dealt} == {2}
    made.hear(dict.fromkeys(names, article), {"b": article})  # which has been kept
    assert len(asked) == 7


def test_a_network_learns_from_what_teachers_say_of_other_news(school, small, tmp_path):
    from teaching import lessons

    made, article = school
    other = attrs.evolve(article, gold=(), claims=[])
    said = made.hear(dict.fromkeys("abc", article), {"other": other})["other"]
    words = article.document.words
    probable = np.concatenate([one.is_cue for one in said])
    assert {words[n].text for n in np.argsort(probable)[-6:]} == {"said"}
    given = list(lessons(other, said, made.numbers))
    for paragraph, one in zip(given, said, strict=True):
        for cue, _, roles in paragraph.cues:
            assert roles.sum(1) == pytest.approx(float(one.is_cue[cue]), abs=2e-3)
    assert sum(len(paragraph.cues) for paragraph in given) >= 6
    assert all(paragraph.is_cue.dtype == np.float32 for paragraph in given)

    known = made.numbers
    vectors, inventories = known.vectors, known.inventories
    pupil = small.learn([[given]], vectors, inventories, plan(25), tmp_path / "pupil.pt")
    weights = Weights(pupil, inventories, known.vocabulary, vectors, {})
    scored = list(score(weights, article.readings, range(len(words))))
    best = sorted(scored, key=lambda s: -s.probability)[:6]
    assert {words[s.cue].text for s in best} == {"said"}


@pytest.mark.usefixtures("small")
def test_an_annotation_counts_beside_what_is_said_of_it(school):
    import teaching
    from examples import NO_LABEL

    made, article = school
    plain = list(made.numbers.paragraphs(article))
    evenly = [
        teaching.Said(
            np.full(len(p.words), 0.5, np.float16),
            {cue: np.full((len(p.words), len(ROLES)), 0.25, np.float16) for cue in {0, *places}},
        )
        for p in plain
        for places in [[cue for cue, *_ in p.cues]]
    ]
    share = teaching.ANNOTATED
    given = teaching.lessons(article, evenly, made.numbers)
    for before, after in zip(plain, given, strict=True):
        mixed = share * before.is_cue + (1 - share) * 0.5
        expected = np.where(before.is_cue == NO_LABEL, NO_LABEL, mixed)
        assert after.is_cue == pytest.approx(expected)
        annotated = {cue: roles for cue, _, roles in before.cues}
        for cue, _, roles in after.cues:
            known = annotated.get(cue)
            expected = 0.5 * 0.25 if known is None else share * known + (1 - share) * 0.25
            assert roles == pytest.approx(np.broadcast_to(expected, roles.shape))


@pytest.mark.usefixtures("small")
def test_of_cues_within_contents_nothing_is_taught(school):
    import teaching
    from examples import NO_LABEL

    made, article = school
    other = attrs.evolve(article, gold=(), claims=[])
    bare = list(made.numbers.paragraphs(other))
    content = np.zeros((5, len(ROLES)), np.float16)
    content[:, ROLES.index("none")] = 1
    within = content.copy()
    content[2:4] = np.eye(len(ROLES))[ROLES.index("content")]
    said = [teaching.Said(np.full(5, 0.5, np.float16), {1: within, 3: content}) for _ in bare]
    for paragraph in teaching.lessons(other, said, made.numbers):
        assert [cue for cue, *_ in paragraph.cues] == [1]
        assert paragraph.is_cue.tolist() == [0.5, 0.5, NO_LABEL, NO_LABEL, 0.5]


def test_a_transformer_reads_words_as_the_mean_of_their_pieces(lesson, tmp_path):
    transformers = pytest.importorskip("transformers", reason="needs transformers")
    from transformer import Transformer

    given, _, inventories, *_ = lesson
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "ann", "sa", "##id", "##w", "it", "."]
    (tmp_path / "vocab.txt").write_text("\n".join(pieces), encoding="utf-8")
    transformers.BertTokenizerFast(str(tmp_path / "vocab.txt")).save_pretrained(tmp_path)
    sizes = {"hidden_size": 8, "num_attention_heads": 2, "intermediate_size": 8}
    config = transformers.BertConfig(vocab_size=len(pieces), num_hidden_layers=1, **sizes)
    transformers.BertModel(config).save_pretrained(tmp_path)
    context = Transformer(tmp_path, inventories["upos"]["PROPN"]).eval()
    rows = context(given[:3])
    assert rows.shape == (sum(len(p.words) for p in given[:3]), context.width)
    alone = torch.cat([context([paragraph]) for paragraph in given[:3]])
    assert torch.allclose(rows, alone, atol=1e-5)  # what is beside a paragraph changes nothing
    hidden = context.train()._hidden(given)
    names = np.concatenate([[text in ("Ann", "Bob") for text in p.texts] for p in given])
    assert 0 < hidden.sum() <= names.sum()
    assert not (hidden.numpy() & ~names).any()


# ---------------------------------------------------------------------------------- stacking


def invented(kind, number, weights):
    """Readings whose truth is drawn by a logistic relation to two of their signs."""
    from stacking import Sample

    draw = np.random.default_rng(number)
    for _ in range(number):
        signs = (1.0, *draw.normal(size=len(SIGNS) - 1))
        total = sum(weight * signs[place] for place, weight in weights.items())
        yield Sample(kind, signs, draw.random() < 1 / (1 + math.exp(-total)))


def test_judges_find_what_the_truth_hangs_on():
    from stacking import fit_judges

    given = [*invented("learned", 4000, {0: -0.5, 2: 1.5}), *invented("rules", 4001, {8: -1.0})]
    judges = fit_judges(given)
    assert judges["learned"] == pytest.approx([-0.5, 0, 1.5, *[0] * 6], abs=0.15)
    assert judges["rules"] == pytest.approx([*[0] * 8, -1.0], abs=0.15)
    (proposal,) = harbour.readings().by_cue[TOLD]
    for kind, weights in judges.items():
        own = [sample for sample in given if sample.kind == kind]
        sure = [Reading(kind, proposal, s.signs).judged(weights).confidence for s in own]
        right = sum(sample.is_right for sample in own)
        assert sum(sure) == pytest.approx(right, rel=0.02)


def test_without_readings_of_a_kind_nothing_is_known_of_them():
    from stacking import fit_judges, no_judges

    judges = fit_judges(list(invented("learned", 50, {2: 1.0})))
    assert judges["rules"] == (0.0,) * len(SIGNS)
    assert any(judges["learned"])
    assert no_judges() == fit_judges([])


class Reader:
    """A model that reads what it is told to."""

    def __init__(self, *proposals):
        self.proposals = proposals

    def readings(self, *_):
        return [Reading("learned", proposal, (1.0,) * len(SIGNS)) for proposal in self.proposals]


@needs_scorer
def test_readings_within_contents_count_only_if_they_are_right():
    from corpus import load_scorer
    from stacking import samples

    scorer, english = load_scorer(SHARED, "score"), Lexicon.load("en")
    document = harbour.document()
    (told,), (announced,) = (harbour.readings().by_cue[cue] for cue in (TOLD, ANNOUNCED))
    inner = attrs.evolve(
        told, cue=attrs.evolve(told.cue, head=SAFE), content=frozenset({THE, PIER})
    )

    def right(gold, *proposals):
        found = samples(Reader(*proposals), document, gold, scorer, english)
        return [sample.is_right for sample in found]

    assert right([TOLD_CLAIM], told, announced, inner) == [True, False]
    nested = claim(source="Mayor Rao", cue="safe", content="the pier")
    assert right([TOLD_CLAIM, nested], told, inner) == [True, True]
    anyone = attrs.evolve(told, source=frozenset(), source_head=None)
    assert right([TOLD_CLAIM], anyone) == [False]
    assert right([ANNOUNCED_CLAIM], announced) == [True]
    somebody = attrs.evolve(announced, source=frozenset({RAO}), source_head=RAO)
    assert right([ANNOUNCED_CLAIM], somebody) == [False]
    part = attrs.evolve(announced, content=frozenset({SANK}))
    assert right([ANNOUNCED_CLAIM], part) == [False]


# ------------------------------------------------------------------------------ the whole of it


@pytest.fixture(scope="module")
def train():
    """The script, under a name of its own: other recipes have a train.py, too."""
    path = BENCHMARKS / "attribution" / "train.py"
    spec = importlib.util.spec_from_file_location("attribution_train", path)
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(path.parent))
        spec.loader.exec_module(module)
        patch.setattr("trainer.Plan", partial(sys.modules["learning"].Plan, hidden=8, roles=8))
        yield module


@pytest.fixture
def corpus(tmp_path):
    """Six articles each of two publishers, and a folder to write a model to."""
    document = article(sentence("said"), sentence("saw"), sentence("said"))
    names = [f"{publisher}_{number}" for publisher in ("gazette", "herald") for number in range(6)]
    write(tmp_path, dict.fromkeys(names, document), SHARED)
    (tmp_path / "models").mkdir()
    shutil.copy(EMBEDDED / "resources.json", tmp_path / "models")
    return tmp_path


@pytest.fixture
def vectors(train, tmp_path, monkeypatch):
    """Vectors of a few words, in place of the embedded ones: these take a second to read."""
    words = ("<none>", "<name>", "ann", "said", "saw", "it", "rained")
    known = {word: number for number, word in enumerate(words)}
    torch.save({"vocab": {"_unit2id": known}, "emb": torch.ones(7, 100)}, tmp_path / "vectors.pt")
    monkeypatch.setattr(train, "VECTORS", tmp_path / "vectors.pt")
    return tmp_path / "vectors.pt"


@needs_scorer
@pytest.mark.usefixtures("small")
def test_a_model_is_written_and_listed(train, corpus, vectors, capsys):
    output = corpus / "models"
    command = [str(corpus), "--work", str(corpus), "--output", str(output), "--epochs", "2"]
    train.main(command)
    path = output / "en" / "attribution" / "news.pt"
    assert f"wrote {path}" in capsys.readouterr().out
    assert verified(output, "en", "attribution", "news") == path
    before = json.loads((EMBEDDED / "resources.json").read_text(encoding="utf-8"))
    after = json.loads((output / "resources.json").read_text(encoding="utf-8"))
    assert after["en"]["attribution"]["news"].pop("md5") == checksum(path)
    before["en"]["attribution"]["news"].pop("md5")
    assert after == before

    first = load(path, vectors)
    assert any(first.judges["learned"])
    assert len(list((corpus / "checkpoints").glob("*.pt"))) == 2
    model, text = AttributionModel.of(first), article(sentence("said"))
    assert model.readings(text, (), Lexicon.load("en"))

    train.main(command)  # which has nothing left to learn
    assert same(load(path, vectors).network, first.network)
    train.main([*command[:-1], "1", "--limit", "8"])  # another training, not the rest of this one
    assert len(list((corpus / "checkpoints").glob("*.pt"))) == 4


@needs_scorer
@pytest.mark.usefixtures("small", "vectors")
def test_articles_may_be_read_in_two_parses(train, corpus, monkeypatch):
    class Second:
        """Stands for a model of spaCy, with tags that the first parser never gives."""

        def __init__(self, package):
            assert package == "other"

        def parse(self, texts):
            document = article(sentence("said"), sentence("saw"), sentence("said"))
            assert {document.text} == set(texts)
            words = tuple(attrs.evolve(word, xpos=f"{word.xpos}2") for word in document.words)
            return [attrs.evolve(document, words=words)] * len(texts)

    monkeypatch.setattr(train, "SpacyParser", Second)
    output = corpus / "models"
    command = [str(corpus), "--work", str(corpus), "--output", str(output), "--epochs", "1"]
    train.main([*command, "--second", "other"])
    found = load(output / "en" / "attribution" / "news.pt", train.VECTORS)
    assert {"VBD", "VBD2"} <= set(found.inventories["xpos"].values)
    assert len(list((corpus / "parses-other").glob("*.pkl"))) == 12


def checksum(path):
    return md5(path.read_bytes(), usedforsecurity=False).hexdigest()


@needs_scorer
@pytest.mark.usefixtures("small", "vectors")
def test_what_to_expect_of_other_publishers(train, corpus, capsys):
    output = corpus / "models"
    options = ["--output", str(output), "--epochs", "1", "--without", "herald"]
    train.main([str(corpus), "--work", str(corpus), *options])
    out = capsys.readouterr().out
    assert "learned, 6 articles of publishers not learnt from" in out
    assert "rules alone, 6 articles of publishers not learnt from" in out
    assert out.count("end to end F1  ") == 2
    assert not list(output.rglob("*.pt"))


@needs_scorer
@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--without", "harold"], "no articles of harold, only of gazette, herald"),
        (["--without", "herald", "gazette"], "0 articles to learn from: 2 are needed"),
        (["--limit", "1"], "1 articles to learn from: 2 are needed"),
        (["--output", "nowhere"], "nowhere is no model folder: it has no resources.json"),
    ],
)
def test_wrong_options_are_told_before_the_training(train, corpus, options, told):
    with pytest.raises(SystemExit, match=told):
        train.main([str(corpus), "--work", str(corpus), *options])
    assert not (corpus / "checkpoints").exists()
