"""Phrases: how far noun phrases and names reach."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.entities.mentions.tails import tail
from quoteattr.grammar.charges import charge_on_agent
from quoteattr.grammar.datelines import after_dateline
from quoteattr.grammar.phrases import after_dash
from quoteattr.lexicon import Lexicon

INSIDE = {"compound", "flat", "fixed", "goeswith", "nmod:desc", "compound:prt"}
BEFORE = {"det", "amod", "compound", "nummod", "nmod", "flat", "fixed", "goeswith"}
_REACH = 25  # words before a noun


def phrase_bounds(document: Document, head: int, lexicon: Lexicon) -> tuple[int, int]:
    """First and last word of a noun phrase without relative clauses and appositions.

    Args:
        document: The parsed text.
        head: Head word of the phrase.
        lexicon: Table ``ner``: a dateline is no part of a phrase.

    Returns:
        Indices of its first and of its last word.
    """
    return _begin(document, head, lexicon), tail(document, head, lexicon)


def _begin(document: Document, head: int, lexicon: Lexicon) -> int:
    words, first = document.words, head
    for child in reversed([c for c in document.children[head] if c < head]):
        if words[child].relation in BEFORE and child >= head - _REACH:
            edge = _left_edge(document, child)
            if words[edge].upos == "ADP":  # "**at least** one of them", "**at least** 40 men"
                edge = head if words[child].relation == "nmod" else child
            first = min(first, edge)
    first = max(first, after_dash(document, first, head))
    told = after_dateline(document, head, lexicon)
    first = max(first, told) if told <= head else first
    while first < head and words[first].upos in ("ADP", "PUNCT", "CCONJ", "SCONJ"):
        first += 1
    return first


def before_circumstance(document: Document, head: int, last: int, lexicon: Lexicon) -> int:
    """The end of a phrase for somebody without what tells when or on what occasion.

    As in "analysts **on average**", "villagers **despite the rain**", which the parser hangs on
    the noun though it belongs to what they say, and "blamed by voters **for the rain**".

    Args:
        document: The parse.
        head: Head word of the phrase.
        last: Its last word.
        lexicon: Tables of the language.

    Returns:
        The last word of what is left.
    """
    words, marks = document.words, lexicon.words("grammar", "circumstances")
    for index in range(head + 1, last + 1):
        mark, noun = words[index], words[words[index].head]
        if mark.relation == "case" and noun.head == head and noun.index > index:
            phrase = f"{mark.text} {noun.lemma}".lower()
            if not marks.isdisjoint((mark.text.lower(), phrase)):
                return index - 1
    is_agent = words[head].relation == "obl" and head < last
    charge = charge_on_agent(document, words[head].head, lexicon) if is_agent else None
    return last if charge is None else min(last, document.subtree(charge)[0] - 1)


def _left_edge(document: Document, word: int) -> int:
    edge = word
    while document.children[edge] and document.children[edge][0] < edge:
        edge = document.children[edge][0]
    return edge


def is_definite(document: Document, index: int) -> bool:
    """Whether the article of something known stands right before a word."""
    return index > 0 and document.words[index - 1].feature("Definite") == "Def"


def has_owner(document: Document, noun: int) -> bool:
    """Whether a noun phrase tells whose it is: "**Lee's** aide", "**her** two sons"."""
    return any(document.words[c].deprel == "nmod:poss" for c in document.children[noun])


def is_hyphened(document: Document, index: int) -> bool:
    """Whether a hyphen without white space joins a word to the next."""
    word, *after = document.words[index : index + 2]
    return bool(after) and after[0].text[0] == "-" and word.end == after[0].start


def chunk_head(document: Document, first: int, last: int) -> int:
    """The word of a stretch, ``last`` included, that governs most of the others.

    Args:
        document: The parse.
        first: First word of the stretch.
        last: Its last word.

    Returns:
        Index of the word.
    """
    inside = range(first, last + 1)
    outer = [i for i in inside if document.words[i].head not in inside]
    if not outer:
        return last
    return max(outer, key=lambda i: (sum(c in inside for c in document.children[i]), i))
