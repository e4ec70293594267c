"""What a network is told of words, and how its scores are read: no model is loaded here."""

from __future__ import annotations

import math

import attrs
import harbour
import numpy as np
import pytest
from fake_parser import AnyTreeParser
from harbour import (
    ANNOUNCED,
    BOATS,
    CLOSING,
    FLOAT,
    IT,
    MAYOR,
    NUMBER,
    OPENING,
    PIER,
    RAO,
    SAFE,
    SAID,
    SAILORS,
    SANK,
    SHE,
    SINK,
    STOP,
    THAT,
    THE,
    TOLD,
    WAS,
    WE,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.document import Document, Sentence
from quoteattr.learned import ties, traits
from quoteattr.learned.chunks import MOST, chunks, heads_within
from quoteattr.learned.decoding import LEARNED, read_roles
from quoteattr.learned.inventory import UNKNOWN, Inventory, places
from quoteattr.learned.judging import SIGNS, Reading, weigh
from quoteattr.learned.roles import overlap
from quoteattr.weighing.judging import Judged

# ------------------------------------------------------------------------------- inventory


def test_the_most_frequent_values_come_first_and_rare_ones_are_unknown():
    inventory = Inventory.of(["say", "tell", "say", "add", "tell", "say"], least=2)
    assert [inventory["say"], inventory["tell"]] == [1, 2]
    assert inventory["add"] == inventory["never seen"] == UNKNOWN
    assert len(inventory) == 3
    assert Inventory.of("ba") == Inventory(("a", "b"))


def test_the_values_of_a_trait_stand_behind_those_of_the_traits_before_it():
    assert places(np.array([[1, 0], [0, 2]]), [2, 3]).tolist() == [[1, 2], [0, 4]]
    assert places(np.zeros((0, 2), int), [2, 3]).shape == (0, 2)


# ---------------------------------------------------------------------------------- chunks


def document_of(sentences):
    """One without words: sentences of some lengths, each in a paragraph of its own or not."""
    out, first, paragraph = [], 0, 0
    for number, (length, is_new) in enumerate(sentences):
        paragraph += is_new
        out.append(Sentence(number, first, first + length, paragraph, 0, 0))
        first += length
    return Document("", (), tuple(out))


def check_chunks(document):
    found = list(chunks(document))
    words = [word for window in found for word in window]
    last = document.sentences[-1].last if document.sentences else 0
    assert words == list(range(last))
    assert all(0 < len(window) <= MOST for window in found)
    for window in found:
        assert len({document.sentence_of(word).paragraph for word in window}) == 1
    return found


@given(st.lists(st.tuples(st.integers(1, 1000), st.booleans()), max_size=12))
def test_every_word_is_in_one_chunk_and_no_chunk_in_two_paragraphs(sentences):
    document = document_of(sentences)
    found = check_chunks(document)
    for sentence in document.sentences:
        if sentence.last - sentence.first <= MOST:
            assert any(sentence.first in window and sentence.last - 1 in window for window in found)


@settings(deadline=None, max_examples=40)
@given(st.text(st.sampled_from("ab. \n"), max_size=700), st.integers(0, 99))
def test_chunks_of_any_parse(text, seed):
    (document,) = AnyTreeParser(seed).parse([text])
    for window in check_chunks(document):
        heads = heads_within(document, window)
        assert all(0 <= head < len(window) for head in heads)
        for word, head in zip(window, heads, strict=True):
            real = document.words[word].head
            assert head + window.start == (real if real in window else word)


def test_a_sentence_of_a_thousand_words_is_cut():
    long = document_of([(30, True), (1000, False), (5, False)])
    assert [len(window) for window in chunks(long)] == [30, *[MOST] * 5, 5]


def test_sentences_of_a_long_paragraph_stay_whole():
    paragraph = document_of([(90, True)] + [(90, False)] * 4)
    assert [len(window) for window in chunks(paragraph)] == [180, 180, 90]


def test_no_words_no_chunks():
    assert list(chunks(Document(""))) == []


# ---------------------------------------------------------------------------------- traits


@pytest.fixture(scope="module")
def readings():
    return harbour.readings()


@pytest.fixture(scope="module")
def described(readings):
    rows = traits.traits(readings.document, readings.quotations, readings.lexicon)
    return [dict(zip(traits.COLUMNS, row, strict=True)) for row in rows]


def test_names_and_numbers_have_no_lemma(described):
    assert described[RAO]["lemma"] == described[MAYOR]["lemma"] == traits.NAME
    assert described[NUMBER]["lemma"] == traits.NUMBER
    assert described[TOLD]["lemma"] == "tell"
    assert "rao" not in str(described).lower()


def test_words_have_shapes(described):
    shapes = [described[word]["shape"] for word in (MAYOR, RAO, TOLD, NUMBER, STOP)]
    assert shapes == ["title first", "title", "lower", "digits", "."]


def test_words_know_where_they_stand_in_a_quotation(described):
    places = [described[word]["quotation"] for word in (TOLD, OPENING, WE, CLOSING, SAID)]
    assert places == ["", "speech 0 begin", "speech 0 inside", "speech 0 end", ""]


def test_words_know_how_far_the_article_has_come(described):
    assert described[TOLD]["place"] == "0 first"
    assert described[ANNOUNCED]["place"] == "0 "
    assert described[SAID]["place"] == "1 "


def test_cues_of_the_lexicon_are_known(described):
    assert described[TOLD]["type"] == described[SAID]["type"] == "statement"
    assert described[PIER]["type"] == described[THE]["type"] == ""


def test_traits_as_numbers(readings, described):
    rows = [tuple(row.values()) for row in described]
    known = harbour.inventories(readings)
    table = traits.numbered(rows, known)
    assert table.shape == (len(rows), len(traits.COLUMNS))
    for column, name in enumerate(traits.COLUMNS):
        values = known[name].values
        assert [values[number - 1] for number in table[:, column]] == [r[column] for r in rows]
    assert traits.numbered([("?",) * len(traits.COLUMNS)], known).tolist() == [[UNKNOWN] * 10]
    assert traits.numbered([], known).shape == (0, len(traits.COLUMNS))
    assert table[:, 1:].max(0).tolist() == [size - 1 for size in traits.sizes(known)]


# ------------------------------------------------------------------------------------ ties


def tied(readings, cue, window):
    known = harbour.inventories(readings)
    table = ties.numbered(ties.Window.of(readings, window), cue, known["deprel"])
    return {
        word: dict(zip(ties.COLUMNS, row, strict=True))
        for word, row in zip(window, table.tolist(), strict=True)
    }, known["deprel"]


def test_distance_has_a_side_and_grows_in_steps(readings):
    found, _ = tied(readings, TOLD, range(32))
    distances = [found[word]["distance"] for word in range(32)]
    assert distances == sorted(distances)
    middle = distances[TOLD]
    assert [distances[word] - middle for word in (MAYOR, RAO, SAILORS, THAT)] == [-2, -1, 1, 2]
    assert distances[24] == distances[25]
    assert max(distances) < ties.SIZES[0]


def test_the_path_leads_up_from_the_cue_and_down_a_branch(readings):
    found, relations = tied(readings, SAFE, range(10))

    def path(word):
        return tuple(found[word][name] for name in ("up", "branch", "turn", "depth"))

    assert path(SAFE) == (0, 0, 0, 0)
    assert path(PIER) == (0, relations["nsubj"], 0, 1)
    assert path(THE) == (0, relations["nsubj"], 0, 2)
    assert path(TOLD) == (1, 0, relations["ccomp"], 0)
    assert path(MAYOR) == (1, relations["nsubj"], relations["ccomp"], 2)


def test_other_sentences_hang_together_with_nothing(readings):
    found, _ = tied(readings, TOLD, range(19))
    assert found[ANNOUNCED]["up"] == ties.SIZES[1] - 1
    assert found[ANNOUNCED]["sentence"] - found[TOLD]["sentence"] == 1
    assert found[RAO]["sentence"] == found[TOLD]["sentence"]


def test_a_path_may_leave_the_window(readings):
    whole, _ = tied(readings, SAFE, range(10))
    part, _ = tied(readings, SAFE, range(THE, SAFE + 1))
    assert part == {word: whole[word] for word in part}


def test_quotations_are_told_apart_from_the_cue(readings):
    outside, _ = tied(readings, SAID, range(19, 32))
    numbers = [outside[word]["quotation"] for word in (SAID, SHE, WE, FLOAT, BOATS)]
    assert numbers == [0, 0, 2, 2, 5]
    inside, _ = tied(readings, FLOAT, range(19, 32))
    numbers = [inside[word]["quotation"] for word in (SAID, WE, FLOAT, BOATS)]
    assert numbers == [8, 1, 1, 5]
    later, _ = tied(readings, SINK, range(19, 32))
    assert [later[word]["quotation"] for word in (WE, SAID, SINK)] == [2, 8, 1]


def test_ties_hold_what_the_rules_propose(readings):
    known = harbour.inventories(readings)
    table = ties.ties(ties.Window.of(readings, range(19, 32)), SAID, known)
    rules = known["rule"]
    assert table.shape == (13, len(ties.COLUMNS) + len(rules) + 2)
    assert ties.width(known) == sum(ties.sizes(known)) + len(rules) + 2
    proposed = table[:, len(ties.COLUMNS) :]
    content = {19 + w for w in np.flatnonzero(proposed[:, rules["clause"]])}
    assert content == set(range(OPENING, CLOSING + 1))
    assert proposed[BOATS - 19, rules["quotation"]] == 1
    assert np.flatnonzero(proposed[:, -2]).tolist() == [SHE - 19]
    assert np.flatnonzero(proposed[:, -1]).tolist() == [SAID - 19]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(("Ann", "said", "“", "”", "that", "glad", ".", "\n")), max_size=60),
       st.integers(0, 99))  # fmt: skip
