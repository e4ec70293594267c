"""Tails: what stands behind a noun and is a part of its phrase."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.document import Document, Word
from quoteattr.grammar.addressees import late_addressee
from quoteattr.grammar.forms import is_time
from quoteattr.grammar.named import is_no_entity
from quoteattr.lexicon import Lexicon
from quoteattr.typography.marks import MARKS, SINGLE

AFTER = {"nmod", "flat", "amod", "nummod", "compound", "case", "fixed"}
CLAUSES = ("acl", "advcl", "ccomp", "xcomp")  # no part of a phrase: "the party **hit** by this"
NO_END = ("CCONJ", "SCONJ", "PUNCT", "ADP", "DET", "PRON", "PART")
QUOTES = MARKS - SINGLE


def tail(document: Document, head: int, lexicon: Lexicon) -> int:
    """Where a noun phrase ends without relative clauses and appositions.

    Args:
        document: The parsed text.
        head: Head word of the phrase.
        lexicon: What somebody is charged with, and sums of money, are no part of a phrase.

    Returns:
        Index of its last word.
    """
    words, last = document.words, head
    for child in (c for c in document.children[head] if c > head):
        below = _below(document, child, lexicon) if _is_inside(document, child, lexicon) else ()
        if not below or below[0] != last + 1 or any(is_time(words[i]) for i in below):
            break
        stop = next(
            (n for n, i in enumerate(below) if i != last + 1 + n or _ends(document, i, below)), None
        )
        last = below[-1] if stop is None else last + stop
        if stop is not None:
            break
    charge = _charge(document, head, last, lexicon)
    if charge is not None:
        last = max(head, charge - 1)
    late = late_addressee(document, head, lexicon)
    if late is not None:
        last = max(head, min(last, document.subtree(late)[0] - 1))
    while last > head and _dangles(document, head, last):
        last -= 1
    return last


def _is_inside(document: Document, child: int, lexicon: Lexicon) -> bool:
    """Whether a word behind a noun, with what is below it, may be a part of the noun's phrase."""
    word = document.words[child]
    below = [document.words[i] for i in document.subtree(child)]
    is_adverbial = word.upos in ("ADJ", "ADV") and any(w.upos == "ADV" for w in below)
    if is_adverbial and not any(w.relation == "case" for w in below):
        return False  # "some of you **just plain** dislike"
    if _is_verdict(document, word, lexicon):
        return False
    is_adjective = word.relation == "acl" and word.upos == "ADJ"
    return (word.relation in AFTER or is_adjective) and not _is_sum(word, lexicon)


def _is_verdict(document: Document, word: Word, lexicon: Lexicon) -> bool:
    """Whether an adjective tells what a verb makes of its object: "held the bank **liable**"."""
    noun = document.words[word.head]
    if word.upos != "ADJ" or noun.relation != "obj":
        return False
    verb = document.words[noun.head].lemma.lower()
    return word.lemma.lower() in lexicon.words("cues", "idioms", verb)


def _below(document: Document, child: int, lexicon: Lexicon) -> Sequence[int]:
    """A word with all that is below it, before what tells when: "by farmers **on Friday**"."""
    below = document.subtree(child)
    words = [document.words[i] for i in below if i != child]
    times = (word.index for word in words if is_time(word) and word.relation == "nmod")
    stop = next((i for time in times if (i := _case(document, time)) is not None), None)
    if stop is None or document.words[stop].lemma in lexicon.words("about", "owner"):
        return below  # "at the end **of 2022**"
    return [i for i in below if i < stop]


def _case(document: Document, index: int) -> int | None:
    """The preposition before a word that leads to it."""
    before = (c for c in document.children[index] if c < index)
    return next((c for c in before if document.words[c].relation == "case"), None)


def _is_sum(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word behind a noun is what it pays or gets: "cost the firm **$3 million**"."""
    return word.relation != "nmod" and is_no_entity(word, lexicon)


def _ends(document: Document, index: int, below: Sequence[int]) -> bool:
    """Whether a phrase ends before a word: at a comma, a finite verb or a relative pronoun.

    Not at a comma of a list, nor at a quotation mark with its counterpart.
    """
    word = document.words[index]
    if word.text in QUOTES:
        return not _are_paired(document, below)
    return (
        (word.upos == "PUNCT" and word.text not in "-–’'" and not _is_in_list(document, word))
        or word.feature("VerbForm") == "Fin"
        or word.feature("PronType") == "Rel"
        or word.deprel in ("appos", "parataxis", "acl:relcl")
        or (word.upos == "VERB" and word.relation in CLAUSES)
    )


def _are_paired(document: Document, below: Sequence[int]) -> bool:
    """Whether quotation marks come two by two: "those in the **“Save the Marsh”** crowd"."""
    return sum(document.words[i].text in QUOTES for i in below) % 2 == 0


def _is_in_list(document: Document, mark: Word) -> bool:
    """Whether a comma parts members of a list, the last behind "and": "poets, cooks and nurses".

    With a comma before "and" too a list has four: "the president, Ann Lee, and the police" are two.
    """
    words = document.words
    member = words[mark.head] if mark.head >= 0 else mark
    is_member = member.relation == "conj" and 0 <= member.head < mark.index < member.index
    if mark.text != "," or not is_member:
        return False
    *inner, last = (c for c in document.children[member.head] if words[c].relation == "conj")
    marks = {words[c].relation for c in document.children[last] if c < last}
    return "cc" in marks and len(inner) > ("punct" in marks)


def _charge(document: Document, head: int, last: int, lexicon: Lexicon) -> int | None:
    """Where it begins what somebody is accused of: "accused a clerk **of theft**"."""
    words, word = document.words, document.words[head]
    while word.relation == "conj" and word.head >= 0:
        word = words[word.head]
    verb = words[word.head].lemma.lower() if word.relation == "obj" else ""
    if verb not in lexicon.words("grammar", "charging_verbs"):
        return None
    marks = lexicon.words("grammar", "charging")
    start = next((i for i in range(last, head, -1) if words[i].lemma.lower() in marks), None)
    is_named = start is not None and any(w.upos == "PROPN" for w in words[start : last + 1])
    return None if is_named else start  # "accused the mayor of **Lagos**"


def _dangles(document: Document, head: int, last: int) -> bool:
    """Whether a phrase can't end with a word: no small word, no mark that closes nothing.

    A pronoun of several may end it behind its preposition: "some **of you**".
    """
    word = document.words[last]
    are_several = word.feature("PronType") == "Prs" or word.feature("Number") == "Plur"
    if word.upos == "PRON" and word.deprel == "nmod" and are_several:
        return _case(document, last) is None
    is_closing = word.text in QUOTES and _are_paired(document, range(head, last + 1))
    return word.upos in NO_END and not is_closing
