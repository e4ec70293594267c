"""Lacking: what a claim is made without, and what may not be claimed."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import child, is_negated, lemmas, preposition
from quoteattr.grammar.forms import tag
from quoteattr.grammar.people import is_somebody
from quoteattr.grammar.voice import is_passive
from quoteattr.lexicon import Lexicon


def is_unsaid(document: Document, word: int, lexicon: Lexicon) -> bool:
    """Whether a cue word asserts nothing ("not authorized to discuss").

    Args:
        document: The parse.
        word: Index of a noun or a verb.
        lexicon: Tables of the language.
    """
    return (
        _is_forbidden(document, word, lexicon)
        or is_lacking(document, word, lexicon)
        or _is_noun(document, word, lexicon)
        or _opens_compound(document, word)
    )


def _opens_compound(document: Document, word: int) -> bool:
    """Whether a verb is a part of a noun, no particle behind its hyphen: "**know**-how"."""
    verb, *behind = document.words[word : word + 3]
    is_base = verb.upos == "VERB" and verb.text == verb.lemma
    if not is_base or len(behind) < 2 or behind[0].text != "-":
        return False
    is_glued = verb.end == behind[0].start and behind[0].end == behind[1].start
    return is_glued and behind[1].upos not in ("ADP", "PUNCT") and behind[1].text.islower()


def _is_noun(document: Document, word: int, lexicon: Lexicon) -> bool:
    """Whether a parser took a noun for a verb: "said in a report that **demand** fell".

    As a verb it would be one in the plural, of something that is one and no body.
    """
    verb = document.words[word]
    before = document.words[word - 1]
    if verb.deprel != "acl:relcl" or tag(verb) != "VBP" or before.feature("PronType") != "Rel":
        return False
    above = document.words[verb.head]
    is_one = tag(above) in ("NN", "NNP") and not is_somebody(above, lexicon)
    return before.head == word and is_one and child(document, verb.head, "conj") is None


def _is_forbidden(document: Document, word: int, lexicon: Lexicon) -> bool:
    """Whether a verb tells what somebody is not permitted to do."""
    above = document.words[word].head if document.words[word].relation == "xcomp" else -1
    if above < 0 or not is_passive(document, above) or not is_negated(document, above, lexicon):
        return False
    return document.words[above].lemma.lower() in lexicon.words("cues", "permitting")


def is_lacking(document: Document, word: int, lexicon: Lexicon) -> bool:
    """Whether a word tells what a claim is made without: "claimed **without evidence** that".

    Args:
        document: The parse.
        word: Index of a noun or a verb.
        lexicon: Tables of the language.
    """
    marks = preposition(document, word)
    if not marks or not lemmas(document, marks) & lexicon.words("grammar", "lacking"):
        return False
    things = lexicon.words("cues", "grounds")
    objects = [c for c in document.children[word] if document.words[c].relation == "obj"]
    return bool(lemmas(document, [word, *objects]) & things)


def lack_behind(document: Document, word: int, lexicon: Lexicon) -> set[int]:
    """The words right behind a cue that tell what it is made without, up to a clause of the claim.

    Args:
        document: The parse.
        word: The last word of the cue.
        lexicon: Tables of the language.

    Returns:
        Indices of the words, none where nothing is lacking.
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
