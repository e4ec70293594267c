"""Quotations and labels without an ordinary cue, on parses written by hand."""

from __future__ import annotations

import pytest

from quoteattr.attributor import Attributor
from quoteattr.conllu import from_conllu
from quoteattr.document import Document

LEMMAS = {"speaking": "speak", "said": "say", "was": "be", "is": "be"}


def parse(text: str, *sentences: str) -> Document:
    """A parse from a word a column: "Ann/PROPN/2/nsubj/S-Person said/VERB/0/root"."""
    lines = []
    for sentence in sentences:
        for number, token in enumerate(sentence.split(), 1):
            form, tag, head, relation, *more = token.split("/")
            lemma = LEMMAS.get(form, form.lower())
            upos, _, xpos = tag.partition("-")
            feats = next((m for m in more if "=" in m), "_")
            ner = next((f"ner={m}" for m in more if "=" not in m), "_")
            columns = (number, form, lemma, upos, xpos or "_", feats, head, relation)
            lines.append("\t".join(map(str, (*columns, "_", ner))))
        lines.append("")
    return from_conllu("\n".join(lines) + "\n", text)


def found(document: Document) -> list[tuple[str, str, str, str]]:
    """Speaker, cue, content and resolution of each claim."""
    result = Attributor().attribute_document(document)
    return [
        (
            speaker.name if (speaker := result.speaker_of(claim)) else "-",
            " ".join(span.text for span in claim.cue),
            claim.text,
            claim.resolution,
        )
        for claim in result.claims
    ]


QUOTED = (
    "“/PUNCT/4/punct The/DET/3/det roof/NOUN/4/nsubj leaks/VERB/0/root ./PUNCT/4/punct "
    "”/PUNCT/4/punct"
)
SAID = (
    "“/PUNCT/4/punct Rain/NOUN/4/nsubj is/AUX/4/cop welcome/ADJ/8/ccomp ,/PUNCT/4/punct "
    "”/PUNCT/4/punct {name}/PROPN/8/nsubj/S-Person said/VERB/0/root ./PUNCT/8/punct"
)
NARRATED = "Lunch/NOUN/2/nsubj came/VERB-VBD/0/root late/ADV/2/advmod ./PUNCT/2/punct"


@pytest.mark.parametrize(
    ("sentence", "parsed", "cue"),
    [
        (
            "That was the verdict of Okafor.",
            "That/PRON/4/nsubj/PronType=Dem was/AUX/4/cop the/DET/4/det verdict/NOUN/0/root "
            "of/ADP/6/case Okafor/PROPN/4/nmod/S-Person ./PUNCT/4/punct",
            "verdict of",
        ),
        (
            "Okafor was speaking in court.",
            "Okafor/PROPN/3/nsubj/S-Person was/AUX/3/aux speaking/VERB-VBG/0/root "
            "in/ADP/5/case court/NOUN/3/obl ./PUNCT/3/punct",
            "was speaking",
        ),
    ],
)
def test_the_next_sentence_tells_who_speaks(sentence: str, parsed: str, cue: str) -> None:
    document = parse(f"“The roof leaks.” {sentence}", QUOTED, parsed)
    assert found(document) == [("Okafor", cue, "“The roof leaks.”", "name")]


def test_a_person_who_acts_before_a_quotation_speaks_it() -> None:
    text = "Okafor smiled. “The roof leaks.”"
    smiled = "Okafor/PROPN/2/nsubj/S-Person smiled/VERB-VBD/0/root ./PUNCT/2/punct"
    assert found(parse(text, smiled, QUOTED)) == [("Okafor", "", "“The roof leaks.”", "implicit")]


def test_where_a_thing_acts_the_last_speaker_goes_on() -> None:
    text = "“Rain is welcome,” Okafor said.\n\nLunch came late. “The roof leaks.”"
    claims = found(parse(text, SAID.format(name="Okafor"), NARRATED, QUOTED))
    assert claims[1:] == [("Okafor", "", "“The roof leaks.”", "implicit")]


def test_a_quotation_right_after_the_sentence_of_a_cue_is_part_of_its_content() -> None:
    text = "“Rain is welcome,” Okafor said. “The roof leaks.”"
    claims = found(parse(text, SAID.format(name="Okafor"), QUOTED))
    assert [claim[2] for claim in claims] == ["“Rain is welcome,” … “The roof leaks.”"]


@pytest.mark.parametrize("text", ["She opened “Roof Leaks” late.", "The “roof” leaks."])
def test_titles_and_scare_quotes_are_not_carried_on(text: str) -> None:
    words = text.rstrip(".").replace("“", "“ ").replace("”", " ”").split()
    tags = {"“": "PUNCT", "”": "PUNCT", "opened": "VERB", "leaks": "VERB"}
    verb = next(n for n, w in enumerate(words, 1) if tags.get(w) == "VERB")
    tokens = [
        f"{w}/{tags.get(w, 'NOUN')}/{0 if n == verb else verb}/{'root' if n == verb else 'dep'}"
        for n, w in enumerate(words, 1)
    ]
    said = parse(
        f"“Rain is welcome,” Okafor said.\n\n{text}",
        SAID.format(name="Okafor"),
        " ".join([*tokens, f"./PUNCT/{verb}/punct"]),
    )
    assert len(found(said)) == 1


