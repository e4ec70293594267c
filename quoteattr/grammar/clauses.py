"""Clauses of a dependency tree, in the terms attribution needs.

Relations are those of Universal Dependencies (de Marneffe et al. 2021,
https://doi.org/10.1162/coli_a_00402).
"""

from __future__ import annotations

from collections.abc import Iterable

from quoteattr.document import Document
from quoteattr.grammar.facts import fact
from quoteattr.grammar.forms import is_time
from quoteattr.lexicon import Lexicon

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})


def child(document: Document, word: int, *relations: str) -> int | None:
    """The first child of a word in one of these relations (with or without subtype)."""
    for index in document.children[word]:
        below = document.words[index]
        if below.relation in relations or below.deprel in relations:
            return index
    return None


def lemmas(document: Document, words: Iterable[int]) -> set[str]:
    """The lemmas of some words, in lower case."""
    return {document.words[w].lemma.lower() for w in words}


def is_verbal(document: Document, word: int) -> bool:
    """Whether a word heads a verbal predicate."""
    return document.words[word].upos in ("VERB", "AUX")


@fact
def own_subject(document: Document, verb: int) -> int | None:
    """The subject among a verb's own children, expletives excluded."""
    found = [
        c
        for c in document.children[verb]
        if document.words[c].deprel in SUBJECTS and not is_time(document.words[c])
    ]
    before = [c for c in found if c < verb]
    nearest = before[-1] if before else found[0] if found else None
    if nearest is None or not _is_adverb(document, nearest):
        return nearest
    behind = [c for c in document.children[nearest] if document.words[c].deprel in SUBJECTS]
    return (behind or before[:-1] or [nearest])[-1]


def _is_adverb(document: Document, noun: int) -> bool:
    """Whether an adverb was taken for a noun, the auxiliary below it: "has **outright** denied"."""
    relations = {document.words[c].relation for c in document.children[noun]}
    return "aux" in relations and "cop" not in relations


def main_subject(document: Document, words: range) -> int | None:
    """The subject of a main clause, the first of a stretch.

    Args:
        document: The parse.
        words: Indices of words of one sentence.

    Returns:
        Index of its head word, or None.
    """
    for word in document.words[words.start : words.stop]:
        if word.relation == "nsubj" and document.words[word.head].head < 0:
            return word.index
    return None


def told_subject(document: Document, words: range, start: int) -> int | None:
    """The subject of a main clause behind a dateline, which the parser may take for it.

    In "LISBON (AP) - A nurse has won" the nurse is then an apposition of the town, or the verb
    hangs on it.

    Args:
        document: The parse.
        words: Indices of the words of the sentence.
        start: Where it begins behind the dateline.

    Returns:
        Index of its head word, or None.
    """
    before = range(words.start, start)
    is_taken = main_subject(document, before) is not None
    for word in document.words[start : words.stop]:
        if is_taken and word.head in before and word.relation in ("appos", "conj"):
            return word.index
        above = document.words[word.head].head
        if word.relation == "nsubj" and (above < 0 or above in before):
            return word.index
    return None


def main_clause(document: Document, word: int) -> int:
    """The predicate of the whole clause in which a word stands, its subject included."""
    while True:
        relation = document.words[word].relation
        shared = relation == "conj" and own_subject(document, word) is None
        if relation in ("root", "ccomp", "parataxis", "conj") and not shared:
            return word
        if document.words[word].head < 0:
            return word
        word = document.words[word].head


@fact
def preposition(document: Document, word: int) -> tuple[int, ...]:
    """The words of the adposition that marks a noun phrase or a gerund: ("because", "of")."""
    for index in document.children[word]:
        if document.words[index].relation in ("case", "mark") and index < word:
            fixed = [c for c in document.children[index] if document.words[c].deprel == "fixed"]
            return (index, *fixed)
    return ()


