"""Participles: those that open a sentence, report for a noun, or part it from its verb."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import child, own_subject, preposition
from quoteattr.grammar.forms import FINITE, tag
from quoteattr.grammar.inflections import verb_lemma
from quoteattr.grammar.voice import leads_to_particle, may_be_reduced
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.cues import cue_type

_PARTING = ("PUNCT", "SCONJ", "CCONJ", "PRON")  # what parts one clause from another


def opening(document: Document, inside: int) -> range:
    """A participle of the past that opens a sentence, with all words up to the main clause.

    As in "**Asked whether she was ill,** Lee smiled".

    Args:
        document: The parse.
        inside: Index of a word of the sentence.

    Returns:
        The words, none where the sentence opens otherwise.
    """
    here = document.sentence_of(inside)
    words = (w for w in range(here.first, here.last) if document.words[w].upos != "PUNCT")
    verb = next(words, here.first)
    word = document.words[verb]
    if tag(word) not in ("VBD", "VBN"):
        return range(0)
    beside = (c for c in document.children[verb] if document.words[c].relation == "parataxis")
    for main in (*beside, *([word.head] if word.head >= 0 else [])):
        found = own_subject(document, main)
        first = document.subtree(found)[0] if found is not None else verb
        if first > verb and document.words[first - 1].text == ",":
            return range(verb, first)
    return range(0)


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


def owner_of_gerund(document: Document, verb: int, _: Lexicon) -> int | None:
    """Whose claim a noun tells that was taken for a participle: "the **court's** finding that".

    Args:
        document: The parse.
        verb: Index of a word.

    Returns:
        Head word of the owner before it, None where it has none.
    """
    if tag(document.words[verb]) != "VBG":
        return None
    owner = child(document, verb, "nmod:poss")
    return owner if owner is not None and owner < verb else None


def main_verb_behind(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """The first word of the main verb behind a participle that parts it from its subject.

    As in "the man thought to be the thief **has fled**", which parsers take for one clause.

    Args:
        document: The parse.
        verb: Index of the participle.
        lexicon: Tables of the language.

    Returns:
        Its index, or None.
    """
    word, here = document.words[verb], document.sentence_of(verb)
    behind = verb > here.first and document.words[verb - 1].upos in ("NOUN", "PROPN")
    raised = behind and verb_lemma(word, lexicon) in lexicon.words("cues", "raising")
    if not (raised and may_be_reduced(document, verb) and leads_to_particle(document, verb)):
        return None
    for other in document.words[verb + 2 : here.last]:
        if other.upos in _PARTING or other.feature("PronType") == "Rel":
            return None
        if tag(other) in FINITE or tag(other) == "MD":
            return other.index
    return None