def test_a_heading_in_single_marks_is_no_quotation_where_speech_has_double_ones() -> None:
    heading = QUOTED.replace("“", "‘").replace("”", "’")
    text = "“Rain is welcome,” Okafor said.\n\n‘The roof leaks.’"
    assert len(found(parse(text, SAID.format(name="Okafor"), heading))) == 1


ASKED = "{label}/NOUN/3/nsubj :/PUNCT/3/punct Leaks/VERB/0/root it/PRON/3/nsubj ?/PUNCT/3/punct"
ANSWERED = "{label}/NOUN/3/dep :/PUNCT/3/punct Look/VERB/0/root up/ADV/3/advmod ./PUNCT/3/punct"
GUEST = (
    "Ngozi/PROPN/3/nsubj/B-Person Okafor/PROPN/1/flat/E-Person builds/VERB/0/root "
    "roofs/NOUN/3/obj ./PUNCT/3/punct"
)


def test_answers_are_those_of_the_one_the_interview_is_with() -> None:
    text = "Ngozi Okafor builds roofs.\n\nQ: Leaks it?\nA: Look up.\n\nQ: Leaks it?\nA: Look up."
    asked, answered = ASKED.format(label="Q"), ANSWERED.format(label="A")
    turns = [c for c in found(parse(text, GUEST, asked, answered, asked, answered)) if c[1] == ":"]
    assert (
        turns
        == [
            ("-", ":", "Leaks it?", "none"),
            ("Ngozi Okafor", ":", "Look up", "name"),
        ]
        * 2
    )


def test_a_question_in_quotation_marks_is_one() -> None:
    text = "Q: “Leaks it?”\nA: Look up."
    asked = ASKED.format(label="Q").replace("Leaks", "“/PUNCT/3/punct Leaks") + " ”/PUNCT/3/punct"
    asked = asked.replace("3", "4")  # the verb is the fourth word now
    result = Attributor().attribute_document(parse(text, asked, ANSWERED.format(label="A")))
    assert [claim.type for claim in result.claims] == ["question", "statement"]


def test_initials_are_those_of_a_person_named_in_the_text() -> None:
    text = "Ngozi Okafor builds roofs.\n\nHOST: Leaks it?\nNO: Look up.\nHOST: Leaks it?"
    asked, answered = ASKED.format(label="HOST"), ANSWERED.format(label="NO")
    turns = [c for c in found(parse(text, GUEST, asked, answered, asked)) if c[1] == ":"]
    assert [turn[0] for turn in turns][1] == "Ngozi Okafor"
    assert [turn[2] for turn in turns] == ["Leaks it?", "Look up", "Leaks it?"]


def test_paragraphs_without_a_label_belong_to_the_turn_before() -> None:
    text = "Q: Leaks it?\n\nA: Look up.\n\nLunch came late.\n\nQ: Leaks it?"
    asked, answered = ASKED.format(label="Q"), ANSWERED.format(label="A")
    claims = found(parse(text, asked, answered, NARRATED, asked))
    assert [c[2] for c in claims] == ["Leaks it?", "Look up … Lunch came late", "Leaks it?"]


def test_labels_of_figures_are_no_interview() -> None:
    row = "{}/PROPN/0/root/S-Person :/PUNCT/1/punct 40/NUM/1/nummod seats/NOUN/1/dep"
    rows = [row.format(name) for name in ("Okafor", "Lind", "Okafor", "Lind")]
    text = "\n".join(f"{name}: 40 seats" for name in ("Okafor", "Lind", "Okafor", "Lind"))
    result = Attributor().attribute_document(parse(text, *rows))
    assert not [claim for claim in result.claims if claim.rule == "turn"]


HEADLINE = "Roof/NOUN/2/nsubj leaks/VERB/0/root again/ADV/2/advmod –/PUNCT/5/punct {}/2/parataxis"


def test_a_headline_may_end_in_its_source() -> None:
    text = "Roof leaks again – minister\n\nLunch came late."
    claims = found(parse(text, HEADLINE.format("minister/NOUN"), NARRATED))
    assert claims == [("minister", "–", "Roof leaks again", "nominal")]


def test_the_name_of_a_newspaper_after_a_headline_is_no_source() -> None:
    text = "Roof leaks again – Herald\n\nLunch came late."
    assert found(parse(text, HEADLINE.format("Herald/PROPN"), NARRATED)) == []
