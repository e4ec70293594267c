"""Phrases: how far noun phrases and names reach."""

from __future__ import annotations

from quoteattr.document import Document, Word
from quoteattr.grammar.addressees import late_addressee
from quoteattr.grammar.datelines import after_dateline
from quoteattr.grammar.forms import is_time
from quoteattr.grammar.named import is_no_entity
from quoteattr.lexicon import Lexicon

INSIDE = {"compound", "flat", "fixed", "goeswith", "nmod:desc", "compound:prt"}
BEFORE = {"det", "amod", "compound", "nummod", "nmod", "flat", "fixed", "goeswith"}
AFTER = {"nmod", "flat", "amod", "nummod", "compound", "case", "fixed"}
CLAUSES = ("acl", "advcl", "ccomp", "xcomp")  # no part of a phrase: "the party **hit** by this"
NO_END = ("CCONJ", "SCONJ", "PUNCT", "ADP", "DET", "PRON", "PART")
_REACH = 25  # words before a noun


def phrase(document: Document, head: int, lexicon: Lexicon) -> tuple[int, int]:
    """First and last word of a noun phrase without relative clauses and appositions.

    Args:
        document: The parsed text.
        head: Head word of the phrase.
        lexicon: Table ``ner``: a dateline is no part of a phrase.

    Returns:
        Indices of its first and of its last word.
    """
    return _begin(document, head, lexicon), _end(document, head, lexicon)


def _begin(document: Document, head: int, lexicon: Lexicon) -> int:
    words, first = document.words, head
    for child in reversed([c for c in document.children[head] if c < head]):
        if words[child].relation in BEFORE and child >= head - _REACH:
            edge = _left_edge(document, child)
            if words[edge].upos == "ADP":  # "**at least** one of them", "**at least** 40 men"
                edge = head if words[child].relation == "nmod" else child
            first = min(first, edge)
    told = after_dateline(document, head, lexicon)
    first = max(first, told) if told <= head else first
    while first < head and words[first].upos in ("ADP", "PUNCT", "CCONJ", "SCONJ"):
        first += 1
    return first


def before_circumstance(document: Document, head: int, last: int, lexicon: Lexicon) -> int:
    """The end of a phrase for somebody without what tells when or on what occasion.

    As in "analysts **on average**", "villagers **despite the rain**", which the parser hangs on
    the noun though it belongs to what they say.
    """
    words, marks = document.words, lexicon.words("grammar", "circumstances")
    for index in range(head + 1, last + 1):
        mark, noun = words[index], words[words[index].head]
        if mark.relation == "case" and noun.head == head and noun.index > index:
            phrase = f"{mark.text} {noun.lemma}".lower()
            if not marks.isdisjoint((mark.text.lower(), phrase)):
                return index - 1
    return last


def _end(document: Document, head: int, lexicon: Lexicon) -> int:
    words, last = document.words, head
    for child in (c for c in document.children[head] if c > head):
        is_inside = words[child].relation in AFTER or (
            words[child].relation == "acl" and words[child].upos == "ADJ"
        )
        is_inside = is_inside and not _is_sum(words[child], lexicon)
        edges = document.subtree(child) if is_inside else []
        if not edges or edges[0] != last + 1 or any(is_time(words[i]) for i in edges):
            break
        stop = next((n for n, i in enumerate(edges) if i != last + 1 + n or _ends(words[i])), None)
        last = edges[-1] if stop is None else last + stop
        if stop is not None:
            break
    charge = _charge(document, head, last, lexicon)
    if charge is not None:
        last = max(head, charge - 1)
    late = late_addressee(document, head, lexicon)
    if late is not None:
        last = max(head, min(last, document.subtree(late)[0] - 1))
    while last > head and words[last].upos in NO_END:
        last -= 1
    return last


def _is_sum(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word behind a noun is what it pays or gets: "cost the firm **$3 million**"."""
    return word.relation != "nmod" and is_no_entity(word, lexicon)


def _charge(document: Document, head: int, last: int, lexicon: Lexicon) -> int | None:
    """Where it begins what somebody is accused of: "accused a clerk **of theft**"."""
    words, word = document.words, document.words[head]
    while word.relation == "conj":
        word = words[word.head]
    verb = words[word.head].lemma.lower() if word.relation == "obj" else ""
    if verb not in lexicon.words("grammar", "charging_verbs"):
        return None
    marks = lexicon.words("grammar", "charging")
    start = next((i for i in range(last, head, -1) if words[i].lemma.lower() in marks), None)
    is_named = start is not None and any(w.upos == "PROPN" for w in words[start : last + 1])
    return None if is_named else start  # "accused the mayor of **Lagos**"


def _ends(word: Word) -> bool:
    """Whether a phrase ends before a word: at a comma, a finite verb or a relative pronoun."""
    return (
        (word.upos == "PUNCT" and word.text not in "-–’'")
        or word.feature("VerbForm") == "Fin"
        or word.feature("PronType") == "Rel"
        or word.deprel in ("appos", "parataxis", "acl:relcl")
        or (word.upos == "VERB" and word.relation in CLAUSES)
    )


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
    """The word of a stretch, ``last`` included, that governs most of the others."""
    inside = range(first, last + 1)
    outer = [i for i in inside if document.words[i].head not in inside]
    if not outer:
        return last
    return max(outer, key=lambda i: (sum(c in inside for c in document.children[i]), i))