def test_ties_of_any_parse_are_numbers_in_their_range(words, seed):
    (document,) = AnyTreeParser(seed).parse([" ".join(words)])
    given_, known = harbour.readings(document), harbour.inventories(harbour.readings())
    limits = ties.sizes(known)
    for window in chunks(document):
        for cue in window:
            table = ties.numbered(ties.Window.of(given_, window), cue, known["deprel"])
            assert table.min() >= 0
            assert (table.max(0) < limits).all()


# -------------------------------------------------------------------------------- decoding


def test_scores_become_a_reading_with_the_heads_of_the_construction(readings):
    scores = harbour.scored(
        TOLD, {"source": {MAYOR, RAO}, "cue": {TOLD}, "content": set(range(THE, SAFE + 1))}
    )
    found = read_roles(readings, scores)
    assert found.source == {MAYOR, RAO}
    assert (found.source_head, found.content_head, found.cue.head) == (RAO, SAFE, TOLD)
    assert found.cue_words == {TOLD}
    assert found.content == set(range(THE, SAFE + 1))
    assert (found.rule, found.addressees) == ("clause", (SAILORS,))


def test_what_no_construction_proposes_is_learned(readings):
    scores = harbour.scored(PIER, {"source": {SAILORS}, "content": {WAS, SAFE}})
    found = read_roles(readings, scores)
    assert found.rule == LEARNED
    assert (found.cue.head, found.cue.kind, found.cue.lemma) == (PIER, "noun", "pier")
    assert found.cue_words == {PIER}
    assert (found.source_head, found.content_head) == (SAILORS, SAFE)
    assert read_roles(readings, harbour.scored(PIER, {"content": {SAFE}})).source_head is None


