"""Forms: verbs and nouns in the tags of the Penn Treebank, whatever the treebank of a parse.

English treebanks of Universal Dependencies have these tags (Marcus, Santorini & Marcinkiewicz
1993, https://aclanthology.org/J93-2004) as their own, ``xpos``, and the weights of evidence are
named after them. For other languages they are read off the universal features
(https://universaldependencies.org/u/feat), so that one rule and one weight serve all.
"""

from __future__ import annotations

from quoteattr.document import Word

FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OWN = frozenset({
    "CC", "CD", "DT", "EX", "FW", "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS",
    "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD",
    "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "ADD", "NFP", "-LRB-", "-RRB-", "``",
    "''", ",", ".", ":", "$",
})  # fmt: skip
_OTHERS = {
    "ADJ": "JJ", "ADV": "RB", "ADP": "IN", "SCONJ": "IN", "NUM": "CD", "CCONJ": "CC", "PUNCT": ":",
}  # fmt: skip
_NON_FINITE = {"Inf": "VB", "Ger": "VBG", "Conv": "VBG", "Sup": "VBN"}
_PAST = frozenset({"Past", "Imp", "Pqp"})


def tag(word: Word) -> str:
    """The Penn tag of a word.

    Args:
        word: A word of a parse in any language.

    Returns:
        Its own tag where that is one; otherwise one read off part of speech and features, for
        parts of speech that have no counterpart the universal one.
    """
    if word.xpos in _OWN:
        return word.xpos
    if word.upos in ("VERB", "AUX"):
        return _verb(word)
    if word.upos in ("NOUN", "PROPN"):
        plural = "S" if word.feature("Number") == "Plur" else ""
        return ("NN" if word.upos == "NOUN" else "NNP") + plural
    return _OTHERS.get(word.upos, word.upos)


def is_modal(word: Word, modals: frozenset[str] = frozenset()) -> bool:
    """Whether a word is a modal verb, by its tag or a list of lemmas in lower case."""
    return tag(word) == "MD" or (word.upos == "AUX" and word.lemma.lower() in modals)


def is_time(word: Word) -> bool:
    """Whether a word is tagged as part of a date or time, in whatever case labels are written."""
    return word.label.upper() in ("DATE", "TIME")


def _verb(word: Word) -> str:
    form, tense = word.feature("VerbForm"), word.feature("Tense")
    if form == "Part":
        return "VBG" if tense == "Pres" else "VBN"
    if form in _NON_FINITE:
        return _NON_FINITE[form]
    if word.feature("Mood") == "Imp" or not (form or word.feature("Mood") or tense):
        return "VB"
    if tense in _PAST:
        return "VBD"
    is_third = word.feature("Person") in ("3", "") and word.feature("Number") != "Plur"
    return "VBZ" if is_third else "VBP"
