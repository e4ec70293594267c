"""spaCy's Docs made by hand: parses as its English pipelines give them, without a model."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.tokens import Doc

# form lemma part-of-speech tag label head, from 1, and what else there is: B-PERSON, Tense=Past
ACCUSED = """
    Mayor      mayor     PROPN NNP compound   3
    Rosa       Rosa      PROPN NNP compound   3  B-PERSON
    Lind       Lind      PROPN NNP nsubj      4  I-PERSON
    said       say       VERB  VBD ROOT       4  Tense=Past|VerbForm=Fin
    Bello      Bello     PROPN NNP nsubjpass  7  B-PERSON
    was        be        AUX   VBD auxpass    7  Tense=Past|VerbForm=Fin
    accused    accuse    VERB  VBN ccomp      4  Tense=Past|VerbForm=Part
    of         of        ADP   IN  prep       7
    lying      lie       VERB  VBG pcomp      8  Tense=Pres|VerbForm=Part
    by         by        ADP   IN  agent      7
    the        the       DET   DT  det       12
    council    council   NOUN  NN  pobj      10
    .          .         PUNCT .   punct      4
"""
QUOTED = """
    “          "         PUNCT ``  punct      7
    We         we        PRON  PRP nsubj      4
    must       must      AUX   MD  aux        4
    wait       wait      VERB  VB  ccomp      7  VerbForm=Inf
    ,”         ,"        PUNCT ''  punct      7
    Ann        Ann       PROPN NNP nsubj      7  B-PERSON
    said       say       VERB  VBD ROOT       7  Tense=Past|VerbForm=Fin
    .          .         PUNCT .   punct      7
"""


@cache
def blank(lang: str = "en") -> spacy.language.Language:
    return spacy.blank(lang)


def doc_of(table: str, lang: str = "en", nlp: spacy.language.Language | None = None) -> Doc:
    """A Doc from a table of words; those of several sentences are numbered through."""
    rows = [line.split() for line in table.strip().splitlines()]
    more = [row[6:] for row in rows]
    return Doc(
        (nlp or blank(lang)).vocab,
        words=[row[0] for row in rows],
        spaces=[
            row[3] != "``" and after[2:3] != ["PUNCT"]
            for row, after in zip(rows, [*rows[1:], ["", "", "PUNCT"]], strict=True)
        ],
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        tags=[row[3] for row in rows],
        deps=[row[4] for row in rows],
        heads=[int(row[5]) - 1 for row in rows],
        ents=[next((x for x in m if "=" not in x), "O") for m in more],
        morphs=[next((x for x in m if "=" in x), "") for m in more],
    )
