"""Subjects, also where the parser took an adverb for one."""

from __future__ import annotations

import pytest

from quoteattr.conllu import from_conllu
from quoteattr.grammar.clauses import own_subject
from quoteattr.grammar.phrases import with_closing

NO_FEATURES = "_\t_"


def rejected(union: tuple[int, str], has: int) -> str:
    """ "The union has outright rejected it.", with the word that the union hangs on, and "has"."""
    rows = (
        ("The", "DET", 2, "det"),
        ("union", "NOUN", *union),
        ("has", "AUX", has, "aux"),
        ("outright", "NOUN", 5, "nsubj"),
        ("rejected", "VERB", 0, "root"),
        ("it", "PRON", 5, "obj"),
        (".", "PUNCT", 5, "punct"),
    )
    lines = (
        f"{number}\t{text}\t{text.lower()}\t{upos}\t{NO_FEATURES}\t{head}\t{deprel}\t_\t_"
        for number, (text, upos, head, deprel) in enumerate(rows, 1)
    )
    return "# text = The union has outright rejected it.\n" + "\n".join(lines) + "\n\n"


@pytest.mark.parametrize("union", [(4, "nsubj"), (5, "nsubj")])
def test_an_adverb_between_auxiliary_and_verb_is_no_subject(union):
    document = from_conllu(rejected(union, has=4))
    subject = own_subject(document, 4)
    assert document.words[subject].text == "union"


def test_the_nearer_of_two_subjects_counts_otherwise():
    document = from_conllu(rejected((5, "nsubj"), has=5))
    assert document.words[own_subject(document, 4)].text == "outright"


AGENCY = """\
# text = the agency (NHA) said ‘go.’
1\tthe\tthe\tDET\t_\t_\t2\tdet\t_\t_
2\tagency\tagency\tNOUN\t_\t_\t6\tnsubj\t_\t_
3\t(\t(\tPUNCT\t_\t_\t4\tpunct\t_\tSpaceAfter=No
4\tNHA\tNHA\tPROPN\t_\t_\t2\tappos\t_\tSpaceAfter=No
5\t)\t)\tPUNCT\t_\t_\t4\tpunct\t_\t_
6\tsaid\tsay\tVERB\t_\t_\t0\troot\t_\t_
7\t‘\t‘\tPUNCT\t_\t_\t8\tpunct\t_\tSpaceAfter=No
8\tgo\tgo\tVERB\t_\t_\t6\tccomp\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t_\t_\t6\tpunct\t_\tSpaceAfter=No
10\t’\t’\tPUNCT\t_\t_\t8\tpunct\t_\t_

"""


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (range(4), "the agency (NHA)"),
        (range(2), "the agency"),
        (range(6, 8), "‘go.’"),
        (range(7, 8), "go"),
        ((), ""),
    ],
)
def test_what_is_opened_is_closed(given, text):
    document = from_conllu(AGENCY)
    words = with_closing(document, given)
    assert (document.span(words[0], words[-1]).text if words else "") == text