def test_a_reading_far_from_the_construction_keeps_its_cue_alone(readings):
    found = read_roles(readings, harbour.scored(ANNOUNCED, {"content": {THAT, THE, PIER}}))
    assert found.rule == LEARNED
    assert found.cue.lemma == "announce"
    assert found.cue.passive


def test_those_who_are_told_are_no_content(readings):
    scores = harbour.scored(TOLD, {"source": {RAO}, "content": set(range(SAILORS, SAFE + 1))})
    found = read_roles(readings, scores)
    assert SAILORS not in found.content
    assert found.addressees == (SAILORS,)


def test_who_is_the_source_is_not_told(readings):
    roles = {"source": {SAILORS}, "content": set(range(THAT, SAFE + 1))}
    found = read_roles(readings, harbour.scored(TOLD, roles))
    assert (found.source_head, found.addressees) == (SAILORS, ())


def test_an_expletive_is_no_content(readings):
    roles = {"content": {IT, *range(ANNOUNCED + 1, SANK + 1)}}
    found = read_roles(readings, harbour.scored(ANNOUNCED, roles))
    assert found.content == set(range(ANNOUNCED + 1, SANK + 1))
    assert found.source_head is None


def test_a_cue_has_no_article_without_its_noun(readings):
    roles = {"source": {RAO}, "cue": {THE}, "content": {WAS, SAFE}}
    assert read_roles(readings, harbour.scored(TOLD, roles)).cue_words == {TOLD}
    roles["cue"] = {THE, PIER}
    assert read_roles(readings, harbour.scored(TOLD, roles)).cue_words == {TOLD, THE, PIER}


