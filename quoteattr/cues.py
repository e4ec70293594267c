"""Cues: the words that may tie a source to a content."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import attrs

from quoteattr.claims import ClaimType
from quoteattr.document import Document, Word
from quoteattr.grammar.clauses import (
    auxiliaries,
    child,
    is_headline,
    is_negated,
    is_passive,
    lemmas,
    own_subject,
    phrasal,
    preposition,
)
from quoteattr.grammar.forms import FINITE, tag
from quoteattr.grammar.participles import is_reduced, opening
from quoteattr.lexicon import Lexicon
from quoteattr.typography.marks import DASHES, closes

CueKind = Literal["verb", "noun", "adjective", "adverb", "preposition", "mark"]
TYPES: tuple[ClaimType, ...] = (
    "question", "demand", "promise", "belief", "intention", "emotion", "statement",
)  # fmt: skip
_LABEL_MARKS = frozenset({":", "--", *DASHES})
_PARTING = ("PUNCT", "SCONJ", "CCONJ", "PRON")  # what parts one clause from another
_OUTER = "nsubj:outer"  # the subject of a clause that is another's predicate
_NOUN_COMPLEMENTS = ("acl", "ccomp", "nmod", "nmod:poss", "parataxis", "appos")


@attrs.frozen
class Cue:
    """A word that may be the head of a cue.

    Attributes:
        head: Its index.
        kind: Part of speech it works as.
        lemma: Its lemma in lower case, with its particle: "point out".
        words: The words of the cue as far as they do not depend on the content: auxiliaries,
            negations, particles.
        passive: Whether it is a verb in the passive.
    """

    head: int
    kind: CueKind
    lemma: str
    words: frozenset[int]
    passive: bool = False


def find_cues(document: Document, lexicon: Lexicon) -> tuple[Cue, ...]:
    """Find every word that may head a cue; whether it does, its content decides.

    Args:
        document: The parse.
        lexicon: Tables ``cues`` and ``weights`` of the language.

    Returns:
        The candidates, in order.
    """
    adverbs = lexicon.words("cues", "adverbs")
    openers = lexicon.table("cues", "prepositions").keys() | lexicon.words("cues", "postpositions")
    out = []
    for word in document.words:
        lemma = word.lemma.lower()
        if lemma in openers or word.text.lower() in openers:
            out.append(Cue(word.index, "preposition", word.text.lower(), frozenset({word.index})))
        elif word.upos == "VERB" or (word.upos == "AUX" and word.relation not in ("aux", "cop")):
            carries = _carries(document, word.index, lexicon)
            if not (carries or is_unsaid(document, word.index, lexicon)):
                out.append(_verb(document, word.index, lexicon))
        elif word.upos == "NOUN" and _has_complement(document, word.index):
            if not is_unsaid(document, word.index, lexicon):
                out.append(Cue(word.index, "noun", lemma, frozenset({word.index})))
        elif word.upos == "ADJ" and child(document, word.index, "nsubj") is not None:
            words = frozenset({word.index, *auxiliaries(document, word.index, lexicon)})
            out.append(Cue(word.index, "adjective", lemma, words))
        elif word.text in _LABEL_MARKS:
            out.append(Cue(word.index, "mark", word.text, frozenset({word.index})))
        elif word.upos == "ADV" and lemma in adverbs:
            out.append(Cue(word.index, "adverb", lemma, frozenset({word.index})))
    return tuple(out)


def _has_complement(document: Document, noun: int) -> bool:
    """Whether a noun governs what it may claim, or is the subject of that: "the hope is that"."""
    is_outer = document.words[noun].deprel == _OUTER
    return is_outer or child(document, noun, *_NOUN_COMPLEMENTS) is not None


def _lemma(verb: Word, lexicon: Lexicon) -> str:
    """The lemma of a verb; where the parser repeats an inflected form, one from the lists."""
    form = verb.text.lower()
    if verb.lemma.lower() != form or tag(verb) in ("VB", "VBP"):
        return verb.lemma.lower()
    known = _known_verbs(lexicon)
    for ending, instead in lexicon.table("cues").get("inflections", ()):
        stem = form.removesuffix(ending)
        doubled = stem[-2:-1] == stem[-1:] and not instead
        for base in (stem + instead, *([stem[:-1]] if doubled else [])):
            if stem != form and base in known:
                return str(base)
    return form


@lru_cache(maxsize=8)
def _known_verbs(lexicon: Lexicon) -> frozenset[str]:
    weighed = (name.split(" ") for name in lexicon.table("weights", "features"))
    verbs = {name[2] for name in weighed if name[:2] == ["lemma", "verb"] and len(name) == 3}
    listed = {w for name in TYPES for w in lexicon.words("cues", "types", name)}
    listed |= lexicon.words("cues", "polarity", "negative")
    endings = tuple(ending for ending, _ in lexicon.table("cues").get("inflections", ()))
    return frozenset({v for v in verbs if not v.endswith(endings)} | listed)


def _carries(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb only leads to the cue: "went on" to say, "was quoted" as saying."""
    if not document.children[verb]:
        return False
    carriers = lexicon.words("cues", "carriers")
    particle = child(document, verb, "compound:prt", "advmod")
    lemma = document.words[verb].lemma.lower()
    names = {lemma}
    if particle is not None:
        names.add(phrasal(lemma, document.words[particle].text.lower(), lexicon))
    is_late = follows_quotation(document, verb)
    if not names & carriers and not is_late:
        return False
    return any(
        document.words[c].relation in ("xcomp", "advcl")
        and c > verb
        and cue_type(document.words[c].lemma.lower(), lexicon) == "statement"
        and (is_late or child(document, c, "ccomp") is not None)
        for c in document.children[verb]
    )


