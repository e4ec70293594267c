"""The recipe that trains the models: its data, and what makes the trainers fast and resumable."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from stanza.models.common.doc import Document
from torch.nn.utils.rnn import pack_sequence

from quoteattr.inference.folders import EMBEDDED

RECIPE = Path(__file__).parents[1] / "benchmarks" / "models"


@pytest.fixture(autouse=True)
def _path(monkeypatch):
    monkeypatch.syspath_prepend(str(RECIPE))


TREES = """\
# newdoc id = GUM_news_ferry
# newpar
# sent_id = 1
# text = "Ms Adeyemi can't row," he said.
1\t"\t"\tPUNCT\t``\t_\t5\tpunct\t5:punct\tSpaceAfter=No
2\tMs\tMs\tPROPN\tNNP\t_\t3\tcompound\t3:compound\t_
3\tAdeyemi\tAdeyemi\tPROPN\tNNP\t_\t5\tnsubj\t5:nsubj\tEntity=(1)
4-5\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
4\tca\tcan\tAUX\tMD\t_\t5\taux\t5:aux\t_
5\tn't\tnot\tPART\tRB\t_\t8\tccomp\t8:ccomp\t_
6\trow\trow\tVERB\tVB\t_\t5\tdep\t5:dep\tSpaceAfter=No
7\t,\t,\tPUNCT\t,\t_\t5\tpunct\t5:punct\tSpaceAfter=No
8\t"\t"\tPUNCT\t''\t_\t5\tpunct\t5:punct\t_
9\the\the\tPRON\tPRP\t_\t10\tnsubj\t10:nsubj\t_
10\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t0:root\tSpaceAfter=No
11\t.\t.\tPUNCT\t.\t_\t10\tpunct\t10:punct\t_

# newdoc id = GUM_fiction_boat
# sent_id = 2
# text = No.
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t0:root\tSpaceAfter=No
2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t1:punct\t_

