"""Stanza's networks with less work: the same results."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from numpy.testing import assert_array_equal
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
from stanza.models.common.crf import viterbi_decode
from stanza.models.common.doc import Document
from stanza.models.common.hlstm import HighwayLSTM
from stanza.models.common.packed_lstm import PackedLSTM
from torch.nn.utils.rnn import pack_sequence, pad_packed_sequence

from quoteattr.inference import integers, recurrence
from quoteattr.inference.batches import by_length
from quoteattr.inference.entities import viterbi
from quoteattr.inference.lemmas import Lemmatizer
from quoteattr.inference.trees import best_heads, is_tree
from quoteattr.inference.twins import twin
from quoteattr.inference.words import Characters, Numbers, PackedWords

needs_integers = pytest.mark.skipif(
    not integers.available(), reason="this build of torch has no 8-bit operators"
)


# ----------------------------------------------------------------------------------- trees


@pytest.mark.parametrize("seed", range(150))
def test_the_best_tree_is_stanzas(seed):
    random = np.random.default_rng(seed)
    size = int(random.integers(2, 14))
    scores = random.normal(size=(size, size), scale=random.choice([0.3, 2.0])).astype(np.float32)
    if seed % 3 == 0:
        scores[:, 0] += 3  # many roots
    np.fill_diagonal(scores, -np.inf)
    scores -= np.log(np.exp(scores).sum(1, keepdims=True))
    assert_array_equal(best_heads(scores.copy())[1:], chuliu_edmonds_one_root(scores)[1:])


@pytest.mark.parametrize(
    ("heads", "answer"), [([0, 0], True), ([0, 2, 1], False), ([0, 2, 3, 0], True), ([0, 1], False)]
)
def test_what_a_tree_is(heads, answer):
    assert is_tree(np.array(heads)) is answer


# --------------------------------------------------------------------------------- batches


@pytest.mark.parametrize("most_words", [1, 7, 40, 1000])
def test_every_word_is_in_one_batch(most_words):
    lengths = [3, 1, 8, 8, 2, 5, 1, 13]
    seen = []
    back = np.zeros(sum(lengths), np.int64)
    for batch in by_length(lengths, most_words, most_pairs=100):
        assert batch.lengths == sorted(batch.lengths, reverse=True)
        assert batch.sizes.sum() == sum(batch.lengths) == len(batch.rows)
        seen += batch.sentences
        matrix = batch.padded(np.arange(100, 100 + sum(lengths)))
        assert [int(row.count_nonzero()) for row in matrix] == batch.lengths
        batch.unpadded(matrix, back)
    assert sorted(seen) == list(range(len(lengths)))
    assert_array_equal(back, np.arange(100, 100 + sum(lengths)))


def test_a_long_sentence_is_alone():
    assert [batch.sentences for batch in by_length([2, 30, 2], 40, 400)] == [[1], [0, 2]]


def test_numbers_are_looked_up_once():
    asked = []
    numbers = Numbers(lambda word: asked.append(word) or len(asked))
    assert numbers.array(["a", "b", "a", None]).tolist() == [1, 2, 1, 3]
    assert asked == ["a", "b", "_"]


def test_characters_are_read_once_a_word_and_not_kept_for_ever(monkeypatch):
    read = []

    class Model(torch.nn.Module):
        """The sum of a word's characters."""

        def forward(self, characters, _, order, lengths, __):
            read.append(lengths[0])
            vectors = torch.zeros(len(order), 1)
            vectors[torch.tensor(order)] = characters.sum(1, keepdim=True).float()
            return pack_sequence([vectors])

    monkeypatch.setattr("quoteattr.inference.words.MOST_KEPT", 5)
    characters = Characters(Model(), lambda word: [ord(letter) - 96 for letter in word])

    def values(*words):
        return characters(PackedWords(words, torch.tensor([len(words)]))).data.flatten().tolist()

    assert values("b", "abc", "b") == [2, 6, 2]
    assert values("abc", "c", "d", "e") == [6, 3, 4, 5]
    assert values("d", "z") == [4, 26]
    assert values("b", "abc", "zz") == [2, 6, 52]
    assert read == [2, 3, 2, 3]


# ---------------------------------------------------------------------------------- lemmas


class Shouting:
    """A processor that puts words into capitals, and tells which ones it was asked for."""

    def __init__(self):
        self.asked = []

    def process(self, document):
        for word in document.iter_words():
            self.asked.append((word.text, word.upos))
            word.lemma = word.text.upper()
        return document


def sentence_of(*words):
    rows = [
        {"id": place, "text": text, "upos": upos} for place, (text, upos) in enumerate(words, 1)
    ]
    return Document([rows]).sentences[0]


def test_a_lemma_is_asked_for_once_and_not_kept_for_ever(monkeypatch):
    monkeypatch.setattr("quoteattr.inference.lemmas.MOST_KEPT", 3)
    processor = Shouting()
    lemmatizer = Lemmatizer(processor)
    first = sentence_of(("saw", "NOUN"), ("saw", "VERB"), ("saw", "NOUN"))
    lemmatizer([first, sentence_of(("saw", "VERB"))])
    assert [word.lemma for word in first.words] == ["SAW", "SAW", "SAW"]
    assert processor.asked == [("saw", "NOUN"), ("saw", "VERB")]
    lemmatizer([sentence_of(("ferry", "NOUN"), ("boat", "NOUN"))])
    assert len(lemmatizer.known) == 2
    lemmatizer([])


