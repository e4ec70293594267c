"""ClearNLP to Universal Dependencies: each construction whose tree has another shape."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("spacy")

import attrs
from fake_parser import AnyTreeParser
from spacy_docs import doc_of

from quoteattr.attributor import Attributor
from quoteattr.integrations.clearnlp import LABELS, to_universal
from quoteattr.integrations.spacy_parses import from_spacy

# A tree as spaCy gives it; below it what becomes of some of its words: word, relation, head.
CASES = {
    "objects of prepositions": (
        """
        Ann      Ann      PROPN NNP nsubj 2
        spoke    speak    VERB  VBD ROOT  2
        to       to       ADP   IN  prep  2
        friends  friend   NOUN  NNS pobj  3
        of       of       ADP   IN  prep  4
        Bo       Bo       PROPN NNP pobj  5
        """,
        "friends obl spoke; to case friends; Bo nmod friends; of case Bo",
    ),
    "clauses of prepositions": (
        """
        She      she      PRON  PRP nsubj 2
        spoke    speak    VERB  VBD ROOT  2
        of       of       ADP   IN  prep  2
        leaving  leave    VERB  VBG pcomp 3
        without  without  ADP   IN  prep  4
        hope     hope     NOUN  NN  pobj  5
        of       of       ADP   IN  prep  6
        winning  win      VERB  VBG pcomp 7
        """,
        "leaving advcl spoke; hope obl leaving; without case hope; winning acl hope",
    ),
    "prepositions in a row": (
        """
        He       he       PRON  PRP nsubj 2
        ran      run      VERB  VBD ROOT  2
        out      out      ADP   IN  prep  2
        of       of       ADP   IN  prep  3
        town     town     NOUN  NN  pobj  4
        """,
        "town obl ran; out case town; of case town",
    ),
    "a preposition of two words": (
        """
        According accord  VERB  VBG prep  5
        to       to       ADP   IN  prep  1
        Ann      Ann      PROPN NNP pobj  2
        it       it       PRON  PRP nsubj 5
        leaked   leak     VERB  VBD ROOT  5
        because  because  SCONJ IN  prep  5
        of       of       ADP   IN  pcomp 6
        rust     rust     NOUN  NN  pobj  6
        """,
        "Ann obl leaked; According case Ann; to fixed According; "
        "rust obl leaked; because case rust; of fixed because",
    ),
    "coordinated prepositions": (
        """
        He       he       PRON  PRP nsubj 2
        left     leave    VERB  VBD ROOT  2
        in       in       ADP   IN  prep  2
        May      May      PROPN NNP pobj  3
        or       or       CCONJ CC  cc    3
        in       in       ADP   IN  conj  3
        June     June     PROPN NNP pobj  6
        """,
        "May obl left; June conj May; or cc June; in case June",
    ),
    "a stranded preposition": (
        """
        What     what     PRON  WP  pobj  5
        did      do       AUX   VBD aux   4
        she      she      PRON  PRP nsubj 4
        speak    speak    VERB  VB  ROOT  4
        of       of       ADP   IN  prep  4
        ?        ?        PUNCT .   punct 4
        """,
        "What obl speak; of case What",
    ),
    "agents and recipients": (
        """
        Keys     key      NOUN  NNS nsubjpass 3
        were     be       AUX   VBD auxpass   3
        given    give     VERB  VBN ROOT      3
        to       to       ADP   IN  dative    3
        Ann      Ann      PROPN NNP pobj      4
        by       by       ADP   IN  agent     3
        Bo       Bo       PROPN NNP pobj      6
        """,
        "Keys nsubj:pass given; were aux:pass given; Ann obl given; Bo obl:agent given",
    ),
    "adjectives as predicates": (
        """
        Ann      Ann      PROPN NNP nsubj 2
        said     say      VERB  VBD ROOT  2
        it       it       PRON  PRP nsubj 6
        has      have     AUX   VBZ aux   6
        n't      n't      PART  RB  neg   6
        been     be       AUX   VBN ccomp 2
        safe     safe     ADJ   JJ  acomp 6
        since    since    SCONJ IN  prep  6
        May      May      PROPN NNP pobj  8
        """,
        "safe ccomp said; it nsubj safe; has aux safe; n't advmod safe; been cop safe; "
        "May obl safe",
    ),
    "nouns as predicates": (
        """
        Ann      Ann      PROPN NNP nsubj 2
        is       be       AUX   VBZ ROOT  2
        head     head     NOUN  NN  attr  2
        of       of       ADP   IN  prep  3
        police   police   NOUN  NN  pobj  4
        and      and      CCONJ CC  cc    2
        was      be       AUX   VBD conj  2
        mayor    mayor    NOUN  NN  attr  7
        .        .        PUNCT .   punct 2
        """,
        "head root -; is cop head; police nmod head; mayor conj head; was cop mayor; "
        "and cc mayor; . punct head",
    ),
    "places as predicates": (
        """
        Ann      Ann      PROPN NNP nsubj 2
        was      be       AUX   VBD ROOT  2
        in       in       ADP   IN  prep  2
        Lund     Lund     PROPN NNP pobj  3
        """,
        "Lund root -; Ann nsubj Lund; was cop Lund; in case Lund",
    ),
    "clauses as predicates": (
        """
        The      the      DET   DT  det   2
        news     news     NOUN  NN  nsubj 3
        is       be       AUX   VBZ ROOT  3
        that     that     SCONJ IN  mark  6
        Ann      Ann      PROPN NNP nsubj 6
        won      win      VERB  VBD ccomp 3
        """,
        "won root -; news nsubj:outer won; Ann nsubj won; is cop won",
    ),
    "infinitives as predicates": (
        """
        The      the      DET   DT  det   2
        aim      aim      NOUN  NN  nsubj 3
        is       be       AUX   VBZ ROOT  3
        to       to       PART  TO  aux   5
        win      win      VERB  VB  xcomp 3
        """,
        "win root -; aim nsubj win; is cop win; to mark win",
    ),
    "what somebody is to do": (
        """
        She      she      PRON  PRP nsubj 2
        is       be       AUX   VBZ ROOT  2
        to       to       PART  TO  aux   4
        leave    leave    VERB  VB  xcomp 2
        """,
        "leave root -; She nsubj leave; is aux leave",
    ),
    "a curly apostrophe": (
        """
        It       it       PRON  PRP nsubj 2
        ’s       ’        VERB  VBZ ROOT  2
        n’t      n’t      PUNCT .   punct 2
        safe     safe     ADJ   JJ  acomp 2
        """,
        "safe root -; ’s cop safe; n’t advmod safe",
    ),
    "what there is": (
        """
        There    there    PRON  EX  expl  2
        is       be       VERB  VBZ ROOT  2
        hope     hope     NOUN  NN  attr  2
        """,
        "is root -; There expl is; hope nsubj is",
    ),
    "it is clear that": (
        """
        It       it       PRON  PRP nsubj 2
        is       be       AUX   VBZ ROOT  2
        clear    clear    ADJ   JJ  acomp 2
        that     that     SCONJ IN  mark  6
        Ann      Ann      PROPN NNP nsubj 6
        won      win      VERB  VBD ccomp 2
        """,
        "clear root -; It expl clear; won csubj clear",
    ),
    "it was said that": (
        """
        It       it       PRON  PRP nsubjpass 3
        was      be       AUX   VBD auxpass   3
        said     say      VERB  VBN ROOT      3
        that     that     SCONJ IN  mark      6
        Ann      Ann      PROPN NNP nsubj     6
        won      win      VERB  VBD ccomp     3
        """,
        "said root -; It expl said; won csubj:pass said",
    ),
    "small clauses": (
        """
        Ann      Ann      PROPN NNP nsubj 2
        wants    want     VERB  VBZ ROOT  2
        him      he       PRON  PRP nsubj 5
        to       to       PART  TO  aux   5
        leave    leave    VERB  VB  ccomp 2  VerbForm=Inf
        """,
        "him obj wants; leave xcomp wants; to mark leave",
    ),
    "finite clauses": (
        """
        Ann      Ann      PROPN NNP nsubj 2
        said     say      VERB  VBD ROOT  2
        he       he       PRON  PRP nsubj 4
        left     leave    VERB  VBD ccomp 2  VerbForm=Fin
        """,
        "he nsubj left; left ccomp said",
    ),
    "a report after what it reports": (
        """
        It       it       PRON  PRP nsubj 2
        leaked   leak     VERB  VBD ccomp 5  VerbForm=Fin
        ,        ,        PUNCT ,   punct 5
        Ann      Ann      PROPN NNP nsubj 5
        said     say      VERB  VBD ROOT  5  VerbForm=Fin
        """,
        "leaked root -; said parataxis leaked; Ann nsubj said",
    ),
    "three conjuncts": (
        """
        Ann      Ann      PROPN NNP nsubj 6
        ,        ,        PUNCT ,   punct 1
        Bo       Bo       PROPN NNP conj  1
        and      and      CCONJ CC  cc    3
        Cy       Cy       PROPN NNP conj  3
        left     leave    VERB  VBD ROOT  6
        """,
        "Bo conj Ann; Cy conj Ann; and cc Cy; , punct Bo",
    ),
    "both and": (
        """
        both     both     CCONJ CC  preconj 2
        Ann      Ann      PROPN NNP nsubj   5
        and      and      CCONJ CC  cc      2
        Bo       Bo       PROPN NNP conj    2
        left     leave    VERB  VBD ROOT    5
        """,
        "both cc:preconj Ann; and cc Bo",
    ),
    "names, titles and owners": (
        """
        Mayor    mayor    PROPN NNP compound 3
        Ann      Ann      PROPN NNP compound 3  B-PERSON
        Lee      Lee      PROPN NNP poss     5  I-PERSON
        's       's       PART  POS case     3
        aide     aide     NOUN  NN  nsubj    6
        left     leave    VERB  VBD ROOT     6
        """,
        "Ann nmod:poss aide; Lee flat Ann; Mayor nmod:desc Ann; 's case Ann",
    ),
    "names of no person": (
        """
        Lund     Lund     PROPN NNP compound 2  B-ORG
        Port     Port     PROPN NNP nsubj    3  I-ORG
        closed   close    VERB  VBD ROOT     3
        """,
        "Lund compound Port; Port nsubj closed",
    ),
    "sums of money": (
        """
        It       it       PRON  PRP nsubj    2
        cost     cost     VERB  VBD ROOT     2
        $        $        SYM   $   quantmod 5
        5        5        NUM   CD  compound 5
        million  million  NUM   CD  dobj     2
        """,
        "$ obj cost; million nummod $; 5 compound million",
    ),
    "relative clauses, particles, unmarked adverbials": (
        """
        All      all      DET   PDT predet   3
        the      the      DET   DT  det      3
        men      man      NOUN  NNS nsubj    6
        who      who      PRON  WP  nsubj    5
        knew     know     VERB  VBD relcl    3
        gave     give     VERB  VBD ROOT     6
        up       up       ADP   RP  prt      6
        last     last     ADJ   JJ  amod     9
        week     week     NOUN  NN  npadvmod 6
        """,
        "All det:predet men; knew acl:relcl men; up compound:prt gave; week obl:unmarked gave",
    ),
    "objects and their predicates": (
        """
        Bo       Bo       PROPN NNP nsubj  2
        told     tell     VERB  VBD ROOT   2
        her      she      PRON  PRP dative 2
        lies     lie      NOUN  NNS dobj   2
        and      and      CCONJ CC  cc     2
        seemed   seem     VERB  VBD conj   2
        proud    proud    ADJ   JJ  oprd   6
        """,
        "her iobj told; lies obj told; proud xcomp seemed; seemed conj told",
    ),
}  # fmt: skip


def arcs(document):
    """Each word with its relation and its head: "bridge obl spoke"."""
    return {
        f"{w.text} {w.deprel} {document.words[w.head].text if w.head >= 0 else '-'}"
        for w in document.words
    }


@pytest.mark.parametrize("name", CASES)
def test_construction(name):
    table, expected = CASES[name]
    missing = set(expected.split("; ")) - arcs(from_spacy(doc_of(table)))
    assert not missing


def test_words_stay_as_they_are():
    for table, _ in CASES.values():
        doc = doc_of(table)
        found = from_spacy(doc).words
        assert [(w.text, w.start) for w in found] == [(t.text, t.idx) for t in doc]


@pytest.mark.parametrize("seed", range(20))
def test_any_tree_stays_a_tree(seed):
    """Whatever a parser may come up with."""
    text = "Mayor Ann Lee said that the bridge is $ 5 according to Bo , because of it ." * 2
    (made_up,) = AnyTreeParser(seed).parse([text])
    draw, labels = random.Random(seed), sorted(LABELS - {"root"})  # noqa: S311
    words = tuple(
        attrs.evolve(w, deprel="root" if w.head < 0 else draw.choice(labels)) for w in made_up.words
    )
    document = to_universal(attrs.evolve(made_up, words=words))
    for sentence in document.sentences:
        inside = range(sentence.first, sentence.last)
        (root,) = [i for i in inside if document.words[i].head < 0]
        assert document.subtree(root) == list(inside)
    Attributor().attribute(document)
