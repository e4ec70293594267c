"""Parses written as CoNLL-U, read back, and read from elsewhere."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.conllu import from_conllu, from_conllu_many, to_conllu
from quoteattr.document import Document
from quoteattr.errors import NotTextError, ParseError

TEXT = "Asha Rao didn't wait.\n\nThe clinic, she said, re-\nopened."


def table(*rows: str) -> str:
    """CoNLL-U from rows of fields parted by spaces, missing ones filled with _."""
    lines = []
    for row in rows:
        fields = row.split(" ") if not row.startswith("#") else [row]
        short = len(fields) > 1 or row.isdigit()
        lines.append("\t".join(fields + ["_"] * (10 - len(fields)) if short else fields))
    return "\n".join(lines) + "\n\n"


FIRST = table(
    "# newdoc id = clinic",
    "# newpar",
    "# text = Asha Rao didn't wait.",
    "1 Asha Asha PROPN NNP Number=Sing 5 nsubj _ ner=B-PERSON",
    "2 Rao Rao PROPN NNP Number=Sing 1 flat _ ner=E-PERSON",
    "3-4 didn't _ _ _ _ _ _ _ _",
    "3 did do AUX VBD _ 5 aux _ _",
    "4 n't not PART RB _ 5 advmod _ _",
    "4.1 ever ever ADV _ _ _ _ 5:advmod _",
    "5 wait wait VERB VB VerbForm=Inf 0 root 0:root SpaceAfter=No",
    "6 . . PUNCT . _ 5 punct _ _",
)
SECOND = table(
    "# newpar",
    "1 The the DET DT _ 2 det _ _",
    "2 clinic clinic NOUN NN _ 7 nsubj _ SpaceAfter=No",
    "3 , , PUNCT , _ 7 punct _ _",
    "4 she she PRON PRP _ 5 nsubj _ _",
    "5 said say VERB VBD _ 7 parataxis _ SpaceAfter=No",
    "6 , , PUNCT , _ 7 punct _ _",
    "7 re- reopen VERB VBD _ 0 root _ _",
    "8 opened reopen X FW _ 7 goeswith _ SpaceAfter=No",
    "9 . . PUNCT . _ 7 punct _ _",
)


@pytest.fixture
def document() -> Document:
    return from_conllu(FIRST + SECOND, TEXT)


def test_words_stand_where_the_text_has_them(document):
    assert all(TEXT[w.start : w.end] == w.text for w in document.words)
    assert [w.text for w in document.words][2:4] == ["did", "n't"]
    assert document.text is TEXT


def test_tree_entities_and_features_come_along(document):
    asha, rao, *_ = document.words
    wait = document.words[4]
    assert (asha.head, rao.head, wait.head) == (4, 0, -1)
    assert document.words[document.words[9].head].text == "said"
    assert (asha.ner, rao.ner, wait.ner) == ("B-PERSON", "E-PERSON", "O")
    assert wait.feature("VerbForm") == "Inf"
    assert (document.words[2].lemma, document.words[2].xpos) == ("do", "VBD")


def test_sentences_know_their_paragraphs(document):
    assert [s.paragraph for s in document.sentences] == [0, 1]
    assert TEXT[document.sentences[1].start : document.sentences[1].end].startswith("The clinic")


def test_paragraphs_come_from_the_text_where_no_comment_tells():
    data = (FIRST + SECOND).replace("# newpar\n", "")
    text = TEXT.replace("re-\n", "re- ")
    assert [s.paragraph for s in from_conllu(data, text).sentences] == [0, 1]


def test_text_is_rebuilt_where_none_is_given():
    read = from_conllu(FIRST + SECOND)
    assert read.text == "Asha Rao didn't wait.\n\nThe clinic, she said, re- opened."
    assert all(read.text[w.start : w.end] == w.text for w in read.words)


def test_sentences_are_joined_without_a_space_where_there_was_none():
    data = FIRST.removesuffix("_\n\n") + "SpaceAfter=No\n\n"
    assert from_conllu(data + SECOND.replace("# newpar\n", "")).text.startswith(
        "Asha Rao didn't wait.The clinic"
    )


def test_a_multiword_token_that_its_words_do_not_spell_gives_them_its_own_place():
    data = table(
        "1-2 du _ _ _ _ _ _ _ ner=O",
        "1 de de ADP _ _ 3 case _ _",
        "2 le le DET _ _ 3 det _ _",
        "3 maire maire NOUN _ _ 0 root _ _",
    )
    read = from_conllu(data, "du maire", lang="fr")
    assert [(w.start, w.end) for w in read.words] == [(0, 2), (0, 2), (3, 8)]
    assert read.lang == "fr"
    assert from_conllu(to_conllu(read), "du maire", lang="fr") == read


def test_stored_parse_reads_back_to_an_equal_document(document):
    assert from_conllu(to_conllu(document, "x"), TEXT) == document


def test_coreference_chains_and_empty_paragraphs_survive(document):
    last = attrs.evolve(document.sentences[1], paragraph=4)
    full = attrs.evolve(
        document, coref=(((0, 2), (9, 10)), ((6, 8),)), sentences=(document.sentences[0], last)
    )
    assert from_conllu(to_conllu(full), TEXT) == full


def test_offsets_may_index_a_text_that_was_cleaned_for_the_parser():
    text = "Re\u00adbuild ''it''"
    data = table(
        "1 Rebuild rebuild VERB _ _ 0 root _ start_char=0|end_char=8",
        '2 " " PUNCT _ _ 3 punct _ start_char=9|end_char=11',
        "3 it it PRON _ _ 1 obj _ start_char=11|end_char=13",
        '4 " " PUNCT _ _ 3 punct _ start_char=13|end_char=15',
    )
    read = from_conllu(data, text)
    assert text[read.words[2].start : read.words[2].end] == "it"
    assert from_conllu(to_conllu(read), text) == read


def test_words_are_found_whatever_the_shape_of_marks_and_hyphens():
    text = "Re\u00adbuild “it”"
    data = table(
        "1 Rebuild rebuild VERB _ _ 0 root _ _",
        "2 `` `` PUNCT _ _ 3 punct _ _",
        "3 it it PRON _ _ 1 obj _ _",
        "4 '' '' PUNCT _ _ 3 punct _ _",
    )
    read = from_conllu(data, text)
    assert [text[w.start : w.end] for w in read.words] == ["Re\u00adbuild", "“", "it", "”"]


@given(st.text(alphabet="ab .\n\u200b\u00a0é\u2028\t\"'_=|#", max_size=60))
def test_any_text_survives_the_round_trip(text):
    words = [w for w in text.replace("\u200b", " ").split() if w]
    rows = [
        f"{n}\t{w}\t_\tX\t_\t_\t{n - 1}\t{'dep' if n > 1 else 'root'}\t_\t_"
        for n, w in enumerate(words, 1)
    ]
    read = from_conllu("\n".join(rows) + "\n", text)
    assert [w.text for w in read.words] == words
    assert from_conllu(to_conllu(read), text) == read


def test_a_no_break_space_within_a_word_and_a_line_end_in_an_id_survive():
    data = "# newdoc id = a\n" + "1\t1\u00a0000\t1\u00a0000\tNUM\t_\t_\t0\troot\t_\t_\n"
    document = from_conllu(data, "1\u00a0000")
    assert document.words[0].text == "1\u00a0000"
    written = to_conllu(document, "Port closes\nagain\t")
    assert from_conllu_many(written, {"Port closes again": document.text}) == {
        "Port closes again": document
    }


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(document):
    data = "\ufeff" + (FIRST + SECOND).replace("\n", "\r\n")
    assert from_conllu(data, TEXT) == document


@pytest.mark.parametrize("text", ["", "  \n"])
def test_nothing_parsed_is_an_empty_document(text):
    empty = Document(text)
    assert from_conllu(to_conllu(empty, "none"), text) == empty
    assert from_conllu("", text) == empty


def test_several_documents_go_by_their_ids(document):
    second = to_conllu(Document(""), "empty") + to_conllu(document)
    read = from_conllu_many(to_conllu(document, "a") + second, {"a": TEXT, "3": TEXT})
    assert read == {"a": document, "empty": Document(""), "3": document}


def test_one_document_is_asked_for_and_several_come():
    with pytest.raises(ParseError, match=r"line 24: .*from_conllu_many"):
        from_conllu(FIRST + SECOND + FIRST)


def test_two_documents_with_one_id():
    with pytest.raises(ParseError, match="'clinic'; rename"):
        from_conllu_many(FIRST + FIRST)


def test_no_string():
    with pytest.raises(NotTextError):
        from_conllu(b"1\tA")  # type: ignore[arg-type]


WORD = "1 Go go VERB _ _ 0 root _ _"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["1 Go go VERB _ _ 2 dep _ _", "2 on on ADV _ _ 1 dep _ _"], "line 1: .*0 roots"),
        ([WORD, "2 on on ADV _ _ 0 root _ _"], "line 2: .*2 roots"),
        ([WORD, "2 on on ADV _ _ 3 dep _ _", "3 x x X _ _ 2 dep _ _"], "line 2: .*above itself"),
        ([WORD, "2 on on ADV _ _ 2 dep _ _"], "line 2: .*above itself"),
        ([WORD, "3 on on ADV _ _ 1 dep _ _"], "line 2: word 3 .*word 2 is due"),
        ([WORD, "2 on on ADV _ _ 7 dep _ _"], "line 2: head '7'.*1 to 2"),
        ([WORD, "2 on"], "line 2: head '_'.*parse it first"),
        ([WORD, "x on on ADV _ _ 1 dep _ _"], "line 2: 'x' is no word id"),
        ([WORD, f"{'9' * 5000} on on ADV _ _ 1 dep _ _"], "is no word id"),
        ([WORD, "2  on ADV _ _ 1 dep _ _"], "line 2: the word has no form"),
        ([WORD, "2 on on ADV _ _ 1 dep _ _ _ _"], "line 2: 12 columns"),
        (["1-2 Goon", WORD], "line 1: multi-word token 1-2"),
        (["2-3 onto", WORD, "2 on on ADV _ _ 1 dep _ _", "3 to to ADP _ _ 1 dep _ _"], "line 1: m"),
        (["# coref = 0-9", WORD], "line 1: '# coref = 0-9'.*1 words"),
        (["# coref = 0", WORD], "line 1: '# coref = 0'"),
        (["1 Go go VERB _ _ 0 root _ start_char=a|end_char=2"], "line 1: start_char"),
        (["1 Go go VERB _ _ 0 root _ start_char=0|end_char=99"], "line 1: offsets 0 to 99"),
        (["1 Went go VERB _ _ 0 root _ _"], "line 1: 'Went' does not stand at offset 0"),
        (
            ["# text = No", "1 No no VERB _ _ 0 root _ start_char=0|end_char=2"],
            "line 1: the sentence 'No' reads 'Go'.*parse it again",
        ),
    ],
)
def test_malformed_input_is_named_with_its_line(rows, message):
    with pytest.raises(ParseError, match=message):
        from_conllu(table(*rows), "Go on then")


def test_characters_that_cannot_be_printed_are_found_where_a_word_has_them():
    text = "\u200b\ue000x"
    (word,) = from_conllu(table("1 \ue000x x X _ _ 0 root _ _"), text).words
    assert (word.start, word.end) == (1, 3)