def test_half_a_quotation_makes_it_whole(readings):
    second = range(OPENING, SINK + 1)
    half = harbour.scored(SAID, {"source": {SHE}, "content": {WE, FLOAT, FLOAT + 1}}, second)
    assert read_roles(readings, half).content == set(range(OPENING, CLOSING + 1))
    within = harbour.scored(SAID, {"source": {WE}, "content": {FLOAT}}, second)
    assert read_roles(readings, within).content == {FLOAT}  # who speaks is quoted, too


def test_a_title_goes_to_its_source(readings):
    roles = {"source": {RAO}, "content": {MAYOR, *range(THAT, SAFE + 1)}}
    found = read_roles(readings, harbour.scored(TOLD, roles))
    assert found.source == {MAYOR, RAO}
    assert MAYOR not in found.content


def test_a_title_that_is_the_head_of_a_name_goes_to_its_source():
    rows = (
        ("Captain captain NOUN NN 3 nsubj", "Lee Lee PROPN NNP 1 flat", "said say VERB VBD 0 root",
         "boats boat NOUN NNS 5 nsubj", "sank sink VERB VBD 3 ccomp", ". . PUNCT . 3 punct"),
    )  # fmt: skip
    parsed = harbour.readings(harbour.parse(rows, "Captain Lee said boats sank."))
    scores = harbour.scored(2, {"source": {1}, "content": {0, 3, 4}}, range(6))
    found = read_roles(parsed, scores)
    assert found.source == {0, 1}
    assert found.source_head == 0
    assert found.content == {3, 4}


def test_an_article_alone_is_no_source():
    rows = (
        ("The the DET DT 2 det", "mayor mayor NOUN NN 3 nsubj", "said say VERB VBD 0 root",
         "boats boat NOUN NNS 5 nsubj", "sank sink VERB VBD 3 ccomp", ". . PUNCT . 3 punct"),
    )  # fmt: skip
    parsed = harbour.readings(harbour.parse(rows, "The mayor said boats sank."))
    found = read_roles(parsed, harbour.scored(2, {"source": {0}, "content": {3, 4}}, range(6)))
    assert found.source == {0, 1}
    assert found.source_head == 1


@pytest.mark.parametrize("roles", [{}, {"source": {RAO}}, {"content": {TOLD}}, {"content": {STOP}}])
def test_no_content_no_reading(readings, roles):
    assert read_roles(readings, harbour.scored(TOLD, roles)) is None


def test_overlap():
    one, other = frozenset({1, 2, 3}), frozenset({3, 4})
    assert overlap(one, other) == overlap(other, one) == 1 / 4
    assert overlap(one, one) == 1
    assert overlap(frozenset(), frozenset()) == 0


# --------------------------------------------------------------------------------- judging

CLOSE = {"source": {RAO}, "content": set(range(THE, SAFE + 1))}  # to what the rules read


def ruled(readings, cue, confidence, floor=0.0):
    return [Judged(proposal, confidence, floor) for proposal in readings.by_cue[cue]]


