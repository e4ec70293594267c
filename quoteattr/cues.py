"""Cues: the words that may tie a source to a content."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import attrs

from quoteattr.claims import ClaimType
from quoteattr.clauses import auxiliaries, child, is_passive, phrasal
from quoteattr.document import Document, Word
from quoteattr.forms import tag
from quoteattr.lexicon import Lexicon
from quoteattr.marks import DASHES, closes

CueKind = Literal["verb", "noun", "adjective", "adverb", "preposition", "mark"]
TYPES: tuple[ClaimType, ...] = (
    "question", "demand", "promise", "belief", "intention", "emotion", "statement",
)  # fmt: skip
_LABEL_MARKS = frozenset({":", "--", *DASHES})
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
            if not _carries(document, word.index, lexicon):
                out.append(_verb(document, word.index, lexicon))
        elif word.upos == "NOUN" and child(document, word.index, *_NOUN_COMPLEMENTS) is not None:
            out.append(Cue(word.index, "noun", lemma, frozenset({word.index})))
        elif word.upos == "ADJ" and child(document, word.index, "nsubj") is not None:
            words = frozenset({word.index, *auxiliaries(document, word.index, lexicon)})
            out.append(Cue(word.index, "adjective", lemma, words))
        elif word.text in _LABEL_MARKS:
            out.append(Cue(word.index, "mark", word.text, frozenset({word.index})))
        elif word.upos == "ADV" and lemma in adverbs:
            out.append(Cue(word.index, "adverb", lemma, frozenset({word.index})))
    return tuple(out)


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
        if document.words[index].relation == "advmod" and index < verb and index + 1 in words:
            words.add(index)
    return Cue(verb, "verb", lemma, frozenset(words), is_passive(document, verb))


def cue_type(lemma: str, lexicon: Lexicon) -> ClaimType | Literal[""]:
    """What the lexicon says that a cue makes of its content; "" where no list has it."""
    return _types(lexicon).get(lemma, "")


@lru_cache(maxsize=8)
def _types(lexicon: Lexicon) -> dict[str, ClaimType]:
    """The type of each cue; of several the first of `TYPES`."""
    return {lemma: name for name in reversed(TYPES)
            for lemma in lexicon.words("cues", "types", name)}  # fmt: skip