# -------------------------------------------------------------------------------- decoding


def test_the_best_tags_are_stanzas():
    random = np.random.default_rng(1)
    lengths = [9, 9, 5, 1]
    scores = random.normal(size=(4, 9, 6)).astype(np.float32)
    transitions = random.normal(size=(6, 6)).astype(np.float32)
    found = viterbi(scores, transitions, lengths)
    for line, length in enumerate(lengths):
        expected, _ = viterbi_decode(scores[line, :length], transitions)
        assert found[line, :length].tolist() == expected


# ------------------------------------------------------------------------------ recurrence


@pytest.mark.parametrize("lengths", [[7, 1, 30, 5, 28, 2, 1], [4, 4], [1]])
def test_sequences_of_any_lengths_are_read_as_each_alone(lengths):
    torch.manual_seed(0)
    lstm = torch.nn.LSTM(6, 4, bidirectional=True)
    rows = torch.randn(sum(lengths), 6, requires_grad=True)
    together = recurrence.read(lstm, rows, lengths)
    alone = torch.cat([lstm(part.unsqueeze(1))[0][:, 0] for part in rows.split(lengths)])
    assert torch.allclose(together, alone, atol=1e-6)
    learnt = [rows, *lstm.parameters()]
    found, expected = (torch.autograd.grad(y.square().sum(), learnt) for y in (together, alone))
    assert all(torch.allclose(a, b, atol=1e-4) for a, b in zip(found, expected, strict=True))


def test_an_lstm_filled_up_gives_packed_sequences_the_same():
    torch.manual_seed(0)
    lstm = torch.nn.LSTM(6, 4, bidirectional=True, batch_first=True)
    packed = pack_sequence([torch.randn(size, 6) for size in (30, 28, 7, 1, 1)])
    found, expected = recurrence.FilledLSTM(lstm)(packed)[0], lstm(packed)[0]
    assert_array_equal(found.batch_sizes, expected.batch_sizes)
    assert torch.allclose(found.data, expected.data, atol=1e-6)


# -------------------------------------------------------------------------------- integers


def rows_of(*lengths, width=64):
    torch.manual_seed(0)
    return pack_sequence([torch.randn(length, width) for length in lengths])


@needs_integers
@torch.inference_mode()
def test_a_linear_layer_in_integers_is_close_and_each_row_for_itself():
    torch.manual_seed(0)
    layer = torch.nn.Linear(256, 300).eval()
    rows = torch.randn(700, 256) * torch.rand(700, 1) * 9
    here = integers.in_integers(layer)
    found = here(rows)
    assert (found - layer(rows)).abs().max() < 0.03 * layer(rows).abs().max()
    assert torch.equal(found[600:603], here(rows[600:603]))
    assert torch.equal(found.view(7, 100, 300), here(rows.view(7, 100, 256)))


@needs_integers
@torch.inference_mode()
@pytest.mark.parametrize("kind", ["highway", "packed"])
def test_an_lstm_in_integers_is_close_and_sentences_do_not_meet(kind):
    torch.manual_seed(0)
    if kind == "highway":
        lstm = HighwayLSTM(64, 96, 2, batch_first=True, bidirectional=True, highway_func=torch.tanh)
    else:
        lstm = PackedLSTM(64, 96, 1, batch_first=True, bidirectional=True)
    lstm.eval()
    layers = 4 if kind == "highway" else 2
    here = integers.in_integers(lstm)

    def run(module, packed):
        start = torch.full((layers, int(packed.batch_sizes[0]), 96), 0.1)
        return module(packed, None, hx=(start, start))

    packed = rows_of(12, 7, 7, 2)
    (output, (hidden, cells)), (found, (last, memory)) = run(lstm, packed), run(here, packed)
    assert (found.data - output.data).abs().max() < 0.05
    assert (last - hidden).abs().max() < 0.05
    assert (memory - cells).abs().max() < 0.1
    alone, _ = run(here, pack_sequence([pad_packed_sequence(packed)[0][:2, 3]]))
    assert torch.equal(alone.data, pad_packed_sequence(found)[0][:2, 3])


def test_small_and_unknown_layers_stay_as_they_are():
    assert integers.in_integers(torch.nn.Linear(4, 4)) is None
    assert integers.in_integers(torch.nn.Embedding(1000, 100)) is None
    two_layers = PackedLSTM(64, 96, 2, batch_first=True, bidirectional=True)
    assert integers.in_integers(two_layers) is None


def test_a_twin_leaves_the_model_as_it_is():
    model = torch.nn.Sequential(torch.nn.Linear(3, 3), torch.nn.Linear(3, 3))
    other = twin(model, **{"1": torch.nn.Identity()})
    assert isinstance(model[1], torch.nn.Linear)
    assert isinstance(other[1], torch.nn.Identity)
    assert other[0] is model[0]
