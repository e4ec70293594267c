"""Control: who does what a verb says, where the subject is shared or understood."""

from __future__ import annotations

from quoteattr.document import Document, Word
from quoteattr.grammar.clauses import child, own_subject, preposition
from quoteattr.grammar.forms import FINITE, tag
from quoteattr.grammar.headlines import is_headline
from quoteattr.grammar.voice import is_active, is_passive
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.cues import cue_type

_SHARED_SUBJECT = frozenset({"conj", "xcomp", "advcl"})
_PARTICIPLE_SUBJECT = _SHARED_SUBJECT | {"ccomp", "parataxis", "dep"}
_SPOKEN = ("statement", "demand", "promise")  # types of what is said aloud, not only thought


def subject(document: Document, verb: int, lexicon: Lexicon | None = None) -> int | None:
    """Who does what a verb says, also where the subject is shared or understood.

    Coordinated verbs, infinitives and participles take the subject of the verb above them,
    a participle or relative clause that modifies a noun takes that noun; a gerund behind "in
    addition to" takes the subject of the verb above it.

    Args:
        document: The parse.
        verb: Index of the verb.
        lexicon: Table ``cues``; without it what verbs mean tells nothing.

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
            if not _is_linked(document, verb):
                return _predicated(document, verb)
            verb = document.words[word.head].head
            continue
        shared = _PARTICIPLE_SUBJECT if tag(word) == "VBG" else _SHARED_SUBJECT
        if word.relation not in shared and not _is_headlined(document, verb):
            return None
        beside = partner(document, verb, lexicon)
        if beside is not None:
            verb = beside
            continue
        if word.deprel == "xcomp":
            patient = child(document, word.head, "obj", "iobj")
            if patient is not None and patient < verb and not is_passive(document, word.head):
                return patient
        verb = _clause_above(document, verb)
    return None


def _is_headlined(document: Document, verb: int) -> bool:
    """Whether a headline goes on with a verb behind a comma: "Board bans boats, **warns** of"."""
    word = document.words[verb]
    is_beside = word.relation == "parataxis" and word.head < verb and tag(word) == "VBZ"
    return is_beside and document.before(verb) == "," and is_headline(document, verb)


def _predicated(document: Document, verb: int) -> int:
    """The noun that a verb modifies; of a predicate its subject: "**Lee** is the chair, saying"."""
    noun = document.words[verb].head
    if tag(document.words[verb]) != "VBG":
        return noun
    found = predicate_subject(document, noun)
    return noun if found is None else found


def predicate_subject(document: Document, noun: int) -> int | None:
    """Of whom a noun tells by a copula: "**Lee** is the chair"; not "it is" nor "that is".

    Args:
        document: The parse.
        noun: Index of a noun.

    Returns:
        Head word of the subject; None where there is no copula.
    """
    found = own_subject(document, noun)
    if found is None or child(document, noun, "cop") is None:
        return None
    word = document.words[found]
    is_empty = word.feature("Gender") == "Neut" or word.feature("PronType") in ("Dem", "Rel", "Int")
    is_told = word.upos in ("NOUN", "PROPN", "PRON") and not is_empty
    return found if is_told else None


def _clause_above(document: Document, verb: int) -> int:
    """The verb that shares its subject, for a participle the last one before it that has its own.

    As in "it grew loud, and **Lee** raised a hand, **saying** so".
    """
    word = document.words[verb]
    is_free = word.relation == "advcl" and tag(word) == "VBG" and document.before(verb) == ","
    if not is_free:
        return word.head
    joined = (c for c in document.children[word.head] if word.head < c < verb)
    clauses = [
        c
        for c in joined
        if document.words[c].relation == "conj" and own_subject(document, c) is not None
    ]
    return clauses[-1] if clauses else word.head


def _is_linked(document: Document, verb: int) -> bool:
    """Whether a bare noun between prepositions only links a gerund to the verb above it.

    As in "will build homes, in addition to **helping** us".
    """
    noun = document.words[document.words[verb].head]
    above, marks = document.words[noun.head], preposition(document, verb)
    if tag(document.words[verb]) != "VBG" or noun.relation != "obl" or above.upos != "VERB":
        return False
    beside = {document.words[c].relation for c in document.children[noun.index]} - {"punct"}
    return marks[:1] == (noun.index + 1,) and beside == {"acl", "case"}


def partner(document: Document, verb: int, lexicon: Lexicon | None = None) -> int | None:
    """The verb that a coordinated one rather goes with than with that of its tree, by its form.

    "Lee said it could not wait and **posted** the file" has "said … and posted", as nobody "could
    posted", nor would "is waiting and posted" tell of one time; "insisted it had been read and
    **urged** us to go" has an object, as no passive has; "accusing Lee of telling people to go
    and **demanding** a vote" has two participles, "did not say how many died and did **not** name
    them" twice the same auxiliary. Where "there" is the subject, "said there was no danger and
    **urged** calm", it does nothing else; what is said aloud is more than how somebody is: "said it
    was aware of it and **condemned** it".

    Args:
        document: The parse.
        verb: Index of a verb.
        lexicon: Table ``cues``; without it what verbs mean tells nothing.

    Returns:
        Index of the other verb; None where the tree may be right.
    """
    word = document.words[verb]
    if word.relation != "conj" or own_subject(document, verb) is not None:
        return None
    helpers, head = _helpers(document, verb), document.words[word.head]
    if tag(word) == "VBG" and not helpers:
        return _participle_above(document, verb)
    if head.relation != "ccomp" or head.head < 0 or head.head > head.index:
        return None
    if child(document, head.index, "expl") is not None and _goes_on(document, verb):
        return head.head
    if helpers:
        return head.head if _is_like(document, verb, head.head) else None
    past = tag(document.words[head.head]) == "VBD" and _is_past(document, verb)
    is_apart = not _may_be_past(document, head.index) or _is_said(document, verb, lexicon)
    return head.head if past and is_apart else None


def _goes_on(document: Document, verb: int) -> bool:
    """Whether a finite verb follows "and", with no noun between that the parser took from it."""
    link = child(document, verb, "cc")
    is_finite = bool(_helpers(document, verb)) or tag(document.words[verb]) in FINITE
    own = set(document.subtree(verb))
    return is_finite and link is not None and link < verb and own.issuperset(range(link, verb))


def _is_said(document: Document, verb: int, lexicon: Lexicon | None) -> bool:
    """Whether a verb tells of words, beside how somebody is: "was ill and **thanked** them"."""
    above, lemma = document.words[verb].head, document.words[verb].lemma.lower()
    is_state = tag(document.words[above]) not in ("VB", "VBN", "VBD")
    if lexicon is None or not is_state or not _helpers(document, above):
        return False
    return cue_type(lemma, lexicon) in _SPOKEN or lemma in lexicon.words("cues", "uttering")


def _is_past(document: Document, verb: int) -> bool:
    """Whether a coordinated verb is in the past, as is one that no passive shares its form with."""
    return tag(document.words[verb]) == "VBD" or (
        is_active(document, verb) and is_passive(document, document.words[verb].head)
    )


def _may_be_past(document: Document, verb: int) -> bool:
    """Whether the verb of a clause is in the past, not after an auxiliary nor in the present."""
    word, helpers = document.words[verb], _helpers(document, verb)
    if any(tag(one) in ("VBZ", "VBP") for one in (word, *helpers)):
        return False
    return not (helpers and tag(word) in ("VB", "VBN"))


def _helpers(document: Document, verb: int) -> list[Word]:
    """The auxiliaries and copulas of a verb."""
    children = (document.words[c] for c in document.children[verb])
    return [word for word in children if word.relation in ("aux", "cop")]


def _is_like(document: Document, verb: int, above: int) -> bool:
    """Whether a verb has the auxiliary of the one above the clause that it is joined to.

    In the present, or with a negation behind both; the clause itself has another one. What was
    said may have been so before: "had said it was weak and had not been mended".
    """
    clause = document.words[verb].head
    ours, theirs = ([w for w in _helpers(document, v) if w.index < v][:1] for v in (verb, above))
    if not (ours and theirs) or ours[0].text.lower() != theirs[0].text.lower():
        return False
    if any(w.text.lower() == ours[0].text.lower() for w in _helpers(document, clause)):
        return False
    after = [document.words[w.index + 1].feature("Polarity") for w in (*ours, *theirs)]
    return after == ["Neg", "Neg"] or tag(ours[0]) in ("VBZ", "VBP")


def _participle_above(document: Document, verb: int) -> int | None:
    """The participle without a preposition above one that is coordinated with an infinitive."""
    if tag(document.words[document.words[verb].head]) != "VB":
        return None
    for above in document.ancestors(verb):
        if tag(document.words[above]) == "VBG" and not preposition(document, above):
            return above
    return None
