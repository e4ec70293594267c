"""Voice: verbs in the passive, with an auxiliary or without, and those who do what they say."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import child, is_verbal, lemmas, own_subject, preposition
from quoteattr.grammar.facts import fact
from quoteattr.grammar.forms import tag
from quoteattr.grammar.headlines import is_headline
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.cues import transitive_verbs

_NOT_REDUCED = frozenset({"aux", "obj", "iobj", "cop"})
_NOUNS = ("NOUN", "PROPN")


@fact
def is_passive(document: Document, verb: int) -> bool:
    """Whether a verb stands in the passive, as a clause or as a participle that modifies."""
    word = document.words[verb]
    deprels = {document.words[c].deprel for c in document.children[verb]}
    if "aux:pass" in deprels:
        return True
    participle = tag(word) == "VBN" or word.feature("Voice") == "Pass"
    bare = not deprels & {"aux", "expl", "expl:pass"}
    if word.relation == "root" and bare and _has_full_stop(document, verb):
        return participle and "nsubj" not in deprels and "nsubj:pass" not in deprels
    joined = word.head if word.relation == "conj" else -1
    if joined >= 0 and is_verbal(document, joined) and not deprels & {"aux", "nsubj:pass"}:
        return participle and is_passive(document, joined) and not is_active(document, verb)
    return "nsubj:pass" in deprels or (participle and not deprels & {"aux", "nsubj"})


def is_active(document: Document, verb: int) -> bool:
    """Whether a participle has an object and an infinitive: "was read and **urged** us to go".

    Or an object and a particle: "were made but **ruled** out a review".
    """
    relations = {document.words[c].relation for c in document.children[verb] if c > verb}
    is_whole = "obj" in relations and not relations.isdisjoint({"xcomp", "compound"})
    return tag(document.words[verb]) == "VBN" and is_whole


def _has_full_stop(document: Document, verb: int) -> bool:
    """Whether a full stop follows, so a passive would show its auxiliary.

    In headlines it has none: "Two **held** over fire".
    """
    here = document.sentence_of(verb)
    return any(word.text == "." for word in document.words[verb + 1 : here.last])


def may_be_reduced(document: Document, verb: int) -> bool:
    """Whether a verb may be a participle in the passive that has no auxiliary of its own.

    It opens a sentence or stands behind a comma or a noun: "**Asked** why, he …", "the ministry,
    **asked** about it, said", "the man **believed** to be ill"; or a passive shares its auxiliary:
    "was arrested and **charged**". English has one form for this and the past of most verbs.
    """
    if not _is_bare_past(document, verb):
        return False
    bare = own_subject(document, verb) is None
    if document.words[verb].relation == "conj":
        return bare and is_passive(document, document.words[verb].head)
    before = document.words[verb - 1] if verb in _inner(document, verb) else None
    opens = before is None or before.text == ","
    return (opens and bare) or (before is not None and before.upos in _NOUNS)


def _is_bare_past(document: Document, verb: int) -> bool:
    """Whether a verb has the form of the past, and neither auxiliary nor object."""
    relations = {document.words[c].relation for c in document.children[verb]}
    return tag(document.words[verb]) in ("VBD", "VBN") and not relations & _NOT_REDUCED


def _inner(document: Document, verb: int) -> range:
    """The words of a verb's sentence but the first, quotation marks aside."""
    here = document.sentence_of(verb)
    first = next(w for w in range(here.first, here.last) if document.words[w].upos != "PUNCT")
    return range(first + 1, here.last)


def is_reduced(document: Document, verb: int, lemma: str, lexicon: Lexicon) -> bool:
    """Whether a verb is a participle in the passive, though its form is also that of the past.

    Without an object, verbs that want one are: "asked about it", "was held and charged with"; so
    are verbs that lead to an infinitive in the passive only: "believed to be ill".

    Args:
        document: The parse.
        verb: Index of the verb.
        lemma: Its lemma, with its particle.
        lexicon: Tables of the language.
    """
    if _is_absolute(document, verb, lexicon):
        return True
    if not may_be_reduced(document, verb):
        return False
    complement = child(document, verb, "xcomp", "ccomp")
    infinitive = complement is not None and leads_to_particle(document, verb)
    if infinitive and lemma in lexicon.words("cues", "raising"):
        return True
    ahead = document.words[verb - 1].upos in _NOUNS if verb else False
    return lemma in transitive_verbs(lexicon) and not ahead


def _is_absolute(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a participle with a subject stands beside a clause: "**with** talks expected to"."""
    openers = lemmas(document, preposition(document, verb)) & lexicon.words("grammar", "absolute")
    return tag(document.words[verb]) in ("VBD", "VBN") and bool(openers)


def leads_to_particle(document: Document, verb: int) -> bool:
    """Whether a particle follows, as the "to" of an infinitive does: "believed **to** be ill"."""
    return [word.upos for word in document.words[verb + 1 : verb + 2]] == ["PART"]


def is_headlined(document: Document, verb: int, lemma: str, lexicon: Lexicon) -> bool:
    """Whether a headline leaves out the auxiliary of a passive: "Council **urged** to act".

    Such a verb wants an object and has none; a verb in the past is rare there otherwise.

    Args:
        document: The parse.
        verb: Index of the verb.
        lemma: Its lemma, with its particle.
        lexicon: Tables of the language.
    """
    subject = own_subject(document, verb)
    if subject is None or subject > verb or document.words[subject].upos not in _NOUNS:
        return False
    if not _is_bare_past(document, verb) or not is_headline(document, verb):
        return False
    if lemma not in transitive_verbs(lexicon) - lexicon.words("cues", "promising"):
        return False
    hears = document.words[subject].lemma.lower() in lexicon.words("cues", "hearings", "bodies")
    return hears or _is_done_to(document, verb, lemma, lexicon)


def _is_done_to(document: Document, verb: int, lemma: str, lexicon: Lexicon) -> bool:
    """Whether what follows a verb is what its subject is to do: not "mother **asked for** help"."""
    behind = [c for c in document.children[verb] if c > verb]
    relations = {document.words[c].relation for c in behind}
    if "ccomp" in relations or relations.isdisjoint({"xcomp", "obl", "advcl"}):
        return False
    marks = (document.words[p].text.lower() for c in behind for p in preposition(document, c))
    demands = lexicon.words("cues", "types", "demand")
    return "xcomp" in relations or demands.isdisjoint(f"{lemma} {mark}" for mark in marks)


def agent(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """The "by" phrase of a passive, also that of "dismissed as nonsense **by Lee**".

    Args:
        document: The parse.
        verb: Index of the verb.
        lexicon: Tables of the language.

    Returns:
        Head word of the phrase, None where there is none.
    """
    prepositions = lexicon.words("grammar", "agents")
    called = [
        below
        for index in document.children[verb]
        if index > verb and _is_called(document, verb, index, lexicon)
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


def _is_called(document: Document, verb: int, word: int, lexicon: Lexicon) -> bool:
    """Whether a phrase is what somebody is called: "**as** nonsense", "labelled **a liar**"."""
    names = document.words[verb].lemma.lower() in lexicon.words("cues", "naming")
    if names and document.words[word].relation in ("obj", "xcomp"):
        return True
    opener = {document.subtree(word)[0], word}
    return bool(lemmas(document, opener) & lexicon.words("grammar", "comparators"))