# newdoc id = GUM_bio_kato
# sent_id = 3
# text = Then Kato left
1\tThen\tthen\tADV\tRB\t_\t3\tadvmod\t3:advmod\t_
2\tKato\tKato\tPROPN\tNNP\t_\t3\tnsubj\t3:nsubj\t_
3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t0:root\t_
"""


def test_closed_documents_stay_out_and_notes_go(tmp_path):
    import treebanks

    path = tmp_path / "gum.conllu"
    path.write_text(TREES, encoding="utf-8")
    news, bio = treebanks.read(path)
    assert news.text == '"Ms Adeyemi can\'t row," he said.'
    assert bio.text == "Then Kato left"
    assert "Entity" not in str(news)
    assert "5:punct" not in str(news)
    assert "# newpar" in str(news)


def test_sentences_are_typeset_in_every_way_and_keep_their_trees(tmp_path):
    import treebanks

    path = tmp_path / "gum.conllu"
    path.write_text(TREES, encoding="utf-8")
    news, _ = treebanks.read(path)
    found = {next(treebanks.typeset([news], seed)).text for seed in range(60)}
    assert {
        '"Ms Adeyemi can\'t row," he said.',
        "“Ms Adeyemi can't row,” he said.",
        "“Ms Adeyemi can’t row,” he said.",
    } <= found
    for seed in range(60):
        other = next(treebanks.typeset([news], seed))
        assert [row[2:] for row in other.rows] == [row[2:] for row in news.rows]
    assert list(treebanks.typeset([news], 5)) == list(treebanks.typeset([news], 5))


def test_a_title_comes_before_a_name(tmp_path):
    import treebanks

    path = tmp_path / "gum.conllu"
    path.write_text(TREES, encoding="utf-8")
    _, bio = treebanks.read(path)
    texts = {next(treebanks.titled([bio], seed)).text for seed in range(60)}
    assert "Then Kato left" in texts
    assert "Then Gen. Kato left" in texts
    assert all(text.startswith("Then ") and text.endswith(" Kato left") for text in texts)


def test_newswire_is_split_by_article_and_possessives_are_joined(tmp_path):
    import newswire

    for country in ("aa", "bb"):
        for number in range(10):
            (tmp_path / f"{country}_x_{number}.txt.tsv").write_text(
                "http://a.example/1\tO\n\nAmina\tB-Person\n’\tO\ns\tO\nboat\tO\n", encoding="utf-8"
            )
    train, dev = newswire.split(tmp_path)
    assert (len(train), sorted(path.name[:2] for path in dev)) == (18, ["aa", "bb"])
    assert not set(train) & set(dev)
    (sentence,) = newswire.read(dev[:1])
    assert [(word["text"], word["ner"]) for word in sentence] == [
        ("Amina", "B-Person"),
        ("’s", "O"),
        ("boat", "O"),
    ]
    straight = {
        words[1]["text"] for seed in range(30) for words in newswire.typeset([sentence], seed)
    }
    assert straight == {"’s", "'s"}


def test_vectors_of_frequent_and_needed_words(tmp_path):
    import vectors

    path = tmp_path / "glove.txt"
    path.write_text('the 1 2\n" 3 4\nboat 5 6\nkato 7 8\n', encoding="utf-8")
    chosen = vectors.select(vectors.read(path), 2, {"kato", "unknown"})
    assert set(chosen) >= {"the", '"', "kato", "“"}
    assert "boat" not in chosen
    assert chosen["“"] == chosen['"'] == [3.0, 4.0]
    packaged = tmp_path / "wink.json"
    packaged.write_text(
        json.dumps({"dimensions": 2, "words": ["the"], "vectors": {"the": [1, 2, 9, 9]}})
    )
    assert list(vectors.read(packaged)) == [("the", [1, 2])]
    vectors.write(chosen, tmp_path / "glove.pt")
    from stanza.models.common.pretrain import Pretrain

    pretrain = Pretrain(str(tmp_path / "glove.pt"))
    assert pretrain.emb[pretrain.vocab["kato"]].tolist() == [7.0, 8.0]


@pytest.mark.parametrize("bidirectional", [True, False])
def test_the_packed_lstm_learns_what_torchs_own_does(bidirectional):
    import packed

    torch.manual_seed(0)
    lstm = torch.nn.LSTM(6, 4, batch_first=True, bidirectional=bidirectional)
    rows = pack_sequence([torch.randn(length, 6) for length in (7, 5, 5, 1)])
    start = torch.randn(2 if bidirectional else 1, 4, 4, requires_grad=True)
    results = []
    for run in (lambda: lstm(rows, (start, start)), lambda: packed.run(lstm, rows, (start, start))):
        lstm.zero_grad()
        start.grad = None
        output, (hidden, cells) = run()
        (output.data.sin().sum() + hidden.cos().sum() + (cells**2).sum()).backward()
        results.append([output.data, start.grad, *(weight.grad for weight in lstm.parameters())])
        results[-1] = [value.detach().clone() for value in results[-1]]
    for one, other in zip(*results, strict=True):
        torch.testing.assert_close(one, other)


@pytest.mark.parametrize(
    ("lengths", "width", "is_ours"), [((3, 3), 4, False), ((3, 2), 4, True), ((3, 3), 128, True)]
)
def test_torchs_own_reads_narrow_sequences_of_one_length(monkeypatch, lengths, width, is_ours):
    import packed

    asked = []
    monkeypatch.setattr(torch.nn.LSTM, "forward", torch.nn.LSTM.forward)  # undone after the test
    monkeypatch.setattr(packed, "run", lambda *given: asked.append(given))
    packed.install()
    lstm = torch.nn.LSTM(6, width)
    lstm(pack_sequence([torch.randn(length, 6) for length in lengths]))
    assert bool(asked) is is_ours


class Learner:
    """A trainer as Stanza writes them."""

    def __init__(self):
        torch.manual_seed(1)
        self.model = torch.nn.Linear(3, 1)
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=0.1)

    def update(self, batch):
        self.optimizer.zero_grad()
        loss = (torch.nn.functional.dropout(self.model(batch)) ** 2).sum()
        loss.backward()
        self.optimizer.step()
        return loss.item()


def learn(checkpoint, steps, stop_after=None):
    import supervision

    class Supervised(Learner):
        pass

    supervision.supervise(Supervised, steps, checkpoint, every=4)
    trainer = Supervised()
    rates = []
    for step in range(steps if stop_after is None else stop_after):
        trainer.update(torch.full((2, 3), float(step)))
        rates.append(trainer.optimizer.param_groups[0]["lr"])
    return trainer.model.weight.detach(), rates


def test_a_stopped_training_ends_as_an_undisturbed_one(tmp_path):
    whole, rates = learn(tmp_path / "a.pt", 20)
    learn(tmp_path / "b.pt", 20, stop_after=11)
    resumed, _ = learn(tmp_path / "b.pt", 20)
    assert torch.equal(whole, resumed)
    assert rates[0] == pytest.approx(0.1, rel=0.05)
    assert rates == sorted(rates, reverse=True)
    assert rates[-1] == 0


def test_a_training_begins_from_an_earlier_ones_weights(tmp_path):
    import supervision

    class Supervised(Learner):
        pass

    torch.save({"model": {"weight": torch.full((1, 3), 7.0)}}, tmp_path / "first.pt")
    supervision.supervise(Supervised, 100, tmp_path / "a.pt", start=tmp_path / "first.pt")
    trainer = Supervised()
    trainer.update(torch.zeros(2, 3))
    assert trainer.model.weight[0].tolist() == pytest.approx([7.0] * 3, abs=0.1)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("He said , “ No . ”", "He said, “No.”"),
        ("\" Do n't go , \" Amina 's father said .", "\"Don't go,\" Amina's father said."),
        ("It costs $ 5 ( about £ 4 ) , 3 % more", "It costs $5 (about £4), 3% more"),
        ("Park Ji - hyun , co - chair", "Park Ji-hyun, co-chair"),
        ("a state - of - the - art yard", "a state-of-the-art yard"),
        ("a man - and a dog", "a man - and a dog"),
    ],
)
def test_newswire_is_printed_as_it_was(words, text):
    import newswire

    assert newswire.printed(words.split()) == text


def test_features_go_with_tags(tmp_path):
    import silver

    path = tmp_path / "gold.conllu"
    path.write_text(TREES.replace("MD\t_", "MD\tVerbForm=Fin"), encoding="utf-8")
    row = {"id": 1, "text": "will", "upos": "AUX", "xpos": "MD", "feats": "Number=Sing"}
    document = Document([[row, {"id": 2, "text": "zz", "upos": "X", "xpos": "FW", "feats": "A=B"}]])
    silver.Features(path).mend(document)
    assert [word.feats for word in document.iter_words()] == ["VerbForm=Fin", "A=B"]


@pytest.mark.models
def test_silver_trees_follow_advice_as_far_as_it_counts():
    import silver
    import stanza

    pipeline = stanza.Pipeline(
        "en", dir=str(EMBEDDED), package="news", download_method=None, verbose=False,
        processors="tokenize,mwt,pos,lemma,depparse",
    )  # fmt: skip
    run = pipeline.processors

    def parsed(upos, xpos, head):
        bonus = silver.Bonus(upos, xpos, head)
        doc = run["mwt"].process(run["tokenize"].process(Document([], text="The ferry sank.")))
        advice = [[silver.Advice("NOUN", "NN", 2)] * 2 + [silver.Advice("NOUN", "NNS", 0)]]
        advice[0].append(silver.Advice("PUNCT", ".", 3))
        tagger = silver.AdvisedTagger(run["pos"].trainer, run["pos"].pretrain, bonus)
        parser = silver.AdvisedParser(run["depparse"].trainer, run["depparse"].pretrain, bonus)
        with torch.inference_mode():
            tagger.advised(doc.sentences, advice)
            doc = run["lemma"].process(doc)
            parser.advised(doc.sentences, advice)
        return [(word.upos, word.xpos, word.head) for word in doc.iter_words()]

    usual = parsed(0, 0, 0)
    assert usual == [("DET", "DT", 2), ("NOUN", "NN", 3), ("VERB", "VBD", 0), ("PUNCT", ".", 3)]
    assert parsed(0.01, 0.01, 0.01) == usual
    assert parsed(0, 99, 0)[2] == ("VERB", "NNS", 0)
    assert parsed(99, 0, 0)[2][0] == "NOUN"


def test_what_is_mostly_one_word_is_no_contraction():
    import treebanks

    def sentence(*forms):
        rows = [(str(n), form, *"________") for n, form in enumerate(forms, 1)]
        return treebanks.Sentence((), tuple(rows))

    def contraction(form, *parts):
        rows = [(f"1-{len(parts)}", form, *"________")]
        rows += [(str(n), part, *"________") for n, part in enumerate(parts, 1)]
        return treebanks.Sentence((), tuple(rows))

    read = [sentence("its", "Its"), contraction("Its", "It", "s"), contraction("its", "it", "s")]
    read += [contraction("it's", "it", "'s"), sentence("it's"), contraction("dont", "do", "nt")]
    assert treebanks.whole_words(read) == {"Its": "Its", "its": "its"}


def test_a_packed_model_is_half_as_large_and_holds_no_path(tmp_path):
    import folder

    source, target = tmp_path / "a.pt", tmp_path / "b.pt"
    weights = {"w": torch.randn(500, 100)}
    config = {"train_file": "/home/someone/train.conllu", "hidden_dim": 100}
    torch.save({"model": weights, "config": config, "dev_score_history": [1.0]}, source)
    folder.shrink(source, target)
    assert target.stat().st_size < 0.6 * source.stat().st_size
    found = torch.load(target, weights_only=True)
    assert found["config"] == {"train_file": None, "hidden_dim": 100}
    assert set(found) == {"model", "config"}
    torch.testing.assert_close(found["model"]["w"].float(), weights["w"], atol=1e-2, rtol=1e-3)