def auxiliaries(document: Document, verb: int, lexicon: Lexicon) -> list[int]:
    """Auxiliaries, copulas, negations and particles of a verb, in order.

    Args:
        document: The parse.
        verb: Index of the verb.
        lexicon: Tables of the language.

    Returns:
        Their indices.
    """
    adverbs = lexicon.words("grammar", "adverbs")
    of_subject = before_subject(document, verb, lexicon)
    out = []
    for index in document.children[verb]:
        word = document.words[index]
        negation = word.lemma.lower() in adverbs or word.feature("Polarity") == "Neg"
        if index == of_subject:
            continue
        if word.relation in ("aux", "cop") or word.deprel == "compound:prt" or negation:
            between = document.words[min(index, verb) + 1 : max(index, verb)]
            is_outer = any(
                w.relation == "mark" and w.head == verb for w in between
            )  # "**is** that"
            if all(w.upos != "PUNCT" for w in between) and not is_outer:  # else the tree is astray
                out.append(index)
    return out


def phrasal(lemma: str, particle: str, lexicon: Lexicon) -> str:
    """A verb with its particle as the tables write it: "point out", German "zugeben".

    Args:
        lemma: Lemma of the verb.
        particle: The particle.
        lexicon: Tables of the language.

    Returns:
        The two in the order of the language, joined or apart.
    """
    joined = lexicon.table("grammar").get("particles_join", False)
    return f"{particle}{lemma}" if joined else f"{lemma} {particle}"


def is_negated(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb is negated ("did not", "never", "no longer")."""
    negations = lexicon.words("grammar", "negations")
    below = [document.words[c] for c in document.children[verb]]
    found = [
        word.index
        for word in below
        if word.relation in ("advmod", "aux", "det", "dep", "cc")
        if word.lemma.lower() in negations or word.feature("Polarity") == "Neg"
    ]
    is_own = bool(found) and found != [before_subject(document, verb, lexicon)]
    adverbs = (word.index for word in below if word.relation == "advmod")
    is_own = is_own or any(denial_of(document, adverb, lexicon) for adverb in adverbs)
    return is_own or _is_denied_ahead(document, verb, lexicon)


def denial_of(document: Document, adverb: int, lexicon: Lexicon) -> list[int]:
    """The word that denies a verb by an adverb before it: "**no** longer wants".

    Args:
        document: The parse.
        adverb: Index of the adverb.
        lexicon: Tables of the language.

    Returns:
        Index of the word, nothing where there is none.
    """
    word = document.words[adverb]
    is_compared = word.relation == "advmod" and word.feature("Degree") == "Cmp"
    if not is_compared or not 0 < adverb < word.head:
        return []
    before = document.words[adverb - 1]
    listed = before.lemma.lower() in lexicon.words("grammar", "denying")
    return [before.index] if listed and before.head == adverb else []


def _is_denied_ahead(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a phrase of denial opens a clause and turns its verb round: "**at no point** did"."""
    helper = child(document, verb, "aux", "cop")
    found = own_subject(document, verb)
    if helper is None or found is None or not helper < found < verb:
        return False
    ahead = (c for c in document.children[verb] if c < helper)
    phrases = (w for c in ahead if document.words[c].relation == "obl" for w in document.subtree(c))
    return bool(lemmas(document, phrases) & lexicon.words("grammar", "denying"))


def before_subject(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """The negation right before a quantity that is the subject: "**not** all banks agree".

    Args:
        document: The parse.
        verb: Index of the verb.
        lexicon: Tables of the language.

    Returns:
        Index of the negation, None where there is none, or it is the verb's: "do**n't** you".
    """
    negations = lexicon.words("grammar", "negations")
    denied = [c for c in document.children[verb] if document.words[c].lemma.lower() in negations]
    found = own_subject(document, verb) if denied else None
    if found is None:
        return None
    first = document.subtree(found)[0]
    word = document.words[first]
    quantity = word.upos in ("DET", "NUM", "ADJ", "PRON") and word.feature("PronType") != "Prs"
    return first - 1 if quantity and first - 1 in denied else None