def is_unsaid(document: Document, word: int, lexicon: Lexicon) -> bool:
    """Whether a word tells what nobody says: what a claim is made without, what may not be said.

    Args:
        document: The parse.
        word: Index of a noun or a verb.
        lexicon: Tables ``cues`` and ``grammar``.
    """
    above = document.words[word].head if document.words[word].relation == "xcomp" else -1
    permitted = above >= 0 and is_passive(document, above)
    if permitted and is_negated(document, above, lexicon):
        verbs = lexicon.words("cues", "permitting")
        if document.words[above].lemma.lower() in verbs:
            return True
    return is_lacking(document, word, lexicon)


def is_lacking(document: Document, word: int, lexicon: Lexicon) -> bool:
    """Whether a word tells what a claim is made without: "claimed **without evidence** that".

    Args:
        document: The parse.
        word: Index of a noun or a verb.
        lexicon: Tables ``cues`` and ``grammar``.
    """
    marks = preposition(document, word)
    if not lemmas(document, marks) & lexicon.words("grammar", "lacking"):
        return False
    things = lexicon.words("cues", "grounds")
    objects = [c for c in document.children[word] if document.words[c].relation == "obj"]
    return bool(lemmas(document, [word, *objects]) & things)


def lack_behind(document: Document, word: int, lexicon: Lexicon) -> set[int]:
    """The words right behind a cue that tell what it is made without, up to a clause of the claim.

    Args:
        document: The parse.
        word: The last word of the cue.
        lexicon: Tables ``cues`` and ``grammar``.
    """
    rest = range(word + 1, document.sentence_of(word).last)
    first = next((w for w in rest if document.words[w].upos != "PUNCT"), word)
    adjunct = document.words[first].head
    if first == word or adjunct < first or not is_lacking(document, adjunct, lexicon):
        return set()
    openers = lexicon.words("grammar", "complementizers")
    below = document.subtree(adjunct)
    that = [w for w in below if w > adjunct and document.words[w].text.lower() in openers]
    return {w for w in below if w < min(that, default=below[-1] + 1)}


def is_reporting(document: Document, word: int, lexicon: Lexicon) -> bool:
    """Whether a word is a participle that reports what the noun before it says.

    As in "a resolution **calling** for peace".
    """
    verb = document.words[word]
    if verb.deprel != "acl" or tag(verb) != "VBG" or preposition(document, word):
        return False
    phrases = (
        f"{verb.lemma.lower()} {document.words[m].lemma.lower()}"
        for c in document.children[word]
        for m in preposition(document, c)
    )
    return any(cue_type(name, lexicon) for name in (verb.lemma.lower(), *phrases))


def follows_quotation(document: Document, verb: int) -> bool:
    """Whether a passive comes right after what its infinitive says.

    As in “It rained,” he is expected to say.
    """
    subject = child(document, verb, "nsubj")
    if subject is None or subject > verb or not is_passive(document, verb):
        return False
    first = document.subtree(subject)[0]
    return closes(document.before(first))


def _verb(document: Document, verb: int, lexicon: Lexicon) -> Cue:
    particle = child(document, verb, "compound:prt")
    lemma = _lemma(document.words[verb], lexicon)
    if particle is not None:
        lemma = phrasal(lemma, document.words[particle].text.lower(), lexicon)
    words = {verb, *auxiliaries(document, verb, lexicon)}
    for index in document.children[verb]:
        adverb = document.words[index].relation == "advmod" and index < verb
        if adverb and document.words[index].upos != "ADJ" and index + 1 in words:
            words.add(index)  # not the "more" of "hundreds **more** are feared dead"
    passive = (
        is_passive(document, verb)
        or _is_reduced(document, verb, lemma, lexicon)
        or _is_headlined(document, verb, lemma, lexicon)
    )
    return Cue(verb, "verb", lemma, frozenset(words), passive)


