"""Clauses of a dependency tree, in the terms attribution needs.

Relations are those of Universal Dependencies (de Marneffe et al. 2021,
https://doi.org/10.1162/coli_a_00402).
"""

from __future__ import annotations

from collections.abc import Iterable

from quoteattr.document import Document
from quoteattr.grammar.forms import is_time, tag
from quoteattr.lexicon import Lexicon

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "csubj", "parataxis", "root"})
_SHARED_SUBJECT = frozenset({"conj", "xcomp", "advcl"})
_PARTICIPLE_SUBJECT = _SHARED_SUBJECT | {"ccomp", "parataxis", "dep"}


def child(document: Document, word: int, *relations: str) -> int | None:
    """The first child of a word in one of these relations (with or without subtype)."""
    for index in document.children[word]:
        deprel = document.words[index].deprel
        if deprel in relations or deprel.partition(":")[0] in relations:
            return index
    return None


def lemmas(document: Document, words: Iterable[int]) -> set[str]:
    """The lemmas of some words, in lower case."""
    return {document.words[w].lemma.lower() for w in words}


def is_passive(document: Document, verb: int) -> bool:
    """Whether a verb stands in the passive, as a clause or as a participle that modifies."""
    word = document.words[verb]
    deprels = {document.words[c].deprel for c in document.children[verb]}
    if "aux:pass" in deprels:
        return True
    participle = tag(word) == "VBN" or word.feature("Voice") == "Pass"
    bare = not deprels & {"aux", "expl", "expl:pass"}
    if word.relation == "root" and bare and _is_told(document, verb):
        return participle and "nsubj" not in deprels and "nsubj:pass" not in deprels
    joined = word.head if word.relation == "conj" else -1
    if joined >= 0 and is_verbal(document, joined) and not deprels & {"aux", "nsubj:pass"}:
        return participle and is_passive(document, joined)
    return "nsubj:pass" in deprels or (participle and not deprels & {"aux", "nsubj"})


def is_headline(document: Document, word: int) -> bool:
    """Whether a word stands in a headline: a paragraph of one sentence without a full stop."""
    here = document.sentence_of(word)
    near = document.sentences[max(0, here.index - 1) : here.index + 2]
    alone = all(s.paragraph != here.paragraph for s in near if s.index != here.index)
    return alone and all(w.text != "." for w in document.words[here.first : here.last])


def _is_told(document: Document, verb: int) -> bool:
    """Whether a verb is that of a sentence with a full stop, where a passive has its auxiliary.

    In headlines it has none: "Two **held** over fire".
    """
    here = document.sentence_of(verb)
    return any(word.text == "." for word in document.words[verb + 1 : here.last])


def is_verbal(document: Document, word: int) -> bool:
    """Whether a word heads a verbal predicate."""
    return document.words[word].upos in ("VERB", "AUX")


def is_date(document: Document, word: int) -> bool:
    """Whether a word belongs to a date or time, which no parser should take for a subject."""
    return is_time(document.words[word])


