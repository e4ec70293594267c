"""Cues: the words that may tie a source to a content."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

import attrs

from quoteattr.document import Document, Word
from quoteattr.grammar.carriers import carries
from quoteattr.grammar.clauses import auxiliaries, child, denial_of, phrasal
from quoteattr.grammar.forms import tag
from quoteattr.grammar.inflections import verb_lemma
from quoteattr.grammar.lacking import is_unsaid
from quoteattr.grammar.noun_clauses import noun_before
from quoteattr.grammar.voice import is_headlined, is_passive, is_reduced
from quoteattr.lexicon import Lexicon
from quoteattr.typography.marks import DASHES
from quoteattr.vocabulary.cues import framing_words, states

CueKind = Literal["verb", "noun", "adjective", "adverb", "preposition", "mark"]
_LABEL_MARKS = frozenset({":", "--", *DASHES})
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


_Finder: TypeAlias = Callable[[Document, Word, Lexicon], Cue | None]


def find_cues(document: Document, lexicon: Lexicon) -> tuple[Cue, ...]:
    """Find every word that may head a cue; whether it does, its content decides.

    Args:
        document: The parse.
        lexicon: Tables of the language.

    Returns:
        The candidates, in order.
    """
    framing = framing_words(lexicon)
    found = (_cue(document, word, framing, lexicon) for word in document.words)
    return tuple(cue for cue in found if cue is not None)


def _cue(document: Document, word: Word, framing: frozenset[str], lexicon: Lexicon) -> Cue | None:
    """The cue that a word may head: a framing word first, a mark where it is nothing else."""
    form = word.text.lower()
    if form in framing or word.lemma.lower() in framing:  # "according" to X
        return Cue(word.index, "preposition", form, frozenset({word.index}))
    find = _FINDERS.get(word.upos)
    found = find(document, word, lexicon) if find is not None else None
    if found is None and word.text in _LABEL_MARKS:  # a colon or a dash beside a name: "X: P"
        return Cue(word.index, "mark", word.text, frozenset({word.index}))
    return found


def _auxiliary(document: Document, word: Word, lexicon: Lexicon) -> Cue | None:
    """An auxiliary that is the verb of its clause."""
    return None if word.relation in ("aux", "cop") else _verb(document, word, lexicon)


def _verb(document: Document, word: Word, lexicon: Lexicon) -> Cue | None:
    """A verb with its auxiliaries and adverbs, unless it leads to another or asserts nothing."""
    verb = word.index
    if carries(document, verb, lexicon) or is_unsaid(document, verb, lexicon):
        return None
    if word.lemma.lower() in lexicon.words("introductions", "surnaming"):
        return None  # "a man surnamed Wong"
    particle = child(document, verb, "compound:prt")
    lemma = verb_lemma(word, lexicon)
    if particle is not None:
        lemma = phrasal(lemma, document.words[particle].text.lower(), lexicon)
    passive = (
        is_passive(document, verb)
        or is_reduced(document, verb, lemma, lexicon)
        or is_headlined(document, verb, lemma, lexicon)
    )
    return Cue(verb, "verb", lemma, _verb_words(document, verb, lexicon), passive)


def _verb_words(document: Document, verb: int, lexicon: Lexicon) -> frozenset[int]:
    """A verb with its auxiliaries, and with the adverbs between them: "has **also** said"."""
    words = {verb, *auxiliaries(document, verb, lexicon)}
    for index in document.children[verb]:
        adverb = document.words[index].relation == "advmod" and index < verb
        if adverb and document.words[index].upos != "ADJ" and index + 1 in words:
            words.add(index)  # not the "more" of "hundreds **more** are feared dead"
            words.update(denial_of(document, index, lexicon))
    return frozenset(words)


def _noun(document: Document, word: Word, lexicon: Lexicon) -> Cue | None:
    """A noun that governs what it may claim, or is the subject of that: "the hope is that"."""
    noun = word.index
    if _is_misread(document, word, lexicon):
        return Cue(noun, "verb", word.lemma.lower(), frozenset({noun}))
    has_content = (
        word.deprel == _OUTER
        or child(document, noun, *_NOUN_COMPLEMENTS) is not None
        or _has_clause(document, word, lexicon)
    )
    if not has_content or is_unsaid(document, noun, lexicon):
        return None
    return Cue(noun, "noun", word.lemma.lower(), frozenset({noun}))


def _is_misread(document: Document, noun: Word, lexicon: Lexicon) -> bool:
    """Whether a verb that ends a sentence was taken for a noun: ", the Lyon Times **reports**"."""
    is_last = document.sentence_of(noun.index).last == noun.index + 2
    if not is_last or tag(noun) != "NNS" or not states(noun.lemma.lower(), lexicon):
        return False
    below = (document.words[child] for child in document.children[noun.index])
    parts = [word for word in below if word.upos != "PUNCT"]
    is_named = bool(parts) and parts[-1].index == noun.index - 1 and parts[-1].upos == "PROPN"
    return is_named and document.before(document.subtree(parts[0].index)[0]) == ","


def _has_clause(document: Document, noun: Word, lexicon: Lexicon) -> bool:
    """Whether the parser hung what a noun claims on its verb: "**fears** are growing that"."""
    if noun.head < 0 or noun.lemma.lower() not in lexicon.words("cues", "cue_nouns"):
        return False
    clauses = (c for c in document.children[noun.head] if c > noun.index)
    return any(noun_before(document, clause, lexicon) == noun.index for clause in clauses)


def _adjective(document: Document, word: Word, lexicon: Lexicon) -> Cue | None:
    """An adjective that is a predicate, with its copula: "**is confident** that"."""
    adjective = word.index
    if child(document, adjective, "nsubj") is None:
        return None
    words = frozenset({adjective, *auxiliaries(document, adjective, lexicon)})
    return Cue(adjective, "adjective", word.lemma.lower(), words)


def _adverb(_: Document, word: Word, lexicon: Lexicon) -> Cue | None:
    """An adverb that reports by itself: "reportedly"."""
    lemma = word.lemma.lower()
    is_listed = lemma in lexicon.words("cues", "adverbs")
    return Cue(word.index, "adverb", lemma, frozenset({word.index})) if is_listed else None


_FINDERS: dict[str, _Finder] = {
    "VERB": _verb,
    "AUX": _auxiliary,
    "NOUN": _noun,
    "ADJ": _adjective,
    "ADV": _adverb,
}