def test_probability_is_logistic_in_the_signs(readings):
    (proposal,) = readings.by_cue[TOLD]
    reading = Reading("learned", proposal, (1.0, 2.0), 0.0)
    judged = reading.judged((0.5, -1.0))
    assert judged.confidence == pytest.approx(1 / (1 + math.exp(1.5)))
    assert judged.proposal is proposal
    assert reading.judged((0, 0)).confidence == 0.5
    assert reading.judged((1e9, 0)).confidence == pytest.approx(1)
    assert 0 <= reading.judged((-1e9, 0)).confidence < 1e-9


def test_the_floor_of_the_lexicon_holds(readings):
    (proposal,) = readings.by_cue[TOLD]
    reading = Reading("learned", proposal, (1.0,), 0.45)
    assert reading.judged((-9.0,)).confidence == 0.45
    assert reading.judged((9.0,)).confidence > 0.99
    assert reading.judged((9.0,)).floor == 0.45


def test_one_reading_where_network_and_rules_agree(readings):
    (found,) = weigh(readings, harbour.scored(TOLD, CLOSE), ruled(readings, TOLD, 0.6))
    assert found.kind == "learned"
    assert found.proposal.content == set(range(THE, SAFE + 1))
    assert len(found.signs) == len(SIGNS)


@pytest.mark.parametrize(("confidence", "floor"), [(0.95, 0.0), (0.45, 0.45)])
def test_sure_rules_have_the_words(readings, confidence, floor):
    rules = ruled(readings, TOLD, confidence, floor)
    (found,) = weigh(readings, harbour.scored(TOLD, CLOSE), rules)
    assert attrs.evolve(found.proposal, source=rules[0].proposal.source) == rules[0].proposal
    assert (found.kind, found.floor) == ("learned", floor)


def test_a_source_that_sure_rules_name_has_the_words_of_the_network(readings):
    def source(words):
        rules = ruled(readings, TOLD, 0.95)
        (found,) = weigh(readings, harbour.scored(TOLD, CLOSE | {"source": words}), rules)
        return found.proposal.source

    assert readings.by_cue[TOLD][0].source == {MAYOR, RAO}
    assert source({RAO}) == {RAO}
    assert source({RAO, THAT}) == {RAO}  # what the rules read as content is no source
    assert source({PIER}) == {MAYOR, RAO}  # somebody else: the rules are sure


def test_two_readings_where_they_differ(readings):
    scores = harbour.scored(ANNOUNCED, {"content": {THAT, THE, PIER}})
    network, rules = weigh(readings, scores, ruled(readings, ANNOUNCED, 0.95))
    assert (network.kind, rules.kind) == ("learned", "rules")
    assert network.proposal.content == {THAT, THE, PIER}
    assert rules.proposal == readings.by_cue[ANNOUNCED][0]


def test_who_reads_nothing_has_no_reading(readings):
    nothing = harbour.scored(TOLD, {})
    (found,) = weigh(readings, nothing, ruled(readings, TOLD, 0.6))
    assert found.kind == "rules"
    (found,) = weigh(readings, harbour.scored(TOLD, CLOSE), ())
    assert found.kind == "learned"
    assert list(weigh(readings, nothing, ())) == []


def test_signs_tell_what_was_read(readings):
    (found,) = weigh(readings, harbour.scored(TOLD, CLOSE), ruled(readings, TOLD, 0.6))
    signs = dict(zip(SIGNS, found.signs, strict=True))
    assert signs["always"] == 1
    assert signs["cue"] == pytest.approx(math.log(0.8 / 0.2))
    assert signs["content"] == signs["source"] == pytest.approx(math.log(0.7), abs=1e-5)
    assert signs["length"] == pytest.approx(math.log(4))
    assert signs["no source"] == 0
    assert signs["same reading"] == signs["any reading"] == pytest.approx(math.log(0.6 / 0.4))
    assert np.isfinite(found.signs).all()


def test_signs_of_a_reading_without_source_or_rules(readings):
    (found,) = weigh(readings, harbour.scored(PIER, {"content": {WAS, SAFE}}), ())
    signs = dict(zip(SIGNS, found.signs, strict=True))
    assert (signs["no source"], signs["source"]) == (1, 0)
    assert signs["same reading"] == signs["any reading"] == pytest.approx(math.log(0.01 / 0.99))