def own_subject(document: Document, verb: int) -> int | None:
    """The subject among a verb's own children, expletives excluded."""
    found = [
        c
        for c in document.children[verb]
        if document.words[c].deprel in SUBJECTS and not is_date(document, c)
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


def subject(document: Document, verb: int) -> int | None:
    """Who does what a verb says, also where the subject is shared or understood.

    Coordinated verbs, infinitives and participles take the subject of the verb above them,
    a participle or relative clause that modifies a noun takes that noun.

    Args:
        document: The parse.
        verb: Index of the verb.

    Returns:
        Index of the subject's head word, or None.
    """
    for _ in range(len(document.words)):
        own = own_subject(document, verb)
        if own is not None:
            return own
        word = document.words[verb]
        if word.head < 0:
            return None
        if word.deprel == "acl":
            return word.head
        shared = _PARTICIPLE_SUBJECT if tag(word) == "VBG" else _SHARED_SUBJECT
        if word.relation not in shared:
            return None
        beside = partner(document, verb)
        if beside is not None:
            verb = beside
            continue
        if word.deprel == "xcomp":
            patient = child(document, word.head, "obj", "iobj")
            if patient is not None and patient < verb and not is_passive(document, word.head):
                return patient
        verb = word.head
    return None


def partner(document: Document, verb: int) -> int | None:
    """The verb that a coordinated one rather goes with than with that of its tree, by its form.

    "Lee said it could not wait and **posted** the file" has "said … and posted", as nobody "could
    posted"; "accusing Lee of telling people to go and **demanding** a vote" has two participles.

    Args:
        document: The parse.
        verb: Index of a verb.

    Returns:
        Index of the other verb; None where the tree may be right.
    """
    word = document.words[verb]
    if word.relation != "conj" or own_subject(document, verb) is not None:
        return None
    if any(document.words[c].relation in ("aux", "cop") for c in document.children[verb]):
        return None
    if tag(word) == "VBG":
        return _participle_above(document, verb)
    head = document.words[word.head]
    if head.relation != "ccomp" or head.head < 0 or head.head > head.index:
        return None
    past = tag(document.words[head.head]) == tag(word) == "VBD"
    helped = any(
        document.words[c].relation in ("aux", "cop") for c in document.children[head.index]
    )
    return head.head if past and helped and tag(head) in ("VB", "VBN") else None


def _participle_above(document: Document, verb: int) -> int | None:
    """The participle without a preposition above one that is coordinated with an infinitive."""
    if tag(document.words[document.words[verb].head]) != "VB":
        return None
    for above in document.ancestors(verb):
        if tag(document.words[above]) == "VBG" and not preposition(document, above):
            return above
    return None


def agent(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """The "by" phrase of a passive, also that of "dismissed as nonsense **by Lee**"."""
    prepositions = lexicon.words("grammar", "agents")
    called = [
        below
        for index in document.children[verb]
        if index > verb and _is_called(document, index, lexicon)
        for below in document.children[index]
    ]
    for index in (*document.children[verb], *called):
        word = document.words[index]
        if word.deprel == "obl:agent":
            return index
        by = bool(lemmas(document, document.children[index]) & prepositions)
        if by and (word.relation == "obl" or index in called):
            return index
    return None


def _is_called(document: Document, word: int, lexicon: Lexicon) -> bool:
    """Whether a phrase opens as what somebody is called does: "**as** nonsense"."""
    opener = {document.subtree(word)[0], word}
    return bool(lemmas(document, opener) & lexicon.words("grammar", "comparators"))


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


def preposition(document: Document, word: int) -> tuple[int, ...]:
    """The words of the adposition that marks a noun phrase or a gerund: ("because", "of")."""
    for index in document.children[word]:
        if document.words[index].relation in ("case", "mark") and index < word:
            fixed = [c for c in document.children[index] if document.words[c].deprel == "fixed"]
            return (index, *fixed)
    return ()


def auxiliaries(document: Document, verb: int, lexicon: Lexicon) -> list[int]:
    """Auxiliaries, copulas, negations and particles of a verb, in order."""
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
            if all(w.upos != "PUNCT" for w in between):  # else the tree has gone astray
                out.append(index)
    return out


def phrasal(lemma: str, particle: str, lexicon: Lexicon) -> str:
    """A verb with its particle as the tables write it: "point out", German "zugeben"."""
    joined = lexicon.table("grammar").get("particles_join", False)
    return f"{particle}{lemma}" if joined else f"{lemma} {particle}"


def is_negated(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb is negated ("did not", "never", "no longer")."""
    negations = lexicon.words("grammar", "negations")
    of_subject = before_subject(document, verb, lexicon)
    return any(
        document.words[c].lemma.lower() in negations
        or document.words[c].feature("Polarity") == "Neg"
        for c in document.children[verb]
        if document.words[c].relation in ("advmod", "aux", "det", "dep", "cc") and c != of_subject
    )


def before_subject(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """The negation right before a quantity that is the subject: "**not** all banks agree"."""
    negations = lexicon.words("grammar", "negations")
    denied = [c for c in document.children[verb] if document.words[c].lemma.lower() in negations]
    found = own_subject(document, verb) if denied else None
    if found is None:
        return None
    first = document.subtree(found)[0]
    quantity = document.words[first].upos in ("DET", "NUM", "ADJ", "PRON")
    return first - 1 if quantity and first - 1 in denied else None