def _is_headlined(document: Document, verb: int, lemma: str, lexicon: Lexicon) -> bool:
    """Whether a headline leaves out the auxiliary of a passive: "Council **urged** to act".

    Such a verb wants an object and has none; a verb in the past is rare there otherwise.
    """
    subject, children = own_subject(document, verb), document.children[verb]
    relations = {document.words[c].relation for c in children}
    if subject is None or subject > verb or document.words[subject].upos not in ("NOUN", "PROPN"):
        return False
    if tag(document.words[verb]) not in ("VBD", "VBN") or relations & {"aux", "obj", "iobj", "cop"}:
        return False
    promising = lexicon.words("cues", "promising")
    if not is_headline(document, verb) or lemma not in wanting(lexicon) - promising:
        return False
    after = {document.words[c].relation for c in children if c > verb}
    body = document.words[subject].lemma.lower() in lexicon.words("cues", "hearings", "bodies")
    if body or after.isdisjoint({"xcomp", "obl", "advcl"}) or "ccomp" in after:
        return body
    asked = {f"{lemma} {p}" for c in children if c > verb for p in _prepositions(document, c)}
    demands = lexicon.words("cues", "types", "demand")  # "mother **asked for** help"
    return "xcomp" in after or asked.isdisjoint(demands)


def _prepositions(document: Document, word: int) -> tuple[str, ...]:
    """The prepositions of a phrase, in lower case."""
    return tuple(document.words[p].text.lower() for p in preposition(document, word))


@lru_cache(maxsize=32)
def wanting(lexicon: Lexicon) -> frozenset[str]:
    """Verbs that have an object when they are not in the passive."""
    lists = ("addressed", "targeting", "ordering")
    return frozenset().union(*(lexicon.words("cues", name) for name in lists))


def _is_reduced(document: Document, verb: int, lemma: str, lexicon: Lexicon) -> bool:
    """Whether a verb is a participle in the passive, though its form is also that of the past.

    Without an object, verbs that want one are: "asked about it", "was held and charged with"; so
    are verbs that lead to an infinitive in the passive only: "believed to be ill".
    """
    if not is_reduced(document, verb):
        return False
    complement = child(document, verb, "xcomp", "ccomp")
    infinitive = complement is not None and _leads_to_particle(document, verb)
    if infinitive and lemma in lexicon.words("cues", "raising"):
        return True
    ahead = document.words[verb - 1].upos in ("NOUN", "PROPN") if verb else False
    return lemma in wanting(lexicon) and not ahead


def _leads_to_particle(document: Document, verb: int) -> bool:
    """Whether a particle follows, as the "to" of an infinitive does: "believed **to** be ill"."""
    return [word.upos for word in document.words[verb + 1 : verb + 2]] == ["PART"]


def main_verb_behind(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """The first word of the main verb behind a participle that parts it from its subject.

    As in "the man thought to be the thief **has fled**", which parsers take for one clause.

    Args:
        document: The parse.
        verb: Index of the participle.
        lexicon: Table ``cues``.
    """
    word, here = document.words[verb], document.sentence_of(verb)
    behind = verb > here.first and document.words[verb - 1].upos in ("NOUN", "PROPN")
    raised = behind and _lemma(word, lexicon) in lexicon.words("cues", "raising")
    if not (raised and is_reduced(document, verb) and _leads_to_particle(document, verb)):
        return None
    for other in document.words[verb + 2 : here.last]:
        if other.upos in _PARTING or other.feature("PronType") == "Rel":
            return None
        if tag(other) in FINITE or tag(other) == "MD":
            return other.index
    return None


def asked(document: Document, inside: int, lexicon: Lexicon) -> range:
    """The words before the main clause of a sentence that tell what somebody was asked or told.

    As in "**Pressed on the delay,** Lee said …".

    Args:
        document: The parse.
        inside: Index of a word of the sentence.
        lexicon: Table ``cues``.
    """
    words = opening(document, inside)
    if not words:
        return words
    lemma = _lemma(document.words[words[0]], lexicon)
    is_told = lemma in lexicon.words("cues", "addressed")
    return words if is_told or cue_type(lemma, lexicon) in ("question", "demand") else range(0)


def cue_type(lemma: str, lexicon: Lexicon) -> ClaimType | Literal[""]:
    """What the lexicon says that a cue makes of its content; "" where no list has it."""
    return _types(lexicon).get(lemma, "")


@lru_cache(maxsize=8)
def _types(lexicon: Lexicon) -> dict[str, ClaimType]:
    """The type of each cue; of several the first of `TYPES`."""
    return {lemma: name for name in reversed(TYPES)
            for lemma in lexicon.words("cues", "types", name)}  # fmt: skip
